"""What an item of a list becomes in one iteration of a loop over indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perfhint.rules.loops._affine import Sum, sum_of

if TYPE_CHECKING:
    from perfhint.rules.api import Binding, Module, Node


class Choice(NamedTuple):
    """`then` where the test holds, else `other`."""

    test: Node
    then: Outcome
    other: Outcome


class Extreme(NamedTuple):
    """`max` or `min` of two, by the sign that makes the second one win."""

    sign: str
    first: Outcome
    second: Outcome


class Added(NamedTuple):
    """What the item is with `sign` and `value` applied to it."""

    sign: str
    value: Node


Outcome: TypeAlias = "Choice | Extreme | Added | Node | None"
"""What an item becomes; None where it stays as it is."""


def shift_of(module: Module, item: Node, index: Binding) -> Sum | None:
    """`s` where the item is `xs[index + s]`; None for any other."""
    parts = item.named_children
    if item.type != "subscript" or len(parts) != 2 or parts[1].type == "slice":
        return None
    if not any(module.scopes.binding(name) is index for name in module.walk(parts[1], "identifier")):
        return None
    place = sum_of(module, parts[1])
    rest = place.without(index.name)
    alone = place.times(index.name) == 1 and not any(index.name in term for term, _ in rest.terms)
    return rest if alone and not mentions(module, parts[0], index) else None


def mentions(module: Module, node: Node, binding: Binding) -> bool:
    return any(module.scopes.binding(name) is binding for name in module.walk(node, "identifier"))


def items_in(module: Module, node: Node, index: Binding) -> list[tuple[Node, Sum]]:
    """Items read in `node` by the index, with their shifts."""
    found = [(item, shift_of(module, item, index)) for item in module.walk(node, "subscript")]
    return [(item, shift) for item, shift in found if shift is not None]


def parts_of(outcome: Outcome) -> list[Node]:
    """The expressions in an outcome, in the order in which they are evaluated."""
    match outcome:
        case None:
            return []
        case Choice(test, then, other):
            return [test, *parts_of(then), *parts_of(other)]
        case Extreme(_, first, second):
            return [*parts_of(first), *parts_of(second)]
        case Added(_, value):
            return [value]
    return [outcome]


def always_sets(outcome: Outcome) -> bool:
    """The item is set in any case."""
    if isinstance(outcome, Choice):
        return always_sets(outcome.then) and always_sets(outcome.other)
    return outcome is not None
