"""Smaller variants of an input that keep to what all inputs have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from perfhint.workloads.mutation.changing import Changing, least_size
from perfhint.workloads.mutation.grammar import MismatchError
from perfhint.workloads.mutation.scopes import resize

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from perfhint.workloads.mutation.grammar import Node
    from perfhint.workloads.mutation.learning import Learned

TRIES = 3
"""Ways to leave out so many items, which are drawn."""
MOST_SLOTS = 60


def smaller_ones(learned: Learned, nodes: list[Node], rng: random.Random) -> Iterator[list[Node]]:
    """Inputs with fewer items or smaller values, those with the fewest first."""
    for changing in (*_shorter(learned, nodes, rng), *_fewer_rounds(learned, nodes, rng)):
        changing.mend()
        if learned.holds(changing.nodes):
            yield changing.nodes
    for smaller in _lower(learned, nodes, rng):
        if learned.holds(smaller.nodes):
            yield smaller.nodes


def _shorter(learned: Learned, nodes: list[Node], rng: random.Random) -> Iterator[Changing]:
    scopes = Changing(learned, nodes, rng).scopes
    sized = set(learned.counts) | {count.name for count in learned.words.values()}
    for at, scope in enumerate(scopes):
        for name in scope.singles:
            if name not in sized:
                continue
            old: Any = scope.singles[name].value
            least = least_size(learned.ranges[name])
            for new in sorted({least, least + 1, old // 2, old - 1}):
                if not least <= new < old:
                    continue
                for _ in range(TRIES):
                    changing = Changing(learned, nodes, rng)
                    target = changing.scopes[at]
                    try:
                        resize(
                            target.elements,
                            target.nodes,
                            name,
                            new,
                            words=learned.words,
                            pools=learned.pools,
                            rng=rng,
                        )
                    except MismatchError:
                        continue
                    yield changing


def _fewer_rounds(learned: Learned, nodes: list[Node], rng: random.Random) -> Iterator[Changing]:
    """Where the end of the input says how many there are; and shorter words."""
    first = Changing(learned, nodes, rng)
    for at, scope in enumerate(first.scopes):
        for number, (repeat, node) in enumerate(scope.repeats):
            for place in range(min(len(node), MOST_SLOTS)) if repeat.count is None and len(node) > 1 else ():
                changing = Changing(learned, nodes, rng)
                del changing.scopes[at].repeats[number][1][place]
                yield changing
        for name, slot in scope.singles.items():
            if isinstance(slot.value, str) and name not in learned.words and not learned.ranges[name].is_closed:
                for size in sorted({1, len(slot.value) // 2, len(slot.value) - 1}):
                    for start in range(min(len(slot.value) - size + 1, TRIES)):
                        if max(1, learned.ranges[name].low) <= size < len(slot.value):
                            changing = Changing(learned, nodes, rng)
                            changing.scopes[at].singles[name].put(slot.value[start : start + size])
                            yield changing


def _lower(learned: Learned, nodes: list[Node], rng: random.Random) -> Iterator[Changing]:
    """One number at a time brought closer to the smallest there is."""
    places = [
        (name, at, kind, place)
        for at, scope in enumerate(Changing(learned, nodes, rng).scopes)
        for kind, names in (("single", scope.singles), ("series", scope.series))
        for name in names
        if name not in learned.counts
        for place in range(1 if kind == "single" else len(scope.series[name].slots))
    ]
    for name, at, kind, place in places[:MOST_SLOTS]:
        known = learned.ranges[name]
        for target in range(3):
            changing = Changing(learned, nodes, rng)
            scope = changing.scopes[at]
            slot = scope.singles[name] if kind == "single" else scope.series[name].slots[place]
            old = slot.value
            if not isinstance(old, int):
                continue
            base = 0 if known.low <= 0 <= known.high else known.low
            new = (base, base + 1, (old + base) // 2)[target]
            if abs(new - base) < abs(old - base):
                slot.put(new)
                yield changing
