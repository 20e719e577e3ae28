"""Working down the functions of a whole project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from perfhint.records.run import Run


@dataclass(frozen=True, slots=True)
class RankedFunction:
    """A function of a project, with what it takes while the tests run."""

    path: Path
    """Absolute."""
    name: str
    """Its `__qualname__`."""
    line: int
    own_s: float
    """Seconds under a profiler in the function itself and in the builtins that it calls."""
    share: float
    """Of what all functions of the project take, 0 to 1."""
    calls: int
    nodes: tuple[str, ...]
    """The tests that reach it, and pass."""


class Outcome(StrEnum):
    """What became of one function."""

    IMPROVED = "improved"
    NOTHING_FOUND = "no rule has anything to say about it"
    NOT_FASTER = "nothing tried is both equivalent and measurably faster"
    NOT_DEPENDABLE = "cannot be judged"
    NO_TIME = "the budget ended before"


@dataclass(frozen=True, slots=True)
class FunctionResult:
    """A function that was looked at."""

    function: RankedFunction
    outcome: Outcome
    detail: str = ""
    run: Run | None = None
    """Where it came to one: its original is the module with all that was found before."""


@dataclass(frozen=True, slots=True)
class ProjectRun:
    """One invocation of `optimize --all`."""

    root: Path
    tests: Path
    python: str
    sandbox: str
    tests_s: float
    """Seconds the whole suite took, profiler included."""
    passed: int
    """Tests that pass, and are run again in the end."""
    results: tuple[FunctionResult, ...]
    """In the order of the ranking."""
    failing: str | None
    """A test that fails with everything together, and how; empty where all pass, None where nothing was found."""
    warnings: tuple[str, ...] = ()
    elapsed_s: float = 0.0

    @property
    def improved(self) -> tuple[FunctionResult, ...]:
        """Functions that became faster, in the order in which they were worked on."""
        return tuple(each for each in self.results if each.outcome is Outcome.IMPROVED)
