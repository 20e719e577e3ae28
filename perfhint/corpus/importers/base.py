"""What every source of pairs is: something that is read piece by piece, and can be gone on with later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.records import Pair


class Skipped(NamedTuple):
    """Something in a source that is no pair."""

    where: str
    """Such as "line 17"."""
    why: str


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of a source: a pair, something that is none, or nothing worth mentioning."""

    mark: object
    """What the source needs to go on behind it."""
    pair: Pair | None = None
    skipped: Skipped | None = None


class Source(Protocol):
    """Something to read pairs from."""

    @property
    def key(self) -> str:
        """The same for the same source whenever it is read: its kind and its place."""

    @property
    def usual_filters(self) -> bool:
        """Whether it holds what nobody looked through, so that filters make sense unless the user says otherwise."""

    def items(self, position: str) -> Iterator[Item]:
        """What comes behind `position`, of an earlier time; everything when it is empty, or fits the source no more.

        Raises `CorpusError` when the source cannot be read.
        """

    def position(self, mark: object) -> str:
        """How to go on behind an item with this mark, at another time."""
