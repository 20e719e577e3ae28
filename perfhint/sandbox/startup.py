"""The module every program's interpreter loads first (`child/startup/sitecustomize.py`), compiled for it once.

So are the scripts that it may load: those that describe values are as long as some programs.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from .launching import CHILD

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.records import Interpreter

_SOURCE = CHILD / "startup" / "sitecustomize.py"
_SCRIPTS = (*CHILD.glob("*.py"), *(CHILD / "project").glob("*.py"))
_COMPILE = """
import marshal, os, sys
from _frozen_importlib_external import MAGIC_NUMBER
folder, startup, *scripts = sys.argv[1:]
def code(path):
    with open(path, "rb") as file:
        return marshal.dumps(compile(file.read(), path, "exec"))
def write(name, data):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)
write("sitecustomize.pyc", MAGIC_NUMBER + bytes(12) + code(startup))
for script in scripts:
    write(script.replace(os.sep, "%"), code(script))
"""
_PATIENCE_S = 20.0


def startup_folder(interpreter: Interpreter, folder: Path) -> Path:
    """A folder for PYTHONPATH that holds the module: compiled, inside `folder`, or as source where that fails.

    The scripts' code is beside it, each under its path.

    `compile` costs an interpreter 2 ms when first called, even for an empty module: too much for every run.
    """
    folder.mkdir()
    command = [str(interpreter.path), "-I", "-S", "-B", "-c", _COMPILE, str(folder), str(_SOURCE), *map(str, _SCRIPTS)]
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE_S, check=True)
    except (OSError, subprocess.SubprocessError):  # it will not start in the sandbox either, and there be told so
        return _SOURCE.parent
    return folder
