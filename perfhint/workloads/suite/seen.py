"""What the arguments at one place were seen to be, and Hypothesis strategies for more of the kind."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from perfhint.workloads.suite.data import Thing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hypothesis.strategies import SearchStrategy

MOST_KEPT = 60
"""Values of one kind that are remembered."""
_DEEPEST = 6
_RECORD = 12
"""A dict of more keys is no record."""
_FIXED = 6
"""A tuple of more items is a sequence."""
_SORTED_BITS = 12.0
"""Lists are taken for sorted ones when that they all are by chance is as unlikely as so many heads in a row."""


@dataclass
class Seen:
    """All values at one place: of an argument, or of what is inside."""

    none: bool = False
    bools: set[bool] = field(default_factory=set)
    ints: dict[int, None] = field(default_factory=dict)
    floats: dict[str, float] = field(default_factory=dict)
    strs: dict[str, None] = field(default_factory=dict)
    bytes_: dict[bytes, None] = field(default_factory=dict)
    things: list[Thing] = field(default_factory=list)
    fixed: dict[int, list[Seen]] = field(default_factory=dict)
    """Of short tuples, by their size."""
    sequences: dict[type, Sizes] = field(default_factory=dict)
    records: dict[tuple[str, ...], dict[str, Seen]] = field(default_factory=dict)
    """Of dicts with names for keys, by these."""
    mapping: Sizes | None = None
    """Of other dicts."""
    _holders: dict[str, Thing] = field(default_factory=dict)
    """One of each kind of things that hold items: iterators, deques."""
    _held: Sizes | None = None

    def add(self, value: Any, depth: int = 0) -> None:
        """One more value."""
        match value:
            case None:
                self.none = True
            case bool():
                self.bools.add(value)
            case int():
                _keep(self.ints, value, None)
            case float():
                _keep(self.floats, repr(value), value)
            case str():
                _keep(self.strs, value, None)
            case bytes():
                _keep(self.bytes_, value, None)
            case Thing():
                if len(self.things) < MOST_KEPT:
                    self.things.append(value)
                if isinstance(value.inside, list):
                    self._holders.setdefault(value.node["kind"], value)
                    self._held = self._held or Sizes()
                    self._held.add(value.inside, [], depth)
            case dict() if value and len(value) <= _RECORD and all(_is_name(key) for key in value):
                record = self.records.setdefault(tuple(value), {key: Seen() for key in value})
                for key, each in value.items():
                    record[key].add(each, depth + 1)
                if len(set(map(type, value.values()))) == 1:  # or it is no record
                    self._add_mapping(value, depth)
            case dict():
                self._add_mapping(value, depth)
            case tuple() if len(value) <= _FIXED:
                places = self.fixed.setdefault(len(value), [Seen() for _ in value])
                for place, each in zip(places, value, strict=True):
                    place.add(each, depth + 1)
            case _:
                self.sequences.setdefault(type(value), Sizes()).add(list(value), [], depth)

    def _add_mapping(self, value: dict[Any, Any], depth: int) -> None:
        self.mapping = self.mapping or Sizes()
        self.mapping.add(list(value), list(value.values()), depth)

    @property
    def stays_sorted(self) -> bool:
        """Whether the lists here were all in order, which is no accident."""
        return any(sizes.stays_sorted for sizes in self.sequences.values())

    def scalars(self) -> Iterable[Any]:
        """Numbers and texts that were seen, here and inside."""
        yield from self.ints
        yield from self.floats.values()
        yield from self.strs
        inside = [sizes.items for sizes in self.sequences.values()]
        inside += [self.mapping.items, self.mapping.values] if self.mapping else []
        inside += [place for places in self.fixed.values() for place in places]
        inside += [each for record in self.records.values() for each in record.values()]
        for each in inside:
            yield from each.scalars()

    def strategy(self, pool: Iterable[Any] = (), depth: int = 0) -> SearchStrategy[Any]:
        """More of the same: what was seen, what lies between and at the edges, and scalars of the `pool`."""
        from hypothesis import strategies as st

        found: list[SearchStrategy[Any]] = []
        if self.none:
            found.append(st.none())
        if self.bools:
            found.append(st.booleans())
        if self.ints:
            found += _ints(self.ints, [each for each in pool if type(each) is int])
        if self.floats:
            found += _floats(list(self.floats.values()), [each for each in pool if type(each) is float])
        if self.strs:
            found += _strs(list(self.strs), [each for each in pool if type(each) is str])
        if self.bytes_:
            found += [st.sampled_from(list(self.bytes_)), st.binary(max_size=2 * max(map(len, self.bytes_)) + 2)]
        if self.things:
            found.append(st.sampled_from(self.things))
        if depth < _DEEPEST:
            found += self._containers(list(pool), depth + 1)
        return st.one_of(found) if found else st.none()

    def _containers(self, pool: list[Any], depth: int) -> list[SearchStrategy[Any]]:
        from hypothesis import strategies as st

        found: list[SearchStrategy[Any]] = [
            st.tuples(*(place.strategy(pool, depth) for place in places)) for places in self.fixed.values()
        ]
        found += [sizes.lists(pool, depth).map(partial(_as, kind)) for kind, sizes in self.sequences.items()]
        found += [
            st.fixed_dictionaries({key: each.strategy(pool, depth) for key, each in record.items()})
            for record in self.records.values()
        ]
        for holder in self._holders.values():  # where an iterator may stand, one of what lists hold may as well
            sizes = [*self.sequences.values(), *([self._held] if self._held else [])]
            found += [each.lists(pool, depth).map(holder.holding) for each in sizes]
        if self.mapping:
            keys = self.mapping.items.strategy(pool, depth).filter(_is_hashable)
            values = self.mapping.values.strategy(pool, depth)
            found.append(st.dictionaries(keys, values, max_size=self.mapping.most_drawn(depth)))
        return found


@dataclass
class Sizes:
    """Containers of any size: how large they were, and what was in them."""

    items: Seen = field(default_factory=Seen)
    values: Seen = field(default_factory=Seen)
    """Of dicts, whose keys are the items."""
    most: int = 0
    least: int = 1 << 30
    sorted_bits: float = 0.0
    is_sorted: bool = True
    sizes: set[int] = field(default_factory=set)

    def add(self, items: list[Any], values: list[Any], depth: int) -> None:
        """One more container."""
        self.most = max(self.most, len(items))
        self.least = min(self.least, len(items))
        self.sizes.add(len(items))
        if self.is_sorted and len(items) > 1:
            self.is_sorted = _is_sorted(items)
            self.sorted_bits += math.lgamma(min(len(items), 1000) + 1) / math.log(2)
        for each in items[:MOST_KEPT]:
            self.items.add(each, depth + 1)
        for each in values[:MOST_KEPT]:
            self.values.add(each, depth + 1)

    @property
    def stays_sorted(self) -> bool:
        """Whether they were all sorted, which is no accident."""
        return self.is_sorted and self.sorted_bits > _SORTED_BITS

    def most_drawn(self, depth: int) -> int:
        """How large they may become: deep inside and for large ones not larger than they were."""
        return min(2 * self.most + 2, 60 if depth <= 1 else 12)

    def lists(self, pool: list[Any], depth: int) -> SearchStrategy[list[Any]]:
        """Lists of such items: any, of few different ones, and of one alone."""
        from hypothesis import strategies as st

        item = self.items.strategy(pool, depth)
        most = self.most_drawn(depth)
        few = st.lists(item, min_size=1, max_size=3).flatmap(
            lambda items: st.lists(st.sampled_from(items), max_size=most)
        )
        lists = st.one_of(st.lists(item, max_size=most), few)
        if self.stays_sorted:
            return lists.filter(_is_sortable).map(sorted)
        return lists


def _keep(seen: dict[Any, Any], key: Any, value: Any) -> None:
    if len(seen) < MOST_KEPT:
        seen[key] = value


def _ints(seen: Iterable[int], pool: list[int]) -> list[SearchStrategy[Any]]:
    from hypothesis import strategies as st

    low, high = min(seen), max(seen)
    margin = max(1, min(high - low, 1000) // 4)
    lowest = low - margin if low < 0 else max(0, low - margin)
    found = [st.integers(lowest, high + margin), st.sampled_from(sorted({*seen, low, high, high + 1, lowest, 0, 1}))]
    return [*found, st.sampled_from(pool[:MOST_KEPT])] if pool else found


def _floats(seen: list[float], pool: list[float]) -> list[SearchStrategy[Any]]:
    from hypothesis import strategies as st

    finite = [each for each in seen if math.isfinite(each)] or [0.0]
    low, high = min(finite), max(finite)
    halves = st.integers(math.floor(2 * max(low, -1e9)), math.ceil(2 * min(high, 1e9)) + 1).map(lambda each: each / 2)
    found = [st.floats(low, high), st.sampled_from(seen), st.sampled_from([0.0, low, high]), halves]
    return [*found, st.sampled_from(pool[:MOST_KEPT])] if pool else found


def _strs(seen: list[str], pool: list[str]) -> list[SearchStrategy[Any]]:
    from hypothesis import strategies as st

    letters = sorted({letter for text in seen for letter in text[:200]}) or ["a"]
    words = sorted({word for text in seen for word in text.split()[:50]}) or ["a"]
    most = min(2 * max(map(len, seen)) + 2, 40)
    found: list[SearchStrategy[Any]] = [st.sampled_from(seen), st.text(st.sampled_from(letters), max_size=most)]
    if len(words) > 1:
        found.append(st.lists(st.sampled_from(words), max_size=10).map(" ".join))
    return [*found, st.sampled_from(pool[:MOST_KEPT])] if pool else found


def _as(kind: Callable[[Iterable[Any]], Any], items: list[Any]) -> Any:
    if kind in (set, frozenset):
        return kind(each for each in items if _is_hashable(each))
    return kind(items)


def _is_hashable(value: Any) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _is_sortable(items: list[Any]) -> bool:
    try:
        sorted(items)
    except TypeError:
        return False
    return True


def _is_sorted(items: list[Any]) -> bool:
    try:
        return all(a <= b for a, b in pairwise(items))
    except TypeError:
        return False


def _is_name(key: Any) -> bool:
    return isinstance(key, str) and key.isidentifier()
