"""Reading patterns from tree-sitter's query language."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from perfhint.source.grammar import language
from perfhint.source.pattern import Part, Pattern, PatternError

_TOKEN = re.compile(
    r"""\s+|;[^\n]*|(?P<string>"(?:\\.|[^"\\])*")|(?P<capture>@[\w.-]+)|(?P<predicate>\#[\w-]+[?!])"""
    r"""|(?P<negated>!\w+)|(?P<field>\w+:)|(?P<word>\w+)|(?P<sign>[()\[\].?])"""
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}


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
            if all(choice.named for choice in pattern.choices):
                pattern.named = True
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
            elif self._peek()[1] == "(" and self._peek(1)[0] == "predicate":
                self._predicate()
            else:
                pattern.parts.append(self._part(anchored))
                anchored = False
        pattern.ends_anchored = anchored
        return pattern

    def _part(self, anchored: bool) -> Part:
        field = self._field(self._take()[1][:-1]) if self._peek()[0] == "field" else None
        inner = self._pattern()
        optional = self._have("?")
        while self._peek()[0] == "capture":
            self._capture(inner)
        return Part(inner, field, optional, anchored)

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

    def _peek(self, ahead: int = 0) -> tuple[str, str]:
        position = self._next + ahead
        return self._tokens[position][:2] if position < len(self._tokens) else ("end", "the end")

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
        if inner is not None and subtype in grammar.supertypes:
            found |= _kinds(inner)
        elif inner is not None and grammar.node_kind_is_named(subtype):
            found.add(inner)
    return frozenset(found)


def _unquoted(token: str) -> str:
    if not token.startswith('"'):
        return token
    return re.sub(r"\\(.)", lambda escape: _ESCAPES.get(escape[1], escape[1]), token[1:-1])
