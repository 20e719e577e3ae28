"""Verdicts on what a model proposes, with what it may have to be told about every case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint.records import Rejection, Tried
from perfhint.verify import each_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from perfhint.progress import Progress
    from perfhint.records import Candidate, CaseResult, Profile, Verdict
    from perfhint.verify import Verifier

CASES_S = 3.0
"""Seconds to run every case of one candidate by itself..."""
CASES_SHARE = 0.1
"""...and at most this of what is left of the budget."""


class Judging:
    """Checks candidates together, each text once, and records every verdict as soon as it is known."""

    def __init__(
        self,
        verifier: Verifier,
        progress: Progress,
        record: Callable[[Tried], None],
        *,
        sampled: Callable[[str], Profile],
        known: Iterable[Tried] = (),
    ) -> None:
        """`sampled` profiles a version: the fastest one's, which is the likeliest to be refined, is in its verdict."""
        self._verifier = verifier
        self._sampled = sampled
        self._progress = progress
        self._record = record
        self._known = {tried.candidate.text: tried for tried in known}

    def __call__(self, candidates: Sequence[Candidate]) -> list[Tried]:
        """The candidates with their verdicts; the correct ones are timed in one schedule."""
        for candidate in candidates:
            self._progress.trying((candidate.origin,), candidate.category)
            verdict = self._verifier.correct(candidate.text, origin=candidate.origin)
            if not verdict.accepted:
                self._judged(candidate, verdict)
        verdicts = self._verifier.check_together(candidates)
        fastest = max((_speedup(verdict) for verdict in verdicts), default=0.0)
        for candidate, verdict in zip(candidates, verdicts, strict=True):
            if fastest and _speedup(verdict) == fastest and candidate.text not in self._known:
                verdict = replace(verdict, profile=self._sampled(candidate.text))
            self._judged(candidate, verdict)
        return [self._known[candidate.text] for candidate in candidates]

    def _judged(self, candidate: Candidate, verdict: Verdict) -> None:
        if candidate.text not in self._known:
            tried = Tried(candidate, replace(verdict, cases=self._cases(candidate.text, verdict)))
            self._known[candidate.text] = tried
            self._record(tried)

    def _cases(self, text: str, verdict: Verdict) -> tuple[CaseResult, ...]:
        if verdict.rejection in (Rejection.SYNTAX, Rejection.UNCHANGED):
            return ()
        seconds = min(CASES_S, CASES_SHARE * max(0.0, self._verifier.remaining_s))
        return each_case(text, self._verifier.workload, self._verifier.baseline, seconds=seconds)


def _speedup(verdict: Verdict) -> float:
    return verdict.comparison.speedup if verdict.comparison else 0.0
