"""Calls of the target's functions from outside while its tests run, to be made again elsewhere (`replay.py`).

Functions are wrapped where the outside finds them: as attributes of the module and of its classes. Of every function a
few calls are kept: the first ones of every shape of arguments, and the largest. Their arguments are pickled before
the call, with functions of the tests among them (`pickling.py`); what came of the call is described after it, unless
looking would take it away from the test, as with generators. What cannot be kept is counted, with the reason, and
nothing that happens here reaches the test.

A call is told by HOW its first argument is used:

    "call"       the function itself: of the module, or a staticmethod
    "method"     bound to its first argument
    "class"      bound to its first argument, which is a class
    "get", "set", "delete"   a property, bound to its first argument
    "new"        its first argument, a class, is called: how `__init__` and `__new__` are recorded where they begin with
                 an empty instance
"""

import _thread
import base64
import sys
from functools import update_wrapper
from time import thread_time_ns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any, Callable, Dict, List, Optional, Tuple

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


MOST_BYTES = 1 << 20
"""Of the arguments of one call."""
ALL_BYTES = 8 << 20
"""Of all calls together; half of it at most for one function."""
MOST_OUTCOME = 1 << 16
"""A larger description is kept as its digest."""
LEFT_ALONE = frozenset(
    {"__del__", "__getattribute__", "__getattr__", "__setattr__", "__init_subclass__", "__set_name__", "__class__"}
    | {"__reduce__", "__reduce_ex__", "__getstate__", "__setstate__", "__getnewargs__", "__getnewargs_ex__"}
    | {"__subclasshook__", "__instancecheck__", "__subclasscheck__", "__prepare__", "__class_getitem__"}
)
"""What the interpreter or pickling calls behind everybody's back."""
OF_CACHES = ("cache_clear", "cache_info", "cache_parameters")

_describing, _kept, _pickling = load("describing"), load("kept"), load("pickling")


class _Local(_thread._local):
    """Of every thread: whether it is inside a call that is looked at."""

    busy = False


class Recorder:
    """All that is recorded of one run."""

    def __init__(self, target: str, tree: "Tuple[str, str]" = ("", "")) -> None:
        """`target` is the path of the target's text as code objects tell it, `tree` its root and where it is shown."""
        self._target = target
        self._tree = tree
        self._local = _Local()
        self._functions: "List[Any]" = []
        self._module: "Optional[ModuleType]" = None
        self._bytes = 0
        self._order = 0

    def watch(self, module: "ModuleType") -> None:
        """Wrap the functions of the target, whose body was just executed."""
        self._module = module
        self._watch_all(module, module.__name__, "", [])

    def report(self) -> "Dict[str, Any]":
        """The kept calls, in the order in which they were made, and how many others there were."""
        calls = [call for function in self._functions for call in (*function.kept, function.largest) if call]
        calls = [call for call in calls if "outcome" in call]
        calls.sort(key=lambda call: call.pop("order"))
        return {
            "module": self._module.__name__ if self._module else "",
            "sys_path": [self._real(entry) for entry in sys.path if isinstance(entry, str)],
            "calls": calls,
            "left_out": {function.name: function.left_out for function in self._functions if function.left_out},
        }

    def _real(self, path: str) -> str:
        real, shown = self._tree
        inside = shown and (path == shown or path.startswith(shown + "/"))
        return real + path[len(shown) :] if inside else path

    def _watch_all(self, owner: "Any", module: str, prefix: str, classes: "List[type]") -> None:
        wrapped: "Dict[int, Any]" = {}
        for name, value in list(vars(owner).items()):
            if name in LEFT_ALONE:
                continue
            if isinstance(value, type):
                if value.__module__ == module and value not in classes and value.__qualname__ == prefix + name:
                    classes.append(value)
                    self._watch_all(value, module, prefix + name + ".", classes)
                continue
            try:
                if id(value) not in wrapped:
                    wrapped[id(value)] = self._wrapped(value, prefix + name, isinstance(owner, type))
                if wrapped[id(value)] is not None:
                    _set(owner, name, wrapped[id(value)])
            except Exception:  # noqa: BLE001 - a class that does not let itself be changed stays as it is
                continue

    def _wrapped(self, value: "Any", name: str, in_class: bool) -> "Any":
        """`value` with its calls recorded, None where it is not a function of the target."""
        kind = type(value)
        if in_class and kind in (staticmethod, classmethod):
            inner = value.__func__
            how = "class" if kind is classmethod else "new" if name.endswith(".__new__") else "call"
            return kind(self._recorded(inner, name, how)) if self._is_ours(inner) else None
        if in_class and kind is property:
            get, set_, delete = (
                self._recorded(inner, name, how) if self._is_ours(inner) else inner
                for inner, how in ((value.fget, "get"), (value.fset, "set"), (value.fdel, "delete"))
            )
            return property(get, set_, delete, value.__doc__)
        if not self._is_ours(value):
            return None
        how = "call" if not in_class else "new" if name.endswith(".__init__") else "method"
        return self._recorded(value, name, how)

    def _is_ours(self, value: "Any") -> bool:
        """Whether it is a function of the target, or one that a decorator made of such: a function or a cache."""
        if not (type(value) is _Plain or hasattr(type(value), "cache_info")):
            return False
        for _ in range(16):
            code = getattr(value, "__code__", None)
            if code is not None and code.co_filename == self._target:
                return True
            value = getattr(value, "__wrapped__", None)
            if value is None:
                return False
        return False

    def _recorded(self, function: "Any", name: str, how: str) -> "Any":
        kept = _kept.Function(name, how)
        self._functions.append(kept)
        local, target, frame, record = self._local, self._target, sys._getframe, self._record

        def recorded(*args: "Any", **kwargs: "Any") -> "Any":
            if local.busy or frame(1).f_code.co_filename == target:
                return function(*args, **kwargs)
            return record(kept, function, args, kwargs)

        async def awaited(*args: "Any", **kwargs: "Any") -> "Any":
            if not local.busy and frame(1).f_code.co_filename != target:
                record(kept, None, args, kwargs)
            return await function(*args, **kwargs)

        flags = getattr(getattr(function, "__code__", None), "co_flags", 0)
        wrapper: "Any" = awaited if flags & 0x80 else recorded  # CO_COROUTINE
        update_wrapper(wrapper, function)
        for attribute in OF_CACHES:
            if hasattr(function, attribute):
                setattr(wrapper, attribute, getattr(function, attribute))
        for attribute in ("__defaults__", "__kwdefaults__") if type(function) is _Plain else ():
            setattr(wrapper, attribute, getattr(function, attribute))  # for those who look; it takes all anyway
        return wrapper

    def _record(
        self,
        function: "Any",
        call: "Optional[Callable[..., Any]]",
        args: "Tuple[Any, ...]",
        kwargs: "Dict[str, Any]",
    ) -> "Any":
        """Call, and keep what is worth it; without `call` only the arguments."""
        local = self._local
        local.busy = True
        try:
            note = self._before(function, args, kwargs)
            if call is None:
                if note:
                    note["outcome"] = None
                return None
            began = thread_time_ns()
            try:
                result = call(*args, **kwargs)
            except BaseException as error:
                if note:
                    note["cpu_ns"] = thread_time_ns() - began
                    self._after(note, args, kwargs, "raised", error)
                raise
            if note:
                note["cpu_ns"] = thread_time_ns() - began
                made = args[0] if note["how"] == "new" and function.name.endswith(".__init__") else result
                self._after(note, args, kwargs, "result", made)
            return result
        finally:
            local.busy = False

    def _before(self, function: "Any", args: "Tuple[Any, ...]", kwargs: "Dict[str, Any]") -> "Optional[Dict[str, Any]]":
        """The note of a call that is to be kept."""
        try:
            wanted, largest = function.wants((args, kwargs) if kwargs else args)
            if not wanted:
                return None
            how = function.how
            if how == "new":
                args, how = _as_new(args, function.name)
            room = min(MOST_BYTES, ALL_BYTES - self._bytes, ALL_BYTES // 2 - function.bytes)
            began = thread_time_ns()
            data = _pickling.pickled((args, kwargs), room)
            kept_ns = thread_time_ns() - began
        except _pickling.TooLargeError:
            function.leave_out("the arguments are too large")
            return None
        except Exception as error:  # noqa: BLE001 - the arguments' own code runs here
            function.leave_out(_reason(error))
            return None
        self._order += 1
        note = {
            "function": function.name,
            "how": how,
            "order": self._order,
            "weight": function.weight if largest else _kept.weight(args, 0),
            "pickle": base64.b64encode(data).decode("ascii"),
            "kept_ns": kept_ns,
        }
        function.bytes += len(data)
        self._bytes += len(data)
        if largest:
            if function.largest is not None:
                freed = len(function.largest["pickle"]) * 3 // 4
                function.bytes -= freed
                self._bytes -= freed
            function.largest = note
        else:
            function.kept.append(note)
        return note

    def _after(
        self, note: "Dict[str, Any]", args: "Tuple[Any, ...]", kwargs: "Dict[str, Any]", ending: str, value: "Any"
    ) -> None:
        if note["how"] == "new":
            args = (args[0] if isinstance(args[0], type) else type(args[0]), *args[1:])
        note["outcome"] = None
        if hasattr(type(value), "__next__") or hasattr(type(value), "__await__"):
            return  # looking would take it away
        try:
            began = thread_time_ns()
            found = _describing.outcome(note["how"], args, kwargs, ending, value, in_test=True)
            note["outcome"] = _describing.bounded(found, MOST_OUTCOME)
            note["kept_ns"] += thread_time_ns() - began
        except Exception:  # noqa: BLE001 - the values' own code may run here
            return


def _set(owner: "Any", name: str, value: "Any") -> None:
    if isinstance(owner, type):
        type.__setattr__(owner, name, value)
    else:
        owner.__dict__[name] = value


def _as_new(args: "Tuple[Any, ...]", name: str) -> "Tuple[Tuple[Any, ...], str]":
    """Arguments and how of a call of `__init__` or `__new__`.

    It is what calling the class comes to, unless a subclass of somebody else's called it on its way.
    """
    first = args[0]
    if isinstance(first, type):
        return args, "new"
    kind = type(first)
    attribute = vars(kind).get("__init__") or kind.__init__
    is_last = getattr(attribute, "__qualname__", None) == name
    if is_last and not getattr(first, "__dict__", None):
        return (kind, *args[1:]), "new"
    return args, "method"


def _reason(error: Exception) -> str:
    return ("%s: %s" % (type(error).__name__, error)).split("\n", 1)[0][:120]


_Plain = type(_reason)
