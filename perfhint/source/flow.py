"""Which write a read sees."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from perfhint.source.bindings import Kind, Write
from perfhint.source.module import BLOCKS
from perfhint.source.scopes import BUILTINS

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.bindings import Binding, Scope
    from perfhint.source.module import Module

_STRAIGHT = frozenset({Kind.ASSIGN, Kind.AUGMENTED, Kind.DEF, Kind.CLASS, Kind.IMPORT})
"""Statements after which, in the same block, the name surely has the value."""


class Flow:
    """Reaching definitions, for the cases in which there is surely just one."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._histories: dict[Binding, _History] = {}

    def definition(self, read: Node) -> Write | None:
        """The one write whose value `read` sees whenever it is evaluated; None when there may be several.

        Found where the write stands earlier in the same block or a block around, or is the target of a loop or
        `with` around, and nothing between, nor in a loop around `read` alone, writes the name again.
        """
        scopes = self._module.scopes
        binding = scopes.binding(read)
        if binding is None or binding.scope.dynamic or (binding.scope.kind == "module" and scopes.executes):
            return None
        history = self._history(binding)
        if len(history.writes) == 1 and self._always_seen(history.writes[0], binding):
            return history.writes[0]
        if not history.is_local or not _runs_inline(scopes.scope(read), binding.scope):
            return None
        last = history.last_before(read.start_byte)
        if last is None or not self._dominates(last, read) or self._is_in_target(binding, read):
            return None
        return None if self._rewritten_in_loop(last, history, read) else last

    def reaching(self, read: Node) -> list[Write]:
        """The writes whose values `read` may see: fewer than all where one stands before it in a block around."""
        scopes = self._module.scopes
        binding = scopes.binding(read)
        if binding is None:
            return []
        definition, history = self.definition(read), self._history(binding)
        if definition is not None:
            return [definition]
        may_be_unseen = binding.scope.dynamic or (binding.scope.kind == "module" and scopes.executes)
        if may_be_unseen or not history.is_local or not _runs_inline(scopes.scope(read), binding.scope):
            return list(history.writes)
        before = [write for write in history.writes if write.at <= read.start_byte and self._dominates(write, read)]
        if not before or self._is_in_target(binding, read):
            return list(history.writes)
        last, end = before[-1], 0
        for loop in self._module.loops.around(read):
            if not self._module.contains(loop, last.node):
                end = max(end, loop.end_byte)
        later = [write for write in history.writes if write.at >= last.at]
        return [write for write in later if write.at <= read.start_byte or write.node.start_byte < end]

    def value(self, read: Node) -> Node | None:
        """The expression whose value `read` surely has; None when there may be several, or it was unpacked."""
        write = self.definition(read)
        return write.value if write is not None and write.kind in (Kind.ASSIGN, Kind.WALRUS) else None

    def is_surely_bound(self, read: Node) -> bool:
        """Whenever `read` is evaluated, the name has a value: no NameError."""
        binding = self._module.scopes.binding(read)
        if binding is None or binding.scope.dynamic:
            return False
        kinds = {write.kind for write in binding.writes}
        if Kind.DELETE in kinds or Kind.EXCEPT in kinds:
            return False
        if Kind.PARAMETER in kinds:
            return True
        return _runs_inline(self._module.scopes.scope(read), binding.scope) and any(
            write.at <= read.start_byte and self._dominates(write, read) for write in self._history(binding).writes
        )

    def _always_seen(self, write: Write, binding: Binding) -> bool:
        """Reads see the only write of a name or raise: until it happens, the name means nothing else."""
        if write.kind in (Kind.DELETE, Kind.EXCEPT, Kind.AUGMENTED) or binding.scope.kind == "class":
            return False
        scopes = self._module.scopes
        means_more = binding.name in BUILTINS or binding.name in scopes.star_names or scopes.unknown_star
        return binding.scope.kind != "module" or not means_more

    def _history(self, binding: Binding) -> _History:
        if binding not in self._histories:
            self._histories[binding] = _History(self._module, binding)
        return self._histories[binding]

    def _is_in_target(self, binding: Binding, read: Node) -> bool:
        """In `i, a[i] = …` the index is read after `i` is written."""
        for ancestor in self._module.ancestors(read):
            if ancestor.type in ("assignment", "for_statement", "for_in_clause"):
                target = ancestor.child_by_field_name("left")
                if target is not None and self._module.contains(target, read):
                    return any(self._module.contains(target, write.node) for write in binding.writes)
            if ancestor.type in BLOCKS:
                return False
        return False

    def _dominates(self, write: Write, read: Node) -> bool:
        module = self._module
        if write.kind is Kind.PARAMETER:
            return True
        if write.kind in (Kind.FOR, Kind.WITH):
            holder = write.origin if write.kind is Kind.FOR else module.within(write.origin, "with_statement")
            body = holder.child_by_field_name("body") if holder is not None else None
            return body is not None and module.contains(body, read)
        if write.kind is Kind.COMPREHENSION:
            return True  # the only reads of it are in the comprehension
        if write.kind not in _STRAIGHT:
            return False
        block = module.parent(module.statement(write.node))
        return block is not None and module.contains(block, read)

    def _rewritten_in_loop(self, write: Write, history: _History, read: Node) -> bool:
        """A loop that repeats `read` without repeating `write` writes the name."""
        for loop in self._module.loops.around(read):
            if self._module.contains(loop, write.node):
                return False
            if history.writes_between(loop.start_byte, loop.end_byte):
                return True
        return False


class _History:
    """The writes of one binding in the order in which their values are seen."""

    __slots__ = ("_in_text_order", "is_local", "writes")

    def __init__(self, module: Module, binding: Binding) -> None:
        home = module.scopes.home
        self.writes = [write for write in binding.writes if write.kind is not Kind.ANNOTATION]
        self.writes.sort(key=lambda write: write.at)
        self.is_local = all(home(write.scope) is home(binding.scope) for write in self.writes)
        """No other function writes it."""
        several = len(self.writes) > 1
        self._in_text_order = sorted(self.writes, key=_start) if several else self.writes

    def last_before(self, offset: int) -> Write | None:
        """The last write in text order whose value is seen at `offset`."""
        number = bisect_right(self.writes, offset, key=lambda write: write.at)
        return self.writes[number - 1] if number else None

    def writes_between(self, start: int, end: int) -> bool:
        """Some write stands in these bytes."""
        number = bisect_left(self._in_text_order, start, key=_start)
        return number < len(self._in_text_order) and _start(self._in_text_order[number]) < end


def _start(write: Write) -> int:
    return write.node.start_byte


def _runs_inline(inner: Scope, outer: Scope) -> bool:
    """Code in `inner` runs where it stands in `outer`: both are the same but for comprehensions between."""
    while inner is not outer:
        if inner.kind != "comprehension" or inner.node.type == "generator_expression" or inner.parent is None:
            return False
        inner = inner.parent
    return True
