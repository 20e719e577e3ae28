"""Errors that a new version hides, or does not look for any more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from perfhint.records import Suspicion, Trick, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from perfhint.source import Module

_BROAD = frozenset({"", "Exception", "BaseException"})


def swallowed(old: Module, new: Module) -> Iterator[Suspicion]:
    """Handlers that go on after an error, and checks that were left out."""
    yield from _handlers(old, new)
    yield from _suppressed(old, new)
    yield from _unchecked(old, new)


def _handlers(old: Module, new: Module) -> Iterator[Suspicion]:
    known = Counter(_caught(old, clause) for clause in old.walk(old.root, "except_clause"))
    for clause in new.walk(new.root, "except_clause"):
        kind = _caught(new, clause)
        known[kind] -= 1
        if known[kind] >= 0 or any(new.walk(clause, "raise_statement")):
            continue
        what = "every error" if kind in _BROAD else kind
        weight = Weight.WARNING if kind in _BROAD else Weight.EXPLANATION
        yield Suspicion(Trick.SWALLOWED, weight, new.line(clause), f"{what} is caught and not raised again")


def _caught(module: Module, clause: Node) -> str:
    """The types of a handler as they are written, without a name for the error."""
    parts = [child for child in module.statements(clause) if child.type != "block"]
    if not parts:
        return ""
    kind = parts[0].named_children[0] if parts[0].type == "as_pattern" else parts[0]
    return module.code(kind)


def _suppressed(old: Module, new: Module) -> Iterator[Suspicion]:
    before = sum(old.scopes.calls(call, "contextlib.suppress") for call in old.walk(old.root, "call"))
    calls = [call for call in new.walk(new.root, "call") if new.scopes.calls(call, "contextlib.suppress")]
    for call in calls[before:]:
        kinds = ", ".join(map(new.code, new.arguments(call)))
        weight = Weight.WARNING if kinds in _BROAD else Weight.EXPLANATION
        yield Suspicion(Trick.SWALLOWED, weight, new.line(call), f"{kinds or 'nothing'} is suppressed")


def _unchecked(old: Module, new: Module) -> Iterator[Suspicion]:
    """Errors that are raised in fewer places: told at the definition where it was."""
    left = Counter(map(new.code, _raised(new)))
    for node in _raised(old):
        kind = old.code(node)
        left[kind] -= 1
        if left[kind] < 0:
            line = _counterpart(old, new, node)
            yield Suspicion(Trick.SWALLOWED, Weight.EXPLANATION, line, f"{kind} is not raised any more")


def _raised(module: Module) -> Iterator[Node]:
    """What is raised: the class, without arguments."""
    for statement in module.walk(module.root, "raise_statement"):
        for child in statement.named_children[:1]:
            function = child.child_by_field_name("function") if child.type == "call" else None
            yield function or child


def _counterpart(old: Module, new: Module, node: Node) -> int:
    """The line in the new version of the function that holds `node` in the old one, or the first."""
    around = old.within(node, "function_definition")
    name = around.child_by_field_name("name") if around is not None else None
    if name is not None:
        for function in new.walk(new.root, "function_definition"):
            other = function.child_by_field_name("name")
            if other is not None and new.code(other) == old.code(name):
                return new.line(function)
    return 1
