"""Looks at the stack of a program at random moments, and notes where it was found.

A thread of ours wakes up and reads the frames of the thread that is running. It can do so only where the interpreter
lets go of its lock; `checkpoints.py` sees to it that this is soon enough. All moments that passed while the lock was
held are booked on the place where it was let go, so one long `sorted` counts for as long as it takes.

Neither signals nor `sys.settrace` are used: programs have them for themselves, and tracing every line makes cheap
lines look dear. (`faulthandler.register` samples without the lock and needs no checkpoints, but crashes Python 3.11
and later when it interrupts a call from C into Python.)
"""

import _thread
import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, Dict, Iterator, Optional, Tuple

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


INTERVAL_S = 0.0005
"""Mean time between two moments."""
OVERHEAD = 0.1
"""Share of the time that reading deep stacks may take: the interval is longer where it would take more."""

RESUME = compile("", "", "exec").co_code[0] if sys.version_info >= (3, 11) else None
"""The instruction with which functions start."""


class Function:
    """One code object of the program."""

    def __init__(self, number: int, name: str, code: "CodeType") -> None:
        self.number = number
        self.name = name
        self.code = code
        self.start = _start(code)


def _start(code: "CodeType") -> int:
    """Offset of the last instruction before a function's own first one."""
    if RESUME is None:
        return -1
    return next((at for at in range(0, len(code.co_code), 2) if code.co_code[at] == RESUME), -1)


class Sampler:
    """Notes where the program is found, in a thread of its own, and in one of every process that the program forks."""

    def __init__(self) -> None:
        self._functions: "Dict[int, Function]" = {}
        self._notes = -1
        self._running = False
        self._free = _thread.allocate_lock()
        """Held while the thread starts, and while it runs on after its end was asked for."""

    def compile(self, source: bytes, path: str) -> "CodeType":
        """The code of a program, to be looked for from now on. Raises what `compile` raises."""
        code: "CodeType"
        try:
            code = load("checkpoints").compile_with_checkpoints(source, path)
        except (RecursionError, ValueError, TypeError):  # a tree the compiler takes only from its own parser
            code = compile(source, path, "exec", dont_inherit=True)
        for name, inner in load("syntax").functions_of(code):
            self._functions[id(inner)] = Function(len(self._functions), name, inner)
        if not self._running:  # a module may be compiled several times
            self._start()
        return code

    def finish(self) -> bytes:
        """End, and report."""
        if not self._running:
            return b""
        self._running = False
        self._free.acquire(timeout=1.0)
        lines = ["f %d %d %s\n" % (f.number, f.code.co_firstlineno, f.name) for f in self._functions.values()]
        notes = os.pread(self._notes, os.fstat(self._notes).st_size, 0)
        return "".join(lines).encode("utf-8", "backslashreplace") + notes

    def _start(self) -> None:
        self._notes = _open_notes()
        # How long our thread waits before it asks for the lock: in that time it gets in only where the program lets
        # go by itself, at a system call, which would be found too often.
        sys.setswitchinterval(1e-5)
        self._start_thread()
        os.register_at_fork(after_in_child=self._start_thread)

    def _start_thread(self) -> None:
        self._running = True
        self._free = _thread.allocate_lock()
        self._free.acquire()
        _thread.start_new_thread(self._run, (_thread.get_ident(), self._free))
        self._free.acquire()

    def _run(self, main: int, free: "Any") -> None:
        # The program may replace what these modules hold.
        clock, cpu_clock, sleep, write = time.perf_counter, time.thread_time, time.sleep, os.write
        busiest = _busiest(main)
        next(busiest)
        jitter = _jitter()
        scale = 1
        due = clock()
        free.release()
        while self._running:
            wait = due - clock()
            if wait > 0:
                sleep(wait)
            now, began = clock(), cpu_clock()
            if due > now:
                continue
            frame, ran = next(busiest)
            place = self._place(frame)
            # Waiting is found as often as anything; a pause of the whole machine happens to be somewhere.
            most = scale + int(ran / INTERVAL_S)
            moments = 0
            while due <= now:
                moments += scale
                due += scale * INTERVAL_S * next(jitter)
            if place:
                write(self._notes, b"s %d %s\n" % (min(moments, most), " ".join(map(str, place)).encode()))
            spent = cpu_clock() - began
            due += spent  # the program stood still
            scale = max(1, int(spent / OVERHEAD / INTERVAL_S))
        free.release()

    def _place(self, frame: "Optional[FrameType]") -> "Tuple[int, ...]":
        """Line, innermost function, all functions; empty outside the program."""
        innermost: "Tuple[int, ...]" = ()
        numbers = set()
        while frame is not None:
            function = self._functions.get(id(frame.f_code))
            # At its start a function has done nothing: what took long is what the caller did to get here.
            if function is not None and (innermost or frame.f_lasti > function.start):
                innermost = innermost or (_line(frame), function.number)
                numbers.add(function.number)
            frame = frame.f_back
        return (*innermost, *sorted(numbers))


def _open_notes() -> int:
    """A file without a name, shared with the processes that the program forks."""
    path = os.path.join(os.environ.get("TMPDIR", "."), ".perfhint-samples")
    opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
    os.unlink(path)
    # The last but one, where the last is for the report: the program's own start at 3, as without us.
    notes = os.dup2(opened, os.sysconf("SC_OPEN_MAX") - 2, inheritable=False)
    os.close(opened)
    return notes


def _line(frame: "FrameType") -> int:
    """The line a frame is on; of the instruction before it where the compiler gave it none."""
    line: "Optional[int]" = frame.f_lineno
    if line is None:
        before = [at for start, _, at in frame.f_code.co_lines() if at is not None and start <= frame.f_lasti]
        line = before[-1] if before else frame.f_code.co_firstlineno
    return line


def _busiest(main: int) -> "Iterator[Tuple[FrameType, float]]":
    """The innermost frame of the thread that ran most since the last time, `main` when none did, and for how long."""
    frames, cpu_clock, read = sys._current_frames, time.pthread_getcpuclockid, time.clock_gettime
    me = _thread.get_ident()
    before: "Dict[int, float]" = {}
    while True:
        current = frames()
        del current[me]
        now = {thread: read(cpu_clock(thread)) for thread in current}
        ran = {thread: now[thread] - before.get(thread, 0.0) for thread in current}
        before = now
        thread = max(current, key=lambda thread: (ran[thread], thread == main))
        yield current[thread], ran[thread]


def _jitter() -> "Iterator[float]":
    """Numbers from 0.5 to 1.5 with mean 1, against lockstep with loops of the program."""
    state = time.perf_counter_ns()
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        yield 0.5 + state / (1 << 64)
