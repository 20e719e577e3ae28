"""What judges a target: cases, and the original on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from perfhint.records.execution import Execution


class CaseKind(StrEnum):
    """What is run."""

    PROGRAM = "program"
    """The target itself."""
    TESTS = "tests"
    """Tests that call the target's functions, in one process."""
    CALLS = "calls"
    """Calls of the target's functions: recorded while the tests ran, or made from such."""


@dataclass(frozen=True, slots=True)
class Case:
    """One run of the target: standard input, arguments, and what it must print where that is known."""

    name: str
    stdin: Path | None = None
    argv: tuple[str, ...] = ()
    expected_stdout: bytes | None = None
    kind: CaseKind = CaseKind.PROGRAM
    """Of other kinds, `stdin` is what the sandbox's own runner is asked to do."""


@dataclass(frozen=True, slots=True)
class Counterexample:
    """The smallest case on which two versions were seen to differ, short enough to show."""

    case: str
    stdin: str
    argv: tuple[str, ...]
    hash_seed: int
    expected: str
    got: str
    is_mutated: bool = False
    """It was made from the user's cases and is none of them."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The original on its own workload: dependable, and how long each case takes."""

    executions: tuple[Execution, ...]
    """In the order of the workload's cases."""
    null_s: float
    """Seconds of `clock` from the beginning of an empty program to its end."""
    clock: str
    """"cpu", or "wall" where the program mostly waits or works in several processes."""
    oracle: str
    """Where the expectations come from: "expected output files" or "the original's own output"."""

    def own_s(self, case: int) -> float:
        """Seconds the original works on a case, without the interpreter's start and end."""
        return self.own_s_of(self.executions[case])

    def own_s_of(self, execution: Execution) -> float:
        """The same of another version's run."""
        return max(0.0, (execution.own_cpu_s if self.clock == "cpu" else execution.own_wall_s) - self.null_s)

    @property
    def total_s(self) -> float:
        """Seconds of all cases together, interpreter start included."""
        return sum(e.cpu_s if self.clock == "cpu" else e.wall_s for e in self.executions)
