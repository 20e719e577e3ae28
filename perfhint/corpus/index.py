"""All signatures in memory: which pairs share the most bits with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from perfhint.corpus.signature import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

_AT_ONCE = 8192
_EXCLUDED = 2 * 64 * WORDS + 1
"""Farther than any pair can be."""
WHOLE, REGION = 0, 1
"""The two signatures of a pair: of the whole slow program, and of the lines that change."""


class Index:
    """Signatures of pairs, a plane of memory for each 64 bits of them: 256 bytes a pair."""

    def __init__(self, count: int, signatures: Iterable[tuple[int, bytes]]) -> None:
        """`signatures` are identifiers in ascending order with both signatures, about `count` of them."""
        self._ids = np.zeros(count, np.int64)
        self._planes = np.zeros((2, WORDS, count), np.uint64)
        self._count = 0
        ids: list[int] = []
        bits: list[bytes] = []
        for pair, both in signatures:
            ids.append(pair)
            bits.append(both)
            if len(ids) == _AT_ONCE:
                self._append(ids, bits)
                ids, bits = [], []
        self._append(ids, bits)

    def __len__(self) -> int:
        return self._count

    def nearest(
        self, asked: Mapping[int, NDArray[np.uint64]], most: int, excluded: Iterable[int] = ()
    ) -> NDArray[np.int64]:
        """Identifiers of the `most` pairs whose signatures are most like these, without those that are `excluded`.

        `asked` is `WHOLE` or `REGION` or both, with a signature each; bits of both count the same.
        """
        distances = np.zeros(self._count, np.uint16)
        for which, signature in asked.items():
            for plane, bits in zip(self._planes[which], signature, strict=True):
                distances += np.bitwise_count(plane[: self._count] ^ bits)
        ids = self._ids[: self._count]
        if out := [*excluded]:
            distances[np.isin(ids, out)] = _EXCLUDED
        within = np.cumsum(np.bincount(distances, minlength=_EXCLUDED + 1))  # how many are as near as that
        limit = min(int(np.searchsorted(within, most)), _EXCLUDED - 1)
        found = np.flatnonzero(distances <= limit)
        if len(found) > most:  # of the farthest, which are equally far, the first ones
            found = found[np.argsort(distances[found], kind="stable")[:most]]
        return ids[found]

    def _append(self, ids: list[int], bits: list[bytes]) -> None:
        if not ids:
            return
        end = self._count + len(ids)
        if end > len(self._ids):  # another process added pairs meanwhile
            self._ids = np.resize(self._ids, end)
            self._planes = np.concatenate(
                (self._planes, np.zeros((2, WORDS, end - self._planes.shape[2]), np.uint64)), 2
            )
        self._ids[self._count : end] = ids
        rows = np.frombuffer(b"".join(bits), np.uint64).reshape(len(ids), 2, WORDS)
        self._planes[:, :, self._count : end] = rows.transpose(1, 2, 0)
        self._count = end
