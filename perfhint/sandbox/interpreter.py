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
_OF_A_SHARED_PREFIX = ("bin", "lib", "lib64", "include", "share/zoneinfo", "pyvenv.cfg")

_QUESTION = r"""
import json, os, site, sys
prefixes = [getattr(sys, name, None) for name in ("prefix", "exec_prefix", "base_prefix", "base_exec_prefix")]
entries = [entry for entry in sys.path if entry]
for name, module in list(sys.modules.items()):
    if name.startswith("__editable__"):  # setuptools' finders for editable installs
        entries += list(getattr(module, "MAPPING", {}).values())
        entries += [entry for places in getattr(module, "NAMESPACES", {}).values() for entry in places]
for name in ("sitecustomize", "usercustomize"):  # a link to /etc on Debian
    if getattr(sys.modules.get(name), "__file__", None):
        entries.append(sys.modules[name].__file__)
user_site = getattr(site, "USER_SITE", None)
sys.stdout.write("\n" + json.dumps({
    "kind": getattr(getattr(sys, "implementation", None), "name", "cpython"),
    "version": list(sys.version_info[:3]),
    "executable": sys.executable,
    "prefixes": [prefix for prefix in prefixes if prefix],
    "entries": [os.path.abspath(entry) for entry in entries],
    "user_base": site.USER_BASE if user_site in sys.path else None,
}))
"""
"""Written for any Python, to be able to say which old one it is."""

_PACKAGES = """
import sys
from importlib.util import find_spec
print(*(name for name in sys.argv[1:] if name.isidentifier() and find_spec(name)))
"""


def find_interpreter(choice: str | None) -> Interpreter:
    """The interpreter for the target: `choice` (a path, or a name on PATH), else the active virtualenv's, else ours.

    Raises InterpreterError when it does not exist, does not answer, is not CPython, or is older than 3.8.
    """
    path = _locate(choice)
    answer = _ask(path)
    major, minor, micro = answer["version"]
    if answer["kind"] != "cpython":
        raise InterpreterError(f"{path} is {answer['kind']}", todo="give a CPython, 3.8 or later, with --python")
    if (major, minor) < _OLDEST:
        raise InterpreterError(
            f"{path} is Python {major}.{minor}.{micro}", todo="give Python 3.8 or later with --python"
        )
    executable = Path(answer["executable"] or path)
    folders = [executable, *map(Path, answer["entries"])]
    for prefix in answer["prefixes"]:
        folders += _parts(Path(prefix))
    return Interpreter(
        path=executable,
        version=(major, minor, micro),
        folders=tuple(dict.fromkeys(folder for folder in folders if folder.exists())),
        user_base=Path(answer["user_base"]) if answer["user_base"] else None,
    )


def installed(interpreter: Interpreter, packages: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the packages that the interpreter could import; none is imported."""
    command = [str(interpreter.path), "-B", "-c", _PACKAGES, *packages]
    try:
        answered = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE_S, cwd="/", check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    found = answered.stdout.decode(errors="replace").split()
    return tuple(package for package in packages if package in found)


def _locate(choice: str | None) -> Path:
    if choice is None:
        active = os.environ.get("VIRTUAL_ENV")
        choice = str(Path(active, "bin", "python")) if active else sys.executable
    found = shutil.which(choice) if "/" not in choice else choice
    path = Path(found or choice).expanduser().absolute()
    if path.is_dir():
        inside = path / "bin" / "python"
        raise InterpreterError(
            f"{path} is a folder, not an interpreter",
            todo=f"give {inside}" if inside.exists() else "give the path of a python with --python",
        )
    if not path.exists():
        raise InterpreterError(f"there is no interpreter {choice}", todo="give the path of a python with --python")
    return path


def _ask(path: Path) -> dict[str, Any]:
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
        # The last line: site hooks may print.
        answer: dict[str, Any] = json.loads(answered.stdout.rpartition(b"\n")[2])
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise InterpreterError(f"{path} does not answer as a Python does", todo="give another with --python") from error
    return answer


def _parts(prefix: Path) -> list[Path]:
    """What of a prefix is Python's: all of it, but not where a user keeps other things as well."""
    home = Path.home()
    if home.is_relative_to(prefix) or prefix == home / ".local":
        return [prefix / part for part in _OF_A_SHARED_PREFIX]
    return [prefix]
