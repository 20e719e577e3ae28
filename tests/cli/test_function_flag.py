"""`--function`: only what it names is to become faster, of programs as well."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """\
def unique(numbers):
    seen = []
    for number in numbers:
        if number not in seen:
            seen.append(number)
    return seen


class Counter:
    def common(self, left, right):
        known = list(right)
        found = 0
        for item in left:
            if item in known:
                found += 1
        return found


size = int(input())
print(sum(unique(n * n % size for n in range(4 * size))), Counter().common(range(size), range(size)))
"""


def perfhint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "slow.py").write_text(PROGRAM)
    (folder / "size.txt").write_text("1500\n")
    return subprocess.run(
        [sys.executable, "-m", "perfhint", "optimize", "slow.py", "--input", "size.txt", "--fuzz", "0", *arguments],
        cwd=folder,
        env={**os.environ, "PERFHINT_STORE": str(folder / "store.sqlite"), "COLUMNS": "200"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("uniqe", "slow.py has no function uniqe: perhaps unique"),
        ("common", "slow.py has no function common: perhaps Counter.common"),
        ("x", "slow.py has no function x: it has unique, Counter.common"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is(tmp_path: Path, name: str, said: str) -> None:
    done = perfhint(tmp_path, "--function", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"perfhint: {said}\n"


@pytest.mark.slow
def test_nothing_else_is_touched(tmp_path: Path) -> None:
    unique, _ = PROGRAM.split("\n\n\nclass")
    done = perfhint(tmp_path, "--function", "Counter.common", "--budget", "5m", "--json", "-")
    found = json.loads(done.stdout)
    assert found["improved"], found
    assert found["result"].startswith(f"{unique}\n\n\nclass")
    assert found["result"] != PROGRAM
