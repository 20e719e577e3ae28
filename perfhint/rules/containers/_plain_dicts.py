"""Dictionaries of `collections` written as plain ones: everything that a program does with one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules._slices import looped_over
from perfhint.rules.api import Binding, Edit, Module, Node, Role, Use, names

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORKED_OUT = names("subscript attribute binary_operator tuple")
_KEYS = _WORKED_OUT | names("identifier integer string string_start string_content string_end")
"""What a key consists of that is written a second time, with at most one thing in it that is worked out."""
_READING = {"items": (0,), "keys": (0,), "values": (0,), "get": (1, 2), "pop": (2,), "clear": (0,)}
"""Methods that do the same for every kind of dictionary, with so many arguments."""
_REMOVING = names("pop popitem clear")
_TAKING = names("len sorted list set tuple sum min max any all enumerate iter map zip .join")
_LOOKING = frozenset({Role.ITERATED, Role.SEARCHED, Role.TRUTH, Role.UNPACKED})
_ONLY_LOOKED_AT = frozenset({Role.ITERATED, Role.SEARCHED, Role.TRUTH})
_VIEWS = names("sorted list set tuple")


class Missing(NamedTuple):
    """What a dictionary gives for a key that it has not."""

    default: str
    """As code: `0`, `[]`."""
    is_kept: bool = True
    """The key has it from then on: in a `defaultdict`, not in a `Counter`."""

    @property
    def is_container(self) -> bool:
        """It may be changed, so that it matters that the dictionary keeps it."""
        return self.default in CONTAINERS.values()


CONTAINERS = {"list": "[]", "set": "set()", "dict": "{}"}
"""What the functions that make them give."""


def plain_uses(module: Module, binding: Binding, missing: Missing) -> list[Edit] | None:
    """The edits after which a plain dictionary does all that the variable is used for; None where it cannot."""
    uses = module.uses.of(binding)
    others = [use for use in uses if use.role not in (Role.ITEM, Role.SET_ITEM)]
    ranked = [use for use in others if not missing.is_kept and use.name == "most_common"]
    if not all(use in ranked or _is_same(module, use) for use in others):
        return None
    keeps_keys = not any(use.role is Role.DELETE_ITEM or use.name in _REMOVING for use in others)
    edits: list[Edit] = []
    for use in uses:
        if use in others or (use.role is Role.ITEM and keeps_keys and _is_own_key(module, use)):
            continue
        made = _set(module, use, missing) if use.role is Role.SET_ITEM else _read(module, use, missing, others)
        if made is None:
            return None
        edits += made
    if not missing.is_kept:
        own = [_ranked(module, use) for use in ranked]
        own += [_deleted(module, use) for use in others if use.role is Role.DELETE_ITEM]
        if None in own:
            return None
        edits += [edit for edit in own if edit is not None]
    return edits


def _is_same(module: Module, use: Use) -> bool:
    """A plain dictionary does the same here."""
    match use.role:
        case Role.METHOD:
            return len(module.arguments(use.outer)) in _READING.get(use.name or "", ())
        case Role.ATTRIBUTE:
            return use.name == "get"
        case Role.ARGUMENT:
            return use.name in _TAKING
    return use.role is Role.DELETE_ITEM or use.role in _LOOKING


def _deleted(module: Module, use: Use) -> Edit | None:
    """`d.pop(k, None)`: a Counter does not mind if there is no item to delete."""
    item, statement = use.outer, module.statement(use.outer)
    if module.parent(item) != statement or not _is_plain_key(module, item, item.named_children[-1]):
        return None
    key = module.code(item.named_children[-1])
    return module.edit.replace(statement, f"{module.code(use.node)}.pop({key}, None)")


def _ranked(module: Module, use: Use) -> Edit | None:
    """The items, or only the first key or number, by how often they were counted: what `most_common` gives."""
    call, name = use.outer, module.code(use.node)
    arguments = [module.code(argument) for argument in module.arguments(call)]
    scope = module.scopes.scope(call)
    if use.role is not Role.METHOD or not all(module.scopes.means_builtin(word, scope) for word in ("max", "sorted")):
        return None
    if arguments not in ([], ["1"]) or module.comments(call):
        return None
    first = module.parent(call)
    part = module.parent(first) if first is not None and first.type == "subscript" else None
    if first is not None and part is not None and part.type == "subscript" and not module.comments(part):
        place = module.code(part)[len(module.code(call)) :].replace(" ", "")
        best = {"[0][0]": f"max({name}, key={name}.get)", "[0][1]": f"max({name}.values())"}.get(place)
        if best is not None:
            return module.edit.replace(part, best) if module.within(call, "try_statement") is None else None
    ordered = f"sorted({name}.items(), key=lambda item: item[1], reverse=True)"
    return module.edit.replace(call, ordered) if not arguments else None


def _is_own_key(module: Module, use: Use) -> bool:
    """`d[key]` for the `key` of a loop over `d`, `d.keys()` or `sorted(d)`: it is there."""
    key = use.outer.named_children[-1]
    keys = looped_over(module, key) if key.type == "identifier" else None
    write = module.flow.definition(key) if keys is not None else None
    if keys is None or write is None or write.origin.child_by_field_name("left") != write.node:
        return False
    while keys.type == "call" and module.scopes.calls(keys, *_VIEWS) and len(module.arguments(keys)) == 1:
        keys = module.arguments(keys)[0]
    if keys.type == "call" and module.code(keys).endswith(".keys()"):
        keys = keys.named_children[0].named_children[0]
    return keys.type == "identifier" and module.scopes.binding(keys) is module.scopes.binding(use.node)


def _set(module: Module, use: Use, missing: Missing) -> list[Edit] | None:
    """`d[k] = …` stays, `d[k] += 1` says what it adds to."""
    item = use.outer
    change = module.parent(item)
    if change is None or change.type != "augmented_assignment":
        return []
    value, operator = change.child_by_field_name("right"), change.child_by_field_name("operator")
    key = item.named_children[-1]
    if value is None or operator is None or missing.is_container or not _is_plain_key(module, item, key):
        return None
    if not module.effects.is_pure(value, assume_plain=True):
        return None
    code, sign = module.code(key), module.code(operator).removesuffix("=")
    edits = [module.edit.replace(operator, f"= {module.code(use.node)}.get({code}, {missing.default}) {sign}")]
    if module.edit.operand(value) != module.code(value):
        start, end = value.start_byte, value.end_byte
        edits += [Edit(start, start, "("), Edit(end, end, ")")]
    return edits


def _read(module: Module, use: Use, missing: Missing, others: list[Use]) -> list[Edit] | None:
    """`d.get(k, 0)`, or `d.setdefault(k, [])` where the dictionary must keep it."""
    item = use.outer
    keys = item.children_by_field_name("subscript")
    if any(key.type in ("slice", "list_splat", "named_expression") for key in keys):
        return None
    if any(quote in missing.default for quote in "'\"") and module.within(item, "interpolation") is not None:
        return None  # before Python 3.12 such quotes may end the f-string
    kept = missing.is_kept and (bool(others) or (missing.is_container and not _only_looks(module, item)))
    if kept and not missing.is_container:
        return None  # it would be right with `setdefault`, but no longer to be understood
    start, end = ("(", ")") if len(keys) == 1 else ("((", "))")
    opening = next(child for child in item.children if child.type == "[")
    return [
        module.edit.replace(opening, f".{'setdefault' if kept else 'get'}{start}"),
        module.edit.replace(item.children[-1], f"{end[:-1]}, {missing.default})"),
    ]


def _only_looks(module: Module, item: Node) -> bool:
    """Nothing changes the container `d[k]` here, nor keeps it."""
    use = module.uses.classify(item)
    return use.role in _ONLY_LOOKED_AT or (use.role is Role.ARGUMENT and use.name in names("len sum sorted"))


def _is_plain_key(module: Module, item: Node, key: Node) -> bool:
    """It may as well be worked out twice, and none of these dictionaries is asked for it."""
    return (
        len(item.children_by_field_name("subscript")) == 1
        and all(node.type in _KEYS for node in module.walk(key))
        and sum(node.type in _WORKED_OUT for node in module.walk(key)) <= 1
        and not any(
            module.types.is_a(node, "collections.defaultdict", "collections.Counter")
            for node in module.walk(key, "identifier")
        )
    )


def names_in(module: Module, node: Node) -> Iterator[str]:
    """All names that stand in it."""
    return (module.code(each) for each in module.walk(node, "identifier"))
