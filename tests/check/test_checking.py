"""`perfhint check` as a process, on files as they come."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SLOW = "queue = [1]\nwhile queue:\n    queue.append(queue.pop(0))\n"
HEAVY = {"pydantic", "rich", "typer", "numpy", "psutil", "openai", "dataclasses", "inspect", "importlib.resources"}


def check(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "perfhint", "check", *map(str, arguments)],
        cwd=folder,
        env={"XDG_CACHE_HOME": str(folder / ".cache"), **os.environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_findings_one_a_line_and_exit_status_1(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    (tmp_path / "fast.py").write_text("print(1)\n")
    done = check("slow.py", "fast.py", "slow.py", "--format", "concise", folder=tmp_path)
    (line,) = done.stdout.splitlines()
    assert line.startswith("slow.py:3:18: PH201 `queue.pop(0)` ")
    assert "[O(n^2) → O(n), " in line
    assert (done.returncode, done.stderr) == (1, "")


def test_nothing_found_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "fast.py").write_text("print(1)\n")
    done = check(folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_folders_are_searched_but_for_what_is_not_the_users(tmp_path: Path) -> None:
    for name in ("a.py", "b/c.py", ".git/d.py", "b/__pycache__/e.py", "env/lib/f.py", "node_modules/g.py", "h.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(SLOW)
    (tmp_path / "env/pyvenv.cfg").touch()
    (tmp_path / "b/loop").symlink_to(tmp_path)
    done = check("--format=concise", folder=tmp_path)
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["a.py", "b/c.py"]
    assert check("h.txt", folder=tmp_path).returncode == 1, "a file that is named is checked, whatever its name"


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--select", "PH2"], True),
        (["--select", "PH201,PH4"], True),
        (["--select", "ph2"], True),
        (["--select", "PH4"], False),
        (["--ignore", "PH2"], False),
        (["--select", "PH2", "--ignore", "PH201"], False),
    ],
)
def test_select_and_ignore(tmp_path: Path, arguments: list[str], found: bool) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    assert check(*arguments, "slow.py", folder=tmp_path).returncode == found


def test_settings_of_the_project_count(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    (tmp_path / "pyproject.toml").write_text('[tool.perfhint]\nignore = ["PH2"]\n')
    assert check("slow.py", folder=tmp_path).returncode == 0
    assert check("slow.py", "--ignore=PH4", folder=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--selekt", "PH2"], 2, "perfhint: No such option: --selekt"),
        (["--select"], 2, "perfhint: Option '--select' requires an argument"),
        (["--help"], 0, "Usage: perfhint check [OPTIONS] [PATHS]"),
        (["--", "slow.py"], 1, "slow.py:3:18: PH201"),
    ],
)
def test_the_whole_command_line_answers_the_rest(tmp_path: Path, arguments: list[str], status: int, said: str) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    done = check(*arguments, folder=tmp_path)
    assert done.returncode == status
    assert (done.stdout + done.stderr).startswith(said)


def test_a_rule_that_does_not_exist_is_wrong_usage(tmp_path: Path) -> None:
    done = check("--select", "PH999", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "PH999" in done.stderr


@pytest.mark.parametrize(
    ("name", "data", "status"),
    [
        ("empty.py", b"", 0),
        ("latin.py", b"# coding: latin-1\nx = '\xe9'\n", 0),
        ("binary.py", bytes(range(256)), 2),
        ("nulls.py", b"x = 1\0", 2),
        ("wrong.py", b"x = '\xe9'\n", 2),
        ("python2.py", b"print 'x'\nexec 'y'\n", 0),
        ("broken.py", b"def f(:\n  class\n((((\n", 0),
        ("deep.py", b"x = " + b"(" * 10_000 + b")" * 10_000, 0),
        ("crlf.py", SLOW.replace("\n", "\r\n").encode(), 1),
        ("bom.py", b"\xef\xbb\xbf" + SLOW.encode(), 1),
    ],
)
def test_odd_files_give_a_line_and_no_traceback(tmp_path: Path, name: str, data: bytes, status: int) -> None:
    (tmp_path / name).write_bytes(data)
    done = check(name, folder=tmp_path)
    assert done.returncode == status, done.stderr
    assert done.stderr.count("\n") == (status == 2)
    assert name in done.stderr + done.stdout or status == 0
    assert "Traceback" not in done.stderr


def test_what_cannot_be_read_does_not_hide_the_rest(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    os.mkfifo(tmp_path / "pipe.py")
    (tmp_path / "loop.py").symlink_to("loop.py")
    done = check("missing.py", "pipe.py", "loop.py", "slow.py", folder=tmp_path)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 3
    assert done.stdout.startswith("slow.py:3:18: PH201")


def test_findings_are_readable_on_a_terminal_that_knows_no_unicode(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW.replace("queue", "schlänge"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "perfhint", "check", "slow.py"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "schl\\xe4nge" in done.stdout


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text("".join(SLOW.replace("queue", f"q{i}") for i in range(1500)))
    command = f"{sys.executable} -m perfhint check slow.py"
    done = subprocess.run(
        f"{command} | head -n 1", shell=True, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_nothing_heavy_is_imported(tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text(SLOW)
    program = "import sys; from perfhint.cli import run; run(sys.argv[1:]); print(sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "slow.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    loaded = {name.strip("[],'\n ") for name in done.stderr.split(",")}
    assert "tree_sitter" in loaded
    assert loaded & HEAVY == set()
