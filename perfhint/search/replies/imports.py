"""What a program imports that it may not: rewrites use what is there, and what the user allows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from perfhint.source import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tree_sitter import Node


def foreign_imports(text: str, program: str, allowed: Collection[str]) -> list[str]:
    """Packages that `text` imports, though they are not in the standard library, `program` does not, and nobody
    `allowed` them.
    """
    known = sys.stdlib_module_names | _imported(program) | set(allowed)
    return sorted(_imported(text) - known)


def _imported(text: str) -> set[str]:
    module = parse(text)
    return {
        module.code(name).partition(".")[0]
        for statement in module.walk(module.root, "import_statement", "import_from_statement")
        for name in _names(statement)
    }


def _names(statement: Node) -> Iterator[Node]:
    """The modules that a statement imports; relative ones belong to the program."""
    if statement.type == "import_from_statement":
        origin = statement.child_by_field_name("module_name")
        if origin is not None and origin.type == "dotted_name":
            yield origin
        return
    for name in statement.children_by_field_name("name"):
        inner = name.child_by_field_name("name") if name.type == "aliased_import" else name
        if inner is not None:
            yield inner
