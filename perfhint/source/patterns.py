"""Tree-sitter's query language, matched here: tree-sitter itself takes 10 ms to compile each pattern that has children.

That is nothing for an editor and too much for a pre-commit hook with a hundred rules. Reading a pattern takes 0.1 ms
here, and an index on what patterns ask of names (`#eq? @method "pop"`) spares most nodes a closer look. The language is
described at https://tree-sitter.github.io/tree-sitter/using-parsers/queries/1-syntax.html; there are no groups of
siblings, and no predicates but `#eq?`, `#not-eq?`, `#any-of?`, `#not-any-of?` and `#match?`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from perfhint.source.grammar import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tree_sitter import Node

Captures = tuple[tuple[str, "Node"], ...]
Path = tuple[tuple[str, frozenset[str]], ...]
"""Steps down from a node: field, and the kinds the child there may have."""

_TOKEN = re.compile(
    r"""\s+|;[^\n]*|(?P<string>"(?:\\.|[^"\\])*")|(?P<capture>@[\w.-]+)|(?P<predicate>\#[\w-]+[?!])"""
    r"""|(?P<negated>!\w+)|(?P<field>\w+:)|(?P<word>\w+)|(?P<sign>[()\[\].?*+])"""
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


class PatternError(ValueError):
    """A text is not a pattern for the Python grammar; says which line of it is wrong, and why."""


class Part(NamedTuple):
    """A pattern where it stands as a child."""

    pattern: Pattern
    field: str | None
    quantifier: str
    """"", "?", "*" or "+"."""
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
            if part.field is not None and part.pattern.kinds is not None and not part.quantifier
        ]

    @cached_property
    def _needed_first(self) -> frozenset[str] | None:
        """Kinds of the first named child, where the pattern says."""
        first = self.parts[0] if self.parts else None
        wanted = first is not None and first.anchored and not first.quantifier and first.pattern.named
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
                    if part.quantifier in ("*", "+"):
                        yield from self._match_more(node, number, index + 1, inner)
                    else:
                        yield from self._match_parts(node, number + 1, index + 1, inner)
            if part.anchored and child.is_named:
                break
        if not found and part.quantifier in ("?", "*"):
            yield from self._match_parts(node, number + 1, start, captured)

    def _match_more(self, node: Node, number: int, start: int, captured: Captures) -> Iterator[Captures]:
        """After one match of a repeated part: as many more as follow, then the rest."""
        pattern = self.parts[number].pattern
        children = node.children
        while start < len(children) and (more := next(pattern.matches(children[start], captured), None)) is not None:
            start, captured = start + 1, more
        yield from self._match_parts(node, number + 1, start, captured)


class Found(NamedTuple):
    """Where a pattern matched."""

    number: int
    """Index of the text that held the pattern."""
    captures: dict[str, list[Node]]


class Patterns:
    """The patterns of several texts, matched together in one walk. Raises `PatternError`."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._always: dict[str, list[tuple[int, Pattern]]] = defaultdict(list)
        """By type of node: number of the text, pattern."""
        self._by_name: dict[str, dict[Path, dict[str, list[tuple[int, Pattern]]]]] = defaultdict(dict)
        """By type of node, where to look for a name, and the name: patterns that need it there."""
        for number, text in enumerate(texts):
            for pattern in read(text):
                self._add(number, pattern)

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

    def _add(self, number: int, pattern: Pattern) -> None:
        for kind in pattern.roots():
            path, texts = _needed_name(pattern)
            if path:
                names = self._by_name[kind].setdefault(path, defaultdict(list))
                for text in texts:
                    names[text].append((number, pattern))
            else:
                self._always[kind].append((number, pattern))
        self._types = self._always.keys() | self._by_name.keys()

    def _at(self, node: Node) -> Iterator[Found]:
        kind = node.type
        candidates = self._always.get(kind, [])
        for path, names in self._by_name.get(kind, {}).items():
            text = _text_at(node, path)
            if text in names:
                candidates = candidates + names[text]
        for number, pattern in candidates:
            for captures in dict.fromkeys(pattern.matches(node)):
                found: dict[str, list[Node]] = {}
                for name, captured in captures:
                    found.setdefault(name, []).append(captured)
                yield Found(number, found)


def _needed_name(pattern: Pattern) -> tuple[Path, frozenset[str]]:
    """The first node, going down by fields, whose text the pattern lists; and those texts."""
    if pattern.texts is not None and not pattern.choices:
        return (), pattern.texts
    for part in pattern.parts:
        inner = part.pattern
        if part.field is None or part.quantifier or inner.kinds is None:
            continue
        path, texts = _needed_name(inner)
        if texts:
            return ((part.field, inner.kinds), *path), texts
    return (), frozenset()


def _text_at(node: Node, path: Path) -> str | None:
    for field, kinds in path:
        child = node.child_by_field_name(field)
        if child is None or child.type not in kinds:
            return None
        node = child
    return (node.text or b"").decode("utf-8", "replace")


# ------------------------------------------------------------------------------------------------- reading


def read(text: str) -> list[Pattern]:
    """The patterns in `text`. Raises `PatternError`."""
    return _Reader(text).patterns()


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, str, int]] = []
        position = 0
        while position < len(text):
            token = _TOKEN.match(text, position)
            if token is None:
                raise PatternError(
                    f"line {text.count(chr(10), 0, position) + 1}: {text[position]!r} means nothing here"
                )
            if token.lastgroup is not None:
                self._tokens.append((token.lastgroup, token[0], text.count("\n", 0, position) + 1))
            position = token.end()
        self._next = 0
        self._captured: dict[str, list[Pattern]] = defaultdict(list)

    def patterns(self) -> list[Pattern]:
        found = []
        while self._next < len(self._tokens):
            self._captured.clear()
            found.append(self._pattern())
        return found

    def _pattern(self) -> Pattern:
        kind, token = self._take()
        if token == "(":
            pattern = self._node()
        elif token == "[":
            pattern = Pattern()
            pattern.named = None
            while not self._have("]"):
                pattern.choices.append(self._pattern())
        elif kind == "string":
            pattern = Pattern()
            pattern.kinds, pattern.named = frozenset({_unquoted(token)}), False
        elif token == "_":
            pattern = Pattern()
            pattern.named = None
        else:
            raise self._error(f"{token} cannot begin a pattern")
        while self._peek()[0] == "capture":
            self._capture(pattern)
        return pattern

    def _node(self) -> Pattern:
        pattern = Pattern()
        kind, token = self._take()
        if kind != "word":
            raise self._error(f"after ( the type of a node is expected, not {token}")
        pattern.kinds = None if token == "_" else _kinds(token)
        if pattern.kinds is not None and not pattern.kinds:
            raise self._error(f"the Python grammar has no node {token}")
        anchored = False
        while not self._have(")"):
            if self._have("."):
                anchored = True
                continue
            if self._peek()[0] == "negated":
                pattern.absent_fields.append(self._field(self._take()[1][1:]))
            elif self._tokens[self._next][1] == "(" and self._tokens[self._next + 1][0] == "predicate":
                self._predicate()
            else:
                pattern.parts.append(self._part(anchored))
                anchored = False
        pattern.ends_anchored = anchored
        return pattern

    def _part(self, anchored: bool) -> Part:
        field = self._field(self._take()[1][:-1]) if self._peek()[0] == "field" else None
        inner = self._pattern()
        quantifier = self._take()[1] if self._peek()[1] in ("?", "*", "+") else ""
        while self._peek()[0] == "capture":
            self._capture(inner)
        return Part(inner, field, quantifier, anchored)

    def _predicate(self) -> None:
        self._take()
        name = self._take()[1][1:-1]
        given = []
        while not self._have(")"):
            given.append(self._take())
        subjects = self._captured.get(given[0][1][1:], []) if given else []
        values = [_unquoted(token) for kind, token in given[1:] if kind in ("string", "word")]
        if not subjects or len(values) != len(given) - 1:
            raise self._error(f"#{name}? needs a capture from before it, then texts")
        for subject in subjects:
            _require(subject, name, values, self)

    def _capture(self, pattern: Pattern) -> None:
        name = self._take()[1][1:]
        pattern.captures.append(name)
        self._captured[name].append(pattern)

    def _field(self, name: str) -> str:
        if language().field_id_for_name(name) is None:
            raise self._error(f"the Python grammar has no field {name}")
        return name

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._next][:2] if self._next < len(self._tokens) else ("end", "the end")

    def _take(self) -> tuple[str, str]:
        kind, token = self._peek()
        if kind == "end":
            raise self._error("a bracket is not closed")
        self._next += 1
        return kind, token

    def _have(self, token: str) -> bool:
        if self._peek()[1] != token or self._peek()[0] != "sign":
            return False
        self._next += 1
        return True

    def _error(self, what: str) -> PatternError:
        line = self._tokens[min(self._next, len(self._tokens)) - 1][2] if self._tokens else 1
        return PatternError(f"line {line}: {what}")


def _require(subject: Pattern, name: str, values: list[str], reader: _Reader) -> None:
    """Put a predicate on the pattern whose node it is about."""
    if name in ("eq", "any-of"):
        listed = frozenset(values)
        subject.texts = listed if subject.texts is None else subject.texts & listed
    elif name in ("not-eq", "not-any-of"):
        excluded = frozenset(values)
        subject.tests.append(lambda text: text not in excluded)
    elif name == "match":
        expression = re.compile(values[0])
        subject.tests.append(lambda text: expression.search(text) is not None)
    else:
        raise reader._error(f"#{name}? is not known here")


@cache
def _kinds(name: str) -> frozenset[str]:
    """Types of nodes that `(name)` stands for: itself, or all subtypes of a supertype; empty when there is none."""
    grammar = language()
    number = grammar.id_for_node_kind(name, True)
    if number is None:
        return frozenset()
    if number not in grammar.supertypes:
        return frozenset({name})
    found: set[str] = set()
    for subtype in grammar.subtypes(number):
        inner = grammar.node_kind_for_id(subtype)
        if inner is not None and grammar.node_kind_is_named(subtype):
            found |= {inner} if subtype not in grammar.supertypes else _kinds(inner)
    return frozenset(found)


def _unquoted(token: str) -> str:
    if not token.startswith('"'):
        return token
    return re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape[1], escape[1]), token[1:-1])
