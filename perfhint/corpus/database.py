"""The pairs in one SQLite file, with what is computed from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from perfhint.corpus import duplicates
from perfhint.corpus.entry import weights_of
from perfhint.records import Pair
from perfhint.source.features import BUCKETS
from perfhint.store.database import Schema, connect, one_line_errors, transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from perfhint.corpus.entry import Entry
    from perfhint.corpus.signature import Weights

SCHEMA = Schema("the corpus", "perfhint.corpus", "PERFHINT_CORPUS")

OWN = "perfhint"
"""The source of the catalog's own pairs."""

_PAIR = "slow, fast, reason, category, coalesce(measured, claimed), source, problem, measured IS NOT NULL"
_CACHE_KB = 64 << 10
"""Memory for pages of the file: keys of duplicates are all over it, and each would be read and written again."""
_AT_ONCE = 500
"""Parameters of one statement: older SQLite takes no more than 999."""


class Measured(NamedTuple):
    """What running a pair said: a speed-up with its interval, or why there is none."""

    speedup: float | None
    low: float | None
    high: float | None
    verdict: str
    is_refuted: bool
    """The fast program is slower or does something else: nothing to learn from."""


class Known(NamedTuple):
    """What is kept of a pair to compare it with: features of the slow program, and of its lines that change."""

    pair: int
    slow: bytes
    region: bytes


class Database:
    """One file of pairs; several processes may use it at the same time.

    Every method raises `StoreError` when the file cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection = connect(path, SCHEMA)
        self._connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")

    def close(self) -> None:
        """Release the file."""
        self._connection.close()

    def errors(self) -> AbstractContextManager[None]:
        """What SQLite raises within becomes a `StoreError`."""
        return one_line_errors(self.path, SCHEMA)

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing of what is written within."""
        return transaction(self._connection)

    # Small facts

    def fact(self, name: str) -> bytes | None:
        """What is kept under `name`."""
        row = self._connection.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return row and bytes(row[0])

    def keep_fact(self, name: str, value: bytes) -> None:
        """Keep `value` under `name`, in place of what was there."""
        self._connection.execute("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", (name, value))

    def counts(self) -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
        """How many slow programs have each feature."""
        kept = self.fact("counts")
        return np.zeros(BUCKETS, np.uint32) if kept is None else np.frombuffer(kept, np.uint32).copy()

    def weights(self) -> Weights:
        """What each feature tells in a comparison, by how rare it is now."""
        return weights_of(self.counts(), self.count())

    # Writing

    def insert(self, entries: Iterable[Entry], *, keep_alike: bool = False) -> int:
        """Add those that are not there yet, nor nearly; returns how many. Only within a transaction."""
        counts = self.counts()
        added = 0
        for entry in entries:
            if not keep_alike and self._has_alike(entry):
                continue
            number = self._insert_pair(entry)
            if number is not None:
                self._insert_features(number, entry)
                counts[entry.slow] += 1
                added += 1
        if added:
            self.keep_fact("counts", counts.tobytes())
        return added

    def remove(self, source: str) -> None:
        """Take out all pairs of a source. Only within a transaction."""
        counts = self.counts()
        for row in self._connection.execute(
            "SELECT features.slow FROM features JOIN pair ON id = pair WHERE source = ?", (source,)
        ):
            counts[np.frombuffer(row[0], np.uint16)] -= 1
        self._connection.execute("DELETE FROM pair WHERE source = ?", (source,))
        self.keep_fact("counts", counts.tobytes())

    def keep_measured(self, pair: int, measured: Measured) -> None:
        """Keep what measuring a pair said."""
        self._connection.execute(
            "UPDATE pair SET measured = ?, low = ?, high = ?, verdict = ?, refuted = ? WHERE id = ?", (*measured, pair)
        )

    def position(self, source: str) -> str:
        """How far a source was read; empty when it was not."""
        row = self._connection.execute("SELECT position FROM import WHERE source = ?", (source,)).fetchone()
        return row[0] if row else ""

    def keep_position(self, source: str, position: str) -> None:
        """Keep how far a source was read. Only within the transaction that adds what was read."""
        self._connection.execute(
            "INSERT OR REPLACE INTO import (source, position) VALUES (?, ?)",
            (source, position),
        )

    # Reading

    def version(self) -> int:
        """A number that is another one after another process has changed the file."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def count(self) -> int:
        """How many pairs there are."""
        return int(self._connection.execute("SELECT count(*) FROM signature").fetchone()[0])

    def signatures(self) -> Iterator[tuple[int, bytes]]:
        """Identifier and both signatures of every pair, in order."""
        return self._connection.execute("SELECT pair, bits FROM signature ORDER BY pair")

    def of_problem(self, problem: str) -> list[int]:
        """Identifiers of the pairs that solve a problem."""
        rows = self._connection.execute("SELECT id FROM pair WHERE problem = ? AND problem <> ''", (problem,))
        return [row[0] for row in rows]

    def known(self, pairs: Sequence[int]) -> list[Known]:
        """What there is to compare these pairs by, in any order."""
        return [Known(*row) for row in self._selected("SELECT pair, slow, region FROM features WHERE pair IN", pairs)]

    def refuted(self) -> list[int]:
        """Identifiers of the pairs that measuring refuted."""
        return [row[0] for row in self._connection.execute("SELECT id FROM pair WHERE refuted")]

    def pairs(self, pairs: Sequence[int]) -> dict[int, Pair]:
        """The pairs with these identifiers."""
        return {row[0]: _pair(row[1:]) for row in self._selected(f"SELECT id, {_PAIR} FROM pair WHERE id IN", pairs)}

    def all_pairs(self) -> Iterator[Pair]:
        """Every pair, in the order in which they were added."""
        return map(_pair, self._connection.execute(f"SELECT {_PAIR} FROM pair ORDER BY id"))

    def numbers(self, *, unmeasured_only: bool) -> list[int]:
        """Identifiers of all pairs, or of those that nobody ran yet."""
        condition = "verdict IS NULL" if unmeasured_only else "1"
        return [row[0] for row in self._connection.execute(f"SELECT id FROM pair WHERE {condition} ORDER BY id")]

    def gains(self) -> Iterator[tuple[str, str, float | None, bool, bool]]:
        """Of every pair: source, category, speed-up as far as it is known, whether that was measured, or refuted it."""
        query = "SELECT source, category, coalesce(measured, claimed), measured IS NOT NULL, refuted FROM pair"
        for source, category, gain, is_measured, is_refuted in self._connection.execute(query):
            yield source, category, gain, bool(is_measured), bool(is_refuted)

    def _selected(self, query: str, pairs: Sequence[int]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(pairs), _AT_ONCE):
            some = [int(pair) for pair in pairs[start : start + _AT_ONCE]]
            yield from self._connection.execute(f"{query} ({','.join('?' * len(some))})", some).fetchall()

    def _has_alike(self, entry: Entry) -> bool:
        if not entry.bands:
            return False
        query = (
            "SELECT DISTINCT features.slow, features.fast FROM band JOIN features USING (pair)"
            f" WHERE key IN ({','.join('?' * len(entry.bands))})"
        )
        return any(
            duplicates.alike(entry.slow, np.frombuffer(slow, np.uint16))
            and duplicates.alike(entry.fast, np.frombuffer(fast, np.uint16))
            for slow, fast in self._connection.execute(query, entry.bands)
        )

    def _insert_pair(self, entry: Entry) -> int | None:
        """The new pair's identifier; None when it is there already."""
        pair = entry.pair
        cursor = self._connection.execute(
            "INSERT OR IGNORE INTO pair (digest, slow, fast, reason, category, source, problem, claimed)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (entry.digest, pair.slow, pair.fast, pair.reason, pair.category, pair.source, pair.problem, pair.speedup),
        )
        return cursor.lastrowid if cursor.rowcount else None

    def _insert_features(self, number: int, entry: Entry) -> None:
        self._connection.execute(
            "INSERT INTO features (pair, slow, region, fast) VALUES (?, ?, ?, ?)",
            (number, entry.slow.tobytes(), entry.region.tobytes(), entry.fast.tobytes()),
        )
        self._connection.execute("INSERT INTO signature (pair, bits) VALUES (?, ?)", (number, entry.signatures))
        self._connection.executemany(
            "INSERT OR IGNORE INTO band (key, pair) VALUES (?, ?)", [(key, number) for key in entry.bands]
        )


def _pair(row: Sequence[Any]) -> Pair:
    slow, fast, reason, category, speedup, source, problem, is_measured = row
    return Pair(slow, fast, reason, category, speedup, source, problem, bool(is_measured))
