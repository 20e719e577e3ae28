"""`perfhint generate` on answers written by hand, from the command line to the program it writes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import pytest

from perfhint.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Generate = Callable[..., "Outcome"]

PROBLEM = """\
# Different rests

Print how many different values `i % 1000` has for i from 0 to n - 1.

## Input
One line with n.
"""
WRONG = "n = int(input())\nprint(min(n, 999))\n"
SLOW = """\
n = int(input())
seen = []
for i in range(n):
    if i % 1000 not in seen:
        seen.append(i % 1000)
print(len(seen))
"""
BEST = "n = int(input())\nprint(min(n, 1000))\n"
CHANGING = "import os\nn = int(input())\nprint(min(n, 1000) + (os.environ['PYTHONHASHSEED'] == '1'))\n"


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "problem.md").write_text(PROBLEM)
    (tmp_path / "tests").mkdir()
    for size in (7, 4321, 20000):
        (tmp_path / "tests" / f"{size}.in").write_text(f"{size}\n")
        (tmp_path / "tests" / f"{size}.out").write_text(f"{min(size, 1000)}\n")
    return tmp_path


@pytest.fixture
def generate(folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Generate:
    """`perfhint generate problem.md` in this process, in the folder."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("PERFHINT_CORPUS", str(folder / "corpus.sqlite"))

    def call(*arguments: str) -> Outcome:
        status = run(["generate", "problem.md", *arguments])
        return Outcome(status, *capfd.readouterr())

    return call


def answers(folder: Path, *rounds: list[str]) -> str:
    """A model that gives these samples, question by question."""
    for number, samples in enumerate(rounds, 1):
        replies = [f"```python\n{each}```" if "\n" in each else each for each in samples]
        (folder / "answers").mkdir(exist_ok=True)
        (folder / "answers" / f"{number:02}.json").write_text(json.dumps({"replies": replies}))
    return "--model=replay:answers"


@pytest.mark.slow
def test_the_best_right_answer_wins_and_the_first_ones_are_counted(generate: Generate, folder: Path) -> None:
    model = answers(folder, [WRONG, SLOW, SLOW], [BEST])
    result = generate(
        "--tests=tests", model, "--samples=3", "--rounds=1", "--beam=3", "--json=result.json", "--output=best.py"
    )
    assert (result.status, result.err) == (0, "")
    assert "2 of 3 first answers (pass@1 67 %)" in result.out
    assert "wrote the program to best.py" in result.out
    assert (folder / "best.py").read_text() == BEST
    document = json.loads((folder / "result.json").read_text())
    assert (document["result"], document["samples"], document["right"]) == (BEST, 3, 2)
    assert document["interval"][0] > 1.1
    assert [each["rejection"] for each in document["candidates"]] == ["output", None, None]


@pytest.mark.slow
def test_rules_make_a_right_program_faster(generate: Generate, folder: Path) -> None:
    model = answers(folder, [SLOW])
    result = generate("--tests=tests", model, "--samples=1", "--rounds=0", "--json=-")
    assert (result.status, result.err) == (0, "")
    document = json.loads(result.out)
    assert "PH202" in document["rules"]
    assert document["result"] != SLOW
    assert document["candidates"][0]["accepted"] is True


def test_without_a_right_program_nothing_is_written(generate: Generate, folder: Path) -> None:
    model = answers(folder, [WRONG, "no idea", "print(\n"], ["none"])
    result = generate("--tests=tests", model, "--samples=3", "--rounds=0", "--output=best.py", "--json=result.json")
    assert (result.status, result.err) == (1, "")
    assert "no program is right" in result.out
    assert "0 of 3 first answers (pass@1 0 %)" in result.out
    assert not (folder / "best.py").exists()
    document = json.loads((folder / "result.json").read_text())
    assert (document["result"], document["unusable"], document["best_s"]) == (None, 2, None)
    assert [each["rejection"] for each in document["candidates"]] == ["output", "syntax"]


def test_a_program_that_does_not_repeat_its_answer_is_not_right(generate: Generate, folder: Path) -> None:
    model = answers(folder, [CHANGING])
    result = generate("--tests=tests", model, "--samples=1", "--rounds=0", "--json=-")
    assert result.status == 1
    assert json.loads(result.out)["right"] == 0


@pytest.mark.slow
def test_a_program_that_does_not_end_is_stopped(generate: Generate, folder: Path) -> None:
    model = answers(folder, ["while True:\n    pass\n"])
    result = generate("--tests=tests", model, "--samples=1", "--rounds=0", "--timeout=1s", "--json=-")
    assert result.status == 1
    (candidate,) = json.loads(result.out)["candidates"]
    assert candidate["rejection"] == "ending"


def asked(folder: Path) -> list[str]:
    """What was asked, question by question."""
    return [path.read_text() for path in sorted((folder / "recorded").iterdir())]


def test_no_more_is_told_of_the_cases_than_may_be_shown(generate: Generate, folder: Path) -> None:
    model = answers(folder, [WRONG], [WRONG + "# again\n"])
    generate("--tests=tests", model, "--samples=1", "--rounds=1", "--record=recorded")
    first, second = asked(folder)
    assert "how many different values" in first
    assert "It is wrong" in second
    for text in (first, second):
        assert "4321" not in text.replace("4321.in", "")
        assert "20000" not in text.replace("20000.in", "")
        assert '"1000"' not in text


def test_a_failing_case_that_may_be_shown_is_told(generate: Generate, folder: Path) -> None:
    model = answers(folder, [WRONG], [WRONG + "# again\n"])
    generate("--tests=tests", model, "--samples=1", "--rounds=1", "--show-cases=2", "--record=recorded")
    first, second = asked(folder)
    assert "4321" in first.replace("4321.in", "")
    assert "20000" not in second.replace("20000.in", "")
    assert "999" in second
    assert "the original" not in first + second


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["--tests=tests"], 2, "generate needs a model to write the program: name one with --model"),
        (["--model=replay:answers"], 2, "generate needs cases with expected outputs: give --tests"),
        (["--model=replay:answers", "--tests=inputs.json"], 2, 'item 1 has no "output"'),
        (["--model=replay:nothing", "--tests=tests"], 4, "nothing is no folder of exchanges"),
        (["--model=replay:answers", "--tests=tests", "--output=x", "--json=x"], 2, "cannot go to the same place"),
        (["--model=replay:answers", "--tests=tests", "--output=no/x"], 2, "no/x cannot be written"),
    ],
)
def test_what_is_missing_is_one_line(
    generate: Generate, folder: Path, arguments: list[str], status: int, message: str
) -> None:
    answers(folder, [BEST])
    (folder / "inputs.json").write_text('[{"input": "7"}]')
    result = generate(*arguments)
    assert (result.status, result.out) == (status, "")
    assert message in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_a_description_that_is_none_is_one_line(generate: Generate, folder: Path, text: str | None) -> None:
    (folder / "problem.md").unlink()
    if text is not None:
        (folder / "problem.md").write_text(text)
    result = generate("--tests=tests", answers(folder, [BEST]))
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("perfhint: problem.md ")
    assert result.err.count("\n") == 1


@pytest.mark.slow
def test_standard_output_has_the_program_and_nothing_else(generate: Generate, folder: Path) -> None:
    result = generate("--tests=tests", answers(folder, [BEST]), "--samples=1", "--rounds=0", "--output=-")
    assert (result.status, result.out, result.err) == (0, BEST, "")
