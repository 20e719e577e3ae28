"""A workload: cases run one by one in the sandbox, and how their results are compared. There are kinds of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from perfhint.records import Case, Counterexample, Execution, Limits, Sample, Target
from perfhint.sandbox import Job
from perfhint.workloads.differences import CLEAN_ENDINGS
from perfhint.workloads.excerpts import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfhint.sandbox import Sandbox
    from perfhint.workloads.differences import Difference

_STDIN_LINES = 20
_STDIN_BYTES = 2000


@dataclass(frozen=True, kw_only=True)
class Workload(ABC):
    """The cases of one target, and how any version of the target is run and judged on them."""

    target: Target
    sandbox: Sandbox
    cases: tuple[Case, ...]
    limits: Limits
    description: str
    """One line: how many cases, where they come from, who knows the right answers."""
    has_expectations: bool
    """Whether expected outputs were given; otherwise the original is the oracle."""

    @property
    def original(self) -> bytes:
        """The target's own program, as it is on disk."""
        return self.target.file.encode(self.target.file.text)

    @property
    def oracle(self) -> str:
        """Who knows the right answers, for reports."""
        return "expected output files" if self.has_expectations else "the original's own output"

    @property
    @abstractmethod
    def digest(self) -> str:
        """SHA-256 of what judges a version: the cases, the files that the target needs, and the limits."""

    @abstractmethod
    def execute(
        self,
        program: bytes,
        case: Case,
        *,
        hash_seed: int = 0,
        cpu: int | None = None,
        timeout_s: float | None = None,
        runner: str = "plain",
    ) -> Execution:
        """Run `program` in the target's place on one case; `timeout_s` replaces the workload's own wall limit.

        `runner` is "plain", "profile" or "observe". Raises SandboxError when the sandbox itself breaks, never for what
        the program does.
        """

    @abstractmethod
    def execute_nothing(
        self, *, hash_seed: int = 0, cpu: int | None = None, timeout_s: float | None = None
    ) -> Execution:
        """What running costs when the target does nothing: to be taken off the times of versions."""

    @abstractmethod
    def difference(self, case: Case, expected: Execution, got: Execution) -> Difference | None:
        """What `got` did differently from `expected` on this case; None when the same."""

    @abstractmethod
    def failure(self, case: Case, got: Execution) -> Difference | None:
        """How `got` fails the expected output given for the case; None when it passes or none was given."""

    @abstractmethod
    def input_bytes(self, case: Case) -> int:
        """Size of a case."""

    def execute_alone(self, program: bytes) -> Execution:
        """Run a program of ours, with nothing of the target's around it."""
        return self.sandbox.run(Job(interpreter=self.target.interpreter, program=program, limits=self.limits))

    def confirm(self, program: bytes) -> Difference | None:  # noqa: ARG002 - for those who need it
        """A last look at a version that would be accepted, at what is too dear to be run for every one."""
        return None

    def samples(self, executions: Sequence[Execution]) -> tuple[Sample, ...]:  # noqa: ARG002 - for those who need it
        """What goes in and comes out in the user's cases, `executions` being the original's: for finding versions that
        were written for these alone.
        """
        return ()

    def is_only_timed(self, case: Case) -> bool:  # noqa: ARG002 - for those who need it
        """Whether a case has nothing that others do not judge, and is there for its time alone."""
        return False

    def timeable(self, own_s: Sequence[float], affordable: Sequence[bool]) -> Sequence[int]:  # noqa: ARG002
        """Indices of the cases that tell how fast a version is.

        The original's own time in each is `own_s`, and there is time to run those often enough that are `affordable`.
        """
        return range(len(own_s))

    def mutated(self) -> Iterator[Case]:
        """Further cases made from the user's own, without end or not, the most telling first; always the same ones.

        Whoever runs the original on them is the oracle; see `is_meant`.
        """
        return iter(())

    def is_meant(self, case: Case, original: Execution) -> bool:  # noqa: ARG002 - for those who need it
        """Whether what the original did on a mutated case shows that such input may be given to it."""
        return original.ending in CLEAN_ENDINGS

    def is_steady(self, case: Case, first: Execution, second: Execution) -> bool:
        """Whether the original does the same on a mutated case under two hash seeds."""
        return self.difference(case, first, second) is None

    def simpler(self, case: Case, difference: Difference) -> Iterator[Case]:  # noqa: ARG002
        """Smaller variants of a mutated case on which two versions differ, the smallest first, to be tried in turn."""
        return iter(())


def counterexample(difference: Difference, hash_seed: int) -> Counterexample:
    """`difference` with the case's input, cut short enough to show."""
    case = difference.case
    return Counterexample(
        case=difference.where or case.name,
        stdin=stdin_head(case) if difference.input is None else difference.input,
        argv=case.argv,
        hash_seed=hash_seed,
        expected=difference.expected,
        got=difference.got,
    )


def head(data: bytes, size: int) -> str:
    """The first lines of `data`, which is the beginning of `size` bytes, and how much more there is."""
    lines = data[:_STDIN_BYTES].split(b"\n", _STDIN_LINES)
    shown = b"\n".join(lines[:_STDIN_LINES])
    text = printable(shown.decode(errors="backslashreplace").replace("\r\n", "\n"))
    return text if size <= len(shown) + 1 else f"{text}\n(the first {len(shown)} of {size} bytes)"


def stdin_head(case: Case) -> str:
    """The first lines of a case's input."""
    if case.stdin is None:
        return ""
    with case.stdin.open("rb") as file:
        return head(file.read(_STDIN_BYTES), case.stdin.stat().st_size)
