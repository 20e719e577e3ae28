"""Types from annotations, for those who choose to believe them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.known import DEQUE, Type
from perfhint.source.words import names

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.module import Module

_PLAIN = names("int float bool str bytes list set frozenset dict tuple complex bytearray None")
_ALIASES = {
    "typing.List": "list",
    "typing.Set": "set",
    "typing.Dict": "dict",
    "typing.Tuple": "tuple",
    "typing.FrozenSet": "frozenset",
    "typing.Deque": DEQUE,
    "collections.deque": DEQUE,
    "collections.Counter": "collections.Counter",
    "collections.defaultdict": "collections.defaultdict",
}


def annotated(module: Module, annotation: Node) -> Type | None:
    """The type an annotation names, where it is a builtin one: `list[int]`, `List[int]`, `dict[str, int]`."""
    node = annotation
    while node.type == "type" and node.named_children:
        node = node.named_children[0]
    if node.type == "none":
        return Type("None")
    if node.type in ("identifier", "attribute"):
        return _named(module, node)
    if node.type == "generic_type" and len(node.named_children) == 2:
        holder, parameters = node.named_children
        return _generic(module, _named(module, holder), parameters.named_children)
    if node.type == "subscript":
        return _generic(module, _named(module, node.named_children[0]), node.children_by_field_name("subscript"))
    return None


def _named(module: Module, node: Node) -> Type | None:
    path = module.scopes.qualified_name(node)
    if path is None:
        return None
    name = _ALIASES.get(path, path if path in _PLAIN else None)
    return Type(name) if name else None


def _generic(module: Module, holder: Type | None, parameters: list[Node]) -> Type | None:
    if holder is None:
        return None
    parts = [annotated(module, parameter) for parameter in parameters]
    if holder.name == "tuple":
        if len(parts) == 2 and module.code(parameters[1]) == "...":
            return Type("tuple", parts[0])
        return Type("tuple", None, None, tuple(parts))
    return Type(holder.name, parts[0], parts[1] if len(parts) > 1 else None)
