"""Items of a list that a loop, or a key function, looks for again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._before_loop import is_settled, place
from perfhint.rules.api import Kind

if TYPE_CHECKING:
    from perfhint.rules.api import Binding, Module, Node, Type

_GOING_THROUGH = ("set", "list", "sorted", "tuple", "reversed")


def is_own_item(module: Module, items: Node, item: Node) -> bool:
    """`item` is the target of a loop over the list, or looked up in it."""
    looped = looped_over(module, item)
    if looped is not None:
        return goes_through(module, looped, module.scopes.binding(items))
    return is_item(module, items, item)


def is_alike(module: Module, items: Node, item: Node) -> bool:
    """`item` is one of a list, or was when the list was copied: hashed as the others are, but perhaps gone."""
    looped = looped_over(module, item)
    if looped is None or looped.type != "identifier":
        return is_own_item(module, items, item)
    copies = [(module.flow.value(one), other) for one, other in ((looped, items), (items, looped))]
    return is_own_item(module, items, item) or any(
        made is not None and goes_through(module, made, module.scopes.binding(other)) for made, other in copies
    )


def is_item(module: Module, items: Node, item: Node) -> bool:
    """`items[i]`"""
    return (
        item.type == "subscript"
        and len(item.named_children) == 2
        and item.named_children[1].type != "slice"
        and module.scopes.binding(item.named_children[0]) is module.scopes.binding(items)
    )


def looped_over(module: Module, item: Node) -> Node | None:
    """What is gone through by the loop of which `item` is the target, or the sorting for which it is the item."""
    write = module.flow.definition(item) if item.type == "identifier" else None
    if write is not None and write.kind is Kind.PARAMETER:
        sorting = _sorting(module, item)
        return module.arguments(sorting)[0] if sorting is not None else None
    if write is None or write.kind not in (Kind.FOR, Kind.COMPREHENSION):
        return None
    left, right = write.origin.child_by_field_name("left"), write.origin.child_by_field_name("right")
    return right if left is not None and left.id == write.node.id else None


def goes_through(module: Module, source: Node, items: Binding | None) -> bool:
    """`source` is the list itself, or a copy of it."""
    while module.scopes.calls(source, *_GOING_THROUGH) and module.arguments(source):
        source = module.arguments(source)[0]
    return source.type == "identifier" and items is not None and module.scopes.binding(source) is items


def place_to_prepare(module: Module, call: Node, items: Node) -> Node | None:
    """The statement before which the items can be counted, or put in a dictionary; a key function is a loop, too."""
    found = place(module, call, items)
    if found is not None:
        return found
    sorting = _sorting(module, call)
    if sorting is None:
        return None
    statement = module.statement(sorting)
    if statement.type not in ("expression_statement", "return_statement"):
        return None
    return statement if is_settled(module, items, statement) else None


def _sorting(module: Module, node: Node) -> Node | None:
    """`sorted(xs, key=lambda x: …)`, `max` or `min`, for a node in the key function."""
    function = module.within(node, "lambda", "function_definition")
    keyword = module.parent(function) if function is not None and function.type == "lambda" else None
    call = module.within(keyword, "call") if keyword is not None and keyword.type == "keyword_argument" else None
    return call if call is not None and module.scopes.calls(call, "max", "min", "sorted") else None


def follows_failed_hashing(module: Module, node: Node) -> bool:
    """In a handler of TypeError: there people put what cannot be hashed, after they have tried it with a set."""
    return any(
        ancestor.type == "except_clause"
        and any(
            module.code(name) == "TypeError"
            for part in ancestor.named_children
            if part.type != "block"
            for name in module.walk(part, "identifier")
        )
        for ancestor in module.ancestors(node)
    )


def may_hash(module: Module, element: Type | None) -> bool:
    """Items of this type, or of who knows which, are not surely unhashable."""
    return element is None or module.types.may_hash(element)
