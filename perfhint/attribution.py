"""Which part of a rewrite buys what: the diff cut into changes that are left out one by one and measured.

Lines that were only indented anew are no change: a body moved into a function would otherwise be one hunk. Hunks that
the same unit wrote (an import and its use) stand or fall together and form one *change*.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from perfhint.records import RULES, Hunk, Rewritten, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.records import Comparison
    from perfhint.verify import Verifier

PAIRS = 12
"""A change that cannot be told from its absence after so many..."""
WORTH = 1.03
"""...and that seems to buy less than this is not worth a line of diff."""

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
    dropped_harm: bool = False
    """Something that was left out made the program measurably slower: in its place, rules may now find what helps."""


def attribute(
    original: str, rewritten: Rewritten, replay: Replay, verifier: Verifier, *, deadline: float
) -> Attributed:
    """Leave out every change in turn, drop those that buy nothing measurable, and give the rest their share.

    What is measured here is never shown as a result: the caller checks the minimal rewrite as a candidate of its own.
    A change whose absence makes the program wrong, or that there was no time to measure, stays without a number.
    When all that would be dropped is worth something together, or is all there is, the whole rewrite stays.
    """
    changes = split(original, rewritten)
    if len(changes) == 1:
        return Attributed(rewritten, changes[0].hunks)
    without = {
        change: text
        for change in changes
        for text in [replay(frozenset(rewritten.units) - change.units).text]
        if text not in (original, rewritten.text)
    }
    race = verifier.race(rewritten.text, list(without.values()), min_speedup=None, max_pairs=PAIRS, deadline=deadline)
    measured = {
        change: comparison for change, comparison in zip(without, race, strict=True) if not comparison.objection
    }
    useless = [change.units for change, comparison in measured.items() if _costs_nothing(comparison)]
    shares = {change.units: 1 / comparison.speedup for change, comparison in measured.items()}
    reduced = replay(frozenset(rewritten.units).difference(*useless))
    if reduced.text not in (original, rewritten.text) and _as_good(reduced.text, rewritten.text, verifier, deadline):
        harm = any(comparison.low > 1 for comparison in measured.values())
        return Attributed(reduced, _with_shares(split(original, reduced), shares), harm)
    return Attributed(rewritten, _with_shares(changes, shares))


def hunks(original: str, rewritten: Rewritten) -> tuple[Hunk, ...]:
    """The diff from `original` to `rewritten`, with reasons; nothing is measured."""
    return _with_shares(split(original, rewritten), {})


def split(original: str, rewritten: Rewritten) -> list[Change]:
    """The changes that lead from `original` to `rewritten`, in the order of their first hunks."""
    changes: list[Change] = []
    for hunk, units in _hunks(original.split("\n"), rewritten):
        joined = [change for change in changes if change.units & units]
        merged = Change(
            hunks=(*(each for change in joined for each in change.hunks), hunk),
            units=units.union(*(change.units for change in joined)),
        )
        changes = [change for change in changes if change not in joined] + [merged]
    return sorted(changes, key=lambda change: change.hunks[0].old_start)


def _hunks(old: Sequence[str], rewritten: Rewritten) -> Iterator[tuple[Hunk, frozenset[Unit]]]:
    """Every hunk with the units that wrote it; a region that several units wrote side by side gives several."""
    new = rewritten.text.split("\n")
    for _, i1, i2, j1, j2 in _differences(old, new):
        removed = _runs([(line, rewritten.changed.get(i1 + n, frozenset())) for n, line in enumerate(old[i1:i2])])
        added = _runs(list(zip(new[j1:j2], rewritten.line_units[j1:j2], strict=True)))
        start = i1 + 1
        while removed or added:
            out, into = _next_runs(removed, added)
            units = out.units | into.units
            yield _hunk(start, out.lines, into.lines, units, rewritten), units
            start += len(out.lines)


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines in a row that the same units wrote."""

    lines: tuple[str, ...] = ()
    units: frozenset[Unit] = frozenset()


def _runs(lines: Sequence[tuple[str, frozenset[Unit]]]) -> list[_Run]:
    """Lines that share a unit with the run before them belong to it, and so do lines that nobody wrote."""
    runs: list[_Run] = []
    for line, units in lines:
        if runs and (not units or not runs[-1].units or units & runs[-1].units):
            runs[-1] = _Run((*runs[-1].lines, line), runs[-1].units | units)
        else:
            runs.append(_Run((line,), units))
    return runs


def _next_runs(removed: list[_Run], added: list[_Run]) -> tuple[_Run, _Run]:
    """Take what the next hunk consists of from the front of both lists."""
    if not removed:
        return _Run(), added.pop(0)
    if not added:
        return removed.pop(0), _Run()
    if removed[0].units & added[0].units or not removed[0].units or not added[0].units:
        return removed.pop(0), added.pop(0)
    if any(run.units & added[0].units for run in removed):
        return removed.pop(0), _Run()
    return _Run(), added.pop(0)


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
        old_start=start,
        old=tuple(old),
        new=tuple(new),
        rules=tuple(dict.fromkeys(unit.rule for unit in in_order if unit.rule)),
        reason="; ".join(dict.fromkeys(reason for unit in in_order if (reason := rewritten.reasons[unit]))),
        origin=next((unit.origin for unit in in_order if unit.origin != RULES), RULES),
    )


def _as_good(reduced: str, whole: str, verifier: Verifier, deadline: float) -> bool:
    """Could no slow-down of `reduced` against `whole` be measured?"""
    (comparison,) = verifier.race(whole, [reduced], min_speedup=None, max_pairs=PAIRS, deadline=deadline)
    return not comparison.objection and _costs_nothing(comparison)


def _costs_nothing(without: Comparison) -> bool:
    """Leaving something out, as `without` measured against the whole, is no loss that is known or likely."""
    return without.high >= 1 and without.speedup > 1 / WORTH


def _with_shares(changes: Sequence[Change], shares: dict[frozenset[Unit], float]) -> tuple[Hunk, ...]:
    """The hunks in the order of the file, each with the measured share of the change it belongs to."""
    hunks = [replace(hunk, speedup=shares.get(change.units)) for change in changes for hunk in change.hunks]
    return tuple(sorted(hunks, key=lambda hunk: hunk.old_start))
