"""How far chance alone carries the ranks of two samples that do not differ: exact, whatever the noise looks like.

Two statistics, because each is blind where the other sees well:

- *floors*: how many of the smallest times all belong to the new version (Rosenbaum, "Tables for a nonparametric test
  of location", Annals of Mathematical Statistics 25, 1954). Sharp when a program mostly runs near its floor and is
  slowed down in bursts.
- *pairs*: Wilcoxon's signed ranks of the ratios within pairs ("Individual comparisons by ranking methods", Biometrics
  Bulletin 1, 1945). Sharp when the whole machine drifts, and neighbouring runs with it.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from math import perm


def floor_chance(pairs: int, rank: int) -> float:
    """Chance that the `rank` smallest of all times, `pairs` of each version, belong to one given version.

    0 for rank 0, which claims nothing.
    """
    return perm(pairs, rank) / perm(2 * pairs, rank) if rank else 0.0


@cache
def floor_rank(pairs: int, level: float) -> int:
    """The smallest rank whose chance is at most `level`; 0 when not even `pairs` of them are enough."""
    return next((rank for rank in range(1, pairs + 1) if floor_chance(pairs, rank) <= level), 0)


def walsh_chance(pairs: int, rank: int) -> float:
    """Chance that the `rank`-th smallest Walsh average of `pairs` values exceeds the centre they lie symmetric around.

    0 for rank 0, which claims nothing.
    """
    return _signed_rank_distribution(pairs)[rank - 1] if rank else 0.0


@cache
def walsh_rank(pairs: int, level: float) -> int:
    """The largest rank whose chance is at most `level`; 0 when there are too few pairs."""
    return bisect_right(_signed_rank_distribution(pairs), level)


@cache
def _signed_rank_distribution(pairs: int) -> tuple[float, ...]:
    """P(W <= w) of Wilcoxon's signed-rank statistic for w = 0, 1, …: a sum over 1..`pairs` with fair-coin signs."""
    ways = [1] + [0] * (pairs * (pairs + 1) // 2)
    for rank in range(1, pairs + 1):
        for total in range(len(ways) - 1, rank - 1, -1):
            ways[total] += ways[total - rank]
    return tuple(count / 2**pairs for count in accumulate(ways))
