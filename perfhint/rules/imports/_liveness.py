"""Which statements of a program do something that can be noticed, and which only serve one another.

Everything begins as superfluous. What prints, calls unknown code, returns, raises … is needed; so is what sets a
name that something needed reads, fills a container that something needed reads, or decides whether it runs. What is
left in the end can go, functions that are never called with it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Kind, Module, Node, Write, names
from perfhint.rules.imports._noticed import headers, is_noticed, mutated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NEUTRAL = names("pass_statement global_statement nonlocal_statement")
_LEAPS = names("break_statement continue_statement")
_LOOPS = names("for_statement while_statement")


class Liveness:
    """The needed statements of one module."""

    def __init__(self, module: Module, *, is_script: bool) -> None:
        self._module = module
        self._is_script = is_script
        self._needed: set[int] = set()
        self._todo: list[Node] = []
        self._filling: dict[Binding, list[Node]] = defaultdict(list)
        """Statements that change what is in the containers."""
        self._complete: set[Binding] = set()
        """Variables all of whose values are needed."""
        for statement in self._all(module.statements(module.root)):
            for binding in mutated(module, statement):
                self._filling[binding].append(statement)
        self._need_all(module.statements(module.root), at_top=True)
        if not is_script:  # who imports it may look into the containers
            for binding in module.scopes.module.bindings.values():
                for statement in self._filling[binding]:
                    self._need(statement)
        while self._todo:
            self._follow(self._todo.pop())

    def superfluous(self) -> list[Node]:
        """Statements, as whole as possible, that can go together."""
        return list(self._superfluous(self._module.statements(self._module.root)))

    def _superfluous(self, statements: list[Node]) -> Iterator[Node]:
        for statement in statements:
            if statement.id in self._needed:
                for block in blocks(self._module, statement):
                    yield from self._superfluous(block)
            elif statement.type not in _NEUTRAL | _LEAPS:
                yield statement

    def _all(self, statements: Iterable[Node]) -> Iterator[Node]:
        for statement in statements:
            yield statement
            for block in blocks(self._module, statement):
                yield from self._all(block)

    def _need_all(self, statements: list[Node], *, at_top: bool = False) -> None:
        """Those of these statements, and in them, that are noticed by themselves; not those of inner functions."""
        for statement in statements:
            if is_noticed(self._module, statement) or (at_top and not self._is_script):
                self._need(statement)
            if statement.type != "function_definition":
                for block in blocks(self._module, statement):
                    self._need_all(block)

    def _need(self, statement: Node) -> None:
        if statement.id in self._needed:
            return
        self._needed.add(statement.id)
        self._todo.append(statement)

    def _follow(self, statement: Node) -> None:
        """Everything else that a needed statement needs."""
        module = self._module
        around = module.within(statement, "function_definition", "if_statement", *_LOOPS)
        if around is not None and around.type != "function_definition":  # which is needed anyway, or this would not be
            self._need(around)
        if statement.type == "function_definition":
            for block in blocks(module, statement):
                self._need_all(block)
        if statement.type in _LOOPS:
            for leap in module.loops.exits(statement, *_LEAPS):
                self._need(leap)
        for part in headers(statement):
            for name in module.walk(part, "identifier"):
                self._need_value(name)

    def _need_value(self, name: Node) -> None:
        """What the identifier reads; of a name that is changed where it stands, what it was before as well."""
        binding = self._module.scopes.binding(name)
        if binding is None or binding in self._complete:
            return
        written = next((write for write in binding.writes if write.node.id == name.id), None)
        if written is not None and written.kind is not Kind.AUGMENTED:
            return
        several = written is None and len(binding.writes) > 1
        definition = self._module.flow.definition(name) if several else None
        if definition is not None:
            self._need_write(definition, binding)
            return
        self._complete.add(binding)
        for write in binding.writes:
            self._need_write(write, binding)

    def _need_write(self, write: Write, binding: Binding) -> None:
        if write.kind is Kind.FOR and write.origin.type == "for_statement":
            self._need(write.origin)
        elif write.kind in (Kind.ASSIGN, Kind.AUGMENTED, Kind.DEF):
            self._need(self._module.statement(write.node if write.kind is not Kind.DEF else write.origin))
        for statement in self._filling[binding]:
            self._need(statement)
        if write.kind is Kind.AUGMENTED:
            for other in binding.writes:
                if other is not write and other.kind is not Kind.AUGMENTED:
                    self._need_write(other, binding)


def blocks(module: Module, statement: Node) -> Iterator[list[Node]]:
    """The blocks of a loop, a condition or a function, with their statements."""
    if statement.type in ("if_statement", "function_definition", *_LOOPS):
        for part in statement.named_children:
            block = part.child_by_field_name("body") or part.child_by_field_name("consequence")
            for each in (part, block):
                if each is not None and each.type == "block":
                    yield module.statements(each)
