"""One pattern for one node and what is below it; `pattern_language.py` reads them, `patterns.py` finds many at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tree_sitter import Node

Captures = tuple[tuple[str, "Node"], ...]


class PatternError(ValueError):
    """A text is not a pattern for the Python grammar; says which line of it is wrong, and why."""


class Part(NamedTuple):
    """A pattern where it stands as a child."""

    pattern: Pattern
    field: str | None
    optional: bool
    anchored: bool
    """No named node between it and the part before (or the start of the parent)."""


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
    def _needed_fields(self) -> list[tuple[str, frozenset[str]]]:
        """Fields that must be there, with the kinds the child may have."""
        return [
            (part.field, part.pattern.kinds)
            for part in self.parts
            if part.field is not None and part.pattern.kinds is not None and not part.optional
        ]

    @cached_property
    def _needed_first(self) -> frozenset[str] | None:
        """Kinds of the first named child, where the pattern says."""
        first = self.parts[0] if self.parts else None
        wanted = first is not None and first.anchored and not first.optional and first.pattern.named
        return first.pattern.kinds if first is not None and wanted else None

    def _has_children(self, node: Node) -> bool:
        """A quick look at the children that the pattern names by field or wants first."""
        for field, kinds in self._needed_fields:
            child = node.child_by_field_name(field)
            if child is None or (child.type not in kinds and len(node.children_by_field_name(field)) == 1):
                return False
        first = self._needed_first
        return first is None or (node.named_child_count > 0 and node.named_child(0).type in first)

    def matches(self, node: Node, captured: Captures = ()) -> Iterator[Captures]:
        """Every way in which `node` matches, as the nodes captured in it."""
        if self.kinds is not None and node.type not in self.kinds:
            return
        if self.named is not None and node.is_named is not self.named:
            return
        if self.parts and not self._has_children(node):
            return
        if self.tests or self.texts is not None:
            text = (node.text or b"").decode("utf-8", "replace")
            if (self.texts is not None and text not in self.texts) or not all(test(text) for test in self.tests):
                return
        if any(node.child_by_field_name(field) is not None for field in self.absent_fields):
            return
        if self.captures:
            captured += tuple((name, node) for name in self.captures)
        if self.choices:
            for choice in self.choices:
                yield from choice.matches(node, captured)
        elif not self.parts:
            yield captured
        else:
            yield from self._match_parts(node, 0, 0, captured)

    def _match_parts(self, node: Node, number: int, start: int, captured: Captures) -> Iterator[Captures]:
        """Ways to find the parts from `number` on among the children from `start` on."""
        if number == len(self.parts):
            if not self.ends_anchored or not any(child.is_named for child in node.children[start:]):
                yield captured
            return
        part, found = self.parts[number], False
        fitting = None if part.field is None else {child.id for child in node.children_by_field_name(part.field)}
        pattern = part.pattern
        kinds = pattern.kinds
        children = node.children
        for index in range(start, len(children)):
            child = children[index]
            if (kinds is None or child.type in kinds) and (fitting is None or child.id in fitting):
                for inner in pattern.matches(child, captured):
                    found = True
                    yield from self._match_parts(node, number + 1, index + 1, inner)
            if part.anchored and child.is_named:
                break
        if not found and part.optional:
            yield from self._match_parts(node, number + 1, start, captured)
