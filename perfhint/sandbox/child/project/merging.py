"""Descriptions in which nodes without an id are one where they are equal.

Whether two equal tuples are one object has no meaning, but shows in a description as one node or two. Where
descriptions are compared by a digest, it must not.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Tuple

    Node = Dict[str, Any]


def merged(description: "Dict[str, Any]") -> "Dict[str, Any]":
    """The same description with as few nodes as it can have; their numbers are in no order."""
    nodes: "List[Node]" = description["nodes"]
    numbers = {number: number for number, node in enumerate(nodes) if "id" in node}
    by_content: "Dict[Any, int]" = {}
    opened = set()
    for first in range(len(nodes)):
        waiting = [first]
        while waiting:
            number = waiting[-1]
            if number in numbers:
                waiting.pop()
            elif number not in opened:
                opened.add(number)
                waiting += [each for each in _held(nodes[number]) if each not in numbers]
            else:  # all that it holds has been here, but for a circle that somebody forged of what cannot change
                waiting.pop()
                numbers[number] = by_content.setdefault(_content(nodes[number], numbers), number)
    return {
        "roots": [[label, _value(value, numbers)] for label, value in description["roots"]],
        "nodes": [_renumbered(node, numbers) for node in nodes],
    }


def _held(node: "Node") -> "List[int]":
    values = [*node.get("fields", {}).values(), *node.get("caches", {}).values()]
    for name in ("items", "keys"):
        if type(node.get(name)) is list:
            values += node[name]
    return [value[0] for value in values if type(value) is list]


def _content(node: "Node", numbers: "Dict[int, int]") -> "Tuple[Any, ...]":
    """What tells a node from others; to Python 1, 1.0 and True would be the same."""
    return tuple((name, repr(part)) for name, part in _renumbered(node, numbers).items())


def _renumbered(node: "Node", numbers: "Dict[int, int]") -> "Node":
    found = dict(node)
    for name in ("items", "keys"):
        if type(node.get(name)) is list:
            found[name] = [_value(value, numbers) for value in node[name]]
    for name in ("fields", "caches"):
        if name in node:
            found[name] = {key: _value(value, numbers) for key, value in node[name].items()}
    return found


def _value(value: "Any", numbers: "Dict[int, int]") -> "Any":
    return [numbers.get(value[0], value[0])] if type(value) is list else value
