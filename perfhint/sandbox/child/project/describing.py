"""What came of a call, as one description of bounded size: the same whether it is seen in a test or in a replay."""

import json
import types

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Tuple

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_describe, _merging = load("describe"), load("merging")

MOST_IN_TEST = 20_000
"""Nodes."""


def outcome(
    how: str, args: "Tuple[Any, ...]", kwargs: "Dict[str, Any]", ending: str, value: "Any", *, in_test: bool = False
) -> "Dict[str, Any]":
    """`ending` ("result" or "raised") with its value, and the arguments as they are now; see `describe.py`.

    In a test iterators are left as they are, since it still needs them, and nobody looks at too much.
    """
    describer = _describe.Describer(*((MOST_IN_TEST,) if in_test else ()))
    describer.only_looks = in_test
    description: "Dict[str, Any]" = _describe.describe_outcome(labelled(how, args, kwargs), (ending, value), describer)
    return description


def labelled(how: str, args: "Tuple[Any, ...]", kwargs: "Dict[str, Any]") -> "List[Tuple[str, Any]]":
    """The arguments, with what to call them; without functions, which a call does not change."""
    named = 0 if how == "call" else 1
    labels = [("self", "cls")[how in ("class", "new")]] * named + ["args[%d]" % n for n in range(len(args) - named)]
    found = [*zip(labels, args), *sorted(kwargs.items())]  # noqa: B905 - Python 3.8
    return [(label, value) for label, value in found if type(value) is not types.FunctionType]


def bounded(description: "Dict[str, Any]", most: int) -> "Dict[str, Any]":
    """The description, or its digest when it is longer than `most` characters of JSON.

    The digest tells whether there is something in it that is not known: then it is the same as nothing.
    """
    description = in_order(_merging.merged(description))
    text = json.dumps(description, separators=(",", ":"))
    if len(text) <= most:
        return description
    import hashlib  # it loads the whole of OpenSSL

    unknown = any(node["kind"] in ("unknown", "cut") for node in description["nodes"])
    return {"sha256": hashlib.sha256(text.encode()).hexdigest(), "size": len(text), "unknown": unknown}


def in_order(description: "Dict[str, Any]") -> "Dict[str, Any]":
    """The same with nodes and ids numbered as they are reached from the roots: equal ones are then equal as JSON."""
    nodes = description["nodes"]
    order: "List[int]" = []
    numbers: "Dict[int, int]" = {}
    ids: "Dict[int, int]" = {}

    def value(old: "Any") -> "Any":
        if type(old) is not list:
            return old
        number = numbers.get(old[0])
        if number is None:
            number = numbers[old[0]] = len(order)
            order.append(old[0])
        return [number]

    def sequence(old: "Any") -> "Any":
        return [value(each) for each in old] if type(old) is list else old

    roots = [[label, value(root)] for label, root in description["roots"]]
    made = []
    position = 0
    while position < len(order):
        node = dict(nodes[order[position]])
        position += 1
        for name in ("keys", "items"):
            if name in node:
                node[name] = sequence(node[name])
        for name in ("fields", "caches"):
            if name in node:
                node[name] = {key: value(node[name][key]) for key in sorted(node[name])}
        for name in ("id", "memory"):
            if name in node:
                node[name] = ids.setdefault(node[name], len(ids))
        made.append(node)
    return {"roots": roots, "nodes": made}
