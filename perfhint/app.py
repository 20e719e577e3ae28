"""The use cases: each wires the parts together, and saves what it learns as it goes."""

from __future__ import annotations

import hashlib
import secrets
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import perfhint
from perfhint import attribution, profiling, rules, search
from perfhint.errors import BrokenRuleError
from perfhint.progress import Progress, Stage
from perfhint.records import Candidate, Run, Target, Tried, Verification
from perfhint.sandbox import Mode, find_interpreter, installed, open_sandbox
from perfhint.source import files, parse
from perfhint.source.facts import Seen
from perfhint.store import open_store
from perfhint.verify import Verifier, establish
from perfhint.workloads import Workload, discover

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from perfhint.attribution import Attributed
    from perfhint.hints import Hint
    from perfhint.records import Baseline, Comparison, Hunk, Profile, Rewritten, SourceFile, Unit
    from perfhint.search import Find
    from perfhint.settings import Settings
    from perfhint.store import Store

ATTRIBUTION_SHARE = 0.5
"""Of what is left of the budget after the search; the rest proves the final result."""

OBSERVING_SHARE = 0.03
"""Of the whole budget: when it is over, no other case is run to observe its values."""
OBSERVING_S = 3.0
"""Seconds after which an observed run is given up; it ends by itself well before."""
QUICK_S = 0.25
"""Cases that take less than this are surely observed to their end; of the others only the longest is run."""
MOST_OBSERVED = 3


def optimize(
    *,
    target: Path,
    tests: Path | None,
    inputs: Sequence[Path],
    argv: Sequence[str],
    settings: Settings,
    resume: bool,
    progress: Progress,
) -> Run:
    """Find a faster equivalent of `target` and prove it; nothing of the user's is written.

    The run is in the store after every step. With `resume` an earlier run of the same question (see `_Bench.question`)
    goes on where it was, or is returned as it is when it had finished. Raises PerfhintError.
    """
    started = time.monotonic()
    with _bench(target, tests, inputs, argv, settings) as bench, open_store(settings.store) as store:
        run = _resumed(bench, settings, store) if resume else None
        if run is not None and run.finished:
            return run
        job = _Optimization(bench, settings, store, progress, run or _new_run(bench, settings), started)
        if resume and run is None:
            job.warn("there was no earlier run of this to go on with")
        return job.finish()


def verify(
    *,
    old: Path,
    new: Path,
    tests: Path | None,
    inputs: Sequence[Path],
    argv: Sequence[str],
    settings: Settings,
    progress: Progress,
) -> Verification:
    """Judge `new` against `old` on a workload: equivalent? faster? Raises PerfhintError."""
    started = time.monotonic()
    candidate = Candidate(text=files.read(new).text, origin=str(new), reason="given")
    with _bench(old, tests, inputs, argv, settings) as bench:
        progress.stage(Stage.BASELINE, bench.workload.description)
        baseline = establish(bench.workload)
        progress.stage(Stage.FINAL)
        verdict = bench.verifier(baseline, settings, progress, started).check(candidate)
        return Verification(
            old=old,
            new=new,
            python=bench.python,
            workload=bench.workload.description,
            sandbox=bench.sandbox,
            baseline=baseline,
            verdict=verdict,
            warnings=bench.warnings,
            elapsed_s=time.monotonic() - started,
        )


def profile(
    *, target: Path, tests: Path | None, inputs: Sequence[Path], argv: Sequence[str], settings: Settings
) -> tuple[SourceFile, Profile, Baseline]:
    """Where `target` spends its time under its workload. Raises PerfhintError."""
    with _bench(target, tests, inputs, argv, settings) as bench:
        baseline = establish(bench.workload)
        return bench.file, bench.profile(baseline, settings.budget_s), baseline


@dataclass(frozen=True)
class _Bench:
    """A target with the sandbox it runs in and the workload that judges it."""

    target: Target
    workload: Workload
    warnings: tuple[str, ...]

    @property
    def file(self) -> SourceFile:
        return self.target.file

    @property
    def python(self) -> str:
        return f"{self.target.interpreter.name} ({self.target.interpreter.path})"

    @property
    def sandbox(self) -> str:
        return str(self.workload.sandbox.layer)

    def verifier(
        self,
        baseline: Baseline,
        settings: Settings,
        progress: Progress,
        started: float,
        known: Sequence[Tried] = (),
    ) -> Verifier:
        return Verifier(
            self.workload,
            baseline,
            min_speedup=settings.min_speedup,
            hash_seeds=settings.hash_seeds,
            deadline=started + settings.budget_s,
            progress=progress,
            known=known,
        )

    def profile(self, baseline: Baseline, budget_s: float) -> Profile:
        """Samples of all cases, those that take longest first, and what some of them were observed to do."""
        run = partial(self.workload.execute, self.workload.original)
        timed = zip(self.workload.cases, baseline.executions, strict=True)
        cases = sorted(timed, key=lambda pair: -pair[1].cpu_s)
        profile = profiling.collect(self.file.text, *(partial(run, case, runner="profile") for case, _ in cases))
        watched = [case for at, (case, execution) in enumerate(cases) if not at or execution.cpu_s < QUICK_S]
        observe = partial(run, runner="observe", timeout_s=OBSERVING_S)
        observed = profiling.observe(
            *(partial(observe, case) for case in watched[:MOST_OBSERVED]), seconds=OBSERVING_SHARE * budget_s
        )
        return replace(profile, observed=observed)

    def question(self, settings: Settings) -> str:
        """SHA-256 of everything that decides the answer, which is not how long to look for it or where to keep it."""
        parts = (
            perfhint.__version__,
            self.file.digest,
            self.python,
            self.sandbox,
            self.workload.digest,
            settings.min_speedup,
            settings.hash_seeds,
            [rule.id for rule in rules.chosen(settings.select, settings.ignore)],
            settings.allow_imports,
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()


@contextmanager
def _bench(
    path: Path, tests: Path | None, inputs: Sequence[Path], argv: Sequence[str], settings: Settings
) -> Iterator[_Bench]:
    target = Target(files.read(path), find_interpreter(settings.python))
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
        yield _Bench(target, workload, (sandbox.warning,) if sandbox.warning else ())


def _new_run(bench: _Bench, settings: Settings) -> Run:
    now = datetime.now(UTC)
    return Run(
        id=f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(2)}",
        version=perfhint.__version__,
        started=now.isoformat(timespec="seconds"),
        target=bench.file.path.absolute(),
        digest=bench.question(settings),
        original=bench.file.text,
        python=bench.python,
        workload=bench.workload.description,
        sandbox=bench.sandbox,
        warnings=bench.warnings,
    )


def _resumed(bench: _Bench, settings: Settings, store: Store) -> Run | None:
    return store.latest(bench.file.path.absolute(), bench.question(settings))


class _Optimization:
    """One run of `optimize` on its way from the baseline to the final proof."""

    def __init__(
        self, bench: _Bench, settings: Settings, store: Store, progress: Progress, run: Run, started: float
    ) -> None:
        self.bench = bench
        self.settings = settings
        self.store = store
        self.progress = progress
        self.run = run
        self.started = started
        self._save()

    def finish(self) -> Run:
        self.progress.stage(Stage.BASELINE, self.bench.workload.description)
        self._save(baseline=establish(self.bench.workload))
        self.progress.stage(Stage.PROFILE)
        self._save(profile=self.run.profile or self.bench.profile(self._baseline, self.settings.budget_s))
        self._improve()
        self._save(finished=True)
        return self.run

    def warn(self, message: str) -> None:
        self._save(warnings=(*self.run.warnings, message))

    @property
    def _baseline(self) -> Baseline:
        assert self.run.baseline is not None, "finish() establishes it first"
        return self.run.baseline

    def _improve(self) -> None:
        verifier = self.bench.verifier(self._baseline, self.settings, self.progress, self.started, self.run.tried)
        original, find = self.bench.file.text, self._finder()
        excluded: set[Unit] = set()
        settled = ""
        while True:
            self.progress.stage(Stage.SEARCH)
            rewritten = search.search(original, find, verifier, self.progress, self._record, excluded=excluded)
            if rewritten is None or rewritten.text == settled:
                return
            reduced = self._prove_and_reduce(original, rewritten, find, verifier)
            if not reduced.dropped_harm or verifier.remaining_s <= 0:
                return
            excluded.update(set(rewritten.units) - set(reduced.rewritten.units))
            settled = reduced.rewritten.text

    def _prove_and_reduce(self, original: str, whole: Rewritten, find: Find, verifier: Verifier) -> Attributed:
        """Prove the whole, then what is left of it without the changes that buy nothing."""
        self._prove(whole, attribution.hunks(original, whole), verifier)
        self.progress.stage(Stage.ATTRIBUTION)
        attributed = attribution.attribute(
            original,
            whole,
            lambda units: search.rewrite(original, find, only=units),
            verifier,
            deadline=verifier.deadline - (1 - ATTRIBUTION_SHARE) * verifier.remaining_s,
        )
        self.progress.stage(Stage.FINAL)
        self._prove(attributed.rewritten, attributed.hunks, verifier)
        return attributed

    def _prove(self, rewritten: Rewritten, hunks: tuple[Hunk, ...], verifier: Verifier) -> None:
        """Check the exact text; it is the best so far when accepted, unless one before it is clearly faster."""
        candidate = search.candidate_of(rewritten)
        known = any(tried.candidate == candidate for tried in self.run.tried)
        verdict = verifier.check(candidate)
        if not known:
            self._record(Tried(candidate, verdict))
        if verdict.accepted and verdict.comparison and not self._is_worse(verdict.comparison):
            if len(attribution.split(self.bench.file.text, rewritten)) == 1:  # nothing to share the gain with
                hunks = tuple(replace(hunk, speedup=verdict.comparison.speedup) for hunk in hunks)
            self._save(best=candidate, comparison=verdict.comparison, seeds=verdict.seeds, hunks=hunks)

    def _is_worse(self, comparison: Comparison) -> bool:
        """Than the best so far. Of equals the later one is taken: it is smaller."""
        best = self.run.comparison
        return best is not None and comparison.speedup < best.speedup / attribution.WORTH

    def _finder(self) -> Find:
        """The catalog, on any version of the target, where the original spends its time."""
        assert self.run.profile is not None, "finish() takes it first"
        selected = rules.chosen(self.settings.select, self.settings.ignore)
        python = self.bench.target.interpreter.version[:2]
        seen = Seen(self.bench.file.text, self.run.profile)
        wanted = self.settings.allow_imports
        allowed = installed(self.bench.target.interpreter, wanted) if wanted else ()
        if missing := [package for package in wanted if package not in allowed]:
            self.warn(f"the interpreter has no {' and no '.join(missing)}")

        def find(text: str) -> list[Hint]:
            nonlocal selected
            try:
                return rules.find(parse(text, seen), selected, python=python, is_script=True, allow_imports=allowed)
            except BrokenRuleError as error:
                selected = tuple(rule for rule in selected if rule.id != error.rule)
                self.warn(f"{error.what}; it was left out")
                return find(text)

        return search.hot_first(find, self.bench.file.text, self.run.profile)

    def _record(self, tried: Tried) -> None:
        self.progress.judged(tried)
        self._save(tried=(*self.run.tried, tried))

    def _save(self, **changes: object) -> None:
        self.run = replace(self.run, elapsed_s=time.monotonic() - self.started, **changes)  # type: ignore[arg-type]
        self.store.save(self.run)
