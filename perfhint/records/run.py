"""Whole invocations, as they are stored and reported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from perfhint.records.candidate import Candidate
from perfhint.records.measuring import Comparison, Hunk, Tried, Verdict
from perfhint.records.model import Exchange
from perfhint.records.profile import Profile
from perfhint.records.suite import SuiteFacts
from perfhint.records.workload import Baseline


@dataclass(frozen=True, slots=True)
class Run:
    """One invocation of `optimize` with everything above, kept in the store."""

    id: str
    """Sortable by time, unique: 20261123T184501-3fa9."""
    version: str
    started: str
    """ISO 8601, UTC."""
    target: Path
    digest: str
    original: str
    python: str
    workload: str
    """One line: kind, number of cases, where they come from."""
    sandbox: str
    baseline: Baseline | None = None
    profile: Profile | None = None
    tried: tuple[Tried, ...] = ()
    best: Candidate | None = None
    comparison: Comparison | None = None
    hunks: tuple[Hunk, ...] = ()
    seeds: tuple[int, ...] = ()
    mutated: int = 0
    """Inputs made from the cases' that the best version was tried on."""
    warnings: tuple[str, ...] = ()
    elapsed_s: float = 0.0
    finished: bool = False
    exchanges: tuple[Exchange, ...] = ()
    """With models, in order."""
    unusable: int = 0
    """Replies of models that held no program."""
    suite: SuiteFacts | None = None
    """Of a module that is judged by tests; None for a program."""

    @property
    def improved(self) -> bool:
        """A faster equivalent was found and verified."""
        return self.best is not None


@dataclass(frozen=True, slots=True)
class Verification:
    """One invocation of `verify`: does the new version behave as the old one does, and is it faster?"""

    old: Path
    new: Path
    python: str
    workload: str
    sandbox: str
    baseline: Baseline
    verdict: Verdict
    suite: SuiteFacts | None = None
    """Of a module that is judged by tests."""
    warnings: tuple[str, ...] = ()
    elapsed_s: float = 0.0


class Health(StrEnum):
    """How one part of the environment is, for `doctor`."""

    GOOD = "works"
    WEAK = "works less well"
    MISSING = "does not work"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One line of `doctor`: a part of the environment, how it is, and what would make it better."""

    name: str
    health: Health
    detail: str
    todo: str = ""
