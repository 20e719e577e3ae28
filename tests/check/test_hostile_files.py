"""Files, caches and moments that are as bad as they get: a clear line or a clean result, and never a traceback."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SLOW = "queue = [1]\nwhile queue:\n    queue.append(queue.pop(0))\n"
CHECK = [sys.executable, "-m", "perfhint", "check", "--format", "concise"]
DEEP = 3000
FUNCTION = """
def f{number}(xs):
    seen = []
    for x in xs:
        if x not in seen:
            seen.append(x)
        print(max(x, {number}))
    return seen
"""


def check(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*CHECK, *arguments],
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def nested(line: str, depth: int) -> str:
    return "".join(f"{' ' * level}{line}\n" for level in range(depth)) + " " * depth + "pass\n"


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * 10_000,
        "x = " + "f(" * DEEP + ")" * DEEP,
        "x = a" + ".f(1)" * DEEP,
        "x = " + "lambda: " * DEEP + "1",
        "x = " + "not " * DEEP + "a",
        "x = " + "1 if a else " * DEEP + "2",
        "x = " + " + ".join(["a"] * DEEP),
        "x = [" + "[" * 300 + "1" + "".join(f" for a{i} in b]" for i in range(300)) + "]",
        nested("if x:", 300),
        nested("for x in y:", 300),
        "if a == 0:\n    pass\n" + "".join(f"elif a == {i}:\n    pass\n" for i in range(DEEP)),
    ],
    ids=("brackets", "calls", "chain", "lambdas", "nots", "choices", "sum", "comprehensions", "ifs", "fors", "elifs"),
)
def test_deeply_nested_code(tmp_path: Path, text: str) -> None:
    (tmp_path / "deep.py").write_text(text + "\n" + SLOW)
    done = check("deep.py", "--no-cache", folder=tmp_path)
    assert done.stderr == ""
    assert done.returncode in (0, 1)


def test_a_file_that_vanishes_or_is_being_written(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"a{number}.py").write_text(SLOW)
    stop = threading.Event()

    def meddle() -> None:
        number = 0
        while not stop.is_set():
            path = tmp_path / f"a{number % 200}.py"
            path.unlink(missing_ok=True)
            path.write_text(SLOW[: number % len(SLOW)])
            number += 1

    meddler = threading.Thread(target=meddle)
    meddler.start()
    try:
        done = check(".", folder=tmp_path)
    finally:
        stop.set()
        meddler.join()
    assert done.returncode in (0, 1, 2)
    assert all(line.endswith("does not exist") for line in done.stderr.splitlines()), done.stderr


@pytest.mark.parametrize("content", [b"", b"no database at all" * 500, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_cache_that_is_broken(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    (tmp_path / "cache/perfhint").mkdir(parents=True)
    (tmp_path / "cache/perfhint/check.sqlite").write_bytes(content)
    for _ in range(2):
        done = check("slow.py", folder=tmp_path)
        assert (done.returncode, done.stdout.count("PH201"), done.stderr) == (1, 1, "")


def test_a_cache_that_is_locked(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    check("slow.py", folder=tmp_path)
    lock = sqlite3.connect(tmp_path / "cache/perfhint/check.sqlite")
    lock.execute("BEGIN EXCLUSIVE")
    (tmp_path / "slow.py").write_text(SLOW + "\n")
    done = check("slow.py", folder=tmp_path)
    lock.close()
    assert (done.returncode, done.stdout.count("PH201"), done.stderr) == (1, 1, "")


@pytest.mark.parametrize("place", ["/proc/nowhere", "/dev/null"])
def test_a_cache_that_cannot_be_made(tmp_path: Path, place: str) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    done = check("slow.py", folder=tmp_path, XDG_CACHE_HOME=place)
    assert (done.returncode, done.stderr) == (1, "")


def test_without_a_home(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    done = subprocess.run([*CHECK, "slow.py"], cwd=tmp_path, env={}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")


def test_several_at_once(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"a{number}.py").write_text(SLOW + f"x = {number}\n")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    running = [
        subprocess.Popen(
            [*CHECK, "."], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    said = [process.communicate(timeout=120) for process in running]
    assert len(set(said)) == 1
    assert said[0][0].count("PH201") == 50
    assert said[0][1] == ""


def test_interrupted(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"a{number}.py").write_text("".join(FUNCTION.format(number=i) for i in range(200)))
    process = subprocess.Popen(
        [*CHECK, ".", "--no-cache"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    time.sleep(2)
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert "Traceback" not in error
    assert error.count("\n") <= 1
    assert process.returncode in (130, -signal.SIGINT)


@pytest.mark.slow
def test_a_hundred_thousand_lines(tmp_path: Path) -> None:
    text = "".join(FUNCTION.format(number=number) for number in range(12_500))
    (tmp_path / "big.py").write_text(text)
    assert text.count("\n") == 100_000
    done = subprocess.Popen([*CHECK, "big.py", "--no-cache"], cwd=tmp_path, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(done.pid, 0)
    done.returncode = os.waitstatus_to_exitcode(status)
    assert done.returncode == 1
    assert used.ru_maxrss < 300 * 1024, "KiB"
