"""Runner "project/replay": makes calls of the target's functions anew, and tells what came of each.

What is asked comes on standard input, a line of JSON each: first the request,

    {"root": …, "target": …, "module": NAME, "sys_path": [real paths], "patience_s": seconds for one call,
     "show": whether the arguments are described before the call}

then the calls, in the order in which they are made:

    {"id": n, "function": QUALNAME, "how": see recording.py, "pickle": base64 of (args, kwargs), "args": {place:
     description}, "repeat": times, "again", "change": whether to}

`args` are arguments to be used in the place of pickled ones, by position ("0") or name; without `pickle` they are all.
With `change` something is taken out of lists and dicts among the arguments after the call, and it is made once more: an
answer that is remembered for too long shows that way. With `again` what the call returned is changed afterwards, and it
is made once more with fresh arguments: so does a result that somebody keeps inside. `repeat` makes a call so many times
more, on fresh arguments, for its time.

The report is JSON: {"calls": [{"id", "outcome": description, "again" and "changed": descriptions, "printed": [from, to]
in standard output, "explicit" and "changed_explicit": whether an exception was raised by a statement of the target's,
"late": whether it took too long, "cpu_ns", "arguments": {place: description, or null where it is large}, "error": why
it could not be made}], "inside": {"cpu_ns", "wall_ns", "calls"}, "import_ns", "problem": why the target could not be
imported}.
"""

import binascii
import json
import os
import signal
import sys
import time
import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, List, Tuple

    Call = Dict[str, Any]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


MOST_OUTCOME = 1 << 19
"""A larger description is told by its digest."""
ALL_OUTCOMES = 16 << 20
"""When all descriptions together are larger, further ones are told by digests."""
MOST_SHOWN = 1 << 15
ALL_SHOWN = 8 << 20
"""The same of arguments."""

_describe, _describing, _pickling = load("describe"), load("describing"), load("pickling")
_calling, _rebuild = load("calling"), load("rebuild").rebuild
_tamper, _origin, _targets = load("tamper"), load("origin"), load("target")


class _LateError(BaseException):
    """A call takes too long."""


class Replay:
    """One run: the request, and what has been told so far."""

    def __init__(self) -> None:
        tree = os.environ.pop("PERFHINT_TREE", None)
        self._real: str = ""
        self._shown: str = ""
        if tree:
            self._real, self._shown = json.loads(tree)
            _targets.move(self._real, self._shown)
            load("compiled").Compiled(self._shown).keep_modules()
        self._asked: "Dict[str, Any]" = {}
        self._module: "Any" = None
        self._report: "Dict[str, Any]" = {"calls": [], "import_ns": 0, "problem": ""}
        self._inside = [0, 0, 0]
        self._room, self._room_shown = ALL_OUTCOMES, ALL_SHOWN
        self._clocks = time.thread_time_ns, time.perf_counter_ns
        self._cost = _cost_of(*self._clocks)
        self._fstat, self._alarm = os.fstat, signal.setitimer
        self._event_loop: "Any" = None

    def main(self) -> None:
        """The program."""
        lines = _standard_input().splitlines()
        self._asked = json.loads(lines[0])
        target = self._here(self._asked["target"])
        sys.path[:] = [self._here(entry) for entry in self._asked["sys_path"]]
        self._origin = _origin.Origin(target)
        _targets.Target(target).be_loaded()  # from its source, never from what is kept of the project's modules
        signal.signal(signal.SIGPROF, _late)
        began = time.process_time_ns()
        try:
            self._module = __import__(self._asked["module"], None, None, ["*"])
        except BaseException as error:  # noqa: BLE001 - whatever it does, it is told
            self._report["problem"] = _told(error)
            return
        self._report["import_ns"] = time.process_time_ns() - began
        with open(target, "rb") as file:
            if b"random" in file.read():  # it may be imported by a function
                __import__("random")
        for line in lines[1:]:
            call = json.loads(line)
            told = {"id": call["id"]}
            self._report["calls"].append(told)
            try:
                self._make(call, told)
            except _LateError:
                told["late"] = True
            except BaseException as error:  # noqa: BLE001 - of the code of arguments, or of ours
                told["error"] = _told(error)
            finally:
                self._alarm(signal.ITIMER_PROF, 0)

    def finish(self) -> bytes:
        """The report."""
        cpu, wall, calls = self._inside
        self._report["inside"] = {"cpu_ns": max(0, cpu), "wall_ns": max(0, wall), "calls": calls}
        return json.dumps(self._report, separators=(",", ":")).encode()

    def _here(self, path: str) -> str:
        """A path of the project as it is shown in this run."""
        found: str = _targets.shown(path, self._real, self._shown) if self._real else path
        return found

    def _make(self, call: "Call", told: "Dict[str, Any]") -> None:
        args, kwargs = self._arguments(call)
        if self._asked.get("show"):
            told["arguments"] = self._shown_before(*self._arguments(call))  # other ones: iterators come to their end
        patience = self._asked["patience_s"]
        self._alarm(signal.ITIMER_PROF, patience, patience)
        before = self._printed()
        ending, value, spent = self._once(call, args, kwargs)
        told["explicit"] = ending == "raised" and self._origin.is_explicit(value)
        told["outcome"] = self._bounded(_describing.outcome(call["how"], args, kwargs, ending, value))
        told["printed"] = [before, self._printed()]
        told["cpu_ns"] = spent
        if call.get("change") and _tamper.change((*args, *kwargs.values())):
            again, changed, _ = self._once(call, args, kwargs)
            told["changed"] = self._bounded(_describing.outcome(call["how"], args, kwargs, again, changed))
            told["changed_explicit"] = again == "raised" and self._origin.is_explicit(changed)
        if call.get("again"):
            _tamper.tamper(value)
            args, kwargs = self._arguments(call)
            ending, value, _ = self._once(call, args, kwargs)
            told["again"] = self._bounded(_describing.outcome(call["how"], args, kwargs, ending, value))
        self._alarm(signal.ITIMER_PROF, 0)
        for _ in range(call.get("repeat", 0)):
            args, kwargs = self._arguments(call)
            self._once(call, args, kwargs, take=True)

    def _arguments(self, call: "Call") -> "Tuple[Tuple[Any, ...], Dict[str, Any]]":
        """Fresh ones, that nobody has seen."""
        args: "List[Any]" = []
        kwargs: "Dict[str, Any]" = {}
        if call.get("pickle"):
            given, kwargs = _pickling.unpickled(binascii.a2b_base64(call["pickle"]))
            args = list(given)
        for place, description in call.get("args", {}).items():
            ((_, value),) = _rebuild(description)
            if not place.isdigit():
                kwargs[place] = value
            elif int(place) < len(args):
                args[int(place)] = value
            else:
                args.append(value)
        return tuple(args), kwargs

    def _once(
        self, call: "Call", args: "Tuple[Any, ...]", kwargs: "Dict[str, Any]", take: bool = False
    ) -> "Tuple[str, Any, int]":
        """One call: how it ended, with what, and CPU nanoseconds. With `take`, iterators are followed to their end."""
        drawing = sys.modules.get("random")
        if drawing is not None:
            drawing.seed(0)  # what it draws is the same for all versions
        function, args = _calling.bound(self._module, call["function"], call["how"], args)
        ending, value, cpu = self._timed(function, args, kwargs)
        if type(value) in _calling.DRIVEN:
            ending, value, more = self._timed(self._loop().run_until_complete, (_calling.awaited(value),), {})
            cpu += more
        elif take and type(value) is types.GeneratorType:
            cpu += self._timed(_calling.follow, (value,), {})[2]
        if isinstance(value, _LateError):
            raise value
        self._inside[2] += 1
        return ending, value, cpu

    def _timed(
        self, function: "Callable[..., Any]", args: "Tuple[Any, ...]", kwargs: "Dict[str, Any]"
    ) -> "Tuple[str, Any, int]":
        cpu_clock, wall_clock = self._clocks
        ending, value = "result", None
        wall = wall_clock()
        cpu = cpu_clock()
        try:
            value = function(*args, **kwargs)
        except BaseException as error:  # noqa: BLE001 - how it ends is what we ask
            ending, value = "raised", error
        cpu = cpu_clock() - cpu - self._cost[0]
        self._inside[0] += cpu
        self._inside[1] += wall_clock() - wall - self._cost[1]
        return ending, value, cpu

    def _loop(self) -> "Any":
        """An event loop, made when it is first needed."""
        import asyncio

        if self._event_loop is None or self._event_loop.is_closed():
            self._event_loop = asyncio.new_event_loop()
            asyncio.set_event_loop(self._event_loop)
        return self._event_loop

    def _shown_before(self, args: "Tuple[Any, ...]", kwargs: "Dict[str, Any]") -> "Dict[str, Any]":
        """What the arguments are before the call, None for large ones."""
        found = {}
        places = [*map(str, range(len(args))), *kwargs]
        for place, value in zip(places, (*args, *kwargs.values())):  # noqa: B905 - Python 3.8
            describer = _describe.Describer()
            describer.add("argument", value)
            described = _describing.bounded(describer.finish(), min(MOST_SHOWN, self._room_shown))
            found[place] = None if "sha256" in described else described
            self._room_shown -= len(json.dumps(found[place]))
        return found

    def _bounded(self, description: "Dict[str, Any]") -> "Dict[str, Any]":
        found = _describing.bounded(description, min(MOST_OUTCOME, self._room))
        if self._room:
            self._room = max(0, self._room - len(json.dumps(found)))
        return found  # type: ignore[no-any-return]

    def _printed(self) -> int:
        """How much there is on standard output."""
        for stream in (sys.stdout, sys.__stdout__):
            try:
                stream.flush()  # type: ignore[union-attr]
            except Exception:  # noqa: BLE001 - closed, or replaced by something of the program's
                pass
        return self._fstat(1).st_size


def _standard_input() -> bytes:
    """All of it; from now on there is none."""
    with os.fdopen(os.dup(0), "rb") as file:
        data = file.read()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    return data


def _told(error: BaseException) -> str:
    try:
        return ("%s: %s" % (type(error).__name__, error)).split("\n", 1)[0][:400]
    except Exception:  # noqa: BLE001 - the program's own code
        return type(error).__name__


def _late(_signal: int, _frame: "Any") -> None:
    raise _LateError


def _cost_of(cpu_clock: "Callable[[], int]", wall_clock: "Callable[[], int]") -> "Tuple[int, int]":
    """Nanoseconds that looking at both clocks adds to what lies between."""
    found = []
    for _ in range(200):
        wall = wall_clock()
        cpu = cpu_clock()
        cpu = cpu_clock() - cpu
        found.append((cpu, wall_clock() - wall))
    return min(cpu for cpu, _ in found), min(wall for _, wall in found)


_replay = Replay()
finish = _replay.finish
_program = types.ModuleType("perfhint_replay")
_program.main = _replay.main  # type: ignore[attr-defined]
sys.modules["perfhint_replay"] = _program
