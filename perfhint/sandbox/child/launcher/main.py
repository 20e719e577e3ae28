"""The launcher's loop: one line of JSON in, one program run, one line of JSON out."""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from typing import Any

from . import beginning
from .disk import remove
from .start import start
from .system import PR_SET_CHILD_SUBREAPER, prctl
from .tree import reap
from .watch import Watch

CONTROL = 0
"""Jobs arrive here; when it closes, perfhint is gone."""
PROCESSORS = os.sched_getaffinity(0)


class Gone(Exception):  # noqa: N818 - an event, not a mistake
    """perfhint closed the control pipe or died."""


def serve(base: str) -> None:
    """Run jobs until the control pipe closes, then kill what runs and remove `base` with all scratch in it."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    try:
        for line in sys.stdin:
            answer = json.dumps(run(json.loads(line)))
            sys.stdout.write(answer + "\n")
            sys.stdout.flush()
    except (Gone, BrokenPipeError):
        pass
    finally:
        reap(0, patience=0.0)
        remove(base)


def run(job: dict[str, Any]) -> dict[str, Any]:
    """Run one job to its end; what it used, and how it ended.

    `code` is the exit status or None after a signal, `signal` the signal or None, `exceeded` the name of the limit
    for which it was killed or None. `start_cpu_s` and `start_wall_s` are what sandbox and interpreter took of `cpu_s`
    and `wall_s` before the program began; 0 where the interpreter did not say.
    """
    os.sched_setaffinity(0, PROCESSORS - {job["cpu"]} or PROCESSORS)  # not where the program is being timed
    watch = Watch(job)
    began = time.monotonic()
    pid, channel = start(job)
    exceeded = _wait(pid, began + job["limits"]["wall_s"], watch)
    wall_s = time.monotonic() - began
    if exceeded:
        os.kill(pid, signal.SIGKILL)  # where there is a process namespace, everything in it ends with this one
    used = reap(pid)
    with channel:
        begun = beginning.received(channel)
    cpu_s = max(used.cpu_s, watch.cpu_s)
    start_cpu_s, begun_at = begun or (0.0, began)
    if begun and (job["awaited"] or job["namespaces"]):
        start_cpu_s += used.own_s
    code = os.waitstatus_to_exitcode(used.status)
    return {
        "code": code if code >= 0 else None,
        "signal": -code if code < 0 else None,
        "exceeded": exceeded,
        "wall_s": wall_s,
        "cpu_s": cpu_s,
        "start_cpu_s": min(start_cpu_s, cpu_s),  # what is killed together with its namespace is counted for nobody
        "start_wall_s": begun_at - began,
        "peak_rss_bytes": used.peak_rss_bytes,
    }


def _wait(pid: int, deadline: float, watch: Watch) -> str | None:
    """Wait for the process to end by itself (None) or to exceed a limit (its name)."""
    ended = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(ended, select.POLLIN)
        poll.register(CONTROL, select.POLLIN)
        while True:
            until = min(deadline, watch.next)
            ready = dict(poll.poll(max(0.0, until - time.monotonic()) * 1000))
            if CONTROL in ready:  # nothing is ever sent while a job runs, so this is the end of the pipe
                raise Gone
            if ended in ready:
                return None
            now = time.monotonic()
            if now >= until and (exceeded := watch.exceeded()):
                return exceeded
            if now >= deadline:
                return "TIMEOUT"
    finally:
        os.close(ended)
