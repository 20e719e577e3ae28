"""Which tests were found to judge a target, kept while nothing in its project changes.

Files in the user's cache folder, one for each question. Losing them loses nothing but the time to ask again, and what
goes wrong with them is no error.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import perfhint
from perfhint.workloads.suite.selecting import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfhint.records import Interpreter
    from perfhint.workloads.suite.running import Running

MOST_KEPT = 200
"""Answers; the oldest go first."""
_WHOLE_BYTES = 1 << 20
"""Longer files are known by size and time of change."""
_MADE = frozenset({"__pycache__", "node_modules"})


class Remembered:
    """The answer to one question about one project."""

    def __init__(self, running: Running, functions: Sequence[str]) -> None:
        self._running = running
        self._functions = tuple(functions)

    @cached_property
    def project_digest(self) -> str:
        """SHA-256 of the files in the project's folder, without what is made from them or hidden."""
        root = self._running.project.root
        digest = hashlib.sha256()
        for path in _files(root):
            try:
                status = path.stat()
                known = path.read_bytes() if status.st_size <= _WHOLE_BYTES else repr(status.st_mtime_ns).encode()
            except OSError:  # a link to nowhere, a pipe
                continue
            digest.update(repr((str(path.relative_to(root)), status.st_size)).encode())
            digest.update(hashlib.sha256(known).digest())
        return digest.hexdigest()

    def get(self) -> Selection | None:
        """What was found, when nothing has changed since."""
        try:
            found = json.loads(self._path.read_bytes())
            os.utime(self._path)
            return Selection(
                nodes=tuple(found["nodes"]),
                functions=tuple(found["functions"]),
                ran=tuple(found["ran"]),
                others=tuple((node, outcome) for node, outcome in found["others"]),
                set_aside=tuple((node, why) for node, why in found["set_aside"]),
                total=found["total"],
                tests_s=found["tests_s"],
                inside_s=found["inside_s"],
                writable=found["writable"],
                problems=tuple(found["problems"]),
            )
        except (OSError, RuntimeError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def forget(self) -> None:
        """Do not rely on what was found any more."""
        try:
            self._path.unlink(missing_ok=True)
        except (OSError, RuntimeError):
            return

    def put(self, selection: Selection) -> None:
        """Keep what was found."""
        record = {name: getattr(selection, name) for name in Selection.__dataclass_fields__}
        try:
            folder = self._path.parent
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, suffix=".new", encoding="utf-8") as file:
                json.dump(record, file)
            Path(file.name).replace(self._path)
            kept = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
            for path in kept[:-MOST_KEPT]:
                path.unlink()
        except (OSError, RuntimeError):
            return

    @cached_property
    def _path(self) -> Path:
        running, project = self._running, self._running.project
        question = (
            perfhint.__version__,
            str(project.root),
            str(project.target),
            project.arguments,
            self._functions,
            running.interpreter,
            _installed(running.interpreter),
            str(running.sandbox.layer),
            running.limits,
            self.project_digest,
        )
        name = hashlib.sha256(repr(question).encode()).hexdigest()
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        return base / "perfhint" / "suites" / f"{name}.json"


def _installed(interpreter: Interpreter) -> list[str]:
    """The packages with their versions: plugins decide much of what tests do."""
    return sorted(
        entry.name
        for folder in interpreter.folders
        for place in (folder, *folder.glob("lib/python3*/site-packages"))
        if place.name == "site-packages" and place.is_dir()
        for entry in place.glob("*-info")
    )


def _files(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not _is_passed_over(Path(folder, name)))
        for name in sorted(files):
            path = Path(folder, name)
            if path.suffix not in (".pyc", ".pyo") and path.is_file():
                yield path


def _is_passed_over(folder: Path) -> bool:
    return folder.name in _MADE or folder.name.startswith(".") or (folder / "pyvenv.cfg").is_file()
