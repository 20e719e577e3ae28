"""One pattern for one node and what is below it; `pattern_language.py` reads them, `patterns.py` finds many at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tree_sitter import Node

Captures = tuple[tuple[str, "Node"], ...]

LAST = "last"
"""In place of a field: the last named child."""


class PatternError(ValueError):
    """A text is not a pattern for the Python grammar; says which line of it is wrong, and why."""


class Part(NamedTuple):
    """A pattern where it stands as a child."""

    pattern: Pattern
    field: str | None
    optional: bool
    anchored: bool
    """No named node between it and the part before (or the start of the parent)."""

    def candidates(self, node: Node, before: Node | None) -> Sequence[Node]:
        """Children of `node` after `before` that may match; asks for all of them, which is dear, only where it must."""
        if self.anchored and before is None and self.field is None and self.pattern.named:
            return [node.named_child(0)] if node.named_child_count else []
        children = node.children if self.field is None else node.children_by_field_name(self.field)
        if before is not None:
            children = [child for child in children if _follows(child, before)]
        if not self.anchored:
            return children
        if self.field is None:
            first = next((place for place, child in enumerate(children, 1) if child.is_named), len(children))
            return children[:first]
        return [child for child in children if not _named_between(node, before, child)]


class Pattern:
    """One node, or the choice of several patterns for one node."""

    def __init__(self) -> None:
        self.kinds: frozenset[str] | None = None
        """Types the node may have; None for any."""
        self.named: bool | None = True
        """Whether the node is a named one; None for either."""
        self.parts: list[Part] = []
        self.ends_anchored = False
        self.absent_fields: list[str] = []
        self.choices: list[Pattern] = []
        self.captures: list[str] = []
        self.tests: list[Callable[[str], bool]] = []
        """What the node's text must satisfy."""
        self.texts: frozenset[str] | None = None
        """All the texts the node may have, where the pattern lists them."""

    def roots(self) -> Iterator[str]:
        """Types that a matching node may have."""
        if self.choices:
            for choice in self.choices:
                yield from choice.roots()
        elif self.kinds is None:
            raise PatternError("a pattern must say what type of node it begins with")
        else:
            yield from self.kinds

    @cached_property
    def needed(self) -> list[tuple[str | None, Pattern]]:
        """What must stand in a field, or as the first (None) or `LAST` named child; choices last: they take longest."""
        needed = [
            (part.field, part.pattern)
            for place, part in enumerate(self.parts)
            if not part.optional
            if part.field is not None or (place == 0 and part.anchored and part.pattern.named)
        ]
        last = self.parts[-1] if self.parts and self.ends_anchored else None
        if last is not None and not last.optional and last.field is None and last.pattern.named:
            needed.append((LAST, last.pattern))
        return sorted(needed, key=lambda each: bool(each[1].choices))

    @cached_property
    def somewhere(self) -> list[frozenset[str]]:
        """Types of named children that must stand in some place that is not known beforehand."""
        return [
            part.pattern.kinds
            for place, part in enumerate(self.parts)
            if not part.optional and part.field is None and part.pattern.named and part.pattern.kinds
            if not (place == 0 and part.anchored)
        ]

    def may_match(self, node: Node) -> bool:
        """A quick look at `node` and what the pattern says of children in known places; false is certain."""
        if self.choices and not any(choice.may_match(node) for choice in self.choices):
            return False
        if (self.kinds is not None and node.type not in self.kinds) or self.named not in (None, node.is_named):
            return False
        for field, pattern in self.needed:
            child = child_at(node, field)
            if child is None or not (
                pattern.may_match(child) or (field and len(node.children_by_field_name(field)) > 1)
            ):
                return False
        if self.somewhere:
            kinds = {child.type for child in node.named_children}
            if any(kinds.isdisjoint(wanted) for wanted in self.somewhere):
                return False
        if self.texts is None and not self.tests:
            return True
        text = (node.text or b"").decode("utf-8", "replace")
        return (self.texts is None or text in self.texts) and all(test(text) for test in self.tests)

    def matches(self, node: Node, captured: Captures = ()) -> Iterator[Captures]:
        """Every way in which `node` matches, as the nodes captured in it; asked where it may match."""
        if any(node.child_by_field_name(field) is not None for field in self.absent_fields):
            return
        if self.captures:
            captured += tuple((name, node) for name in self.captures)
        if self.choices:
            for choice in self.choices:
                if choice.may_match(node):
                    yield from choice.matches(node, captured)
        elif not self.parts:
            yield captured
        else:
            yield from self._match_parts(node, 0, None, captured)

    def _match_parts(self, node: Node, number: int, before: Node | None, captured: Captures) -> Iterator[Captures]:
        """Ways to find the parts from `number` on among the children after `before` (None: among all)."""
        if number == len(self.parts):
            if not (self.ends_anchored and _named_after(node, before)):
                yield captured
            return
        part, found = self.parts[number], False
        pattern = part.pattern
        for child in part.candidates(node, before):
            if pattern.may_match(child):
                for inner in pattern.matches(child, captured):
                    found = True
                    yield from self._match_parts(node, number + 1, child, inner)
        if not found and part.optional:
            yield from self._match_parts(node, number + 1, before, captured)


def child_at(node: Node, field: str | None) -> Node | None:
    """The child in this field, the first of several; with None or `LAST` the first or last named child."""
    if field is None:
        return node.named_child(0) if node.named_child_count else None
    if field == LAST:
        return node.named_child(node.named_child_count - 1) if node.named_child_count else None
    return node.child_by_field_name(field)


def _follows(child: Node, before: Node) -> bool:
    return child.start_byte >= before.end_byte and child.id != before.id


def _named_between(node: Node, before: Node | None, child: Node) -> bool:
    return any(
        each.end_byte <= child.start_byte and each.id != child.id and (before is None or _follows(each, before))
        for each in node.named_children
    )


def _named_after(node: Node, before: Node | None) -> bool:
    count = node.named_child_count
    return count > 0 and (before is None or _follows(node.named_child(count - 1), before))
