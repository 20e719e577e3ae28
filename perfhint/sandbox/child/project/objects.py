"""Nodes of `describe.py`: which kind of object a value is, and how those of the program's own classes are told.

Classes of the interpreter and the standard library whose content is hidden from `__dict__` and slots have entries in
`plain.py` and others like it, by name. The rest is told by its state: classes written in Python keep everything in
slots and `__dict__`; of those written in C, those that can be pickled by C code alone are told by that.
"""

import sys
import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Optional, Tuple

    Node = Dict[str, Any]
    Handler = Callable[[Any, Any], Node]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_looking, _plain, _callables, _exceptions = load("looking"), load("plain"), load("callables"), load("exceptions")
_iterators, _arrays, _tables = load("iterators"), load("arrays"), load("tables")

HANDLERS: "Dict[str, Handler]" = {**_plain.HANDLERS, **_callables.HANDLERS, **_iterators.HANDLERS}
"""By the name of the class; a class of that name which is not the one is no match."""
ANCESTORS: "Dict[str, Handler]" = {"enum:Enum": _plain.enum, "logging:Logger": _callables.logger}
ANCESTORS.update({**_exceptions.HANDLERS, **_arrays.HANDLERS, **_tables.HANDLERS})
"""For a class and all that derive from it, whatever their state."""
IMMUTABLE = frozenset(
    {
        "fractions:Fraction",
        "uuid:UUID",
        "ipaddress:IPv4Address",
        "ipaddress:IPv6Address",
        "ipaddress:IPv4Network",
        "ipaddress:IPv6Network",
        "operator:itemgetter",
        "operator:attrgetter",
        "operator:methodcaller",
        "zoneinfo:ZoneInfo",
    }
)
OF_PANDAS = frozenset({"Timestamp", "Timedelta", "Interval", "Period", "BaseOffset", "ExtensionDtype"})
"""Of pandas, wherever it has them."""
NAMED = frozenset({"class", "function", "method", "module", "unknown"})
"""Kinds that are told by where they are found, if at all: what they have become since is not part of a result."""
WITH_DICT = frozenset({"_io:StringIO", "_io:BytesIO", "functools:partial"})
"""Kinds whose objects have a `__dict__` without being of a derived class."""
MOCKS = frozenset({"unittest.mock:Base", "mock.mock:Base", "mock:Base"})
CACHED = frozenset({"functools:cached_property"})
OWN_STATE = frozenset({"pathlib", "pathlib._local"})
"""Modules whose classes have slots that only remember what was computed; their handlers tell everything."""
REDUCING = ("__reduce_ex__", "__reduce__", "__getstate__", "__getnewargs__", "__getnewargs_ex__", "__getattribute__")
"""What pickling asks an object, which must not be Python code."""

MOST_PLANS = 10_000


class _Plan:
    """How objects of one class are told: by a handler for one of its bases, or by their state."""

    def __init__(self, kind: type) -> None:
        self.kind = kind  # kept, so that no other class gets its address
        self.name: str = _looking.name_of(kind)
        self.handler, self.base = _find_handler(kind)
        """Who tells them, and for which base; without one the base that keeps what cannot be seen."""
        self.is_immutable = _is_immutable(kind)
        self._caches: "Dict[str, bool]" = {}

    def is_cache(self, name: str) -> bool:
        """Whether an attribute only remembers what was computed."""
        found = self._caches.get(name)
        if found is None:
            found = name == "_cache" and self.name.startswith("pandas")
            found = found or _looking.name_of(type(_looking.attribute(self.kind, name))) in CACHED
            self._caches[name] = found
        return found


_plans: "Dict[int, _Plan]" = {}
"""By the addresses of the classes: a metaclass may have a hash of its own."""


def node(into: "Any", value: "Any") -> "Node":
    """The node of a value that is none of the plain ones."""
    kind = type(value)
    try:
        plan = _plans.get(id(kind)) or _plan(kind)
        if plan.handler is None:
            return _of_class(into, value, plan)
        found = plan.handler(into, value)
        if plan.base is not None and found["kind"] not in NAMED:
            if plan.base is not kind:
                found.setdefault("type", plan.name)
            if plan.base is not kind or found["kind"] in WITH_DICT:
                _add_state(into, found, value, plan)
    except _looking.Hidden as hidden:
        return unknown(kind, hidden.args[0])
    except Exception as error:  # noqa: BLE001 - changed meanwhile by another thread, half made, broken
        return unknown(kind, _looking.name_of(type(error)))
    if found.pop("mutable", False):
        found["id"] = into.identity(value)
    return found


def unknown(kind: type, why: str) -> "Node":
    """The node of an object that cannot be looked into."""
    return {"kind": "unknown", "type": _looking.name_of(kind), "note": why}


def _plan(kind: type) -> _Plan:
    made = _Plan(kind)
    if len(_plans) < MOST_PLANS:
        _plans[id(kind)] = made
    return made


def _find_handler(kind: type) -> "Tuple[Optional[Handler], Optional[type]]":
    for ancestor in _looking.ANCESTORS(kind):
        name = _looking.name_of(ancestor)
        if name in MOCKS:
            return _mock, None
        if name in ANCESTORS and _looking.is_found(ancestor):
            return ANCESTORS[name], None
    base: "Any" = kind
    while base is not object:
        name = _looking.name_of(base)
        if name in HANDLERS and _looking.is_found(base):
            return HANDLERS[name], base
        if _looking.adds_storage(base) and "n_sequence_fields" not in _looking.MEMBERS(base):
            return None, base
        base = _looking.BASE(base)
    return None, None


def _mock(_: "Any", value: "Any") -> "Node":
    return unknown(type(value), "a mock")


def _of_class(into: "Any", value: "Any", plan: _Plan) -> "Node":
    """An object that is told by its state."""
    found: "Node" = {"kind": "instance", "type": plan.name}
    if plan.kind is object:
        name = _callables.place_of(value)
        if name:
            return {"kind": "global", "data": name}
    if plan.base is not None:
        function: "Optional[Node]" = _callables.by_its_names(value)
        if function is not None:
            return function
        reduced = _reduced(value)
        if reduced is None:
            return unknown(plan.kind, "its class is written in C")
        found["items"] = into.sequence(reduced)
    _add_state(into, found, value, plan)
    if not plan.is_immutable:
        found["id"] = into.identity(value)
    return found


def _reduced(value: "Any") -> "Optional[list[Any]]":
    """What C code says an object can be made from again; None where Python code would have to be asked."""
    kind = type(value)
    if type(_looking.attribute(kind, "__class__")) not in _looking.C_DESCRIPTORS:
        return None
    if any("proxy" in _looking.name_of(ancestor).lower() for ancestor in _looking.ANCESTORS(kind)):
        return None  # it would ask the object behind it
    for name in (*REDUCING, "__getattr__"):
        if _looking.is_python(_looking.attribute(kind, name)):
            return None
    reducers = _looking.find("copyreg", "dispatch_table")
    if type(reducers) is dict and any(each is kind for each in reducers):
        return None
    try:
        parts = object.__reduce_ex__(value, 4)
    except Exception:  # noqa: BLE001 - it cannot be pickled
        return None
    if type(parts) is not tuple:  # a name, by which nothing was found
        return None
    state = [dict(part) if type(part) is dict else part for part in parts[:3]]
    return state + [list(part) for part in parts[3:] if part is not None]


def _add_state(into: "Any", found: "Node", value: "Any", plan: _Plan) -> None:
    state = _looking.state_of(value, OWN_STATE)
    caches = {name: state.pop(name) for name in list(state) if plan.is_cache(name)}
    if state:
        found["fields"] = {**found.get("fields", {}), **into.fields(state)}
    if caches:
        found["caches"] = into.fields(caches)


def _is_immutable(kind: type) -> bool:
    """Whether its objects cannot change, so that nobody minds which of two equal ones he has."""
    for name in map(_looking.name_of, _looking.ANCESTORS(kind)):
        if name in IMMUTABLE or (name.startswith("pandas") and name.rpartition(":")[2] in OF_PANDAS):
            return True
    setter = _looking.attribute(kind, "__setattr__")
    if type(setter) is not types.FunctionType:
        return False
    if setter.__module__ == "attr._make" and setter.__name__ == "_frozen_setattrs":
        return True
    parameters = _looking.MEMBERS(kind).get("__dataclass_params__")
    dataclasses = sys.modules.get("dataclasses")
    return (
        dataclasses is not None
        and type(parameters) is _looking.find("dataclasses", "_DataclassParams")
        and parameters.frozen is True
    )
