"""Where something can be made once that a loop would make, or search for, again and again."""

from __future__ import annotations

from perfhint.rules.api import Kind, Module, Node, Role, Use, Write

_SHORT = 16
"""Items among which a search by comparison is as quick as any other."""


def place(module: Module, node: Node, *inputs: Node, deep: bool = True) -> Node | None:
    """The statement before which whatever depends on nothing but the names `inputs` has the value it has at `node`.

    It holds the outermost loop around `node` that leaves all of them as they are; None when no loop does, or when only
    small ones do, or when an input is a short list. The names surely have their values there. Without
    `deep` a list stays as it is while it holds the same objects, whatever happens to these.
    """
    scopes = module.scopes
    if any(_is_short(module, name) for name in inputs):
        return None
    found = None
    for loop in module.loops.around(node):
        statement = module.statement(loop)
        if scopes.home(scopes.scope(statement)) is not scopes.home(scopes.scope(node)):
            break
        if not all(is_settled(module, name, statement, deep=deep) for name in inputs):
            break
        if not module.loops.is_small(loop):
            found = statement
    return found


def is_settled(module: Module, name: Node, statement: Node, *, deep: bool = True) -> bool:
    """The name is surely bound before `statement`, and means the same object with the same contents all through it."""
    write, binding = module.flow.definition(name), module.scopes.binding(name)
    return (
        write is not None
        and binding is not None
        and is_bound_before(module, write, statement)
        and not module.effects.rebinds(statement, binding)
        and not module.effects.may_change(statement, binding, deep=deep)
    )


def _is_short(module: Module, name: Node) -> bool:
    value, binding = module.flow.value(name), module.scopes.binding(name)
    if (
        value is not None
        and value.type in ("list", "tuple", "expression_list", "string")
        and len(module.statements(value)) <= _SHORT
    ):
        grows = value.type == "list" and binding is not None and any(map(_grows, module.uses.of(binding)))
        return not grows
    return module.facts.is_short(name, _SHORT)


def _grows(use: Use) -> bool:
    """This use puts items into a list."""
    return use.role is Role.AUGMENTED or (use.role is Role.METHOD and use.name in ("append", "extend", "insert"))


def is_bound_before(module: Module, write: Write, statement: Node) -> bool:
    """What `write` binds is bound whenever `statement` begins, unless something unbinds it."""
    if write.kind is Kind.PARAMETER:
        return True
    if write.kind is Kind.FOR:
        body = write.origin.child_by_field_name("body")
        return body is not None and module.contains(body, statement)
    block = module.parent(module.statement(write.node))
    return block is not None and module.contains(block, statement) and write.at <= statement.start_byte


def with_comments(statement: Node) -> Node:
    """`statement`, or the first of the comments right above it: what is put before it must not come between."""
    place = statement
    while (before := place.prev_sibling) is not None and before.type == "comment":
        if before.end_point.row + 1 != place.start_point.row or before.start_point.column != place.start_point.column:
            break
        place = before
    return place
