"""`generate`: an efficient program from a description, judged by cases with expected outputs."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.app.asking import JUDGING_SHARE, Asking
from perfhint.app.bench import open_bench
from perfhint.app.finding import packages
from perfhint.app.keeping import Keeper
from perfhint.app.optimize import new_run
from perfhint.app.oracle import Oracle
from perfhint.app.preparing import prepare
from perfhint.errors import BaselineError, UsageError
from perfhint.progress import Stage
from perfhint.records import Candidate, CaseFacts, Generation, Task
from perfhint.search.problem import read_problem
from perfhint.search.replies import Useless, read_reply
from perfhint.search.talk import rank
from perfhint.verify import establish
from perfhint.workloads import head, stdin_head

if TYPE_CHECKING:
    from perfhint.app.bench import Bench
    from perfhint.progress import Progress
    from perfhint.records import Exchange, Problem
    from perfhint.settings import Settings

NAME = "solution.py"
"""What the program is called while it is tried."""
RULES_SHARE = 0.25
"""Of the budget, that is left to the rules after the models."""
FIRST = 2
"""Messages of a first question; one about an earlier answer has more."""


def generate(
    *, problem: Path, tests: Path | None, settings: Settings, progress: Progress, record: Path | None = None
) -> Generation:
    """The fastest right program that models write for `problem`, made faster by the rules.

    It is right when it prints the expected output in every case of `tests`. Raises PerfhintError; a `ModelError` where
    no model could answer.
    """
    started = time.monotonic()
    described = read_problem(problem)
    if not settings.asks_models:
        raise UsageError("generate needs a model to write the program", todo="name one with --model")
    if tests is None:
        raise UsageError("generate needs cases with expected outputs", todo="give --tests")
    writing = _Writing(problem, described, settings, progress, started)
    with tempfile.TemporaryDirectory(prefix="perfhint-") as folder:
        place = Path(folder) / NAME
        place.touch()
        with open_bench(place, tests, (), (), settings) as bench:
            return writing.finish(bench, record)


@dataclass
class _Writing:
    """One invocation on its way from a description to a program."""

    problem: Path
    described: Problem
    settings: Settings
    progress: Progress
    started: float
    warnings: list[str] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)

    def finish(self, bench: Bench, record: Path | None) -> Generation:
        self.warnings += bench.warnings
        oracle = Oracle(bench, self.settings, self.progress, self.started + self.settings.time_s)
        with Asking(self.settings, record=record, asked=(), keep=self.exchanges.append, warn=self._warn) as asking:
            unusable = self._ask(asking, bench, oracle)
            if asking.errors and not self.exchanges:
                raise asking.errors[0]
            specs = asking.specs
        generation = Generation(
            problem=self.problem,
            python=bench.python,
            workload=bench.workload.description,
            sandbox=bench.sandbox,
            models=specs,
            tried=tuple(oracle.tried),
            unusable=unusable,
        )
        generation = self._counted(generation, oracle)
        generation = self._best(generation, oracle)
        return replace(
            generation,
            exchanges=tuple(self.exchanges),
            warnings=tuple(dict.fromkeys(self.warnings)),
            elapsed_s=time.monotonic() - self.started,
        )

    def _ask(self, asking: Asking, bench: Bench, oracle: Oracle) -> int:
        """Let every model write and refine; how many of their replies held no program."""
        allowed = packages(bench.target, self.settings, self._warn)
        task = _task(bench, self.described, self.settings, allowed)
        end = oracle.deadline - RULES_SHARE * self.settings.time_s
        unusable = 0
        for number, spec in enumerate(asking.specs):
            now = time.monotonic()
            until = now + max(0.0, end - JUDGING_SHARE * self.settings.time_s - now) / (len(asking.specs) - number)
            oracle.deadline = end
            talk = asking.propose(spec, task, oracle, self.progress, oracle, until=until)
            unusable += talk.unusable if talk is not None else 0
        oracle.deadline = self.started + self.settings.time_s
        return unusable

    def _counted(self, generation: Generation, oracle: Oracle) -> Generation:
        """With the first answers counted: every sample, the same program twice as two."""
        first = [each for each in self.exchanges if len(each.request.messages) == FIRST]
        answers = [read_reply(reply, "", NAME, each.model) for each in first for reply in each.replies]
        right = sum(not isinstance(answer, Useless) and oracle.is_right(answer.text) for answer in answers)
        return replace(generation, samples=len(answers), right=right)

    def _best(self, generation: Generation, oracle: Oracle) -> Generation:
        """With the fastest right program, after the rules, and how it compares with the first right one."""
        if oracle.reference is None or oracle.verifier is None:
            return generation
        right = [tried for tried in oracle.tried if tried.verdict.equivalent]
        written = max(right, key=rank).candidate
        best, seconds = self._polished(written, oracle)
        comparison = None
        if best.text != oracle.reference.file.text:
            self.progress.stage(Stage.FINAL)
            comparison = oracle.verifier.check(best).comparison
            if comparison is not None and not comparison.pairs:
                comparison = None
        return replace(generation, best=best, best_s=seconds, comparison=comparison)

    def _polished(self, written: Candidate, oracle: Oracle) -> tuple[Candidate, float]:
        """The program as the rules make it faster, if they do, and the seconds that it takes."""
        bench = oracle.at_work(written.text)
        keeper = Keeper(new_run(bench, ""), None, self.progress, self.started)
        ready = prepare(bench, self.settings, keeper, self.progress, self.started)
        ready.improving.improve(ready.find)
        self.warnings += keeper.run.warnings
        made = keeper.run.best
        if made is None or not oracle.is_right(made.text):
            return written, ready.baseline.total_s
        try:
            seconds = establish(oracle.at_work(made.text).workload).total_s
        except BaselineError:
            return written, ready.baseline.total_s
        return replace(made, origin=f"{written.origin}, {made.origin}", reason=written.reason), seconds

    def _warn(self, message: str) -> None:
        self.warnings.append(message)


def _task(bench: Bench, problem: Problem, settings: Settings, allowed: tuple[str, ...]) -> Task:
    """What models are told: the description, and of the cases no more than may be shown, the smallest first."""
    workload = bench.workload
    shown = sorted(workload.cases, key=workload.input_bytes)[: settings.show_cases]
    facts = []
    for case in shown:
        output = case.expected_stdout or b""
        facts.append(CaseFacts(case.name, 0.0, 0, stdin_head(case), head(output, len(output)), case.argv))
    return Task(
        name=NAME,
        program="",
        python=bench.target.interpreter.name,
        packages=allowed,
        problem=problem,
        cases=tuple(facts),
        polished=True,
    )
