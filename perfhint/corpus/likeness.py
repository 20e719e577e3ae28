"""How alike programs are, exactly: for the few hundred that their signatures say may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from perfhint.corpus.signature import KIND_OF, balanced
from perfhint.source.features import BUCKETS, KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from perfhint.corpus.signature import Buckets, Weights

_ROOTS = np.sqrt(np.array([kind.weight for kind in KINDS], np.float32))


def likeness(one: Buckets, others: Sequence[Buckets], weights: Weights) -> NDArray[np.float64]:
    """The similarity of each of `others` to `one`, 0 to 1: the cosines of all kinds of features, weighted."""
    if not len(one) or not others:
        return np.zeros(len(others))
    mine = balanced(one, weights)
    table = np.zeros(BUCKETS, np.float32)
    table[one] = mine
    everything = np.concatenate(others)
    owners = np.repeat(np.arange(len(others)), [len(other) for other in others])
    groups = owners * len(KINDS) + KIND_OF[everything]
    values = weights[everything]
    norms = np.sqrt(np.bincount(groups, values * values, len(others) * len(KINDS)))
    products = np.bincount(groups, table[everything] * values, len(others) * len(KINDS))
    cosines = (products / np.maximum(norms, 1e-9)).reshape(len(others), len(KINDS))
    return cosines @ _ROOTS / max(float(mine @ mine), 1e-9)
