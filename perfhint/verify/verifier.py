"""Everything that is asked about a version of the target goes through one `Verifier`, and is asked once."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint.records import Candidate, Rejection, Tried, Verdict
from perfhint.verify.correct import check_correct
from perfhint.verify.faster import compare_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from perfhint.progress import Progress
    from perfhint.records import Baseline, Comparison
    from perfhint.workloads import Workload


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
    ) -> None:
        self.workload = workload
        self.baseline = baseline
        self.min_speedup = min_speedup
        self.deadline = deadline
        self._hash_seeds = tuple(hash_seeds)
        self._progress = progress
        self._verdicts = {tried.candidate.text: tried.verdict for tried in known}
        self.original = workload.target.file.text

    @property
    def remaining_s(self) -> float:
        """Seconds left of the budget; negative when it is used up."""
        return self.deadline - time.monotonic()

    def correct(self, text: str) -> Verdict:
        """Does `text` behave as the original on every case under every hash seed? Nothing is timed."""
        if text not in self._verdicts:
            self._verdicts[text] = self._correct(text)
        return self._verdicts[text]

    def _correct(self, text: str) -> Verdict:
        try:
            program = self._encode(text)
        except UnicodeEncodeError as error:
            what = f"the file is {self.workload.target.file.encoding} and cannot hold {text[error.start]!r}"
            return Verdict(Rejection.SYNTAX, what)
        return check_correct(program, self.workload, self.baseline, hash_seeds=self._hash_seeds)

    def check(self, candidate: Candidate) -> Verdict:
        """Accepted when `candidate` is correct and then measurably faster than the original."""
        if not self._is_open(candidate.text):
            return self.correct(candidate.text)
        (comparison,) = self.race(self.original, [candidate.text], min_speedup=self.min_speedup, deadline=self.deadline)
        return self._settle(candidate.text, comparison)

    def check_together(self, candidates: Sequence[Candidate]) -> list[Verdict]:
        """`check` for several versions: one schedule tells which is the fastest, and only that is then checked alone.

        That the fastest of several seems faster than it is, as the luckiest does, is so put right.
        """
        unknown = [each for each in candidates if self._is_open(each.text)]
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

    def _is_open(self, text: str) -> bool:
        """It is correct, and not known whether it is faster."""
        verdict = self.correct(text)
        return verdict.accepted and verdict.comparison is None

    def _settle(self, text: str, comparison: Comparison) -> Verdict:
        verdict = replace(self.correct(text), comparison=comparison)
        if not comparison.faster_than(self.min_speedup):
            verdict = replace(verdict, rejection=Rejection.NOT_FASTER, detail=comparison.objection)
        self._verdicts[text] = verdict
        return verdict

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
