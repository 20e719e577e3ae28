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
            self._verdicts[text] = check_correct(
                self._encode(text), self.workload, self.baseline, hash_seeds=self._hash_seeds
            )
        return self._verdicts[text]

    def check(self, candidate: Candidate) -> Verdict:
        """Accepted when `candidate` is correct and then measurably faster than the original."""
        known = self.correct(candidate.text)
        if not known.accepted or known.comparison:
            return known
        (comparison,) = self.race(self.original, [candidate.text], min_speedup=self.min_speedup, deadline=self.deadline)
        verdict = replace(known, comparison=comparison)
        if not comparison.faster_than(self.min_speedup):
            verdict = replace(verdict, rejection=Rejection.NOT_FASTER, detail=comparison.objection)
        self._verdicts[candidate.text] = verdict
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
