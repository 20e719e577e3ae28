from __future__ import annotations

import time
from typing import TYPE_CHECKING

from perfhint.profiling import collect
from perfhint.records import Ending, Execution

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCE = "\n" * 9


class Case:
    """A case whose every run reports the same number of samples on one line."""

    def __init__(self, line: int, samples: int, seconds: float = 0.0) -> None:
        self.runs = 0
        self._report = f"f 0 1 <module>\ns {samples} {line} 0 0".encode() if samples else b""
        self._seconds = seconds

    def __call__(self) -> Execution:
        self.runs += 1
        time.sleep(self._seconds)
        return Execution(Ending.FINISHED, 0, b"", b"", None, {}, 0.0, 0.0, 0, report=self._report)


def test_a_short_program_runs_until_there_are_enough_samples() -> None:
    case = Case(line=2, samples=7)
    assert collect(SOURCE, case, enough=100).samples == 105
    assert case.runs == 15


def test_all_cases_run_equally_often() -> None:
    long, short = Case(line=2, samples=60), Case(line=3, samples=20)
    found = collect(SOURCE, long, short, enough=100)
    assert (long.runs, short.runs) == (2, 2)
    assert found.lines == {2: 0.75, 3: 0.25}


def test_when_the_time_is_over_the_rest_is_left_out() -> None:
    long, short = Case(line=2, samples=10, seconds=0.05), Case(line=3, samples=10)
    assert collect(SOURCE, long, short, seconds=0.01).lines == {2: 1.0}
    assert short.runs == 0


def test_a_program_without_samples_is_not_run_for_ever() -> None:
    cases: list[Callable[[], Execution]] = [Case(line=2, samples=0), Case(line=2, samples=0)]
    assert collect(SOURCE, *cases).samples == 0
    assert [case.runs for case in cases if isinstance(case, Case)] == [1, 1]
