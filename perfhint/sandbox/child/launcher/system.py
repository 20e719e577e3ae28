"""The Linux calls the standard library does not have."""

from __future__ import annotations

import ctypes
import os

PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38

_libc = ctypes.CDLL(None, use_errno=True)


def prctl(option: int, value: int) -> None:
    """`prctl(2)` with one integer argument; OSError when the kernel refuses."""
    check(_libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0), "prctl")


def check(result: int, call: str) -> None:
    """Raise OSError, naming the call, when `result` says that it failed."""
    if result == -1:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error), call)
