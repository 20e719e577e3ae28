"""From hints, or a model's answer, to a proven version: rewritten, checked, timed, and without what buys nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint import attribution, search
from perfhint.progress import Stage
from perfhint.records import Tried

if TYPE_CHECKING:
    from perfhint.app.keeping import Keeper
    from perfhint.attribution import Attributed
    from perfhint.progress import Progress
    from perfhint.records import Comparison, Hunk, Rewritten, Unit
    from perfhint.search import Find, Stages
    from perfhint.verify import Verifier

ATTRIBUTION_SHARE = 0.5
"""Of what is left of the budget after the search; the rest proves the final result."""


class Improving:
    """Finds versions of one original that are better than the best so far, and has them kept."""

    def __init__(self, keeper: Keeper, original: str, verifier: Verifier, progress: Progress) -> None:
        self._keeper = keeper
        self._original = original
        self._verifier = verifier
        self._progress = progress

    def improve(self, find: Find, given: Stages = ()) -> None:
        """Rewrite with everything `find` proposes, on top of what is `given`, and keep what is worth its lines."""
        excluded: set[Unit] = set()
        settled = ""
        while True:
            self._progress.stage(Stage.SEARCH)
            rewritten = search.search(
                self._original,
                find,
                self._verifier,
                self._progress,
                self._keeper.record,
                excluded=excluded,
                given=given,
            )
            if rewritten is None or rewritten.text == settled:
                return
            self.prove(rewritten, attribution.hunks(self._original, rewritten))
            if not self._verifier.correct(rewritten.text).equivalent and self._verifier.remaining_s > 0:
                continue  # what is about to be accepted is looked at more closely: the search finds what is to blame
            reduced = self._reduced(rewritten, find, given)
            if not reduced.dropped_harm or self._verifier.remaining_s <= 0:
                return
            excluded.update(set(rewritten.units) - set(reduced.rewritten.units))
            settled = reduced.rewritten.text

    def prove(self, rewritten: Rewritten, hunks: tuple[Hunk, ...]) -> None:
        """Check the exact text; it is the best so far when accepted, unless one before it is clearly faster."""
        keeper = self._keeper
        tried = next((each for each in keeper.run.tried if each.candidate.text == rewritten.text), None)
        candidate = tried.candidate if tried else search.candidate_of(rewritten)
        verdict = self._verifier.check(candidate)
        if tried is None:
            keeper.record(Tried(candidate, verdict))
        if verdict.accepted and verdict.comparison and not self._is_worse(verdict.comparison):
            if len(attribution.split(self._original, rewritten)) == 1:  # nothing to share the gain with
                hunks = tuple(replace(hunk, speedup=verdict.comparison.speedup) for hunk in hunks)
            keeper.save(
                best=candidate,
                comparison=verdict.comparison,
                seeds=verdict.seeds,
                mutated=verdict.mutated,
                hunks=hunks,
            )

    def _reduced(self, whole: Rewritten, find: Find, given: Stages) -> Attributed:
        """What is left of the whole without the changes that buy nothing, proven."""
        self._progress.stage(Stage.ATTRIBUTION)
        verifier = self._verifier
        attributed = attribution.attribute(
            self._original,
            whole,
            lambda units: search.rewrite(self._original, find, only=units, given=given),
            verifier,
            deadline=verifier.deadline - (1 - ATTRIBUTION_SHARE) * verifier.remaining_s,
        )
        self._progress.stage(Stage.FINAL)
        self.prove(attributed.rewritten, attributed.hunks)
        return attributed

    def _is_worse(self, comparison: Comparison) -> bool:
        """Than the best so far. Of equals the later one is taken: it is smaller."""
        best = self._keeper.run.comparison
        return best is not None and comparison.speedup < best.speedup / attribution.WORTH
