"""Numbers and texts that stand in a function: what it treats in a way of its own."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LONGEST = 40


def literals(text: str) -> dict[str, list[Any]]:
    """The name of each function, with dots, to what stands in it; nothing where the text does not parse here."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return {}
    return {name: list(dict.fromkeys(_inside(node))) for name, node in _functions(tree, "")}


def _functions(tree: ast.AST, prefix: str) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, _FUNCTIONS):
            yield prefix + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{prefix}{node.name}.")
        elif isinstance(node, ast.If | ast.Try):
            yield from _functions(node, prefix)


def _inside(function: ast.AST) -> Iterator[Any]:
    for node in ast.walk(function):
        if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
            continue
        if isinstance(node.value, int):
            yield from (node.value, node.value + 1, node.value - 1)
        elif isinstance(node.value, float) or (isinstance(node.value, str) and len(node.value) <= _LONGEST):
            yield node.value
