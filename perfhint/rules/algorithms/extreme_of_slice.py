"""Largest or smallest item of every slice from the start, or to the end.

Slow:
    for i in range(1, len(a)):
        gain = max(a[i:]) - min(a[:i])

Fast:
    a_max_from = [*accumulate(reversed(a), max)][::-1]
    a_min_before = [None, *accumulate(a, min)]
    for i in range(1, len(a)):
        gain = a_max_from[i] - a_min_before[i]

Why:
    Each slice is copied and gone through: n^2 / 2 comparisons for n results. The largest item up to some place is the
    larger of the item there and the largest before it, so one pass finds them all.

When not:
    Slices that move along at both ends; a list that changes in the loop; bounds that may be negative.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules._before_loop import place
from perfhint.rules._slices import bounds, is_counted, within
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety, Type

ID = "PH131"
SAFETY = Safety.CHECKED  # of an empty slice both fail, but not in the same way
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(call
  function: (identifier) @function
  arguments: (argument_list . (subscript value: (identifier) @list subscript: (slice)) .)
  (#any-of? @function "max" "min")) @call
"""

SLOW = """\
prices = [i * i % 7919 for i in range(3000)]
best = 0
for day in range(1, len(prices)):
    best = max(best, max(prices[day:]) - min(prices[:day]))
print(best)
"""

FAST = """\
from itertools import accumulate

prices = [i * i % 7919 for i in range(3000)]
best = 0
prices_max_from = [*accumulate(reversed(prices), max)][::-1]
prices_min_before = [None, *accumulate(prices, min)]
for day in range(1, len(prices)):
    best = max(best, prices_max_from[day] - prices_min_before[day])
print(best)
"""

_COMPARED = frozenset({"int", "str"})
"""Types of which equal values cannot be told from each other."""


class Extreme(NamedTuple):
    """`max(a[i:])`"""

    call: Node
    function: str
    bound: Node
    from_start: bool


def rewrite(match: Match, module: Module) -> Finding | None:
    call, holder = match["call"], match["list"]
    first, binding = _extreme(module, call), module.scopes.binding(holder)
    statement = place(module, call, holder)
    if first is None or binding is None or statement is None or not _is_comparable(module, holder, first):
        return None
    found = [
        other
        for node in module.walk(statement, "call")
        for other in [_extreme(module, node)]
        if other is not None and other[1:2] + other[3:] == first[1:2] + first[3:]
        if module.scopes.binding(_holder(module, node)) is binding and _is_placed(module, node, statement)
    ]
    if not found or found[0].call.id != call.id:
        return None
    accumulate, edits = module.edit.imported("itertools", "accumulate", holder)
    where = "before" if first.from_start else "from"
    name = module.scopes.fresh_name(f"{binding.name}_{first.function}_{where}", statement)
    if first.from_start:
        made = f"[None, *{accumulate}({binding.name}, {first.function})]"
    else:
        made = f"[*{accumulate}(reversed({binding.name}), {first.function})][::-1]"
    edits.append(module.edit.insert_before(statement, f"{name} = {made}"))
    edits += [_look_up(module, one, name, holder, statement) for one in found]
    message = f"`{module.code(call)}` goes through a slice each time; one pass is enough for all of them"
    return Finding(call, message, tuple(edits))


def _holder(module: Module, call: Node) -> Node:
    return module.arguments(call)[0].named_children[0]


def _extreme(module: Module, call: Node) -> Extreme | None:
    """What the call asks for, if it is about a slice with one end, at a place that is not negative."""
    arguments = module.arguments(call)
    if not module.scopes.calls(call, "max", "min") or len(arguments) != 1 or arguments[0].type != "subscript":
        return None
    holder, *parts = arguments[0].named_children
    found = bounds(module, parts[0]) if len(parts) == 1 and holder.type == "identifier" else None
    if found is None or module.comments(call):
        return None
    low, high = found
    bound = high if low is None else low
    if bound is None or (low is not None and high is not None) or not is_counted(module, bound):
        return None
    return Extreme(call, module.code(call.named_children[0]), bound, low is None)


def _is_comparable(module: Module, holder: Node, extreme: Extreme) -> bool:
    """A sequence; going backwards, one in which it does not matter which of equal items is found."""
    kind = module.annotated_types.of(holder)
    if kind is None or kind.name not in ("list", "tuple") or not _is_plain(kind.element):
        return False
    words = [extreme.function] if extreme.from_start else [extreme.function, "reversed"]
    if not all(module.scopes.means_builtin(word, module.scopes.scope(extreme.call)) for word in words):
        return False
    return extreme.from_start or (kind.element is not None and kind.element.name in _COMPARED)


def _is_plain(element: Type | None) -> bool:
    if element is not None and element.name == "tuple" and element.items is not None:
        return all(map(_is_plain, element.items))
    return element is not None and element.name in _COMPARED | {"float", "bool", "number"}


def _is_placed(module: Module, call: Node, statement: Node) -> bool:
    where = place(module, call, _holder(module, call))
    return where is not None and where.id == statement.id


def _look_up(module: Module, extreme: Extreme, name: str, holder: Node, statement: Node) -> Edit:
    if not extreme.from_start:
        return module.edit.replace(extreme.call, f"{name}[{module.code(extreme.bound)}]")
    return module.edit.replace(extreme.call, f"{name}[{within(module, extreme.bound, holder, statement)}]")
