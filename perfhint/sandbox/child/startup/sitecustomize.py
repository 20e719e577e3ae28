"""Loaded by the target's interpreter before the program: says when the program began, and how it ended if it did.

The interpreter imports a module of this name by itself at every start (https://docs.python.org/3/library/site.html),
so the program is then run exactly as `python solution.py` runs it: its `__main__`, tracebacks, stack depth, exit
status and the order of things at exit are the interpreter's own, not an imitation.

The environment variable PERFHINT_RUN holds `DESCRIPTOR:BEGINNING:RUNNER`. The descriptor is a file that holds a token.
The token is taken out at the start, which tells the parent that the interpreter came up, and put back in front of the
report at the end. An `atexit` function registered before all others runs after all others, so the report is the last
thing that happens; what leaves by `os._exit`, `exec` or a signal never gets there. A program that searches its own
memory can find the token and forge a report: it would gain nothing, since output, exit status and resources are
taken from outside, and an exception is an exit status and a text that it could as well have raised.

BEGINNING is the descriptor of a socket. The last thing done here is to send what the interpreter's start has cost (CPU
nanoseconds of this process, and the time of the monotonic clock), so that it is not taken for the program's, and to
close it: only the first message is heard, and no program was there to send it.

RUNNER is empty, or the path of a script that is executed before the program, in a namespace of its own. It finds
`load(name)` there, which executes another script of the same folder and returns it as a module. It may define
`finish() -> bytes`, called at the end; what it returns becomes `Execution.report`.

Python 3.8 and later, no import that the interpreter has not made already: this is part of every measurement.
"""

import atexit
import marshal
import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any, Callable, Optional, Tuple

HERE = os.path.dirname(os.path.abspath(__file__))


def _install() -> None:
    number, beginning, runner = os.environ.pop("PERFHINT_RUN").split(":", 2)
    del os.environ["PYTHONPATH"]
    sys.path[:] = [entry for entry in sys.path if entry != HERE]
    sys.path_importer_cache.pop(HERE, None)
    descriptor = int(number)
    os.set_inheritable(descriptor, False)
    token = os.read(descriptor, 64)
    os.ftruncate(descriptor, 0)
    finish = getattr(_load(runner), "finish", None) if runner else None
    atexit.register(_reporter(descriptor, token, finish))
    try:
        _chain()
    finally:  # an error in another's module is shown, and then the program is run
        os.write(
            int(beginning), time.process_time_ns().to_bytes(8, "little") + time.monotonic_ns().to_bytes(8, "little")
        )
        os.close(int(beginning))


def _load(path: str) -> "Any":
    """Execute a script of ours as a module that nobody else can import."""
    path = os.path.normpath(path)
    module: "Any" = type(sys)("perfhint_" + os.path.basename(path)[:-3])
    module.load = lambda name: _load(os.path.join(os.path.dirname(path), name + ".py"))
    exec(_code(path), module.__dict__)
    return module


def _code(path: str) -> "CodeType":
    """A script's code: as it was compiled with this module (`perfhint/sandbox/startup.py`), else from its source."""
    compiled = os.path.join(HERE, path.replace(os.sep, "%"))
    try:
        with open(compiled, "rb") as file:
            return marshal.loads(file.read())  # type: ignore[no-any-return]
    except OSError:
        with open(path, "rb") as file:
            return compile(file.read(), path, "exec")


def _reporter(descriptor: int, token: bytes, finish: "Optional[Callable[[], bytes]]") -> "Callable[[], None]":
    # Everything used at the end is bound here: the program may replace what these modules hold.
    getpid, fstat, ftruncate, pwrite = os.getpid, os.fstat, os.ftruncate, os.pwrite
    process = getpid()
    file = fstat(descriptor)[:3]

    def report() -> None:
        if getpid() != process:  # a fork of the program that ran to its end
            return
        error = getattr(sys, "last_value", None)
        kind, name, message = _describe(error)
        extra = finish() if finish is not None else b""
        if fstat(descriptor)[:3] != file:  # the program closed ours and opened its own in its place
            return
        ftruncate(descriptor, 0)
        data = b"%s %d %d %d\n" % (token, kind, len(name), len(message)) + name + message + extra
        written = 0
        while written < len(data):
            written += pwrite(descriptor, data[written:], written)

    return report


def _describe(error: "Optional[BaseException]") -> "Tuple[int, bytes, bytes]":
    """0 without an exception, 2 for one that says memory is exhausted, else 1; its qualified type; its text."""
    if error is None:
        return 0, b"", b""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else kind.__module__ + "." + kind.__qualname__
    try:
        message = str(error)
    except BaseException:  # noqa: BLE001 - the program's own code
        message = "<exception str() failed>"  # as the interpreter prints it
    return 1 + isinstance(error, MemoryError), _bounded(name), _bounded(message)


def _bounded(text: str) -> bytes:
    return text[:65536].encode("utf-8", "backslashreplace")


def _chain() -> None:
    """Import the sitecustomize that the interpreter would have found without us, if there is one."""
    ours = sys.modules.pop("sitecustomize")
    try:
        __import__("sitecustomize")
    except ImportError as error:
        if error.name != "sitecustomize":
            raise
    # The import system still has the module it is loading to put back when this returns.
    sys.modules.setdefault("sitecustomize", ours)


_install()
