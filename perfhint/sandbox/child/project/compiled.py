"""Keeps what a project's modules and tests are compiled to, from one run of a sandbox to the next.

A project that was never run by this interpreter has no bytecode, and nothing may be written into its folder: it would
be compiled anew in every run, and its tests rewritten by pytest, which takes longer than most tests do.

The environment variable PERFHINT_BYTECODE names the folder, says whether it is to be filled, which it is in the first
run only, one of the original (in all others it cannot be written to), and which files are never kept: those that have
another text in other runs.
"""

import json
import marshal
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any, Callable, Tuple

loaders: "Any" = sys.modules["_frozen_importlib_external"]
INSTALLED = os.sep + "site-packages" + os.sep
"""What is installed has bytecode of its own."""


class Compiled:
    """The code of modules below one folder."""

    def __init__(self, root: str) -> None:
        """`root` is the project's folder as it is shown here."""
        self._root = os.path.join(root, "")
        told = json.loads(os.environ.pop("PERFHINT_BYTECODE", '["", false, []]'))
        self._folder, self._writes, self._replaced = told

    def keep_modules(self) -> None:
        """From now on, of modules that are imported in the usual way."""
        if not self._folder:
            return
        get_code = loaders.SourceLoader.get_code

        def get_code_or_kept(loader: "Any", name: str) -> "CodeType":
            path = loader.get_filename(name)
            # Other loaders may compile in another way.
            if type(loader) is not loaders.SourceFileLoader or not self._is_ours(path):
                plain: "CodeType" = get_code(loader, name)
                return plain
            return self._kept(path, ".module", lambda: (b"", get_code(loader, name)))[1]

        loaders.SourceLoader.get_code = get_code_or_kept

    def keep_tests(self, rewriting: "Any") -> None:
        """From now on, of what pytest rewrites; `rewriting` is its module for that."""
        rewrite = getattr(rewriting, "_rewrite_test", None)
        if not self._folder or rewrite is None:
            return

        def rewrite_or_kept(path: "Any", config: "Any") -> "Tuple[Any, CodeType]":
            if not self._is_ours(str(path)):
                plain: "Tuple[Any, CodeType]" = rewrite(path, config)
                return plain
            digest, code = self._kept(str(path), ".test", lambda: rewrite(path, config))
            return digest if isinstance(digest, bytes) else os.stat(path), code  # before pytest 9.1 it is the status

        rewriting._rewrite_test = rewrite_or_kept

    def _is_ours(self, path: str) -> bool:
        return path.startswith(self._root) and INSTALLED not in path and path not in self._replaced

    def _kept(self, path: str, kind: str, make: "Callable[[], Tuple[Any, CodeType]]") -> "Tuple[Any, CodeType]":
        """What was kept of the file as it is now, else made, and kept if we may."""
        status = os.stat(path)
        state = (status.st_mtime_ns, status.st_size, sys.hexversion)
        place = self._folder + path + kind
        try:
            with open(place, "rb") as file:
                found = marshal.loads(file.read())
            if found[:3] == state:
                return found[3], found[4]
        except (OSError, ValueError, EOFError, TypeError, IndexError):
            pass
        digest, code = make()
        if self._writes:
            self._write(place, (*state, digest if isinstance(digest, bytes) else None, code))
        return digest, code

    def _write(self, place: str, kept: "Tuple[Any, ...]") -> None:
        try:
            os.makedirs(os.path.dirname(place), exist_ok=True)
            with open("%s.%d" % (place, os.getpid()), "wb") as file:
                file.write(marshal.dumps(kept))
            os.replace(file.name, place)
        except (OSError, ValueError):  # it cannot be written after all; or no room is left
            self._writes = False
