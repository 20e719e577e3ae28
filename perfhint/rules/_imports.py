"""Imports that a rewrite makes superfluous."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Edit, Kind, Module, Node, Write

if TYPE_CHECKING:
    from collections.abc import Iterable


def without_imports(module: Module, gone: Iterable[Node], *, others: bool = False) -> list[Edit]:
    """What removes the imports of names that nothing reads but the identifiers `gone`, in a script.

    Only imports for names at module level that mean nothing else. Comments inside an import keep it. `others` says that
    other imports are added, so that the file does not begin with the empty lines that come after these.
    """
    gone_from: dict[Binding, set[int]] = defaultdict(set)
    for read in gone:
        binding = module.scopes.binding(read)
        if binding is not None and binding.scope.kind == "module" and not binding.scope.dynamic:
            gone_from[binding].add(read.id)
    unused = [
        write
        for binding, reads in gone_from.items()
        if module.scopes.only_write(binding) is not None and {read.id for read in binding.reads} <= reads
        for write in binding.writes
        if write.kind is Kind.IMPORT and not module.comments(write.origin)
    ]
    statements = {write.origin.start_byte: write.origin for write in unused}
    edits: list[Edit] = []
    rest = 0  # where what is left of the file begins
    for start in sorted(statements):
        edit = _without(module, statements[start], unused)
        if not others and not edit.text and not module.data[rest:start].strip():
            rest = len(module.data) - len(module.data[edit.end :].lstrip(b"\n"))
            edit = Edit(edit.start, rest, "")
        edits.append(edit)
    return edits


def _without(module: Module, statement: Node, unused: list[Write]) -> Edit:
    named = statement.children_by_field_name("name")
    kept = [part for part in named if not any(module.contains(part, write.node) for write in unused)]
    if not kept:
        return module.edit.delete(statement)
    return module.edit.replace_between(named[0], named[-1], ", ".join(map(module.code, kept)))
