"""What expressions surely are, from how the values of names are made.

A type is known only when every write of a name that a read may see has it, and the elements of a container only when
everything the program does with it is understood (`elements.py`). Types of names that depend on one another are
found together, as a fixed point from below. In doubt the answer is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source import calls, elements
from perfhint.source.bindings import Binding, Kind, Scope, Write
from perfhint.source.inference import Inference, completed, join
from perfhint.source.known import IMMUTABLE, MUTABLE, NEVER, Type

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.module import Module

__all__ = ["Type", "Types"]

_ENOUGH = 16
"""Evaluations of one name after which it is given up: real programs settle in two or three."""

_Key = Binding | Write | Scope
"""A name in general, a name after one write, what a function returns."""


class Types:
    """Types of one module's expressions."""

    def __init__(self, module: Module, *, trust_annotations: bool) -> None:
        self._module = module
        self._trust = trust_annotations
        self._known: dict[_Key, Type | None] = {}
        self._inference = Inference(module, self._name, self._ask, trust_annotations=trust_annotations)
        # While a fixed point is sought:
        self._current: dict[_Key, Type | None] = {}
        self._dependents: dict[_Key, set[_Key]] = {}
        self._todo: list[_Key] = []
        self._asking: _Key | None = None

    def of(self, expression: Node) -> Type | None:
        """What `expression` surely is, with what it holds where that is known too."""
        return self._inference.of(expression)

    def of_binding(self, binding: Binding) -> Type | None:
        """What the name surely is whenever it is bound."""
        return self._solve(binding)

    def is_a(self, expression: Node, *names: str) -> bool:
        """`expression` is surely one of these types: `is_a(node, "list", "tuple")`."""
        found = self.of(expression)
        return found is not None and found.name in names

    def is_hashable(self, kind: Type | None) -> bool:
        """Values of this type can surely be put in a set, which then finds exactly what `in` finds in a list."""
        if kind is None:
            return False
        if kind.name == "tuple":
            parts = kind.items if kind.items is not None else (kind.element,)
            return all(self.is_hashable(part) for part in parts)
        return kind.name in IMMUTABLE or kind.name in ("never", "frozenset")

    def may_hash(self, kind: Type) -> bool:
        """Values of this type are not surely unhashable."""
        if kind.name == "tuple":
            parts = kind.items if kind.items is not None else (kind.element,)
            return all(part is None or self.may_hash(part) for part in parts)
        return kind.name not in MUTABLE

    # ------------------------------------------------------------------------------------------------ fixed point

    def _name(self, identifier: Node) -> Type | None:
        binding = self._module.scopes.binding(identifier)
        if binding is None:
            return None
        write = self._module.flow.definition(identifier)
        return self._ask(binding if write is None else write)

    def _ask(self, key: _Key) -> Type | None:
        if self._asking is None:
            return self._solve(key)
        if key in self._known:
            return self._known[key]
        self._dependents.setdefault(key, set()).add(self._asking)
        if key not in self._current:
            self._current[key] = NEVER
            self._todo.append(key)
        return self._current[key]

    def _solve(self, wanted: _Key) -> Type | None:
        if wanted in self._known:
            return self._known[wanted]
        self._current, self._dependents, self._todo = {wanted: NEVER}, {}, [wanted]
        evaluations: dict[_Key, int] = {}
        while self._todo:
            key = self._asking = self._todo.pop()
            evaluations[key] = evaluations.get(key, 0) + 1
            found = join(self._current[key], self._evaluate(key)) if evaluations[key] < _ENOUGH else None
            if self._module.believes_facts and not isinstance(key, Scope):
                found = completed(found, self._seen(key))
            if found != self._current[key]:
                self._current[key] = found
                self._todo += self._dependents.get(key, ())
        self._asking = None
        self._known.update(self._current)
        return self._known[wanted]

    def _seen(self, name: Binding | Write) -> Type | None:
        binding = self._module.scopes.binding(name.node) if isinstance(name, Write) else name
        return self._module.facts.type_of(binding) if binding is not None else None

    def _evaluate(self, key: _Key) -> Type | None:
        if isinstance(key, Scope):
            return calls.returned(self._module, self._inference, key)
        if isinstance(key, Write):
            binding = self._module.scopes.binding(key.node)
            written = self._inference.of_write(key)
            return written if binding is None else elements.absorb(self._module, self._inference, written, binding)
        if key.scope.dynamic:
            return None
        found: Type | None = NEVER
        for write in key.writes:
            if write.kind is not Kind.DELETE:
                found = join(found, self._inference.of_write(write))
        return elements.absorb(self._module, self._inference, found, key)
