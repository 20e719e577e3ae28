from __future__ import annotations

import os

import pytest

from perfhint.records import Baseline, Ending, Execution
from perfhint.verify.schedule import choose_cases, choose_cpu, choose_pairs


def baseline(*seconds: float) -> Baseline:
    executions = [
        Execution(
            ending=Ending.FINISHED,
            exit_status=0,
            stdout=b"",
            stderr=b"",
            exception=None,
            files={},
            cpu_s=cpu_s,
            wall_s=cpu_s,
            peak_rss_bytes=1,
        )
        for cpu_s in seconds
    ]
    return Baseline(executions=tuple(executions), null_s=0.02, clock="cpu", oracle="")


@pytest.mark.parametrize(
    ("seconds", "available_s", "chosen"),
    [
        pytest.param((0.03, 0.5, 0.1), 60, [1], id="one-makes-up-most"),
        pytest.param((0.03, 0.2, 0.3, 0.03), 60, [2, 1], id="two-make-up-most"),
        pytest.param((0.1,) * 10, 60, [0, 1, 2], id="no-more-than-three"),
        pytest.param((0.1,) * 10, 5, [0], id="fewer-in-less-time"),
        pytest.param((9, 1, 0.95), 130, [1, 2], id="too-long-for-enough-rounds"),
        pytest.param((9, 0.021, 0.02), 20, [0], id="the-short-ones-are-not-worth-it"),
        pytest.param((9, 8, 1), 2, [2], id="the-cheapest-when-all-are-too-long"),
        pytest.param((0.02, 0.02), 60, [0], id="nothing-takes-time"),
        pytest.param((5,), 0, [0], id="there-is-always-one"),
    ],
)
def test_cases_worth_timing(seconds: tuple[float, ...], available_s: float, chosen: list[int]) -> None:
    assert choose_cases(baseline(*seconds), 2, available_s) == chosen


def test_more_versions_afford_shorter_cases() -> None:
    assert choose_cases(baseline(2, 1), 2, 40) == [0]
    assert choose_cases(baseline(2, 1), 4, 40) == [1]


def test_more_pairs_for_short_programs() -> None:
    assert choose_pairs(baseline(0.1, 9), [0]) == 2 * choose_pairs(baseline(0.1, 9), [1])


def test_the_processor_is_one_this_process_may_use() -> None:
    assert choose_cpu() in os.sched_getaffinity(0)
