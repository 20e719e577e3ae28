"""Small projects with tests, in the layouts that people use, and perfhint at work on them."""

from __future__ import annotations

import hashlib
import json
import subprocess
from typing import TYPE_CHECKING, Any

from perfhint_process import files_left, processes_left, start

if TYPE_CHECKING:
    from pathlib import Path

UNIQUE = """\
def unique(items):
    seen = []
    for item in items:
        if item not in seen:
            seen.append(item)
    return seen
"""
UNIQUE_FAST = """\
def unique(items):
    seen = []
    known = set()
    for item in items:
        if item not in known:
            known.add(item)
            seen.append(item)
    return seen
"""
COMMON = """\
def common(left, right):
    known = list(right)
    found = 0
    for item in left:
        if item in known:
            found += 1
    return found
"""
TEST_UNIQUE = """\
def test_many():
    assert unique(list(range(2000)) * 2) == list(range(2000))
"""

CONFIGURATIONS = ("pytest.ini", "pyproject.toml", "setup.cfg", "tox.ini")
FEWER_PLUGINS = "-p no:hypothesispytest -p no:xdist -p no:anyio"
"""They take longer to import than all else."""
PATIENCE_S = 600
"""On a busy machine."""


class Project:
    """A project's folder in a folder of its own, which is where perfhint keeps its things."""

    def __init__(self, folder: Path, files: dict[str, str]) -> None:
        self.folder = folder
        self.root = folder / "project"
        if not any(name in files for name in CONFIGURATIONS):
            files = {"pytest.ini": f"[pytest]\naddopts = {FEWER_PLUGINS}\n", **files}
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        self._state = self.state()

    def state(self) -> dict[str, str]:
        """Every file with what is in it."""
        return {
            str(path.relative_to(self.root)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
            for path in sorted(self.root.rglob("*"))
        }

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """perfhint with these arguments, in which `@` stands for the project's folder; nothing there may change."""
        process = start(self.folder, *(argument.replace("@", str(self.root)) for argument in arguments))
        try:
            stdout, stderr = process.communicate(timeout=PATIENCE_S)
        finally:
            process.kill()
        done = subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)
        assert self.state() == self._state, "the user's files are what they were"
        assert not files_left(self.folder)
        assert not processes_left(self.folder)
        return done

    def json(self, *arguments: str, status: int = 0) -> dict[str, Any]:
        """What it found."""
        done = self.run(*arguments, "--json", "-")
        assert done.returncode == status, done.stderr or done.stdout
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def error(self, *arguments: str, status: int) -> str:
        """The one line that it says."""
        done = self.run(*arguments)
        assert done.returncode == status, done.stderr or done.stdout
        (line,) = done.stderr.splitlines()
        assert line.startswith("perfhint: ")
        return line
