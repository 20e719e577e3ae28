"""Staged stopping: when to look at the times, and how much error each look may spend.

A look is a chance to be fooled, so the error rate is shared out over all of them: after a share t of the planned pairs
at most `ALPHA` t² may have been spent (a spending function of the power family: Lan and DeMets, "Discrete sequential
boundaries for clinical trials", Biometrika 70, 1983; Kim and DeMets, Biometrika 74, 1987). Within a look it is shared
between the two statistics of `ranks`. Errors are simply added up (Bonferroni), so the rate holds however much the looks
and the statistics depend on each other. A look that has to be the last one, because time runs out, spends all that is
left.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from math import inf
from typing import TYPE_CHECKING

from perfhint.stats.ranks import floor_chance, floor_rank, walsh_chance, walsh_rank

if TYPE_CHECKING:
    from perfhint.stats.interval import Sample

ALPHA = 0.0075
"""Chance, over all looks, that a version of the same speed is called faster; as much again for slower."""
CONFIDENCE = 1 - 2 * ALPHA
MAX_PAIRS = 30
_LOOKS = (8, 12, 20, 30, 50, 80)
_FLOORS_SHARE = 0.45
_FUTILITY = 0.05
"""A version is given up when a one-sided bound at this level, at any look, lies below what is asked of it. Giving up
cannot make a false claim, so nothing is spent on it."""
_CAUTION = {3: 3.0, 4: 1.5}
"""Three or four pairs are too few for ranks to mean anything (chance 1 in 20, 1 in 70). They count when every run of
one version beats every run of the other by this factor besides, which noise with a coefficient of variation of 30 %
does in less than `ALPHA` of all cases as long as fewer runs are slowed down than not."""


@dataclass(frozen=True, slots=True)
class Ranks:
    """Which order statistics bound the ratio at one look."""

    floors: int
    walsh: int
    """0 where the pairs are too few to say anything."""
    caution: float = 1.0
    """Factor by which the bounds are moved apart; infinite where nothing can be said."""


class Decision(Enum):
    """What a look decides."""

    CONTINUE = auto()
    FASTER = auto()
    NOT_FASTER = auto()


def is_look(pairs: int, max_pairs: int) -> bool:
    """Whether the times are looked at after so many pairs."""
    return pairs in _looks(max_pairs)


def decide(sample: Sample, min_speedup: float, *, max_pairs: int, final: bool) -> Decision:
    """Whether the new version is surely more than `min_speedup` times as fast, surely not, or not yet known.

    `final` when no further pair will be run: then what is not shown to be faster is not faster.
    """
    if sample.interval(ranks_at(sample.pairs, max_pairs, final=final)).low > min_speedup:
        return Decision.FASTER
    if final or sample.interval(_futility_ranks(sample.pairs)).high < min_speedup:
        return Decision.NOT_FASTER
    return Decision.CONTINUE


def told_apart(sample: Sample, *, max_pairs: int) -> bool:
    """Whether it is known by now which of the two versions is faster."""
    interval = sample.interval(ranks_at(sample.pairs, max_pairs, final=False))
    return interval.low > 1 or interval.high < 1


@cache
def ranks_at(pairs: int, max_pairs: int, *, final: bool) -> Ranks:
    """The ranks that bound the ratio after `pairs` pairs within the error rate, earlier looks considered."""
    if pairs < 3:
        return Ranks(floors=pairs, walsh=0, caution=inf)
    if pairs in _CAUTION:
        return Ranks(floors=pairs, walsh=0, caution=_CAUTION[pairs])
    floors_spent = walsh_spent = 0.0
    for look in _looks(max_pairs):
        if look < pairs:
            ranks = _ranks(look, _may_be_spent(look, max_pairs), floors_spent, walsh_spent)
            floors_spent += floor_chance(look, ranks.floors)
            walsh_spent += walsh_chance(look, ranks.walsh)
    budget = ALPHA if final else _may_be_spent(pairs, max_pairs)
    ranks = _ranks(pairs, budget, floors_spent, walsh_spent)
    return ranks if ranks.floors or ranks.walsh else Ranks(floors=pairs, walsh=0, caution=inf)


@cache
def _looks(max_pairs: int) -> tuple[int, ...]:
    return (*(look for look in _LOOKS if look < max_pairs), max_pairs)


def _may_be_spent(pairs: int, max_pairs: int) -> float:
    return ALPHA * min(1.0, pairs / max_pairs) ** 2


def _ranks(pairs: int, budget: float, floors_spent: float, walsh_spent: float) -> Ranks:
    walsh = walsh_rank(pairs, budget * (1 - _FLOORS_SHARE) - walsh_spent)
    # What too few pairs cannot use, the floors may.
    share = _FLOORS_SHARE if walsh or walsh_spent else 1.0
    return Ranks(floor_rank(pairs, budget * share - floors_spent), walsh)


@cache
def _futility_ranks(pairs: int) -> Ranks:
    return Ranks(floor_rank(pairs, _FUTILITY / 2), walsh_rank(pairs, _FUTILITY / 2))
