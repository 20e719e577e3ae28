"""What may hold for tables, whose rows can be edges of a graph, and for words."""

from __future__ import annotations

from dataclasses import dataclass
from operator import le, lt
from typing import TYPE_CHECKING, Any

from perfhint.workloads.mutation.checks import Check, no_collision, values

if TYPE_CHECKING:
    import random

    from perfhint.workloads.mutation.scopes import Scope


@dataclass(frozen=True)
class RowOrder(Check):
    """In every row one value is at most (or below) the other."""

    low: str
    high: str
    is_strict: bool
    most_chance = 0.3

    def _holds(self, scope: Scope) -> Any:
        pairs = zip(values(scope, self.low), values(scope, self.high), strict=True)
        return all((lt if self.is_strict else le)(low, high) for low, high in pairs)

    def _chance(self, scope: Scope) -> Any:
        return 0.5 ** len(scope.series[self.low].slots)

    def _mend(self, scope: Scope, _: random.Random) -> None:
        for low, high in zip(scope.series[self.low].slots, scope.series[self.high].slots, strict=True):
            smaller, larger = sorted((low.value, high.value))
            low.put(smaller)
            high.put(larger)


@dataclass(frozen=True)
class RowDiffers(Check):
    """In no row both values are equal."""

    one: str
    other: str
    different: int
    most_chance = 0.3

    def _holds(self, scope: Scope) -> Any:
        return all(a != b for a, b in zip(values(scope, self.one), values(scope, self.other), strict=True))

    def _chance(self, scope: Scope) -> Any:
        return (1 - 1 / max(2, self.different)) ** len(scope.series[self.one].slots)

    def _mend(self, scope: Scope, rng: random.Random) -> None:
        found: list[Any] = [*values(scope, self.one), *values(scope, self.other)]
        for one, other in zip(scope.series[self.one].slots, scope.series[self.other].slots, strict=True):
            others = [value for value in found if value != one.value]
            if one.value == other.value and others:
                other.put(rng.choice(others))


@dataclass(frozen=True)
class DistinctRows(Check):
    """No row occurs twice; of edges neither the other way around."""

    names: tuple[str, ...]
    is_unordered: bool
    different: int
    most_chance = 0.3

    def _holds(self, scope: Scope) -> Any:
        rows = list(zip(*(values(scope, name) for name in self.names), strict=True))
        return len({frozenset(row) if self.is_unordered else row for row in rows}) == len(rows)

    def _chance(self, scope: Scope) -> Any:
        return no_collision(len(scope.series[self.names[0]].slots), self.different)


@dataclass(frozen=True)
class Edges(Check):
    """Rows are edges that connect all nodes, numbered from `first`, of a graph with so many nodes."""

    one: str
    other: str
    nodes: str
    first: int

    def _holds(self, scope: Scope) -> Any:
        number: Any = scope.all_singles[self.nodes].value
        if not 0 < number <= 300_000:
            return False
        root = list(range(number))
        parts = number
        for a, b in zip(values(scope, self.one), values(scope, self.other), strict=True):
            if not (0 <= a - self.first < number and 0 <= b - self.first < number):
                return False
            x, y = _find(root, a - self.first), _find(root, b - self.first)
            parts -= x != y
            root[x] = y
        return parts == 1

    def _chance(self, scope: Scope) -> Any:
        return 0.5 if scope.all_singles[self.nodes].value not in (1, 2) else 1.0

    def _mend(self, scope: Scope, rng: random.Random) -> None:
        """The first edges become a random tree, a path or a star; what there is more stays as it is."""
        number: Any = scope.all_singles[self.nodes].value
        ones, others = scope.series[self.one].slots, scope.series[self.other].slots
        if len(ones) < number - 1:
            return
        labels = list(range(self.first, self.first + number))
        rng.shuffle(labels)
        shape = rng.randrange(3)
        edges = [(labels[(at - 1, 0, rng.randrange(at))[shape]], labels[at]) for at in range(1, number)]
        rng.shuffle(edges)
        for one, other, (a, b) in zip(ones, others, edges, strict=False):
            one.put(a)
            other.put(b)


def _find(root: list[int], node: int) -> int:
    while root[node] != node:
        root[node] = root[root[node]]
        node = root[node]
    return node


@dataclass(frozen=True)
class Lengths(Check):
    """All words of these places are equally long."""

    names: tuple[str, ...]

    def _holds(self, scope: Scope) -> Any:
        return len({len(word) for name in self.names for word in values(scope, name)}) <= 1

    def _chance(self, scope: Scope) -> Any:
        number = sum(len(values(scope, name)) for name in self.names)
        return 0.5 if number > 1 else 1.0

    def _mend(self, scope: Scope, _: random.Random) -> None:
        """Long words are cut."""
        slots = [
            slot
            for name in self.names
            for slot in (scope.series[name].slots if name in scope.series else [scope.all_singles[name]])
        ]
        shortest = min((len(str(slot.value)) for slot in slots), default=0)
        for slot in slots:
            slot.put(str(slot.value)[:shortest])


@dataclass(frozen=True)
class Balanced(Check):
    """Brackets that open are closed again."""

    name: str

    def _holds(self, scope: Scope) -> Any:
        return all(_is_balanced(word) for word in values(scope, self.name))

    def _chance(self, scope: Scope) -> Any:
        return 0.5 if any(character in "([{" for word in values(scope, self.name) for character in word) else 1.0


def _is_balanced(word: str) -> bool:
    closing = {"(": ")", "[": "]", "{": "}"}
    expected: list[str] = []
    for character in word:
        if character in closing:
            expected.append(closing[character])
        elif character in closing.values() and (not expected or expected.pop() != character):
            return False
    return not expected


@dataclass(frozen=True)
class Occurs(Check):
    """A character occurs so often in all words of a place together."""

    name: str
    character: str
    number: int
    most_chance = 0.3

    def _holds(self, scope: Scope) -> Any:
        return sum(word.count(self.character) for word in values(scope, self.name)) == self.number

    def _chance(self, scope: Scope) -> Any:
        return 0.4 if sum(map(len, values(scope, self.name))) > 3 else 1.0
