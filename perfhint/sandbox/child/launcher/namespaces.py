"""Process and mount namespaces for programs that bubblewrap does not start."""

from __future__ import annotations

import os
import signal

from .system import (
    CLONE_NEWIPC,
    CLONE_NEWNS,
    CLONE_NEWPID,
    CLONE_NEWUSER,
    MS_BIND,
    MS_NOATIME,
    MS_NODEV,
    MS_NODIRATIME,
    MS_NOEXEC,
    MS_NOSUID,
    MS_PRIVATE,
    MS_RDONLY,
    MS_REC,
    MS_RELATIME,
    MS_REMOUNT,
    PR_SET_PDEATHSIG,
    mount,
    prctl,
    unshare,
)

_NAMESPACES = CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC
_MOUNT_FLAGS = (
    (os.ST_NOSUID, MS_NOSUID),
    (os.ST_NODEV, MS_NODEV),
    (os.ST_NOEXEC, MS_NOEXEC),
    (os.ST_NOATIME, MS_NOATIME),
    (os.ST_NODIRATIME, MS_NODIRATIME),
    (os.ST_RELATIME, MS_RELATIME),
)
"""As statvfs(3) tells them, and as mount(2) takes them."""
_SHARED_MEMORY_BYTES = 1 << 30


def enter(binds: list[tuple[str, str, bool]]) -> None:
    """Return in a new process inside new namespaces; the calling process passes on how that one ends.

    There, each place of `binds` shows its source, which may be written to or not.

    The new namespaces have a /proc of their own and a private /dev/shm. The process they hold first, their init,
    reaps what is orphaned in them, and takes all the others with it when it ends. The calling process leaves it to the
    launcher, which inherits it, to wait for the init: so what the init used itself can be told from what the program
    did. An end by a signal is passed on as exit status 128 + signal, as shells and bubblewrap do. Raises OSError where
    the kernel does not allow it.
    """
    try:
        unshare(_NAMESPACES)
    except PermissionError:  # only in a user namespace of its own
        user, group = os.geteuid(), os.getegid()
        unshare(_NAMESPACES | CLONE_NEWUSER)
        _write("/proc/self/setgroups", "deny")
        _write("/proc/self/uid_map", f"{user} {user} 1")
        _write("/proc/self/gid_map", f"{group} {group} 1")
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # new credentials forget it
    init = os.fork()
    if init:
        ended = os.waitid(os.P_PID, init, os.WEXITED | os.WNOWAIT)
        assert ended, "it was to be waited for"
        os._exit(ended.si_status if ended.si_code == os.CLD_EXITED else 128 + ended.si_status)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    mount("none", "/", "", MS_REC | MS_PRIVATE)
    mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC)
    mount("tmpfs", "/dev/shm", "tmpfs", MS_NOSUID | MS_NODEV, f"mode=1777,size={_SHARED_MEMORY_BYTES}")
    _bind(binds)
    program = os.fork()
    if program:
        os._exit(_reap_until(program))


def _bind(binds: list[tuple[str, str, bool]]) -> None:
    sources = [os.open(source, os.O_PATH) for _, source, _ in binds]  # before anything is mounted over one of them
    for descriptor, (place, _, writable) in zip(sources, binds, strict=True):
        mount(f"/proc/self/fd/{descriptor}", place, "", MS_BIND | MS_REC)
        os.close(descriptor)
        if not writable:
            # In a user namespace no flag may be taken away that the mount has outside of it.
            flags = os.statvfs(place).f_flag
            kept = [mount_flag for file_flag, mount_flag in _MOUNT_FLAGS if flags & file_flag]
            mount("none", place, "", sum(kept, MS_BIND | MS_REMOUNT | MS_RDONLY))


def _reap_until(awaited: int) -> int:
    """Reap children until `awaited` has ended; its exit status as a shell would give it."""
    while True:
        pid, status = os.wait()
        if pid == awaited:
            code = os.waitstatus_to_exitcode(status)
            return code if code >= 0 else 128 - code


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)
