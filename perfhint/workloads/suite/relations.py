"""What held between the arguments of all recorded calls of a function, and made arguments put right by it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SIZED = (list, tuple, str, bytes, dict, set, frozenset)
_CUT = (list, tuple, str, bytes)
_ENOUGH = 2
"""Different calls that must agree."""


@dataclass(frozen=True, slots=True)
class Relations:
    """Of one function; places are positions and names of arguments."""

    as_long: tuple[tuple[str, str], ...]
    """The second is as long as the first."""
    counts: tuple[tuple[str, str], ...]
    """The second is a number: how long the first is."""
    rectangles: frozenset[str]
    """Lists of rows, all as long as the first."""

    def hold(self, arguments: Mapping[str, Any], *, loosely: bool = False) -> dict[str, Any]:
        """`arguments` with as little changed as makes them hold; loosely, only what else has no meaning at all."""
        found = dict(arguments)
        for place in self.rectangles & found.keys() if not loosely else ():
            found[place] = _squared(found[place])
        for one, other in self.as_long if not loosely else ():
            if one in found and other in found and isinstance(found[one], _CUT) and isinstance(found[other], _CUT):
                size = min(len(found[one]), len(found[other]))
                found[one], found[other] = found[one][:size], found[other][:size]
        for one, other in self.counts:
            if one in found and other in found and isinstance(found[one], _SIZED):
                found[other] = len(found[one])
        return found


def relations(calls: Sequence[Mapping[str, Any]]) -> Relations:
    """What holds in all calls, each of them place to value, and is no accident."""
    places = [place for place in calls[0] if all(place in call for call in calls)] if calls else []
    as_long, counts = [], []
    for one, other in permutations(places, 2):
        sizes = [(call[one], call[other]) for call in calls]
        if not all(isinstance(a, _SIZED) for a, _ in sizes) or len({len(a) for a, _ in sizes}) < _ENOUGH:
            continue
        if one < other and all(isinstance(b, _SIZED) and len(a) == len(b) for a, b in sizes):
            as_long.append((one, other))
        if all(type(b) is int and len(a) == b for a, b in sizes):
            counts.append((one, other))
    rectangles = frozenset(place for place in places if _are_rectangles([call[place] for call in calls]))
    return Relations(tuple(as_long), tuple(counts), rectangles)


def _are_rectangles(values: Sequence[Any]) -> bool:
    rows = [value for value in values if isinstance(value, list | tuple) and value]
    if not all(isinstance(row, list | tuple | str) for value in rows for row in value):
        return False
    return any(len(value) > 1 for value in rows) and all(len({len(row) for row in value}) == 1 for value in rows)


def _squared(value: Any) -> Any:
    if not isinstance(value, list | tuple) or not all(isinstance(row, _CUT) for row in value):
        return value
    size = min(map(len, value), default=0)
    return type(value)(row[:size] for row in value)
