"""The corpus: pairs to learn from, and which of them are nearest to a program."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np

from perfhint.corpus.database import OWN, Database
from perfhint.corpus.entry import Programs, entry, weights_of
from perfhint.corpus.importers.plain import written
from perfhint.corpus.index import REGION, WHOLE, Index
from perfhint.corpus.likeness import likeness
from perfhint.corpus.reasons import common
from perfhint.corpus.signature import signature
from perfhint.records import Neighbour, Share
from perfhint.source.features import BUCKETS, features

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from types import TracebackType

    from perfhint.corpus.signature import Buckets, Weights
    from perfhint.records import Pair

LOOKED_AT = 512
"""Pairs that are compared exactly, those with the nearest signatures: python benchmarks/retrieval.py scale tells what
is missed by not comparing all."""

ANOTHER_OF_ITS_KIND = 0.93
"""What a pair's similarity counts for with each pair of its category that is chosen already."""


class Corpus:
    """The pairs in one file; a context manager. Not for use from several threads at once.

    Every method raises `StoreError` when the file cannot be used.
    """

    def __init__(self, path: Path, own_pairs: Sequence[Pair]) -> None:
        self.database = Database(path)
        self._loaded: _Loaded | None = None
        self._loaded_version = 0
        with self.database.errors():
            self._keep_own(own_pairs)

    @property
    def path(self) -> Path:
        """The file."""
        return self.database.path

    @property
    def signature_weights(self) -> Weights:
        """What features weigh in signatures: learned from the catalog when the file was made, and the same ever after,
        so that no signature becomes stale. They only choose what is looked at; `Database.weights` decide.
        """
        kept = self.database.fact("signature weights")
        return np.ones(BUCKETS, np.float32) if kept is None else np.frombuffer(kept, np.float32)

    def close(self) -> None:
        """Release the file."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        with self.database.errors():
            return self.database.count()

    @contextmanager
    def changing(self) -> Iterator[Database]:
        """The database to write to: all that happens within, or nothing; the next search sees it."""
        with self.database.errors(), self.database.transaction():
            yield self.database
        self._loaded = None

    def add(self, pairs: Iterable[Pair], *, keep_alike: bool = False) -> int:
        """Add those pairs that are not there yet, nor nearly unless `keep_alike`; returns how many."""
        weights = self.signature_weights
        entries = [entry(Programs.of(pair), weights) for pair in pairs]
        with self.changing() as database:
            return database.insert(entries, keep_alike=keep_alike)

    def nearest(
        self,
        text: str,
        *,
        k: int = 4,
        hot_lines: Collection[int] | None = None,
        exclude_problem: str | None = None,
    ) -> list[Neighbour]:
        """The `k` pairs whose slow programs are most like `text`, which need not be Python that parses.

        With `hot_lines` (from 1 on) it counts as much how like these the lines are that a pair changes. Pairs of one
        category give way to nearly as similar ones of others. Those of `exclude_problem` are left out, and those that
        were measured and found wrong or slower.
        """
        with self.database.errors():
            asked = _Question(text, hot_lines or ())
            excluded = self.database.refuted()
            if exclude_problem:
                excluded += self.database.of_problem(exclude_problem)
            ranked = self._ranked(asked, excluded)
            return [
                Neighbour(pair, round(similarity, 4), common(text, pair.slow, hot_lines or (), hot))
                for pair, similarity, hot in self._diverse(ranked, k)
            ]

    def stats(self) -> list[Share]:
        """What there is, by source and category."""
        with self.database.errors():
            rows = sorted(self.database.gains(), key=lambda row: row[:2])
        shares = []
        for (source, category), group in groupby(rows, key=lambda row: row[:2]):
            _, _, gains, are_measured, are_refuted = zip(*group, strict=True)
            known = [gain for gain, is_refuted in zip(gains, are_refuted, strict=True) if gain and not is_refuted]
            middle = median(known) if known else None
            shares.append(Share(source, category, len(gains), sum(are_measured), sum(are_refuted), middle))
        return shares

    def to_measure(self, *, again: bool = False) -> list[int]:
        """Identifiers of the pairs that nobody measured yet, or of all."""
        with self.database.errors():
            return self.database.numbers(unmeasured_only=not again)

    def rows(self, source: str | None = None) -> Iterator[dict[str, Any]]:
        """The pairs, those of one source if it is given, as the plain format has them."""
        with self.database.errors():
            for pair in self.database.all_pairs():
                if source in (None, pair.source):
                    yield written(pair)

    def _ranked(self, asked: _Question, excluded: Sequence[int]) -> list[tuple[float, float, int]]:
        """Similarity, that of the hot lines, and identifier of the pairs that may be nearest; the nearest first."""
        index, fixed, weights = self._up_to_date()
        signatures = {WHOLE: signature(asked.whole, fixed)}
        if len(asked.hot):
            signatures[REGION] = signature(asked.hot, fixed)
        known = self.database.known(sorted(index.nearest(signatures, LOOKED_AT, excluded).tolist()))
        whole = likeness(asked.whole, [each.slow for each in known], weights)
        hot = likeness(asked.hot, [each.region for each in known], weights)
        fused = (whole + hot) / 2 if len(asked.hot) else whole
        order = np.argsort(-fused, kind="stable")
        return [(float(fused[at]), float(hot[at]), known[at].pair) for at in order]

    def _up_to_date(self) -> _Loaded:
        """What every search needs, read again only when the file has changed."""
        version = self.database.version()
        if self._loaded is None or self._loaded_version != version:
            index = Index(self.database.count(), self.database.signatures())
            self._loaded = _Loaded(index, self.signature_weights, self.database.weights())
            self._loaded_version = version
        return self._loaded

    def _diverse(self, ranked: Sequence[tuple[float, float, int]], k: int) -> Iterator[tuple[Pair, float, float]]:
        """The best `k`, where another pair of a category counts for less than the first."""
        pool = list(ranked[: 4 * k])
        pairs = self.database.pairs([number for _, _, number in pool])
        chosen: dict[str, int] = {}
        while pool and k > 0:
            best = max(pool, key=lambda each: each[0] * ANOTHER_OF_ITS_KIND ** chosen.get(pairs[each[2]].category, 0))
            pool.remove(best)
            pair = pairs[best[2]]
            chosen[pair.category] = chosen.get(pair.category, 0) + 1
            k -= 1
            yield pair, best[0], best[1]

    def _keep_own(self, pairs: Sequence[Pair]) -> None:
        """Have the catalog's pairs in the file as this version of perfhint knows them."""
        digest = hashlib.sha256(repr(pairs).encode("utf-8", "surrogatepass")).digest()
        if self.database.fact("own pairs") == digest:
            return
        with self.changing() as database:
            if database.fact("signature weights") is None:
                database.keep_fact("signature weights", _learned(pairs).tobytes())
            weights = self.signature_weights
            database.remove(OWN)
            own = (Programs.of(replace(pair, source=OWN)) for pair in pairs)
            database.insert((entry(each, weights) for each in own), keep_alike=True)
            database.keep_fact("own pairs", digest)


class _Loaded(NamedTuple):
    """What is in memory for searching."""

    signatures: Index
    signature_weights: Weights
    weights: Weights


class _Question:
    """The features of what is asked about."""

    def __init__(self, text: str, hot_lines: Collection[int]) -> None:
        found = features(text)
        self.whole: Buckets = found.whole()
        self.hot: Buckets = found.of([line - 1 for line in hot_lines])


def _learned(pairs: Sequence[Pair]) -> Weights:
    """Weights by how many programs of the catalog have a feature: two hundred are enough to know what is common."""
    counts = np.zeros(BUCKETS, np.uint32)
    for pair in pairs:
        for text in (pair.slow, pair.fast):
            counts[features(text).whole()] += 1
    return weights_of(counts, 2 * len(pairs))


def default_path() -> Path:
    """Where the corpus is unless the user says otherwise: ``corpus.sqlite`` in the user's data folder."""
    import platformdirs

    return Path(platformdirs.user_data_dir("perfhint", appauthor=False)) / "corpus.sqlite"


def open_corpus(path: Path | None, own_pairs: Sequence[Pair]) -> Corpus:
    """The corpus at `path`, or the user's own, with the catalog's pairs in it; `StoreError` when it cannot be used."""
    return Corpus(path or default_path(), own_pairs)
