"""Imports of several modules in one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfhint.rules.api import Edit, Module, Node


def without_parts(module: Module, statement: Node, parts: Iterable[Node]) -> Edit:
    """The statement without these parts of it, or nothing where it is one of them, or none is left."""
    gone = {part.id for part in parts}
    kept = [module.code(part) for part in statement.named_children if part.id not in gone]
    if statement.id in gone or not kept:
        return module.edit.delete(statement)
    return module.edit.replace(statement, f"import {', '.join(kept)}")
