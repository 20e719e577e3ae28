"""PIE's JSONL: the first release has `input` and `target`, the later one `src_code` and `tgt_code`.

https://github.com/madaan/pie-perf and https://github.com/LearningOpt/pie
"""

from __future__ import annotations

from typing import Any

from perfhint.corpus.importers.lines import label, number, ratio, text
from perfhint.records import Pair

MARKS = frozenset(("src_code", "code_v0_loc", "submission_id_v0", "cpu_time_v0", "src_agg_runtime"))
"""Fields of which other formats have none."""


def read(row: dict[str, Any]) -> Pair | None:
    """The pair of a line; None when it is not Python."""
    if label(row, "language").lower() not in ("", "python", "python3"):
        return None
    return Pair(
        slow=text(row, "src_code", "input", "code_v0"),
        fast=text(row, "tgt_code", "target", "code_v1"),
        reason="",
        category="",
        speedup=_speedup(row),
        source="pie",
        problem=label(row, "problem_id"),
    )


def _speedup(row: dict[str, Any]) -> float | None:
    """By the authors' own runs, else by the judge's times, of which a program that was stopped has none."""
    for before, after in (("measured_runtime_v0", "measured_runtime_v1"), ("src_agg_runtime", "tgt_agg_runtime")):
        if found := ratio(row, before, after):
            return found
    if found := number(row, "speedup"):
        return found
    return None if row.get("status_v0") == "Time Limit Exceeded" else ratio(row, "cpu_time_v0", "cpu_time_v1")
