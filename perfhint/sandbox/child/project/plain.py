"""Nodes for classes of the interpreter and the standard library whose content neither slots nor `__dict__` show.

A handler takes the describer and a value of the class or of one that derives from it, and asks the class's own methods,
which nobody overrides: `list.__iter__(value)`. `mutable` in what it returns says that identity counts.
"""

import gc

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, List

    Node = Dict[str, Any]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_looking = load("looking")


def _class(name: str) -> "Any":
    """A class of a module that is surely imported, since there is an object of it."""
    module, _, path = name.rpartition(":")
    return _looking.find(module, path)


def _singleton(_: "Any", value: "Any") -> "Node":
    return {"kind": "singleton", "data": _looking.name_of(type(value))}


def _bool(_: "Any", value: "Any") -> "Node":
    return {"kind": "bool", "data": str(value)}


def _int(into: "Any", value: "Any") -> "Node":
    size = int.bit_length(value) // 8 + 1
    if size > 1 << 16:  # told by a digest
        found: "Node" = into.bytes("int", int.to_bytes(value, size, "big", signed=True))
        return found
    into.charge(size)
    return {"kind": "int", "data": int.__format__(value, "x")}


def _float(_: "Any", value: "Any") -> "Node":
    return {"kind": "float", "data": float.__repr__(value).replace("-nan", "nan")}


def _complex(into: "Any", value: "Any") -> "Node":
    real, imaginary = (vars(complex)[name].__get__(value) for name in ("real", "imag"))
    return {"kind": "complex", "items": into.sequence([real, imaginary])}


def _str(into: "Any", value: "Any") -> "Node":
    found: "Node" = into.bytes("str", str.encode(value, "utf-8", "surrogatepass"))
    return found


def _bytes(into: "Any", value: "Any") -> "Node":
    found: "Node" = into.bytes("bytes", bytes.__getitem__(value, slice(None)))
    return found


def _bytearray(into: "Any", value: "Any") -> "Node":
    told = into.bytes("bytearray", memoryview(value).tobytes())
    return {**told, "memory": into.memory(value), "mutable": True}


def _memoryview(into: "Any", value: "Any") -> "Node":
    try:
        shape = value.shape
    except ValueError:
        return {"kind": "memoryview", "data": "released", "mutable": True}
    told = [value.format, shape, value.readonly, into.bytes("bytes", value.tobytes())["data"]]
    return {"kind": "memoryview", "items": into.sequence(told), "memory": into.memory(value.obj), "mutable": True}


def _array(into: "Any", value: "Any") -> "Node":
    kind = _class("array:array")
    code = vars(kind)["typecode"].__get__(value)
    items = into.sequence(kind.tolist(value))
    return {"kind": "array.array", "data": code, "items": items, "memory": into.memory(value), "mutable": True}


def _list(into: "Any", value: "Any") -> "Node":
    return {"kind": "list", "items": into.sequence(list(list.__iter__(value))), "mutable": True}


def _tuple(into: "Any", value: "Any") -> "Node":
    found: "Node" = {"kind": "tuple", "items": into.sequence(tuple(tuple.__iter__(value)))}
    if "n_sequence_fields" in _looking.MEMBERS(type(value)) and "__reduce__" in _looking.MEMBERS(type(value)):
        hidden = _looking.MEMBERS(type(value))["__reduce__"](value)[1][1]  # fields of a C struct without an index
        found["fields"] = into.fields(hidden)
    return found


def _set(into: "Any", value: "Any") -> "Node":
    found: "Node" = {"kind": "set", "mutable": True}
    into.unordered(found, value, list(set.__iter__(value)))
    return found


def _frozenset(into: "Any", value: "Any") -> "Node":
    found: "Node" = {"kind": "frozenset"}
    into.unordered(found, value, list(frozenset.__iter__(value)))
    return found


def _dict(into: "Any", value: "Any") -> "Node":
    keys, items = list(dict.keys(value)), list(dict.values(value))
    return {"kind": "dict", "keys": into.sequence(keys), "items": into.sequence(items), "mutable": True}


def _ordered_dict(into: "Any", value: "Any") -> "Node":
    kept = {id(key): item for key, item in dict.items(value)}
    keys = list(_class("collections:OrderedDict").__iter__(value))  # its order, which is not the dict's
    items = [kept[id(key)] for key in keys]
    return {"kind": "OrderedDict", "keys": into.sequence(keys), "items": into.sequence(items), "mutable": True}


def _defaultdict(into: "Any", value: "Any") -> "Node":
    factory = vars(_class("collections:defaultdict"))["default_factory"].__get__(value)
    return {**_dict(into, value), "kind": "defaultdict", "fields": into.fields({"default_factory": factory})}


def _deque(into: "Any", value: "Any") -> "Node":
    kind = _class("collections:deque")
    most = vars(kind)["maxlen"].__get__(value)
    items = into.sequence(list(kind.__iter__(value)))
    return {"kind": "deque", "items": items, "fields": into.fields({"maxlen": most}), "mutable": True}


def _mapping_view(into: "Any", value: "Any") -> "Node":
    return {"kind": _looking.name_of(type(value)), "items": into.sequence(list(value))}


def _members(kind: str, *names: str) -> "Callable[[Any, Any], Node]":
    """Of what C code keeps in members."""

    def handler(into: "Any", value: "Any") -> "Node":
        known = _class(kind if ":" in kind else "builtins:" + kind)
        told = {name: _looking.attribute(known, name).__get__(value) for name in names}
        return {"kind": kind, "fields": into.fields(told)}

    return handler


def _decimal(_: "Any", value: "Any") -> "Node":
    return {"kind": "decimal:Decimal", "data": _class("decimal:Decimal").__str__(value).lower()}


def _timezone(into: "Any", value: "Any") -> "Node":
    return {"kind": "datetime:timezone", "items": into.sequence(_class("datetime:timezone").__getinitargs__(value))}


def _pattern(into: "Any", value: "Any") -> "Node":
    return {"kind": "re:Pattern", "items": into.sequence([value.pattern, value.flags])}


def _match(into: "Any", value: "Any") -> "Node":
    told = [value.re, value.string, value.pos, value.endpos, value.regs, value.lastgroup]
    return {"kind": "re:Match", "items": into.sequence(told)}


def _path(_: "Any", value: "Any") -> "Node":
    return {"kind": "path", "data": _class("pathlib:PurePath").__str__(value), "type": _looking.name_of(type(value))}


def _string_io(into: "Any", value: "Any") -> "Node":
    return _memory_file(into, value, _class("_io:StringIO"))


def _bytes_io(into: "Any", value: "Any") -> "Node":
    return _memory_file(into, value, _class("_io:BytesIO"))


def _memory_file(into: "Any", value: "Any", kind: "Any") -> "Node":
    """The content, what newlines become, and the position; nothing of one that is closed."""
    closed = vars(kind)["closed"].__get__(value)
    told: "List[Any]" = ["closed"] if closed else list(kind.__getstate__(value)[:-1])  # the last one is its __dict__
    return {"kind": _looking.name_of(kind), "items": into.sequence(told), "mutable": True}


def _random(into: "Any", value: "Any") -> "Node":
    state = _class("_random:Random").getstate(value)
    return {"kind": "random", "items": into.sequence(state), "mutable": True}


def _lock(_: "Any", value: "Any") -> "Node":
    return {"kind": "_thread:lock", "data": str(value.locked()), "mutable": True}


def _recursive_lock(_: "Any", value: "Any") -> "Node":
    is_owned = _class("_thread:RLock")._is_owned(value)
    return {"kind": "_thread:RLock", "data": str(is_owned), "mutable": True}


def _mapping_proxy(into: "Any", value: "Any") -> "Node":
    return {"kind": "mappingproxy", "items": into.sequence(gc.get_referents(value))}


def enum(into: "Any", value: "Any") -> "Node":
    """A member of an enumeration, or several flags."""
    state = _looking.dict_of(value)
    told = {name: state[name] for name in ("_name_", "_value_")}
    return {"kind": "enum", "type": _looking.name_of(type(value)), "fields": into.fields(told)}


DATE = ("year", "month", "day")
TIME = ("hour", "minute", "second", "microsecond", "tzinfo", "fold")
HANDLERS = {
    "NoneType": _singleton,
    "ellipsis": _singleton,
    "NotImplementedType": _singleton,
    "bool": _bool,
    "int": _int,
    "float": _float,
    "complex": _complex,
    "str": _str,
    "bytes": _bytes,
    "bytearray": _bytearray,
    "memoryview": _memoryview,
    "array:array": _array,
    "list": _list,
    "tuple": _tuple,
    "set": _set,
    "frozenset": _frozenset,
    "dict": _dict,
    "collections:OrderedDict": _ordered_dict,
    "collections:defaultdict": _defaultdict,
    "collections:deque": _deque,
    "dict_keys": _mapping_view,
    "dict_values": _mapping_view,
    "dict_items": _mapping_view,
    "range": _members("range", "start", "stop", "step"),
    "slice": _members("slice", "start", "stop", "step"),
    "decimal:Decimal": _decimal,
    "datetime:datetime": _members("datetime:datetime", *DATE, *TIME),
    "datetime:date": _members("datetime:date", *DATE),
    "datetime:time": _members("datetime:time", *TIME),
    "datetime:timedelta": _members("datetime:timedelta", "days", "seconds", "microseconds"),
    "datetime:timezone": _timezone,
    "re:Pattern": _pattern,
    "re:Match": _match,
    "pathlib:PurePath": _path,
    "pathlib._local:PurePath": _path,
    "_io:StringIO": _string_io,
    "_io:BytesIO": _bytes_io,
    "_random:Random": _random,
    "_thread:lock": _lock,
    "_thread:RLock": _recursive_lock,
    "mappingproxy": _mapping_proxy,
}
