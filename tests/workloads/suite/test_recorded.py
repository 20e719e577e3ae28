"""Recorded calls judge versions, as far as they depend on nothing but their arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from recorded_calls import Calling

from perfhint.records import CaseKind, Rejection
from perfhint.workloads.suite import answers, calls
from perfhint.workloads.suite.recorded import recorded

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.sandbox import Sandbox

pytestmark = pytest.mark.slow  # each of them runs pytest

MODULE = """
    import random
    import time

    RATE = 2
    kept = []

    def scaled(values):
        return [value * RATE for value in values]

    def now():
        return time.perf_counter_ns()

    def any_of(names):
        return list(set(names))

    def counted():
        kept.append(1)
        return len(kept)

    def closure():
        return lambda: 1

    def ordered(values):
        return sorted(values, key=abs)

    def check(value):
        if value < 0:
            raise ValueError("negative")
        return value
"""
TESTS = """
    import module, pytest

    def test_scaled(monkeypatch):
        assert scaled([1, 2, 3]) == [2, 4, 6]
        monkeypatch.setattr(module, "RATE", 3)
        assert scaled([1, 2]) == [3, 6]

    def test_others():
        assert now() > 0
        assert set(any_of(["ab", "cd", "ef", "gh", "ij", "kl"])) == {"ab", "cd", "ef", "gh", "ij", "kl"}
        assert counted() == 1
        assert closure()() == 1
        assert ordered([-2, 1, 2]) == [1, -2, 2]
        with pytest.raises(ValueError):
            check(-1)
"""


@pytest.fixture(scope="module")
def calling(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Calling:
    return Calling(tmp_path_factory.mktemp("calls"), sandbox, MODULE, TESTS)


def test_calls_that_depend_on_more_than_their_arguments_judge_nobody(calling: Calling) -> None:
    found = calling.recorded()
    assert {example.call.text for example in found.examples} == {
        "scaled([1, 2, 3])",
        "counted()",
        "ordered([-2, 1, 2])",
        "check(-1)",
    }
    assert found.set_aside == {
        "depends on what the test had set up": 3,  # one of scaled, now, and any_of or not, as the hash seed wants it
        "gives what cannot be compared": 1,
    } or found.set_aside == {
        "depends on what the test had set up": 2,
        "does not give the same twice": 1,
        "gives what cannot be compared": 1,
    }


def test_versions_are_told_apart(calling: Calling) -> None:
    case, largest = calling.recorded().cases(calling.scratch)
    assert case.kind is largest.kind is CaseKind.CALLS
    assert calling.difference(case, calling.module) is None
    assert calling.difference(largest, calling.module) is None

    tie = calling.difference(case, calling.edited(("sorted(values, key=abs)", "sorted(sorted(values), key=abs)[::1]")))
    assert tie is None, "the tie is in order already"
    tie = calling.difference(case, calling.edited(("sorted(values, key=abs)", "sorted(values[::-1], key=abs)")))
    assert tie is not None
    assert (tie.rejection, tie.where) == (Rejection.RESULT, "ordered([-2, 1, 2])")
    assert (tie.expected, tie.got) == ("returned [1, -2, 2]", "returned [1, 2, -2]")

    float_for_int = calling.difference(case, calling.edited(("value * RATE", "value * float(RATE)")))
    assert float_for_int is not None
    assert (float_for_int.rejection, float_for_int.where) == (Rejection.RESULT, "scaled([1, 2, 3])")
    assert "expected 2, got 2.0" in float_for_int.detail

    other = calling.difference(case, calling.edited(('ValueError("negative")', 'ValueError("below 0")')))
    assert other is not None
    assert other.rejection is Rejection.EXCEPTION
    assert "negative" in other.expected
    assert "below 0" in other.got

    changed = calling.difference(
        case, calling.edited(("    return sorted(values", "    values.sort()\n    return sorted(values"))
    )
    assert changed is None, "the list is in order already"
    changed = calling.difference(
        case, calling.edited(("    return sorted(values", "    values.pop()\n    return sorted(values"))
    )
    assert changed is not None

    printing = calling.difference(case, calling.edited(("    if value < 0", "    print(value)\n    if value < 0")))
    assert printing is not None
    assert printing.rejection is Rejection.OUTPUT

    leaving = calling.difference(
        case, calling.edited(("    if value < 0", "    import os\n    os._exit(0)\n    if value < 0"))
    )
    assert leaving is not None
    assert leaving.rejection is Rejection.ENDING


def test_a_result_that_is_kept_inside_is_found(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        "def divisors(n):\n    return [d for d in range(1, n + 1) if n % d == 0]\n",
        "def test_divisors():\n    assert divisors(6) == [1, 2, 3, 6]\n",
    )
    case, _ = calling.recorded().cases(calling.scratch)
    cached = "from functools import lru_cache\n\n@lru_cache(None)\n" + calling.module
    found = calling.difference(case, cached)
    assert found is not None
    assert found.rejection is Rejection.RESULT
    assert "called twice" in found.detail


def test_the_largest_calls_are_repeated(calling: Calling) -> None:
    _, largest = calling.recorded().cases(calling.scratch)
    assert largest.stdin is not None
    inside = answers.inside(calling.replay_original(largest.stdin))
    assert inside is not None
    assert inside.calls > 100


def test_tolerance_is_for_floats_alone(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        "def mean(values):\n    return sum(values) / len(values)\n",
        "def test_mean():\n    assert mean([0.1, 0.2, 0.3]) > 0\n",
    )
    case, _ = calling.recorded().cases(calling.scratch)
    assert case.stdin is not None
    other = calling.edited(("sum(values) / len(values)", "sum(value / len(values) for value in values)"))
    runs = calling.replay_original(case.stdin), calling.replay(other, case.stdin)
    assert calls.difference(case, *runs) is not None
    assert calls.difference(case, *runs, rtol=1e-9) is None


def test_a_report_without_sense_is_none(calling: Calling, tmp_path: Path) -> None:
    for report in (None, {}, {"module": "m", "sys_path": [], "calls": [{}], "left_out": {}}):
        assert recorded(report, calling.root, calling.target, tmp_path, calling.replay_original) is None


def test_a_call_that_ends_the_process_does_not_take_others_with_it(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        """
        import os

        STOP = False

        def risky(n):
            if n == 3 and not STOP:
                os._exit(1)
            return n

        def doubled(n):
            return 2 * n
        """,
        """
        import module

        def test_both(monkeypatch):
            monkeypatch.setattr(module, "STOP", True)
            assert [risky(n) for n in (0, 3, 100)] == [0, 3, 100]
            assert doubled(2) == 4
        """,
    )
    found = calling.recorded()
    assert [example.call.text for example in found.examples] == ["risky(0)", "risky(100)", "doubled(2)"]
    assert found.set_aside == {"cannot be made anew": 1}


def test_an_answer_that_is_remembered_for_too_long_is_found(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        "def spread(values):\n    return max(values) - min(values)\n",
        "def test_spread():\n    assert spread([3, 4, 9]) == 6\n",
    )
    case, _ = calling.recorded().cases(calling.scratch)
    by_identity = """
def spread(values, known={}):
    if id(values) not in known:
        known[id(values)] = values, max(values) - min(values)
    return known[id(values)][1]
"""
    found = calling.difference(case, by_identity)
    assert found is not None
    assert "with its arguments changed" in found.detail
