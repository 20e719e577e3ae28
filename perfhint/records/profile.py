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
class Profile:
    """Where the target spends its time under its workload; module-level code is the function ``<module>``."""

    samples: int
    lines: Mapping[int, float]
    """Line to share of samples whose innermost target frame stands on it, 0 to 1."""
    functions: tuple[FunctionShare, ...]
    """Hottest first."""

    def share(self, first: int, last: int) -> float:
        """Share of time spent on lines first..last, 0 to 1."""
        return sum(share for line, share in self.lines.items() if first <= line <= last)
