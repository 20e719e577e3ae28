"""What a process forbids itself, for good, before it becomes the program."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from typing import Any

from .system import PR_SET_SECCOMP, check, drop_capabilities, libc

_SECCOMP_MODE_FILTER = 2
_RET_ALLOW, _RET_ERRNO, _RET_KILL_PROCESS = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _JUMP_EQUAL, _JUMP_GREATER_EQUAL, _RETURN = 0x20, 0x15, 0x35, 0x06
_X32_BIT = 0x40000000

_AUDIT_ARCHITECTURE = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
_SOCKET = {"x86_64": 41, "aarch64": 198}
_IO_URING_SETUP = 425  # can open sockets without the call above; the same number everywhere


def prepare(package: str) -> None:
    """Import `sandlock` from its folder, once, so that no program's start pays for it."""
    if package not in sys.path:
        sys.path.append(package)
    __import__("sandlock")


def confine(confinement: dict[str, Any], more_readable: list[str], more_writable: list[str]) -> None:
    """Confine this process and all it will ever start.

    Raises OSError, or what `sandlock` raises, where the kernel cannot do it. no_new_privs must be set.
    """
    import sandlock  # prepared in the launcher, which has no site folders

    drop_capabilities()
    readable = [*confinement["readable"], *more_readable]
    writable = [*confinement["writable"], *more_writable]
    sandlock.confine(sandlock.Sandbox(fs_readable=readable, fs_writable=writable))
    _filter_system_calls()


def _filter_system_calls() -> None:
    """Refuse to create sockets (socket pairs are another call), on the one architecture whose numbers these are."""
    machine = os.uname().machine
    refuse = _RET_ERRNO | errno.EACCES
    instructions = [
        (_LOAD, 0, 0, 4),  # seccomp_data.arch
        (_JUMP_EQUAL, 1, 0, _AUDIT_ARCHITECTURE[machine]),
        (_RETURN, 0, 0, _RET_KILL_PROCESS),
        (_LOAD, 0, 0, 0),  # seccomp_data.nr
        (_JUMP_GREATER_EQUAL, 2, 0, _X32_BIT),
        (_JUMP_EQUAL, 1, 0, _SOCKET[machine]),
        (_JUMP_EQUAL, 0, 1, _IO_URING_SETUP),
        (_RETURN, 0, 0, refuse),
        (_RETURN, 0, 0, _RET_ALLOW),
    ]
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    buffer = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HP", len(instructions), ctypes.addressof(buffer))
    check(libc.prctl(PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program, 0, 0), "prctl seccomp")
