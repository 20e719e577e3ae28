"""What is known of a user's inputs, believed less: wider ranges, and without rules that may have held by chance."""

from __future__ import annotations

import string
from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint.workloads.mutation import checks as rules
from perfhint.workloads.mutation import table_checks as tables
from perfhint.workloads.mutation.learning import FEW_VALUES

if TYPE_CHECKING:
    from perfhint.workloads.mutation.checks import Check
    from perfhint.workloads.mutation.learning import Learned, Range

LARGE = 1000
"""Up to here numbers may be `TIMES` as large as the largest seen..."""
TIMES = 20
SPREADS = 4
"""...and beyond, so many times their spread, and `NEAR`, away from those seen."""
NEAR = 10
TEXT = 5
"""Words are texts, in which other letters and digits may stand, where some are as long as this."""
FURTHER = "aAbZ19"
CERTAIN = 0.001
"""What would hold by chance with no more than this probability is a rule..."""
CERTAIN_OF_TWO = 0.1
"""...and, of two single numbers, with this one: four inputs are enough."""


def bold(learned: Learned) -> Learned:
    """The same with less that has to hold."""
    return replace(
        learned,
        ranges={name: known if name in learned.counts else _wider(known) for name, known in learned.ranges.items()},
        checks={
            path: {check: chance for check, chance in checks.items() if _is_rule(check, chance, learned)}
            for path, checks in learned.checks.items()
        },
    )


def _wider(known: Range) -> Range:
    if known.is_closed or not known.values:
        return known
    if isinstance(known.values[0], str):
        return _with_more_letters(known)
    # what says of which kind something is
    is_choice = len(known.values) <= FEW_VALUES and known.number >= 2 * len(known.values)
    is_yes_or_no = set(known.values) <= {0, 1} or set(known.values) == {1, 2}
    if known.number > 2 and (is_choice or is_yes_or_no):
        return known
    away = SPREADS * (known.high - known.low) + NEAR
    low = known.low - away
    if known.low >= 0:  # what was never negative, or never zero, is not meant to be
        low = max(low, min(known.low, 1))
    return replace(known, low=low, high=max(known.high + away, min(LARGE, known.high * TIMES)))


def _with_more_letters(known: Range) -> Range:
    if known.high < TEXT or not set(known.alphabet) & set(string.ascii_letters):
        return known
    alphabet = "".join(sorted({*known.alphabet, *FURTHER}))
    return replace(known, alphabet=alphabet, firsts=alphabet if known.firsts == known.alphabet else known.firsts)


def _is_rule(check: Check, chance: float, learned: Learned) -> bool:
    """Whether an input without it is hardly one of the problem's."""
    if chance <= CERTAIN:
        return True
    match check:
        case rules.NoRuns() | rules.First():
            return False
        case rules.Distinct(bound=bound):
            return bound is not None
        case tables.RowOrder(is_strict=is_strict):
            return not is_strict
        case rules.Order(low, high, is_strict):
            if {low, high} <= learned.singles and {low, high} & learned.counts:
                return chance <= CERTAIN_OF_TWO
            is_place = high in learned.counts and learned.ranges[low].low == 0  # from 0 on
            return is_place or not is_strict
    return True
