"""A plain JSONL: `slow` and `fast`, and what else is known; what `perfhint corpus export` writes."""

from __future__ import annotations

from typing import Any

from perfhint.corpus.importers.lines import label, number, text
from perfhint.records import Pair

MARKS = frozenset(("slow", "fast"))
"""Fields by which it is known."""


def read(row: dict[str, Any]) -> Pair | None:
    """The pair of a line."""
    return Pair(
        slow=text(row, "slow"),
        fast=text(row, "fast"),
        reason=label(row, "reason"),
        category=label(row, "category"),
        speedup=number(row, "speedup"),
        source=label(row, "source") or "jsonl",
        problem=label(row, "problem", "problem_id", "pid"),
    )


def written(pair: Pair) -> dict[str, Any]:
    """The line of a pair, from which `read` makes the same one."""
    return {
        "slow": pair.slow,
        "fast": pair.fast,
        "reason": pair.reason,
        "category": pair.category,
        "speedup": pair.speedup,
        "measured": pair.is_measured,
        "source": pair.source,
        "problem": pair.problem,
    }
