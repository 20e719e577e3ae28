"""ECCO's "edit" split as JSONL: `input`, `target`, `problem_id`. https://huggingface.co/datasets/CodeEff/ECCO."""

from __future__ import annotations

from typing import Any

from perfhint.corpus.importers.lines import label, ratio, text
from perfhint.records import Pair

MARKS = frozenset(("input", "target"))
"""Fields by which it is known, where none of PIE's are there."""


def read(row: dict[str, Any]) -> Pair | None:
    """The pair of a line; all are Python."""
    return Pair(
        slow=text(row, "input"),
        fast=text(row, "target"),
        reason="",
        category="",
        speedup=ratio(row, "measured_runtime_v0", "measured_runtime_v1"),
        source="ecco",
        problem=label(row, "problem_id"),
    )
