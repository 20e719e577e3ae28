"""Compile the main program in a way of our own; all else is left to the interpreter."""

import importlib.util
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any, Callable


class MainProgram:
    """Finds and loads the main program: the interpreter asks path hooks for it, as it does for a zip file."""

    def __init__(self, compile_: "Callable[[bytes, str], CodeType]") -> None:
        self._path = sys.argv[0]
        self._compile = compile_

    def __call__(self, path: str) -> "MainProgram":
        """The path hook."""
        if os.path.abspath(path) != os.path.abspath(self._path):
            raise ImportError(path)
        self._path = path  # absolute since Python 3.9
        return self

    def find_spec(self, name: str, _target: "Any" = None) -> "Any":
        """The path entry finder."""
        return importlib.util.spec_from_loader(name, self, origin=self._path) if name == "__main__" else None  # type: ignore[arg-type]

    def get_code(self, _name: str) -> "CodeType":
        """The loader."""
        sys.path_hooks.remove(self)
        del sys.path_importer_cache[self._path]
        sys.path[0] = os.path.dirname(os.path.realpath(self._path))
        with open(self._path, "rb") as file:
            source = file.read()
        return self._compile(source, self._path)


def compile_main(compile_: "Callable[[bytes, str], CodeType]") -> None:
    """Have the program that is about to run compiled by `compile_(source, path)`."""
    sys.path_hooks.insert(0, MainProgram(compile_))
