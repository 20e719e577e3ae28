"""Workloads: what judges the target, case by case."""

from __future__ import annotations

from perfhint.workloads.differences import CLEAN_ENDINGS, Difference
from perfhint.workloads.discovery import discover
from perfhint.workloads.needs import absolute_paths
from perfhint.workloads.workload import Workload, counterexample, head, stdin_head

__all__ = [
    "CLEAN_ENDINGS",
    "Difference",
    "Workload",
    "absolute_paths",
    "counterexample",
    "discover",
    "head",
    "stdin_head",
]
