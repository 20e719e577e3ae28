"""What every change buys: the fast version without it, in one race with the fast version."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.explaining.differences import Change, Difference
    from perfhint.verify import Verifier

PAIRS = 12
"""Times that each version is timed against the fast one, at most."""


def shares(difference: Difference, fast: str, verifier: Verifier) -> Sequence[float | None]:
    """How much slower `fast` is without each change; None where it does not work without it, or time ran out.

    With one change there is nothing to leave out: its share is the whole speed-up, which the caller has.
    """
    if len(difference.changes) < 2:
        return [None] * len(difference.changes)
    working = {change: text for change in difference.changes if (text := _working(difference, change, verifier))}
    race = verifier.race(fast, list(working.values()), min_speedup=None, max_pairs=PAIRS, deadline=verifier.deadline)
    measured = {
        change: 1 / comparison.speedup
        for change, comparison in zip(working, race, strict=True)
        if not comparison.objection
    }
    return [measured.get(change) for change in difference.changes]


def _working(difference: Difference, change: Change, verifier: Verifier) -> str | None:
    """The fast version without the change, where that still does what the program should."""
    if verifier.remaining_s <= 0:
        return None
    text = difference.without(change)
    return text if verifier.correct(text).equivalent else None
