"""A program written from a description, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from perfhint.records.candidate import Candidate
from perfhint.records.measuring import Comparison, Tried
from perfhint.records.model import Exchange


@dataclass(frozen=True, slots=True)
class Generation:
    """One invocation of `generate`."""

    problem: Path
    python: str
    workload: str
    sandbox: str
    models: tuple[str, ...]
    tried: tuple[Tried, ...] = ()
    """Every different program with its verdict, in order; from the first right one on against that one."""
    samples: int = 0
    """First answers, before anything was refined..."""
    right: int = 0
    """...and how many of them give the expected outputs."""
    unusable: int = 0
    """Replies that held no program."""
    best: Candidate | None = None
    """The fastest right program as a model wrote it, or as the rules made it faster; None where none was right."""
    best_s: float | None = None
    """Seconds of all cases of the best, interpreter start included."""
    comparison: Comparison | None = None
    """Of the best with the first right program; None where that is the best, or there was no time."""
    exchanges: tuple[Exchange, ...] = ()
    warnings: tuple[str, ...] = ()
    elapsed_s: float = 0.0

    @property
    def pass_at_1(self) -> float | None:
        """The share of first answers that are right."""
        return self.right / self.samples if self.samples else None
