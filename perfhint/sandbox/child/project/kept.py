"""Which calls of a function are worth keeping: the first ones of every shape of arguments, and the largest of all."""

from _collections import deque  # type: ignore[import-not-found]
from itertools import islice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Iterator, List, Optional, Tuple

MOST_SHAPES = 16
"""Of one function."""
OF_EACH_SHAPE = 2
GROWTH = 1.25
"""A larger call takes the place of the largest when it is so many times as large."""
EAGER = 2000
"""So many calls of a function are all looked at, later ones ever more rarely."""


class Function:
    """The calls of one function that are kept."""

    def __init__(self, name: str, how: str) -> None:
        self.name, self.how = name, how
        self.seen = 0
        self.bytes = 0
        self.shapes: "Dict[Any, int]" = {}
        self.kept: "List[Dict[str, Any]]" = []
        self.largest: "Optional[Dict[str, Any]]" = None
        self.weight = -1
        self.left_out: "Dict[str, int]" = {}

    def wants(self, arguments: "Tuple[Any, ...]") -> "Tuple[bool, bool]":
        """Whether a call is kept, and whether it is only for being the largest so far."""
        self.seen += 1
        if self.seen > EAGER and self.seen & ((self.seen >> 11) | 15):
            return False, False
        size = weight(arguments, 0)
        shape = _shape(arguments, 0)
        count = self.shapes.get(shape, 0)
        if count < OF_EACH_SHAPE and (count or len(self.shapes) < MOST_SHAPES):
            self.shapes[shape] = count + 1
            self.weight = max(self.weight, size)
            return True, False
        if size > self.weight * GROWTH:
            self.weight = size
            return True, True
        return False, False

    def leave_out(self, reason: str) -> None:
        """Count a call that is not kept."""
        self.left_out[reason] = self.left_out.get(reason, 0) + 1


def _shape(value: "Any", depth: int) -> "Any":
    """What tells kinds of arguments apart: types, magnitudes, and the same of what is inside first."""
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is int:
        return kind, value < 0, (value.bit_length() + 2) // 3
    if kind is float:
        return kind, value < 0, value == value // 1 if abs(value) < 1e300 else None
    base = _sized(kind)
    if base is not None:
        items = tuple(_shape(item, depth + 1) for item in _some(base, value)) if depth < 3 else ()
        return kind, base.__len__(value).bit_length(), items
    state = getattr(value, "__dict__", None) if depth < 2 else None
    if type(state) is dict:
        return kind, tuple(_shape(item, depth + 1) for item in list(state.values())[:6])
    return kind


def weight(value: "Any", depth: int) -> int:
    """About how much there is in the arguments."""
    kind = type(value)
    if kind is int:
        return value.bit_length() if depth < 2 else 1
    base = _sized(kind)
    if base is not None:
        size: int = base.__len__(value)
        if not depth:
            return sum(weight(item, 1) for item in (value.values() if base is dict else value))
        some = [weight(item, depth + 1) for item in _some(base, value)] if depth < 3 else []
        return size * max(1, sum(some) // len(some)) if some else size
    state = getattr(value, "__dict__", None) if depth < 2 else None
    if type(state) is dict:
        return 1 + sum(weight(item, depth + 1) for item in list(state.values())[:16])
    return 1


def _sized(kind: type) -> "Any":
    """The container of Python's own that it is, or is made of."""
    if kind in _SIZED:
        return kind
    return next((base for base in type.mro(kind) if base in _SIZED), None) if kind is not type else None


def _some(base: type, value: "Any") -> "Iterator[Any]":
    """The first items of a container, of a dict the values."""
    if base in _FLAT:
        return iter(())
    items: "Any" = dict.values if base is dict else base.__iter__  # type: ignore[attr-defined]
    return islice(items(value), 4)


_FLAT = (str, bytes, bytearray, range)
_SIZED = frozenset((*_FLAT, list, tuple, dict, set, frozenset, deque))
