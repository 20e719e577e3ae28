"""Apply many hints at once, again and again until no rule finds more, and remember which hint wrote which line.

One application of one hint is a *unit*: what delta debugging, selection and attribution leave out or keep. Rules
enable one another, so a unit is known by what it rewrites, not by where it stood in one particular text:
`rewrite(text, excluded={unit})` replays everything that does not need that unit.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

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
    lines: list[set[Unit]] = [set()]
    old_line, position = 0, 0

    def keep(end: int) -> None:
        nonlocal old_line
        lines[-1] |= line_units[old_line]
        for _ in range(data.count(b"\n", position, end)):
            old_line += 1
            lines.append(set(line_units[old_line]))

    for edit, unit in edits:
        keep(edit.start)
        touched = data.count(b"\n", edit.start, edit.end)
        inherited = set().union(*line_units[old_line : old_line + touched + 1]) if touched else set()
        first, *rest = edit.text.split("\n")
        if first or not rest:  # a deletion marks the line it stops before: it has no line of its own
            lines[-1].add(unit)
        lines.extend({unit, *inherited} for _ in rest[1:])
        if rest:
            lines.append({unit, *inherited} if rest[-1] else set())
        old_line, position = old_line + touched, edit.end
    keep(len(data))
    new_text = apply(text, [edit for edit, _ in edits])
    return new_text, [frozenset(units) for units in lines]
