"""Suites: modules judged by the tests of their project, run by pytest in the target's own interpreter."""

from __future__ import annotations

from perfhint.workloads.suite.discovery import chosen, discover_suite
from perfhint.workloads.suite.project import Project, find_project
from perfhint.workloads.suite.suite import Suite

__all__ = ["Project", "Suite", "chosen", "discover_suite", "find_project"]
