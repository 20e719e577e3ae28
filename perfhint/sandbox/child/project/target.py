"""The target is compiled by us, whoever imports it, by whatever name: from its source; no bytecode is read or written.

The loaders of the standard library all compile in one method and execute in another, and finders of editable installs
use them; so these two methods are ours for this one path. pytest's own loader, for modules whose assertions it
rewrites, has one method for both.
"""

import os
import sys
from _ast import PyCF_ONLY_AST
from _frozen_importlib_external import SourceLoader, _LoaderBasics

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, ModuleType
    from typing import Any, Callable, List

    Change = Callable[[Any], None]
    """Made to a syntax tree before it is compiled."""


class Target:
    """One file, as a place from which modules are loaded."""

    def __init__(self, path: str) -> None:
        self._path = os.path.realpath(path)
        self._name = os.path.basename(self._path)
        self.loaded = 0
        """How often its code was executed."""
        self.changed_by = ""
        """A loader that compiles the target in a way of its own."""
        self.compile: "Callable[[bytes, str, Change], CodeType]" = _compile
        """The way from its source to its code."""
        self.execute: "Callable[[Callable[[], None]], None]" = _execute
        """How the code is executed."""
        self.watch: "Callable[[ModuleType], None]" = _unchanged
        """Is shown every module whose code was executed."""

    def is_at(self, path: "Any") -> bool:
        """Whether that is the path of the file, whichever way it is written."""
        # The name first: to follow links for every module costs more.
        return (
            isinstance(path, str)
            and os.path.basename(path) == self._name
            and (path == self._path or os.path.realpath(path) == self._path)
        )

    def be_loaded(self) -> None:
        """From now on, modules at the path are loaded in our way."""
        loader: "Any" = SourceLoader
        basics: "Any" = _LoaderBasics
        get_code, source_to_code, exec_module = loader.get_code, loader.source_to_code, basics.exec_module

        def get_code_of(self: "Any", name: str) -> "Any":
            path = self.get_filename(name)
            if not target.is_at(path):
                return get_code(self, name)
            source = self.get_data(path)
            if type(self).source_to_code is not source_to_code:
                target.changed_by = type(self).__qualname__
                return self.source_to_code(source, path)
            return target.compile(source, path, _unchanged)

        def exec_module_of(self: "Any", module: "ModuleType") -> None:
            if target.is_at(getattr(module.__spec__, "origin", None)):
                target._executed(lambda: exec_module(self, module), module)
            else:
                exec_module(self, module)

        target = self
        loader.get_code = get_code_of
        basics.exec_module = exec_module_of

    def be_rewritten(self, rewriting: "Any") -> None:
        """From now on, pytest rewrites assertions in our way; `rewriting` is its module for that."""
        hook = rewriting.AssertionRewritingHook
        exec_module, rewrite = hook.exec_module, rewriting.rewrite_asserts

        def exec_module_of(self: "Any", module: "ModuleType") -> None:
            path = getattr(module.__spec__, "origin", None)
            if not target.is_at(path):
                exec_module(self, module)
                return
            with open(str(path), "rb") as file:
                source = file.read()
            code = target.compile(source, str(path), lambda tree: rewrite(tree, source, path, self.config))
            target._executed(lambda: exec(code, module.__dict__), module)

        target = self
        hook.exec_module = exec_module_of

    def _executed(self, body: "Callable[[], None]", module: "ModuleType") -> None:
        self.loaded += 1
        self.execute(body)
        self.watch(module)


def _compile(source: bytes, path: str, change: "Change") -> "CodeType":
    tree: "Any" = compile(source, path, "exec", PyCF_ONLY_AST, dont_inherit=True)
    change(tree)
    code: "CodeType" = compile(tree, path, "exec", dont_inherit=True)
    return code


def _execute(body: "Callable[[], None]") -> None:
    body()


def _unchanged(_: "Any") -> None:
    pass


def shown(path: str, root: str, shown_root: str) -> str:
    """Where a path inside the project is shown to us; others are where they are."""
    if path == root or path.startswith(os.path.join(root, "")):
        return shown_root + path[len(root) :]
    return path


def move(root: str, shown_root: str) -> None:
    """Have what is installed from the project's folder, to be edited there, found where the folder is shown to us."""
    if root == shown_root:
        return
    sys.path[:] = [shown(entry, root, shown_root) for entry in sys.path]
    for name, module in list(sys.modules.items()):
        if name.startswith("__editable__"):  # finders of setuptools
            for places in (getattr(module, "MAPPING", {}), getattr(module, "NAMESPACES", {})):
                for package, place in places.items():
                    moved = shown(place, root, shown_root) if isinstance(place, str) else None
                    places[package] = moved or [shown(each, root, shown_root) for each in place]
    sys.path_importer_cache.clear()


def work_in_project(paths: "List[str]") -> None:
    """Make `sys.path` begin as `python -m pytest` makes it, with the working directory, and `paths` before that."""
    here = os.getcwd()
    sys.path[:1] = [*paths, *([] if here in paths else [here])]
