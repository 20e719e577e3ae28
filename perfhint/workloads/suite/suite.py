"""The workload of modules that have tests: the tests that reach the target, run by the project's own pytest."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from perfhint.records import Case, CaseKind, Ending, Execution, Inside, Sample
from perfhint.workloads.samples import in_test_files
from perfhint.workloads.suite import answers, calls, mutating, outcomes
from perfhint.workloads.suite.confirming import confirm
from perfhint.workloads.suite.request import read_report, request, write
from perfhint.workloads.suite.selecting import Selection, summary
from perfhint.workloads.workload import Workload

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfhint.workloads.differences import Difference
    from perfhint.workloads.suite.mutating import Mutator
    from perfhint.workloads.suite.project import Project
    from perfhint.workloads.suite.recorded import Recorded
    from perfhint.workloads.suite.remembered import Remembered
    from perfhint.workloads.suite.running import Running

WORTH_TIMING_S = 0.005
"""Own seconds in the tests; of functions that take less in them, the largest recorded calls are timed."""


@dataclass(frozen=True, kw_only=True)
class Suite(Workload):
    """Runs the tests that reach the target; times what its functions take in them."""

    running: Running
    functions: tuple[str, ...]
    """Those that are timed: named by the user, or called from outside the target."""
    selection: Selection
    """The tests that judge it, and why others do not."""
    requests: dict[str, Path]
    """What the runner is asked, for each way of looking at the tests: plain, profile, observe."""
    recorded: Recorded | None = None
    """Calls that were recorded while the tests ran and are made again."""
    mutator: Mutator | None = None
    tolerance: tuple[float, float] = (0.0, 0.0)
    """Relative and absolute, of floats that calls give."""
    remembered: Remembered
    """Where it is kept which tests judge the target."""

    @property
    def warnings(self) -> tuple[str, ...]:
        """Which tests were set aside, and why; and what keeps their calls from being made again."""
        calls = self.recorded
        none = (
            [f"no call of the tests can be made again by itself: {calls.summary}"]
            if calls and not calls.examples
            else []
        )
        return (*summary(self.selection), *none)

    @property
    def oracle(self) -> str:
        """Who knows the right answers, for reports."""
        return "their outcomes with the original"

    @property
    def digest(self) -> str:
        """SHA-256 of what judges a version: the project's files, which tests, which functions, and the limits."""
        parts = (
            self.remembered.project_digest,
            self.running.project.arguments,
            self.selection.nodes,
            self.functions,
            self.tolerance,
            repr(self.limits),
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()

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
        """Run the tests, or make the calls, with `program` in the target's place (see `Workload`)."""
        how: dict[str, Any] = {"hash_seed": hash_seed, "cpu": cpu, "timeout_s": timeout_s}
        if case.kind is CaseKind.CALLS:
            assert case.stdin is not None
            got = self.running.run(program, case.stdin, runner=calls.RUNNER, main=calls.PROGRAM, **how)
            return replace(got, inside=answers.inside(got))
        got = self.running.run(program, self.requests[runner], **how)
        report = read_report(got.report)
        return replace(got, inside=report.inside) if report else got

    def execute_nothing(
        self,
        *,
        hash_seed: int = 0,  # noqa: ARG002
        cpu: int | None = None,  # noqa: ARG002
        timeout_s: float | None = None,  # noqa: ARG002
    ) -> Execution:
        """Nothing is to be taken off the time inside functions."""
        return Execution(
            ending=Ending.FINISHED,
            exit_status=0,
            stdout=b"",
            stderr=b"",
            exception=None,
            files={},
            cpu_s=0.0,
            wall_s=0.0,
            peak_rss_bytes=0,
            inside=Inside(0.0, 0.0, 0),
        )

    def difference(self, case: Case, expected: Execution, got: Execution) -> Difference | None:
        """What `got` did differently from `expected` on this case; None when the same."""
        if case.kind is CaseKind.CALLS:
            rtol, atol = self.tolerance
            return calls.difference(case, expected, got, rtol=rtol, atol=atol)
        return outcomes.difference(case, expected, got)

    def failure(self, case: Case, got: Execution) -> Difference | None:
        """The first test that does not do what whoever wrote it expects: it did, when tests were chosen."""
        return outcomes.failure(case, got) if case.kind is CaseKind.TESTS else None

    def input_bytes(self, case: Case) -> int:
        """Size of a case."""
        return case.stdin.stat().st_size if case.stdin else 0

    def confirm(self, program: bytes) -> Difference | None:
        """What it does differently in the project's other tests; None when nothing."""
        others = dict(self.selection.others)
        return confirm(self.running, self.original, program, others, self.cases[0]) if others else None

    def samples(self, executions: Sequence[Execution]) -> tuple[Sample, ...]:  # noqa: ARG002
        """The values in the tests: nobody knows which go in and which come out (see `Workload`)."""
        return in_test_files(self.running.project.root, self.selection.nodes)

    def is_only_timed(self, case: Case) -> bool:
        """Whether it is the largest recorded calls, which are among all of them."""
        return case is self._largest

    @property
    def _largest(self) -> Case | None:
        calls = [case for case in self.cases if case.kind is CaseKind.CALLS]
        return calls[1] if len(calls) > 1 else None

    def timeable(self, own_s: Sequence[float], affordable: Sequence[bool]) -> Sequence[int]:
        """The tests; where they spend next to no time in the functions, or too much in all, the largest calls."""
        tests = [at for at, case in enumerate(self.cases) if case.kind is CaseKind.TESTS]
        largest = [at for at, case in enumerate(self.cases) if case is self._largest]
        is_fit = sum(own_s[at] for at in tests) >= WORTH_TIMING_S and all(affordable[at] for at in tests)
        return tests if is_fit or not largest else largest

    def mutated(self) -> Iterator[Case]:
        """Calls made from recorded ones."""
        return self.mutator.mutated() if self.mutator else iter(())

    def is_meant(self, case: Case, original: Execution) -> bool:
        """Whether the original shows of any of the calls that it is; the others are taken out of the case."""
        return mutating.is_meant(case, original)

    def is_steady(self, case: Case, first: Execution, second: Execution) -> bool:
        """Whether it does the same in any of the calls; the others are taken out of the case."""
        return mutating.is_steady(case, first, second)

    def simpler(self, case: Case, difference: Difference) -> Iterator[Case]:
        """The call that differs, alone; then smaller ones."""
        return self.mutator.simpler(case, difference) if self.mutator else iter(())


def tests_case(stdin: Path) -> Case:
    """All dependable tests, in one process."""
    return Case("the tests", stdin, kind=CaseKind.TESTS)


def write_requests(folder: Path, project: Project, functions: Sequence[str], nodes: Sequence[str]) -> dict[str, Path]:
    """What the runner is asked, for each way of looking at the tests."""
    return {
        mode: write(folder, f"tests-{mode}.json", request(project, mode, functions, nodes))
        for mode in ("plain", "profile", "observe")
    }
