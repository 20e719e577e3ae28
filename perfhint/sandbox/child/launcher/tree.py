"""The processes of one job: everything that descends from this launcher."""

from __future__ import annotations

import os
import signal
import time
from typing import NamedTuple

_TICKS_PER_S = os.sysconf("SC_CLK_TCK")


class Tree:
    """Finds the job's processes by their parents, cheaply enough to do it many times a second.

    The launcher is a child subreaper, so whatever a program daemonises still descends from it. Processes once seen
    to belong to others are not looked at again: a process cannot move into the tree, only be born there.
    """

    def __init__(self) -> None:
        self._launcher = os.getpid()
        self._foreign = _processes()

    def look(self) -> dict[int, float]:
        """The job's processes, dead but not yet reaped ones included: pid to CPU seconds of its own so far."""
        present = _processes()
        self._foreign &= present
        found = {pid: _parent_and_cpu(pid) for pid in present - self._foreign}
        parents = {pid: parent for pid, (parent, _) in found.items()}
        members = {}
        for pid, (_, cpu_s) in found.items():
            descends_from = _root(pid, parents)
            if descends_from == self._launcher:
                members[pid] = cpu_s
            elif descends_from in self._foreign:
                self._foreign.add(pid)
            # else an ancestor died while we looked: decided next time
        return members


def kill_descendants() -> None:
    """Kill every process below this launcher once; those they managed to start meanwhile are left to the next call."""
    launcher = os.getpid()
    parents = {pid: _parent_and_cpu(pid)[0] for pid in _processes() - {launcher}}
    for pid in parents:
        if _root(pid, parents) == launcher:
            _kill(pid)


class Used(NamedTuple):
    """What the processes of a job have used, and how the first of them ended."""

    status: int
    """Of `wait`."""
    cpu_s: float
    own_s: float
    """The part of `cpu_s` that was used by those processes themselves for which this launcher waited, and not by others
    for which they did."""
    peak_rss_bytes: int
    """The largest of any process."""


def reap(main: int, patience: float = 0.005) -> Used:
    """Wait until no descendant is left, killing those that outlive `main`."""
    status, cpu_s, own_s, peak = 0, 0.0, 0.0, 0
    pause_s = 0.0005
    kill_at = time.monotonic() + patience  # an init that is on its way out needs no search through /proc
    while True:
        try:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        except ChildProcessError:
            return Used(status, cpu_s, own_s, peak)
        if ended:
            own_s += _cpu_clock(ended.si_pid)
            pid, code, usage = os.wait4(ended.si_pid, 0)
            cpu_s += usage.ru_utime + usage.ru_stime
            peak = max(peak, usage.ru_maxrss * 1024)
            status = code if pid == main else status
        else:
            if time.monotonic() >= kill_at:
                kill_descendants()
                pause_s = min(2 * pause_s, 0.02)  # they need the processor to die
            time.sleep(pause_s)


def _cpu_clock(pid: int) -> float:
    """CPU seconds of a process that has ended but was not waited for, without its children's.

    The clock's number is that of clock_getcpuclockid(3); 0 where the system does not give it.
    """
    try:
        return time.clock_gettime(~pid << 3 | 2)
    except OSError:
        return 0.0


def _root(pid: int, parents: dict[int, int]) -> int:
    """The first ancestor of `pid` whose parent is not known."""
    for _ in parents:  # no more steps than there are: a process id used anew while we looked could close a circle
        if pid not in parents:
            break
        pid = parents[pid]
    return pid


def _kill(pid: int) -> None:
    try:
        group = os.getpgid(pid)
        if group != os.getpgid(0):
            os.killpg(group, signal.SIGKILL)  # at once for all of them: a fork in between cannot escape
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def _processes() -> set[int]:
    return {int(name) for name in os.listdir("/proc") if name.isdecimal()}


def _parent_and_cpu(pid: int) -> tuple[int, float]:
    """Parent and CPU seconds of a process (proc_pid_stat(5)), zeros when it is gone."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as stat:
            fields = stat.read().rpartition(b")")[2].split()
        return int(fields[1]), (int(fields[11]) + int(fields[12])) / _TICKS_PER_S
    except (OSError, IndexError):
        return 0, 0.0
