"""`optimize`: from the baseline to the final proof, saved after every step."""

from __future__ import annotations

import secrets
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import perfhint
from perfhint import attribution, rules, search
from perfhint.app.bench import Bench, open_bench
from perfhint.errors import BrokenRuleError
from perfhint.progress import Progress, Stage
from perfhint.records import Run, Tried
from perfhint.sandbox import installed
from perfhint.source import parse
from perfhint.source.facts import Seen
from perfhint.store import open_store
from perfhint.verify import establish

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from perfhint.attribution import Attributed
    from perfhint.hints import Hint
    from perfhint.records import Baseline, Comparison, Hunk, Rewritten, Unit
    from perfhint.search import Find
    from perfhint.settings import Settings
    from perfhint.store import Store
    from perfhint.verify import Verifier

ATTRIBUTION_SHARE = 0.5
"""Of what is left of the budget after the search; the rest proves the final result."""


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

    The run is in the store after every step. With `resume` an earlier run of the same question (see `Bench.question`)
    goes on where it was, or is returned as it is when it had finished. Raises PerfhintError.
    """
    started = time.monotonic()
    with open_bench(target, tests, inputs, argv, settings) as bench, open_store(settings.store) as store:
        run = _resumed(bench, settings, store) if resume else None
        if run is not None and run.finished:
            return run
        job = _Optimization(bench, settings, store, progress, run or _new_run(bench, settings), started)
        if resume and run is None:
            job.warn("there was no earlier run of this to go on with")
        return job.finish()


def _new_run(bench: Bench, settings: Settings) -> Run:
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


def _resumed(bench: Bench, settings: Settings, store: Store) -> Run | None:
    return store.latest(bench.file.path.absolute(), bench.question(settings))


class _Optimization:
    """One run of `optimize` on its way from the baseline to the final proof."""

    def __init__(
        self, bench: Bench, settings: Settings, store: Store, progress: Progress, run: Run, started: float
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
