"""A value from its description (`describe.py`): equal to what was described, down to cycles and aliases.

It can be done where the description is of plain data, of the standard library's plain classes, of numpy's arrays, and
of objects of classes that can be imported and whose state is such data: their state is put in its place without calling
`__init__`. Anything else is a `CannotRebuild`, and nothing else is raised.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, List, Tuple

    Node = Dict[str, Any]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_shells, _makers = load("shells"), load("makers")


class CannotRebuild(Exception):  # noqa: N818 - nobody did anything wrong
    """There is no way from this description to a value; the argument says why."""


def rebuild(description: "Dict[str, Any]") -> "List[Tuple[str, Any]]":
    """The labels and values of a description, which may be anything: what is no description is a CannotRebuild."""
    try:
        return _Builder(description).roots()
    except CannotRebuild:
        raise
    except Exception as error:  # malformed descriptions, and classes whose objects refuse
        raise CannotRebuild("%s: %s" % (type(error).__name__, error)) from error


class _Builder:
    def __init__(self, description: "Dict[str, Any]") -> None:
        self._roots: "List[Any]" = description["roots"]
        self._nodes: "List[Node]" = description["nodes"]
        self._values: "Dict[int, Any]" = {}
        self._open: "Dict[int, bool]" = {}  # begun → whether all that it holds was looked at
        self._late: "List[int]" = []
        for name in ("id", "memory"):
            numbers = [node[name] for node in self._nodes if name in node]
            if len(set(numbers)) < len(numbers):
                raise CannotRebuild("one object at several moments" if name == "id" else "memory that is shared")

    def roots(self) -> "List[Tuple[str, Any]]":
        for _, value in self._roots:
            if type(value) is list:
                self._build(value[0])
        for number in self._late:
            self._fill(number)
        return [(label, self._value(value)) for label, value in self._roots]

    def _build(self, first: int) -> None:
        """Make everything that hangs on a node: what can change before what it holds, the rest after it."""
        waiting = [first]
        while waiting:
            number = waiting[-1]
            node = self._nodes[number]
            if number not in self._open:
                self._open[number] = False
                shell = _shells.shell_of(node)
                if shell is not None:
                    self._values[number] = shell(node, self._class(node))
                waiting.extend(held for held in _held(node) if held not in self._open)
                continue
            waiting.pop()
            if self._open[number]:
                continue
            self._open[number] = True
            self._finish(number, node)

    def _finish(self, number: int, node: "Node") -> None:
        is_complete = all(held in self._values for held in _held(node))
        if number in self._values:
            if is_complete:
                self._fill(number)
            else:  # it holds something that is made of it
                self._late.append(number)
        elif not is_complete:
            raise CannotRebuild("a circle of what cannot change")
        else:
            make = _makers.MAKERS.get(node["kind"])
            if make is None:
                raise CannotRebuild("%s %s" % (node["kind"], node.get("type", node.get("data", ""))))
            content = self._content(node)  # of which a maker takes out what it has used
            self._values[number] = make(content, self._class(node))
            if ("type" in node or node["kind"] in _shells.WITH_DICT) and node["kind"] not in _makers.WHOLE:
                _shells.set_state(self._values[number], content)

    def _fill(self, number: int) -> None:
        node = self._nodes[number]
        content = self._content(node)
        _shells.FILLERS[node["kind"]](self._values[number], content)
        if "type" in node or node["kind"] in _shells.WITH_DICT:
            _shells.set_state(self._values[number], content)

    def _class(self, node: "Node") -> "Any":
        if "type" not in node:
            return None
        found = _shells.imported(node["type"])
        if type not in type(found).__mro__:
            raise CannotRebuild("%s cannot be imported" % node["type"])
        return found

    def _content(self, node: "Node") -> "Node":
        """A node with values in the place of references."""
        found = dict(node)
        for name in ("items", "keys"):
            if name in node:
                found[name] = [self._value(value) for value in _shells.unpacked(node[name])]
        for name in ("fields", "caches"):
            if name in node:
                found[name] = {key: self._value(value) for key, value in node[name].items()}
        return found

    def _value(self, value: "Any") -> "Any":
        return self._values[value[0]] if type(value) is list else value


def _held(node: "Node") -> "List[int]":
    """The nodes that a node refers to."""
    values = [*node.get("fields", {}).values(), *node.get("caches", {}).values()]
    for name in ("items", "keys"):
        if type(node.get(name)) is list:
            values += node[name]
    return [value[0] for value in values if type(value) is list]
