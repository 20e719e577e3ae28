"""Imports that a rewrite makes superfluous."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Edit, Kind, Module, Node, Write

if TYPE_CHECKING:
    from collections.abc import Iterable


def without_imports(module: Module, gone: Iterable[Node], *, others: bool = False) -> list[Edit]:
    """What removes the imports of names that nothing reads but the identifiers `gone`, in a script.

    Only imports of names that mean nothing else. Comments inside an import keep it. `others` says that other lines are
    added there, so that the file does not begin with the empty ones that come after these imports.
    """
    gone_from: dict[Binding, set[int]] = defaultdict(set)
    for read in gone:
        binding = module.scopes.binding(read)
        if binding is not None and not binding.scope.dynamic:
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


def after_imports(module: Module, *definitions: str) -> Edit | None:
    """What writes functions, or constants, before the first statement that is no import; each ends its last line."""
    place = next((each for each in module.statements(module.root) if not _is_at_top(each)), None)
    if place is None or not module.edit.starts_line(place):
        return None
    start = module.edit.start_with_comments(place)
    before = module.data[:start]
    blank = 2 if any("\n " in definition for definition in definitions) else 1
    there = len(before) - len(before.rstrip(b"\n")) - 1
    missing = max(0, blank - there) if before else 0
    between = "\n" * blank if blank > 1 else ""
    return Edit(start, start, "\n" * missing + between.join(definitions) + "\n" * blank)


def _is_at_top(statement: Node) -> bool:
    """An import, or the docstring."""
    children = statement.named_children
    docstring = statement.type == "expression_statement" and children[0].type == "string"
    return docstring or "import" in statement.type
