"""How objects of every kind that is made at once are made for `rebuild.py`.

What makes them is given the node, with values in the place of references, and the class that it names (None where the
kind says it).
"""

import binascii
import functools
import importlib
import types
from array import array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict

    Node = Dict[str, Any]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_looking, _shells = load("looking"), load("shells")
imported, _bytes_of = _shells.imported, _shells.bytes_of


def _int(node: "Node", kind: "Any") -> "Any":
    data = node["data"]
    number = int.from_bytes(_bytes_of(node), "big", signed=True) if data.startswith("sha256:") else int(data, 16)
    return int.__new__(kind, number) if kind else number


def _float(node: "Node", kind: "Any") -> "Any":
    return float.__new__(kind or float, node["data"])


def _complex(node: "Node", kind: "Any") -> "Any":
    return complex.__new__(kind or complex, *node["items"])


def _str(node: "Node", kind: "Any") -> "Any":
    return str.__new__(kind or str, _bytes_of(node).decode("utf-8", "surrogatepass"))


def _bytes(node: "Node", kind: "Any") -> "Any":
    return bytes.__new__(kind or bytes, _bytes_of(node))


def _array(node: "Node", kind: "Any") -> "Any":
    return array.__new__(kind or array, node["data"], node["items"])


def _tuple(node: "Node", kind: "Any") -> "Any":
    if kind and "n_sequence_fields" in _looking.MEMBERS(kind):
        return kind(node["items"], {name: node["fields"].pop(name) for name in list(node["fields"])})
    return tuple.__new__(kind or tuple, node["items"])


def _frozenset(node: "Node", kind: "Any") -> "Any":
    return frozenset.__new__(kind or frozenset, node["items"])


def _of_fields(name: str, *order: str) -> "Callable[[Node, Any], Any]":
    def make(node: "Node", kind: "Any") -> "Any":
        plain = imported(name)
        return plain.__new__(kind or plain, *(node["fields"].pop(field) for field in order))

    return make


def _time(name: str, *order: str) -> "Callable[[Node, Any], Any]":
    def make(node: "Node", kind: "Any") -> "Any":
        plain = imported(name)
        told = [node["fields"].pop(field) for field in order]
        return plain.__new__(kind or plain, *told, fold=node["fields"].pop("fold"))

    return make


def _timezone(node: "Node", _: "Any") -> "Any":
    return imported("datetime:timezone")(*node["items"])


def _decimal(node: "Node", kind: "Any") -> "Any":
    plain = imported("decimal:Decimal")
    return plain.__new__(kind or plain, node["data"])


def _enum(node: "Node", kind: "Any") -> "Any":
    names = vars(kind).get("_member_map_", {})
    name = node["fields"]["_name_"]
    return names[name] if name in names else kind(node["fields"]["_value_"])


def _path(node: "Node", kind: "Any") -> "Any":
    return kind(node["data"])


def _pattern(node: "Node", _: "Any") -> "Any":
    return imported("re:compile")(*node["items"])


def _singleton(node: "Node", _: "Any") -> "Any":
    return {"ellipsis": ..., "NotImplementedType": NotImplemented}[node["data"]]


def _named(node: "Node", _: "Any") -> "Any":
    if "items" in node:
        holder, name = node["items"]
        return _looking.MEMBERS(holder)[name]
    return imported(node["data"])


def _module(node: "Node", _: "Any") -> "Any":
    return importlib.import_module(node["data"])


def _method(node: "Node", _: "Any") -> "Any":
    if "data" in node:
        return getattr(node["items"][0], node["data"])
    return types.MethodType(*node["items"])


def _partial(node: "Node", kind: "Any") -> "Any":
    plain = functools.partial
    made = plain.__new__(kind or plain, node["fields"]["func"], *node["fields"]["args"])
    made.__setstate__((node["fields"]["func"], node["fields"]["args"], node["fields"]["keywords"], None))
    return made


def _memory_file(name: str) -> "Callable[[Node, Any], Any]":
    def make(node: "Node", kind: "Any") -> "Any":
        plain = imported(name)
        made = plain.__new__(kind or plain)
        plain.__init__(made)
        if node["items"] == ["closed"]:
            plain.close(made)
        else:
            plain.__setstate__(made, (*node["items"], None))
        return made

    return make


def _random(node: "Node", kind: "Any") -> "Any":
    made = kind.__new__(kind)
    imported("_random:Random").setstate(made, tuple(node["items"]))
    return made


def _exception(node: "Node", kind: "Any") -> "Any":
    made = kind.__new__(kind, *node["items"])
    cause = node.get("fields", {}).pop("__cause__", None)
    if cause is not None:
        made.__cause__ = cause
    for ancestor in kind.__mro__:
        if ancestor.__module__ == "builtins":
            for name in set(node.get("fields", ())) & set(vars(ancestor)):
                content = node["fields"].pop(name)
                if getattr(made, name) is not content:
                    setattr(made, name, content)
    return made


def _reduced(node: "Node", kind: "Any") -> "Any":
    """As pickle would make it."""
    make, arguments, *rest = node["items"]
    made = make(*arguments)
    if type(made) is not kind or len(rest) > 1:
        raise LookupError("it was made in another way")
    if rest and rest[0] is not None:
        made.__setstate__(rest[0])
    return made


def _iterator(node: "Node", _: "Any") -> "Any":
    if node.get("fields"):
        raise LookupError("an iterator that fails")
    return iter(tuple(node["items"]))


def _generator(node: "Node", _: "Any") -> "Any":
    fields = node.get("fields", {})

    def generator() -> "Any":
        yield from node["items"]
        if "raised" in fields:
            raise fields["raised"]
        return fields.get("returned")

    return generator()


def _count(node: "Node", _: "Any") -> "Any":
    return imported("itertools:count")(*node["items"])


def _view(node: "Node", _: "Any") -> "Any":
    if node["kind"] == "dict_keys":
        return dict.fromkeys(node["items"]).keys()
    if node["kind"] == "dict_items":
        return dict(node["items"]).items()
    return dict(enumerate(node["items"])).values()


def _mapping_proxy(node: "Node", _: "Any") -> "Any":
    return types.MappingProxyType(node["items"][0])


def _lock(node: "Node", _: "Any") -> "Any":
    if node["data"] != "False":
        raise LookupError("a lock that is held")
    return imported("threading:" + {"_thread:lock": "Lock", "_thread:RLock": "RLock"}[node["kind"]])()


def _memoryview(node: "Node", _: "Any") -> "Any":
    form, shape, is_read_only, data = node["items"]
    if form != "B" or len(shape) != 1:
        raise LookupError("a memoryview of its own kind")
    content = binascii.a2b_base64(data)
    return memoryview(content if is_read_only else bytearray(content))


def _numpy(node: "Node", kind: "Any") -> "Any":
    numpy = importlib.import_module("numpy")
    dtype, _, shape = node["data"].rstrip("]").partition(" [")
    if kind or shape.endswith("read-only") or dtype[1:] in WIDE or dtype[1:2] not in "?biufcmMOUS":
        raise LookupError("an array of its own kind")
    items, held = node["items"], {"f": "<f8", "c": "<f8", "O": "O", "U": dtype, "S": dtype}.get(dtype[1:2], "<i8")
    flat = numpy.empty(len(items), held)
    flat[:] = items
    if dtype[1:2] == "c":
        flat = flat.view("<c16")
    if dtype[1:2] in "mM":
        flat = flat.view("<" + dtype[1:])
    return flat.astype(dtype).reshape([int(size) for size in shape.split(", ") if size])


def _numpy_scalar(node: "Node", kind: "Any") -> "Any":
    made = _numpy(node, None)[()]
    if type(made) is not kind:
        raise LookupError("a scalar of its own kind")
    return made


WIDE = ("f12", "f16", "c24", "c32")
"""Floats of more than 64 bits."""
DATE, TIME = ("year", "month", "day"), ("hour", "minute", "second", "microsecond", "tzinfo")
MAKERS: "Dict[str, Callable[[Node, Any], Any]]" = {
    "int": _int,
    "float": _float,
    "complex": _complex,
    "str": _str,
    "bytes": _bytes,
    "array.array": _array,
    "tuple": _tuple,
    "frozenset": _frozenset,
    "range": _of_fields("range", "start", "stop", "step"),
    "slice": _of_fields("slice", "start", "stop", "step"),
    "datetime:date": _of_fields("datetime:date", *DATE),
    "datetime:timedelta": _of_fields("datetime:timedelta", "days", "seconds", "microseconds"),
    "datetime:datetime": _time("datetime:datetime", *DATE, *TIME),
    "datetime:time": _time("datetime:time", *TIME),
    "datetime:timezone": _timezone,
    "decimal:Decimal": _decimal,
    "enum": _enum,
    "path": _path,
    "re:Pattern": _pattern,
    "singleton": _singleton,
    "class": _named,
    "function": _named,
    "global": _named,
    "module": _module,
    "method": _method,
    "functools:partial": _partial,
    "_io:StringIO": _memory_file("_io:StringIO"),
    "_io:BytesIO": _memory_file("_io:BytesIO"),
    "random": _random,
    "exception": _exception,
    "instance": _reduced,
    "iterator": _iterator,
    "generator": _generator,
    "itertools.count": _count,
    "dict_keys": _view,
    "dict_values": _view,
    "dict_items": _view,
    "mappingproxy": _mapping_proxy,
    "memoryview": _memoryview,
    "_thread:lock": _lock,
    "_thread:RLock": _lock,
    "numpy.ndarray": _numpy,
    "numpy.generic": _numpy_scalar,
}
WHOLE = frozenset({"enum", "path", "numpy.generic"})
"""Kinds whose objects are complete when they are made."""
