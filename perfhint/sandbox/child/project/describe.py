"""Any value as plain data, exactly, so that two runs of two versions can be compared from outside.

A *description* is JSON: `{"roots": [[label, value], …], "nodes": [node, …]}`. The nodes are one flat table, so that no
depth of the program's data is a depth of ours. A *value* is

    null, true, false, a number, a string     None, a bool, an int below 2**63 or a finite float, a str without
                                              surrogates of at most 64 Ki characters
    [n]                                       what `nodes[n]` describes

and a *node* is an object of these entries:

    kind     what it is: "list", "dict", "instance", … ("unknown": cannot be looked into, "cut": there was too much)
    type     its class as "module:qualname", where the kind does not say it: of instances, and of subclasses of what
             the kind says
    data     exact content as text: ints in hexadecimal, "nan" and "inf", Decimals, names; bytes in base64 and so str,
             as UTF-8 with surrogates as they are; "sha256:DIGEST:SIZE" of long ones; never an address
    head     the beginning of what is long, in base64, to be shown
    items    a *sequence*: what it holds, in order; of sets in an order of ours that does not depend on hashes
    keys     a sequence: of dicts, `items` being their values
    fields   {name: value}: its attributes (slots, __dict__, what a C class has), whose order has no meaning
    caches   the same for results of functools.cached_property: they need be equal only where both sides have them
    id       a number: identity counts. Nodes with one id are one object at different moments
    memory   a number, none of those of ids: whose memory an array, a memoryview or a bytearray looks at
    note     why it is unknown or cut, for people

A *sequence* is a list of values, or `{"ints": base64}` or `{"floats": base64}`: little-endian 64-bit integers or
doubles, where all are exactly that.

Two values are the same if their descriptions are, wherever the numbers may differ: those of nodes have no meaning, and
those of ids must correspond one to one. So cycles, aliases, results that are an argument, and arguments that were
changed are all in a description of the outcome together with the arguments afterwards (`describe_outcome`). Identity
counts for what is mutable; of tuples, frozen dataclasses and the like it does not.

No attribute, `__eq__`, `__repr__` or the like of the program's is asked. The one thing that runs is iterators: builtin
ones and generators are described by what they yield, and how they end, and are spent afterwards. Each item is described
before the next is asked for; what was described before is then described once more, if it comes up again, as it is by
then. Describe a value when nobody needs it any more.

Of exceptions the context counts only where it was given (`raise … from`), not when an exception came up by itself while
another was handled; where they were raised does not count.
"""

import binascii
import hashlib
import json
import sys
from array import array

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Iterable, List, Optional, Set, Tuple

    Node = Dict[str, Any]

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


MOST_NODES = 300_000
MOST_BYTES = 64 << 20
MOST_YIELDED = 10_000
"""Items taken from all iterators together: there are endless ones."""
MOST_YIELDED_BYTES = 4 << 20
"""About as many bytes are looked at in what one iterator yields."""
MOST_AGAIN = 20_000
"""Nodes made to describe once more, at a later moment, what was described already."""
LONG = 1 << 16
"""Longer texts and bytes are told by a digest."""
HEAD = 200
LIMIT = 1 << 63
PACKED = 32
"""Sequences of numbers are packed from this length on."""
NESTED = 20
"""Iterators that yield iterators."""

_objects = load("objects")


class Describer:
    """Describes values one after the other, each at its moment, into one description."""

    def __init__(self, most_nodes: int = MOST_NODES, most_bytes: int = MOST_BYTES) -> None:
        self._roots: "List[Any]" = []
        self._nodes: "List[Node]" = []
        self._most_nodes = most_nodes
        self._room = most_bytes
        self._kept: "List[Any]" = []  # as long as they live, no other object has their addresses
        self._known: "Dict[int, int]" = {}  # address → node, at this moment
        self._ids: "Dict[int, int]" = {}
        self._owners: "Dict[int, int]" = {}
        self._seen: "Set[int]" = set()
        self._again = MOST_AGAIN
        self._yields = MOST_YIELDED
        self._long = 0  # bytes that were looked at, whether or not they are all told
        self._pending: "List[Tuple[int, Any]]" = []
        self._sets: "List[Tuple[Node, Any, List[Any]]]" = []
        self._iterators: "List[Tuple[Node, Any]]" = []
        self._cut: "Optional[List[int]]" = None
        self._nested = 0
        self._sorting: "Tuple[int, ...]" = ()
        self.only_looks = False
        """Iterators are left as they are, and unknown."""

    def add(self, label: str, value: "Any") -> None:
        """Describe `value` as it is now, under a label: where it comes from, as the beginning of a path."""
        root = [label, self.ref(value)]
        self._roots.append(root)
        self._drain()

    def later(self) -> None:
        """Code of the program's has run since: what comes up again is described as it is by then."""
        if self._again > 0:
            self._known = {}

    def finish(self) -> "Dict[str, Any]":
        """The description of all that was added."""
        return {"roots": self._roots, "nodes": self._nodes}

    # For those who describe one kind of object:

    def ref(self, value: "Any") -> "Any":
        """`value` as it stands in a description."""
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is int:
            if -LIMIT <= value < LIMIT:
                return value
        elif kind is float:
            if value - value == 0:  # finite
                return value
        elif kind is str and len(value) <= LONG and _has_no_surrogates(value):
            self._room -= len(value)
            if self._room > 0:
                return value
        known = self._known.get(id(value))
        if known is not None:
            return [known]
        number = len(self._nodes)
        if number >= self._most_nodes or self._room <= 0:
            return self.cut()
        self._known[id(value)] = number
        self._kept.append(value)
        if id(value) in self._seen:
            self._again -= 1
        self._seen.add(id(value))
        self._nodes.append({})
        self._pending.append((number, value))
        return [number]

    def cut(self) -> "List[int]":
        """Stands for what is left out because there is too much."""
        if self._cut is None:
            self._cut = [len(self._nodes)]
            self._nodes.append({"kind": "cut", "note": "too large"})
        return self._cut

    def sequence(self, values: "Any") -> "Any":
        """The items of a list or tuple of ours."""
        kinds = set(map(id, map(type, values))) if len(values) >= PACKED else ()
        if len(kinds) == 1:
            self._room -= 10 * len(values)
            if self._room <= 0:
                return [self.cut()]
            if kinds == {id(int)}:
                try:
                    return {"ints": pack(array("q", values))}
                except OverflowError:
                    pass
            elif kinds == {id(float)}:
                return {"floats": pack(array("d", values))}
        found = []
        for value in values:
            self._room -= 4
            if self._room <= 0:
                found.append(self.cut())
                break
            found.append(self.ref(value))
        return found

    def fields(self, values: "Dict[str, Any]") -> "Dict[str, Any]":
        """Attributes by name."""
        return {name: self.ref(values[name]) for name in sorted(values)}

    def charge(self, size: int) -> None:
        """So many bytes are told in a node."""
        self._room -= 2 * size
        self._long += size

    def bytes(self, kind: str, data: "Any") -> "Node":
        """A node that is told by bytes; by their digest where they are many."""
        self.charge(min(len(data), LONG))
        self._long += max(0, len(data) - LONG)
        if len(data) <= LONG:
            return {"kind": kind, "data": base64(data)}
        digest = "sha256:%s:%d" % (hashlib.sha256(data).hexdigest(), len(data))
        return {"kind": kind, "data": digest, "head": base64(data[:HEAD])}

    def packed(self, name: str, data: "Any") -> "Any":
        """A sequence of numbers of 64 bits, little-endian; `name` is "ints" or "floats"."""
        self._room -= len(data)
        return {name: base64(data)} if self._room > 0 else [self.cut()]

    def made(self, node: "Node") -> "Any":
        """A node of its own for what is no value of the program's."""
        if len(self._nodes) >= self._most_nodes:
            return self.cut()
        self._nodes.append(node)
        return [len(self._nodes) - 1]

    def identity(self, value: "Any") -> int:
        """The number of an object whose identity counts."""
        return self._number(self._ids, value)

    def memory(self, owner: "Any") -> int:
        """The number of the object that owns some memory, which others may look at, too."""
        return self._number(self._owners, owner)

    def unordered(self, node: "Node", value: "Any", items: "List[Any]") -> None:
        """Give a set its items as soon as everything else is described."""
        if id(value) in self._sorting:  # it holds itself, by way of an object in it
            node["note"] = "of which this is an item"
        else:
            self._sets.append((node, value, items))

    def consume(self, kind: str, iterator: "Any") -> "Any":
        """The node of an iterator, which gets its items as soon as everything that is not one is described."""
        if self.only_looks:
            return _objects.unknown(type(iterator), "somebody still needs its items")
        node: "Node" = {"kind": kind, "mutable": True}
        self._iterators.append((node, iterator))
        return node

    # How all this is done:

    def _number(self, numbers: "Dict[int, int]", value: "Any") -> int:
        number = numbers.get(id(value))
        if number is None:
            number = numbers[id(value)] = len(self._ids) + len(self._owners)
            self._kept.append(value)
        return number

    def _drain(self) -> None:
        while True:
            if self._pending:
                number, value = self._pending.pop()
                self._nodes[number] = _objects.node(self, value)
            elif self._sets:
                node, value, items = self._sets.pop()
                node["items"] = self.sequence(self._sorted(value, items))
            elif self._iterators:
                self._take(*self._iterators.pop(0))
            else:
                return

    def _sorted(self, value: "Any", items: "List[Any]") -> "List[Any]":
        if set(map(id, map(type, items))) in ({id(int)}, {id(str)}):
            return sorted(items)
        keys = {id(item): (self._key(value, item), self._ids.get(id(item), LIMIT)) for item in items}
        return sorted(items, key=lambda item: keys[id(item)])

    def _key(self, value: "Any", item: "Any") -> str:
        """Tells an item of a set from others by its content alone."""
        if _is_simple(item):
            return repr(item)
        own = Describer(2000, 1 << 20)
        own.only_looks, own._sorting = True, (*self._sorting, id(value))
        own.add("", item)
        return json.dumps(own.finish(), sort_keys=True)

    def _take(self, node: "Node", iterator: "Any") -> None:
        """Describe what an iterator yields, each item before the next is asked for."""
        waiting, self._iterators = self._iterators, []
        self._nested += 1
        items: "List[Any]" = []
        node["items"] = items
        least_room = max(0, self._room - MOST_YIELDED_BYTES)
        most_long = self._long + MOST_YIELDED_BYTES
        while True:
            self._yields -= 1
            if self._yields < 0 or self._nested > NESTED or self._room <= least_room or self._long > most_long:
                items.append(self.cut())
                break
            try:
                item = next(iterator)
            except StopIteration as stop:
                if stop.value is not None:
                    node["fields"] = {"returned": self.ref(stop.value)}
                break
            except (Exception, SystemExit, GeneratorExit) as error:  # noqa: BLE001 - how it ends is what we ask
                node["fields"] = {"raised": self.ref(error)}
                break
            self.later()
            items.append(self.ref(item))
            self._drain()
        self.later()
        self._drain()
        self._nested -= 1
        self._iterators = waiting


def describe(value: "Any") -> "Dict[str, Any]":
    """The description of one value."""
    describer = Describer()
    describer.add("result", value)
    return describer.finish()


def describe_outcome(
    arguments: "Iterable[Tuple[str, Any]]", outcome: "Tuple[str, Any]", describer: "Optional[Describer]" = None
) -> "Dict[str, Any]":
    """A call that is over: what came of it and its arguments as they are now, both with their labels.

    `("result", value)` or `("raised", exception)`, and for instance `("self", …)`, `("args[0]", …)`. What a call has
    yielded was given to the `describer` when it did: `add("yielded", item)`, and `later()` after every step.
    """
    describer = describer or Describer()
    describer.add(*outcome)
    for label, value in arguments:
        describer.add(label, value)
    return describer.finish()


def base64(data: "Any") -> str:
    """Bytes as text."""
    return binascii.b2a_base64(data, newline=False).decode("ascii")


def pack(numbers: "array[Any]") -> str:
    """Numbers of 64 bits, little-endian whatever the machine is."""
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return base64(numbers)


def _has_no_surrogates(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_simple(value: "Any", depth: int = 4) -> bool:
    """Whether its repr is exact, runs nothing of the program's and is short work."""
    kind = type(value)
    if kind is tuple:
        return depth > 0 and len(value) < 1000 and all(_is_simple(item, depth - 1) for item in value)
    if kind is int:
        return bool(-LIMIT <= value < LIMIT)
    if kind in (str, bytes):
        return len(value) <= LONG
    return value is None or kind in (bool, float, complex)
