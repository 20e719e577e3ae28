"""A program of a pair, with what several ask of it computed once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from perfhint.source.canonical import Word, canonical, words
from perfhint.source.grammar import syntax_tree

if TYPE_CHECKING:
    from tree_sitter import Tree


class Program:
    """A text with its words and its tree."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> list[Word]:
        """Its words in order."""
        return words(self.text)

    @cached_property
    def canonical(self) -> str:
        """Itself, whatever its author called things."""
        return canonical(self.text, self.words)

    @cached_property
    def tree(self) -> Tree:
        """Its syntax tree."""
        return syntax_tree(self.text.encode("utf-8", "replace"))
