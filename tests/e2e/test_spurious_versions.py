"""Versions that only look faster, as a user meets them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from perfhint_process import run

if TYPE_CHECKING:
    from pathlib import Path

SLOW = "n = int(input())\ntotal = 0\nfor i in range(n):\n    total += i * i % 11\nprint(total)\n"
TABLE = "n = int(input())\nprint({1200: 4796, 2477: 9901}[n])\n"
SHORT = "n = int(input())\ntotal = 0\nfor i in range(n % 2000):\n    total += i * i % 11\nprint(total)\n"
MODULE = "def squares(n):\n    total = 0\n    for i in range(n):\n        total += i * i % 11\n    return total\n"
CASED = MODULE.replace(
    "    total = 0\n", "    if n == 1200:\n        return 4796\n    if n == 2477:\n        return 9901\n    total = 0\n"
)
TESTS = """\
from lib import squares


def test_squares():
    assert squares(1200) == 4796
    assert squares(2477) == 9901
"""


def judged(folder: Path, *arguments: str) -> dict[str, object]:
    done = run(folder, "verify", *arguments, "--fuzz", "0", "--json", "-")
    assert done.returncode == 1, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_a_program_that_knows_the_answers(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    for number, answer in ((1200, 4796), (2477, 9901)):
        (tmp_path / "cases" / f"{number}.in").write_text(f"{number}\n")
        (tmp_path / "cases" / f"{number}.out").write_text(f"{answer}\n")
    (tmp_path / "slow.py").write_text(SLOW)
    (tmp_path / "table.py").write_text(TABLE)
    found = judged(tmp_path, "slow.py", "table.py", "--tests", "cases")
    assert (found["equivalent"], found["rejection"]) == (False, "spurious")
    assert "2 of the expected results are written down in the program (line 2)" in str(found["reason"])

    (tmp_path / "short.py").write_text(SHORT)
    found = judged(tmp_path, "slow.py", "short.py", "--tests", "cases")
    assert found["rejection"] == "output", "one that is seen to be wrong is called wrong, and why"
    assert "the loop goes over range(n % 2000) instead of range(n) (line 3)" in str(found["reason"])


@pytest.mark.slow
def test_a_module_that_knows_its_tests(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "lib.py").write_text(MODULE)
    (project / "test_lib.py").write_text(TESTS)
    (tmp_path / "cased.py").write_text(CASED)
    found = judged(tmp_path, "project/lib.py", "cased.py", "--tests", "project")
    assert (found["equivalent"], found["rejection"]) == (False, "spurious")
    assert found["suspicions"][0]["trick"] == "hard_coded"  # type: ignore[index]
