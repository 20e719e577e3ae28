"""Candidates on inputs made from the user's, through real processes."""

from __future__ import annotations

import time
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from perfhint.progress import Progress
from perfhint.records import Candidate, Rejection
from perfhint.verify import Verifier, establish
from perfhint.verify.mutated import MutatedInputs
from perfhint.workloads import Workload, discover

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perfhint.records import Target
    from perfhint.sandbox import Sandbox

LARGEST = """\
n = int(input())
numbers = list(map(int, input().split()))
largest = numbers[0]
for number in numbers[1:]:
    if number > largest:
        largest = number
print(largest, numbers.count(largest))
"""
INPUTS = ("3\n1 5 2\n", "5\n9 3 4 1 7\n", "1\n6\n")
"""Every largest number is there once."""


@pytest.fixture
def discovered(sandbox: Sandbox, make_target: Callable[..., Target], tmp_path: Path) -> Callable[..., Workload]:
    def discovered(program: str, *inputs: str) -> Workload:
        folder = tmp_path / "cases"
        folder.mkdir()
        paths = [folder / f"{number}.txt" for number in range(len(inputs))]
        for path, text in zip(paths, inputs, strict=True):
            path.write_text(text)
        return discover(make_target(program), sandbox, inputs=paths, scratch=folder)

    return discovered


def verifier(workload: Workload, *, fuzz_s: float = 30.0) -> Verifier:
    return Verifier(
        workload,
        establish(workload),
        min_speedup=1.1,
        hash_seeds=(0,),
        deadline=time.monotonic() + 60,
        progress=Progress(),
        fuzz_s=fuzz_s,
    )


def made(workload: Workload) -> MutatedInputs:
    return MutatedInputs(workload, establish(workload), seconds=30.0, hash_seeds=(0, 1))


@pytest.mark.slow
def test_what_only_the_users_cases_do_not_show_is_found_and_made_small(discovered: Callable[..., Workload]) -> None:
    judge = verifier(discovered(LARGEST, *INPUTS))
    right = LARGEST.replace("numbers[1:]", "numbers")
    wrong = LARGEST.replace("numbers.count(largest)", "1")
    assert (verdict := judge.correct(right)).accepted
    assert verdict.mutated > 0

    verdict = judge.correct(wrong)
    assert verdict.rejection is Rejection.OUTPUT
    found = verdict.counterexample
    assert found is not None
    assert found.is_mutated
    assert found.case.startswith("made from ")
    count, numbers, *_ = found.stdin.split("\n")
    assert count == "2", "two equal numbers are enough"
    assert len(set(numbers.split())) == 1
    assert found.expected.endswith(" 2")
    assert found.got.endswith(" 1")
    assert judge.correct(wrong.replace("1)", "1, )")).counterexample == found, "what caught one is tried first"


@pytest.mark.slow
def test_without_time_for_it_nothing_is_made(discovered: Callable[..., Workload]) -> None:
    judge = verifier(discovered(LARGEST, *INPUTS), fuzz_s=0.0)
    verdict = judge.correct(LARGEST.replace("numbers.count(largest)", "1"))
    assert (verdict.accepted, verdict.mutated, judge.mutated.made) == (True, 0, 0)


@pytest.mark.slow
def test_a_table_of_the_expected_outputs_is_no_program(discovered: Callable[..., Workload]) -> None:
    workload = discovered(LARGEST, *INPUTS)
    answers = {text: run.stdout.decode() for text, run in zip(INPUTS, establish(workload).executions, strict=True)}
    table = f"import sys\nprint({answers!r}.get(sys.stdin.read(), '5 1'), end='')\n"
    verdict = verifier(workload).check(Candidate(table, "openai:x", "because"))
    assert verdict.rejection is Rejection.OUTPUT
    assert verdict.counterexample is not None
    assert verdict.counterexample.is_mutated


@pytest.mark.slow
def test_inputs_that_are_not_meant_are_dropped(discovered: Callable[..., Workload]) -> None:
    program = "n = int(input())\ntable = {2: 'b', 3: 'c', 9: 'i'}\nprint(table[n])\n"
    inputs = made(discovered(program, "2\n", "3\n", "9\n"))
    other = program.replace("table[n]", "table.get(n, '?')").encode()
    trial = inputs.trial(other, most=20, seconds=20.0)
    assert (trial.passed, trial.difference, inputs.kept) == (0, None, 0)
    assert inputs.made > 0


@pytest.mark.slow
@pytest.mark.parametrize(
    "refusal", ["raise ValueError(n)", "assert n in (2, 3, 90), n", "__import__('sys').exit(f'not {n}')"]
)
def test_an_input_that_the_original_refuses_must_be_refused(discovered: Callable[..., Workload], refusal: str) -> None:
    program = f"n = int(input())\nif n not in (2, 3, 90):\n    {refusal}\nprint(n * n)\n"
    inputs = made(discovered(program, "2\n", "3\n", "90\n"))
    assert inputs.trial(f"# the same\n{program}".encode(), most=5, seconds=20.0).passed == 5
    found = inputs.trial(b"n = int(input())\nprint(n * n)\n", most=5, seconds=20.0).difference
    assert found is not None
    assert found.rejection in (Rejection.EXCEPTION, Rejection.EXIT_STATUS, Rejection.ENDING)


@pytest.mark.slow
def test_an_original_that_does_not_repeat_itself_there_judges_nobody(discovered: Callable[..., Workload]) -> None:
    program = "n = int(input())\nprint(n if n in (2, 3, 90) else hash(str(n)))\n"
    inputs = made(discovered(program, "2\n", "3\n", "90\n"))
    assert inputs.trial(b"print(1)\n", most=5, seconds=10.0).difference is None


@pytest.mark.slow
def test_where_all_cases_have_an_answer_inputs_without_one_are_dropped(discovered: Callable[..., Workload]) -> None:
    program = "n = int(input())\nfor a in range(n):\n    if a * a == n:\n        print(a)\n        break\n"
    inputs = made(discovered(program, "4\n", "9\n", "2500\n"))
    other = f"{program}else:\n    print('none')\n".encode()
    assert inputs.trial(other, most=10, seconds=20.0).difference is None


@pytest.mark.slow
def test_a_candidate_that_hangs_is_found(discovered: Callable[..., Workload]) -> None:
    inputs = made(discovered(LARGEST, *INPUTS))
    hangs = LARGEST + "while numbers.count(largest) > 1:\n    pass\n"
    found = inputs.trial(hangs.encode(), most=20, seconds=20.0).difference
    assert found is not None
    assert (found.rejection, "time limit" in found.got) == (Rejection.ENDING, True)


@pytest.mark.slow
def test_a_slow_original_gets_its_time_however_little_there_is(discovered: Callable[..., Workload]) -> None:
    workload = discovered(f"import time\ntime.sleep(0.6)\n{LARGEST}", INPUTS[0])
    inputs = MutatedInputs(workload, establish(workload), seconds=0.5, hash_seeds=(0,))
    assert inputs.trial(LARGEST.encode(), most=1, seconds=20.0).difference is None
    assert inputs.kept == 1


@pytest.mark.slow
def test_numbers_among_arguments_are_changed_and_nothing_else(
    sandbox: Sandbox, make_target: Callable[..., Target], tmp_path: Path
) -> None:
    program = "import sys\nname, n = sys.argv[1], int(sys.argv[2])\nprint(name, n * 2)\n"
    workload = discover(make_target(program), sandbox, argv=("--twice", "21"), scratch=tmp_path)
    arguments = [case.argv for case in islice(workload.mutated(), 10)]
    assert arguments
    assert all(name == "--twice" and number.isdecimal() for name, number in arguments)
    wrong = program.replace("n * 2", "42").encode()
    assert made(workload).trial(wrong, most=5, seconds=20.0).difference is not None
