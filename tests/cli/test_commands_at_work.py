"""The commands that run programs, each once from the command line to the files it writes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

SLOW = """\
size = int(input())
seen = []
for number in range(size):
    rest = number % 1000
    if rest not in seen:
        seen.append(rest)
print(len(seen), sum(seen))
"""

FAST = SLOW.replace("seen = []", "seen = {}").replace("seen.append(rest)", "seen[rest] = None")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "slow.py").write_text(SLOW)
    (tmp_path / "fast.py").write_text(FAST)
    (tmp_path / "wrong.py").write_text(FAST.replace("len(seen)", "len(seen) + 1"))
    (tmp_path / "tests").mkdir()
    for number, size in enumerate((10, 20000), 1):
        seen = {n % 1000 for n in range(size)}
        (tmp_path / "tests" / f"{number}.in").write_text(f"{size}\n")
        (tmp_path / "tests" / f"{number}.out").write_text(f"{len(seen)} {sum(seen)}\n")
    return tmp_path


def command(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "perfhint", *arguments],
        cwd=folder,
        env={**os.environ, "PERFHINT_STORE": str(folder / "store.sqlite"), "COLUMNS": "200"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def perfhint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    with command(folder, *arguments) as process:
        out, err = process.communicate(timeout=120)
    return subprocess.CompletedProcess(arguments, process.returncode, out, err)


def test_verify_finds_the_difference(folder: Path) -> None:
    result = perfhint(folder, "verify", "slow.py", "wrong.py", "--tests", "tests", "--json", "result.json")
    assert (result.returncode, result.stderr) == (1, "")
    assert "different output" in result.stdout
    document = json.loads((folder / "result.json").read_text())
    assert (document["equivalent"], document["faster"], document["rejection"]) == (False, False, "output")
    assert document["counterexample"]["expected"].split() == ["10", "45"]


def test_baseline_that_fails_is_status_3_and_writes_nothing(folder: Path) -> None:
    (folder / "tests" / "1.out").write_text("something else\n")
    for arguments in (["optimize", "slow.py", "--output", "out.py"], ["verify", "slow.py", "fast.py"]):
        result = perfhint(folder, *arguments, "--tests", "tests")
        assert (result.returncode, result.stdout) == (3, "")
        assert result.stderr.startswith("perfhint: ")
        assert "Traceback" not in result.stderr
    assert not (folder / "out.py").exists()


def test_verify_finds_the_gain(folder: Path) -> None:
    result = perfhint(folder, "verify", "slow.py", "fast.py", "--tests", "tests", "--json", "-")
    assert (result.returncode, result.stderr) == (0, "")
    document = json.loads(result.stdout)
    assert (document["equivalent"], document["faster"], document["reason"]) == (True, True, None)
    assert document["speedup"] >= document["interval"][0] > 1.1


def test_profile(folder: Path) -> None:
    result = perfhint(folder, "profile", "slow.py", "--tests", "tests", "--json", "profile.json")
    assert (result.returncode, result.stderr) == (0, "")
    assert "if rest not in seen" in result.stdout
    document = json.loads((folder / "profile.json").read_text())
    assert max(document["lines"], key=document["lines"].get) == "5"


def test_optimize_writes_and_applies_what_it_found(folder: Path) -> None:
    places = ["--output", "out.py", "--patch", "the.patch", "--json", "result.json"]
    result = perfhint(folder, "optimize", "slow.py", "--tests", "tests", *places, "--apply")
    assert (result.returncode, result.stderr) == (0, "")
    assert "as fast" in result.stdout
    assert "\x1b" not in result.stdout
    applied = (folder / "slow.py").read_text()
    assert applied != SLOW
    assert (folder / "out.py").read_text() == applied
    document = json.loads((folder / "result.json").read_text())
    assert document["improved"] is True
    assert document["result"] == applied
    (folder / "slow.py").write_text(SLOW)
    subprocess.run(["git", "apply", "the.patch"], cwd=folder, check=True)
    assert (folder / "slow.py").read_text() == applied
    assert json.loads(perfhint(folder, "history", document["run"], "--json", "-").stdout) == document


def test_optimize_with_nothing_to_improve_gives_the_original(folder: Path) -> None:
    (folder / "plain.py").write_text("print(sum(range(int(input()))))\n")
    for number, size in enumerate((10, 20000), 1):
        (folder / "tests" / f"{number}.out").write_text(f"{sum(range(size))}\n")
    (folder / "out.py").write_text("from an earlier run\n")
    result = perfhint(folder, "optimize", "plain.py", "--tests", "tests", "--output", "out.py", "--patch", "-")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert (folder / "out.py").read_bytes() == (folder / "plain.py").read_bytes()


BREAKING_RULE = '''
"""A rule that breaks.

Slow:
    a

Fast:
    b

Why:
    It does not.

When not:
    Ever.
"""
from perfhint.rules.api import Safety
ID, CATEGORY, SAFETY, GROWTH, SLOW, FAST = "AB101", "loops", Safety.CHECKED, "constant factor", "", ""
PATTERN = "(for_statement) @loop"
def rewrite(match, module): raise KeyError("x")
'''


def test_a_rule_of_another_package_that_breaks_is_left_out(folder: Path) -> None:
    information = folder / "breaking_rule-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: breaking-rule\nVersion: 1\n")
    (information / "entry_points.txt").write_text("[perfhint.rules]\nbreaking = breaking_rule\n")
    (folder / "breaking_rule.py").write_text(BREAKING_RULE)
    done = perfhint(folder, "optimize", "slow.py", "--tests", "tests", "--budget", "30s", "--json", "-")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["improved"]
    assert result["warnings"][-1] == "AB101 breaks on line 3 (KeyError: 'x'); it was left out"
    checked = perfhint(folder, "check", "slow.py")
    assert (checked.returncode, "--ignore AB101" in checked.stderr) == (2, True)


def test_interrupted_is_one_line_and_can_be_resumed(folder: Path) -> None:
    with command(folder, "optimize", "slow.py", "--tests", "tests", "--apply") as process:
        wait_for(folder / "store.sqlite")
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, "")
    assert err == "perfhint: interrupted: add --resume to go on from there\n"
    assert (folder / "slow.py").read_text() == SLOW
    assert "interrupted" in perfhint(folder, "history").stdout


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 30
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_doctor_says_what_there_is(folder: Path) -> None:
    result = perfhint(folder, "doctor")
    assert (result.returncode, result.stderr) == (0, "")
    for part in ("bubblewrap", "interpreter", str(folder / "store.sqlite"), "processors"):
        assert part in result.stdout
