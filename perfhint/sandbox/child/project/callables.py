"""Nodes for functions, classes and modules: told by their name, where that is what they are found by, else unknown."""

import sys
import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Optional

    Node = Dict[str, Any]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_looking = load("looking")
_places: "Dict[int, str]" = {}


def place_of(value: "Any") -> str:
    """Where a bare object() is found among the names of modules, as "module:NAME"; "" if nowhere."""
    name = _places.get(id(value), "")
    if name and _looking.find(*name.split(":")) is value:
        return name
    for module, holder in sorted(item for item in sys.modules.items() if type(item[0]) is str):
        if types.ModuleType not in _looking.ANCESTORS(type(holder)):
            continue
        for key, found in list(_looking.GLOBALS(holder).items()):
            if type(found) is object and type(key) is str and ":" not in key:
                _places.setdefault(id(found), module + ":" + key)
    name = _places.get(id(value), "")
    return name if name and _looking.find(*name.split(":")) is value else ""


def _found(kind: str, module: "Any", path: "Any", value: "Any") -> "Node":
    if _looking.find(module, path) is value:
        return {"kind": kind, "data": "%s:%s" % (module, path)}
    why = "%s is not what its name means" % path if type(path) is str else "it has no name"
    return {"kind": "unknown", "type": _looking.name_of(type(value)), "note": why}


def _class(_: "Any", value: "Any") -> "Node":
    return _found("class", _looking.MODULE(value), _looking.QUALNAME(value), value)


def _function(_: "Any", value: "Any") -> "Node":
    return _found("function", value.__module__, value.__qualname__, value)


def _builtin(into: "Any", value: "Any") -> "Node":
    holder = value.__self__
    if holder is None or type(holder) is types.ModuleType:
        return _found("function", value.__module__, value.__qualname__, value)
    return {"kind": "method", "data": value.__name__, "items": into.sequence([holder])}


def _method(into: "Any", value: "Any") -> "Node":
    return {"kind": "method", "items": into.sequence([value.__func__, value.__self__])}


def _descriptor(into: "Any", value: "Any") -> "Node":
    return {"kind": "function", "items": into.sequence([value.__objclass__, value.__name__])}


def _method_wrapper(into: "Any", value: "Any") -> "Node":
    return {"kind": "method", "data": value.__name__, "items": into.sequence([value.__self__])}


def _module(_: "Any", value: "Any") -> "Node":
    name = _looking.GLOBALS(value).get("__name__")
    if type(name) is str and sys.modules.get(name) is value:
        return {"kind": "module", "data": name}
    return {"kind": "unknown", "type": "module", "note": "it is not imported by its name"}


def logger(_: "Any", value: "Any") -> "Node":
    """One that the logging module knows by its name: what it writes to is no part of a result."""
    state = _looking.dict_of(value)
    known = _looking.dict_of(_looking.find("logging", "Logger.manager"))["loggerDict"]
    name = state.get("name")
    if type(name) is str and (dict.get(known, name) is value or _looking.find("logging", "root") is value):
        return {"kind": "logger", "data": name}
    return {"kind": "unknown", "type": _looking.name_of(type(value)), "note": "logging does not know it"}


def _partial(into: "Any", value: "Any") -> "Node":
    members = vars(_looking.find("functools", "partial"))
    told = {name: members[name].__get__(value) for name in ("func", "args", "keywords")}
    return {"kind": "functools:partial", "fields": into.fields(told), "mutable": True}


def by_its_names(value: "Any") -> "Optional[Node]":
    """What stands for a function, as those of functools.lru_cache and Cython do; None where no name leads there."""
    try:
        names = _looking.dict_of(value)
    except _looking.Hidden:
        return None
    if _looking.name_of(type(value)).endswith(":cython_function_or_method"):
        names = {"__module__": value.__module__, "__qualname__": value.__qualname__}
    found = _found("function", names.get("__module__"), names.get("__qualname__"), value)
    return None if found["kind"] == "unknown" else found


def _generic_alias(into: "Any", value: "Any") -> "Node":
    return {"kind": "alias", "items": into.sequence([value.__origin__, value.__args__])}


def _union(into: "Any", value: "Any") -> "Node":
    return {"kind": "union", "items": into.sequence(list(value.__args__))}


HANDLERS = {
    "type": _class,
    "function": _function,
    "builtin_function_or_method": _builtin,
    "builtin_method": _builtin,
    "method": _method,
    "method_descriptor": _descriptor,
    "wrapper_descriptor": _descriptor,
    "classmethod_descriptor": _descriptor,
    "getset_descriptor": _descriptor,
    "member_descriptor": _descriptor,
    "method-wrapper": _method_wrapper,
    "module": _module,
    "functools:partial": _partial,
    "types:GenericAlias": _generic_alias,
    "types:UnionType": _union,
}
