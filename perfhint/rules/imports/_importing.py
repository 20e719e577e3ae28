"""Which imports take time, and statements without some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfhint.rules.api import Edit, Module, Node


_LOADED_ANYWAY = names(
    "sys builtins os os.path io abc codecs stat time errno marshal posix posixpath genericpath gc itertools _thread "
    "warnings atexit signal zipimport site encodings"
)
_WANTED_FOR_EFFECT = names("__future__ readline rlcompleter antigravity this site faulthandler sitecustomize")


def costs(package: str) -> bool:
    """Importing it takes time, and is done for its names."""
    return not package.startswith(".") and package not in _LOADED_ANYWAY and package not in _WANTED_FOR_EFFECT


def without_parts(module: Module, statement: Node, parts: Iterable[Node]) -> Edit:
    """The statement without these parts of it, or nothing where it is one of them, or none is left."""
    gone = {part.id for part in parts}
    kept = [module.code(part) for part in statement.named_children if part.id not in gone]
    if statement.id in gone or not kept:
        return module.edit.delete(statement)
    return module.edit.replace(statement, f"import {', '.join(kept)}")
