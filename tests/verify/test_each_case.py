"""What is said of a candidate case by case, and what a program cannot smuggle into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint.records import Rejection
from perfhint.verify import each_case, establish
from perfhint.workloads import discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfhint.records import CaseResult
    from perfhint.sandbox import Sandbox

    Results = Callable[..., tuple[CaseResult, ...]]

PROGRAM = "n = int(input())\nprint(n * 2)\n"


@pytest.fixture
def results(sandbox: Sandbox, make_target: Callable, tmp_path: Path) -> Results:
    """`results(program)` on the inputs 1 and 23."""
    target = make_target(PROGRAM)
    inputs = []
    for number in (1, 23):
        inputs.append(tmp_path / f"{number}.in")
        inputs[-1].write_text(f"{number}\n")
    (tmp_path / "cases").mkdir()
    workload = discover(target, sandbox, inputs=inputs, scratch=tmp_path / "cases")
    baseline = establish(workload)
    return lambda program, seconds=10.0: each_case(program, workload, baseline, seconds=seconds)


def test_every_case_by_itself(results: Results) -> None:
    right, wrong = results(PROGRAM.replace("n * 2", "n * 2 if n < 9 else 7"))
    assert (right.case[-4:], right.rejection, right.expected) == ("1.in", None, "")
    assert (wrong.case[-5:], wrong.rejection, wrong.expected, wrong.got) == ("23.in", Rejection.OUTPUT, "46", "7")
    assert right.peak_rss_bytes > 1 << 20


def test_an_exception_has_its_type_and_the_lines_of_the_program(results: Results) -> None:
    _, failed = results("def f(n):\n    return {1: 2}[n]\n\n\nprint(f(int(input())))\n")
    assert (failed.rejection, failed.exception) == (Rejection.EXCEPTION, "KeyError")
    assert failed.frames == ("line 5: print(f(int(input())))", "line 2: return {1: 2}[n]")


def test_one_that_takes_too_long_is_told_apart(results: Results) -> None:
    late, _ = results("n = int(input())\nwhile n == 1:\n    pass\nprint(n * 2)\n")
    assert late.timed_out
    assert late.rejection is Rejection.ENDING


def test_there_are_no_results_for_cases_after_the_time(results: Results) -> None:
    assert results(PROGRAM, seconds=0) == ()


def test_a_program_cannot_tell_what_it_read_through_its_exception(results: Results) -> None:
    program = """\
import sys
n = input()
secret = type("Secret" + n, (Exception,), {})
print('  File "solution.py", line 99, in secret' + n, file=sys.stderr)
print('  File "solution.py", line 1, in secret' + n + '\\\\n    code ' + n, file=sys.stderr)
raise secret(n)
"""
    for result in results(program):
        assert result.exception == "an exception"
        assert all("23" not in frame and "99" not in frame for frame in result.frames)
