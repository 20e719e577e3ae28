"""Moving module-level statements into a function: which of their names must stay global for nothing to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.bindings import Kind
from perfhint.source.scopes import BUILTINS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tree_sitter import Node

    from perfhint.source.bindings import Binding
    from perfhint.source.module import Module


def global_names(module: Module, statements: Sequence[Node]) -> list[str] | None:
    """Names that module-level `statements`, once they are the body of a function, must declare `global`.

    In the order of their first binding; all others that the statements bind can become local variables. None when the
    statements cannot be moved: something may look at module-level names unseen, a star import, a `global` statement
    among them, or an annotated name that would have to be global.
    """
    scopes = module.scopes
    if scopes.module.dynamic or scopes.executes:
        return None
    if any(_cannot_move(module, node) for statement in statements for node in module.walk(statement)):
        return None
    moved = _Moved(module, statements)
    needed = [
        binding for binding in scopes.module.bindings.values() if moved.binds(binding) and not moved.owns(binding)
    ]
    if any(write.annotation is not None for binding in needed for write in binding.writes):
        return None
    return [binding.name for binding in needed]


def _cannot_move(module: Module, node: Node) -> bool:
    if node.type in ("wildcard_import", "future_import_statement"):
        return True
    return node.type == "global_statement" and module.scopes.scope(node) is module.scopes.module


class _Moved:
    """The statements that move, and what the names they bind mean elsewhere."""

    def __init__(self, module: Module, statements: Sequence[Node]) -> None:
        self._module = module
        self._spans = [(statement.start_byte, statement.end_byte) for statement in statements]
        self._block = module.parent(statements[0])
        self._class_names = {
            name
            for scope in module.scopes.all
            if scope.kind == "class" and self._holds(scope.node)
            for name, binding in scope.bindings.items()
            if any(module.scopes.scope(read) is scope for read in binding.reads)
        }
        """Names that a class body binds and reads: until they are bound there, it looks for them among the globals."""

    def binds(self, binding: Binding) -> bool:
        return any(self._holds(write.node) for write in binding.writes)

    def owns(self, binding: Binding) -> bool:
        """Nothing outside the statements uses the name, and nothing inside needs it to be global."""
        scopes, name = self._module.scopes, binding.name
        nodes = [*binding.reads, *(write.node for write in binding.writes)]
        if not all(map(self._holds, nodes)):
            return False
        if name in self._class_names or (name.startswith("__") and name.endswith("__")):
            return False
        if any(name in scope.global_names for node in nodes for scope in scopes.scope(node).chain()):
            return False
        means_more = name in BUILTINS or name in scopes.star_names or scopes.unknown_star
        return not means_more or self._is_bound_first(binding)

    def _is_bound_first(self, binding: Binding) -> bool:
        """Before anything reads the name it is surely bound: until then it means a builtin or an imported name."""
        first = binding.writes[0]
        if first.kind not in (Kind.ASSIGN, Kind.IMPORT, Kind.DEF, Kind.CLASS):
            return False
        block = self._module.parent(self._module.statement(first.node))
        unconditional = block is not None and self._block is not None and block.id == self._block.id
        return unconditional and all(first.at <= read.start_byte for read in binding.reads)

    def _holds(self, node: Node) -> bool:
        return any(start <= node.start_byte < end for start, end in self._spans)
