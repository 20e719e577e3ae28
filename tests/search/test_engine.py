"""The engine with real programs in a real sandbox, and finders that also propose what is wrong."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from finders import replacing, together

from perfhint.progress import Progress
from perfhint.records import Rejection, Tried
from perfhint.search import search
from perfhint.verify import Verifier, establish
from perfhint.workloads import discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfhint.records import Rewritten
    from perfhint.sandbox import Sandbox
    from perfhint.search import Find

    Run = Callable[..., tuple[Rewritten | None, list[Tried]]]

PROGRAM = """\
n = int(input())
a = n + 1
b = n * 2
c = n - 3
d = n % 7
print(a, b, c, d)
"""


@pytest.fixture
def run(sandbox: Sandbox, make_target: Callable, tmp_path: Path) -> Run:
    """Search PROGRAM with a finder; gives what was found and every candidate that was rejected."""
    target = make_target(PROGRAM)
    (tmp_path / "input.txt").write_text("40\n")
    (tmp_path / "cases").mkdir()
    workload = discover(target, sandbox, inputs=[tmp_path / "input.txt"], scratch=tmp_path / "cases")
    baseline = establish(workload)

    def searched(find: Find, budget_s: float = 60.0) -> tuple[Rewritten | None, list[Tried]]:
        verifier = Verifier(
            workload,
            baseline,
            min_speedup=1.1,
            hash_seeds=(0,),
            deadline=time.monotonic() + budget_s,
            progress=Progress(),
        )
        tried: list[Tried] = []
        return search(PROGRAM, find, verifier, Progress(), tried.append, excluded=set()), tried

    return searched


RIGHT = together(
    replacing("PH001", r"\bn \+ 1", "1 + n"),
    replacing("PH002", r"\bn \* 2", "n + n"),
    replacing("PH003", r"\bn - 3", "-3 + n"),
)


def test_nothing_to_find(run: Run) -> None:
    assert run(lambda _: []) == (None, [])


def test_all_that_is_right_is_kept(run: Run) -> None:
    found, tried = run(RIGHT)
    assert found is not None
    assert {unit.rule for unit in found.units} == {"PH001", "PH002", "PH003"}
    assert tried == []


def test_a_wrong_rewrite_is_isolated_and_the_rest_kept(run: Run) -> None:
    found, tried = run(together(replacing("PH009", "n % 7", "n % 8"), RIGHT))
    assert found is not None
    assert {unit.rule for unit in found.units} == {"PH001", "PH002", "PH003"}
    assert [each.verdict.rejection for each in tried] == [Rejection.OUTPUT]


def test_a_rewrite_that_does_not_compile_is_isolated(run: Run) -> None:
    found, tried = run(together(RIGHT, replacing("PH009", r"n % 7(?=\n)", "n % (7")))
    assert found is not None
    assert {unit.rule for unit in found.units} == {"PH001", "PH002", "PH003"}
    assert [each.verdict.rejection for each in tried] == [Rejection.SYNTAX]


def test_of_two_that_are_wrong_only_together_one_is_kept(run: Run) -> None:
    binds = replacing("PH008", r"c = n - 3(?=\n)", "c = n - 3; e = 1")
    reads = replacing("PH009", r"print\(a,", "print(a + ('e' in dir()),")
    found, tried = run(together(binds, reads))
    assert found is not None
    assert [unit.rule for unit in found.units] == ["PH008"]
    assert [each.candidate.rules for each in tried] == [("PH008", "PH009")]


def test_everything_wrong_leaves_nothing(run: Run) -> None:
    found, tried = run(together(replacing("PH008", "n % 7", "n % 8"), replacing("PH009", r"n \+ 1", "n + 2")))
    assert found is None
    assert tried


def test_without_budget_nothing_is_claimed(run: Run) -> None:
    found, _ = run(together(replacing("PH009", "n % 7", "n % 8"), RIGHT), budget_s=-1.0)
    assert found is None
