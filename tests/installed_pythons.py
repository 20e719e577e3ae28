"""The CPython versions installed here, for tests that must hold on every one."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import InterpreterError
from perfhint.sandbox import find_interpreter

if TYPE_CHECKING:
    from perfhint.records import Interpreter

_VERSIONS = [(3, minor) for minor in range(8, 15)]


@cache
def installed_pythons(oldest: tuple[int, int] = (3, 8)) -> list[Interpreter]:
    """One interpreter per minor version from `oldest` on, of those on PATH or installed by pyenv or uv."""
    return [python for version in _VERSIONS if version >= oldest and (python := _find(*version))]


def _find(major: int, minor: int) -> Interpreter | None:
    name = f"python{major}.{minor}"
    candidates = [
        *Path.home().glob(f".pyenv/versions/{major}.{minor}.*/bin/python"),
        *Path.home().glob(f".local/share/uv/python/cpython-{major}.{minor}.*/bin/python"),
        *filter(None, [shutil.which(name)]),
    ]
    for candidate in candidates:
        try:
            return find_interpreter(str(candidate))
        except InterpreterError:  # a pyenv shim of a version that is not selected
            continue
    return None
