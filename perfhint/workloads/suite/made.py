"""Calls of one function, made from recorded ones: changed in telling ways, drawn anew, far outside what was seen."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

from perfhint.workloads.suite.calls import Call, text_of
from perfhint.workloads.suite.data import from_description, to_description
from perfhint.workloads.suite.relations import Relations, relations
from perfhint.workloads.suite.seen import Seen
from perfhint.workloads.suite.variants import in_order, size, variants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from perfhint.workloads.suite.recorded import Example

TURN = 6
"""Calls that a function has before it is another's turn."""
_DRAWN = 14
_ROUNDS = 1000
_EXAMPLES = 12
"""Calls that others are made from."""
_LARGE = 10_000
_HANDY = 30
"""Arguments of about this size can be changed in many ways."""
_POOL = 40


@dataclass(frozen=True, slots=True)
class Base:
    """A recorded call, with those of its arguments that can be changed."""

    example: Example
    values: Mapping[str, Any]

    def call(self, values: Mapping[str, Any]) -> Call:
        """The same call with other values."""
        call = self.example.call
        args = {place: to_description(value) for place, value in values.items()}
        text = text_of(call.function, call.how, {**self.example.arguments, **args})
        others = self.example.arguments.keys() - args.keys()
        return replace(call, args=args, text=text, pickle=call.pickle if others else "", again=True, repeat=0)


class Function:
    """One function, with what is known of its arguments."""

    def __init__(self, bases: list[Base]) -> None:
        self.name = bases[0].example.call.function
        bases = _spread(bases)
        self._bases = bases
        self.relations: Relations = relations([base.values for base in bases])
        self._seen: dict[str, Seen] = {}
        for base in bases:
            for place, value in base.values.items():
                self._seen.setdefault(place, Seen()).add(value)
        self._in_order = {place for place, seen in self._seen.items() if seen.stays_sorted}
        self.pool = sorted({each for seen in self._seen.values() for each in seen.scalars()}, key=repr)[:_POOL]

    def know(self, others: Sequence[Any]) -> None:
        """Numbers and texts from elsewhere: some of them may mean something here."""
        half = _POOL // 2
        self.pool = list(dict.fromkeys([*self.pool[:half], *others[:half], *self.pool[half:], *others[half:]]))[:_POOL]

    def directed(self) -> Iterator[Call]:
        """One argument changed, of every recorded call in turn, of the first ones more at a time."""
        streams = [
            (self._changes(base, place), max(1, TURN >> number))
            for number, base in enumerate(self._bases)
            for place in base.values
        ]
        while streams:
            for stream in list(streams):
                calls = list(islice(*stream))
                yield from calls
                if not calls:
                    streams.remove(stream)

    def drawn(self, folder: Path) -> Iterator[Call]:
        """All arguments drawn anew."""
        from hypothesis import strategies as st

        places = {place: seen.strategy(self.pool) for place, seen in self._seen.items()}
        for number, base in zip(range(_ROUNDS), cycle(self._bases), strict=False):
            strategy = st.fixed_dictionaries({place: places[place] for place in base.values})
            for values in _draw(strategy, number, folder):
                yield base.call(self.put_right(values, loosely=number % 3 == 1))

    def far(self, outside: Callable[[Any], Iterator[Any]]) -> Iterator[Call]:
        """One argument far outside what was seen."""
        for base in self._bases[:2]:
            for place, value in base.values.items():
                for other in outside(value):
                    yield base.call(self.put_right({**base.values, place: other}))

    def put_right(self, values: Mapping[str, Any], *, loosely: bool = False) -> dict[str, Any]:
        """Arguments with as little changed as makes what was always so be so again."""
        found = self.relations.hold(values, loosely=loosely)
        return {place: in_order(value) if place in self._in_order else value for place, value in found.items()}

    def _changes(self, base: Base, place: str) -> Iterator[Call]:
        for value in variants(base.values[place], self.pool):
            yield base.call(self.put_right({**base.values, place: value}))


def functions_of(examples: Sequence[Example]) -> list[Function]:
    """The functions whose arguments can be changed, in the order in which they were called first."""
    groups: dict[tuple[str, str], list[Base]] = {}
    for example in examples:
        values = changeable(example)
        if values:
            groups.setdefault((example.call.function, example.call.how), []).append(Base(example, values))
    return [Function(bases) for bases in groups.values()]


def changeable(example: Example) -> dict[str, Any]:
    """The arguments that can be changed: not what a method is called on, whose state only its class understands."""
    found = {}
    for place, described in example.arguments.items():
        if described is None or (place == "0" and example.call.how != "call"):
            continue
        try:
            value = from_description(described)
        except (ValueError, TypeError):
            continue
        if size(value) < _LARGE:
            found[place] = value
    return found


def _spread(bases: list[Base]) -> list[Base]:
    """Some of many, small ones and large ones; those first that are neither, of which most can be made."""
    ordered = sorted(bases, key=lambda base: total(base.values))
    if len(ordered) > _EXAMPLES:
        ordered = [ordered[at * (len(ordered) - 1) // (_EXAMPLES - 1)] for at in range(_EXAMPLES)]
    return sorted(ordered, key=lambda base: abs(math.log((1 + total(base.values)) / _HANDY)))


def total(values: Mapping[str, Any]) -> float:
    """How much there is to the arguments of a call."""
    return sum(map(size, values.values()))


def _draw(strategy: Any, number: int, folder: Path) -> list[Any]:
    """Some values of a strategy, always the same for a number; nothing is written but into `folder`."""
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from hypothesis.configuration import set_hypothesis_home_dir

    set_hypothesis_home_dir(folder / "hypothesis")
    found: list[Any] = []

    @seed(number)
    @settings(
        max_examples=_DRAWN,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def note(values: Any) -> None:
        found.append(values)

    note()
    return found
