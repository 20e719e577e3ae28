"""Everything that is asked about a version of the target goes through one `Verifier`, and is asked once."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from perfhint.records import RULES, Candidate, CaseKind, Rejection, Tried, Verdict
from perfhint.verify.correct import check_correct
from perfhint.verify.faster import compare_many
from perfhint.verify.mutated import MutatedInputs, Trial
from perfhint.verify.spurious import named, suspicions
from perfhint.workloads import counterexample

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfhint.progress import Progress
    from perfhint.records import Baseline, Comparison, Sample, Suspicion
    from perfhint.workloads import Workload

FEW, FEW_S = 24, 2.0
"""Inputs made from the user's that every candidate is tried on, and the seconds that may take..."""
MANY, MANY_S = 100, 6.0
"""...and those that one is tried on that would be accepted."""
FEW_SHARE, MANY_SHARE = 0.3, 0.5
"""No more than this of the time that is left for it."""


class Verifier:
    """Judges versions of one target under one workload, each once: verdicts of an earlier run count."""

    def __init__(
        self,
        workload: Workload,
        baseline: Baseline,
        *,
        min_speedup: float,
        hash_seeds: Sequence[int],
        deadline: float,
        progress: Progress,
        known: Iterable[Tried] = (),
        fuzz_s: float = 0.0,
    ) -> None:
        """`fuzz_s`: wall seconds for running candidates on inputs made from the user's own."""
        self.workload = workload
        self.baseline = baseline
        self.min_speedup = min_speedup
        self.deadline = deadline
        self._hash_seeds = tuple(hash_seeds)
        self._first_seeds = self._hash_seeds[:1] if _takes_long(workload) else self._hash_seeds
        """Those under which every version is run; the others are for versions that would be accepted."""
        self._progress = progress
        self._verdicts = {tried.candidate.text: tried.verdict for tried in known}
        self._suspicions: dict[str, tuple[Suspicion, ...]] = {}
        self.original = workload.target.file.text
        self.mutated = MutatedInputs(workload, baseline, seconds=fuzz_s, hash_seeds=self._hash_seeds)

    @property
    def remaining_s(self) -> float:
        """Seconds left of the budget; negative when it is used up."""
        return self.deadline - time.monotonic()

    def correct(self, text: str, *, origin: str = RULES) -> Verdict:
        """Does `text` behave as the original on every case under every hash seed, and on a few inputs made from them?

        Nothing is timed. Where it is not the rules' own it is looked through for what only the cases are faster by.
        """
        if text not in self._verdicts:
            if origin != RULES:
                self._suspicions[text] = self._looked_through(text)
            verdict = self._named(Verdict(), text)
            self._verdicts[text] = verdict if verdict.rejection else self._named(self._correct(text), text)
        return self._verdicts[text]

    def _named(self, verdict: Verdict, text: str) -> Verdict:
        return named(verdict, self._suspicions.get(text, ()))

    def _looked_through(self, text: str) -> tuple[Suspicion, ...]:
        is_module = any(case.kind is not CaseKind.PROGRAM for case in self.workload.cases)
        return suspicions(self.original, text, self._samples, is_module=is_module)

    @cached_property
    def _samples(self) -> tuple[Sample, ...]:
        return self.workload.samples(self.baseline.executions)

    def _correct(self, text: str) -> Verdict:
        try:
            program = self._encode(text)
        except UnicodeEncodeError as error:
            what = f"the file is {self.workload.target.file.encoding} and cannot hold {text[error.start]!r}"
            return Verdict(Rejection.SYNTAX, what)
        verdict = check_correct(program, self.workload, self.baseline, hash_seeds=self._first_seeds)
        return self._tried(program, verdict, most=FEW, seconds=min(FEW_S, FEW_SHARE * self._fuzz_left_s))

    @property
    def _fuzz_left_s(self) -> float:
        return max(0.0, min(self.mutated.left_s, self.remaining_s))

    def _tried(self, program: bytes, verdict: Verdict, *, most: int, seconds: float) -> Verdict:
        """The verdict on an equivalent program after it ran on mutated inputs, up to `most` in all."""
        if not verdict.accepted:
            return verdict
        trial = self.mutated.trial(program, passed=verdict.mutated, most=most, seconds=seconds)
        return replace(verdict, mutated=trial.passed) if trial.difference is None else _refuted(verdict, trial)

    def check(self, candidate: Candidate) -> Verdict:
        """Accepted when `candidate` is correct and then measurably faster than the original."""
        if not self._is_open(candidate):
            return self.correct(candidate.text)
        (comparison,) = self.race(self.original, [candidate.text], min_speedup=self.min_speedup, deadline=self.deadline)
        return self._settle(candidate.text, comparison)

    def check_together(self, candidates: Sequence[Candidate]) -> list[Verdict]:
        """`check` for several versions: one schedule tells which is the fastest, and only that is then checked alone.

        That the fastest of several seems faster than it is, as the luckiest does, is so put right.
        """
        unknown = [each for each in candidates if self._is_open(each)]
        if len(unknown) > 1:
            texts = list(dict.fromkeys(each.text for each in unknown))
            deadline = self.deadline - self.remaining_s / 2
            race = self.race(self.original, texts, min_speedup=self.min_speedup, deadline=deadline)
            raced = dict(zip(texts, race, strict=True))
            fastest = max(texts, key=lambda text: (not raced[text].objection, raced[text].speedup))
            for text in texts:
                if text != fastest:
                    self._settle(text, raced[text])
        return [self.check(each) for each in candidates]

    def _is_open(self, candidate: Candidate) -> bool:
        """It is correct, and not known whether it is faster."""
        verdict = self.correct(candidate.text, origin=candidate.origin)
        return verdict.accepted and verdict.comparison is None

    def _settle(self, text: str, comparison: Comparison) -> Verdict:
        verdict = replace(self.correct(text), comparison=comparison)
        if not comparison.faster_than(self.min_speedup):
            verdict = replace(verdict, rejection=Rejection.NOT_FASTER, detail=comparison.objection)
        seconds = min(MANY_S, MANY_SHARE * self._fuzz_left_s)
        if verdict.accepted or comparison.objection:  # perhaps because it failed under a seed of the race's
            verdict = self._under_all_seeds(self._encode(text), verdict)
        verdict = self._confirmed(self._tried(self._encode(text), verdict, most=MANY, seconds=seconds), text)
        self._verdicts[text] = self._named(verdict, text)
        return self._verdicts[text]

    def _under_all_seeds(self, program: bytes, verdict: Verdict) -> Verdict:
        """The verdict after the version ran under the hash seeds that were left for this moment.

        A seed that shows a difference is from then on among the first.
        """
        others = [seed for seed in self._hash_seeds if seed not in self._first_seeds]
        if not others:
            return verdict
        found = check_correct(program, self.workload, self.baseline, hash_seeds=others)
        if not found.accepted and found.counterexample:
            self._first_seeds += (found.counterexample.hash_seed,)
            return found
        return replace(verdict, seeds=verdict.seeds + found.seeds, detail=found.detail or verdict.detail)

    def _confirmed(self, verdict: Verdict, text: str) -> Verdict:
        """The verdict on a version that would be accepted, after the workload's last look at it."""
        found = self.workload.confirm(self._encode(text)) if verdict.accepted else None
        if found is None:
            return verdict
        shown = counterexample(found, hash_seed=0)
        return Verdict(found.rejection, found.told, shown, seeds=verdict.seeds)

    def race(
        self,
        reference: str,
        others: Sequence[str],
        *,
        min_speedup: float | None,
        deadline: float,
        max_pairs: int | None = None,
    ) -> list[Comparison]:
        """Time `others` against `reference` in one interleaved schedule: a comparison for each, in their order.

        Each is timed until it is known whether it is `min_speedup` times as fast; with None, which of both is faster.
        """
        return compare_many(
            [self._encode(text) for text in (reference, *others)],
            self.workload,
            self.baseline,
            min_speedup=min_speedup,
            deadline=min(self.deadline, deadline),
            max_pairs=max_pairs,
            progress=self._progress.timing,
        )

    def _encode(self, text: str) -> bytes:
        return self.workload.target.file.encode(text)


def _takes_long(workload: Workload) -> bool:
    """A run takes much time beside what it tells of the target: a suite's, which starts pytest."""
    return any(case.kind is CaseKind.TESTS for case in workload.cases)


def _refuted(verdict: Verdict, trial: Trial) -> Verdict:
    """The verdict on a program that differs on a mutated input: how fast it is does not matter any more."""
    assert trial.difference is not None
    found = trial.difference
    shown = replace(counterexample(found, trial.hash_seed), is_mutated=True)
    said = found.told if found.where else f"{found.case.name}: {found.detail}"
    return Verdict(found.rejection, said, shown, seeds=verdict.seeds, mutated=trial.passed)
