"""The files of one run: a scratch folder for the program, and beside it what is captured."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import stat
from typing import TYPE_CHECKING

from .child.launcher.disk import remove

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .job import Job

DELETED = "deleted"
_MOST_FILES = 5_000
"""More changed files than this are told apart by name and size only."""


class Scratch:
    """The folder a program works in, filled from a job, with the files that hold its output beside it.

    The paths are the same for every run of one sandbox, so a program that prints them prints the same.
    """

    def __init__(self, base: Path, job: Job) -> None:
        self._base = base / "run"
        self.folder = self._base / "scratch"
        self.stdout = self._base / "stdout"
        self.stderr = self._base / "stderr"
        self.report = self._base / "report"
        self.token = secrets.token_hex(32).encode()
        self._sources: dict[str, Path | bytes] = {}
        self.folder.mkdir(parents=True, mode=0o700)
        self.stdout.touch(mode=0o600)
        self.stderr.touch(mode=0o600)
        self.report.write_bytes(self.token)
        for name, source in job.files.items():
            self._copy(name, source)
        self._place(job.name).write_bytes(job.program)
        self._sources[job.name] = job.program
        self._before = {name: _identity(status) for name, status in _walk(self.folder)}

    def changes(self) -> dict[str, str]:
        """Files that the dead program left new or different: name to SHA-256, or to "deleted"."""
        after = dict(_walk(self.folder))
        suspects = sorted(name for name, status in after.items() if self._before.get(name) != _identity(status))
        found = {_printable(name): DELETED for name in self._before if name not in after}
        for name in suspects[:_MOST_FILES]:
            digest = _digest(self.folder / name, after[name])
            if name not in self._sources or digest != _digest_source(self._sources[name]):
                found[_printable(name)] = digest
        if rest := suspects[_MOST_FILES:]:
            listing = "\n".join(f"{_printable(name)} {after[name].st_size}" for name in rest)
            found[f"and {len(rest)} more"] = hashlib.sha256(listing.encode()).hexdigest()
        return found

    def remove(self) -> None:
        """Remove everything, whatever the program made of it."""
        remove(str(self._base))

    def _copy(self, name: str, source: Path) -> None:
        if source.is_dir():
            for found, _ in _walk(source):
                self._copy(os.path.join(name, found), source / found)  # noqa: PTH118 - str to str
            self._place(name).mkdir(exist_ok=True)
        else:
            shutil.copy(source, self._place(name))
            self._sources[name] = source

    def _place(self, name: str) -> Path:
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


def _walk(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Everything below `folder` that is not a folder: relative name and `lstat`."""
    pending = [""]
    while pending:
        current = pending.pop()
        try:
            entries = list(os.scandir(folder / current))
        except PermissionError:
            (folder / current).chmod(0o700)
            entries = list(os.scandir(folder / current))
        for entry in entries:
            name = os.path.join(current, entry.name)  # noqa: PTH118 - str to str
            if entry.is_dir(follow_symlinks=False):
                pending.append(name)
            else:
                yield name, entry.stat(follow_symlinks=False)


def _identity(status: os.stat_result) -> tuple[int, int, int]:
    # A program can set every time of a file but this one, and it takes longer to start than the clock's grain.
    return status.st_ino, status.st_size, status.st_ctime_ns


def _digest(path: Path, status: os.stat_result) -> str:
    """SHA-256 of a file's bytes, of a link's target; other things by what they are."""
    if stat.S_ISLNK(status.st_mode):
        return "link " + hashlib.sha256(os.fsencode(path.readlink())).hexdigest()
    if not stat.S_ISREG(status.st_mode):
        return "special"
    path.chmod(0o600)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest_source(source: Path | bytes) -> str:
    return hashlib.sha256(source if isinstance(source, bytes) else source.read_bytes()).hexdigest()


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")
