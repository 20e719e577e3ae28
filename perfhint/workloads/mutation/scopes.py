"""Views of an input read by its grammar: the single values, the lists and the tables that belong together.

A scope is the whole input, or one round of a repetition that has parts of its own, such as a test case. What is seen
through a scope is changed through it.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from perfhint.workloads.mutation.grammar import Counted, Line, MismatchError, Repeat, Row

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence

    from perfhint.workloads.mutation.grammar import Count, Element, Elements, Node
    from perfhint.workloads.mutation.kinds import Value


@dataclass(frozen=True, slots=True)
class Slot:
    """One value."""

    node: Node
    at: int

    @property
    def value(self) -> Value:
        """What it is now."""
        return self.node[self.at]  # type: ignore[no-any-return]

    def put(self, value: Value) -> None:
        """Change it."""
        self.node[self.at] = value


@dataclass(frozen=True, slots=True)
class Series:
    """A list: a row, a column of a table, or all cells of a matrix."""

    name: str
    slots: tuple[Slot, ...]
    is_flat: bool = True
    """Not a matrix, where what is next to each other need not belong together."""

    @property
    def values(self) -> list[Value]:
        """What they are now."""
        return [slot.node[slot.at] for slot in self.slots]

    def put(self, values: Sequence[Value]) -> None:
        """Change all of them."""
        for slot, value in zip(self.slots, values, strict=True):
            slot.node[slot.at] = value


@dataclass(frozen=True, slots=True)
class Table:
    """Rounds that are one line each."""

    names: tuple[str, ...]
    rounds: Node
    can_change: bool
    """Whether there may be more or fewer rounds."""

    @property
    def rows(self) -> list[list[Value]]:
        """The lines."""
        return [nodes[0] for nodes in self.rounds]


@dataclass(slots=True)
class Scope:
    """What belongs together."""

    path: tuple[int, ...]
    """Of the elements, from the whole to this one: scopes with equal paths are alike."""
    elements: Elements
    nodes: list[Node]
    around: Mapping[str, Slot]
    """Single values of the scopes that this one is in."""
    singles: dict[str, Slot] = field(default_factory=dict)
    """Its own."""
    series: dict[str, Series] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    repeats: list[tuple[Repeat, Node]] = field(default_factory=list)

    @property
    def all_singles(self) -> dict[str, Slot]:
        """With those around it."""
        return {**self.around, **self.singles}


def scopes(elements: Elements, nodes: list[Node]) -> Iterator[Scope]:
    """All scopes of an input, the whole first."""
    return _scopes(elements, nodes, (), {})


def _scopes(
    elements: Elements, nodes: list[Node], path: tuple[int, ...], around: Mapping[str, Slot]
) -> Iterator[Scope]:
    scope = Scope(path, elements, nodes, around)
    inner: list[tuple[int, Repeat, Node]] = []
    for at, (element, node) in enumerate(zip(elements, nodes, strict=True)):
        match element:
            case Line(names):
                scope.singles.update((name, Slot(node, i)) for i, name in enumerate(names))
            case Row(name) | Counted(name):
                scope.series[name] = Series(name, tuple(Slot(node, i) for i in range(len(node))))
            case Repeat(count, (Line(names),)):
                scope.repeats.append((element, node))
                scope.tables.append(Table(names, node, count is not None))
                for i, name in enumerate(names):
                    scope.series[name] = Series(name, tuple(Slot(nodes[0], i) for nodes in node))
            case Repeat(_, (Row(name) | Counted(name),)):
                scope.repeats.append((element, node))
                cells = tuple(Slot(nodes[0], i) for nodes in node for i in range(len(nodes[0])))
                scope.series[name] = Series(name, cells, is_flat=False)
            case Repeat():
                scope.repeats.append((element, node))
                inner.append((at, element, node))
    yield scope
    known = scope.all_singles
    for at, repeat, node in inner:
        for nodes in node:
            yield from _scopes(repeat.body, nodes, (*path, at), known)


def names_of(elements: Elements) -> Iterator[str]:
    """Names of all places that hold tokens."""
    for element in elements:
        match element:
            case Line(names):
                yield from names
            case Row(name) | Counted(name):
                yield name
            case Repeat(_, body):
                yield from names_of(body)


def first_name(element: Element) -> str:
    """What an element is known by."""
    match element:
        case Line(names):
            return names[0]
        case Repeat(_, body):
            return "*" + first_name(body[0])
    return element.name


def counts_in(elements: Elements) -> Iterator[Count]:
    """All counts that decide how long something is."""
    for element in elements:
        if isinstance(element, Row | Repeat) and element.count is not None:
            yield element.count
        if isinstance(element, Repeat):
            yield from counts_in(element.body)


Pools = dict[str, list[object]]
"""Items of rows and rounds of repetitions that were seen, by `first_name`."""


def resize(
    elements: Elements,
    nodes: list[Node],
    name: str,
    number: int,
    *,
    words: Mapping[str, Count],
    pools: Pools,
    rng: random.Random,
) -> None:
    """Make everything as long as it is when the count `name` is `number`; `words` are as long as a count says.

    Raises MismatchError where it cannot be.
    """
    for element, node in zip(elements, nodes, strict=True):
        if isinstance(element, Line):
            for i, each in enumerate(element.names):
                if each == name:
                    node[i] = number
                if each in words and words[each].name == name:
                    node[i] = "".join(_fitted(list(node[i]), words[each].of(number), list(node[i]), rng))
        elif isinstance(element, Row | Repeat) and element.count is not None and element.count.name == name:
            node[:] = _fitted(node, element.count.of(number), pools.get(first_name(element), ()), rng)
        if isinstance(element, Repeat):
            for each in node:
                resize(element.body, each, name, number, words=words, pools=pools, rng=rng)


def _fitted(items: Sequence[Any], number: int, pool: Sequence[Any], rng: random.Random) -> list[Any]:
    """Items left out, or such as are there already put in, at places that chance chooses."""
    if number < 0 or (number > len(items) and not items and not pool):
        raise MismatchError
    fitted = list(items)
    if number < len(fitted):
        fitted = [fitted[at] for at in sorted(rng.sample(range(len(fitted)), number))]
    while len(fitted) < number:
        fitted.insert(rng.randint(0, len(fitted)), copy.deepcopy(rng.choice(fitted or pool)))
    return fitted
