"""The target is compiled by us, whoever imports it, by whatever name: from its source, with no bytecode read or written.

The loaders of the standard library all compile in one method and execute in another, and finders of editable installs
use them; so these two methods are ours for this one path. pytest's own loader, for modules whose assertions it
rewrites, has its counterpart in `plugin.py`.
"""

import os
import sys

import _frozen_importlib_external as loaders  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, ModuleType
    from typing import Any, Callable, List, Optional


class Target:
    """One file, as a place from which modules are loaded."""

    def __init__(self, path: str) -> None:
        self._path = os.path.realpath(path)
        self._name = os.path.basename(self._path)
        self.loaded = 0
        """How often its code was executed."""

    def is_at(self, path: "Any") -> bool:
        """Whether that is the path of the file, whichever way it is written."""
        # The name first: to follow links for every module costs more.
        return (
            isinstance(path, str)
            and os.path.basename(path) == self._name
            and (path == self._path or os.path.realpath(path) == self._path)
        )

    def compile_by(
        self,
        compile_: "Callable[[bytes, str], CodeType]",
        execute: "Callable[[Callable[[], None]], None]",
        watch: "Optional[Callable[[ModuleType], None]]" = None,
    ) -> None:
        """Have it compiled by `compile_(source, path)` and executed within `execute`, then shown to `watch`."""
        get_code, exec_module = loaders.SourceLoader.get_code, loaders._LoaderBasics.exec_module

        def get_code_or_ours(loader: "Any", name: str) -> "CodeType":
            path = loader.get_filename(name)
            if not self.is_at(path):
                return get_code(loader, name)  # type: ignore[no-any-return]
            source = loader.get_data(path)
            if type(loader).source_to_code is not loaders.SourceLoader.source_to_code:
                return loader.source_to_code(source, path)  # type: ignore[no-any-return]
            return compile_(source, path)

        def exec_module_or_ours(loader: "Any", module: "ModuleType") -> None:
            if not self.is_at(getattr(module.__spec__, "origin", None)):
                exec_module(loader, module)
                return
            self.loaded += 1
            execute(lambda: exec_module(loader, module))
            if watch is not None:
                watch(module)

        loaders.SourceLoader.get_code = get_code_or_ours
        loaders._LoaderBasics.exec_module = exec_module_or_ours


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
