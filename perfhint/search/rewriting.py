"""Apply many hints at once, again and again until no rule finds more, and remember which hint wrote which line.

One application of one hint is a *unit*: what delta debugging, selection and attribution leave out or keep. Rules
enable one another, so a unit is known by what it rewrites, not by where it stood in one particular text:
`rewrite(text, excluded={unit})` replays everything that does not need that unit.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from difflib import SequenceMatcher

from perfhint.records import Edit, Hint, Rewritten, Unit
from perfhint.source import apply

MAX_ROUNDS = 12
"""More rounds than any chain of rules that enable one another; stops rules that would undo each other for ever."""

Find = Callable[[str], list[Hint]]


def rewrite(
    text: str,
    find: Find,
    *,
    excluded: Collection[Unit] = (),
    only: Collection[Unit] | None = None,
) -> Rewritten:
    """Apply what `find` proposes to a fixed point, but for units `excluded` or not among `only`."""
    reasons: dict[Unit, str] = {}
    line_units: list[frozenset[Unit]] = [frozenset()] * (text.count("\n") + 1)
    for _ in range(MAX_ROUNDS):
        hints = [
            (unit, hint)
            for hint in find(text)
            if hint.edits
            for unit in [unit_of(hint, text)]
            if unit not in excluded and (only is None or unit in only)
        ]
        chosen = _without_overlaps(hints)
        if not chosen:
            break
        text, line_units = _apply(text, line_units, chosen)
        for unit, hint in chosen:
            reasons.setdefault(unit, hint.message)
    return Rewritten(text, tuple(reasons), reasons, tuple(line_units))


def unit_of(hint: Hint, text: str) -> Unit:
    """The unit of applying `hint` to `text`."""
    lines = text.splitlines()
    first = lines[hint.span.line - 1] if hint.span.line <= len(lines) else ""
    return Unit(hint.rule, "".join(first.split()))


def _without_overlaps(hints: Iterable[tuple[Unit, Hint]]) -> list[tuple[Unit, Hint]]:
    """The hints whose edits do not touch those of a hint before them; the rest may match again in the next round."""
    chosen: list[tuple[Unit, Hint]] = []
    taken: list[Edit] = []
    for unit, hint in hints:
        if any(_overlap(edit, other) for edit in hint.edits for other in taken):
            continue
        chosen.append((unit, hint))
        taken.extend(hint.edits)
    return chosen


def _overlap(a: Edit, b: Edit) -> bool:
    if a.start == a.end or b.start == b.end:  # an insertion collides only strictly inside the other edit
        return a.start < b.end and b.start < a.end and a.start != b.start
    return a.start < b.end and b.start < a.end


def _apply(
    text: str, line_units: list[frozenset[Unit]], chosen: list[tuple[Unit, Hint]]
) -> tuple[str, list[frozenset[Unit]]]:
    """The new text, and for each of its lines the units that wrote it or the line it came from."""
    data = text.encode()
    edits = sorted(
        ((edit, unit) for unit, hint in chosen for edit in hint.edits), key=lambda pair: (pair[0].start, pair[0].end)
    )
    marks: list[set[Unit]] = [set()]
    old_line, position = 0, 0

    def keep(end: int) -> None:
        nonlocal old_line
        marks[-1] |= line_units[old_line]
        for _ in range(data.count(b"\n", position, end)):
            old_line += 1
            marks.append(set(line_units[old_line]))

    for edit, unit in edits:
        keep(edit.start)
        removed = data[edit.start : edit.end].decode()
        first, *others = _marks_of_edit(edit.text, removed, line_units[old_line:], unit)
        marks[-1] |= first
        marks += others
        old_line, position = old_line + removed.count("\n"), edit.end
    keep(len(data))
    return apply(text, [edit for edit, _ in edits]), [frozenset(units) for units in marks]


def _marks_of_edit(new: str, removed: str, removed_units: list[frozenset[Unit]], unit: Unit) -> list[set[Unit]]:
    """For each line that an edit writes, who wrote it: a line that is only indented anew keeps its own authors.

    The last line is joined to what follows, so it is the edit's own only where there is something on it. A deletion
    marks the line it stops before: it has no line of its own.
    """
    old_lines = [line.strip() for line in removed.split("\n")]
    new_lines = [line.strip() for line in new.split("\n")]
    marks: list[set[Unit]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old_lines, new_lines, autojunk=False).get_opcodes():
        if tag == "equal":
            marks += [set(units) for units in removed_units[i1:i2]]
        else:
            marks += [{unit}.union(*removed_units[i1:i2]) for _ in range(j1, j2)]
            if j1 == j2 and marks:
                marks[-1].add(unit)
    if len(new_lines) > 1 and not new_lines[-1]:
        marks[-1] = set()
    if removed and not new:
        marks[-1].add(unit)
    return marks
