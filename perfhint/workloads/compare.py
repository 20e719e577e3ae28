"""The first thing in which two descriptions of values differ (`perfhint/sandbox/child/project/describe.py`).

Exact: types, ints of any size, the sign of zero, the order of dicts, which objects are the same one. NaN is equal to
NaN. What could not be looked into, or was left out because there was too much, is never equal to anything: it is
"unknown". Tolerance is asked for, and counts for floats alone, those in complex numbers and arrays too, not for ints,
Decimals, keys and items of sets. It is that of numpy's allclose: `abs(got - expected) <= atol + rtol * abs(expected)`,
for the two parts of complex numbers each.
"""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from perfhint.workloads.described import SETS, UNKNOWN, Description, Node, Value, items, shown
from perfhint.workloads.excerpts import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPARE_PAIRS = 10_000
"""Pairs of nodes that are looked at beyond four for every node; more are an attempt to keep us busy."""
_NOTHING: Any = object()
_HERE = ("kind", "type", "data")
_SAYS_NO_CLASS = frozenset({"iterator", "path", "class", "function", "global", "method", "lock", "random", "cut"})
_MOST_LABELS = 30


class Mismatch(NamedTuple):
    """Where two descriptions part."""

    path: str
    """Readable, as `result['a'][3].x`."""
    kind: Literal["different", "unknown"]
    expected: str
    """A short text of the value there, as is `got`."""
    got: str

    @property
    def detail(self) -> str:
        """One line."""
        if self.kind == "unknown":
            return f"{self.path}: {self.expected} and {self.got} cannot be compared"
        return f"{self.path}: expected {self.expected}, got {self.got}"


class _Step(NamedTuple):
    """A pair of values, and how it is reached: from which step, and what follows it in the path."""

    before: _Step | None
    label: tuple[str, Any]
    expected: Value
    got: Value
    exact: bool
    """No tolerance from here on."""


def compare(expected: Description, got: Description, *, rtol: float = 0.0, atol: float = 0.0) -> Mismatch | None:
    """The first difference, else the first thing that could not be compared; None when both are the same."""
    if not _has_unknown(expected) and json.dumps(expected) == json.dumps(got):  # nearly always, and at once
        return None
    return _Comparison(expected, got, rtol, atol).run()


class _Comparison:
    def __init__(self, expected: Description, got: Description, rtol: float, atol: float) -> None:
        self._expected, self._got = expected, got
        self._rtol, self._atol = rtol, atol
        self._tolerant = rtol > 0 or atol > 0
        self._pairs = _SPARE_PAIRS + 4 * (len(expected.nodes) + len(got.nodes))
        self._unknown: Mismatch | None = None
        self._seen: set[tuple[int, int, bool]] = set()
        self._partners: tuple[dict[int, int], dict[int, int]] = {}, {}
        self._places: tuple[dict[int, _Step], dict[int, _Step]] = {}, {}

    def run(self) -> Mismatch | None:
        sides = self._expected.roots, self._got.roots
        for one, other in zip(*sides, strict=False):
            if one[0] != other[0]:
                return self._outcomes(one, other)
            found = self._follow(_Step(None, ("root", one[0]), one[1], other[1], not self._tolerant))
            if found is not None:
                return found
        if len(sides[0]) != len(sides[1]):
            at = min(map(len, sides))
            return self._outcomes(*(roots[at] if at < len(roots) else None for roots in sides))
        return self._unknown

    def _follow(self, start: _Step) -> Mismatch | None:
        """Compare all that hangs on one value in reading order, without recursion."""
        waiting = [iter((start,))]
        while waiting:
            step = next(waiting[-1], None)
            if step is None:
                waiting.pop()
                continue
            if type(step.expected) is not list or type(step.got) is not list:
                if not self._same_plain(step):
                    if not self._cannot_tell(step):
                        return self._different(step)
                    self._note_unknown(step)
                continue
            key = (step.expected[0], step.got[0], step.exact)
            if key in self._seen:
                continue
            self._seen.add(key)
            one, other = self._expected.nodes[key[0]], self._got.nodes[key[1]]
            if self._cannot_tell(step) or len(self._seen) > self._pairs:
                self._note_unknown(step)
                continue
            found = self._same_node(step, one, other)
            if found is not None:
                return found
            waiting.append(self._inside(step, one, other))
        return None

    # One pair:

    def _same_plain(self, step: _Step) -> bool:
        one, other = _plain(self._expected, step.expected), _plain(self._got, step.got)
        if type(one) is not type(other) or one is _NOTHING or type(one) is list:
            return False
        if isinstance(one, float) and isinstance(other, float):
            return self._same_float(one, other, step.exact)
        return bool(one == other)

    def _same_float(self, expected: float, got: float, exact: bool) -> bool:
        if expected == got:
            return expected != 0 or not exact or math.copysign(1, expected) == math.copysign(1, got)
        if math.isnan(expected) or math.isnan(got):
            return math.isnan(expected) and math.isnan(got)
        if exact or math.isinf(expected) or math.isinf(got):
            return False
        return abs(got - expected) <= self._atol + self._rtol * abs(expected)

    def _same_node(self, step: _Step, one: Node, other: Node) -> Mismatch | None:
        """What two nodes are, without what they hold."""
        if any(one.get(name) != other.get(name) for name in _HERE):
            return self._different(step)
        for name in ("id", "memory"):
            number, partner = one.get(name), other.get(name)
            if (number is None) is not (partner is None):
                return self._different(step)
            if number is not None and partner is not None and not self._correspond(number, partner):
                return self._not_the_same(step, name, number, partner)
            for places, place in zip(self._places, (number, partner), strict=True):
                if place is not None:
                    places.setdefault(place, step)
        return None

    def _correspond(self, one: int, other: int) -> bool:
        there, back = self._partners
        return there.setdefault(one, other) == other and back.setdefault(other, one) == one

    def _cannot_tell(self, step: _Step) -> bool:
        """Whether one of the two is unknown, and the other could be the same for all we know."""
        nodes = [
            side.nodes[value[0]]
            for side, value in ((self._expected, step.expected), (self._got, step.got))
            if type(value) is list
        ]
        if not any(node["kind"] in UNKNOWN for node in nodes):
            return False
        if len(nodes) == 1:
            return nodes[0]["kind"] == "cut" and _NOTHING not in (step.expected, step.got)
        names = [node.get("type", node["kind"]) for node in nodes]
        return names[0] == names[1] or any(node["kind"] in _SAYS_NO_CLASS for node in nodes)

    # What two nodes of a kind hold:

    def _inside(self, step: _Step, one: Node, other: Node) -> Iterator[_Step]:
        """Pairs in two nodes that may differ, in reading order."""
        exact = step.exact or one["kind"] in SETS or one["kind"].endswith("Index")
        if "keys" in one or "keys" in other:
            yield from self._entries(step, one, other)
        elif one.get("items") != other.get("items") or not _is_packed(one):
            for at, a, b in self._unequal(items(one.get("items")), items(other.get("items")), exact):
                if one["kind"] in SETS:
                    yield self._in_set(step, one, at, a, b)
                else:
                    yield _Step(step, ("argument" if one["kind"] == "exception" else "item", at), a, b, exact)
        fields = one.get("fields", {}), other.get("fields", {})
        for name in sorted(fields[0].keys() | fields[1].keys()):
            a, b = (side.get(name, _NOTHING) for side in fields)
            yield _Step(step, ("field", name), a, b, exact)
        caches = one.get("caches", {}), other.get("caches", {})
        for name in sorted(caches[0].keys() & caches[1].keys()):
            yield _Step(step, ("field", name), caches[0][name], caches[1][name], exact)

    def _unequal(self, one: list[Value], other: list[Value], exact: bool) -> Iterator[tuple[int, Any, Any]]:
        """Places of two sequences where plain values differ or there is something to follow."""
        for at, (a, b) in enumerate(zip(one, other, strict=False)):
            kind = type(a)
            if kind is list or kind is not type(b) or kind is float or a != b:
                if kind is float and type(b) is float and self._same_float(a, b, exact):  # type: ignore[arg-type]
                    continue
                yield at, a, b
        at = min(len(one), len(other))
        if len(one) != len(other):
            yield at, one[at] if at < len(one) else _NOTHING, other[at] if at < len(other) else _NOTHING

    def _entries(self, step: _Step, one: Node, other: Node) -> Iterator[_Step]:
        """Keys and values of two dicts, alternately."""
        keys = items(one.get("keys")), items(other.get("keys"))
        values = items(one.get("items")), items(other.get("items"))
        for at in range(max(map(len, keys))):
            key, found = (side[at] if at < len(side) else _NOTHING for side in keys)
            if type(key) is not list and type(found) is not list and (type(key) is not type(found) or key != found):
                yield self._unequal_keys(step, keys, values, at)
            elif type(key) is list or type(found) is list or isinstance(key, float):
                yield _Step(step, ("key", at), key, found, True)
            if at < len(keys[0]) and at < len(keys[1]):
                yield _Step(step, ("at", key), values[0][at], values[1][at], step.exact)

    def _unequal_keys(self, step: _Step, keys: Any, values: Any, at: int) -> _Step:
        """The entry that one of two dicts lacks, or a key in another place."""
        for side, other, which in ((1, 0, (None, 0)), (0, 1, (0, None))):
            if at < len(keys[side]) and type(keys[side][at]) is not list:
                key = keys[side][at]
                if not any(type(known) is type(key) and known == key for known in keys[other]):
                    a, b = (_NOTHING if where is None else values[side][at] for where in which)
                    return _Step(step, ("at" if side == 0 else "at got", key), a, b, True)
        key, found = (side[at] if at < len(side) else _NOTHING for side in keys)
        return _Step(step, ("key", at), key, found, True)

    def _in_set(self, step: _Step, one: Node, at: int, a: Any, b: Any) -> _Step:
        """Of two sets in order, where one lacks something, what that is."""
        if type(a) is not list and type(b) is not list and a is not _NOTHING and b is not _NOTHING:
            lacking = not any(type(b) is type(known) and known == b for known in items(one.get("items"))[at:])
            a, b = (_NOTHING, b) if lacking else (a, _NOTHING)
        return _Step(step, ("member", at), a, b, True)

    # How it is told:

    def _different(self, step: _Step) -> Mismatch:
        return Mismatch(self._path(step), "different", *self._texts(step))

    def _note_unknown(self, step: _Step) -> None:
        if self._unknown is None:
            self._unknown = Mismatch(self._path(step), "unknown", *self._texts(step))

    def _texts(self, step: _Step) -> tuple[str, str]:
        texts = self._text(self._expected, step.expected), self._text(self._got, step.got)
        if texts[0] != texts[1]:
            return texts
        return self._text(self._expected, step.expected, True), self._text(self._got, step.got, True)

    def _text(self, side: Description, value: Any, with_kind: bool = False) -> str:
        if value is _NOTHING:
            return "nothing"
        text = shown(side, value)
        if not with_kind:
            return text
        if type(value) is not list:
            return f"{text} ({type(value).__name__})"
        node = side.nodes[value[0]]
        return f"{text} ({node.get('type') or node['kind']})"

    def _not_the_same(self, step: _Step, name: str, one: int, other: int) -> Mismatch:
        what = "object" if name == "id" else "memory"
        known = [places.get(number) for places, number in zip(self._places, (one, other), strict=True)]
        texts = [f"another {what}" if place is None else f"the same {what} as {self._path(place)}" for place in known]
        return Mismatch(self._path(step), "different", *texts)

    def _outcomes(self, one: Any, other: Any) -> Mismatch:
        texts = (
            "nothing more" if root is None else f"{printable(root[0])} {shown(side, root[1])}"
            for side, root in ((self._expected, one), (self._got, other))
        )
        return Mismatch("outcome", "different", *texts)

    def _path(self, step: _Step) -> str:
        labels: list[str] = []
        here: _Step | None = step
        while here is not None:
            labels.append(self._label(here.label))
            here = here.before
        labels.reverse()
        if len(labels) > _MOST_LABELS:
            labels[_MOST_LABELS // 2 : -_MOST_LABELS // 2] = ["…"]
        return printable("".join(labels))

    def _label(self, label: tuple[str, Any]) -> str:
        how, what = label
        if how == "item":
            return f"[{what}]"
        if how == "argument":
            return f".args[{what}]"
        if how == "field":
            return f".{what}"
        if how == "key":
            return f" (key {what})"
        if how == "member":
            return "{…}"
        if how in ("at", "at got"):
            return f"[{shown(self._got if how == 'at got' else self._expected, what, 40)}]"
        return str(what)


def _has_unknown(description: Description) -> bool:
    return any(node["kind"] in UNKNOWN for node in description.nodes)


def _is_packed(node: Node) -> bool:
    return type(node.get("items")) is dict


def _plain(side: Description, value: Any) -> Any:
    """A float that JSON has no number for is a node."""
    if type(value) is list:
        node = side.nodes[value[0]]
        if node["kind"] == "float" and "type" not in node and node.get("data") in ("nan", "inf", "-inf"):
            return float(node["data"])
    return value
