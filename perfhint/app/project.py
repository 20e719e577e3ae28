"""`optimize --all`: down the list of a project's functions, the dearest first, within one budget."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint.app.bench import Bench
from perfhint.app.finding import finder, packages
from perfhint.app.optimize import improved
from perfhint.errors import BaselineError, SourceError, UsageError, WorkloadError
from perfhint.progress import Stage
from perfhint.records import FunctionResult, Outcome, Profile, ProjectRun, Target
from perfhint.sandbox import Mode, find_interpreter, open_sandbox
from perfhint.source import files
from perfhint.source.changes import Changes
from perfhint.source.functions import functions as functions_of
from perfhint.store import open_store
from perfhint.workloads import discover_suite, find_project
from perfhint.workloads.suite.ranking import rank
from perfhint.workloads.suite.running import Running
from perfhint.workloads.suite.selecting import Known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfhint.progress import Progress
    from perfhint.records import RankedFunction, Run
    from perfhint.settings import Settings
    from perfhint.store import Store
    from perfhint.workloads import Project, Suite
    from perfhint.workloads.suite.ranking import Ranking

SHARE = 0.25
"""Of the time that is left: what one function may take of it."""
LEAST_S = 12.0
"""Seconds that are worth beginning with a function."""
DEAR = 0.05
"""A function with this share of the time is run in the end even where no rule sees anything in its text: the values
that it is seen to have may tell more."""


def optimize_all(
    *, paths: Sequence[Path], tests: Path, revision: str | None, settings: Settings, progress: Progress
) -> ProjectRun:
    """Make the functions defined in `paths` faster one by one, judged by the `tests` of their project.

    Nothing of the user's is written. Every function's run is in the store. With a `revision` only functions that have
    changed since are looked at. Raises PerfhintError.
    """
    started = time.monotonic()
    project = _project(paths, tests)
    changes = Changes(revision, project.root) if revision else None
    interpreter = find_interpreter(settings.python)
    with open_sandbox(Mode(settings.sandbox)) as sandbox, open_store(settings.store) as store:
        progress.stage(Stage.RANKING, f"all tests of {tests}")
        running = Running(
            sandbox=sandbox,
            interpreter=interpreter,
            project=project,
            limits=settings.suite_limits,
            folder=sandbox.folder,
        )
        ranking = rank(running, [path.resolve() for path in paths])
        chosen = _changed(ranking.functions, changes) if changes else ranking.functions
        work = _Work(tests, ranking, settings, store, progress, deadline=started + settings.time_s)
        results = work.results(chosen)
        return ProjectRun(
            root=project.root,
            tests=tests,
            python=f"{interpreter.name} ({interpreter.path})",
            sandbox=str(sandbox.layer),
            tests_s=ranking.tests_s,
            passed=len(ranking.passed),
            results=results,
            failing=work.failing_together(),
            warnings=tuple(dict.fromkeys((*([sandbox.warning] if sandbox.warning else []), *work.warnings))),
            elapsed_s=time.monotonic() - started,
        )


def _project(paths: Sequence[Path], tests: Path) -> Project:
    """The project that holds the tests and whatever is in `paths`. Raises UsageError and WorkloadError."""
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist", todo="name files and folders of the project")
    module = next((module for path in paths for module in _modules(path)), None)
    if module is None:
        raise UsageError(f"there is no Python file in {' '.join(map(str, paths))}", todo="name others")
    project = find_project(tests, module)
    if project is None:
        raise WorkloadError(f"{tests} holds no tests for pytest", todo="name a project's tests with --tests")
    return project


def _modules(path: Path) -> Iterator[Path]:
    return iter([path] if path.is_file() else sorted(path.rglob("*.py")))


def _changed(functions: Sequence[RankedFunction], changes: Changes) -> list[RankedFunction]:
    """Those with a line that has changed; every module is read once."""
    names: dict[Path, set[str]] = {}
    for path in {function.path for function in functions}:
        lines = functions_of(files.read(path).text)
        names[path] = {each.name for each in lines if changes.touch(path, each.first, each.last)}
    return [function for function in functions if function.name in names[function.path]]


class OutOfTimeError(Exception):
    """The budget ended while it was found out which tests judge a function."""


class _Work:
    """What was found so far, and how to go on from there."""

    def __init__(
        self, tests: Path, ranking: Ranking, settings: Settings, store: Store, progress: Progress, *, deadline: float
    ) -> None:
        self._tests = tests
        self._ranking = ranking
        self._settings = settings
        self._store = store
        self._progress = progress
        self._deadline = deadline
        self._best: dict[Path, str] = {}
        """The texts of modules in which something became faster."""
        self.warnings: list[str] = []

    def results(self, functions: Sequence[RankedFunction]) -> tuple[FunctionResult, ...]:
        """What becomes of every function, in their order; worked on first are those that somebody has a word on.

        Each is made faster on top of all that was found before. Raises SandboxError.
        """
        promising = self._promising(functions)
        later = [function for function in functions if function not in promising and function.share >= DEAR]
        order = [*(function for function in functions if function in promising), *later]
        done: dict[RankedFunction, FunctionResult] = {}
        for number, function in enumerate(order, 1):
            self._progress.function(function.name, number, len(order))
            done[function] = self._result(function)
        nothing = Outcome.NOTHING_FOUND
        return tuple(done.get(function) or FunctionResult(function, nothing) for function in functions)

    def _result(self, function: RankedFunction) -> FunctionResult:
        left_s = self._deadline - time.monotonic()
        if left_s < LEAST_S:
            return FunctionResult(function, Outcome.NO_TIME)
        try:
            run = self._improved(function, max(LEAST_S, SHARE * left_s))
        except OutOfTimeError:
            return FunctionResult(function, Outcome.NO_TIME)
        except (BaselineError, SourceError, WorkloadError) as error:
            return FunctionResult(function, Outcome.NOT_DEPENDABLE, str(error))
        if run.best is None:
            outcome = Outcome.NOT_FASTER if run.tried else Outcome.NOTHING_FOUND
            return FunctionResult(function, outcome, run=run)
        self._best[function.path] = run.best.text
        return FunctionResult(function, Outcome.IMPROVED, run=run)

    def _target(self, function: RankedFunction) -> Target:
        """The module as it is now."""
        file = files.read(function.path)
        text = self._best.get(function.path)
        return Target(replace(file, text=text) if text else file, self._ranking.running.interpreter)

    def _promising(self, functions: Sequence[RankedFunction]) -> set[RankedFunction]:
        """Those about which a rule has something to say, or a model may have."""
        if self._settings.asks_models:
            return set(functions)
        places = {path: self._hinted(path) for path in {function.path for function in functions}}
        return {function for function in functions if function.name in places[function.path]}

    def _hinted(self, path: Path) -> set[str]:
        """Functions of a module with a hint in them."""
        target = Target(files.read(path), self._ranking.running.interpreter)
        allowed = packages(target, self._settings, self.warnings.append)
        nothing_seen = Profile(0, {}, ())
        find = finder(target, self._settings, nothing_seen, allowed, self.warnings.append, is_script=False)
        lines = {hint.span.line for hint in find(target.file.text) if hint.edits}
        return {
            function.name
            for function in functions_of(target.file.text)
            if any(function.first <= line <= function.last for line in lines)
        }

    def _improved(self, function: RankedFunction, budget_s: float) -> Run:
        started = time.monotonic()
        target = self._target(function)
        suite = self._suite(function, target)
        if time.monotonic() >= self._deadline:
            raise OutOfTimeError
        bench = Bench(target, suite, suite.warnings, suite.functions)
        settings = self._settings.model_copy(update={"budget_s": budget_s})
        return improved(bench, self._store, settings, resume=False, progress=self._progress, started=started)

    def _suite(self, function: RankedFunction, target: Target) -> Suite:
        ranking = self._ranking
        project = find_project(self._tests, function.path)
        assert project is not None  # it has been one for another file
        return discover_suite(
            target,
            ranking.running.sandbox,
            project,
            functions=(function.name,),
            scratch=ranking.running.folder,
            limits=self._settings.suite_limits,
            known=Known(function.nodes, ranking.passed, ranking.total, ranking.tests_s),
        )

    def failing_together(self) -> str | None:
        """A test that fails with everything that was found, and how; empty when none does, None when nothing was found.

        Every version alone has passed all tests, with what was found before in the same file.
        """
        if not self._best:
            return None
        (path, text), *others = ((path, files.read(path).encode(text)) for path, text in self._best.items())
        project = find_project(self._tests, path)
        assert project is not None
        running = replace(self._ranking.running, project=project, others=tuple(others))
        failing = running.changed(text, self._ranking.passed) if others else {}
        return next((f"{name}: {outcome}" for name, outcome in failing.items()), "")
