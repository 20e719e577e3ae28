"""Does a program compile for the Python that will run it."""

from __future__ import annotations

import subprocess
import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfhint.records import Interpreter

TIMEOUT_S = 20.0
_COMPILE = """
import sys, warnings
warnings.simplefilter("ignore")
try:
    compile(sys.stdin.buffer.read(), "program", "exec", dont_inherit=True)
except SyntaxError as error:
    print("line %s: %s" % (error.lineno, error.msg))
except (ValueError, OverflowError, MemoryError, RecursionError) as error:
    print("%s: %s" % (type(error).__name__, error))
"""


def syntax_error(data: bytes, interpreter: Interpreter) -> str | None:
    """Why the program `data` does not compile for `interpreter`: "line 3: invalid syntax"; None when it does.

    Compiled in this process where that is the same version of Python. Nothing of the program is executed.
    """
    if interpreter.version[:2] == sys.version_info[:2]:
        return _error_here(data)
    try:
        done = subprocess.run(
            [interpreter.path, "-I", "-S", "-c", _COMPILE],
            input=data,
            capture_output=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"{interpreter.name} did not compile it within {TIMEOUT_S:.0f} s"
    if done.returncode != 0:
        return f"{interpreter.name} failed to compile it (exit status {done.returncode})"
    return done.stdout.decode("utf-8", "replace").strip() or None


def _error_here(data: bytes) -> str | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(data, "program", "exec", dont_inherit=True)
        except SyntaxError as error:
            return f"line {error.lineno}: {error.msg}"
        except (ValueError, OverflowError, MemoryError, RecursionError) as error:
            return f"{type(error).__name__}: {error}"
    return None
