"""Descriptions of values, as `perfhint/sandbox/child/project/describe.py` makes and explains them: read and shown.

They come from processes that run untrusted code: `read` and `loads` check everything that others rely on.
"""

from __future__ import annotations

import binascii
import json
import re
import sys
from array import array
from typing import Any, NamedTuple, TypeAlias

from perfhint.workloads.excerpts import printable

Value: TypeAlias = bool | int | float | str | list[int] | None
"""As in JSON; a list of one number is a reference to a node."""
Node: TypeAlias = dict[str, Any]

SETS = frozenset({"set", "frozenset"})
UNKNOWN = frozenset({"unknown", "cut"})
_TEXTS = ("type", "data", "head", "note")
_PLAIN = frozenset({type(None), bool, int, float, str})
_PACKED = {"ints": "q", "floats": "d"}
_DEPTH = 4
_SHORT_INT = re.compile("-?[0-9a-f]{1,500}")
_BRACKETS = {"list": "[]", "tuple": "()", "set": "{}", "frozenset": "{}"}
_PIECES = 400


class Description(NamedTuple):
    """Values with their labels, and the nodes that they refer to; checked."""

    roots: list[tuple[str, Value]]
    nodes: list[Node]


def loads(text: bytes | str) -> Description:
    """A description from JSON; ValueError for what is none."""
    try:
        return read(json.loads(text))
    except RecursionError:
        raise ValueError("JSON nested too deeply") from None


def read(parsed: object) -> Description:
    """A description from parsed JSON; ValueError for what is none."""
    if not isinstance(parsed, dict) or type(parsed.get("nodes")) is not list or type(parsed.get("roots")) is not list:
        raise ValueError("a description has roots and nodes")
    nodes = parsed["nodes"]
    count = len(nodes)
    for node in nodes:
        _check_node(node, count)
    roots = []
    for root in parsed["roots"]:
        if type(root) is not list or len(root) != 2 or type(root[0]) is not str:
            raise ValueError("a root is a label and a value")
        _check_values(root[1:], count)
        roots.append((root[0], root[1]))
    return Description(roots, nodes)


def items(sequence: Any) -> list[Any]:
    """The values of a sequence, packed or not."""
    if type(sequence) is not dict:
        return sequence or []
    ((name, text),) = sequence.items()
    numbers = array(_PACKED[name], binascii.a2b_base64(text))
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tolist()


def shown(description: Description, value: Value, width: int = 80) -> str:
    """A short text of a value, much as Python would write it."""
    text = printable(_Writer(description).text(value, _DEPTH)).replace("\n", "\\n")
    return text if len(text) <= width else text[: width - 1] + "…"


def _check_node(node: Any, count: int) -> None:
    if type(node) is not dict or type(node.get("kind")) is not str:
        raise ValueError("a node has a kind")
    for name in _TEXTS:
        if type(node.get(name, "")) is not str:
            raise ValueError(f"the {name} of a node is a text")
    for name in ("id", "memory"):
        if type(node.get(name, 0)) is not int:
            raise ValueError(f"the {name} of a node is a number")
    for name in ("fields", "caches"):
        fields = node.get(name, {})
        if type(fields) is not dict:
            raise ValueError(f"{name} have names")
        _check_values(list(fields.values()), count)
    for name in ("items", "keys"):
        _check_sequence(node.get(name, []), count)
    if "keys" in node and len(items(node["keys"])) != len(items(node.get("items"))):
        raise ValueError("as many keys as values")


def _check_sequence(sequence: Any, count: int) -> None:
    if type(sequence) is list:
        _check_values(sequence, count)
        return
    if type(sequence) is not dict or len(sequence) != 1:
        raise ValueError("a sequence is a list or packed")
    ((name, text),) = sequence.items()
    if name not in _PACKED or type(text) is not str or not text.isascii():
        raise ValueError("a packed sequence is of ints or floats")
    if len(binascii.a2b_base64(text, strict_mode=True)) % 8:  # binascii.Error is a ValueError
        raise ValueError("packed numbers have 8 bytes")


def _check_values(values: list[Any], count: int) -> None:
    if set(map(type, values)) <= _PLAIN:
        return
    for value in values:
        if type(value) is list:
            if len(value) != 1 or type(value[0]) is not int or not 0 <= value[0] < count:
                raise ValueError("a reference to no node")
        elif type(value) not in _PLAIN:
            raise ValueError("no value")


class _Writer:
    """Writes values, as much as anybody reads."""

    def __init__(self, description: Description) -> None:
        self._nodes = description.nodes
        self._left = _PIECES

    def text(self, value: Value, depth: int) -> str:
        self._left -= 1
        if isinstance(value, list):
            return self._node(self._nodes[value[0]], depth)
        if isinstance(value, str):
            return repr(value) if len(value) <= 1000 else repr(value[:1000])[:-1] + "…"
        return _number(value) if isinstance(value, int) else repr(value)

    def _node(self, node: Node, depth: int) -> str:
        kind, data, name = node["kind"], node.get("data", ""), _short(node.get("type", ""))
        if kind in UNKNOWN:
            return f"<{name or 'more'}: {node.get('note', '')}>"
        if depth <= 0 or self._left <= 0:
            return "…"
        if kind == "int" and not name:
            return str(int(data, 16)) if _SHORT_INT.fullmatch(data) else f"0x{data[:50]}…"
        if kind in ("str", "bytes", "bytearray"):
            text = _decoded(kind, node.get("head", "") if data.startswith("sha256:") else data)
            return f"{name}({text})" if name else text
        if "keys" in node:
            return self._dict(node, depth, name or ("" if kind == "dict" else _short(kind)))
        if kind == "enum":
            return f"{name}.{node.get('fields', {}).get('_name_')}"
        if kind in _BRACKETS and "fields" not in node:
            return self._items(node, depth, name or ("frozenset" if kind == "frozenset" else ""), _BRACKETS[kind])
        parts = [data] if data else []
        parts += self._some(node, depth)
        parts += [f"{key}={self.text(value, depth - 1)}" for key, value in node.get("fields", {}).items()]
        if data and len(parts) == 1 and not name:
            return data if kind in ("class", "function", "float", "singleton") else f"{_short(kind)} {data}"
        return f"{name or _short(kind)}({', '.join(parts)})"

    def _items(self, node: Node, depth: int, name: str, brackets: str) -> str:
        inner = ", ".join(self._some(node, depth))
        if node["kind"] == "tuple" and len(items(node.get("items"))) == 1:
            inner += ","
        text = brackets[0] + inner + brackets[1]
        if node["kind"] in SETS and not inner:
            return f"{name or node['kind']}()"
        return f"{name}({text})" if name else text

    def _dict(self, node: Node, depth: int, name: str) -> str:
        keys, values = (items(node.get(name))[:_PIECES] for name in ("keys", "items"))  # forged, perhaps
        pairs = zip(keys, values, strict=False)
        parts = []
        for key, value in pairs:
            if self._left <= 0:
                break
            parts.append(f"{self.text(key, depth - 1)}: {self.text(value, depth - 1)}")
        text = "{" + ", ".join(parts) + "}"
        return f"{name}({text})" if name else text

    def _some(self, node: Node, depth: int) -> list[str]:
        parts = []
        for value in items(node.get("items"))[:_PIECES]:
            if self._left <= 0:
                parts.append("…")
                break
            parts.append(self.text(value, depth - 1))
        return parts


def _number(value: int) -> str:
    return str(value) if value.bit_length() < 2000 else hex(value)[:50] + "…"


def _short(name: str) -> str:
    """The last part of a qualified name."""
    return name.rpartition(":")[2].rpartition(".")[2]


def _decoded(kind: str, data: str) -> str:
    try:
        content = binascii.a2b_base64(data[:4000])
    except ValueError:
        return f"{kind} …"
    if kind == "str":
        try:
            return repr(content.decode("utf-8", "surrogatepass"))
        except UnicodeDecodeError:  # cut within a character
            return repr(content.decode("utf-8", "replace"))
    return f"bytearray({content!r})" if kind == "bytearray" else repr(content)
