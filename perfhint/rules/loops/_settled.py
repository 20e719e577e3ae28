"""Sizes that are the same whenever they are worked out again while a list of that size is in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Kind, Role
from perfhint.rules.loops._affine import Sum, sum_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfhint.rules.api import Binding, Module, Node, Write
    from perfhint.source.bindings import Scope

_ARITHMETIC = ("binary_operator", "unary_operator")


def settled(module: Module, size: Node, made: Node, way: Sequence[Write]) -> Sum | None:
    """The size as a sum, if it stays what it was when `made` was made until that is read for the last time.

    `way` are the writes by which the list got its names.
    """
    later = list(_later(module, made, way))
    if not _stays(module, size, later) or any(
        _means_more(module.code(name), module.scopes.home(module.scopes.scope(made)))
        for name in module.walk(size, "identifier")
    ):
        return None
    found = sum_of(module, size)
    return found if found.is_natural else None


def _stays(module: Module, size: Node, later: list[Node]) -> bool:
    """Numbers, names and lengths that nothing changes `later`, and arithmetic of these; other calls may do anything."""
    size = module.unwrap(size)
    if size.type in _ARITHMETIC:
        return all(_stays(module, part, later) for part in size.named_children)
    if size.type == "call":
        held = module.arguments(size)
        if len(held) > 1 and module.scopes.calls(size, "min", "max"):
            return all(_stays(module, part, later) for part in held)
        binding = module.scopes.binding(held[0]) if len(held) == 1 and module.scopes.calls(size, "len") else None
        return (
            binding is not None
            and _stays(module, held[0], later)
            and not any(module.effects.may_change(part, binding) for part in later)
        )
    if size.type != "identifier":
        return size.type == "integer"
    binding = module.scopes.binding(size)
    if binding is None or any(module.effects.rebinds(part, binding) for part in later):
        return False
    is_own = module.scopes.home(module.scopes.scope(size)) is binding.scope
    return is_own or not any(True for part in later for _ in module.walk(part, "yield", "await"))


def _later(module: Module, made: Node, way: Sequence[Write]) -> Iterator[Node]:
    """Code that may run once `made` is there and before it is read: what follows, and the loops around."""
    is_read_here = all(_is_read_behind(module, write) for write in way)
    if not is_read_here:
        yield from module.loops.around(made)
    home, part = module.scopes.home(module.scopes.scope(made)).node, module.statement(made)
    yield part
    for around in module.ancestors(part):
        following = part.next_named_sibling
        while following is not None:
            yield following
            following = following.next_named_sibling
        if is_read_here or around.id == home.id:
            return
        part = around


def _is_read_behind(module: Module, write: Write, seen: frozenset[Binding] = frozenset()) -> bool:
    """Whatever reads the list, or a row of it by a name of its own, stands in the same block and after this write."""
    block, binding = _block(module, write), module.scopes.binding(write.node)
    if block is None or binding is None:
        return False
    if binding in seen or write.kind is Kind.COMPREHENSION:
        return True
    return all(
        module.contains(block, read)
        and read.start_byte >= write.at
        and all(_is_read_behind(module, given, seen | {binding}) for given in _names_given(module, read))
        for read in binding.reads
    )


def _block(module: Module, write: Write) -> Node | None:
    """Where the name has its value by this write, if that is not left too early."""
    if write.kind is Kind.FOR:
        return write.origin.child_by_field_name("body")
    return module.parent(module.statement(write.node))


def _names_given(module: Module, read: Node) -> Iterator[Write]:
    """Writes of `row` in `row = table[i]`, `for row in table` and `for row, next_row in zip(table, table[1:])`."""
    use = module.uses.classify(read)
    while use.role in (Role.ITEM, Role.SLICE) or (use.role is Role.ARGUMENT and use.name == "zip"):
        use = module.uses.classify(use.outer)
    left = use.outer.child_by_field_name("left") if use.role in (Role.ESCAPES, Role.ITERATED) else None
    for name in module.walk(left, "identifier") if left is not None else ():
        binding = module.scopes.binding(name)
        yield from binding.writes if binding is not None else ()


def _means_more(name: str, scope: Scope) -> bool:
    """A comprehension of the scope has a variable of this name."""
    return any(
        name in inner.bindings or _means_more(name, inner) for inner in scope.children if inner.kind == "comprehension"
    )
