"""How many pairs a decision needs, judged from the pairs there are."""

from __future__ import annotations

from math import ceil, log, pi
from statistics import NormalDist, quantiles
from typing import TYPE_CHECKING

from perfhint.stats.stages import ALPHA, ranks_at

if TYPE_CHECKING:
    from perfhint.stats.interval import Sample

_POWER = 0.9
_IQR_OF_NORMAL = 1.349


def pairs_needed(sample: Sample, min_speedup: float) -> int | None:
    """Pairs with which a true ratio like the one seen is told from `min_speedup` nine times in ten.

    From the spread of the ratios within pairs, by the sample size of a z-test over the efficiency 3/pi of Wilcoxon's
    signed ranks (Noether, "Sample size determination for some common nonparametric tests", JASA 82, 1987). An order of
    magnitude, not a promise: the floors often decide earlier. None when no number of pairs would do, because what was
    seen is not above `min_speedup`, or when there are fewer than three pairs.
    """
    if sample.pairs < 3:
        return None
    ranks = ranks_at(sample.pairs, sample.pairs, final=True)
    process, own = sample.process_interval(ranks).estimate, sample.interval(ranks).estimate
    if own <= min_speedup:
        return None
    asked = process - (own - min_speedup) * (process - 1) / (own - 1)
    quarter, _, three_quarters = quantiles(sample.log_ratios, n=4)
    spread = (three_quarters - quarter) / _IQR_OF_NORMAL
    z = NormalDist().inv_cdf(1 - ALPHA) + NormalDist().inv_cdf(_POWER)
    return max(sample.pairs, ceil(pi / 3 * (z * spread / log(process / asked)) ** 2))
