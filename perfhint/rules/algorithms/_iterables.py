"""What a loop may stop going through without anybody noticing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfhint.rules.api import Module, Node

_LAZY = ("enumerate", "zip", "reversed", "map", "filter", "itertools.combinations", "itertools.permutations")
_KINDS = ("list", "tuple", "range", "str", "set", "dict", "frozenset", "collections.Counter", "collections.defaultdict")
_VIEWS = ("keys", "values", "items")


def can_be_left(module: Module, iterable: Node) -> bool:
    """A container, or a view of containers that nobody else has: what is not taken from it is not missed elsewhere."""
    iterable = module.unwrap(iterable)
    if module.annotated_types.is_a(iterable, *_KINDS):
        return True
    if iterable.type != "call" or not module.effects.is_pure(iterable, assume_plain=True):
        return False
    parts = module.arguments(iterable)
    if module.scopes.calls(iterable, *_LAZY):
        parts = parts[1:] if module.scopes.calls(iterable, "map", "filter") else parts
        return all(can_be_left(module, part) for part in parts)
    function = iterable.child_by_field_name("function")
    if function is None or function.type != "attribute" or parts:
        return False
    holder, method = function.named_children
    return module.code(method) in _VIEWS and can_be_left(module, holder)
