from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint.errors import BaselineError
from perfhint.records import Baseline, Rejection, Target
from perfhint.sandbox import find_interpreter
from perfhint.source.files import read
from perfhint.verify.baseline import establish
from perfhint.verify.correct import check_correct, time_limit
from perfhint.workloads import Workload, discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfhint.sandbox import Sandbox

ORIGINAL = """\
import sys
words = sys.stdin.read().split()
if words == ["boom"]:
    raise ValueError("boom")
if words == ["leave"]:
    sys.exit(2)
open("out.txt", "w").write(str(len(words)))
print(len(set(words)))
"""
INPUTS = {"many.txt": "a b c " * 2000, "few.txt": "a b c d e", "boom.txt": "boom", "leave.txt": "leave"}


@pytest.fixture(scope="module")
def judged(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workload, Baseline]:
    folder = tmp_path_factory.mktemp("words")
    (folder / "solution.py").write_text(ORIGINAL)
    for name, text in INPUTS.items():
        (folder / name).write_text(text)
    target = Target(read(folder / "solution.py"), find_interpreter(None))
    workload = discover(target, sandbox, inputs=[folder / name for name in INPUTS], scratch=folder)
    return workload, establish(workload)


def test_an_equivalent_candidate_passes_under_every_seed(judged: tuple[Workload, Baseline]) -> None:
    candidate = ORIGINAL.replace("print(len(set(words)))", "print(len({*words}), end=' \\n\\n')")
    verdict = check_correct(candidate.encode(), *judged)
    assert (verdict.rejection, verdict.seeds, verdict.detail) == (None, (0, 1, 2), "")


def test_the_original_itself_is_not_run(judged: tuple[Workload, Baseline]) -> None:
    verdict = check_correct(ORIGINAL.encode(), *judged)
    assert verdict.rejection is Rejection.UNCHANGED
    assert verdict.seeds == ()


@pytest.mark.parametrize(
    ("old", "new", "rejection", "case"),
    [
        ("set(words)", "words", Rejection.OUTPUT, "many.txt"),
        ('ValueError("boom")', 'ValueError("BOOM")', Rejection.EXCEPTION, "boom.txt"),
        ('ValueError("boom")', 'KeyError("boom")', Rejection.EXCEPTION, "boom.txt"),
        ("sys.exit(2)", "sys.exit(0)", Rejection.EXIT_STATUS, "leave.txt"),
        ("str(len(words))", "str(len(words) + 1)", Rejection.FILES, "few.txt"),
        ('"out.txt"', '"other.txt"', Rejection.FILES, "few.txt"),
        ("print(", "import os; os._exit(0); print(", Rejection.ENDING, "few.txt"),
        ("print(", "while 1: pass\nprint(", Rejection.ENDING, "few.txt"),
    ],
)
def test_a_candidate_that_differs(
    judged: tuple[Workload, Baseline], old: str, new: str, rejection: Rejection, case: str
) -> None:
    verdict = check_correct(ORIGINAL.replace(old, new).encode(), *judged)
    assert verdict.rejection is rejection
    assert verdict.counterexample is not None
    assert verdict.counterexample.case.endswith(case)
    assert case in verdict.detail
    assert not verdict.equivalent


def test_a_candidate_that_differs_under_some_seed_only(judged: tuple[Workload, Baseline]) -> None:
    candidate = ORIGINAL + "import os\nif os.environ.get('PYTHONHASHSEED') == '2': print('x')\n"
    verdict = check_correct(candidate.encode(), *judged)
    assert verdict.rejection is Rejection.OUTPUT
    assert verdict.counterexample is not None
    assert verdict.counterexample.hash_seed == 2
    assert verdict.seeds == (0, 1)


def test_syntax_errors_are_not_run(judged: tuple[Workload, Baseline]) -> None:
    verdict = check_correct(b"def f(:\n", *judged)
    assert verdict.rejection is Rejection.SYNTAX
    assert "line 1" in verdict.detail


def test_seeds_that_cost_too_much_are_left_out_and_named(judged: tuple[Workload, Baseline]) -> None:
    verdict = check_correct(f"# same\n{ORIGINAL}".encode(), *judged, hash_seeds=(5, 6, 7, 8), more_seeds_s=0)
    assert verdict.accepted
    assert verdict.seeds == (5, 6)
    assert verdict.detail == "hash seeds left out to save time: 7, 8"


def test_the_original_is_blamed_for_what_two_seeds_did_not_show(
    sandbox: Sandbox, make_target: Callable[..., Target], tmp_path: Path
) -> None:
    original = "import os\nprint(os.environ['PYTHONHASHSEED'] == '2')"
    workload = discover(make_target(original), sandbox, scratch=tmp_path)
    baseline = establish(workload)
    with pytest.raises(BaselineError, match=r"case \(no input\) depends on the hash seed.*sort what comes out of sets"):
        check_correct(f"# same\n{original}".encode(), workload, baseline)


def test_a_candidate_may_take_several_times_as_long(judged: tuple[Workload, Baseline]) -> None:
    for run in judged[1].executions:
        assert time_limit(run) >= max(1.0, 3 * run.wall_s)
