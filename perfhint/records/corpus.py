"""What is found in the corpus, and what it holds."""

from __future__ import annotations

from dataclasses import dataclass

from perfhint.records.candidate import Pair


@dataclass(frozen=True, slots=True)
class Share:
    """What the corpus holds of one source and category."""

    source: str
    category: str
    pairs: int
    measured: int
    """Pairs whose gain perfhint measured itself."""
    refuted: int
    """Pairs that measuring showed to be wrong or slower."""
    speedup: float | None
    """The median of what is known."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A pair whose slow program is like the one asked about."""

    pair: Pair
    similarity: float
    """0 to 1; 1 is a program that differs in nothing that counts."""
    why: tuple[str, ...]
    """What they have in common, the most telling first: short phrases to show, such as "both call heappush"."""
