"""What was found in files before, by their content: checking again what has not changed costs a look-up.

One SQLite file in the user's cache folder. Losing it loses nothing, so it is written without waiting for the disk, and
whatever goes wrong with it is no error: the files are examined.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import perfhint
from perfhint.check.examining import Examined
from perfhint.check.suppressing import Suppression
from perfhint.check.weighing import is_test
from perfhint.hints import Flag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from perfhint.rules import Rule

MOST_FILES = 200_000
"""More are not kept; those that were not met for longest go first."""


def folder() -> Path:
    """The user's cache folder (https://specifications.freedesktop.org/basedir-spec/)."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "perfhint"


class Cache:
    """What `examine` gave for contents of files, under one set of rules on one version of Python."""

    def __init__(self, rules: Sequence[Rule], python: tuple[int, int]) -> None:
        self._context = _context(rules, python)
        try:
            folder().mkdir(parents=True, exist_ok=True)
            self._connection: sqlite3.Connection | None = sqlite3.connect(folder() / "check.sqlite", timeout=1)
            self._connection.executescript(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;"
                "CREATE TABLE IF NOT EXISTS examined (key BLOB PRIMARY KEY, met INTEGER, record TEXT) WITHOUT ROWID"
            )
        except (OSError, RuntimeError, sqlite3.Error):
            self._connection = None

    def key(self, path: Path, data: bytes) -> bytes:
        """Of a file with this content; of its name only what matters counts."""
        digest = hashlib.sha256(self._context)
        digest.update(repr((path.suffix, is_test(path))).encode())
        digest.update(data)
        return digest.digest()

    def get(self, key: bytes) -> Examined | None:
        """What is known of a file."""
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT record FROM examined WHERE key = ?", (key,)).fetchone()
            return _read(row[0]) if row else None
        except (sqlite3.Error, ValueError, TypeError):
            return None

    def put(self, found: Mapping[bytes, Examined], met: Iterable[bytes]) -> None:
        """Keep what was found, and that these keys were met again."""
        if self._connection is None:
            return
        try:
            with self._connection:
                now = self._connection.execute("SELECT coalesce(max(met), 0) + 1 FROM examined").fetchone()[0]
                if found:
                    self._connection.executemany(
                        "INSERT OR REPLACE INTO examined VALUES (?, ?, ?)",
                        [(key, now, json.dumps(examined)) for key, examined in found.items()],
                    )
                    self._connection.executemany("UPDATE examined SET met = ? WHERE key = ?", [(now, k) for k in met])
                    self._connection.execute(
                        "DELETE FROM examined WHERE met < ? AND (SELECT count(*) FROM examined) > ?", (now, MOST_FILES)
                    )
        except sqlite3.Error:
            self._connection = None


def _context(rules: Sequence[Rule], python: tuple[int, int]) -> bytes:
    """Everything else that decides what is found: the version of perfhint, its files as they are now, the rules."""
    root = Path(perfhint.__file__).parent
    parts = {root / "rules", root / "source", root / "check", *(rule.file.parent for rule in rules)}
    state = [(rule.id, python) for rule in rules]
    files = [
        (str(file.relative_to(folder)), file.stat().st_mtime_ns)
        for folder in sorted(parts)
        for file in sorted(folder.glob("**/*.py"))
    ]
    return hashlib.sha256(repr((perfhint.__version__, state, files)).encode()).digest()


def _read(text: str) -> Examined:
    flags, asked = json.loads(text)
    return Examined(tuple(Flag(*flag) for flag in flags), tuple(Suppression(*each) for each in asked))
