"""Where the time goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FunctionShare:
    """One function of the target and its share of the time."""

    name: str
    line: int
    own: float
    """Share of samples with this function innermost among the target's own frames, 0 to 1."""
    total: float
    """Share of samples with this function anywhere on the stack, 0 to 1."""


@dataclass(frozen=True, slots=True)
class ObservedName:
    """What one name of one function was seen to be; module-level names are those of ``<module>``."""

    function: str
    name: str
    types: tuple[str, ...]
    """Written as annotations are, ``?`` for what was mixed: ``int``, ``list[int]``, ``numpy.ndarray[int64, 2d]``."""
    sizes: tuple[int, int] | None = None
    """Fewest and most items, where it is a container; of an array its first dimension."""
    values: tuple[int, int] | None = None
    """Smallest and largest, where it is an integer."""


@dataclass(frozen=True, slots=True)
class ObservedLoop:
    """How often a loop ran; those of one function with the same head are taken together."""

    function: str
    head: str
    """``for x in xs`` or ``while x < y``."""
    entries: int
    iterations: int
    """All together."""
    most: int
    """Of one entry."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What runs of the target showed of its values: good for advice, never for proof."""

    names: tuple[ObservedName, ...]
    loops: tuple[ObservedLoop, ...]
    calls: Mapping[str, int]
    """Function to how often it was called."""
    complete: bool
    """All runs came to their end by themselves: sizes and counts are those of whole runs."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Where the target spends its time under its workload; module-level code is the function ``<module>``."""

    samples: int
    lines: Mapping[int, float]
    """Line to share of samples whose innermost target frame stands on it, 0 to 1."""
    functions: tuple[FunctionShare, ...]
    """Hottest first."""
    observed: Observed | None = None
    """None in runs kept by versions that did not observe."""

    def share(self, first: int, last: int) -> float:
        """Share of time spent on lines first..last, 0 to 1."""
        return sum(share for line, share in self.lines.items() if first <= line <= last)
