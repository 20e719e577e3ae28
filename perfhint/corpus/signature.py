"""1024 bits for a set of features, of which similar sets share more: what is looked at first among 200,000 pairs.

Each bit is the side of a hyperplane through the origin on which the weighted features lie (SimHash; Charikar 2002,
https://doi.org/10.1145/509907.509965). The hyperplanes come from a Hadamard matrix after the features were thrown into
slots with random signs, which costs a tenth of as many random hyperplanes and tells as much. To compare one signature
with 200,000 takes two milliseconds: to save these, an index with a graph takes longer to build than all of the rest,
and more memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from perfhint.source.features import BUCKETS, KINDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Buckets = NDArray[np.uint16]
    Weights = NDArray[np.float32]

WORDS = 16
"""Of 64 bits in a signature."""
BYTES = 8 * WORDS

_SIDE = 64
_ROWS = 64 * WORDS // _SIDE

KIND_OF = np.repeat(np.arange(len(KINDS)), [kind.size for kind in KINDS])
"""Of every bucket the position of its kind in `KINDS`, which cover all buckets in order."""

_KIND_WEIGHTS = np.array([kind.weight for kind in KINDS], np.float32)


def _hadamard(side: int) -> NDArray[np.float32]:
    matrix = np.ones((1, 1), np.float32)
    while len(matrix) < side:
        matrix = np.block([[matrix, matrix], [matrix, -matrix]])
    return matrix


_MIXED = np.arange(BUCKETS, dtype=np.uint32) * np.uint32(0x9E3779B1)
_MIXED ^= _MIXED >> np.uint32(15)
_MIXED *= np.uint32(0x85EBCA77)
_SLOT = (_MIXED >> np.uint32(20)).astype(np.int64)
"""Of every bucket one of 64 x 64 slots."""
_SIGN = np.where(_MIXED >> np.uint32(19) & np.uint32(1), 1, -1).astype(np.float32)
_RIGHT = _hadamard(_SIDE)
_LEFT = _RIGHT[[11, 50, 38, 21, 61, 7, 28, 44, 33, 14, 55, 2, 42, 25, 16, 63]]
"""Rows that share no pattern: any would do that use all six bits of their number."""


def balanced(buckets: Buckets, weights: Weights) -> Weights:
    """The weight of each feature in the similarity: within each kind a unit vector, times the weight of the kind."""
    values = weights[buckets]
    kinds = KIND_OF[buckets]
    norms = np.sqrt(np.bincount(kinds, values * values, len(KINDS)))
    balance = np.sqrt(_KIND_WEIGHTS) / np.maximum(norms, 1e-9)
    return values * balance.astype(np.float32)[kinds]


def signature(buckets: Buckets, weights: Weights) -> NDArray[np.uint64]:
    """The signature of a set of features with these weights of all."""
    values = balanced(buckets, weights) * _SIGN[buckets]
    slots = np.bincount(_SLOT[buckets], values, _SIDE * _SIDE).astype(np.float32)
    sides = _LEFT @ slots.reshape(_SIDE, _SIDE) @ _RIGHT
    return np.packbits(sides > 0).view(np.uint64)
