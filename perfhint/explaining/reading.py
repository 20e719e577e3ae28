"""Everything that the texts of two versions tell about why one is faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.explaining.growth import Growth
from perfhint.explaining.matching import Catalog, Matcher
from perfhint.explaining.monomials import Bound, is_less, renamed, written
from perfhint.explaining.sides import sides
from perfhint.explaining.signs import signs
from perfhint.records import ExplainedChange

if TYPE_CHECKING:
    from perfhint.explaining.differences import Change, Difference
    from perfhint.explaining.lines import Lines
    from perfhint.source.bindings import Write


def read(difference: Difference, catalog: Catalog | None) -> tuple[ExplainedChange, ...]:
    """The changes with what can be said about them; lines alone where one of the versions is not valid Python."""
    matcher = Matcher(difference, catalog) if catalog is not None else None
    return tuple(_explained(difference, change, matcher) for change in difference.changes)


def growths(difference: Difference) -> tuple[str, str] | None:
    """Bounds for the time of the whole programs, where the fast version's is lower."""
    slow, fast = difference.slow.module, difference.fast.module
    return None if slow.has_error or fast.has_error else _told(difference, Growth(slow).whole(), Growth(fast).whole())


def _explained(difference: Difference, change: Change, matcher: Matcher | None) -> ExplainedChange:
    lines = tuple(map(difference.line_pair, change.hunks))
    if matcher is None:
        return ExplainedChange(lines)
    both = sides(difference, change)
    told = signs(both)
    before, after = Growth(both.slow.module).of_rows(both.old.rows), Growth(both.fast.module).of_rows(both.new.rows)
    return ExplainedChange(lines, matcher.matches(change, told), told, _told(difference, before, after))


def _told(difference: Difference, before: Bound | None, after: Bound | None) -> tuple[str, str] | None:
    """Both bounds, if the second is lower in sizes that are surely the same in both versions."""
    if before is None or after is None:
        return None
    names = difference.renamed
    lower = is_less(after, renamed(before, lambda size: _renamed(size, names)))
    same = all(_is_shared(difference, word) for monomial in after for size, _ in monomial for word in _words(size))
    return (written(before), written(after)) if lower and same else None


def _renamed(size: str, names: dict[str, str]) -> str:
    for word in _words(size):
        if word in names:
            return size.replace(word, names[word])
    return size


def _words(size: str) -> list[str]:
    """Names of the program in a size such as ``log len(xs)``."""
    return [word for word in size.replace("(", " ").replace(")", " ").replace("^", " ").split() if word not in _OURS]


_OURS = frozenset({"log", "len", "2"})


def _is_shared(difference: Difference, name: str) -> bool:
    """The name of the fast version is that of the same thing in both: made by the same line, or read from the input."""
    old_name = next((old for old, new in difference.renamed.items() if new == name), name)
    old, new = _only_write(difference.slow, old_name), _only_write(difference.fast, name)
    if old is None or new is None:
        return False
    at, other = _line_of(difference.slow, old), _line_of(difference.fast, new)
    return at is not None and difference.unchanged.get(at) == other


def _only_write(lines: Lines, name: str) -> Write | None:
    bindings = [scope.bindings[name] for scope in lines.module.scopes.all if name in scope.bindings]
    return lines.module.scopes.only_write(bindings[0]) if len(bindings) == 1 else None


def _line_of(lines: Lines, write: Write) -> int | None:
    row = write.node.start_point.row
    return next((number for number, line in enumerate(lines.all) if line.first <= row <= line.last), None)
