"""What pairs gain when they are run, here and on a cluster."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sample_pairs import SEEN, SUM

from perfhint.app import measuring
from perfhint.corpus import open_corpus
from perfhint.errors import UsageError
from perfhint.records import Pair
from perfhint.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfhint.corpus.database import Measured

LOOP = "total = 0\nfor i in range(3_000_000):\n    total += i\nprint(total)\n"
FASTER = Pair(LOOP, "print(sum(range(3_000_000)))\n", "", "loops", problem="faster")
WRONG = Pair(LOOP, "print(0)\n", "", "loops", problem="wrong")
SLOWER = Pair("print(sum(range(3_000_000)))\n", LOOP, "", "loops", problem="slower")
BROKEN = Pair("import no_such_module\n", "print(1)\n", "", "imports", problem="broken")
SETTINGS = Settings(budget_s=8, sandbox="auto", python=sys.executable)


def job(pair: Pair, tests: Path | None = None) -> measuring.Job:
    return measuring.Job(1, pair, tests, SETTINGS)


@pytest.mark.slow
def test_faster() -> None:
    result = measuring.measured(job(FASTER))
    assert result.speedup is not None
    assert result.low is not None
    assert 1 < result.low <= result.speedup
    assert (result.verdict, result.is_refuted) == ("", False)


@pytest.mark.slow
def test_wrong() -> None:
    result = measuring.measured(job(WRONG))
    assert (result.speedup, result.is_refuted) == (None, True)
    assert result.verdict.startswith("different output")


@pytest.mark.slow
def test_slower() -> None:
    result = measuring.measured(job(SLOWER))
    assert result.speedup is not None
    assert result.speedup < 1
    assert (result.verdict, result.is_refuted) == ("slower", True)


def test_what_cannot_be_run_is_not_refuted() -> None:
    result = measuring.measured(job(BROKEN))
    assert (result.speedup, result.is_refuted) == (None, False)
    assert "no_such_module" in result.verdict


def kept(
    tmp_path: Path, pairs: Sequence[Pair], scheduler: str | None, tests: Path | None = None
) -> dict[str, Measured]:
    said = {}
    with (
        open_corpus(tmp_path / "corpus.sqlite", pairs) as corpus,
        measuring.executor(1, scheduler) as (executor, at_once),
    ):
        numbers = corpus.to_measure()
        measuring.measure(
            corpus,
            numbers,
            tests=tests,
            settings=SETTINGS,
            executor=executor,
            at_once=at_once,
            on_measured=lambda pair, result: said.update({pair.problem: result}),
        )
        assert corpus.to_measure() == []
        assert len(said) == len(numbers)
    return said


@pytest.mark.slow
def test_in_processes_with_the_cases_of_each_problem(tmp_path: Path) -> None:
    cases = {"tests/sum": ("1000000", "499999500000"), "tests/seen": ("a b a", "2"), "other": ("5", "10")}
    for problem, (case, expected) in cases.items():
        folder = tmp_path / problem
        folder.mkdir(parents=True)
        (folder / "1.in").write_text(case + "\n")
        (folder / "1.out").write_text(expected + "\n")
    outside = replace(SUM, slow=SUM.slow + "pass\n", problem="../other")
    said = kept(tmp_path, (SUM, SEEN, outside), None, tmp_path / "tests")
    assert said["sum"].speedup is not None
    assert said["sum"].speedup > 1
    assert not said["seen"].is_refuted  # too short to be told apart
    assert "empty" in said["../other"].verdict  # a problem's name does not lead out of the folder
    with open_corpus(tmp_path / "corpus.sqlite", (SUM, SEEN, outside)) as corpus:
        assert corpus.nearest(SUM.slow, k=1)[0].pair.is_measured


@pytest.mark.slow
def test_on_a_real_cluster(tmp_path: Path) -> None:
    distributed: Any = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, local_directory=str(tmp_path)
    ) as cluster:
        said = kept(tmp_path, (FASTER, WRONG, BROKEN), cluster.scheduler_address)
    assert said["faster"].speedup is not None
    assert said["wrong"].is_refuted
    assert "no_such_module" in said["broken"].verdict


@pytest.mark.slow
def test_no_cluster_there() -> None:
    pytest.importorskip("distributed")
    with (
        pytest.raises(UsageError, match="there is no Dask scheduler"),
        measuring.executor(1, "tcp://127.0.0.1:1"),
    ):
        pass
