"""The rule engine: everything the catalog proposes at once, made right by leaving out what is wrong.

Most rewrites are right, so applying all of them and checking the result once is the cheapest start. Only when that
fails is delta debugging paid for, and only the unit it blames is given up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.records import RULES, Candidate, Rewritten, Tried, Unit
from perfhint.search.isolate import minimal_failing
from perfhint.search.rewriting import Find, Stages, rewrite

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfhint.progress import Progress
    from perfhint.verify import Verifier


def search(
    original: str,
    find: Find,
    verifier: Verifier,
    progress: Progress,
    record: Callable[[Tried], None],
    *,
    excluded: set[Unit],
    given: Stages = (),
) -> Rewritten | None:
    """The original with what is `given` and every rewrite of `find` that keeps it correct, to a fixed point; nothing is
    timed.

    Units in `excluded` are left out, and those found wrong are added to it. None where no rule finds anything, or where
    the budget ended before a correct combination was found. `record` is told of every candidate that got a verdict.
    """
    while True:
        rewritten = rewrite(original, find, excluded=excluded, given=given)
        if not rewritten.units or rewritten.text == original:
            return None
        candidate = candidate_of(rewritten)
        progress.trying(candidate.rules)
        verdict = verifier.correct(candidate.text)
        if verdict.equivalent:
            return rewritten
        record(Tried(candidate, verdict))
        if verifier.remaining_s <= 0:
            return None
        excluded.add(_culprit(original, find, given, rewritten, verifier, progress))


def candidate_of(rewritten: Rewritten) -> Candidate:
    """A rewritten text as a candidate of the rule catalog, or of the model whose answer it began with."""
    return Candidate(
        text=rewritten.text,
        origin=next((unit.origin for unit in rewritten.units if unit.origin != RULES), RULES),
        reason="; ".join(dict.fromkeys(reason for reason in rewritten.reasons.values() if reason)),
        rules=tuple(dict.fromkeys(unit.rule for unit in rewritten.units if unit.rule)),
    )


def _culprit(
    original: str,
    find: Find,
    given: Stages,
    wrong: Rewritten,
    verifier: Verifier,
    progress: Progress,
) -> Unit:
    """The unit to give up: of those that fail only together, the one that came last."""

    def fails(units: Sequence[Unit]) -> bool:
        rewritten = rewrite(original, find, only=units, given=given)
        if rewritten.text == original or verifier.remaining_s <= 0:
            return False
        progress.trying(candidate_of(rewritten).rules, "which of them is wrong?")
        return not verifier.correct(rewritten.text).equivalent

    return minimal_failing(wrong.units, fails)[-1]
