"""What is found in the corpus, and what it holds."""

from __future__ import annotations

from dataclasses import dataclass

from perfhint.records.candidate import Pair


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A pair whose slow program is like the one asked about."""

    pair: Pair
    similarity: float
    """0 to 1; 1 is a program that differs in nothing that counts."""
    why: tuple[str, ...]
    """What they have in common, the most telling first: short phrases to show, such as "both call heappush"."""
