"""Statistics of paired, interleaved timings: pure functions of the times."""

from __future__ import annotations

from perfhint.stats.compare import compare
from perfhint.stats.interval import Interval, Sample
from perfhint.stats.power import pairs_needed
from perfhint.stats.stages import CONFIDENCE, MAX_PAIRS, Decision, decide, is_look, ranks_at, told_apart
from perfhint.stats.welch import welch_p_value

__all__ = [
    "CONFIDENCE",
    "MAX_PAIRS",
    "Decision",
    "Interval",
    "Sample",
    "compare",
    "decide",
    "is_look",
    "pairs_needed",
    "ranks_at",
    "told_apart",
    "welch_p_value",
]
