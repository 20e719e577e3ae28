"""Which part of a rewrite buys what: the diff cut into changes that are left out one by one and measured.

Lines that were only indented anew are no change: a body moved into a function would otherwise be one hunk. Hunks that
the same unit wrote (an import and its use) stand or fall together and form one *change*.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from perfhint.records import Hunk, Rewritten, Unit

if TYPE_CHECKING:
    from perfhint.verify import Verifier

PAIRS = 12
"""A change that cannot be told from its absence after so many is not worth a line of diff."""

Replay = Callable[[frozenset[Unit]], Rewritten]
"""The rewrite again, with these units only."""


@dataclass(frozen=True, slots=True)
class Change:
    """Hunks that stand or fall together, and the units that wrote them."""

    hunks: tuple[Hunk, ...]
    units: frozenset[Unit]


@dataclass(frozen=True, slots=True)
class Attributed:
    """The minimal rewrite, with the measured share of each of its hunks."""

    rewritten: Rewritten
    hunks: tuple[Hunk, ...]


def attribute(
    original: str, rewritten: Rewritten, replay: Replay, verifier: Verifier, *, budget_s: float
) -> Attributed:
    """Leave out every change in turn, drop those that buy nothing measurable, and give the rest their share.

    A change whose absence makes the program wrong cannot be left out: it stays, without a number. When all that
    would be dropped is worth something together, or is all there is, the whole rewrite stays.
    """
    deadline = verifier.deadline - max(0.0, verifier.remaining_s - budget_s)
    changes = split(original, rewritten)
    if len(changes) == 1:
        return Attributed(rewritten, changes[0].hunks)
    without = {
        change: text
        for change in changes
        for text in [replay(frozenset(rewritten.units) - change.units).text]
        if text not in (original, rewritten.text) and verifier.correct(text).equivalent
    }
    comparisons = dict(
        zip(
            without,
            verifier.race(rewritten.text, list(without.values()), min_speedup=None, max_pairs=PAIRS, deadline=deadline),
            strict=True,
        )
    )
    useless = [change for change, comparison in comparisons.items() if comparison.high >= 1]
    shares = {change: 1 / comparison.speedup for change, comparison in comparisons.items()}
    reduced = replay(frozenset(rewritten.units).difference(*(change.units for change in useless)))
    if reduced.text not in (original, rewritten.text) and _as_good(reduced.text, rewritten.text, verifier, deadline):
        return Attributed(reduced, _with_shares(split(original, reduced), shares))
    return Attributed(rewritten, _with_shares(changes, shares))


def split(original: str, rewritten: Rewritten) -> list[Change]:
    """The changes that lead from `original` to `rewritten`, in the order of their first hunks."""
    old, new = original.splitlines(), rewritten.text.splitlines()
    changes: list[Change] = []
    for _, i1, i2, j1, j2 in _differences(old, new):
        # Where lines were only taken out, the unit is on the line that follows.
        units = frozenset[Unit]().union(*rewritten.line_units[j1 : max(j2, j1 + 1)])
        hunk = _hunk(i1, old[i1:i2], new[j1:j2], units, rewritten)
        joined = [change for change in changes if change.units & units]
        merged = Change(
            hunks=(*(hunk for change in joined for hunk in change.hunks), hunk),
            units=units.union(*(change.units for change in joined)),
        )
        changes = [change for change in changes if change not in joined] + [merged]
    return sorted(changes, key=lambda change: change.hunks[0].old_start)


def _differences(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """Opcodes of the diff that overlooks indentation; of the exact diff where nothing but indentation differs."""
    bare = SequenceMatcher(None, [line.strip() for line in old], [line.strip() for line in new], autojunk=False)
    exact = SequenceMatcher(None, old, new, autojunk=False)
    for matcher in (bare, exact):
        opcodes = [opcode for opcode in matcher.get_opcodes() if opcode[0] != "equal"]
        if opcodes:
            return opcodes
    return []


def _hunk(start: int, old: Sequence[str], new: Sequence[str], units: frozenset[Unit], rewritten: Rewritten) -> Hunk:
    in_order = [unit for unit in rewritten.units if unit in units]
    return Hunk(
        old_start=start + 1,
        old=tuple(old),
        new=tuple(new),
        rules=tuple(dict.fromkeys(unit.rule for unit in in_order)),
        reason="; ".join(dict.fromkeys(rewritten.reasons[unit] for unit in in_order)),
    )


def _as_good(reduced: str, whole: str, verifier: Verifier, deadline: float) -> bool:
    """Is `reduced` correct and not measurably slower than `whole`?"""
    if not verifier.correct(reduced).equivalent:
        return False
    (comparison,) = verifier.race(whole, [reduced], min_speedup=None, max_pairs=PAIRS, deadline=deadline)
    return comparison.high >= 1


def _with_shares(changes: Sequence[Change], shares: dict[Change, float]) -> tuple[Hunk, ...]:
    """The hunks in the order of the file, each with the measured share of the change it belongs to."""
    by_units = {change.units: share for change, share in shares.items()}
    hunks = [replace(hunk, speedup=by_units.get(change.units)) for change in changes for hunk in change.hunks]
    return tuple(sorted(hunks, key=lambda hunk: hunk.old_start))
