"""What the kernel does not limit for a whole process tree, looked at from time to time."""

from __future__ import annotations

import os
import time
from typing import Any

from .disk import usage
from .tree import Tree

FIRST_S, GROWTH, LONGEST_S = 0.005, 1.5, 0.1
"""Look soon, since a fork bomb is fast; then more and more rarely, not to disturb what is being timed."""
AT_MOST = 0.05
"""Share of a processor that looking may take."""


class Watch:
    """Looks at one job; `next` is when (monotonic seconds) it wants to look again."""

    def __init__(self, job: dict[str, Any]) -> None:
        self._limits = job["limits"]
        self._outputs = (job["stdout"], job["stderr"])
        self._scratch = job["scratch"]
        self._tree = Tree()
        self._interval = FIRST_S
        self.next = time.monotonic() + FIRST_S

    def exceeded(self) -> str | None:
        """The limit found to be exceeded, by its name in `records.Ending`, or None."""
        began = time.monotonic()
        found = self._look()
        ended = time.monotonic()
        self._interval = min(self._interval * GROWTH, LONGEST_S)
        self.next = ended + max(self._interval, (ended - began) / AT_MOST)
        return found

    def _look(self) -> str | None:
        members = self._tree.members()
        if len(members) > self._limits["processes"]:
            return "PROCESSES"
        if sum(map(_resident, members)) > self._limits["memory_bytes"]:
            return "MEMORY"
        if any(os.stat(path).st_size > self._limits["output_bytes"] for path in self._outputs):
            return "OUTPUT"
        if usage(self._scratch, self._limits["file_bytes"]) > self._limits["file_bytes"]:
            return "DISK"
        return None


def _resident(pid: int) -> int:
    """Resident bytes of a process, 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as statm:
            return int(statm.read().split()[1]) * 4096
    except (OSError, IndexError):
        return 0
