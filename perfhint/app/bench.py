"""A target ready to be worked on: read, its interpreter found, a sandbox open, its workload discovered."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import perfhint
from perfhint import profiling, rules
from perfhint.errors import BaselineError, WorkloadError
from perfhint.progress import Stage
from perfhint.records import CaseKind, Target
from perfhint.sandbox import Mode, find_interpreter, open_sandbox
from perfhint.source import files
from perfhint.verify import Verifier
from perfhint.workloads import Suite, Workload, chosen, discover, discover_suite, find_project

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfhint.progress import Progress
    from perfhint.records import Baseline, Case, Execution, Problem, Profile, SourceFile, Tried
    from perfhint.settings import Settings
    from perfhint.workloads import Project

OBSERVING_SHARE = 0.03
"""Of the whole budget: when it is over, no other case is run to observe its values."""
OBSERVING_S, OBSERVING_TESTS_S = 3.0, 15.0
"""Seconds after which an observed run is given up, of a program and of tests; it ends by itself well before."""
QUICK_S = 0.25
"""Cases that take less than this are surely observed to their end; of the others only the longest is run."""
MOST_OBSERVED = 3


@dataclass(frozen=True)
class Bench:
    """A target with the sandbox it runs in and the workload that judges it."""

    target: Target
    workload: Workload
    warnings: tuple[str, ...]
    functions: tuple[str, ...] = ()
    """What alone is to become faster; empty: everything."""

    @property
    def suite(self) -> Suite | None:
        """The workload where it is a module's tests; None where the target is a program."""
        return self.workload if isinstance(self.workload, Suite) else None

    @property
    def file(self) -> SourceFile:
        """The target's own text."""
        return self.target.file

    @property
    def python(self) -> str:
        """The target's interpreter, for reports."""
        return f"{self.target.interpreter.name} ({self.target.interpreter.path})"

    @property
    def sandbox(self) -> str:
        """The sandbox's layer, for reports."""
        return str(self.workload.sandbox.layer)

    def verifier(
        self,
        baseline: Baseline,
        settings: Settings,
        progress: Progress,
        started: float,
        known: Sequence[Tried] = (),
    ) -> Verifier:
        """The judge of versions, until the budget that began at `started` (`time.monotonic`) ends."""
        return Verifier(
            self.workload,
            baseline,
            min_speedup=settings.min_speedup,
            hash_seeds=settings.hash_seeds,
            deadline=started + settings.budget_s,
            progress=progress,
            known=known,
            fuzz_s=settings.fuzzing_s,
        )

    def profile(self, baseline: Baseline, budget_s: float) -> Profile:
        """Samples of all cases, those that take longest first, and what some of them were observed to do."""
        watched = [
            case for at, (case, execution) in enumerate(self._longest(baseline)) if not at or execution.cpu_s < QUICK_S
        ]
        patience_s = OBSERVING_S if self.suite is None else OBSERVING_TESTS_S
        observe = partial(self.workload.execute, self.workload.original, runner="observe", timeout_s=patience_s)
        profile = self.sampled(self.file.text, baseline)
        observed = profiling.observe(
            *(partial(observe, case) for case in watched[:MOST_OBSERVED]), seconds=OBSERVING_SHARE * budget_s
        )
        return replace(profile, observed=observed)

    def sampled(self, text: str, baseline: Baseline) -> Profile:
        """Where `text`, a version of the target, spends its time."""
        run = partial(self.workload.execute, self.file.encode(text), runner="profile")
        return profiling.collect(text, *(partial(run, case) for case, _ in self._longest(baseline)))

    def given(self, baseline: Baseline) -> list[tuple[Case, Execution]]:
        """Cases of the user's with the original's execution: no calls that were recorded."""
        pairs = zip(self.workload.cases, baseline.executions, strict=True)
        return [pair for pair in pairs if pair[0].kind is not CaseKind.CALLS]

    def _longest(self, baseline: Baseline) -> list[tuple[Case, Execution]]:
        """Cases of the user's with the original's execution, those that take longest first."""
        return sorted(self.given(baseline), key=lambda pair: -pair[1].cpu_s)

    def question(self, settings: Settings, problem: Problem | None = None) -> str:
        """SHA-256 of everything that decides the answer, which is not how long to look for it or where to keep it."""
        parts: tuple[object, ...] = (
            perfhint.__version__,
            self.file.digest,
            self.python,
            self.sandbox,
            self.workload.digest,
            settings.min_speedup,
            settings.hash_seeds,
            settings.fuzz_s == 0,
            [rule.id for rule in rules.chosen(settings.select, settings.ignore)],
            settings.allow_imports,
            self.functions,
        )
        if settings.asks_models:
            parts += (
                settings.model,
                settings.strategy,
                settings.samples,
                settings.rounds,
                settings.beam,
                settings.temperature,
                settings.seed,
                settings.max_reply_tokens,
                settings.show_cases,
                problem,
            )
        return hashlib.sha256(repr(parts).encode()).hexdigest()


@contextmanager
def open_bench(
    path: Path,
    tests: Path | None,
    inputs: Sequence[Path],
    argv: Sequence[str],
    settings: Settings,
    functions: Sequence[str] = (),
    progress: Progress | None = None,
) -> Iterator[Bench]:
    """Everything that a use case needs to run versions of `path`; closed with the sandbox. Raises PerfhintError.

    `functions` are those of the target that alone are to become faster.
    """
    target = Target(files.read(path), find_interpreter(settings.python))
    named = chosen(target, functions)
    project = find_project(tests, path) if tests else None
    if project is not None:
        if progress is not None:
            progress.stage(Stage.BASELINE, f"which tests reach {path.name}?")
        with _open_suite(target, project, inputs, argv, settings, named) as bench:
            yield bench
        return
    hidden = (path.absolute().parent, *([tests] if tests else ()))
    with open_sandbox(Mode(settings.sandbox), hidden=hidden) as sandbox:
        workload = discover(
            target,
            sandbox,
            tests=tests,
            inputs=inputs,
            argv=argv,
            scratch=sandbox.folder,
            limits=settings.limits,
        )
        yield Bench(target, workload, (sandbox.warning,) if sandbox.warning else (), named)


@contextmanager
def _open_suite(
    target: Target,
    project: Project,
    inputs: Sequence[Path],
    argv: Sequence[str],
    settings: Settings,
    functions: tuple[str, ...],
) -> Iterator[Bench]:
    """The bench of a module, judged by the tests of its project."""
    if inputs or argv:
        raise WorkloadError(
            f"tests take {'no --input' if inputs else 'no arguments'}",
            todo="leave it out, or give --tests a folder of cases",
        )
    with open_sandbox(Mode(settings.sandbox)) as sandbox:
        suite = discover_suite(
            target,
            sandbox,
            project,
            functions=functions,
            scratch=sandbox.folder,
            limits=settings.suite_limits,
            tolerance=(settings.rtol, settings.atol),
        )
        warnings = (*([sandbox.warning] if sandbox.warning else []), *suite.warnings)
        try:
            yield Bench(target, suite, warnings, functions)
        except BaselineError:  # the tests no longer do what they did when they were chosen
            suite.remembered.forget()
            raise
