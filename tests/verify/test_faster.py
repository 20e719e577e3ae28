from __future__ import annotations

import time
from math import inf
from typing import TYPE_CHECKING

import pytest

from perfhint.records import Target
from perfhint.sandbox import find_interpreter
from perfhint.source.files import read
from perfhint.verify.baseline import establish
from perfhint.verify.faster import compare_many, compare_versions
from perfhint.workloads import discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfhint.records import Baseline, Comparison
    from perfhint.sandbox import Sandbox
    from perfhint.workloads import Workload

    Prepare = Callable[..., tuple[Workload, Baseline]]

LOOP = """\
import time
spins = int(input())
for _ in range({rounds}):
    for _ in range(spins):
        pass
{more}
print(spins)
"""
SPINS = 20_000
"""About half a millisecond."""


def program(rounds: int, more: str = "") -> bytes:
    return LOOP.format(rounds=rounds, more=more).encode()


@pytest.fixture
def prepare(sandbox: Sandbox, tmp_path: Path) -> Prepare:
    def prepare(original: bytes, spins: tuple[int, ...] = (SPINS,)) -> tuple[Workload, Baseline]:
        (tmp_path / "solution.py").write_bytes(original)
        inputs = [tmp_path / f"{number}.txt" for number in spins]
        for path in inputs:
            path.write_text(path.stem)
        target = Target(read(tmp_path / "solution.py"), find_interpreter(None))
        workload = discover(target, sandbox, inputs=inputs, scratch=tmp_path)
        return workload, establish(workload)

    return prepare


def compare(prepared: tuple[Workload, Baseline], old: bytes, new: bytes, seconds: float = 60) -> Comparison:
    return compare_versions(old, new, *prepared, min_speedup=1.1, deadline=time.monotonic() + seconds)


def test_several_versions_race_against_the_first(prepare: Prepare) -> None:
    workload, baseline = prepare(program(40))
    told: list[tuple[int, float]] = []
    same, fast, slow = compare_many(
        [program(40), program(40), program(5), program(160)],
        workload,
        baseline,
        min_speedup=1.1,
        deadline=time.monotonic() + 60,
        max_pairs=10,
        progress=lambda pairs, speedup: told.append((pairs, speedup)),
    )
    assert not same.faster_than(1.1)
    assert fast.faster_than(1.1)
    assert slow.high < 1
    assert [pairs for pairs, _ in told] == list(range(1, 1 + max(c.pairs for c in (same, fast, slow))))
    assert all(speedup > 0 for _, speedup in told)


@pytest.mark.slow
def test_raw_times_of_every_case_are_kept(prepare: Prepare) -> None:
    workload, baseline = prepare(program(20), spins=(SPINS, SPINS + 1))
    comparison = compare((workload, baseline), program(20), program(2))
    assert set(comparison.cases) == {case.name for case in workload.cases}
    assert [len(row) for row in (*comparison.before, *comparison.after)] == [comparison.pairs] * 4
    assert len(comparison.null) == comparison.pairs >= 8
    assert min(map(min, comparison.before)) > min(comparison.null) > 0
    assert comparison.before_s > comparison.after_s
    assert 0.8 < comparison.memory_ratio < 1.25
    assert (comparison.clock, comparison.objection) == ("cpu", "")


@pytest.mark.parametrize(
    ("flaw", "said"),
    [
        ("raise KeyError(spins)", "KeyError"),
        ("print('more')", "more"),
        ("import os; os._exit(0)", "left without finishing"),
        ("while True: pass", "took several times as long"),
    ],
)
def test_a_version_that_fails_while_it_is_timed_is_not_faster(prepare: Prepare, flaw: str, said: str) -> None:
    started = time.monotonic()
    workload, baseline = prepare(program(20))
    comparison = compare((workload, baseline), program(20), program(1, flaw))
    assert not comparison.faster_than(0.001)
    assert comparison.high < 1
    assert comparison.objection.startswith(f"case {workload.cases[0].name}")
    assert said in comparison.objection
    assert time.monotonic() - started < 20


def test_a_version_that_fails_does_not_stop_the_others(prepare: Prepare) -> None:
    workload, baseline = prepare(program(20))
    versions = [program(20), program(20, "raise SystemExit(3)"), program(2)]
    failing, fast = compare_many(versions, workload, baseline, min_speedup=1.1, deadline=time.monotonic() + 60)
    assert failing.objection
    assert fast.faster_than(1.1)


@pytest.mark.slow
def test_work_moved_from_the_processor_to_waiting_is_not_faster(prepare: Prepare) -> None:
    busy, waiting = program(60), program(4, "time.sleep(0.4)")
    comparison = compare(prepare(busy), busy, waiting)
    assert comparison.objection
    assert not comparison.faster_than(1.1)


@pytest.mark.slow
def test_waiting_less_is_faster_where_waiting_is_what_takes_the_time(prepare: Prepare) -> None:
    slow, fast = program(1, "time.sleep(0.2)"), program(1, "time.sleep(0.02)")
    workload, baseline = prepare(slow)
    assert baseline.clock == "wall"
    assert compare((workload, baseline), slow, fast).faster_than(1.1)


@pytest.mark.slow
def test_the_time_given_is_kept(prepare: Prepare) -> None:
    prepared = prepare(program(600))
    for new in (program(600), program(1500)):
        started = time.monotonic()
        comparison = compare(prepared, program(600), new, seconds=3)
        assert time.monotonic() - started < 4  # to within a tenth, but for what killing takes on a busy machine
        assert not comparison.faster_than(1.1)


def test_without_time_nothing_is_claimed(prepare: Prepare) -> None:
    comparison = compare(prepare(program(10)), program(10), program(1), seconds=0)
    assert comparison.pairs == 0
    assert comparison.objection == "there was no time to run it even once"
    assert (comparison.low, comparison.high) == (0, inf)


@pytest.mark.slow
def test_without_a_minimum_versions_are_timed_until_they_are_told_apart(prepare: Prepare) -> None:
    workload, baseline = prepare(program(20))
    same, slow = compare_many(
        [program(20), program(20), program(60)],
        workload,
        baseline,
        min_speedup=None,
        deadline=time.monotonic() + 60,
        max_pairs=12,
    )
    assert same.pairs == 12 or not same.low < 1 < same.high
    assert slow.high < 1
    assert 1 / slow.speedup > 1.5
