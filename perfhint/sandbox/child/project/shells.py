"""How objects that can change are made for `rebuild.py`: empty at first, so that they can be among what they hold.

`SHELLS` make objects that hold nothing, `FILLERS` fill them. Both are given the node, with values in the place of
references when it is about filling, and the class that it names (None where the kind says it).
"""

import binascii
import importlib
import sys
import types
from array import array
from collections import OrderedDict, defaultdict, deque

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, List

    Node = Dict[str, Any]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_looking = load("looking")

CODES = {"ints": "q", "floats": "d"}


def imported(name: str) -> "Any":
    """What `module:path` names; LookupError if nothing."""
    module, _, path = name.rpartition(":")
    if module:
        importlib.import_module(module)
    found = _looking.find(module or "builtins", path)
    if found is _looking.MISSING:
        raise LookupError("there is no " + name)
    return found


def unpacked(sequence: "Any") -> "List[Any]":
    """The values of a sequence."""
    if type(sequence) is not dict:
        return list(sequence)
    ((name, text),) = sequence.items()
    numbers = array(CODES[name], binascii.a2b_base64(text))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()


def set_state(value: "Any", node: "Node") -> None:
    """Put attributes where they were: in slots and in `__dict__`."""
    kind = type(value)
    state = {**node.get("fields", {}), **node.get("caches", {})}
    for name in BY_KIND.get(node["kind"], ()):
        state.pop(name, None)
    slots = {}
    for ancestor in reversed(_looking.ANCESTORS(kind)):
        slots.update(_looking.slots_of(ancestor))
    attributes = {}
    for name, content in state.items():
        if name in slots:
            slots[name].__set__(value, content)
        else:
            attributes[name] = content
    if attributes:
        descriptor = _looking.attribute(kind, "__dict__")
        if type(descriptor) not in _looking.C_DESCRIPTORS:
            raise LookupError("it has no __dict__")
        descriptor.__get__(value, kind).update(attributes)


BY_KIND = {"defaultdict": ("default_factory",), "deque": ("maxlen",), "functools:partial": ("func", "args", "keywords")}
"""Fields that are no attributes."""


def bytes_of(node: "Node") -> bytes:
    """The bytes that a node is told by."""
    if node["data"].startswith("sha256:"):
        raise LookupError("too long")
    return binascii.a2b_base64(node["data"])


# What can change:


def _shell(plain: "Any") -> "Callable[[Node, Any], Any]":
    return lambda _, kind: plain.__new__(kind or plain)


def _instance(_: "Node", kind: "Any") -> "Any":
    base = kind
    while type(_looking.MEMBERS(base).get("__new__")) is not types.BuiltinFunctionType:
        base = _looking.BASE(base)
    return base.__new__(kind)


def _fill_list(value: "Any", node: "Node") -> None:
    list.extend(value, node["items"])


def _fill_set(value: "Any", node: "Node") -> None:
    set.update(value, node["items"])


def _fill_dict(value: "Any", node: "Node") -> None:
    for key, item in zip(node["keys"], node["items"]):  # noqa: B905 - Python 3.8
        dict.__setitem__(value, key, item)


def _fill_ordered(value: "Any", node: "Node") -> None:
    for key, item in zip(node["keys"], node["items"]):  # noqa: B905 - Python 3.8
        OrderedDict.__setitem__(value, key, item)


def _fill_defaultdict(value: "Any", node: "Node") -> None:
    vars(defaultdict)["default_factory"].__set__(value, node["fields"]["default_factory"])
    _fill_dict(value, node)


def _deque(node: "Node", kind: "Any") -> "Any":
    made = deque.__new__(kind or deque)
    deque.__init__(made, (), node["fields"]["maxlen"])
    return made


def _fill_deque(value: "Any", node: "Node") -> None:
    deque.extend(value, node["items"])


def _bytearray(node: "Node", kind: "Any") -> "Any":
    made = bytearray.__new__(kind or bytearray)
    bytearray.__init__(made, bytes_of(node))
    return made


def _fill_nothing(value: "Any", node: "Node") -> None:
    pass


SHELLS: "Dict[str, Callable[[Node, Any], Any]]" = {
    "list": _shell(list),
    "set": _shell(set),
    "dict": _shell(dict),
    "OrderedDict": _shell(OrderedDict),
    "defaultdict": _shell(defaultdict),
    "deque": _deque,
    "bytearray": _bytearray,
}
FILLERS = {
    "list": _fill_list,
    "set": _fill_set,
    "dict": _fill_dict,
    "OrderedDict": _fill_ordered,
    "defaultdict": _fill_defaultdict,
    "deque": _fill_deque,
    "bytearray": _fill_nothing,
    "instance": _fill_nothing,
}
WITH_DICT = frozenset({"instance", "_io:StringIO", "_io:BytesIO", "functools:partial"})


def shell_of(node: "Node") -> "Any":
    """What makes an empty object for a node; None where it has to be made of what it holds."""
    if node["kind"] == "instance" and "items" not in node:
        return _instance
    return SHELLS.get(node["kind"])
