from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from perfhint.records import Case, Ending, Execution, Rejection
from perfhint.workloads import counterexample
from perfhint.workloads.differences import difference, failure

if TYPE_CHECKING:
    from pathlib import Path

RUN = Execution(
    ending=Ending.FINISHED,
    exit_status=0,
    stdout=b"1\n",
    stderr=b"",
    exception=None,
    files={"out.txt": "aa", "log": "bb"},
    cpu_s=0.1,
    wall_s=0.1,
    peak_rss_bytes=1,
)
RAISED = replace(RUN, ending=Ending.RAISED, exit_status=1, exception=("ValueError", "no"))
CASE = Case("1.in", expected_stdout=b"1")


def test_times_and_stderr_and_trailing_whitespace_do_not_count() -> None:
    assert difference(CASE, RUN, replace(RUN, stderr=b"warning", stdout=b"1 \n\n", cpu_s=9, peak_rss_bytes=9)) is None
    assert difference(CASE, RAISED, RAISED) is None


@pytest.mark.parametrize(
    ("expected", "got", "rejection", "detail"),
    [
        (RUN, replace(RUN, stdout=b"2\n"), Rejection.OUTPUT, 'line 1: expected "1", got "2"'),
        (RUN, replace(RUN, exit_status=3), Rejection.EXIT_STATUS, "expected exit status 0, got exit status 3"),
        (RUN, RAISED, Rejection.EXCEPTION, "expected exit status 0, got ValueError: no"),
        (RAISED, RUN, Rejection.EXCEPTION, "expected ValueError: no, got exit status 0"),
        (
            RAISED,
            replace(RAISED, exception=("ValueError", "yes")),
            Rejection.EXCEPTION,
            "expected ValueError: no, got ValueError: yes",
        ),
        (
            RUN,
            replace(RUN, ending=Ending.TIMEOUT, exit_status=None, wall_s=2.04),
            Rejection.ENDING,
            "expected exit status 0, got time limit (2.0 s)",
        ),
        (
            RUN,
            replace(RUN, ending=Ending.ABRUPT),
            Rejection.ENDING,
            "expected exit status 0, got left without finishing (os._exit or exec)",
        ),
        (RUN, replace(RUN, files={"log": "bb"}), Rejection.FILES, "expected out.txt written, got out.txt not written"),
        (RUN, replace(RUN, files={**RUN.files, "a": ""}), Rejection.FILES, "expected a not written, got a written"),
        (
            RUN,
            replace(RUN, files={**RUN.files, "log": "cc"}),
            Rejection.FILES,
            "expected log with digest bb, got digest cc",
        ),
    ],
)
def test_difference(expected: Execution, got: Execution, rejection: Rejection, detail: str) -> None:
    found = difference(CASE, expected, got)
    assert found is not None
    assert (found.rejection, found.detail) == (rejection, detail)


@pytest.mark.parametrize("ending", [ending for ending in Ending if ending not in (Ending.FINISHED, Ending.RAISED)])
def test_an_unclean_ending_is_never_the_same(ending: Ending) -> None:
    run = replace(RUN, ending=ending, exit_status=None)
    assert difference(CASE, run, run) is not None


def test_expected_output() -> None:
    assert failure(CASE, RUN) is None
    assert failure(replace(CASE, expected_stdout=None), RAISED) is None
    assert failure(replace(CASE, expected_stdout=b"\xef\xbb\xbf1\r\n"), RUN) is None
    for got in (replace(RUN, stdout=b"2"), replace(RUN, exit_status=1), RAISED, replace(RUN, ending=Ending.SIGNALLED)):
        assert failure(CASE, got) is not None
    assert failure(CASE, replace(RUN, stdout=b"\xef\xbb\xbf1\n")) is not None


def test_counterexample_is_short(tmp_path: Path) -> None:
    stdin = tmp_path / "1.in"
    stdin.write_bytes(b"1\n2\r\n\xff\x1b\n")
    found = difference(replace(CASE, stdin=stdin, argv=("-v",)), RUN, replace(RUN, stdout=b"2"))
    assert found is not None
    shown = counterexample(found, 7)
    assert (shown.case, shown.stdin, shown.argv, shown.hash_seed) == ("1.in", "1\n2\n\\xff\\x1b\n", ("-v",), 7)
    assert (shown.expected, shown.got) == ("1", "2")
    stdin.write_bytes(b"x" * 100 + b"\n" * 5000)
    assert counterexample(found, 7).stdin.endswith("\n(the first 119 of 5100 bytes)")
