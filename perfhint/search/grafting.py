"""A model's answer as units like those of rules: hunks that can be left out, polished with rules, and measured.

Hunks that need each other are one unit: those that share a name which the original does not have, or which is gone
afterwards; and, since that does not tell everything, those without which alone the program is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.hints import Edit, Hint, Safety, Span
from perfhint.patches import relaid, split
from perfhint.records import Unit
from perfhint.source import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from perfhint.records import Candidate
    from perfhint.search.rewriting import Stages

    Stage = tuple[tuple[Unit, Hint], ...]

MOST_UNITS = 12
"""An answer with more of them is another program: then it stands or falls as a whole."""
_NAME = re.compile(r"[^\W\d]\w*")


def grafts(original: str, candidate: Candidate) -> Stages:
    """What makes `candidate` of `original`, unit by unit.

    Where the candidate moved code into a function, that is a unit of its own in a stage before the others.
    """
    laid = relaid(original, candidate.text)
    if laid in (original, candidate.text) or parse(laid).root.has_error:
        return (_stage(original, candidate.text, candidate),)
    moving = Unit(rule="", code="layout", origin=candidate.origin)
    layout = tuple((moving, _hint([edit], original, candidate)) for edit in split(original, laid))
    return layout, _stage(laid, candidate.text, candidate)


def joined(found: Stages, is_right: Callable[[Collection[Unit]], bool]) -> Stages:
    """The same with those as one unit that cannot be left out alone; `is_right` tells that of the units that stay."""
    units = {unit for unit, _ in found[-1]}
    everything = {unit for stage in found for unit, _ in stage}
    needed = {unit for unit in units if len(units) > 1 and not is_right(everything - {unit})}
    if len(needed) < 2:
        return found
    first = next(unit for unit, _ in found[-1] if unit in needed)
    return *found[:-1], tuple((first if unit in needed else unit, hint) for unit, hint in found[-1])


def _stage(before: str, after: str, candidate: Candidate) -> Stage:
    groups = _sharing_names(before, after, split(before, after))
    if len(groups) > MOST_UNITS:
        groups = [[edit for group in groups for edit in group]]
    return tuple(
        (Unit(rule="", code=f"hunk {number}", origin=candidate.origin), _hint(group, before, candidate))
        for number, group in enumerate(groups, 1)
    )


def _sharing_names(original: str, text: str, edits: Sequence[Edit]) -> list[list[Edit]]:
    """The edits in groups that share a name which only one of both texts has.

    Blank lines and comments alone do nothing that could be measured: they go with the edit before or after them.
    """
    data = original.encode("utf-8", "surrogatepass")
    removed = {edit: data[edit.start : edit.end].decode("utf-8", "surrogatepass") for edit in edits}
    idle = {edit for edit in edits if not _does_something(edit.text) and not _does_something(removed[edit])}
    before, after = set(_NAME.findall(original)), set(_NAME.findall(text))
    groups: list[tuple[set[str], list[Edit]]] = []
    for edit in edits:
        if edit in idle:
            continue
        names = (set(_NAME.findall(edit.text)) - before) | (set(_NAME.findall(removed[edit])) - after)
        together = [group for group in groups if group[0] & names]
        names = names.union(*(group[0] for group in together))
        merged = [each for group in together for each in group[1]]
        groups = [group for group in groups if group not in together] + [(names, [*merged, edit])]
    found = sorted((group for _, group in groups), key=lambda group: group[0].start) or [[]]
    for edit in sorted(idle):
        near = min(found, key=lambda group: min((abs(edit.start - each.start) for each in group), default=0))
        near.append(edit)
    return [sorted(group) for group in found]


def _does_something(lines: str) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines.split("\n"))


def _hint(edits: Sequence[Edit], text: str, candidate: Candidate) -> Hint:
    line = text.encode("utf-8", "surrogatepass").count(b"\n", 0, edits[0].start) + 1
    return Hint("", Span(line, 1, line, 1), candidate.reason, Safety.CHECKED, tuple(edits))
