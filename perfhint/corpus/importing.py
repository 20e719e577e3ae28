"""Reading a source into the corpus, batch by batch: what was read is never read again, however it was interrupted."""

from __future__ import annotations

import os
from collections import Counter, deque
from concurrent.futures import BrokenExecutor, Future
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from perfhint.corpus import helping
from perfhint.corpus.entry import entry
from perfhint.errors import CorpusError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

    from perfhint.corpus.corpus import Corpus
    from perfhint.corpus.entry import Entry
    from perfhint.corpus.filters import Filters
    from perfhint.corpus.importers.base import Item, Skipped, Source
    from perfhint.corpus.signature import Weights
    from perfhint.records import Pair

BATCH = 256
"""Pieces of a source that are kept in one transaction."""
BATCH_SIZE = 1 << 20
"""Characters of programs in one, so that long ones do not fill the memory."""
_ALONE = 4
"""Batches before other processes are worth starting."""
_MOST_PROCESSES = 8


@dataclass(slots=True)
class Report:
    """What became of what a source holds."""

    read: int = 0
    """Pairs, kept or not."""
    added: int = 0
    known: int = 0
    """The same as one there is, or nearly."""
    left_out: Counter[str] = field(default_factory=Counter)
    """Why, and how many."""
    skipped: int = 0
    """What was no pair."""
    is_resumed: bool = False
    """An earlier import of the same source was gone on with."""


class Prepared(NamedTuple):
    """What becomes of a batch of pairs before they are compared with what is there."""

    entries: list[Entry]
    left_out: Counter[str]


def add(
    corpus: Corpus,
    source: Source,
    filters: Filters,
    *,
    on_skipped: Callable[[Skipped], None],
    on_batch: Callable[[Report], None],
    processes: int | None = None,
) -> Report:
    """Add what `source` holds beyond what was read of it before, as far as `filters` keep it.

    How far it was read is kept in the transaction that adds what was read, so after an interruption, or when a file
    has grown, the same call goes on from there. Raises CorpusError, StoreError.
    """
    key = f"{source.key} {filters}"
    with corpus.database.errors():
        position = corpus.database.position(key)
    report = Report(is_resumed=bool(position))
    preparing = _Preparing(corpus.signature_weights, filters, processes)
    with closing(preparing.all(_batches(source.items(position)))) as batches:
        for batch, prepared in batches:
            pairs = sum(item.pair is not None for item in batch)
            with corpus.changing() as database:
                added = database.insert(prepared.entries)
                database.keep_position(key, source.position(batch[-1].mark))
            report.read += pairs
            report.added += added
            report.known += len(prepared.entries) - added
            report.left_out += prepared.left_out
            for item in batch:
                if item.skipped:
                    report.skipped += 1
                    on_skipped(item.skipped)
            on_batch(report)
    return report


def prepare(pairs: Iterable[Pair], filters: Filters, weights: Weights) -> Prepared:
    """What to keep of these pairs."""
    prepared = Prepared([], Counter())
    for pair in pairs:
        kept = filters.kept(pair)
        if isinstance(kept, str):
            prepared.left_out[kept] += 1
        else:
            prepared.entries.append(entry(kept, weights))
    return prepared


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.pair.slow) + len(item.pair.fast) if item.pair else 0
        if len(batch) == BATCH or size > BATCH_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


class _Preparing:
    """Prepares batches in order: the first few here, if there are more in other processes."""

    def __init__(self, weights: Weights, filters: Filters, processes: int | None) -> None:
        self._weights = weights
        self._filters = filters
        self._processes = processes or min(os.cpu_count() or 1, _MOST_PROCESSES)

    def all(self, batches: Iterator[list[Item]]) -> Generator[tuple[list[Item], Prepared], None, None]:
        """Each batch with what becomes of its pairs."""
        alone = None if self._processes == 1 else _ALONE
        for batch in islice(batches, alone):
            yield batch, prepare(_pairs(batch), self._filters, self._weights)
        if (following := next(batches, None)) is not None:
            yield from self._helped(chain([following], batches))

    def _helped(self, batches: Iterator[list[Item]]) -> Iterator[tuple[list[Item], Prepared]]:
        pending: deque[tuple[list[Item], Future[Prepared]]] = deque()
        try:
            with helping.pool(self._processes, _begin, self._weights, self._filters) as pool:
                for batch in batches:
                    with helping.uninterrupted():
                        pending.append((batch, pool.submit(_prepare_here, _pairs(batch))))
                    if len(pending) > 2 * self._processes:
                        before, future = pending.popleft()
                        yield before, future.result()
                for before, future in pending:
                    yield before, future.result()
        except BrokenExecutor as error:
            raise CorpusError(
                "a process that helped died", todo="there may be too little memory; run it again"
            ) from error


def _pairs(batch: Iterable[Item]) -> list[Pair]:
    return [item.pair for item in batch if item.pair is not None]


_here: tuple[Filters, Weights] | None = None
"""In a process that helps: what all its batches need."""


def _begin(weights: Weights, filters: Filters) -> None:
    global _here
    _here = filters, weights


def _prepare_here(pairs: list[Pair]) -> Prepared:
    assert _here is not None, "_begin ran"
    return prepare(pairs, *_here)
