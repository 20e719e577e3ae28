"""Workloads: what judges the target, case by case."""

from __future__ import annotations

from perfhint.workloads.differences import CLEAN_ENDINGS, Difference
from perfhint.workloads.discovery import discover
from perfhint.workloads.needs import absolute_paths
from perfhint.workloads.suite import Project, Suite, chosen, discover_suite, find_project
from perfhint.workloads.workload import Workload, counterexample, head, stdin_head

__all__ = [
    "CLEAN_ENDINGS",
    "Difference",
    "Project",
    "Suite",
    "Workload",
    "absolute_paths",
    "chosen",
    "counterexample",
    "discover",
    "discover_suite",
    "find_project",
    "head",
    "stdin_head",
]
