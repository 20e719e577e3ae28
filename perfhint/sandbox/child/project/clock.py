"""The clock of a target's functions: how long they ran, outermost calls only, of all threads together.

`functions.py` puts its calls into their code. A call from outside starts the clock and its end stops it. Calls from
within a call that is timed find `Running.running` true and do nothing else.

That is one flag for the whole process as long as it has one thread. Before a second one starts, the flag goes down,
and every call asks for its own thread's meter, until a test begins when the others have ended.

What suspends itself, a generator or a coroutine, stops the clock before it lets go and starts it when it goes on, so
time in which it waits does not count. It owns the clock meanwhile: it alone stops it. It is known by the address of
its frame, which no other has while it runs; a reference would keep alive what the program has given up.
"""

import _thread
import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, List, Set, Tuple

ROUNDS, EACH_ROUND = 20, 50
"""Of starting and stopping a clock, to know what that takes."""


class Flag:
    """Read by the code of the target's functions, for which an attribute is the fastest."""

    __slots__ = ("up",)

    def __init__(self) -> None:
        self.up = False


class Meter:
    """What one thread spent."""

    def __init__(self) -> None:
        self.depth = 0
        """Calls within calls, of those that are noted; 0 when the clock stands."""
        self.owner = 0
        """The frame that may stop the clock by suspending itself; 0 where the outermost call is of a function."""
        self.owning: "List[Flag]" = []
        """The flag of its function, which is up while the frame owns the clock."""
        self.cpu_ns = self.wall_ns = self.calls = self.stretches = 0
        self.noted = 0
        """Calls from within that were noted, which takes time that counts."""
        self.since_cpu = self.since_wall = 0


class Clock:
    """All meters, and what is called by the code of the target's functions."""

    def __init__(self) -> None:
        self.running = Flag()
        """Up while the only thread is inside."""
        self.entered: "Set[str]" = set()
        """Functions that were called from outside."""
        self.import_ns = 0
        self._flags: "List[Flag]" = []
        self._threads = False
        self._main = Meter()
        self._meters = [self._main]
        self._local = _thread._local()
        # What a test puts in the place of the time is not the time.
        self._cpu, self._wall, self._frame = time.thread_time_ns, time.perf_counter_ns, sys._getframe
        self._others = _thread._count

    def flag(self) -> Flag:
        """The flag of a function that can suspend itself: up while one of its frames may own the clock."""
        flag = Flag()
        flag.up = self._threads
        self._flags.append(flag)
        return flag

    def enter(self, name: str) -> None:
        """A function begins. Every one that is noted must be ended by `leave`, in the same thread."""
        meter = self._meter() if self._threads else self._main
        if meter.depth:
            meter.depth += 1
            meter.noted += 1
            return
        meter.calls += 1
        self.entered.add(name)
        self._start(meter)

    def leave(self) -> None:
        """The end of what `enter` has noted."""
        if self._threads:
            meter = self._meter()
            if meter.depth > 1:
                meter.depth -= 1
                return
        cpu, wall = self._cpu(), self._wall()
        meter = self._meter() if self._threads else self._main
        meter.depth = 0
        self._stop(meter, cpu, wall)

    def begin(self, name: str, owning: Flag) -> None:
        """The body of a function begins that can suspend itself."""
        meter = self._meter() if self._threads else self._main
        if not meter.depth:
            meter.calls += 1
            self.entered.add(name)
            self._own(meter, id(self._frame(1)), owning)

    def go_on(self, owning: Flag) -> None:
        """It goes on, or may go on."""
        meter = self._meter() if self._threads else self._main
        if meter.depth:
            meter.noted += 1
        else:
            self._own(meter, id(self._frame(1)), owning)

    def suspend(self, value: "Any" = None) -> "Any":
        """It suspends itself, or ends; gives the value back."""
        self.suspend_as(id(self._frame(1)))
        return value

    def go_on_as(self, frame: int, owning: Flag) -> None:
        """The frame goes on, which is not the caller's."""
        meter = self._meter() if self._threads else self._main
        if not meter.depth:
            self._own(meter, frame, owning)

    def suspend_as(self, frame: int) -> None:
        """The frame suspends itself, which is not the caller's."""
        meter = self._meter() if self._threads else self._main
        if meter.owner == frame:
            cpu, wall = self._cpu(), self._wall()
            meter.depth = meter.owner = 0
            meter.owning[0].up = self._threads
            self._stop(meter, cpu, wall)

    def owner(self) -> int:
        """The frame that owns the clock of this thread; 0 when none does."""
        return (self._meter() if self._threads else self._main).owner

    def reset(self) -> None:
        """Nothing of the target's can be running in this thread: stop a clock that an interrupt has left running."""
        meter = self._meter() if self._threads else self._main
        if meter.depth:
            meter.depth = meter.owner = 0
            self._stop(meter, self._cpu(), self._wall())
        if self._threads and meter is self._main and not self._others():
            self._threads = False
            for flag in self._flags:
                flag.up = False

    def importing(self, execute: "Callable[[], None]") -> None:
        """Execute the target's module body, whose time is told by itself."""
        meter = self._meter() if self._threads else self._main
        if meter.depth:  # a function imports it: then it is part of that one's time
            execute()
            return
        meter.depth = 1
        self.running.up = not self._threads
        began = self._cpu()
        try:
            execute()
        finally:
            self.import_ns += self._cpu() - began
            meter = self._meter() if self._threads else self._main
            meter.depth = 0
            self.running.up = False

    def inside(self) -> "Dict[str, int]":
        """What all threads spent in the functions, without what the clock itself takes while it runs."""
        stretch, note = _costs()
        stretches, noted = (sum(getattr(meter, name) for meter in self._meters) for name in ("stretches", "noted"))
        cpu_ns, wall_ns = (
            sum(getattr(meter, name) for meter in self._meters) - int(stretches * stretch[at] + noted * note[at])
            for at, name in enumerate(("cpu_ns", "wall_ns"))
        )
        calls = sum(meter.calls for meter in self._meters)
        return {"cpu_ns": max(0, cpu_ns), "wall_ns": max(0, wall_ns), "calls": calls}

    def expect_threads(self) -> None:
        """Have each thread use its own meter from the second one's start on."""
        self._watch(_thread, "start_new_thread")
        self._watch(_thread, "start_new")
        self._watch(_thread, "start_joinable_thread")
        threading = sys.modules.get("threading")
        if threading is not None:
            self._watch(threading, "_start_new_thread")
            self._watch(threading, "_start_joinable_thread")

    def spent(self, calls: int, notes: int) -> "Tuple[int, int]":
        """CPU and wall time that so many calls of nothing take by this clock, each with so many from within."""
        if notes:
            self._part()
        meter = self._main
        before = meter.cpu_ns, meter.wall_ns
        for _ in range(calls):
            self.enter("")
            for _ in range(notes):
                self.enter("")
                self.leave()
            self.leave()
        return meter.cpu_ns - before[0], meter.wall_ns - before[1]

    def _watch(self, module: "Any", name: str) -> None:
        start = getattr(module, name, None)
        if start is None:
            return

        def start_and_tell(*arguments: "Any", **named: "Any") -> "Any":
            if not self._threads:
                self._part()
            return start(*arguments, **named)

        setattr(module, name, start_and_tell)

    def _part(self) -> None:
        """From now on there may be other threads. This one has been the only one."""
        self._local.meter = self._main
        self._threads = True
        self.running.up = False
        for flag in self._flags:
            flag.up = True

    def _meter(self) -> Meter:
        try:
            found: Meter = self._local.meter
        except AttributeError:
            found = self._local.meter = Meter()
            self._meters.append(found)
        return found

    def _start(self, meter: Meter) -> None:
        meter.depth = 1
        meter.stretches += 1
        self.running.up = not self._threads
        meter.since_wall = self._wall()
        meter.since_cpu = self._cpu()

    def _own(self, meter: Meter, frame: int, owning: Flag) -> None:
        meter.owner = frame
        meter.owning = [owning]
        owning.up = True
        self._start(meter)

    def _stop(self, meter: Meter, cpu: int, wall: int) -> None:
        self.running.up = False
        meter.cpu_ns += cpu - meter.since_cpu
        meter.wall_ns += wall - meter.since_wall


def _costs() -> "Tuple[Tuple[float, ...], Tuple[float, ...]]":
    """Nanoseconds, of CPU and wall, that are told of a call that does nothing, and for each call noted within."""
    alone, with_notes = Clock(), Clock()
    stretches = [alone.spent(EACH_ROUND, 0) for _ in range(ROUNDS)]
    notes = [with_notes.spent(1, EACH_ROUND) for _ in range(ROUNDS)]
    stretch = tuple(min(found[at] for found in stretches) / EACH_ROUND for at in (0, 1))
    return stretch, tuple(max(0, min(found[at] for found in notes) - stretch[at]) / EACH_ROUND for at in (0, 1))
