"""Which part of a rewrite buys what: the diff cut into changes that can be left out one by one.

Lines that were only indented anew are no change: a body moved into a function would otherwise be one hunk. Hunks that
the same unit wrote (an import and its use) belong together and form one *change*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from perfhint.records import Hunk, Rewritten, Unit


@dataclass(frozen=True, slots=True)
class Change:
    """Hunks that stand or fall together, and the units that wrote them."""

    hunks: tuple[Hunk, ...]
    units: frozenset[Unit]


def split(original: str, rewritten: Rewritten) -> list[Change]:
    """The changes that lead from `original` to `rewritten`, in the order of their first hunks."""
    old, new = original.splitlines(), rewritten.text.splitlines()
    hunks = [
        (_hunk(old, new, opcode, units, rewritten), units)
        for opcode in _differences(old, new)
        for units in [_units(rewritten, opcode[3], opcode[4])]
    ]
    changes: list[Change] = []
    for hunk, units in hunks:
        joined = [change for change in changes if change.units & units]
        merged = Change(
            hunks=(*(h for change in joined for h in change.hunks), hunk),
            units=units.union(*(change.units for change in joined)),
        )
        changes = [change for change in changes if change not in joined] + [merged]
    return sorted(changes, key=lambda change: change.hunks[0].old_start)


def _differences(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Opcodes of the diff that overlooks indentation; the exact diff where nothing but indentation differs."""
    bare = SequenceMatcher(None, [line.strip() for line in old], [line.strip() for line in new], autojunk=False)
    opcodes = [opcode for opcode in bare.get_opcodes() if opcode[0] != "equal"]
    if opcodes:
        return opcodes
    exact = SequenceMatcher(None, old, new, autojunk=False)
    return [opcode for opcode in exact.get_opcodes() if opcode[0] != "equal"]


def _units(rewritten: Rewritten, first: int, last: int) -> frozenset[Unit]:
    """The units that wrote new lines first..last, or stand where lines were only taken out."""
    marks = rewritten.line_units[first : max(last, first + 1)]
    return frozenset().union(*marks)


def _hunk(
    old: Sequence[str],
    new: Sequence[str],
    opcode: tuple[str, int, int, int, int],
    units: frozenset[Unit],
    rewritten: Rewritten,
) -> Hunk:
    _, i1, i2, j1, j2 = opcode
    in_order = [unit for unit in rewritten.units if unit in units]
    return Hunk(
        old_start=i1 + 1,
        old=tuple(old[i1:i2]),
        new=tuple(new[j1:j2]),
        rules=tuple(dict.fromkeys(unit.rule for unit in in_order)),
        reason="; ".join(dict.fromkeys(rewritten.reasons[unit] for unit in in_order)),
    )
