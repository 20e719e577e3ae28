"""Saving runs piece by piece and loading them whole."""

from __future__ import annotations

import dataclasses
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from perfhint.codec import from_plain, to_plain
from perfhint.errors import StoreError
from perfhint.records import Baseline, Exchange, Run, Tried
from perfhint.store.database import connect, default_path, one_line_errors, transaction

if TYPE_CHECKING:
    from types import TracebackType

PARTS = ("original", "baseline", "profile", "best", "hunks")
"""Fields of a run that are large and change once or twice."""

ELSEWHERE = (*PARTS, "tried", "comparison", "exchanges")
"""Fields of a run that have places of their own; the rest is small."""

OUTPUT_LIMIT = 16 << 10
"""Bytes of a baseline execution's stdout and stderr that are kept."""

FINAL = -1
"""Position of the measurement of the final result, which belongs to no candidate."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What `history` lists of a run."""

    id: str
    started: str
    target: Path
    finished: bool
    improved: bool
    speedup: float | None
    low: float | None
    high: float | None
    candidates: int
    elapsed_s: float


class Store:
    """The runs in one SQLite file; several processes may use it at the same time.

    Every method raises `StoreError` when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = connect(path)
        self._saved: Run | None = None
        """The run as last saved through this object, so that what has not changed since is not written again."""

    def close(self) -> None:
        """Release the file; the store cannot be used afterwards."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def save(self, run: Run) -> None:
        """Keep `run` as it is now, in place of what was saved under its id; writes only what has changed.

        Captured output of the baseline is kept up to `OUTPUT_LIMIT` bytes, everything else as it is.
        """
        before = self._saved if self._saved and self._saved.id == run.id else None
        with one_line_errors(self.path), transaction(self._connection):
            self._write_head(run)
            for name in PARTS:
                value = getattr(run, name)
                if before is None or getattr(before, name) is not value:
                    self._write_part(run.id, name, value)
            if before is None or before.comparison is not run.comparison:
                self._write_measurement(run.id, FINAL, to_plain(run.comparison))
            self._write_tried(run, before.tried if before else ())
            self._write_exchanges(run, before.exchanges if before else ())
        self._saved = run

    def load(self, run_id: str) -> Run:
        """The run with this id or with the only id that begins so; `StoreError` when there is none or several."""
        with one_line_errors(self.path):
            found = self._connection.execute(
                "SELECT id, head FROM run WHERE substr(id, 1, length(?1)) = ?1 ORDER BY id LIMIT 3", (run_id,)
            ).fetchall()
            if not found or not run_id:
                raise StoreError(f'the store has no run "{run_id}"', todo="perfhint history lists the runs")
            if len(found) > 1 and found[0][0] != run_id:
                raise StoreError(f'several runs begin with "{run_id}"', todo=f"write more of it, such as {found[0][0]}")
            return self._assembled(*found[0])

    def recent(self, limit: int = 20) -> list[RunSummary]:
        """The latest runs, the newest first."""
        with one_line_errors(self.path):
            rows = self._connection.execute(
                "SELECT id, started, target, finished, improved, speedup, low, high,"
                " (SELECT count(*) FROM candidate WHERE run_id = run.id), elapsed_s"
                " FROM run ORDER BY started DESC, id DESC LIMIT ?",
                (limit,),
            ).fetchall()
        return [
            RunSummary(id_, started, Path(os.fsdecode(target)), bool(finished), bool(improved), *rest)
            for id_, started, target, finished, improved, *rest in rows
        ]

    def latest(self, target: Path, digest: str) -> Run | None:
        """The latest run on this target with this digest, for --resume to go on with; None when there is none.

        A run that another living process is working on does not count. Without its baseline where output was cut:
        an excerpt is nothing to judge candidates by.
        """
        with one_line_errors(self.path):
            rows = self._connection.execute(
                "SELECT id, head, finished, process FROM run WHERE target = ? AND digest = ?"
                " ORDER BY started DESC, id DESC",
                (os.fsencode(target), digest),
            ).fetchall()
            for run_id, head, finished, process in rows:
                if finished or process == _this_process() or not _is_alive(process):
                    run = self._assembled(run_id, head)
                    return dataclasses.replace(run, baseline=None) if _is_cut(run.baseline) else run
        return None

    def _write_head(self, run: Run) -> None:
        head = {
            field.name: to_plain(getattr(run, field.name))
            for field in dataclasses.fields(run)
            if field.name not in ELSEWHERE
        }
        comparison = run.comparison
        row = {
            "id": run.id,
            "started": run.started,
            "target": os.fsencode(run.target),
            "digest": run.digest,
            "finished": run.finished,
            "improved": run.improved,
            "speedup": comparison and comparison.speedup,
            "low": comparison and comparison.low,
            "high": comparison and comparison.high,
            "elapsed_s": run.elapsed_s,
            "process": _this_process(),
            "head": json.dumps(head),
        }
        updates = ", ".join(f"{name} = excluded.{name}" for name in row if name != "id")
        self._connection.execute(
            f"INSERT INTO run ({', '.join(row)}) VALUES ({', '.join(':' + name for name in row)})"
            f" ON CONFLICT (id) DO UPDATE SET {updates}",
            row,
        )

    def _write_part(self, run_id: str, name: str, value: object) -> None:
        if isinstance(value, Baseline):
            value = _with_excerpts(value)
        self._connection.execute(
            "INSERT OR REPLACE INTO part (run_id, name, record) VALUES (?, ?, ?)",
            (run_id, name, json.dumps(to_plain(value))),
        )

    def _write_tried(self, run: Run, before: tuple[Tried, ...]) -> None:
        for position, tried in enumerate(run.tried):
            if position < len(before) and before[position] is tried:
                continue
            record = to_plain(tried)
            self._write_measurement(run.id, position, record["verdict"].pop("comparison"))
            rejection = tried.verdict.rejection
            self._connection.execute(
                "INSERT OR REPLACE INTO candidate (run_id, position, rejection, record) VALUES (?, ?, ?, ?)",
                (run.id, position, rejection and rejection.name, json.dumps(record)),
            )
        for table in ("candidate", "measurement"):
            self._connection.execute(
                f"DELETE FROM {table} WHERE run_id = ? AND position >= ?", (run.id, len(run.tried))
            )

    def _write_exchanges(self, run: Run, before: tuple[Exchange, ...]) -> None:
        for position, exchange in enumerate(run.exchanges):
            if position < len(before) and before[position] is exchange:
                continue
            self._connection.execute(
                "INSERT OR REPLACE INTO exchange (run_id, position, model, record) VALUES (?, ?, ?, ?)",
                (run.id, position, exchange.model, json.dumps(to_plain(exchange))),
            )
        self._connection.execute(
            "DELETE FROM exchange WHERE run_id = ? AND position >= ?", (run.id, len(run.exchanges))
        )

    def _write_measurement(self, run_id: str, position: int, comparison: dict[str, Any] | None) -> None:
        self._connection.execute("DELETE FROM measurement WHERE run_id = ? AND position = ?", (run_id, position))
        if comparison is not None:
            self._connection.execute(
                "INSERT INTO measurement (run_id, position, speedup, record) VALUES (?, ?, ?, ?)",
                (run_id, position, comparison["speedup"], json.dumps(comparison)),
            )

    def _assembled(self, run_id: str, head: str) -> Run:
        record = json.loads(head)
        for name, text in self._connection.execute("SELECT name, record FROM part WHERE run_id = ?", (run_id,)):
            record[name] = json.loads(text)
        measured = dict(
            self._connection.execute("SELECT position, record FROM measurement WHERE run_id = ?", (run_id,))
        )
        record["comparison"] = json.loads(measured.get(FINAL, "null"))
        record["tried"] = []
        for position, text in self._connection.execute(
            "SELECT position, record FROM candidate WHERE run_id = ? ORDER BY position", (run_id,)
        ):
            tried = json.loads(text)
            tried["verdict"]["comparison"] = json.loads(measured.get(position, "null"))
            record["tried"].append(tried)
        record["exchanges"] = [
            json.loads(text)
            for (text,) in self._connection.execute(
                "SELECT record FROM exchange WHERE run_id = ? ORDER BY position", (run_id,)
            )
        ]
        try:
            return from_plain(Run, record)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise StoreError(f"run {run_id} in {self.path} cannot be read back ({error!r})") from error


def open_store(path: Path | None = None) -> Store:
    """The store at `path`, or the user's own; `StoreError` when it cannot be used."""
    return Store(path or default_path())


def _with_excerpts(baseline: Baseline) -> Baseline:
    short = tuple(
        dataclasses.replace(each, stdout=each.stdout[:OUTPUT_LIMIT], stderr=each.stderr[:OUTPUT_LIMIT], report=b"")
        for each in baseline.executions
    )
    return dataclasses.replace(baseline, executions=short)


def _is_cut(baseline: Baseline | None) -> bool:
    executions = baseline.executions if baseline else ()
    return any(OUTPUT_LIMIT in (len(each.stdout), len(each.stderr)) for each in executions)


def _this_process() -> str:
    import psutil

    return f"{os.getpid()} {psutil.Process().create_time()}"


def _is_alive(process: str) -> bool:
    import psutil

    pid, started = process.split()
    try:
        return bool(abs(psutil.Process(int(pid)).create_time() - float(started)) < 1)
    except psutil.Error:
        return False
