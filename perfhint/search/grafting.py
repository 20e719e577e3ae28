"""A model's answer as units like those of rules: hunks that can be left out, polished with rules, and measured.

Hunks that need each other are one unit: those that share a name which the original does not have, or which is gone
afterwards; and, since that does not tell everything, those without which alone the program is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.hints import Edit, Hint, Safety, Span
from perfhint.patches import split
from perfhint.records import Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from perfhint.records import Candidate

    Grafts = tuple[tuple[Unit, Hint], ...]

MOST_UNITS = 12
"""An answer with more of them is another program: then it stands or falls as a whole."""
_NAME = re.compile(r"[^\W\d]\w*")


def grafts(original: str, candidate: Candidate) -> Grafts:
    """What makes `candidate` of `original`, unit by unit."""
    edits = split(original, candidate.text)
    groups = _sharing_names(original, candidate.text, edits)
    if len(groups) > MOST_UNITS:
        groups = [list(edits)]
    return tuple(_graft(number, group, original, candidate) for number, group in enumerate(groups, 1))


def joined(found: Grafts, is_right: Callable[[Collection[Unit]], bool]) -> Grafts:
    """The same with those as one unit that cannot be left out alone; `is_right` tells that of the units that stay."""
    units = {unit for unit, _ in found}
    needed = {unit for unit in units if len(units) > 1 and not is_right(units - {unit})}
    if len(needed) < 2:
        return found
    first = next(unit for unit, _ in found if unit in needed)
    return tuple((first if unit in needed else unit, hint) for unit, hint in found)


def _sharing_names(original: str, text: str, edits: Sequence[Edit]) -> list[list[Edit]]:
    """The edits in groups that share a name which only one of both texts has."""
    data = original.encode("utf-8", "surrogatepass")
    before, after = set(_NAME.findall(original)), set(_NAME.findall(text))
    groups: list[tuple[set[str], list[Edit]]] = []
    for edit in edits:
        removed = data[edit.start : edit.end].decode("utf-8", "surrogatepass")
        names = (set(_NAME.findall(edit.text)) - before) | (set(_NAME.findall(removed)) - after)
        together = [group for group in groups if group[0] & names]
        names = names.union(*(group[0] for group in together))
        merged = [each for group in together for each in group[1]]
        groups = [group for group in groups if group not in together] + [(names, [*merged, edit])]
    return sorted((group for _, group in groups), key=lambda group: group[0].start)


def _graft(number: int, edits: Sequence[Edit], original: str, candidate: Candidate) -> tuple[Unit, Hint]:
    line = original.encode("utf-8", "surrogatepass").count(b"\n", 0, edits[0].start) + 1
    unit = Unit(rule="", code=f"hunk {number}", origin=candidate.origin)
    return unit, Hint("", Span(line, 1, line, 1), candidate.reason, Safety.CHECKED, tuple(edits))
