"""One place where a program uses something of a module that it could do without."""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Edit, Kind, Module, Node


class Place(NamedTuple):
    """An expression that names the thing: `digits`, `string.digits`."""

    module: Module
    node: Node
    path: str
    """What it names, "string.digits"."""
    python: tuple[int, int]
    occurrences: int
    """How many places of the program name it."""

    @property
    def call(self) -> Node | None:
        """The call of the thing, where it is called here."""
        parent = self.module.parent(self.node)
        if parent is None or parent.type != "call" or parent.child_by_field_name("function") != self.node:
            return None
        return None if self.module.comments(parent) else parent

    def arguments(self, *counts: int) -> list[Node]:
        """Arguments of the call if there are so many, all of them by position; else none."""
        found = self.module.arguments(self.call) if self.call is not None else []
        plain = not any(each.type in ("keyword_argument", "list_splat", "dictionary_splat") for each in found)
        return found if plain and len(found) in counts else []

    def means_builtin(self, name: str) -> bool:
        """The word would be the builtin here."""
        return self.module.scopes.means_builtin(name, self.module.scopes.scope(self.node))

    def is_free(self, name: str) -> bool:
        """Nothing but imports gives this name a meaning, anywhere in the program."""
        scopes = self.module.scopes
        bindings = [scope.bindings[name] for scope in scopes.all if name in scope.bindings]
        imported = all(write.kind is Kind.IMPORT for binding in bindings for write in binding.writes)
        return imported and name not in scopes.unbound


class Plain(NamedTuple):
    """What takes its place."""

    edits: list[Edit]
    gone: tuple[Node, ...] = ()
    """More of the program that is no longer read: an operator, the names of a pattern."""
    definition: str = ""
    """Code that has to stand after the imports."""
