"""The moment a program begins, as its interpreter tells just before (see `startup/sitecustomize.py`).

It tells through a socket pair: a pipe could be opened a second time through /proc, be emptied, and be filled anew. Only
the first message counts, and it is there before the program's first instruction, so nothing a program sends matters.
"""

from __future__ import annotations

import socket

_MESSAGE_BYTES = 16


def channel() -> tuple[socket.socket, socket.socket]:
    """The launcher's end and the interpreter's."""
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def received(ours: socket.socket) -> tuple[float, float] | None:
    """CPU seconds of the process and the time of the monotonic clock at that moment; None when it never came."""
    try:
        message = ours.recv(_MESSAGE_BYTES, socket.MSG_DONTWAIT)
    except BlockingIOError:
        return None
    if len(message) < _MESSAGE_BYTES:  # nothing but the end of the connection
        return None
    cpu_ns, monotonic_ns = (int.from_bytes(part, "little") for part in (message[:8], message[8:]))
    return cpu_ns / 1e9, monotonic_ns / 1e9
