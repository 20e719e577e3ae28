"""Array whose items are only read and set one by one.

Slow:
    best = np.zeros(n + 1, dtype=int)
    for i in range(1, n + 1):
        best[i] = max(best[i - 1], best[i - 2] + prices[i])

Fast:
    best = np.zeros(n + 1, dtype=int).tolist()
    for i in range(1, n + 1):
        best[i] = max(best[i - 1], best[i - 2] + prices[i])

Why:
    An array holds plain bits, so numpy makes an object of every item that is read, and takes apart every one that is
    set: three times the time of a list, and arithmetic with these objects is slower as well.

When not:
    Arrays that are used as a whole anywhere. Numbers that the array would convert, such as fractions set in an array of
    integers; an integer written out becomes a fraction in an array of these. Division, where numpy goes on after a
    division by zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Role, Safety, Use
from perfhint.rules.numeric._array_items import DTYPES, is_plain, item, nested
from perfhint.rules.numeric._arrays import made
from perfhint.rules.numeric._kinds import kind_of

if TYPE_CHECKING:
    from perfhint.source.facts import Array

ID = "PH825"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(assignment left: (identifier) @array right: (call function: [(attribute) (identifier)] @function) @made
  (#match? @function "zeros$|ones$|full$|array$"))
"""

SLOW = """\
import numpy as np


def largest(n, rounds):
    prices = [number * 7919 % 10007 for number in range(n)]
    best = np.zeros((rounds, n + 1))
    best[0, 0] = 0
    for k in range(1, rounds):
        for i in range(1, n + 1):
            best[k, i] = max(best[k, i - 1], best[k - 1, i - 1] + prices[i - 1])
    return best[rounds - 1, n]


print(largest(5000, 120))
"""

FAST = """\
import numpy as np


def largest(n, rounds):
    prices = [number * 7919 % 10007 for number in range(n)]
    best = np.zeros((rounds, n + 1)).tolist()
    best[0][0] = 0.0
    for k in range(1, rounds):
        for i in range(1, n + 1):
            best[k][i] = max(best[k][i - 1], best[k - 1][i - 1] + prices[i - 1])
    return best[rounds - 1][n]


print(largest(5000, 120))
"""

_ELEMENTS = {"int64": "int", "float64": "float"}
_WHOLE = frozenset({"sum", "max", "min", "sorted"})
"""Builtins that go through a list as they go through an array of one dimension."""


def rewrite(match: Match, module: Module) -> Finding | None:
    binding = module.scopes.binding(match["array"])
    if binding is None or binding.scope.dynamic or (binding.scope.kind == "module" and not match.context.is_script):
        return None
    values = [write.value for write in binding.writes]
    kinds = {made(module, value) if value is not None else None for value in values}
    kind = kinds.pop() if len(kinds) == 1 else None
    if kind is None or kind.dtype not in DTYPES or values[0] != match["made"]:
        return None
    in_loop = _in_loop(module, binding)
    if in_loop is None or any(write.is_shared for write in binding.writes):
        return None
    edits: list[Edit] = []
    for use in module.uses.of(binding):
        found = _edits(module, use, kind)
        if found is None:
            return None
        edits += found
    edits += [Edit(value.end_byte, value.end_byte, ".tolist()") for value in values if value is not None]
    message = (
        f"the items of `{binding.name}` are only read and set one by one, which a list does in a third of the time"
    )
    return Finding(in_loop, message, tuple(edits), alone=True)  # others may still count on an array


def _in_loop(module: Module, binding: Binding) -> Node | None:
    """The first item in a loop."""
    items = [use.outer for use in module.uses.of(binding) if use.role in (Role.ITEM, Role.SET_ITEM)]
    large = (single for single in items if not all(map(module.loops.is_small, module.loops.around(single))))
    return next(large, None)


def _edits(module: Module, use: Use, kind: Array) -> list[Edit] | None:
    """What must change where the array is used, for a list to do the same; None where it does not."""
    if use.role is Role.ARGUMENT and (use.name == "len" or (use.name in _WHOLE and kind.dimensions == 1)):
        return []
    if use.role not in (Role.ITEM, Role.SET_ITEM):
        return [] if is_plain(module, use, kind) else None
    single = item(module, use.outer, kind)
    if single is None:
        return None
    if not module.is_target(single):
        return nested(use) if is_plain(module, use, kind) else None
    stored = _store(module, single, _ELEMENTS[kind.dtype])
    return None if stored is None else [*nested(use), *stored]


def _store(module: Module, single: Node, element: str) -> list[Edit] | None:
    """What must change of the value that an item is set to."""
    statement = module.parent(single)
    right = statement.child_by_field_name("right") if statement is not None else None
    if statement is None or right is None:
        return None
    if statement.type == "augmented_assignment":
        sign = statement.children[1].type[:-1]
        fitting = kind_of(module, right) in (element, "int")
        return [] if fitting and (sign in "+-*" or _divides(sign, right, element)) else None
    if statement.type != "assignment" or right.type == "assignment":
        return None
    if kind_of(module, right) == element:
        return []
    literal = right.named_children[0] if right.type == "unary_operator" else right
    if element == "float" and literal.type == "integer" and module.code(literal).isdecimal():
        return [Edit(literal.end_byte, literal.end_byte, ".0")]
    return None


def _divides(sign: str, right: Node, element: str) -> bool:
    """By a number that is written out, with a result that the array holds as it is."""
    return right.type in ("integer", "float") and sign in (("//", "%") if element == "int" else ("/", "//", "%"))
