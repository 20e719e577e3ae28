"""Start one program: everything between fork and exec."""

from __future__ import annotations

import os
import resource
import signal
from typing import TYPE_CHECKING, Any, NoReturn

from . import beginning, confine, namespaces
from .system import PR_SET_NO_NEW_PRIVS, PR_SET_PDEATHSIG, prctl

if TYPE_CHECKING:
    import socket


def start(job: dict[str, Any]) -> tuple[int, socket.socket]:
    """Fork a process that becomes the job's command; its pid, and where it will be said that the program begins.

    What goes wrong on the way is written to the job's stderr, and the process exits with 127 without having run
    the program.
    """
    launcher = os.getpid()
    if job["confinement"]:
        confine.prepare(job["confinement"]["package"])
    ours, theirs = beginning.channel()
    pid = os.fork()
    if pid == 0:
        ours.close()
        _become(job, launcher, theirs)
    theirs.close()
    return pid, ours


def _become(job: dict[str, Any], launcher: int, channel: socket.socket) -> NoReturn:
    try:
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != launcher:  # it died before the line above
            os._exit(127)
        os.setsid()
        _connect(job)
        os.dup2(channel.fileno(), job["beginning_fd"])
        os.chdir(job["folder"])
        for ignored_by_python in (signal.SIGPIPE, signal.SIGXFSZ):
            signal.signal(ignored_by_python, signal.SIG_DFL)
        prctl(PR_SET_NO_NEW_PRIVS, 1)
        if job["cpu"] is not None:
            os.sched_setaffinity(0, {job["cpu"]})
        if job["namespaces"]:
            namespaces.enter(job["binds"])
            os.chdir(job["folder"])  # it may be under what was bound
        _limit(job["limits"])
        if job["confinement"]:
            confine.confine(job["confinement"], [job["stdin"]], [job["stdout"], job["stderr"]])
        os.execve(job["command"][0], job["command"], job["env"])
    except BaseException as error:  # noqa: BLE001 - nothing may get back into the launcher's own loop
        os.write(2, f"{type(error).__name__}: {error}\n".encode(errors="backslashreplace"))
    os._exit(127)


def _connect(job: dict[str, Any]) -> None:
    output = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    for descriptor, path, flags in (
        (2, job["stderr"], output),
        (1, job["stdout"], output),
        (0, job["stdin"], os.O_RDONLY),
        (job["report_fd"], job["report"], os.O_RDWR),
    ):
        opened = os.open(path, flags, 0o600)
        os.dup2(opened, descriptor)
        if opened != descriptor:
            os.close(opened)


def _limit(limits: dict[str, Any]) -> None:
    # One page more than allowed: a file that reached the limit of the kernel is then seen to be over ours.
    largest_file = max(limits["file_bytes"], limits["output_bytes"]) + 4096
    for kind, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, largest_file),
        (resource.RLIMIT_NOFILE, limits["open_files"]),
        (resource.RLIMIT_AS, limits["memory_bytes"]),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (allowed, allowed))
