"""Arithmetic on arrays item by item.

Slow:
    for i in range(n):
        cost[i] = price[i] * count[i] + fee

Fast:
    cost[:n] = price[:n] * count[:n] + fee

Why:
    The loop makes an object of every item, calculates with it and takes the result apart again: a third of a
    microsecond each time. An operation of whole arrays runs over the plain bits in C, a hundred times as fast.

When not:
    An iteration needs what an earlier one has set, directly or through a view. Arrays of other numbers than 64-bit
    ones. Functions and powers, whose last digit may differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Finding, Match, Module, Node, Safety
from perfhint.rules.numeric._array_items import DTYPES
from perfhint.rules.numeric._arrays import array_of, is_own
from perfhint.rules.numeric._kinds import kind_of

if TYPE_CHECKING:
    from perfhint.rules.api import Binding, Edit

ID = "PH822"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement left: (identifier) @index right: (call function: (identifier) @range) @numbers !alternative
  body: (block . (expression_statement [
    (assignment left: (subscript value: (identifier) @target subscript: (identifier) @at) right: (_) @value)
    (augmented_assignment left: (subscript value: (identifier) @target subscript: (identifier) @at) right: (_) @value)
  ] @set) .) @body (#eq? @range "range")) @loop
"""

SLOW = """\
import numpy as np


def costs(n, rounds):
    price = np.array([number * 7919 % 10007 for number in range(n)])
    count = np.array([number % 7 for number in range(n)])
    cost = np.zeros(n, dtype=int)
    for fee in range(rounds):
        for i in range(n):
            cost[i] += price[i] * count[i] + fee
    return cost.sum()


print(costs(10000, 40))
"""

FAST = """\
import numpy as np


def costs(n, rounds):
    price = np.array([number * 7919 % 10007 for number in range(n)])
    count = np.array([number % 7 for number in range(n)])
    cost = np.zeros(n, dtype=int)
    for fee in range(rounds):
        cost[:n] += price[:n] * count[:n] + fee
    return cost.sum()


print(costs(10000, 40))
"""

_SIGNS = frozenset({"+", "-", "*", "/", "//", "%"})
_ELEMENTS = {"int64": "int", "float64": "float"}


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, target, value, statement = match["loop"], match["target"], match["value"], match["set"]
    index = module.scopes.binding(match["index"])
    if not module.scopes.is_builtin(match["range"], "range") or module.comments(loop) or module.loops.is_small(loop):
        return None
    if index is None or module.scopes.binding(match["at"]) is not index or module.loops.target_used_after(loop):
        return None
    if index.scope.kind == "module" and not match.context.is_script:
        return None
    kind, end = array_of(module, target), _end(module, match["numbers"])
    if kind is None or kind.dimensions != 1 or kind.dtype not in DTYPES or end is None:
        return None
    if statement.type == "augmented_assignment":
        sign = statement.children[1].type[:-1]
        if sign not in _SIGNS or (sign == "/" and kind.dtype == "int64"):
            return None
    if kind_of(module, value) != _ELEMENTS[kind.dtype]:
        return None
    items = _items(module, value, index)
    if not items or not _is_calculated(module, value, index, items) or not _is_apart(module, target, items):
        return None
    if not _is_countable(module, end, [target, *(item.named_children[0] for item in items)]):
        return None
    code = module.code(end)
    body = module.code(statement)
    places = [match["at"], *(item.children_by_field_name("subscript")[0] for item in items)]
    moved = _applied(body, statement.start_byte, [module.edit.replace(place, f":{code}") for place in places])
    message = f"every item of `{module.code(target)}` is calculated by itself; whole arrays are worked on in C"
    return Finding(loop, message, (module.edit.replace_statement(loop, moved),))


def _end(module: Module, numbers: Node) -> Node | None:
    """The n of `range(n)` or `range(0, n)`."""
    given = module.arguments(numbers)
    if len(given) == 2 and module.code(given[0]) == "0":
        given = given[1:]
    return given[0] if len(given) == 1 else None


def _items(module: Module, value: Node, index: Binding) -> list[Node]:
    """`x[i]` for arrays of one dimension."""
    found = []
    for item in module.walk(value, "subscript"):
        indexes, holder = item.children_by_field_name("subscript"), item.named_children[0]
        kind = array_of(module, holder)
        if kind is None or kind.dimensions != 1 or kind.dtype not in DTYPES or len(indexes) != 1:
            return []
        if indexes[0].type != "identifier" or module.scopes.binding(indexes[0]) is not index:
            return []
        found.append(item)
    return found


def _is_calculated(module: Module, node: Node, index: Binding, items: list[Node]) -> bool:
    """By arithmetic, in which every operation has an item on at least one side; the rest are plain numbers."""
    node = module.unwrap(node)
    if node.type == "subscript":
        return True
    if node.type == "unary_operator":
        return node.children[0].type == "-" and _is_calculated(module, node.named_children[0], index, items)
    if node.type == "binary_operator":
        sides = node.children[0], node.children[2]
        array = [any(module.contains(side, item) for item in items) for side in sides]
        return node.children[1].type in _SIGNS and all(
            _is_calculated(module, side, index, items) if is_array else _is_number(module, side, index)
            for side, is_array in zip(sides, array, strict=True)
        )
    return False


def _is_number(module: Module, node: Node, index: Binding) -> bool:
    node = module.unwrap(node)
    if node.type not in ("identifier", "integer", "float") or not module.annotated_types.is_a(node, "int", "float"):
        return False
    return node.type != "identifier" or module.scopes.binding(node) is not index


def _is_apart(module: Module, target: Node, items: list[Node]) -> bool:
    """What the loop sets is seen through no other array."""
    binding = module.scopes.binding(target)
    others = [item for item in items if module.scopes.binding(item.named_children[0]) is not binding]
    return not others or (binding is not None and is_own(module, binding))


def _is_countable(module: Module, end: Node, arrays: list[Node]) -> bool:
    """Surely not negative: a slice would then end before the end instead of being empty."""
    if end.type == "integer" or module.scopes.calls(end, "len"):
        return True
    binding = module.scopes.binding(end) if end.type == "identifier" else None
    if binding is None:
        return False
    made = [write.value for array in arrays if (of := module.scopes.binding(array)) for write in of.writes]
    sizes = [module.arguments(value)[0] for value in made if value is not None and value.type == "call"]
    once = len(binding.writes) == 1
    if once and any(size.type == "identifier" and module.scopes.binding(size) is binding for size in sizes):
        return True
    seen = module.facts.value_range(end)
    return seen is not None and seen[0] >= 0


def _applied(code: str, start: int, edits: list[Edit]) -> str:
    """The code of a statement, which starts at an offset, with edits made in it."""
    data = code.encode()
    for edit in sorted(edits, key=lambda edit: -edit.start):
        data = data[: edit.start - start] + edit.text.encode() + data[edit.end - start :]
    return data.decode()
