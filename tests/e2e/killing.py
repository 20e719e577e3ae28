"""Kill `optimize --apply` at some moment and look at what is left. Shared with `benchmarks/kill.py`."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from perfhint_process import files_left, processes_left, run, start

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """\
n = int(input())
squares = [number * number for number in range(n)]
found = 0
for number in range(n):
    if number in squares:
        found += 1
print(found)
"""
NAME = "squares.py"
ARGUMENTS = ("optimize", NAME, "--tests", "tests", "--apply", "--budget", "15s", "--json", "-")


def prepare(folder: Path) -> None:
    """A slow program with one test."""
    (folder / "tests").mkdir(parents=True)
    (folder / NAME).write_text(PROGRAM)
    (folder / "tests" / "one.in").write_text("1500\n")
    (folder / "tests" / "one.out").write_text("39\n")


def whole_run_s(folder: Path) -> float:
    """How long it takes when nobody kills it."""
    prepare(folder)
    began = time.monotonic()
    done = run(folder, *ARGUMENTS)
    assert json.loads(done.stdout)["improved"], done.stderr
    return time.monotonic() - began


def killed(folder: Path, after_s: float) -> list[str]:
    """What is wrong after SIGKILL at `after_s`, and after going on with --resume; empty when nothing is."""
    prepare(folder)
    process = start(folder, *ARGUMENTS)
    time.sleep(after_s)
    process.kill()
    process.communicate()

    wrong = [f"still runs: {command}" for command in processes_left(folder)]
    wrong += [f"still there: {name}" for name in files_left(folder)]
    if not _works(folder):
        wrong.append(f"the target is neither old nor new: {(folder / NAME).read_bytes()!r}")
    runs = run(folder, "history", "--json", "-")
    if runs.returncode != 0:
        wrong.append(f"the store cannot be read: {runs.stderr}")
    resumed = run(folder, *ARGUMENTS, "--resume")
    if resumed.returncode != 0 or not _works(folder):
        wrong.append(f"--resume: {resumed.stderr}")
    return wrong


def _works(folder: Path) -> bool:
    """Whether the target is the original, or else a whole program that passes its test."""
    target = folder / NAME
    if target.read_text() == PROGRAM:
        return True
    with (folder / "tests" / "one.in").open() as stdin:
        done = subprocess.run([sys.executable, target], stdin=stdin, capture_output=True, text=True, check=False)
    return done.stdout == (folder / "tests" / "one.out").read_text()
