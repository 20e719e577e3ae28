"""What the corpus keeps of a pair besides its text: all that it takes to find it again and to know it from others."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np

from perfhint.corpus import duplicates
from perfhint.corpus.program import Program
from perfhint.corpus.signature import signature
from perfhint.source.features import features, word_features

if TYPE_CHECKING:
    from perfhint.corpus.signature import Buckets, Weights
    from perfhint.records import Pair


@dataclass(frozen=True, slots=True)
class Entry:
    """A pair with everything that is computed from its text."""

    pair: Pair
    digest: int
    """The same for pairs that differ only in names, strings and comments; 64 bits with a sign, as SQLite wants."""
    slow: Buckets
    region: Buckets
    """Features of the lines of the slow program that the fast one changes."""
    fast: Buckets
    bands: tuple[int, ...]
    """Near duplicates nearly always share one."""
    signatures: bytes


class Programs(NamedTuple):
    """A pair, with its programs as far as they are looked into."""

    pair: Pair
    slow: Program
    fast: Program

    @classmethod
    def of(cls, pair: Pair) -> Self:
        """Those of a pair that nobody looked into yet."""
        return cls(pair, Program(pair.slow), Program(pair.fast))


def entry(programs: Programs, weights: Weights) -> Entry:
    """What to keep of a pair, with signatures under these weights."""
    pair = programs.pair
    found = features(pair.slow, programs.slow.words, programs.slow.tree)
    slow, fast = found.whole(), word_features(programs.fast.words)
    region = found.of(changed_lines(pair.slow, pair.fast))
    if not len(region):  # it only adds lines
        region = slow
    return Entry(
        pair=pair,
        digest=_digest(programs.slow.canonical, programs.fast.canonical),
        slow=slow,
        region=region,
        fast=fast,
        bands=duplicates.bands(slow, fast, pair.problem),
        signatures=signature(slow, weights).tobytes() + signature(region, weights).tobytes(),
    )


def changed_lines(slow: str, fast: str) -> list[int]:
    """Lines of `slow` (0-based) that are not in `fast`, wherever they stand there and however they are indented."""
    kept = Counter(line.strip() for line in fast.split("\n"))
    changed = []
    for number, line in enumerate(map(str.strip, slow.split("\n"))):
        if kept[line] > 0:
            kept[line] -= 1
        elif line:
            changed.append(number)
    return changed


def changed_share(slow: str, fast: str) -> float:
    """How much of both is changed: lines of one that the other does not have, of all lines, without empty ones."""
    lines = sum(1 for text in (slow, fast) for line in text.split("\n") if line.strip())
    return (len(changed_lines(slow, fast)) + len(changed_lines(fast, slow))) / max(1, lines)


def _digest(*texts: str) -> int:
    digest = hashlib.blake2b("\0".join(texts).encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big", signed=True)


def weights_of(counts: np.ndarray[tuple[int], np.dtype[np.uint32]], programs: int) -> Weights:
    """The weight of each feature in so many programs, `counts` of which have it: the rarer, the more it tells.

    The square root of the inverse document frequency: the logarithm itself makes too much of what occurs only once.
    """
    return np.sqrt(np.maximum(np.log((programs + 1) / (counts + 0.5)), 0)).astype(np.float32)
