"""Find the target's interpreter and ask it what it is and what it reads."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from perfhint.errors import InterpreterError
from perfhint.records import Interpreter

_OLDEST = (3, 8)
_PATIENCE_S = 20.0

_QUESTION = r"""
import json, os, sys
prefixes = ("prefix", "exec_prefix", "base_prefix", "base_exec_prefix")
folders = [getattr(sys, prefix) for prefix in prefixes if hasattr(sys, prefix)]
folders += [entry for entry in sys.path if entry]
for name, module in list(sys.modules.items()):
    if name.startswith("__editable__"):  # setuptools' finders for editable installs
        folders += list(getattr(module, "MAPPING", {}).values())
        folders += [entry for entries in getattr(module, "NAMESPACES", {}).values() for entry in entries]
print(json.dumps({
    "kind": getattr(getattr(sys, "implementation", None), "name", "cpython"),
    "version": list(sys.version_info[:3]),
    "executable": sys.executable,
    "folders": [os.path.abspath(folder) for folder in folders if os.path.exists(folder)],
}))
"""
"""Written for any Python, to be able to say which old one it is."""


def find_interpreter(choice: str | None) -> Interpreter:
    """The interpreter for the target: `choice` (a path, or a name on PATH), else the active virtualenv, else ours.

    Raises InterpreterError when it does not exist, does not answer, is not CPython, or is older than 3.8.
    """
    path = _locate(choice)
    answer = _ask(path)
    version = tuple(answer["version"])
    if answer["kind"] != "cpython":
        raise InterpreterError(f"{path} is {answer['kind']}", todo="give a CPython, 3.8 or later, with --python")
    if version < _OLDEST:
        raise InterpreterError(
            f"{path} is Python {'.'.join(map(str, version))}", todo="give Python 3.8 or later with --python"
        )
    executable = Path(answer["executable"])
    folders = dict.fromkeys([executable, *map(Path, answer["folders"])])
    return Interpreter(path=executable, version=(version[0], version[1], version[2]), folders=tuple(folders))


def _locate(choice: str | None) -> Path:
    if choice is None:
        active = os.environ.get("VIRTUAL_ENV")
        choice = str(Path(active, "bin", "python")) if active else sys.executable
    found = shutil.which(choice) if "/" not in choice else choice
    path = Path(found or choice).expanduser().absolute()
    if path.is_dir():
        inside = path / "bin" / "python"
        todo = f"give {inside}" if inside.exists() else "give the path of its python"
        raise InterpreterError(f"{path} is a folder, not an interpreter", todo=todo)
    if not path.exists():
        raise InterpreterError(f"no interpreter {choice}", todo="give the path of a python with --python")
    return path


def _ask(path: Path) -> dict[str, Any]:
    not_python = InterpreterError(f"{path} does not answer as a Python does", todo="give another one with --python")
    environment = {name: os.environ[name] for name in ("HOME", "PATH", "PYTHONUSERBASE") if name in os.environ}
    try:
        answered = subprocess.run(
            [path, "-B", "-c", _QUESTION],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE_S,
            cwd="/",
            env=environment,
            check=True,
        )
        answer: dict[str, Any] = json.loads(answered.stdout)
        answer["version"], answer["executable"], answer["folders"], answer["kind"]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, TypeError) as error:
        raise not_python from error
    return answer
