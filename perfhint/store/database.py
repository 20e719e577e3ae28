"""Opening the SQLite file, bringing it up to date, and telling in one line what is wrong with it."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

_BUSY_S = 10.0
"""How long to wait for another perfhint's transaction, each of which lasts milliseconds."""

_TODO = {
    "SQLITE_FULL": "make room on the disk",
    "SQLITE_READONLY": "make it writable, or choose another file with {setting}",
    "SQLITE_CANTOPEN": "make its folder writable, or choose another file with {setting}",
    "SQLITE_BUSY": "another program holds it locked; try again when that has ended",
    "SQLITE_CORRUPT": "move the file away to start a new one, or restore it from a backup",
    "SQLITE_NOTADB": "choose another file with {setting}",
}


@dataclass(frozen=True, slots=True)
class Schema:
    """What a file is for, and where the migrations are that make it."""

    what: str
    """For errors: "the store"."""
    package: str
    """Its folder ``migrations`` holds them."""
    setting: str
    """The environment's variable that names another file."""

    def todo(self, error: str) -> str:
        """What helps against SQLite's `error`; empty where nobody knows."""
        return _TODO.get(error, "").format(setting=self.setting)


RUNS = Schema("the store", "perfhint.store", "PERFHINT_STORE")


def default_path() -> Path:
    """Where the runs are kept unless the user says otherwise: ``store.sqlite`` in the user's data folder."""
    import platformdirs

    return Path(platformdirs.user_data_dir("perfhint", appauthor=False)) / "store.sqlite"


def connect(path: Path, schema: Schema = RUNS) -> sqlite3.Connection:
    """A connection to the file at `path`, created where there is none, with all migrations of `schema` applied.

    Raises `StoreError` when the file cannot be opened or written, is no database, or was written by a newer perfhint.
    """
    with one_line_errors(path, schema):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{schema.what} {path} cannot be created ({error.strerror})", todo=schema.todo("SQLITE_CANTOPEN")
            ) from error
        connection = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            _log_ahead(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            _migrate(connection, path, schema)
        except BaseException:
            connection.close()
            raise
    return connection


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Write-ahead logging lets others read while one writes, and survives SIGKILL without a sync per commit.

    Where the file system has no shared memory SQLite stays with its rollback journal, which is right too. Of several
    that open a new store at the same moment SQLite refuses all but one at once, whatever its timeout: so wait here.
    """
    deadline = time.monotonic() + _BUSY_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY") or time.monotonic() > deadline:
                raise
        time.sleep(0.01)


@contextmanager
def one_line_errors(path: Path, schema: Schema = RUNS) -> Iterator[None]:
    """Turn SQLite's errors into a `StoreError` that names the file and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        name = "_".join(getattr(error, "sqlite_errorname", "SQLITE_ERROR").split("_")[:2])
        raise StoreError(f"{schema.what} {path} cannot be used ({error})", todo=schema.todo(name)) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; takes the write lock at once, so that two writers wait instead of failing half way."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _migrate(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    """Apply the migrations the file does not have yet; `PRAGMA user_version` is the number of the last one."""
    migrations = _migrations(schema)
    if _version(connection) < len(migrations):
        with transaction(connection):
            for number in range(_version(connection) + 1, len(migrations) + 1):
                for statement in _statements(migrations[number - 1]):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
    if _version(connection) > len(migrations):
        raise StoreError(
            f"{schema.what} {path} was written by a newer perfhint",
            todo=f"upgrade perfhint, or choose another file with {schema.setting}",
        )


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrations(schema: Schema) -> list[str]:
    """Texts of ``migrations/NNNN_what.sql``, numbered from 1 without a gap."""
    folder = resources.files(schema.package) / "migrations"
    files = sorted((file for file in folder.iterdir() if re.match(r"\d{4}_.*\.sql$", file.name)), key=lambda f: f.name)
    return [file.read_text(encoding="utf-8") for file in files]


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: `executescript` would commit the transaction around it."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
