"""Which of many patterns may match a node, by the types of what is below it: looked up once for each shape.

Most nodes are calls and assignments of a few shapes, and most patterns fit none of these, so the question what fits a
shape is answered from a table that fills as shapes are met.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.pattern import child_at
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tree_sitter import Node

    from perfhint.source.pattern import Pattern

Numbered = tuple[tuple[int, ...], "Pattern"]
"""A pattern with the numbers of the texts that hold it: many rules ask for the same."""
Place = tuple["str | None", ...]
"""Steps down from a node, as `child_at` takes them: one or two."""

_SEVERAL = names("alternative name operators subscript")
"""Fields that may hold several children: the type of the first decides nothing."""


class Shapes:
    """Patterns for one type of node."""

    def __init__(self, patterns: Sequence[Numbered]) -> None:
        self._wanted = [(each, dict(_wanted(each[1]))) for each in patterns]
        """For every pattern the types that it wants in places."""
        places = {place for _, wanted in self._wanted for place in wanted}
        self._steps = [
            (step, sorted({place[1] for place in places if place[0] == step and len(place) == 2}, key=str))
            for step in sorted({place[0] for place in places}, key=str)
        ]
        self._places: list[Place] = [
            place for step, deeper in self._steps for place in [(step,), *((step, second) for second in deeper)]
        ]
        self._fitting: dict[tuple[str | None, ...], list[Numbered]] = {}

    def fitting(self, node: Node) -> list[Numbered]:
        """Those that may match `node`."""
        shape: list[str | None] = []
        for step, deeper in self._steps:
            child = child_at(node, step)
            shape.append(None if child is None else child.type)
            for second in deeper:
                below = None if child is None else child_at(child, second)
                shape.append(None if below is None else below.type)
        key = tuple(shape)
        found = self._fitting.get(key)
        if found is None:
            types = dict(zip(self._places, key, strict=True))
            found = self._fitting[key] = [
                pattern
                for pattern, wanted in self._wanted
                if all(types[place] in kinds for place, kinds in wanted.items())
            ]
        return found


def _wanted(pattern: Pattern) -> Iterator[tuple[Place, frozenset[str]]]:
    for field, inner in _certain(pattern):
        if kinds := _kinds(inner):
            yield (field,), kinds
            for second, below in _certain(inner):
                if kinds := _kinds(below):
                    yield (field, second), kinds


def _certain(pattern: Pattern) -> Iterable[tuple[str | None, Pattern]]:
    return [(field, inner) for field, inner in pattern.needed if field not in _SEVERAL] if not pattern.choices else []


def _kinds(pattern: Pattern) -> frozenset[str] | None:
    """Types that the node may have; None for any."""
    if not pattern.choices:
        return pattern.kinds
    found = [_kinds(choice) for choice in pattern.choices]
    return None if None in found else frozenset[str]().union(*(kinds for kinds in found if kinds))
