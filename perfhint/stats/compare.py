"""From raw times to a `Comparison`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.records import Comparison
from perfhint.stats.interval import Sample
from perfhint.stats.stages import CONFIDENCE, ranks_at
from perfhint.stats.welch import welch_p_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.stats.interval import Rows


def compare(
    before: Rows,
    after: Rows,
    null: Sequence[float],
    *,
    process_before: Rows,
    process_after: Rows,
    max_pairs: int,
    final: bool,
    clock: str,
    cases: Sequence[str],
    memory_ratio: float,
) -> Comparison:
    """What the times of two versions and of an empty program say, after at least one pair.

    `before` and `after` hold seconds from the beginning of the programs, one row per case of `cases`, one column per
    pair; `null` one value per pair. `process_before` and `process_after` are those of whole processes.
    `max_pairs` and `final` are as in `decide`: they say how much of the error rate the interval may use.
    """
    sample = Sample(before, after, null)
    ranks = ranks_at(sample.pairs, max_pairs, final=final)
    ratio = sample.interval(ranks)
    return Comparison(
        speedup=ratio.estimate,
        low=ratio.low,
        high=ratio.high,
        confidence=CONFIDENCE,
        p_value=welch_p_value(_per_pair(process_before), _per_pair(process_after)),
        memory_ratio=memory_ratio,
        before_s=sample.floor_s,
        after_s=sample.floor_s / ratio.estimate,
        process_speedup=Sample(process_before, process_after, null).process_interval(ranks).estimate,
        clock=clock,
        pairs=sample.pairs,
        before=tuple(map(tuple, before)),
        after=tuple(map(tuple, after)),
        null=tuple(null),
        process_before=tuple(map(tuple, process_before)),
        process_after=tuple(map(tuple, process_after)),
        cases=tuple(cases),
    )


def _per_pair(rows: Rows) -> list[float]:
    """Seconds of all cases together, for every pair."""
    return [sum(column) for column in zip(*rows, strict=True)]
