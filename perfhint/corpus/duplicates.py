"""Pairs that are nearly the same: a second one teaches nothing, and would crowd out others among the nearest.

MinHash finds those that may be (Broder 1997, https://doi.org/10.1109/SEQUEN.1997.666900), among those of one problem:
a half of what any two programs are made of is the same. The features themselves decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from perfhint.corpus.signature import Buckets

ALIKE = 0.85
"""Share of features that near duplicates have in common, both of the slow programs and of the fast ones."""

_BANDS = 4
_ROWS = 4
"""Two that share nine tenths share a band in 99 of 100 cases, two that share a half in 23."""

_random = np.random.RandomState(20230215)  # this generator's numbers are promised never to change
_FACTORS = _random.randint(0, 1 << 31, (_BANDS * _ROWS, 1)).astype(np.uint32) * np.uint32(2) + np.uint32(1)
_OFFSETS = _random.randint(0, 1 << 31, (_BANDS * _ROWS, 1)).astype(np.uint32)
_BAND_FACTORS = _random.randint(0, 1 << 62, _ROWS).astype(np.uint64) * np.uint64(2) + np.uint64(1)
_FAST = np.uint32(0x5BD1E995)


def bands(slow: Buckets, fast: Buckets, problem: str) -> tuple[int, ...]:
    """Keys, one of which near duplicates of a pair with these features, for this problem, very probably share."""
    both = np.concatenate((slow.astype(np.uint32), fast.astype(np.uint32) ^ _FAST))
    if not len(both):
        return ()
    mixed = (both * _FACTORS) + _OFFSETS
    mixed ^= mixed >> np.uint32(15)
    mixed *= np.uint32(0x85EBCA77)
    least = mixed.min(axis=1).reshape(_BANDS, _ROWS).astype(np.uint64)
    keys = (least * _BAND_FACTORS).sum(axis=1, dtype=np.uint64) + np.arange(_BANDS, dtype=np.uint64)
    keys ^= np.uint64(crc32(problem.encode("utf-8", "surrogatepass")) << 32)
    return tuple(keys.view(np.int64).tolist())


def alike(one: Buckets, other: Buckets) -> bool:
    """Whether two sets of features are those of near duplicates."""
    smaller, larger = sorted((len(one), len(other)))
    if smaller < ALIKE * larger:
        return False
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared >= ALIKE * (smaller + larger - shared)
