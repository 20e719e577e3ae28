"""Time that a version spends outside the functions that are timed, where the original did not: it counts as theirs.

How long functions take inside a suite of tests is told by the process they run in, and a version can have moved work to
where that clock does not run: to its import, a thread, the interpreter's end. It can also lie. The parent knows what
the whole process took. What is left of it without the functions is the tests' and pytest's own, and nothing that a
version does may make that longer.
"""

from __future__ import annotations

from math import ceil
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.records import Execution

_QUANTILE = 0.2
_LEAST_RANK = 3
"""Both versions' fastest runs differ by chance: by less than the gap to the original's third fastest, or fifth part."""
_TOLERANCE = {"cpu": (0.0005, 0.01), "wall": (0.005, 0.05)}
"""Seconds, and the share of the original's time, that tell nothing."""
_IMPORT_TOLERANCE = (0.0002, 0.1)


class Outside(NamedTuple):
    """What one run took besides the functions that are timed."""

    cpu_s: float
    wall_s: float
    import_s: float
    """CPU seconds of importing the target, a part of `cpu_s`."""


def outside(execution: Execution) -> Outside | None:
    """Of a run whose process tells what it took in the functions; None where the whole process is timed."""
    inside = execution.inside
    if inside is None:
        return None
    return Outside(
        cpu_s=execution.cpu_s - execution.start_cpu_s - inside.cpu_s,
        wall_s=execution.wall_s - execution.start_wall_s - inside.wall_s,
        import_s=inside.import_s,
    )


def charge(original: Sequence[Outside | None], version: Sequence[Outside | None], clock: str) -> float:
    """Seconds of `clock` in every run of `version` that count as its functions' own; runs are of one case."""
    before = [each for each in original if each is not None]
    after = [each for each in version if each is not None]
    if min(len(before), len(after)) < _LEAST_RANK:
        return 0.0
    moved = _excess([each.import_s for each in before], [each.import_s for each in after], _IMPORT_TOLERANCE)
    old, new = ([getattr(each, f"{clock}_s") - each.import_s for each in runs] for runs in (before, after))
    grown = _excess(old, new, _TOLERANCE[clock], most=True)
    return moved + grown


def _excess(
    before: Sequence[float], after: Sequence[float], tolerance: tuple[float, float], *, most: bool = False
) -> float:
    """By how much `after` is longer than `before` at their fastest; 0 where that may be chance.

    What is no chance shows in the middle of the runs as well: on a busy machine the fastest ones alone say little.
    With `most` what it may be at most: nobody can say what for.
    """
    old, new = sorted(before), sorted(after)
    least, share = tolerance
    by_chance = least + share * max(0.0, old[0])
    if new[0] <= old[_rank(old)] + by_chance or median(new) <= median(old) + by_chance:
        return 0.0
    return new[_rank(new)] - old[0] + by_chance if most else new[0] - old[0]


def _rank(ascending: Sequence[float]) -> int:
    """Up to which the fastest runs differ by chance."""
    return max(_LEAST_RANK, ceil(_QUANTILE * len(ascending))) - 1
