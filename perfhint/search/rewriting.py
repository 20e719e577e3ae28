"""Apply many hints at once, again and again until no rule finds more, and remember which hint wrote which line.

One application of one hint is a *unit*: what delta debugging, selection and attribution leave out or keep. Rules
enable one another, so a unit is known by what it rewrites, not by where it stood in one particular text:
`rewrite(text, excluded={unit})` replays everything that does not need that unit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from perfhint.hints import Edit, Hint
from perfhint.records import Rewritten, Unit
from perfhint.source import apply

MAX_ROUNDS = 12
"""More rounds than any chain of rules that enable one another; stops rules that would undo each other for ever."""

Find = Callable[[str], list[Hint]]
Stages = Sequence[Sequence[tuple[Unit, Hint]]]


def rewrite(
    text: str,
    find: Find,
    *,
    excluded: Collection[Unit] = (),
    only: Collection[Unit] | None = None,
    given: Stages = (),
) -> Rewritten:
    """Apply what is `given`, then what `find` proposes to a fixed point, without units `excluded` or not in `only`.

    What is given comes in stages, each about the text that the one before made; where one is left out, so are the rest.
    """

    def wanted(unit: Unit) -> bool:
        return unit not in excluded and (only is None or unit in only)

    reasons: dict[Unit, str] = {}
    lines = [_Line(origins={number}) for number in range(text.count("\n") + 1)]
    changed: dict[int, set[Unit]] = defaultdict(set)

    def apply_all(chosen: list[tuple[Unit, Hint]]) -> None:
        nonlocal text, lines
        text, lines = _apply(text, lines, chosen, changed)
        for unit, hint in chosen:
            reasons.setdefault(unit, hint.message)

    for stage in given:
        chosen = [(unit, hint) for unit, hint in stage if wanted(unit)]
        if not chosen:
            break
        apply_all(chosen)
    for _ in range(MAX_ROUNDS):
        chosen = _applicable([(unit, hint) for hint in find(text) if wanted(unit := unit_of(hint, text))])
        if not chosen:
            break
        apply_all(chosen)
    return Rewritten(
        text=text,
        units=tuple(reasons),
        reasons=reasons,
        line_units=tuple(frozenset(line.units) for line in lines),
        changed={number: frozenset(units) for number, units in changed.items()},
    )


def unit_of(hint: Hint, text: str) -> Unit:
    """The unit of applying `hint` to `text`."""
    first = text.split("\n")[hint.span.line - 1]
    return Unit(hint.rule, "".join(first.split()))


def _applicable(hints: Iterable[tuple[Unit, Hint]]) -> list[tuple[Unit, Hint]]:
    """Those that can be applied at once: one that wants to be alone, or all that do not touch each other."""
    mending = [(unit, hint) for unit, hint in hints if hint.edits]
    return next(([each] for each in mending if each[1].alone), None) or _without_overlaps(mending)


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


@dataclass(slots=True)
class _Line:
    """A line of the current text: the units that wrote it, and the lines of the original that it came from."""

    units: set[Unit] = field(default_factory=set)
    origins: set[int] = field(default_factory=set)

    def absorb(self, other: _Line) -> None:
        self.units |= other.units
        self.origins |= other.origins

    def copy(self) -> _Line:
        return _Line(set(self.units), set(self.origins))


def _apply(
    text: str, lines: list[_Line], chosen: list[tuple[Unit, Hint]], changed: dict[int, set[Unit]]
) -> tuple[str, list[_Line]]:
    """The new text and its lines; notes in `changed` which units changed or removed which original line."""
    data = text.encode()
    edits = _in_order(chosen)
    new_lines = [_Line()]
    line, position = 0, 0

    def keep(end: int) -> None:
        nonlocal line
        *ended, last = data[position:end].split(b"\n")
        for _ in ended:
            new_lines[-1].absorb(lines[line])
            new_lines.append(_Line())
            line += 1
        if last:
            new_lines[-1].absorb(lines[line])

    for edit, unit in edits:
        keep(edit.start)
        removed = data[edit.start : edit.end].decode()
        first, *others = _written(edit.text, removed, lines[line:], unit, changed)
        new_lines[-1].absorb(first)
        new_lines += others
        line, position = line + removed.count("\n"), edit.end
    keep(len(data))
    return apply(text, [edit for edit, _ in edits]), new_lines


def _in_order(chosen: list[tuple[Unit, Hint]]) -> list[tuple[Edit, Unit]]:
    """All edits from first to last; an import that several hints need is written once, and imports stand together."""
    imported: set[Edit] = set()
    edits = []
    for unit, hint in chosen:
        for edit in hint.edits:
            if edit in imported:
                continue
            if _is_import(edit):
                imported.add(edit)
            edits.append((edit, unit))
    edits.sort(key=lambda pair: (pair[0].start, pair[0].end, not _is_import(pair[0])))
    for place, (edit, following) in enumerate(pairwise([edit for edit, _ in edits])):
        if _is_import(edit) and _is_import(following) and edit.start == following.start and edit.text.endswith("\n"):
            edits[place] = (edit._replace(text=edit.text.rstrip("\n") + "\n"), edits[place][1])
    return edits


def _is_import(edit: Edit) -> bool:
    return edit.start == edit.end and edit.text.startswith(("import ", "from "))


def _written(new: str, removed: str, old: list[_Line], unit: Unit, changed: dict[int, set[Unit]]) -> list[_Line]:
    """The lines that an edit writes; one that it only indents anew stays as it was.

    The last of several is joined to what follows the edit, so it is new only where there is something on it.
    """
    old_codes = [line.strip() for line in removed.split("\n")]
    new_codes = [line.strip() for line in new.split("\n")]
    lines: list[_Line] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old_codes, new_codes, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [line.copy() for line in old[i1:i2]]
            continue
        replaced = _Line({unit})
        for line in old[i1:i2]:
            replaced.absorb(line)
        for origin in replaced.origins:
            changed[origin].add(unit)
        lines += [replaced.copy() for _ in range(j1, j2)]
    if len(new_codes) > 1 and not new_codes[-1]:
        lines[-1] = _Line()
    return lines
