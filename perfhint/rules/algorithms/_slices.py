"""Bounds of slices: where they begin and end, and whether they surely lie within the list."""

from __future__ import annotations

from perfhint.rules._ranges import is_natural
from perfhint.rules.api import Kind, Module, Node

_SIMPLE = frozenset({"identifier", "integer", "binary_operator", "parenthesized_expression"})


def bounds(module: Module, part: Node) -> tuple[Node | None, Node | None] | None:
    """Start, None where it is 0, and end of a slice; None if it has a step."""
    found: list[Node | None] = [None]
    for child in part.children:
        if child.type == ":":
            found.append(None)
        elif child.type != "comment":
            found[-1] = child
    if part.type != "slice" or len(found) != 2:
        return None
    low, high = found
    return (None if low is not None and module.code(low) == "0" else low), high


def is_counted(module: Module, bound: Node) -> bool:
    """`bound` surely is an int of at least 0."""
    return is_natural(module, bound) and module.types.is_a(bound, "int")


def is_simple(module: Module, bound: Node) -> bool:
    """`i`, `i + 1`, `left - k`: an int that may be worked out several times."""
    return module.annotated_types.is_a(bound, "int") and all(node.type in _SIMPLE for node in module.walk(bound))


def within(module: Module, bound: Node, holder: Node, statement: Node) -> str:
    """`bound`, or where it might be larger than the list, at most the length of the list, as in a slice."""
    code, name = module.code(bound), module.code(holder)
    index, more = bound, 0
    if bound.type == "binary_operator" and module.code(bound).replace(" ", "").endswith("+1"):
        index, more = bound.children[0], 1
    span = looped_over(module, index)
    if span is not None and module.contains(statement, span) and _covers_indexes(module, span, name, up_to=1 - more):
        return code
    return f"min({code}, len({name}))"


def looped_over(module: Module, target: Node) -> Node | None:
    """What the loop goes through that gives `target` its value."""
    write = module.flow.definition(target) if target.type == "identifier" else None
    looped = write is not None and write.kind in (Kind.FOR, Kind.COMPREHENSION)
    return write.origin.child_by_field_name("right") if looped and write is not None else None


def _covers_indexes(module: Module, span: Node, name: str, *, up_to: int) -> bool:
    """`range(len(a))`, `range(len(a) + 1)` if `up_to` is 1, or `enumerate(a)`."""
    arguments = module.arguments(span) if span.type == "call" else []
    if module.scopes.calls(span, "enumerate"):
        return len(arguments) == 1 and module.code(arguments[0]) == name
    if not module.scopes.calls(span, "range") or len(arguments) not in (1, 2):
        return False
    stop = module.code(arguments[-1]).replace(" ", "")
    return stop in (f"len({name})", f"len({name})-1") or (up_to == 1 and stop == f"len({name})+1")
