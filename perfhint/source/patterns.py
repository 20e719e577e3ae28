"""Tree-sitter's query language, matched here: tree-sitter itself takes 10 ms to compile each pattern that has children.

That is nothing for an editor and too much for a pre-commit hook with a hundred rules. Reading a pattern takes 0.1 ms
here, and an index on what patterns ask of names (`#eq? @method "pop"`) spares most nodes a closer look. The language is
described at https://tree-sitter.github.io/tree-sitter/using-parsers/queries/1-syntax.html; there are no groups of
siblings, no repetition, and no predicates but `#eq?`, `#not-eq?`, `#any-of?`, `#not-any-of?` and `#match?`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from perfhint.source.pattern import child_at
from perfhint.source.pattern_language import read
from perfhint.source.shapes import Shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tree_sitter import Node

    from perfhint.source.pattern import Pattern
    from perfhint.source.shapes import Numbered

Path = tuple[tuple[str | None, frozenset[str]], ...]
"""Steps down from a node: field (None: the first named child), and the kinds the child there may have."""


class Found(NamedTuple):
    """Where a pattern matched."""

    number: int
    """Index of the text that held the pattern."""
    captures: dict[str, list[Node]]


class Patterns:
    """The patterns of several texts, matched together in one walk. Raises `PatternError`."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_shape: dict[str, list[Numbered]] = defaultdict(list)
        """By type of node."""
        self._shapes: dict[str, Shapes] = {}
        self._by_name: dict[str, dict[Path, dict[str, list[Numbered]]]] = defaultdict(dict)
        """By type of node, where to look for a name, and the name: patterns that need it there."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(texts):
            numbers[text.strip()].append(number)
        for text, same in numbers.items():
            for pattern in read(text):
                self._add(tuple(same), pattern)

    def find(self, root: Node) -> Iterator[Found]:
        """All matches in and below `root`, those of one node together, in the order in which nodes begin."""
        cursor = root.walk()
        while True:
            node = cursor.node
            if node is not None and node.type in self._types:
                yield from self._at(node)
            if cursor.goto_first_child():
                continue
            while not cursor.goto_next_sibling():
                if not cursor.goto_parent():
                    return

    def _add(self, numbers: tuple[int, ...], pattern: Pattern) -> None:
        for kind in pattern.roots():
            path, texts = _needed_name(pattern)
            if path:
                names = self._by_name[kind].setdefault(path, defaultdict(list))
                for text in texts:
                    names[text].append((numbers, pattern))
            else:
                self._by_shape[kind].append((numbers, pattern))
        self._types = self._by_shape.keys() | self._by_name.keys()

    def _at(self, node: Node) -> Iterator[Found]:
        kind = node.type
        candidates: list[Numbered] = []
        if kind in self._by_shape:
            if kind not in self._shapes:
                self._shapes[kind] = Shapes(self._by_shape[kind])
            candidates = self._shapes[kind].fitting(node)
        for path, names in self._by_name.get(kind, {}).items():
            text = _text_at(node, path)
            if text in names:
                candidates = candidates + names[text]
        for numbers, pattern in candidates:
            if not pattern.may_match(node):
                continue
            for captures in dict.fromkeys(pattern.matches(node)):
                found: dict[str, list[Node]] = {}
                for name, captured in captures:
                    found.setdefault(name, []).append(captured)
                for number in numbers:
                    yield Found(number, found)


def _needed_name(pattern: Pattern) -> tuple[Path, frozenset[str]]:
    """The first node, going down by fields and first children, whose text the pattern lists; and those texts."""
    if pattern.texts is not None and not pattern.choices:
        return (), pattern.texts
    for place, part in enumerate(pattern.parts):
        inner = part.pattern
        is_first = place == 0 and part.anchored and inner.named
        if part.optional or inner.kinds is None or not (part.field or is_first):
            continue
        path, texts = _needed_name(inner)
        if texts:
            return ((part.field, inner.kinds), *path), texts
    return (), frozenset()


def _text_at(node: Node, path: Path) -> str | None:
    for field, kinds in path:
        child = child_at(node, field)
        if child is None or child.type not in kinds:
            return None
        node = child
    return (node.text or b"").decode("utf-8", "replace")
