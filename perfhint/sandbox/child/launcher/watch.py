"""What the kernel does not limit for a whole process tree, looked at from time to time."""

from __future__ import annotations

import os
import stat
import time
from typing import Any

from .disk import usage
from .tree import Tree

_FIRST_S, _GROWTH, _LONGEST_S = 0.005, 1.5, 0.1
"""Look soon, since a fork bomb is fast; then more and more rarely, not to disturb what is being timed."""
_MOST_WORK = 0.05
"""Share of a processor that looking may take."""
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class Watch:
    """Looks at one job; `next` is when (monotonic seconds) it wants to look again."""

    def __init__(self, job: dict[str, Any]) -> None:
        self._limits = job["limits"]
        self._outputs = (job["stdout"], job["stderr"])
        self._scratch = job["scratch"]
        self._written = job["written"]
        self._tree = Tree()
        self._cpu_s: dict[int, float] = {}
        self._interval = _FIRST_S
        self.next = time.monotonic() + _FIRST_S

    def exceeded(self) -> str | None:
        """The limit found to be exceeded, by its name in `records.Ending`, or None."""
        began = time.monotonic()
        found = self._look()
        ended = time.monotonic()
        self._interval = min(self._interval * _GROWTH, _LONGEST_S)
        self.next = ended + max(self._interval, (ended - began) / _MOST_WORK)
        return found

    @property
    def cpu_s(self) -> float:
        """CPU seconds seen to be used, a lower bound.

        What a parent does not wait for (it ignores SIGCHLD, or was killed with its children) is missing from the
        resource usage of everybody: without this, work done in such children would cost nothing.
        """
        return sum(self._cpu_s.values())

    def _look(self) -> str | None:
        limits = self._limits
        used = self._tree.look()
        self._cpu_s |= used
        members = list(used)
        if len(members) > limits["processes"]:
            return "PROCESSES"
        # Pages that forks share count once for each in the cheap sum, so only the exact one decides.
        if _resident(members) > limits["memory_bytes"] and _proportional(members) > limits["memory_bytes"]:
            return "MEMORY"
        if max(map(_size, self._outputs)) > limits["output_bytes"]:
            return "OUTPUT"
        written = usage(self._scratch, limits["file_bytes"]) + _unlinked(members)
        for folder, before in self._written:
            written += max(0, usage(folder, before + limits["file_bytes"]) - before)
        return "DISK" if written > limits["file_bytes"] else None


def _size(path: str) -> int:
    """Bytes of a file, 0 when it is gone: where nothing isolates, a program may remove it."""
    try:
        return os.stat(path).st_size
    except OSError:
        return 0


def _resident(processes: list[int]) -> int:
    """Resident bytes of all processes together, shared pages counted for each."""
    pages = 0
    for pid in processes:
        try:
            with open(f"/proc/{pid}/statm", "rb") as statm:
                pages += int(statm.read().split()[1])
        except (OSError, IndexError):  # it is gone
            continue
    return pages * _PAGE_BYTES


def _proportional(processes: list[int]) -> int:
    """Resident bytes of all processes together, each page counted once ("Pss" of proc_pid_smaps(5))."""
    kibibytes = 0
    for pid in processes:
        try:
            with open(f"/proc/{pid}/smaps_rollup", "rb") as rollup:
                kibibytes += sum(int(line.split()[1]) for line in rollup if line.startswith(b"Pss:"))
        except OSError:
            continue
    return kibibytes * 1024


def _unlinked(processes: list[int]) -> int:
    """Bytes of files that are open but have no name any more, or never had one: no search of scratch finds them."""
    sizes = {}
    for pid in processes:
        folder = f"/proc/{pid}/fd"
        try:
            for descriptor in os.listdir(folder):
                file = os.stat(f"{folder}/{descriptor}")
                if file.st_nlink == 0 and stat.S_ISREG(file.st_mode):
                    sizes[file.st_dev, file.st_ino] = file.st_blocks * 512
        except OSError:
            continue
    return sum(sizes.values())
