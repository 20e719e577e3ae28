"""What a process says of the tests it ran, and what two runs may not differ in; some of them lie."""

from __future__ import annotations

import json
from typing import Any

import pytest

from perfhint.records import Case, CaseKind, Ending, Execution, Rejection
from perfhint.workloads.suite.outcomes import difference
from perfhint.workloads.suite.request import read_report

CASE = Case("the tests", kind=CaseKind.TESTS)


def report(*nodes: tuple[str, str, str], **more: Any) -> bytes:
    inside = {"cpu_ns": 5_000_000, "wall_ns": 6_000_000, "calls": 3}
    return json.dumps({"nodes": nodes, "inside": inside, "import_ns": 1000, "exit": 0, **more}).encode()


def execution(data: bytes, ending: Ending = Ending.FINISHED, exception: tuple[str, str] | None = None) -> Execution:
    return Execution(
        ending=ending,
        exit_status=0,
        stdout=b"2 passed in 0.1s",
        stderr=b"",
        exception=exception,
        files={},
        cpu_s=1.0,
        wall_s=1.5,
        peak_rss_bytes=1,
        report=data,
    )


GOOD = report(("t.py::a", "passed", ""), ("t.py::b", "xfailed", "later"))


def test_times_and_outcomes() -> None:
    found = read_report(report(("t.py::a", "failed", "ValueError: no\nmore"), calls={"any": 1}))
    assert found is not None
    assert (found.inside.cpu_s, found.inside.wall_s, found.inside.calls) == (0.005, 0.006, 3)
    assert found.inside.import_s == 1e-6
    assert [(node.id, node.outcome, node.detail) for node in found.nodes] == [
        ("t.py::a", "failed", "ValueError: no more")
    ]


def test_what_runs_while_a_file_is_collected_is_reached_by_its_tests() -> None:
    found = read_report(
        report(
            ("t.py::a", "passed", ""),
            ("u.py::b", "passed", ""),
            reached={"t.py::a": ["f"]},
            collecting={"u.py": ["g"]},
            entered=["f", "g"],
        )
    )
    assert found is not None
    assert found.reached == {"t.py::a": ("f",), "u.py::b": ("g",)}
    assert found.entered == ("f", "g")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no json",
        b"[]",
        b"{}",
        b"[" * 100_000,
        report(("t.py::a", "splendid", "")),
        report(("t.py::a",)),  # type: ignore[arg-type]
        report(inside={"cpu_ns": -5, "wall_ns": 0, "calls": 1}),
        report(inside={"cpu_ns": float("nan"), "wall_ns": 0, "calls": 1}),
        report(inside={"cpu_ns": "x", "wall_ns": 0, "calls": 1}),
        report(exit=None),
        report(("t.py::a", "passed", ""), reached=[1]),
    ],
    ids=range(12),
)
def test_what_has_another_form_is_no_report(data: bytes) -> None:
    assert read_report(data) is None
    found = difference(CASE, execution(GOOD), execution(data))
    assert found is not None
    assert found.rejection is Rejection.ENDING


@pytest.mark.parametrize(
    ("got", "rejection", "where", "said"),
    [
        (report(("t.py::b", "xfailed", ""), ("t.py::a", "failed", "E: x")), "OUTCOME", "t.py::a", "failed: E: x"),
        (report(("t.py::a", "passed", "")), "OUTCOME", "t.py::b", "no such test"),
        (report(("t.py::a", "passed", ""), ("t.py::b", "xpassed", "")), "OUTCOME", "t.py::b", "xpassed"),
        (
            report(("t.py::a", "missing", ""), ("t.py::b", "missing", ""), problems=["t.py: ImportError: no x"]),
            "OUTCOME",
            "t.py::a",
            "missing",
        ),
    ],
)
def test_outcomes_that_differ(got: bytes, rejection: str, where: str, said: str) -> None:
    found = difference(CASE, execution(GOOD), execution(got))
    assert found is not None
    assert found.rejection is Rejection[rejection]
    assert (found.where, found.got) == (where, said)
    assert found.place == where


def test_order_and_details_do_not_count() -> None:
    got = report(("t.py::b", "xfailed", "another reason"), ("t.py::a", "passed", ""), ("t.py::c", "passed", ""))
    assert difference(CASE, execution(GOOD), execution(got)) is None


@pytest.mark.parametrize("ending", [Ending.ABRUPT, Ending.TIMEOUT, Ending.SIGNALLED, Ending.RAISED])
def test_a_process_that_does_not_come_to_its_end(ending: Ending) -> None:
    found = difference(CASE, execution(GOOD), execution(GOOD, ending, ("builtins.ValueError", "no")))
    assert found is not None
    assert found.rejection is Rejection.ENDING
    assert found.place == "the tests"
