"""What a rule file is written with; docs/adding-a-rule.md tells how."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from tree_sitter import Node

from perfhint.hints import Edit, Safety
from perfhint.source import Module
from perfhint.source.bindings import Binding, Kind, Scope, Write
from perfhint.source.known import Type
from perfhint.source.uses import Role, Use
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Binding",
    "Context",
    "Edit",
    "Finding",
    "Kind",
    "Match",
    "Module",
    "Node",
    "Result",
    "Role",
    "Safety",
    "Scope",
    "Type",
    "Use",
    "Write",
    "names",
]


class Context(NamedTuple):
    """What a rule may know of the program beyond its text."""

    python: tuple[int, int] = (3, 11)
    """Version of the interpreter that will run it."""
    is_script: bool = False
    """It is run, not imported: nobody else reads the names it binds at module level."""
    allow_imports: tuple[str, ...] = ()
    """Packages that may be imported though the program does not: the user said so, and its interpreter has them."""


class Finding(NamedTuple):
    """What a rule found: where, what it costs in the names of the program, and the edits that mend it."""

    node: Node
    """Where the hint points: the smallest expression or statement that is slow."""
    message: str
    """One sentence with the actual names: "`x in seen` looks at every item of the list `seen`; use a set"."""
    edits: tuple[Edit, ...] = ()
    """All or none are applied. Empty: the rule can only point."""
    safety: Safety | None = None
    """Where this finding is surer, or less sure, than the rule's `SAFETY`."""
    alone: bool = False
    """The edits rest on code all over the program that they do not touch: nothing else may be edited with them."""
    growth: str = ""
    """Where the cost grows in another way than the rule's `GROWTH` says; the example's gain is then not this one's."""


Result: TypeAlias = "Finding | Iterable[Finding] | None"
"""What a rule's `rewrite(match, module)` gives: nothing, one finding, or several (it may be a generator)."""


class Match:
    """One place where the rule's pattern matched; `match["name"]` is the node captured as `@name`."""

    __slots__ = ("_captures", "context", "module")

    def __init__(self, captures: dict[str, list[Node]], module: Module, context: Context) -> None:
        self._captures = captures
        self.module = module
        self.context = context

    def __getitem__(self, name: str) -> Node:
        return self._captures[name][0]

    def get(self, name: str) -> Node | None:
        """The captured node, or None where an optional part of the pattern is not there."""
        nodes = self._captures.get(name)
        return nodes[0] if nodes else None

    def seen_in(self, view: Module) -> Match:
        """The same match in another view of the module."""
        return Match(self._captures, view, self.context)

    def all(self, name: str) -> list[Node]:
        """All nodes captured by a repeated `@name`."""
        return self._captures.get(name, [])

    @property
    def line(self) -> int:
        """Of the first captured node, from 1 on."""
        return min(node.start_point.row for nodes in self._captures.values() for node in nodes) + 1
