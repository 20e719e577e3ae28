"""What every item becomes, written as assignments to slices."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules.loops._affine import Sum, sum_of
from perfhint.rules.loops._item_loop import ItemLoop, certain_items
from perfhint.rules.loops._item_outcomes import (
    Added,
    Choice,
    Extreme,
    Outcome,
    always_sets,
    items_in,
    parts_of,
    shift_of,
)
from perfhint.rules.loops._item_places import Places
from perfhint.rules.loops._item_words import Speller
from perfhint.rules.loops._tables import exists, length, row_of

if TYPE_CHECKING:
    from perfhint.rules.api import Module, Node

_WIDE = 120
"""Bytes of a line, longer ones are broken."""
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


class _Cut(NamedTuple):
    """A test of the index: it holds below `at`, or from there on."""

    at: Sum
    holds_below: bool


def lines(module: Module, read: ItemLoop) -> list[str] | None:
    """Statements in place of the loop; None where there are none, or they would not be faster."""
    writer = _Writer(module, read)
    written = writer.pieces(read.outcome, read.low, read.high) if writer.pays() else None
    if written is None:
        return None
    return [line for block in written for line in block.split("\n")]


class _Writer:
    def __init__(self, module: Module, read: ItemLoop) -> None:
        self._module = module
        self._read = read
        target = row_of(module, read.target)
        self._length = length(module, target) if target is not None else None
        self._places = Places(module, read)
        self._least: dict[str, Sum] = {}

    def pays(self) -> bool:
        """Setting few items at their own places is as fast in a loop."""
        module, read = self._module, self._read
        items = [pair for part in read.parts for pair in items_in(module, part, read.counter)]
        if any(shift != read.shift for _, shift in items):
            return True
        outcome = read.outcome
        if isinstance(outcome, Choice):
            return outcome.then is not None and outcome.other is not None and bool(items)
        if isinstance(outcome, Extreme):
            return not any(self._is_own(part) for part in parts_of(outcome))
        return bool(items)

    def _is_own(self, node: Node) -> bool:
        """`node` is the item that is set."""
        module, read = self._module, self._read
        holder = node.named_children[0] if node.type == "subscript" else None
        return (
            holder is not None
            and module.code(holder) == module.code(read.target)
            and shift_of(module, node, read.counter) == read.shift
        )

    # -------------------------------------------------------------------------------------------------------- pieces

    def pieces(self, outcome: Outcome, low: Sum, high: Sum) -> list[str] | None:
        """Assignments that give the items from `low` up to `high` this outcome."""
        outcome = self._read.first if outcome is None else outcome
        if outcome is None or (not isinstance(outcome, (Choice, Extreme, Added)) and self._is_own(outcome)):
            return []
        if isinstance(outcome, Choice):
            outcome = self._split_test(outcome)
            cut = self._cut(outcome.test)
            if cut is not None:
                return self._two_pieces(outcome, cut, low, high)
            if self._is_fixed(outcome.test):
                return self._two_blocks(outcome, low, high)
        line = self._line(outcome, low, high)
        return None if line is None else [line]

    def _two_pieces(self, choice: Choice, cut: _Cut, low: Sum, high: Sum) -> list[str] | None:
        below, above = (choice.then, choice.other) if cut.holds_below else (choice.other, choice.then)
        first = self.pieces(below, low, cut.at)
        if first is None or (first and not self._ends_before(cut.at, high)):
            return None
        if self._places.are_natural(cut.at.minus(low)):
            last = self.pieces(above, cut.at, high)
        else:
            last = self._from_later(above, cut.at, low, high)
        if last is None:
            return None
        return first + last if self._read.up else last + first  # as in the loop: one may read what the other sets

    def _from_later(self, outcome: Outcome, at: Sum, low: Sum, high: Sum) -> list[str] | None:
        """The piece from `at` on, but not before `low`."""
        module, loop = self._module, self._read.loop
        if self.pieces(outcome, low, high) == []:
            return []
        if (
            not low.is_number
            or not self._places.are_natural(at)
            or not module.scopes.means_builtin("max", module.scopes.scope(loop))
        ):
            return None
        name = module.scopes.fresh_name("start", loop)
        self._least[name] = at
        found = self.pieces(outcome, Sum(((name, 1),)), high)
        return None if found is None else [f"{name} = max({at}, {low})", *found]

    def _is_natural(self, place: Sum) -> bool:
        """Not negative, where a start is at least what it is the greater one of."""
        for name, at in self._least.items():
            if place.times(name):
                place = place.without(name).plus(at, place.times(name))
        return self._places.are_natural(place)

    def _ends_before(self, at: Sum, high: Sum) -> bool:
        """Slices up to `at` hold no more than the loop sets: what lies beyond the end of the list is cut off."""
        return self._places.are_natural(high.minus(at)) or (self._read.shift == Sum() and self._length == high)

    def _is_fixed(self, test: Node) -> bool:
        """The same for all items."""
        own = {self._read.counter, *self._read.named}
        return not any(self._module.scopes.binding(name) in own for name in self._module.walk(test, "identifier"))

    def _two_blocks(self, choice: Choice, low: Sum, high: Sum) -> list[str] | None:
        """One `if` in place of one for each item."""
        then, other = self.pieces(choice.then, low, high), self.pieces(choice.other, low, high)
        if then is None or other is None:
            return None
        test, indent = self._module.code(self._module.unwrap(choice.test)), self._module.indent_unit
        if not then:
            return [f"if not ({test}):", *(_indented(line, indent) for line in other)]
        rest = ["else:", *(_indented(line, indent) for line in other)] if other else []
        return [f"if {test}:", *(_indented(line, indent) for line in then), *rest]

    def _split_test(self, choice: Choice) -> Choice:
        """`a and b` as a choice in a choice where one of both is about the index."""
        test = self._module.unwrap(choice.test)
        if test.type != "boolean_operator":
            return choice
        left, right = test.named_children[0], test.named_children[-1]
        if self._cut(left) is None and not self._is_fixed(left):
            return choice
        if self._module.code(test.children[1]) == "and":
            return Choice(left, Choice(right, choice.then, choice.other), choice.other)
        return Choice(left, choice.then, Choice(right, choice.then, choice.other))

    def _cut(self, test: Node) -> _Cut | None:
        """`index >= w`, `index - w >= 0`, `w <= index` …"""
        module, read = self._module, self._read
        test = module.unwrap(test)
        if test.type != "comparison_operator" or len(test.children) != 3 or test.children[1].type not in _FLIPPED:
            return None
        left, sign, right = test.children[0], test.children[1].type, test.children[2]
        apart = sum_of(module, left).minus(sum_of(module, right))
        if items_in(module, test, read.counter) or abs(apart.times(read.counter.name)) != 1:
            return None
        if apart.times(read.counter.name) < 0:
            apart, sign = Sum().minus(apart), _FLIPPED[sign]
        at = Sum().minus(apart.without(read.counter.name))
        if any(read.counter.name in term for term, _ in at.terms) or not self._are_integers(test, at):
            return None
        if sign in ("<=", ">"):
            at = at.plus(Sum((), 1))
        return _Cut(at, sign in ("<", "<="))

    def _are_integers(self, test: Node, at: Sum) -> bool:
        """Both sides of the test are, or are added to the index of a list."""
        module, read = self._module, self._read
        shifts = [shift for part in read.parts for _, shift in items_in(module, part, read.counter)]
        added = {term for place in (*shifts, read.shift, read.high) for term, _ in place.terms}
        return all(term in added for term, _ in at.terms) or all(
            module.annotated_types.is_a(side, "int") for side in (test.children[0], test.children[2])
        )

    # ---------------------------------------------------------------------------------------------------------- lines

    def _line(self, outcome: Outcome, low: Sum, high: Sum) -> str | None:
        module, read = self._module, self._read
        slot = self._slice(read.target, read.shift, low, high)
        if slot is None:
            return None
        if not isinstance(outcome, (Choice, Extreme, Added)) and outcome is not None:
            shift = shift_of(module, outcome, read.counter)
            if shift is not None:
                copied = self._slice(outcome.named_children[0], shift, low, high)
                return f"{slot} = {copied}" if copied is not None else None
        return self._comprehension(slot, outcome, low, high)

    def _comprehension(self, slot: str, outcome: Outcome, low: Sum, high: Sum) -> str | None:
        module, read = self._module, self._read
        speller = Speller(module, read, outcome)
        value = speller.value(outcome)
        if value is None or not all(self._is_there(outcome, holder, shift, high) for holder, shift, _ in speller.lists):
            return None
        targets = [name for _, _, name in speller.lists]
        sources = self._sources(speller, low, high)
        if sources is None:
            return None
        if speller.uses_index:
            start, end = str(low), str(high)
            targets.insert(0, read.counter.name)
            sources.insert(0, f"range({end})" if start == "0" else f"range({start}, {end})")
        if not sources:
            return None
        items = sources[0] if len(sources) == 1 else f"zip({', '.join(sources)})"
        loop = f"for {', '.join(targets)} in {items}"
        line = f"{slot} = [{value} {loop}]"
        if len(line) + len(module.indentation(read.loop)) <= _WIDE:
            return line
        return f"{slot} = [\n{module.indent_unit}{value}\n{module.indent_unit}{loop}\n]"

    def _is_there(self, outcome: Outcome, holder: Node, shift: Sum, high: Sum) -> bool:
        """The list is long enough to be walked over: every iteration looks at this item of it, or its length is known.

        Where the list that is set is too short, so is what it is set to.
        """
        module, read = self._module, self._read
        code = module.code(holder)
        certain = certain_items(module, read, outcome) | certain_items(module, read, read.first)
        if code == module.code(read.target) and shift == read.shift:
            sets = always_sets(outcome) or read.first is not None
            known = holder.type != "subscript" or sets or any(code == other for other, _ in certain)
            return known or exists(module, row_of(module, holder))
        if any(code == other and self._places.are_natural(reach.minus(shift)) for other, reach in certain):
            return True
        found = self._length_of(holder)
        enough = found is not None and self._places.are_natural(found.minus(high.plus(shift)))
        return enough and (holder.type != "subscript" or exists(module, row_of(module, holder)))

    def _sources(self, speller: Speller, low: Sum, high: Sum) -> list[str] | None:
        """Slices to walk over; one of them ends where it must, if the range of indexes is not among them."""
        found: list[str] = []
        bounded = speller.uses_index
        for holder, shift, _ in speller.lists:
            start, code = low.plus(shift), self._module.code(holder)
            if not self._is_natural(start):
                return None
            part = code if str(start) == "0" else f"{code}[{start}:]"
            ending = None if bounded else self._slice(holder, shift, low, high)
            bounded = bounded or ending is not None
            found.append(part if ending in (None, f"{code}[:]") else ending)
        return found if bounded else None

    def _slice(self, holder: Node, shift: Sum, low: Sum, high: Sum) -> str | None:
        """The part of a list with these indexes; None where its ends might count from the end of the list."""
        start, end = low.plus(shift), high.plus(shift)
        if not self._is_natural(start):
            return None
        code = self._module.code(holder)
        first = "" if str(start) == "0" else str(start)
        found = self._length_of(holder)
        if found == end:
            return f"{code}[{first}:]"
        if found is not None and not end.is_natural and (rest := found.minus(end)).is_number and rest.number > 0:
            return f"{code}[{first}:-{rest}]"
        colon = " : " if " " in f"{first}{end}" and first else ":"
        return f"{code}[{first}{colon}{end}]" if self._places.are_natural(end) else None

    def _length_of(self, holder: Node) -> Sum | None:
        row = row_of(self._module, holder)
        return length(self._module, row) if row is not None else None


def _indented(block: str, by: str) -> str:
    return "\n".join(by + line for line in block.split("\n"))
