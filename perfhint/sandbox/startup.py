"""The module every program's interpreter loads first (`child/startup/sitecustomize.py`), compiled for it once."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from .launching import CHILD

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.records import Interpreter

_SOURCE = CHILD / "startup" / "sitecustomize.py"
_COMPILE = """
import marshal, sys
from _frozen_importlib_external import MAGIC_NUMBER
with open(sys.argv[1], "rb") as file:
    code = compile(file.read(), sys.argv[1], "exec")
with open(sys.argv[2], "wb") as file:
    file.write(MAGIC_NUMBER + bytes(12) + marshal.dumps(code))
"""
_PATIENCE_S = 20.0


def startup_folder(interpreter: Interpreter, folder: Path) -> Path:
    """A folder for PYTHONPATH that holds the module: compiled, inside `folder`, or as source where that fails.

    `compile` costs an interpreter 2 ms when first called, even for an empty module: too much for every run.
    """
    folder.mkdir()
    compiled = folder / "sitecustomize.pyc"
    command = [str(interpreter.path), "-I", "-S", "-B", "-c", _COMPILE, str(_SOURCE), str(compiled)]
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE_S, check=True)
    except (OSError, subprocess.SubprocessError):  # it will not start in the sandbox either, and there be told so
        return _SOURCE.parent
    return folder
