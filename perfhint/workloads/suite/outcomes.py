"""What two runs of the same tests may not differ in: the outcome of every one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.records import Case, Ending, Execution, Rejection
from perfhint.workloads.differences import Difference
from perfhint.workloads.suite.request import Node, read_report

if TYPE_CHECKING:
    from perfhint.workloads.suite.request import Report

NO_REPORT = "left before all tests were over"


def difference(case: Case, expected: Execution, got: Execution) -> Difference | None:
    """How the outcomes of `got` differ from those of `expected`; None when they are the same.

    A test that is not there has another outcome. What a test says when it fails or is skipped is not compared.
    """
    if got.ending is not Ending.FINISHED:
        return _ended(case, "the tests come to their end", _ending(got))
    wanted, found = read_report(expected.report), read_report(got.report)
    if found is None:
        return _ended(case, "a report on every test", NO_REPORT)
    outcomes = {node.id: node for node in found.nodes}
    for node in wanted.nodes if wanted else ():
        other = outcomes.get(node.id)
        if other is None or other.outcome != node.outcome:
            return _outcome(case, node, other, found)
    return None


def failure(case: Case, got: Execution) -> Difference | None:
    """The first test of `got` that is not as whoever wrote it expects; None when all are."""
    report = read_report(got.report)
    bad = next((node for node in report.nodes if not node.is_good), None) if report else None
    if bad is None:
        return None
    return Difference(case, Rejection.OUTCOME, told(bad), "passed", told(bad), bad.id, "")


def _ended(case: Case, expected: str, got: str) -> Difference:
    return Difference(case, Rejection.ENDING, f"expected that {expected}, got {got}", expected, got, "the tests", "")


def _ending(got: Execution) -> str:
    if got.ending is Ending.TIMEOUT:
        return f"{got.ending.value} ({got.wall_s:.1f} s)"
    if got.exception is not None:
        return ": ".join(filter(None, got.exception))
    return got.ending.value


def _outcome(case: Case, expected: Node, got: Node | None, report: Report) -> Difference:
    said = told(got) if got else "no such test"
    if got is None and report.problems:  # the module of the test could not be imported
        said = f"no such test ({report.problems[0]})"
    detail = f"expected {expected.outcome}, got {said}"
    return Difference(case, Rejection.OUTCOME, detail, expected.outcome, said, expected.id, "")


def told(node: Node) -> str:
    """An outcome, with why."""
    return f"{node.outcome}: {node.detail}" if node.detail else node.outcome
