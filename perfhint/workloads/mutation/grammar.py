"""How an input is built: lines of a fixed number of tokens, rows and repetitions whose counts were read before.

An input read by a grammar is a tree of lists that has the grammar's shape: of a `Line` the list of its tokens, of a
`Row` too, of a `Repeat` a list of rounds, each with a node for every element of the body. Nodes are changed in place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Node = list[Any]
MOST_COUNTED = 1_000_000


class MismatchError(Exception):
    """A text that is not built as the grammar says."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many tokens or rounds follow, by a number that was read before."""

    name: str
    factor: int = 1
    offset: int = 0

    def of(self, value: int) -> int:
        """The count where that number is `value`."""
        return self.factor * value + self.offset


@dataclass(frozen=True, slots=True)
class Line:
    """A line of so many tokens."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of tokens of one kind: as many as `count` says, or (None) as many as there are."""

    name: str
    count: Count | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A line that begins with the number of tokens that follow in it."""

    name: str


@dataclass(frozen=True, slots=True)
class Raw:
    """A line that is not made of tokens with single spaces between them."""

    name: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """The body again and again: as often as `count` says, or (None) until the input ends."""

    count: Count | None
    body: tuple[Element, ...]


Element = Line | Row | Counted | Raw | Repeat
Elements = tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """An input cut into lines and tokens, without what ends it."""

    lines: tuple[str, ...]
    tokens: tuple[tuple[str, ...] | None, ...]
    """None for a line that is not its tokens with single spaces between them; spaces at its end do not count."""
    newline: str
    ending: str
    """What follows the last line."""

    @classmethod
    def of(cls, content: str) -> Text:
        """`content` cut up."""
        newline = "\r\n" if "\r\n" in content else "\n"
        plain = content.replace("\r\n", "\n")
        stripped = plain.rstrip("\n")
        lines = tuple(stripped.split("\n")) if stripped else ()
        tokens = tuple(_tokens(line) for line in lines)
        return cls(lines, tokens, newline, plain[len(stripped) :].replace("\n", newline))

    def again(self, lines: Sequence[str]) -> str:
        """Other lines, ended as this input is."""
        return self.newline.join(lines) + self.ending


def _tokens(line: str) -> tuple[str, ...] | None:
    tokens = tuple(line.split(" ")) if line.rstrip() else ()
    while tokens and not tokens[-1]:
        tokens = tokens[:-1]
    return tokens if all(token and not any(map(str.isspace, token)) for token in tokens) else None


def read(elements: Elements, text: Text) -> list[Node]:
    """The nodes of `text`. Raises MismatchError."""
    nodes, position = read_some(elements, text, 0, {})
    if position != len(text.lines):
        raise MismatchError
    return nodes


def read_some(elements: Elements, text: Text, position: int, known: Mapping[str, str]) -> tuple[list[Node], int]:
    """Nodes of the elements from the line at `position` on, and where they end. Raises MismatchError."""
    known = dict(known)
    nodes = []
    for element in elements:
        if isinstance(element, Repeat):
            node, position = _read_rounds(element, text, position, known)
        else:
            if position >= len(text.lines):
                raise MismatchError
            node = read_line(element, text, position, known)
            position += 1
        if isinstance(element, Line):
            known.update(zip(element.names, node, strict=True))
        nodes.append(node)
    return nodes, position


def read_line(element: Line | Row | Counted | Raw, text: Text, position: int, known: Mapping[str, str]) -> Node:
    """The node of an element that is one line. Raises MismatchError."""
    tokens = text.tokens[position]
    match element:
        case Raw():
            return [text.lines[position]]
        case Line(names) if tokens is not None and len(tokens) == len(names):
            return list(tokens)
        case Row(_, count) if tokens is not None and (count is None or len(tokens) == counted(count, known)):
            return list(tokens)
        case Counted() if tokens and tokens[0] == str(len(tokens) - 1):
            return list(tokens[1:])
    raise MismatchError


def _read_rounds(element: Repeat, text: Text, position: int, known: Mapping[str, str]) -> tuple[Node, int]:
    rounds: Node = []
    wanted = None if element.count is None else counted(element.count, known)
    while position < len(text.lines) if wanted is None else len(rounds) < wanted:
        nodes, position = read_some(element.body, text, position, known)
        rounds.append(nodes)
    return rounds, position


def counted(count: Count, known: Mapping[str, str]) -> int:
    """The count, from tokens read before. Raises MismatchError."""
    token = known[count.name]
    if not token.isdecimal() or len(token) > len(str(MOST_COUNTED)):
        raise MismatchError
    number = count.of(int(token))
    if not 0 <= number <= MOST_COUNTED:
        raise MismatchError
    return number


def written(elements: Elements, nodes: Sequence[Node]) -> list[str]:
    """The lines of nodes whose tokens are text."""
    lines: list[str] = []
    for element, node in zip(elements, nodes, strict=True):
        match element:
            case Repeat(_, body):
                for each in node:
                    lines += written(body, each)
            case Counted():
                lines.append(" ".join([str(len(node)), *node]))
            case _:
                lines.append(" ".join(node))
    return lines
