"""The difference between two versions as changes, any of which can be taken back.

Lines are compared without comments, formatting, indentation and names that mean the same. A line that stands in another
block than before has changed all the same, unless that block is what changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from perfhint.explaining.lines import Lines
from perfhint.explaining.naming import corresponding
from perfhint.records import LinePair

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from perfhint.source import Module
    from perfhint.source.bindings import Binding


class Hunk(NamedTuple):
    """Lines of the slow version and those of the fast one in their place, by number."""

    old: range
    new: range


@dataclass(frozen=True, slots=True)
class Change:
    """Hunks that stand or fall together: without one, what another holds would have no meaning."""

    hunks: tuple[Hunk, ...]

    @property
    def old(self) -> list[int]:
        """Lines of the slow version that it takes out."""
        return [number for hunk in self.hunks for number in hunk.old]

    @property
    def new(self) -> list[int]:
        """Lines of the fast version that it puts in."""
        return [number for hunk in self.hunks for number in hunk.new]


class Difference:
    """Everything that is different between two programs."""

    def __init__(self, slow: Module, fast: Module) -> None:
        self.slow = Lines(slow)
        self.fast = Lines(fast)
        self.renamed = corresponding(self.slow, self.fast)
        self.unchanged = _unchanged(self.slow, self.fast, self.renamed)
        """Lines of the slow version to the same lines of the fast one."""
        self._kept = {new: old for old, new in self.unchanged.items()}
        self.hunks = list(self._cut())
        self.changes = self._joined()

    @property
    def told_names(self) -> tuple[tuple[str, str], ...]:
        """The names that differ and mean the same, without those that only make room."""
        known = {token.text for line in self.fast.all for token in line.tokens}
        return tuple(sorted((old, new) for old, new in self.renamed.items() if new in known))

    def line_pair(self, hunk: Hunk) -> LinePair:
        """A hunk as people see it: whole rows, with the comments between them."""
        old, new = self.slow.rows(hunk.old), self.fast.rows(hunk.new)
        return LinePair(
            old_start=(old.start if old else _row_at(self.slow, hunk.old.start)) + 1,
            new_start=(new.start if new else _row_at(self.fast, hunk.new.start)) + 1,
            old=tuple(self.slow.module.text.split("\n")[old.start : old.stop]),
            new=tuple(self.fast.module.text.split("\n")[new.start : new.stop]),
        )

    def without(self, change: Change) -> str:
        """The fast version with this change taken back, in its own names; whether that works is to be seen."""
        back, gone = set(change.old), set(change.new)
        written = []
        for old, new in self._in_order():
            if new is not None and new not in gone:
                code = self.fast.code(new, {})
            elif old is not None and old in back:
                code = self.slow.code(old, self.renamed)
            else:
                continue
            written.append(f"{'    ' * self._depth(old, new, back, gone)}{code}\n")
        return "".join(written)

    # -------------------------------------------------------------------------------------------------- cutting

    def _cut(self) -> Iterator[Hunk]:
        old = new = 0
        for i, j in (*sorted(self.unchanged.items()), (len(self.slow), len(self.fast))):
            if i > old or j > new:
                yield from self._cut_further(Hunk(range(old, i), range(new, j)))
            old, new = i + 1, j + 1

    def _cut_further(self, hunk: Hunk) -> Iterator[Hunk]:
        """The hunk in parts, each of which begins with lines that give a value to the same name in both versions."""
        before = [name or f"old {line}" for line, name in self._bound(self.slow, hunk.old, self.renamed).items()]
        after = [name or f"new {line}" for line, name in self._bound(self.fast, hunk.new, {}).items()]
        old, new = hunk.old.start, hunk.new.start
        for i, j, size in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
            for at, to in zip(range(i, i + size), range(j, j + size), strict=True):
                first, other = hunk.old[at], hunk.new[to]
                if first > old or other > new:
                    yield Hunk(range(old, first), range(new, other))
                old, new = first, other
        yield Hunk(range(old, hunk.old.stop), range(new, hunk.new.stop))

    def _bound(self, lines: Lines, numbers: range, renamed: Mapping[str, str]) -> dict[int, str | None]:
        """For every line the name that it gives a value to, if it stands in no block that the hunk itself opens."""
        return {
            number: renamed.get(line.tokens[0].text, line.tokens[0].text)
            if len(line.tokens) > 1 and line.tokens[1].text == "=" and line.parent not in numbers
            else None
            for number in numbers
            for line in [lines[number]]
        }

    # -------------------------------------------------------------------------------------------------- joining

    def _joined(self) -> list[Change]:
        """Hunks that share a name which one of them binds and another needs, or that hold parts of one statement."""
        unsettled_before = set(self._unsettled(self.slow, self.fast, self.renamed, self.unchanged))
        back = {new: old for old, new in self.renamed.items()}
        unsettled_after = set(self._unsettled(self.fast, self.slow, back, self._kept))
        groups: list[tuple[set[str], list[Hunk]]] = []
        for hunk in self.hunks:
            names = {self.renamed.get(name, name) for name in _words(self.slow, hunk.old) & unsettled_before}
            names |= _words(self.fast, hunk.new) & unsettled_after
            names |= {f"old statement {opener}" for opener in self.slow.openers(hunk.old)}
            names |= {f"new statement {opener}" for opener in self.fast.openers(hunk.new)}
            together = [hunk]
            for group in [group for group in groups if group[0] & names]:
                groups.remove(group)
                names |= group[0]
                together += group[1]
            groups.append((names, together))
        changes = [Change(tuple(sorted(hunks, key=_start))) for _, hunks in groups]
        return sorted(changes, key=lambda change: _start(change.hunks[0]))

    def _unsettled(
        self, lines: Lines, others: Lines, renamed: Mapping[str, str], unchanged: Collection[int]
    ) -> Iterator[str]:
        """Names that only changed lines bind, and that are not surely the same kind of thing in the other version."""
        rows = {row for number in unchanged for row in range(lines[number].first, lines[number].last + 1)}
        known = _bindings(others.module)
        for name, bindings in _bindings(lines.module).items():
            if any(write.node.start_point.row in rows for binding in bindings for write in binding.writes):
                continue
            same = known.get(renamed.get(name, name), [])
            kinds = [lines.module.types.of_binding(binding) for binding in bindings]
            other_kinds = [others.module.types.of_binding(binding) for binding in same]
            if len(kinds) != 1 or kinds[0] is None or kinds != other_kinds:
                yield name

    # ------------------------------------------------------------------------------------------------ composing

    def _in_order(self) -> Iterator[tuple[int | None, int | None]]:
        """Lines of both versions as they follow each other: those that are the same in pairs, those of hunks alone."""
        old = new = 0
        for hunk in (*self.hunks, Hunk(range(len(self.slow), len(self.slow)), range(len(self.fast), len(self.fast)))):
            yield from zip(range(old, hunk.old.start), range(new, hunk.new.start), strict=True)
            yield from ((number, None) for number in hunk.old)
            yield from ((None, number) for number in hunk.new)
            old, new = hunk.old.stop, hunk.new.stop

    def _depth(self, old: int | None, new: int | None, back: Collection[int], gone: Collection[int]) -> int:
        """How many blocks are around a line in a mixture of both versions: those of both, those that come back, and
        those of the fast version that stay.
        """
        old_heads = self._heads(new, self.fast, self.slow, self._kept) if old is None else self.slow.heads(old)
        new_heads = self._heads(old, self.slow, self.fast, self.unchanged) if new is None else self.fast.heads(new)
        there = sum(head in self.unchanged or head in back for head in old_heads)
        return there + sum(head not in self._kept and head not in gone for head in new_heads)

    def _heads(self, number: int | None, lines: Lines, others: Lines, pairs: Mapping[int, int]) -> Sequence[int]:
        """Heads of the block of `others` in which a line that only `lines` has would stand."""
        for each in () if number is None else (number, *lines.heads(number)):
            parent = lines[each].parent
            near = {abs(sibling - each): sibling for sibling in pairs if lines[sibling].parent == parent}
            if near:
                return others.heads(pairs[near[min(near)]])
            if parent is not None and parent in pairs:
                return (pairs[parent], *others.heads(pairs[parent]))
        return ()


def _unchanged(slow: Lines, fast: Lines, renamed: Mapping[str, str]) -> dict[int, int]:
    """Lines that are the same and stand in the same blocks, as far as these are there in both versions."""
    old = [line.spelled(renamed) for line in slow.all]
    new = [line.spelled({}) for line in fast.all]
    pairs: dict[int, int] = {}
    for i, j, size in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        pairs.update(zip(range(i, i + size), range(j, j + size), strict=True))
    kept = set(pairs.values())

    def stays(i: int, j: int) -> bool:
        heads = [pairs[head] for head in slow.heads(i) if head in pairs]
        return heads == [head for head in fast.heads(j) if head in kept]

    return {i: j for i, j in pairs.items() if stays(i, j)}


def _words(lines: Lines, numbers: range) -> set[str]:
    return {token.text for number in numbers for token in lines[number].tokens}


def _start(hunk: Hunk) -> tuple[int, int]:
    return hunk.old.start, hunk.new.start


def _row_at(lines: Lines, number: int) -> int:
    return lines[number].first if number < len(lines) else lines.module.text.count("\n")


def _bindings(module: Module) -> dict[str, list[Binding]]:
    """Variables by name, but for those of comprehensions, which nobody else can use."""
    found: dict[str, list[Binding]] = {}
    for scope in module.scopes.all:
        if scope.kind not in ("comprehension", "class"):
            for binding in scope.bindings.values():
                found.setdefault(binding.name, []).append(binding)
    return found
