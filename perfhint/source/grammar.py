"""The tree-sitter parser for Python, loaded as cheaply as can be."""

from __future__ import annotations

from functools import cache
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from typing import TYPE_CHECKING, Any

from tree_sitter import Language, Parser

if TYPE_CHECKING:
    from tree_sitter import Tree


@cache
def language() -> Language:
    """The Python grammar."""
    return Language(_binding().language())


def syntax_tree(data: bytes) -> Tree:
    """The tree of UTF-8 `data`; broken code gives a tree with ERROR nodes, never an exception."""
    return Parser(language()).parse(data)


def _binding() -> Any:
    """The grammar's extension module, without its package's `__init__`, which imports importlib.resources (25 ms)."""
    package = PathFinder.find_spec("tree_sitter_python")
    if package and package.submodule_search_locations:
        spec = PathFinder.find_spec("tree_sitter_python._binding", list(package.submodule_search_locations))
        if spec and spec.loader:
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    import tree_sitter_python

    return tree_sitter_python
