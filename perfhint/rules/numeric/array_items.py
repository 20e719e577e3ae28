"""Array read item by item in a loop.

Slow:
    costs = np.array(input().split(), dtype=np.int64)
    for i in range(1, n):
        best = min(best, costs[i] - costs[i - 1])

Fast:
    costs = np.array(input().split(), dtype=np.int64)
    costs_list = costs.tolist()
    for i in range(1, n):
        best = min(best, costs_list[i] - costs_list[i - 1])

Why:
    An array holds plain bits, so numpy makes an object of every item that is read: three times the time of reading one
    from a list. With these objects every further operation is slower as well, two to five times.

When not:
    Arrays that the loop changes, and items used in ways in which numpy's numbers differ from Python's: division, where
    numpy goes on with infinity after a division by zero, powers, and methods. Other types than 64-bit numbers.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Role, Safety, Use
from perfhint.rules.numeric._arrays import array_of, is_index, stays

if TYPE_CHECKING:
    from perfhint.source.facts import Array

ID = "PH820"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(subscript value: (identifier) @array) @use
(for_statement right: (identifier) @array) @use
(for_in_clause right: (identifier) @array) @use
(for_statement right: (call arguments: (argument_list (identifier) @array))) @use
(for_in_clause right: (call arguments: (argument_list (identifier) @array))) @use
"""

SLOW = """\
import numpy as np


def main():
    costs = np.array([number * 7919 % 10007 for number in range(20000)])
    best = 0
    for gap in range(1, 60):
        for i in range(gap, 20000):
            rise = costs[i] - costs[i - gap]
            if rise > best:
                best = rise
    print(best)
    for cost in costs:
        if cost > 10000:
            best += cost
    print(best)


main()
"""

FAST = """\
import numpy as np


def main():
    costs = np.array([number * 7919 % 10007 for number in range(20000)])
    best = 0
    costs_list = costs.tolist()
    for gap in range(1, 60):
        for i in range(gap, 20000):
            rise = costs_list[i] - costs_list[i - gap]
            if rise > best:
                best = rise
    print(best)
    for cost in costs.tolist():
        if cost > 10000:
            best += cost
    print(best)


main()
"""

_DTYPES = frozenset({"int64", "float64"})
_WALKING = ("enumerate", "zip", "reversed")
_DIFFERENT = frozenset({"/", "//", "%", "**"})
"""Operators that do not do with numpy's numbers what they do with Python's, at least for some."""


def rewrite(match: Match, module: Module) -> Finding | None:
    name = match["array"]
    binding = module.scopes.binding(name)
    if binding is None or not (module.loops.around(name) or match["use"].type != "subscript"):
        return None
    kind = array_of(module, name)
    if kind is None or kind.dtype not in _DTYPES:
        return None
    loop = _loop(module, name, binding)
    if loop is None:
        return None
    uses = [use for use in module.uses.of(binding) if module.contains(loop, use.node)]
    read = [use for use in uses if not _is_harmless(use)]
    if not read or read[0].node.id != name.id or not all(_is_plain(module, use, kind) for use in read):
        return None
    code = module.code(name)
    message = f"numpy makes an object of every item of `{code}` that the loop reads; a list has them already"
    if len(read) == 1 and read[0].role is not Role.ITEM and not module.loops.around(name):
        return Finding(name, message, (module.edit.replace(name, f"{code}.tolist()"),))
    statement = module.statement(loop)
    if not module.edit.starts_line(statement):
        return None
    listed = module.scopes.fresh_name(f"{code}_list", statement)
    edits: list[Edit] = [module.edit.insert_before(statement, f"{listed} = {code}.tolist()")]
    edits += [edit for use in read for edit in _edits(module, use, listed)]
    return Finding(name, message, tuple(edits))


def _loop(module: Module, name: Node, binding: Binding) -> Node | None:
    """The outermost loop that reads items and leaves the array as it is."""
    found = None
    loops = module.loops.around(name)
    parent = module.parent(name)
    while parent is not None and parent.type in ("argument_list", "call"):
        parent = module.parent(parent)
    if parent is not None and parent.type in ("for_statement", "for_in_clause"):
        loops = [parent, *loops]
    for loop in loops:
        if not stays(module, binding, module.statement(loop)):
            break
        if found is not None or not module.loops.is_small(loop):
            found = loop
    return found


def _is_harmless(use: Use) -> bool:
    """Not about items: `len(array)`, `array.shape`."""
    return (use.role is Role.ARGUMENT and use.name == "len") or use.role is Role.ATTRIBUTE


def _is_plain(module: Module, use: Use, kind: Array) -> bool:
    """Reads single items, which are used like any number."""
    if use.role is Role.ITEM:
        item = _item(module, use.outer, kind)
        return item is not None and _is_used_plainly(module, item)
    target = _target(module, use)
    binding = module.scopes.binding(target) if target is not None else None
    return kind.dimensions == 1 and binding is not None and all(_is_used_plainly(module, r) for r in binding.reads)


def _item(module: Module, subscript: Node, kind: Array) -> Node | None:
    """The whole of `a[i]`, `a[i][j]` or `a[i, j]`, if it is a single item."""
    indexes: list[Node] = []
    while True:
        indexes += subscript.children_by_field_name("subscript")
        if len(indexes) >= kind.dimensions:
            break
        outer = module.uses.classify(subscript)
        if outer.role is not Role.ITEM:
            return None
        subscript = outer.outer
    single = len(indexes) == kind.dimensions and all(is_index(module, index) for index in indexes)
    return subscript if single else None


def _target(module: Module, use: Use) -> Node | None:
    """The name that the loop gives each item to, also in `enumerate(array)` and `zip(array, …)`."""
    if use.role is Role.ITERATED:
        left = use.outer.child_by_field_name("left")
        return left if left is not None and left.type == "identifier" else None
    if use.role is not Role.ARGUMENT or use.name not in _WALKING:
        return None
    walk = module.uses.classify(use.outer)
    left = walk.outer.child_by_field_name("left") if walk.role is Role.ITERATED else None
    if left is None or (use.name == "reversed" and left.type != "identifier"):
        return None
    if use.name == "reversed":
        return left
    targets = module.statements(left)
    given = module.arguments(use.outer)
    at = next(i for i, argument in enumerate(given) if module.contains(argument, use.node))
    at += use.name == "enumerate"
    return targets[at] if at < len(targets) and targets[at].type == "identifier" else None


def _is_used_plainly(module: Module, item: Node) -> bool:
    use = module.uses.classify(item)
    if use.role is Role.OPERAND:
        sign = use.outer.child_by_field_name("operator")
        if sign is None or use.outer.type == "unary_operator":
            return sign is None or module.code(sign) != "~"
        divides = module.code(sign).rstrip("=") in _DIFFERENT
        return not divides or (module.code(sign) in ("/", "//", "%") and _is_dividend(module, item, use.outer))
    return use.role not in (Role.METHOD, Role.ATTRIBUTE, Role.ITEM, Role.SLICE)


def _is_dividend(module: Module, item: Node, operation: Node) -> bool:
    """Divided by a number that is written out."""
    left, right = operation.child_by_field_name("left"), operation.child_by_field_name("right")
    return left is not None and right is not None and module.contains(left, item) and right.type in ("integer", "float")


def _edits(module: Module, use: Use, listed: str) -> list[Edit]:
    """The list instead of the array, and `[i][j]` instead of `[i, j]`."""
    indexes = use.outer.children_by_field_name("subscript") if use.role is Role.ITEM else []
    return [
        module.edit.replace(use.node, listed),
        *(Edit(first.end_byte, second.start_byte, "][") for first, second in pairwise(indexes)),
    ]
