"""Single items of arrays: where they are read, and whether a list could give them as well."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from perfhint.rules.api import Edit, Module, Node, Role, Use
from perfhint.rules.numeric._arrays import is_index

if TYPE_CHECKING:
    from perfhint.source.facts import Array

DTYPES = frozenset({"int64", "float64"})
"""Those whose items are Python's numbers in a list."""
_WALKING = ("enumerate", "zip", "reversed")
_DIFFERENT = frozenset({"/", "//", "%", "**"})
"""Operators that do not do with numpy's numbers what they do with Python's, at least for some."""


def is_plain(module: Module, use: Use, kind: Array) -> bool:
    """Reads single items, which are used like any number."""
    if use.role is Role.ITEM:
        single = item(module, use.outer, kind)
        return single is not None and _is_used_plainly(module, single)
    target = _target(module, use)
    binding = module.scopes.binding(target) if target is not None else None
    return kind.dimensions == 1 and binding is not None and all(_is_used_plainly(module, r) for r in binding.reads)


def item(module: Module, subscript: Node, kind: Array) -> Node | None:
    """The whole of `a[i]`, `a[i][j]` or `a[i, j]`, if it is a single item."""
    indexes: list[Node] = []
    while True:
        indexes += subscript.children_by_field_name("subscript")
        if len(indexes) >= kind.dimensions:
            break
        outer = module.uses.classify(subscript)
        if outer.role not in (Role.ITEM, Role.SET_ITEM):
            return None
        subscript = outer.outer
    single = len(indexes) == kind.dimensions and all(is_index(module, index) for index in indexes)
    return subscript if single else None


def nested(use: Use) -> list[Edit]:
    """`[i][j]` instead of `[i, j]`, which lists do not have."""
    if use.role not in (Role.ITEM, Role.SET_ITEM):
        return []
    indexes = use.outer.children_by_field_name("subscript")
    return [Edit(first.end_byte, second.start_byte, "][") for first, second in pairwise(indexes)]


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
