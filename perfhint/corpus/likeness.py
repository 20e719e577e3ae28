"""How alike programs are, exactly: for the few hundred that their signatures say may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from perfhint.corpus.signature import balanced
from perfhint.source.features import BUCKETS, KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from perfhint.corpus.signature import Buckets, Weights

_ROOTS = np.sqrt(np.array([kind.weight for kind in KINDS], np.float32))
_FIRSTS = np.array([kind.first for kind in KINDS], np.int64)


def likeness(one: Buckets, others: Sequence[bytes], weights: Weights) -> NDArray[np.float64]:
    """The similarity of each of `others` to `one`, 0 to 1: the cosines of all kinds of features, weighted.

    `others` are features as the database keeps them: 16-bit numbers in ascending order.
    """
    if not len(one) or not others:
        return np.zeros(len(others))
    mine = balanced(one, weights)
    products = np.zeros(BUCKETS, np.float32)
    products[one] = mine * weights[one]
    sizes = np.array([len(other) // 2 for other in others])
    buckets = np.frombuffer(b"".join(others), np.uint16)
    starts = _starts_of_kinds(buckets, sizes)
    dots = _sums(products[buckets], starts)
    norms = np.sqrt(_sums((weights * weights)[buckets], starts))
    cosines = (dots / np.maximum(norms, 1e-9)).reshape(len(others), len(KINDS))
    return cosines @ _ROOTS / max(float(mine @ mine), 1e-9)


def _starts_of_kinds(buckets: Buckets, sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where the features of each kind begin in each of the sets that stand one behind the other in `buckets`."""
    owners = np.arange(len(sizes)) * BUCKETS
    ascending = np.repeat(owners, sizes) + buckets
    return np.searchsorted(ascending, (owners[:, None] + _FIRSTS).ravel())


def _sums(values: NDArray[np.float32], starts: NDArray[np.int64]) -> NDArray[np.float32]:
    """The sum of `values` from each start to the next."""
    sums = np.add.reduceat(np.append(values, np.float32(0)), starts)
    sums[starts == np.append(starts[1:], len(values))] = 0  # reduceat takes one value where there is none
    return sums
