"""Nodes for iterators: builtin ones and generators are told by what they yield, whatever makes it.

Which builtin iterator it is does not count, since all do the same; a generator can be sent values, and is another kind.
An iterator of a class of the program's is told by its state like any other object.
"""

import itertools

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, List

    def load(name: str) -> Any:
        """Given to every script here by `startup/sitecustomize.py`."""


_looking = load("looking")

_ITERABLE: "List[Any]" = [[], (), "", "é", b"", bytearray(), memoryview(b""), {}, {}.values(), {}.items(), set()]
_REVERSIBLE: "List[Any]" = [[], (), {}, {}.values(), {}.items()]
_OTHERS: "List[Any]" = [iter(range(0)), iter(range(1 << 70)), iter(int, 0), map(int, ()), filter(None, ()), zip()]
_OTHERS += [enumerate(()), iter(type("", (), {"__getitem__": None})())]
_BUILTIN = [*map(iter, _ITERABLE), *map(reversed, _REVERSIBLE), *_OTHERS]
_NAMES = ("_collections:_deque_iterator", "_collections:_deque_reverse_iterator", "odict_iterator")
"""Of those that cannot be made before the modules are imported."""
TYPES = set(map(type, _BUILTIN)) | {
    kind for kind in vars(itertools).values() if isinstance(kind, type) and "__next__" in vars(kind)
}


def _iterator(into: "Any", value: "Any") -> "Any":
    if type(value) is itertools.count:
        return {"kind": "itertools.count", "items": into.sequence([*value.__reduce__()[1]]), "mutable": True}
    return into.consume("iterator", value)


def _generator(into: "Any", value: "Any") -> "Any":
    return into.consume("generator", value)


HANDLERS = {_looking.name_of(kind): _iterator for kind in TYPES}
HANDLERS.update((name, _iterator) for name in _NAMES)
HANDLERS["generator"] = _generator
