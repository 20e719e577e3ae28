"""A program as logical lines of tokens: formatting, comments and blank lines make no difference between two of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from perfhint.source.bindings import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tree_sitter import Node

    from perfhint.source import Module
    from perfhint.source.bindings import Binding

_WHOLE = frozenset({"string_content", "integer", "float", "identifier"})
"""Nodes that are one token even where the grammar has parts for them."""
_LEFT_OUT = frozenset({"comment", "line_continuation"})
_OPENING = frozenset({"(", "[", "{", "string_start"})
_CLOSING = frozenset({")", "]", "}", "string_end"})
_CLAUSES = frozenset({"elif", "else", "except", "finally"})


class Token(NamedTuple):
    """The smallest part of a program's text."""

    text: str
    own: bool
    """A name that the program itself gives, and could give otherwise."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A simple statement or the head of a compound one, on as many rows as it takes."""

    tokens: tuple[Token, ...]
    first: int
    last: int
    """Rows, from 0."""
    parent: int | None
    """Number of the line whose block this one stands in."""

    @property
    def shape(self) -> tuple[str, ...]:
        """The tokens, with all names of the program's own alike."""
        return tuple("·" if token.own else token.text for token in self.tokens)

    def spelled(self, renamed: Mapping[str, str]) -> tuple[str, ...]:
        """The tokens, with names of the program's own replaced."""
        return tuple(renamed.get(token.text, token.text) if token.own else token.text for token in self.tokens)


class Lines:
    """The logical lines of one program, which need not be valid."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.all = tuple(self._lines())

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, number: int) -> Line:
        return self.all[number]

    def heads(self, number: int) -> list[int]:
        """Lines whose blocks hold this one, the innermost first."""
        found: list[int] = []
        parent = self.all[number].parent
        while parent is not None:
            found.append(parent)
            parent = self.all[parent].parent
        return found

    def rows(self, numbers: range) -> range:
        """The rows of lines that follow one another, without comments before or behind them."""
        return range(self.all[numbers[0]].first, self.all[numbers[-1]].last + 1) if numbers else range(0)

    def openers(self, numbers: range) -> set[int]:
        """The lines that begin the statements of which these lines are heads or clauses."""
        return {self._opener(number) for number in numbers if self.all[number].tokens[-1].text == ":"}

    def _opener(self, number: int) -> int:
        for each in range(number, -1, -1):
            if self.all[each].parent == self.all[number].parent and self.all[each].tokens[0].text not in _CLAUSES:
                return each
        return number

    def code(self, number: int, renamed: Mapping[str, str]) -> str:
        """The text of a line without its indentation, with names of the program's own replaced."""
        tokens, data = self.all[number].tokens, self.module.data
        pieces, position = [], tokens[0].start
        for token in tokens:
            if token.own and token.text in renamed:
                pieces += [data[position : token.start], renamed[token.text].encode()]
                position = token.end
        pieces.append(data[position : tokens[-1].end])
        return b"".join(pieces).decode("utf-8", "surrogatepass")

    def _lines(self) -> Iterator[Line]:
        open_blocks: list[tuple[int, int]] = []
        for number, nodes in enumerate(self._statements()):
            first, last = nodes[0], nodes[-1]
            indentation = len(self.module.indentation(first).expandtabs(8))
            while open_blocks and open_blocks[-1][0] >= indentation:
                open_blocks.pop()
            parent = open_blocks[-1][1] if open_blocks else None
            open_blocks.append((indentation, number))
            yield Line(tuple(map(self._token, nodes)), first.start_point.row, last.end_point.row, parent)

    def _statements(self) -> Iterator[list[Node]]:
        """Tokens of one logical line after another: a row ends it, but not within brackets and strings."""
        current: list[Node] = []
        depth = 0
        for node in self._tokens():
            within = depth > 0 and not self.module.has_error  # brackets of broken code may stay open for ever
            if current and not within and self._is_on_new_row(current[-1], node):
                yield current
                current = []
            current.append(node)
            depth += (node.type in _OPENING) - (node.type in _CLOSING)
        if current:
            yield current

    def _is_on_new_row(self, before: Node, node: Node) -> bool:
        between = self.module.data[before.end_byte : node.start_byte]
        return b"\n" in between.replace(b"\\\n", b"")

    def _tokens(self) -> Iterator[Node]:
        stack = [self.module.root]
        while stack:
            node = stack.pop()
            if node.type in _LEFT_OUT or node.start_byte == node.end_byte:
                continue
            if node.child_count == 0 or node.type in _WHOLE:
                yield node
            else:
                stack.extend(reversed(node.children))

    def _token(self, node: Node) -> Token:
        binding = self.module.scopes.binding(node) if node.type == "identifier" else None
        own = binding is not None and is_own(binding)
        return Token(self.module.code(node), own, node.start_byte, node.end_byte)


def is_own(binding: Binding) -> bool:
    """The program could call it otherwise: not what is imported, nor what is in a class and used with dots."""
    return binding.scope.kind != "class" and all(write.kind is not Kind.IMPORT for write in binding.writes)
