"""Runner "profile": looks at the stack of the program at random moments, and reports where it was found.

A thread of ours wakes up and reads the frames of the thread that is running. It can do so only where the interpreter
lets go of its lock; `checkpoints.py` sees to it that this is soon enough. All moments that passed while the lock was
held are booked on the place where it was let go, so one long `sorted` counts for as long as it takes.

Neither signals nor `sys.settrace` are used: programs have them for themselves, and tracing every line makes cheap
lines look dear. (`faulthandler.register` samples without the lock and needs no checkpoints, but crashes Python 3.11
and later when it interrupts a call from C into Python.)

The report is lines of text: `f ID LINE NAME` for every function, and `s COUNT LINE OWN ID...` for every look: how many
moments it stands for, the line, the innermost function of the program, and all its functions on the stack (in no
order, recursion once).
"""

import _thread
import importlib.util
import os
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, Dict, Iterator, Optional, Tuple

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


def functions_of(code: "CodeType", names: "Tuple[str, ...]" = ()) -> "Iterator[Tuple[str, CodeType]]":
    """The code and all code within it, each with its qualified name."""
    yield ".".join(names) or "<module>", code
    for constant in code.co_consts:
        if isinstance(constant, type(code)):
            for found in functions_of(constant, (*names, constant.co_name)):
                yield found


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

    def start(self, code: "CodeType") -> None:
        """Begin to look for `code` and the functions in it."""
        for number, (name, inner) in enumerate(functions_of(code)):
            self._functions[id(inner)] = Function(number, name, inner)
        self._notes = _open_notes()
        # How long our thread waits before it asks for the lock: in that time it gets in only where the program lets
        # go by itself, at a system call, which would be found too often.
        sys.setswitchinterval(1e-5)
        self._start_thread()
        os.register_at_fork(after_in_child=self._start_thread)

    def finish(self) -> bytes:
        """End, and report."""
        if not self._running:
            return b""
        self._running = False
        self._free.acquire(timeout=1.0)
        lines = ["f %d %d %s\n" % (f.number, f.code.co_firstlineno, f.name) for f in self._functions.values()]
        notes = os.pread(self._notes, os.fstat(self._notes).st_size, 0)
        return "".join(lines).encode("utf-8", "backslashreplace") + notes

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


# ---------------------------------------------------------------------------------------------- the interpreter


class Main:
    """Finds and loads the main program: the interpreter asks path hooks for it, as it does for a zip file."""

    def __init__(self, path: str, sampler: Sampler) -> None:
        self._path = path
        self._sampler = sampler

    def __call__(self, path: str) -> "Main":
        """The path hook."""
        if os.path.abspath(path) != os.path.abspath(self._path):
            raise ImportError(path)
        self._path = path  # absolute since Python 3.9
        return self

    def find_spec(self, name: str, _target: "Any" = None) -> "Any":
        """The path entry finder."""
        return importlib.util.spec_from_loader(name, self, origin=self._path) if name == "__main__" else None  # type: ignore[arg-type]

    def get_code(self, _name: str) -> "CodeType":
        """The loader."""
        sys.path_hooks.remove(self)
        del sys.path_importer_cache[self._path]
        sys.path[0] = os.path.dirname(os.path.realpath(self._path))
        with open(self._path, "rb") as file:
            source = file.read()
        code: "CodeType"
        try:
            code = _sibling("checkpoints").compile_with_checkpoints(source, self._path)
        except (RecursionError, ValueError, TypeError):  # a tree the compiler takes only from its own parser
            code = compile(source, self._path, "exec", dont_inherit=True)
        self._sampler.start(code)
        return code


def _sibling(name: str) -> "Any":
    """The module of this name beside this file, which is on no path of the program's."""
    path = os.path.join(os.path.dirname(__file__), name + ".py")
    spec: "Any" = importlib.util.spec_from_file_location("perfhint_" + name, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_sampler = Sampler()
sys.path_hooks.insert(0, Main(sys.argv[0], _sampler))
finish = _sampler.finish
