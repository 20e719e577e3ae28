"""What is wrong with the input is said in one line, with the exit status that belongs to it, and never a traceback."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
from perfhint_process import files_left, processes_left, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
GOOD = "print(int(input()) * 2)\n"
GOOD_TESTS = {"tests/one.in": "21\n", "tests/one.out": "42\n"}


class Bad(NamedTuple):
    """Files (a name that ends with / is a folder), arguments after `optimize a.py --tests tests`, what is said."""

    files: dict[str, str | bytes]
    status: int
    said: str
    arguments: tuple[str, ...] = ()


def program(text: str | bytes) -> dict[str, str | bytes]:
    return {**GOOD_TESTS, "a.py": text}


def cases(**files: str) -> dict[str, str | bytes]:
    return {"a.py": GOOD, "tests/": "", **{f"tests/{name.replace('__', '/')}": text for name, text in files.items()}}


BEFORE_ANYTHING_RUNS = {
    "missing": Bad({**GOOD_TESTS}, 2, "a.py does not exist"),
    "a folder": Bad({**GOOD_TESTS, "a.py/": ""}, 2, "a.py is a folder"),
    "syntax error": Bad(program("if True print(1)\n"), 2, "a.py does not compile: line 1"),
    "Python 2": Bad(program("print 'hello'\n"), 2, "a.py does not compile: line 1: Missing parentheses"),
    "null bytes": Bad(program(b"print(1)\0\n"), 2, "a.py holds null bytes"),
    "not UTF-8": Bad(program("print('é')\n".encode("latin-1")), 2, "add a coding line or convert it"),
    "unknown encoding": Bad(program("# coding: klingon\nprint(1)\n"), 2, "klingon"),
    "no tests": Bad(cases(), 2, "tests holds no cases"),
    "no such tests": Bad({"a.py": GOOD}, 2, "tests does not exist"),
    "input without output": Bad(cases(**{"one.in": "1"}), 2, "one.in has no expected output: add one.out"),
    "output without input": Bad(cases(**{"one.out": "1"}), 2, "one.out has no input"),
    "unequal counts": Bad(
        cases(in__1="1", in__2="1", out__1="1"), 2, "do not match (2 and 1 files): in/2 has no partner in out/"
    ),
    "no interpreter": Bad(program(GOOD), 2, "there is no interpreter", ("--python", "no/such/python")),
    "not an interpreter": Bad(program(GOOD), 2, "does not answer as a Python does", ("--python", "/bin/true")),
}
WHAT_RUNNING_SHOWS = {
    "missing package": Bad(program("import no_such_package\n" + GOOD), 3, "No module named 'no_such_package'"),
    "wrong answer": Bad(program("print(41)\n"), 3, 'the original fails case one.in: line 1: expected "42", got "41"'),
    "random": Bad(
        {**GOOD_TESTS, "a.py": "import random\ninput()\nprint(random.random())\n"},
        3,
        "the original does not repeat its own answer",
    ),
    "time": Bad(
        program("import time\ninput()\nprint(time.time_ns())\n"), 3, "the original does not repeat its own answer"
    ),
    "hash order": Bad(program("input()\nprint({'a', 'b', 'c', 'd', 'e'})\n"), 3, "depends on the hash seed: line 1"),
    "endless": Bad(program("while True: pass\n"), 3, "does not end within 1 s", ("--timeout", "1s")),
    "reads more than there is": Bad(program("input()\nprint(input())\n"), 3, "EOF when reading a line"),
}


def prepare(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())


def check_one_line(folder: Path, bad: Bad) -> None:
    prepare(folder, bad.files)
    done = run(folder, "optimize", "a.py", "--tests", "tests", *bad.arguments)
    assert bad.said in done.stderr
    assert done.stderr.startswith("perfhint: ")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
    assert done.returncode == bad.status
    assert not files_left(folder)
    assert not processes_left(folder)


@pytest.mark.parametrize("bad", BEFORE_ANYTHING_RUNS.values(), ids=BEFORE_ANYTHING_RUNS)
def test_seen_before_anything_runs(tmp_path: Path, bad: Bad) -> None:
    check_one_line(tmp_path, bad)


@pytest.mark.parametrize("bad", WHAT_RUNNING_SHOWS.values(), ids=WHAT_RUNNING_SHOWS)
def test_seen_when_the_original_runs(tmp_path: Path, bad: Bad) -> None:
    check_one_line(tmp_path, bad)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_target_that_may_not_be_read(tmp_path: Path) -> None:
    prepare(tmp_path, program(GOOD))
    (tmp_path / "a.py").chmod(0)
    done = run(tmp_path, "optimize", "a.py", "--tests", "tests")
    assert done.stderr.startswith("perfhint: a.py ")
    assert done.returncode == 2


def test_an_interpreter_that_is_too_old(tmp_path: Path) -> None:
    """Python 3.7 is hard to find nowadays; something stands in that answers like it."""
    prepare(tmp_path, program(GOOD))
    old = tmp_path / "python3.7"
    old.write_text(f"#!/bin/sh\n{sys.executable} \"$@\" | sed 's/3, *{sys.version_info.minor},/3, 7,/'\n")
    old.chmod(0o755)
    done = run(tmp_path, "optimize", "a.py", "--tests", "tests", "--python", old)
    assert f"{old} is Python 3.7" in done.stderr
    assert "give Python 3.8 or later with --python" in done.stderr
    assert done.returncode == 2
