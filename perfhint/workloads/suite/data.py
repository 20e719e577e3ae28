"""Recorded arguments as Python's own data, to be changed, and back as descriptions that a replay makes values from.

Only numbers, texts and containers come to life here. Anything else is a `Thing`: what its description says, with parts
that are such data; nobody here knows what it does.
"""

from __future__ import annotations

import binascii
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from perfhint.workloads.described import UNKNOWN, items, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perfhint.workloads.described import Node, Value

CONTAINERS = (list, tuple, dict, set, frozenset)
_SMALL = 1 << 63
_DEEPEST = 60
_PARTS = frozenset({"items", "keys", "fields", "caches"})
_LISTS = frozenset({"iterator", "deque", "list"})
_DICTS = frozenset({"OrderedDict", "defaultdict", "dict"})
_MUTABLE = frozenset({"list", "dict", "set", "bytearray"})


@dataclass(eq=False, slots=True)
class Thing:
    """An object of any other class; of a subclass of a container, too."""

    node: Mapping[str, Any]
    """Its description without its parts."""
    items: list[Any] = field(default_factory=list)
    keys: list[Any] | None = None
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def inside(self) -> Any:
        """What it holds, as a list or a dict, where it may as well hold something else; else None."""
        if self.node["kind"] in _DICTS and self.keys is not None:
            return dict(zip(self.keys, self.items, strict=True))
        return list(self.items) if self.node["kind"] in _LISTS else None

    def holding(self, values: Any) -> Thing:
        """The same with something else inside."""
        if isinstance(values, dict):
            return Thing(self.node, list(values.values()), list(values), self.fields)
        return Thing(self.node, list(values), None, self.fields)


def from_description(described: Any) -> Any:
    """The one value that is described; ValueError where it cannot be made again, or is made of itself."""
    description = read(described)
    return _Reader(description.nodes).value(description.roots[0][1], ())


def to_description(value: Any) -> dict[str, Any]:
    """The description of a value."""
    writer = _Writer()
    root = writer.value(value)
    return {"roots": [["argument", root]], "nodes": writer.nodes}


class _Reader:
    def __init__(self, nodes: list[Node]) -> None:
        self._nodes = nodes

    def value(self, value: Value, outer: tuple[int, ...]) -> Any:
        if not isinstance(value, list):
            return value
        number = value[0]
        if number in outer or len(outer) > _DEEPEST:
            raise ValueError("it is made of itself")
        return self._node(self._nodes[number], (*outer, number))

    def _node(self, node: Node, outer: tuple[int, ...]) -> Any:
        kind, data = node["kind"], node.get("data", "")
        if kind in UNKNOWN or data.startswith("sha256:"):
            raise ValueError("it is not known whole")
        parts = [self.value(item, outer) for item in items(node.get("items"))]
        plain = "type" not in node and not node.get("fields")
        if plain:
            match kind:
                case "int":
                    return int(data, 16)
                case "float":
                    return float(data)
                case "str":
                    return binascii.a2b_base64(data).decode("utf-8", "surrogatepass")
                case "bytes":
                    return binascii.a2b_base64(data)
                case "list":
                    return parts
                case "tuple":
                    return tuple(parts)
                case "set":
                    return set(parts)
                case "frozenset":
                    return frozenset(parts)
        keys = [self.value(key, outer) for key in items(node["keys"])] if "keys" in node else None
        if plain and kind == "dict" and keys is not None:
            return dict(zip(keys, parts, strict=True))
        fields = {name: self.value(each, outer) for name, each in node.get("fields", {}).items()}
        rest = {name: each for name, each in node.items() if name not in _PARTS}
        return Thing(rest, parts, keys, fields)


class _Writer:
    def __init__(self) -> None:
        self.nodes: list[dict[str, Any]] = []
        self._things: dict[int, int] = {}

    def value(self, value: Any) -> Value:
        """As it stands in a description."""
        match value:
            case None | bool():
                return value
            case int():
                return value if -_SMALL <= value < _SMALL else self._new({"kind": "int", "data": f"{value:x}"})
            case float():
                if value - value == 0:
                    return value
                return self._new({"kind": "float", "data": repr(value)})
            case str():
                return value if _is_clean(value) else self._new({"kind": "str", "data": _text(value)})
            case bytes():
                return self._new({"kind": "bytes", "data": binascii.b2a_base64(value, newline=False).decode()})
            case Thing():
                return self._thing(value)
            case dict():
                number = self._new({"kind": "dict"})
                self._fill(number, keys=self._all(value), items=self._all(value.values()))
                return number
        number = self._new({"kind": type(value).__name__})
        # Which order a set has here depends on our own hash seed.
        self._fill(number, items=self._all(sorted(value, key=_order) if isinstance(value, set | frozenset) else value))
        return number

    def _thing(self, thing: Thing) -> Value:
        if id(thing) in self._things:  # in two places
            return [self._things[id(thing)]]
        number = self._new(dict(thing.node))
        self._things[id(thing)] = number[0]
        parts: dict[str, Any] = {}
        if thing.items or thing.keys is not None or thing.node["kind"] != "instance":
            parts["items"] = self._all(thing.items)
        if thing.keys is not None:
            parts["keys"] = self._all(thing.keys)
        if thing.fields:
            parts["fields"] = {name: self.value(each) for name, each in thing.fields.items()}
        self._fill(number, **parts)
        return number

    def _new(self, node: dict[str, Any]) -> list[int]:
        number = len(self.nodes)
        if node["kind"] in _MUTABLE or "id" in node:
            node["id"] = number
        self.nodes.append(node)
        return [number]

    def _fill(self, number: list[int], **parts: Any) -> None:
        self.nodes[number[0]].update(parts)

    def _all(self, values: Any) -> list[Value]:
        return [self.value(each) for each in values]


def _order(value: Any) -> tuple[str, str]:
    return type(value).__name__, repr(value)


def _is_clean(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return len(text) < 1 << 16


def _text(value: str) -> str:
    return binascii.b2a_base64(value.encode("utf-8", "surrogatepass"), newline=False).decode()
