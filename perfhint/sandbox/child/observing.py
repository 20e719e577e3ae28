"""What the names of a program are, how large, and how often its loops and functions run.

The program is compiled with probes (`probes.py`), so this is a run of its own: nothing is timed, and what the program
prints is not looked at. Values are looked at, never kept, and no code of the program's is called (`values.py`). A
program that takes long is interrupted, as by Ctrl-C, and what was seen until then is reported.
"""

import _thread
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any, Dict, Optional, Tuple

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


PATIENCE_S = 1.0
LOOKING_S = 0.2
"""All looks together may take this long."""
MOST_NAMES = 2000
HUGE = 1 << 64
"""Larger integers are told as this."""
COMPREHENSIONS = (".<listcomp>", ".<setcomp>", ".<dictcomp>", ".<genexpr>")

_values, _probes, _syntax = load("values"), load("probes"), load("syntax")


class Name:
    """What one name of one function was seen to be."""

    def __init__(self) -> None:
        self.kinds: "Dict[str, Any]" = {}
        self.sizes: "Optional[Tuple[int, int]]" = None
        self.values: "Optional[Tuple[int, int]]" = None

    def see(self, value: "Any") -> None:
        """The name means this value now."""
        kind = _values.kind_of(value)
        self.kinds[kind[0]] = _values.join(self.kinds.get(kind[0], kind), kind)
        size = _values.size_of(value)
        if size is not None:
            self.sizes = _widened(self.sizes, size)
        if type(value) is int:
            self.values = _widened(self.values, max(-HUGE, min(value, HUGE)))


class Observer:
    """All that is seen of one run."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        """A program that runs longer is interrupted."""
        self._patience_s = patience_s
        self._probes = _probes.Probes(self._look)
        self._names: "Dict[Tuple[str, str], Name]" = {}
        self._codes: "Dict[int, Tuple[str, Tuple[str, ...], CodeType]]" = {}
        self._globals: "Dict[str, Any]" = {}
        self._time_left = LOOKING_S
        self._ended = self._interrupted = False
        self._clock, self._sleep, self._interrupt = time.perf_counter, time.sleep, _thread.interrupt_main

    def compile(self, source: bytes, path: str) -> "CodeType":
        """The program with probes; without, where the compiler does not take the tree."""
        try:
            code: "CodeType" = self._probes.compile(source, path)
        except (RecursionError, ValueError, TypeError):
            return compile(source, path, "exec", dont_inherit=True)
        if not self._codes:  # a module may be compiled several times
            _thread.start_new_thread(self._watch, ())
        for name, inner in _syntax.functions_of(code):
            for comprehension in COMPREHENSIONS:
                name = name.replace(comprehension, "").replace(comprehension[1:], "<module>")
            own = inner.co_varnames + inner.co_cellvars if inner.co_flags & 2 else ()  # CO_NEWLOCALS
            self._codes[id(inner)] = name, tuple(filter(str.isidentifier, own)), inner
        return code

    def finish(self) -> bytes:
        """The report."""
        self._ended = True
        self._see("<module>", self._globals, tuple(self._probes.assigned))
        lines = ["end\t%d" % (not self._interrupted)]
        lines += ["calls\t%s\t%d" % (function, calls.count) for function, calls in self._probes.calls]
        for loop in self._probes.loops:
            counts = loop.entries, loop.iterations, loop.most
            lines.append("loop\t%s\t%s\t%d\t%d\t%d" % (loop.function, loop.head, *counts))
        for (function, name), seen in self._names.items():
            kinds = " | ".join(map(_values.written, seen.kinds.values()))
            lines.append("\t".join(("name", function, name, kinds, _range(seen.sizes), _range(seen.values))))
        return "\n".join(lines).encode("utf-8", "backslashreplace")

    def _watch(self) -> None:
        end = self._clock() + self._patience_s
        while self._clock() < end and not self._ended:
            self._sleep(0.02)
        if not self._ended:
            self._interrupted = True
            self._interrupt()

    def _look(self, frame: "FrameType") -> None:
        if self._time_left <= 0:
            return
        began = self._clock()
        try:
            known = self._codes.get(id(frame.f_code))
            if known is not None:
                function, names, _ = known
                if names:
                    self._see(function, frame.f_locals, names)
                self._globals = frame.f_globals
                self._see("<module>", self._globals, tuple(self._probes.assigned))
        except Exception:  # noqa: BLE001 - the stack may be full, an object half made: then nothing is seen
            pass
        self._time_left -= self._clock() - began

    def _see(self, function: str, values: "Any", names: "Tuple[str, ...]") -> None:
        for name in names:
            if name in values and (len(self._names) < MOST_NAMES or (function, name) in self._names):
                self._names.setdefault((function, name), Name()).see(values[name])


def _widened(interval: "Optional[Tuple[int, int]]", value: int) -> "Tuple[int, int]":
    return (value, value) if interval is None else (min(interval[0], value), max(interval[1], value))


def _range(interval: "Optional[Tuple[int, int]]") -> str:
    return "%d %d" % interval if interval else ""
