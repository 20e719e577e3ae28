"""What may hold for all inputs of a kind: of single values, of lists, of tables.

Each check tells whether it holds in a scope, how likely that would be by chance, and may mend a scope in which it does
not hold.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from itertools import pairwise
from operator import le, lt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

    from perfhint.workloads.mutation.scopes import Scope, Series


class Check(ABC):
    """Something that holds for every input that was seen."""

    most_chance = 1.0
    """It is believed where it would hold by chance in all scopes with no more than this probability."""

    def holds(self, scope: Scope) -> bool:
        """Whether it does in `scope`."""
        return bool(self._holds(scope))

    def chance(self, scope: Scope) -> float:
        """How likely that is where it is no rule; 1 where the scope tells nothing."""
        return float(self._chance(scope))

    def mend(self, scope: Scope, rng: random.Random) -> None:
        """Change `scope` so that it holds, if it does not and that is easily done."""
        if not self._holds(scope):
            self._mend(scope, rng)

    @abstractmethod
    def _holds(self, scope: Scope) -> Any:
        pass

    def _chance(self, _: Scope) -> Any:
        return 0.5

    def _mend(self, scope: Scope, rng: random.Random) -> None:  # noqa: B027 - not everything can be mended
        pass


def values(scope: Scope, name: str) -> list[Any]:
    """Of a list, or a single value as a list of one."""
    if name in scope.series:
        return scope.series[name].values
    return [scope.all_singles[name].value]


@dataclass(frozen=True)
class Order(Check):
    """Every value of `low` is at most (or below) every value of `high`; both may be single values or lists."""

    low: str
    high: str
    is_strict: bool

    def _holds(self, scope: Scope) -> Any:
        low, high = values(scope, self.low), values(scope, self.high)
        return not low or not high or (lt if self.is_strict else le)(max(low), min(high))

    def _chance(self, scope: Scope) -> Any:
        return 0.5 if values(scope, self.low) and values(scope, self.high) else 1.0

    def _mend(self, scope: Scope, rng: random.Random) -> None:
        """Lists are wrapped around, single values are exchanged."""
        if self.low in scope.series:
            top = min(values(scope, self.high)) - self.is_strict
            _wrap(scope.series[self.low], top, rng)
        elif self.high not in scope.series and self.low in scope.singles and self.high in scope.singles:
            low, high = scope.singles[self.low], scope.singles[self.high]
            smaller, larger = sorted((low.value, high.value))
            low.put(smaller)
            high.put(larger)


def _wrap(series: Series, top: int, rng: random.Random) -> None:
    """Bring values that are too large down below, small ones most of the time where there is a choice."""
    low = min([value for value in series.values if isinstance(value, int) and value <= top], default=min(1, top))
    for slot in series.slots:
        if isinstance(slot.value, int) and slot.value > top:
            slot.put(rng.randint(low, top))


@dataclass(frozen=True)
class SameValue(Check):
    """Two single values are equal."""

    one: str
    other: str

    def _holds(self, scope: Scope) -> Any:
        return scope.all_singles[self.one].value == scope.all_singles[self.other].value

    def _mend(self, scope: Scope, _: random.Random) -> None:
        if self.other in scope.singles:
            scope.singles[self.other].put(scope.all_singles[self.one].value)


@dataclass(frozen=True)
class Divides(Check):
    """One number is a multiple of the other."""

    number: str
    by: str
    most_chance = 0.1

    def _holds(self, scope: Scope) -> Any:
        by: Any = scope.all_singles[self.by].value
        number: Any = scope.all_singles[self.number].value
        return by != 0 and number % by == 0

    def _chance(self, scope: Scope) -> Any:
        by: Any = scope.all_singles[self.by].value
        return 1 / max(1, abs(by))

    def _mend(self, scope: Scope, _: random.Random) -> None:
        by: Any = scope.all_singles[self.by].value
        slot = scope.singles.get(self.number)
        if slot is not None and by:
            number: Any = slot.value
            slot.put(max(by, number - number % by))


@dataclass(frozen=True)
class Product(Check):
    """A number is at most the product of two others, such as of the sides of a grid."""

    number: str
    one: str
    other: str

    def _holds(self, scope: Scope) -> Any:
        number, one, other = (values(scope, name)[0] for name in (self.number, self.one, self.other))
        return number <= one * other

    def _mend(self, scope: Scope, _: random.Random) -> None:
        if self.number in scope.singles:
            one, other = (values(scope, name)[0] for name in (self.one, self.other))
            scope.singles[self.number].put(one * other)


@dataclass(frozen=True)
class Total(Check):
    """The sum of a list is (at most) a single value."""

    series: str
    single: str
    is_equal: bool

    def _holds(self, scope: Scope) -> Any:
        total: int = sum(scope.series[self.series].values)  # type: ignore[arg-type]
        single: Any = scope.all_singles[self.single].value
        return total == single if self.is_equal else total <= single

    def _chance(self, scope: Scope) -> Any:
        return 0.5 if len(scope.series[self.series].slots) > 1 else 1.0

    def _mend(self, scope: Scope, _: random.Random) -> None:
        if self.is_equal and self.single in scope.singles:
            scope.singles[self.single].put(sum(scope.series[self.series].values))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Distinct(Check):
    """No value of a list occurs twice."""

    series: str
    different: int
    """How many values there can be, where that is not a number in the same scope..."""
    bound: str | None = None
    """...which has this name."""

    @property
    def most_chance(self) -> float:  # type: ignore[override]
        """Numbers of things are often meant to be different, other numbers are so by chance."""
        return 0.05 if self.bound is None else 0.3

    def _holds(self, scope: Scope) -> Any:
        found = scope.series[self.series].values
        return len(set(found)) == len(found)

    def _chance(self, scope: Scope) -> Any:
        different: Any = scope.all_singles[self.bound].value if self.bound else self.different
        return no_collision(len(scope.series[self.series].slots), different)

    def _mend(self, scope: Scope, rng: random.Random) -> None:
        """Values that are there already give way to such as are not."""
        series = scope.series[self.series]
        seen = set(series.values)
        free = [value for value in range(*_span(seen)) if value not in seen] if _is_numeric(seen) else []
        rng.shuffle(free)
        met: set[object] = set()
        for slot in series.slots:
            if slot.value in met and free:
                slot.put(free.pop())
            met.add(slot.value)


def no_collision(number: int, different: int) -> float:
    """Probability that so many chosen at random of so many are all different."""
    return math.exp(-number * (number - 1) / 2 / max(1, different))


def _is_numeric(found: set[Any]) -> bool:
    return bool(found) and all(isinstance(value, int) for value in found)


def _span(found: set[Any]) -> tuple[int, int]:
    return min(found), min(max(found), min(found) + 1000) + 1


@dataclass(frozen=True)
class Sorted(Check):
    """A list ascends or descends."""

    series: str
    is_strict: bool
    descends: bool
    most_chance = 0.3

    def _holds(self, scope: Scope) -> Any:
        found: list[Any] = scope.series[self.series].values
        if self.descends:
            found.reverse()
        return all(map(lt if self.is_strict else le, found, found[1:]))

    def _chance(self, scope: Scope) -> Any:
        return 1 / math.factorial(min(20, len(set(scope.series[self.series].values))))

    def _mend(self, scope: Scope, _: random.Random) -> None:
        series = scope.series[self.series]
        series.put(sorted(series.values, reverse=self.descends))


@dataclass(frozen=True)
class First(Check):
    """A list begins with the same value everywhere."""

    series: str
    value: object
    most_chance = 0.15

    def _holds(self, scope: Scope) -> Any:
        return scope.series[self.series].values[:1] in ([], [self.value])

    def _chance(self, scope: Scope) -> Any:
        return 0.5 if len(scope.series[self.series].slots) > 1 else 1.0


@dataclass(frozen=True)
class Earlier(Check):
    """Every value of a list is below the number of its place: parents in a tree."""

    series: str
    offset: int
    most_chance = 0.3

    def _holds(self, scope: Scope) -> Any:
        found: list[Any] = scope.series[self.series].values
        return all(value <= at + self.offset for at, value in enumerate(found))

    def _chance(self, scope: Scope) -> Any:
        return 0.5 ** len(scope.series[self.series].slots)

    def _mend(self, scope: Scope, rng: random.Random) -> None:
        for at, slot in enumerate(scope.series[self.series].slots):
            if isinstance(slot.value, int) and slot.value > at + self.offset:
                slot.put(rng.randint(min(1, at + self.offset), at + self.offset))


@dataclass(frozen=True)
class NoRuns(Check):
    """No two neighbours in a list are equal."""

    series: str
    different: int
    most_chance = 0.1

    def _holds(self, scope: Scope) -> Any:
        return all(a != b for a, b in pairwise(scope.series[self.series].values))

    def _chance(self, scope: Scope) -> Any:
        return (1 - 1 / max(2, self.different)) ** max(0, len(scope.series[self.series].slots) - 1)


@dataclass(frozen=True)
class Within(Check):
    """Every value of one list (or single one) occurs in the other list."""

    inner: str
    outer: str

    def _holds(self, scope: Scope) -> Any:
        return set(values(scope, self.inner)) <= set(values(scope, self.outer))

    def _chance(self, scope: Scope) -> Any:
        return 0.5 if values(scope, self.inner) else 1.0

    def _mend(self, scope: Scope, rng: random.Random) -> None:
        outer = values(scope, self.outer)
        slots = scope.series[self.inner].slots if self.inner in scope.series else [scope.all_singles[self.inner]]
        for slot in slots if outer else ():
            if slot.value not in outer:
                slot.put(rng.choice(outer))
