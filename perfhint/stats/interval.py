"""The ratio of two programs' own times with its confidence interval, from interleaved runs."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.stats.stages import Ranks

    Rows = Sequence[Sequence[float]]
    """Seconds, one row per timed case, one column per pair."""

_RESOLUTION_S = 1e-6
"""No process takes less: a clock that says 0 is too coarse."""
_OWN_SHARE = 0.01
"""Own time below this share of a process's time is not told from none."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A ratio, and the bounds it lies within at the level of the ranks that were asked for."""

    estimate: float
    low: float
    high: float


class Sample:
    """Times of two versions and of an empty program, run in turn, sorted once and then asked at any level.

    What is bounded is first the ratio of the times as they are, in two ways (see `ranks`): the fastest run of one
    version against the n-th fastest of the other, summed over the cases; and the n-th Walsh average of the logarithms
    of the ratios within pairs, with Hodges and Lehmann's median of them as the estimate (Hodges and Lehmann,
    "Estimates of location based on rank tests", Annals of Mathematical Statistics 34, 1963). The intersection is then
    carried over to the programs' own work, without what an empty program takes too. This is done so that 1 stays 1:
    whatever the null runs say, versions whose times do not differ are never called different.
    """

    def __init__(self, before: Rows, after: Rows, null: Sequence[float]) -> None:
        self.pairs = len(null)
        self._cases = len(before)
        self._before = [_ascending(row) for row in before]
        self._after = [_ascending(row) for row in after]
        self._null = _ascending(null)
        self.log_ratios = [
            log(max(sum(old), _RESOLUTION_S) / max(sum(new), _RESOLUTION_S))
            for old, new in zip(zip(*before, strict=True), zip(*after, strict=True), strict=True)
        ]
        self._walsh = sorted((a + b) / 2 for i, a in enumerate(self.log_ratios) for b in self.log_ratios[i:])

    @property
    def floor_s(self) -> float:
        """Seconds of the old version's own time, all cases together, at its fastest."""
        return max(self._floor(self._before) - self._cases * self._null[0], _OWN_SHARE * self._floor(self._before))

    def process_interval(self, ranks: Ranks) -> Interval:
        """The ratio of the times as they are."""
        views = [self._by_floors(ranks.floors)] if ranks.floors else []
        if ranks.walsh:
            views.append(self._by_pairs(ranks.walsh))
        sharpest = min(views, key=lambda view: view.high / view.low)
        low, high = max(view.low for view in views), min(view.high for view in views)
        if low > high:
            # The two contradict each other: the times are not one program's times slowed down. Claim the least.
            low, high = min(view.low for view in views), max(view.high for view in views)
        return Interval(min(max(sharpest.estimate, low), high), low / ranks.caution, high * ranks.caution)

    def interval(self, ranks: Ranks) -> Interval:
        """The ratio of the programs' own times, with what an empty program takes subtracted."""
        process = self.process_interval(ranks)
        least, most = self._null_share(ranks)
        return Interval(
            _own(process.estimate, self._cases * self._null[0] / self._floor(self._after)),
            # The larger that share, the further a ratio is carried away from 1.
            _own(process.low, least if process.low > 1 else most),
            _own(process.high, most if process.high > 1 else least),
        )

    def _by_floors(self, rank: int) -> Interval:
        before, after = self._floor(self._before), self._floor(self._after)
        return Interval(
            before / after, before / self._floor(self._after, rank), self._floor(self._before, rank) / after
        )

    def _by_pairs(self, rank: int) -> Interval:
        middle = len(self._walsh) // 2
        estimate = (self._walsh[middle] + self._walsh[~middle]) / 2
        return Interval(exp(estimate), exp(self._walsh[rank - 1]), exp(self._walsh[-rank]))

    def _null_share(self, ranks: Ranks) -> tuple[float, float]:
        """Least and most that an empty program's time may be of the new version's."""
        rank = ranks.floors or self.pairs
        return (
            self._cases * self._null[0] / self._floor(self._after, rank),
            self._cases * self._null[rank - 1] / self._floor(self._after),
        )

    def _floor(self, rows: Rows, rank: int = 1) -> float:
        """The `rank`-th smallest time of every case, summed."""
        return sum(row[rank - 1] for row in rows)


def _ascending(row: Sequence[float]) -> list[float]:
    return sorted(max(seconds, _RESOLUTION_S) for seconds in row)


def _own(ratio: float, null_share: float) -> float:
    """The ratio of own times where that of all times is `ratio`, and a share of the later is an empty program's.

    At least a hundredth of either is taken to be its own.
    """
    share = min(null_share, (1 - _OWN_SHARE) * min(ratio, 1.0))
    return (ratio - share) / (1 - share)
