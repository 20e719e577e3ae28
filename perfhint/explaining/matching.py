"""Which rules of the catalog make a change, or a part of it, or one of the same kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from perfhint.explaining.differences import Change, Difference, Hunk
from perfhint.explaining.sides import sides
from perfhint.explaining.signs import signs
from perfhint.records import EditKind, Likeness, Rewritten, RuleMatch, Sign, Unit
from perfhint.source import parse

if TYPE_CHECKING:
    from perfhint.hints import Hint
    from perfhint.rules import Rule

MOST_UNITS = 40
"""Applications of rules that are tried one by one."""

Replay = Callable[[frozenset[Unit]], Rewritten]
"""The slow version rewritten by the catalog, with these units only."""


class Catalog(NamedTuple):
    """What the rules make of both versions."""

    rules: dict[str, Rule]
    whole: Rewritten
    """The slow version with everything applied."""
    alone: Sequence[Unit]
    """What can be applied to the slow version, where others may be in the way of it in the whole."""
    replay: Replay
    found: Sequence[Hint]
    """In the slow version."""
    left: Sequence[Hint]
    """In the fast version."""


class _Applied(NamedTuple):
    """The slow version as some units of the catalog rewrite it."""

    difference: Difference
    rewritten: Rewritten
    units: frozenset[Unit]
    kinds: frozenset[EditKind]


class Matcher:
    """Compares the changes between two versions with those that the catalog would make."""

    def __init__(self, difference: Difference, catalog: Catalog) -> None:
        self._difference = difference
        self._catalog = catalog
        alone = [frozenset({unit}) for unit in self._near()[:MOST_UNITS]]
        self._applied = [self._apply(catalog.replay(units), units) for units in alone]
        self._applied.append(self._apply(catalog.whole, frozenset(catalog.whole.units)))

    def matches(self, change: Change, told: Sequence[Sign]) -> tuple[RuleMatch, ...]:
        """The rules that have to do with `change`, whose signs are `told`; those that make it first."""
        found: dict[str, RuleMatch] = {}
        gone = sorted(self._gone(change), key=lambda match: match.growth == "constant factor")
        for match in (*self._made(change), *self._similar(change, told), *gone):
            found.setdefault(match.rule, match)
        return tuple(found.values())

    def _near(self) -> list[Unit]:
        """Units that rewrite lines of some change, and those that only put lines in."""
        changed = self._catalog.whole.changed
        lines = self._difference.slow
        rows = {row for hunk in self._difference.hunks for row in lines.rows(hunk.old)}
        elsewhere = {unit for row, units in changed.items() if row not in rows for unit in units}
        here = {unit for row in rows for unit in changed.get(row, ())}
        every = dict.fromkeys((*self._catalog.whole.units, *self._catalog.alone))
        return [unit for unit in every if unit in here or unit not in elsewhere]

    def _apply(self, rewritten: Rewritten, units: frozenset[Unit]) -> _Applied:
        difference = Difference(self._difference.slow.module, parse(rewritten.text))
        kinds = {sign.kind for change in difference.changes for sign in signs(sides(difference, change))}
        return _Applied(difference, rewritten, units, frozenset(kinds))

    def _made(self, change: Change) -> Iterator[RuleMatch]:
        """Rules whose rewriting gives the same lines, up to names."""
        wanted = {_place(hunk): self._spelled(self._difference, hunk) for hunk in change.hunks}
        for applied in self._applied:
            same = [
                hunk
                for hunk in applied.difference.hunks
                if _place(hunk) in wanted and _alike(self._rule_spelled(applied, hunk), wanted[_place(hunk)])
            ]
            if all(_only_imports(applied.difference, hunk) for hunk in same):  # for whatever it may be used
                continue
            everything = len(same) == len(change.hunks)
            for unit in self._units(applied, same):
                kinds = applied.kinds if len(applied.units) == 1 else frozenset()
                likeness = Likeness.EXACT if everything else Likeness.PART
                yield self._of(unit.rule, likeness, applied.rewritten.reasons[unit], kinds)

    def _units(self, applied: _Applied, hunks: Sequence[Hunk]) -> list[Unit]:
        """Those that wrote the hunks, in the order applied."""
        if len(applied.units) == 1:
            return list(applied.units)
        slow, made = applied.difference.slow, applied.difference.fast
        wrote: set[Unit] = set()
        for hunk in hunks:
            for row in slow.rows(hunk.old):
                wrote |= applied.rewritten.changed.get(row, frozenset())
            for row in made.rows(hunk.new):
                wrote |= applied.rewritten.line_units[row]
        return [unit for unit in applied.rewritten.units if unit in wrote]

    def _similar(self, change: Change, told: Sequence[Sign]) -> Iterator[RuleMatch]:
        """Rules that rewrite lines of the change, and by that make an edit of a kind that it shows too."""
        kinds = {sign.kind for sign in told}
        rows = {row for hunk in change.hunks for row in self._difference.slow.rows(hunk.old)}
        for applied in self._applied:
            changed = applied.rewritten.changed
            if kinds & applied.kinds and (not changed or any(row in changed for row in rows)):
                for unit in applied.units if len(applied.units) == 1 else ():
                    yield self._of(unit.rule, Likeness.SIMILAR, applied.rewritten.reasons[unit], applied.kinds)

    def _gone(self, change: Change) -> Iterator[RuleMatch]:
        """Rules that find something in the lines of the change, and nothing anywhere in the fast version."""
        left = {hint.rule for hint in self._catalog.left}
        rows = {row for hunk in change.hunks for row in self._difference.slow.rows(hunk.old)}
        for hint in self._catalog.found:
            if hint.rule not in left and hint.span.line - 1 in rows:
                yield self._of(hint.rule, Likeness.GONE, hint.message)

    def _of(
        self, identifier: str, likeness: Likeness, message: str, kinds: frozenset[EditKind] = frozenset()
    ) -> RuleMatch:
        rule = self._catalog.rules[identifier]
        why = " ".join(rule.sections["Why"].split())
        return RuleMatch(identifier, likeness, message, why, rule.growth, tuple(sorted(kinds)))

    def _spelled(self, difference: Difference, hunk: Hunk) -> list[tuple[str, bool]]:
        return [(token.text, token.own) for number in hunk.new for token in difference.fast[number].tokens]

    def _rule_spelled(self, applied: _Applied, hunk: Hunk) -> list[tuple[str, bool]]:
        """As the rules write it, with the names that the human's version has for those of the slow one."""
        renamed = self._difference.renamed
        tokens = self._spelled(applied.difference, hunk)
        return [(renamed.get(text, text) if own else text, own) for text, own in tokens]


def _place(hunk: Hunk) -> tuple[int, int]:
    """Of the lines it takes out; empty ranges would all be equal."""
    return hunk.old.start, hunk.old.stop


def _only_imports(difference: Difference, hunk: Hunk) -> bool:
    """It brings in nothing but names of other modules."""
    return not hunk.old and all(difference.fast[number].tokens[0].text in ("import", "from") for number in hunk.new)


def _alike(some: Sequence[tuple[str, bool]], others: Sequence[tuple[str, bool]]) -> bool:
    """The same tokens, up to names that one side gives as consistently as the other."""
    if len(some) != len(others):
        return False
    there: dict[str, str] = {}
    back: dict[str, str] = {}
    for (a, own), (b, other_own) in zip(some, others, strict=True):
        if own != other_own or (not own and a != b):
            return False
        if own and (there.setdefault(a, b) != b or back.setdefault(b, a) != a):
            return False
    return True
