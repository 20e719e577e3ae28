"""The files of one run: a scratch folder for the program, and beside it what is captured."""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from .child.launcher.disk import remove

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .job import Job

DELETED = "deleted"
_MOST_FILES = 5_000
"""More changed files than this are told apart by name and size only."""


class Scratch:
    """What one run may write to, filled from a job, and beside it the files that hold its output.

    `folder` is all it may write to. It works in `work`; `home` serves as its home and for temporary files, so that
    caches and what is forgotten there are not taken for its results. The paths are the same for every run of one
    sandbox, so a program that prints them prints the same.
    """

    def __init__(self, base: Path, job: Job) -> None:
        self._base = base / "run"
        self.beside = self._base / "beside"
        """For what it may see, but not write to."""
        self.folder = self._base / "scratch"
        self.work = self.folder / "work"
        self.home = self.folder / "home"
        for folder in (self._base, self.beside, self.folder, self.work, self.home):
            folder.mkdir(mode=0o700)
        self.stdout = Captured(self._base / "stdout")
        self.stderr = Captured(self._base / "stderr")
        self.token = secrets.token_hex(32).encode()
        self.report = Captured(self._base / "report", self.token)
        self._sources: dict[str, Path | bytes] = {}
        for name, source in job.files.items():
            self._copy(name, source)
        program = self._place(job.name)
        program.unlink(missing_ok=True)  # it may have been copied with the rest, and be read-only
        program.write_bytes(job.program)
        self._sources[job.name] = job.program
        self._before = {name: _identity(status) for name, status in _walk(self.work)}

    def changes(self) -> dict[str, str]:
        """Files that the dead program left new or different: name to SHA-256, or to "deleted"."""
        after = dict(_walk(self.work))
        suspects = sorted(name for name, status in after.items() if self._before.get(name) != _identity(status))
        found = {_printable(name): DELETED for name in self._before if name not in after}
        for name in suspects[:_MOST_FILES]:
            digest = _digest(self.work / name, after[name])
            if name not in self._sources or digest != _digest_source(self._sources[name]):
                found[_printable(name)] = digest
        if rest := suspects[_MOST_FILES:]:
            listing = "\n".join(f"{_printable(name)} {after[name].st_size}" for name in rest)
            found[f"and {len(rest)} more"] = hashlib.sha256(listing.encode()).hexdigest()
        return found

    def remove(self) -> None:
        """Remove everything, whatever the program made of it."""
        for captured in (self.stdout, self.stderr, self.report):
            captured.close()
        remove(str(self._base))

    def _copy(self, name: str, source: Path) -> None:
        if not source.is_dir():
            self._copy_file(name, source)
            return
        for folder, _, files in os.walk(source):
            inside = Path(name, Path(folder).relative_to(source))
            (self.work / inside).mkdir(parents=True, exist_ok=True)
            for file in files:
                if Path(folder, file).is_file():  # not a pipe or socket, nor a link to nowhere
                    self._copy_file(str(inside / file), Path(folder, file))

    def _copy_file(self, name: str, source: Path) -> None:
        shutil.copy(source, self._place(name))
        self._sources[name] = source

    def _place(self, name: str) -> Path:
        place = self.work / name
        place.parent.mkdir(parents=True, exist_ok=True)
        return place


class Captured:
    """A file that the launcher has the program write to, open from the start.

    Where nothing isolates, a program may put something else in its place, but not behind this.
    """

    def __init__(self, path: Path, content: bytes = b"") -> None:
        self.path = path
        self._file = path.open("x+b", buffering=0)
        self._file.write(content)

    @property
    def size(self) -> int:
        """Bytes written."""
        return os.fstat(self._file.fileno()).st_size

    def read(self, most: int = -1) -> bytes:
        """The first `most` bytes, or all."""
        self._file.seek(0)
        return self._file.read(most)

    def close(self) -> None:
        """Close it; it is removed with the folder."""
        self._file.close()


def _walk(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Everything below `folder` that is not a folder: relative name and `lstat`. Makes unreadable folders readable."""
    # The program may have removed its folder, or put a link in its place.
    pending = [""] if folder.is_dir() and not folder.is_symlink() else []
    while pending:
        current = pending.pop()
        try:
            (folder / current).chmod(0o700)
            entries = list(os.scandir(folder / current))
        except OSError:  # nested so deep that no path reaches it
            continue
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
