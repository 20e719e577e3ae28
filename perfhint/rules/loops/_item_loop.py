"""A loop over indexes read as what every item of a list becomes."""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Binding, Kind, Module, Node, names
from perfhint.rules.loops._affine import Sum, may_be_negative, sum_of
from perfhint.rules.loops._certain import is_always_evaluated
from perfhint.rules.loops._item_outcomes import (
    Added,
    Choice,
    Extreme,
    Outcome,
    items_in,
    mentions,
    parts_of,
    shift_of,
)
from perfhint.rules.loops._item_places import Places
from perfhint.rules.loops._item_reader import Reader
from perfhint.rules.loops._tables import Row, are_two, row_of

_UNFIT = ("lambda", "generator_expression", "list_comprehension", "set_comprehension", "dictionary_comprehension")
_UNFIT_TOO = ("await", "yield", "string", "concatenated_string")
_SEQUENCES = names("list tuple str bytes")


class ItemLoop(NamedTuple):
    """`for index in range(low, high): target[index + shift] = outcome`, upwards or downwards.

    All items could as well be set at once, at the end.
    """

    loop: Node
    counter: Binding
    low: Sum
    high: Sum
    up: bool
    target: Node
    """The list."""
    shift: Sum
    outcome: Outcome
    first: Node | None
    """What the item is set to before anything else."""
    named: dict[Binding, Node]
    """Names given to values in every iteration, and the values."""

    @property
    def parts(self) -> list[Node]:
        """All expressions."""
        return [*parts_of(self.outcome), *self.named.values(), *([self.first] if self.first is not None else [])]


def item_loop(module: Module, loop: Node) -> ItemLoop | None:
    """The loop as that, if it is nothing else."""
    left, body = loop.child_by_field_name("left"), loop.child_by_field_name("body")
    index = module.scopes.binding(left) if left is not None else None
    bounds = _bounds(module, loop)
    if index is None or body is None or bounds is None or module.scopes.captured(index):
        return None
    low, high, up = bounds
    reader = Reader(module, loop, index)
    outcome = reader.block(body)
    if reader.failed or reader.target is None or outcome is None:
        return None
    read = ItemLoop(loop, index, low, high, up, reader.target, reader.shift, outcome, reader.first, reader.named)
    return read if _is_settled(module, read) and _reads_old_items(module, read) else None


def certain_items(module: Module, read: ItemLoop, outcome: Outcome) -> set[tuple[str, Sum]]:
    """Items, by the code of the list and shift, that are looked at whatever the tests say."""
    own = (module.code(read.target), read.shift)
    match outcome:
        case None:
            return set()
        case Choice(test, then, other):
            both = certain_items(module, read, then) & certain_items(module, read, other)
            return both | certain_items(module, read, test)
        case Extreme(_, first, second):
            return certain_items(module, read, first) | certain_items(module, read, second)
        case Added(_, value):
            return {own} | certain_items(module, read, value)
    found: set[tuple[str, Sum]] = set()
    for item, shift in items_in(module, outcome, read.counter):
        if is_always_evaluated(module, outcome, item):
            found.add((module.code(item.named_children[0]), shift))
    for name in module.walk(outcome, "identifier"):
        binding = module.scopes.binding(name)
        if binding is not None and binding in read.named and is_always_evaluated(module, outcome, name):
            found |= certain_items(module, read, read.named[binding])
    return found


def _bounds(module: Module, loop: Node) -> tuple[Sum, Sum, bool] | None:
    """Least index, the one after the greatest, and whether it counts up."""
    call = loop.child_by_field_name("right")
    if call is None:
        return None
    up = True
    if module.scopes.calls(call, "reversed") and len(module.arguments(call)) == 1:
        call, up = module.arguments(call)[0], False
    if not module.scopes.calls(call, "range"):
        return None
    arguments = module.arguments(call)
    if not 1 <= len(arguments) <= 3 or any("splat" in argument.type for argument in arguments):
        return None
    if not all(module.effects.is_pure(argument, assume_plain=True) for argument in arguments):
        return None  # it would be evaluated for each slice
    first, *rest = [sum_of(module, argument) for argument in arguments]
    if not rest:
        return Sum(), first, up
    if len(rest) == 1 or rest[1] == Sum((), 1):
        return first, rest[0], up
    one = Sum((), 1)
    return (rest[0].plus(one), first.plus(one), not up) if rest[1] == Sum((), -1) else None


def _is_settled(module: Module, read: ItemLoop) -> bool:
    """But for the items, the index and the names given, everything is the same in each iteration, and harmless."""
    parts = read.parts
    if any(True for part in parts for _ in module.walk(part, *_UNFIT, *_UNFIT_TOO)):
        return False
    if not all(module.effects.is_pure(part, assume_plain=True) for part in parts):
        return False
    if not module.annotated_types.is_a(read.target, "list") or _may_count_from_end(module, read):
        return False
    own = {read.counter, *read.named}
    for part in [*parts, read.target]:
        for name in module.walk(part, "identifier"):
            binding = module.scopes.binding(name)
            if binding is None or binding in own or _is_named_inside(module, name):
                continue
            if module.effects.rebinds(read.loop, binding):
                return False
    return all(_is_readable(module, read, part) for part in parts)


def _may_count_from_end(module: Module, read: ItemLoop) -> bool:
    """Something added to the index, or a bound of the range, may be negative as it is."""
    body, numbers = read.loop.child_by_field_name("body"), read.loop.child_by_field_name("right")
    items = [] if body is None else [item for item, _ in items_in(module, body, read.counter)]
    places = [item.named_children[1] for item in items] + ([] if numbers is None else [numbers])
    names = [name for place in places for name in module.walk(place, "identifier")]
    return any(module.scopes.binding(name) is not read.counter and may_be_negative(module, name) for name in names)


def _is_named_inside(module: Module, name: Node) -> bool:
    """The `t` of `(t := …)`, wherever it is used."""
    binding = module.scopes.binding(name)
    return binding is not None and all(write.kind is Kind.WALRUS for write in binding.writes)


def _is_readable(module: Module, read: ItemLoop, part: Node) -> bool:
    """Items by the index are those of sequences; other items are not of the list that changes."""
    for item in module.walk(part, "subscript"):
        if shift_of(module, item, read.counter) is not None:
            if not module.annotated_types.is_a(item.named_children[0], *_SEQUENCES):
                return False
            continue
        if any(mentions(module, item, name) for name in (read.counter, *read.named)):
            return False
        if not _is_other(module, read, item):
            return False
    return True


def _is_other(module: Module, read: ItemLoop, item: Node) -> bool:
    """An item, or a row, that the loop leaves as it is."""
    parent = module.parent(item)
    while parent is not None and parent.type == "subscript":
        if shift_of(module, parent, read.counter) is not None:
            return True  # the row of an item that is looked at by itself
        parent = module.parent(parent)
    row, target = row_of(module, item.named_children[0]), row_of(module, read.target)
    return row is not None and target is not None and are_two(module, row, target)


def _reads_old_items(module: Module, read: ItemLoop) -> bool:
    """No item is read after it was written, but for its own."""
    target, places = row_of(module, read.target), Places(module, read)
    if target is None:
        return False
    for part in read.parts:
        for item, shift in items_in(module, part, read.counter):
            ahead = shift.minus(read.shift)
            if places.are_natural(ahead if read.up else Sum().minus(ahead)):
                continue
            row: Row | None = row_of(module, item.named_children[0])
            if row is None or not are_two(module, row, target):
                return False
    return True
