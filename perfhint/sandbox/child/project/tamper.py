"""Change what a call returned, as a caller may: what is kept inside of the target is then changed as well."""

from _collections import deque  # type: ignore[import-not-found]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Set

MOST = 1000
"""Containers that are changed."""
MARK = "perfhint"


def tamper(value: "Any") -> None:
    """Put something else into lists, dicts, sets, deques and bytearrays, and into those inside them."""
    pending = [value]
    seen: "Set[int]" = set()
    while pending and len(seen) < MOST:
        value = pending.pop()
        kind = type(value)
        if kind not in _KINDS or id(value) in seen:
            continue
        seen.add(id(value))
        if kind not in (bytearray, set):
            pending += value.values() if kind is dict else value
        if kind in (list, deque):
            value.append(MARK)
            value[0] = MARK
        elif kind is dict:
            for key in value:
                value[key] = MARK
            value[MARK] = MARK
        elif kind is set:
            value.add(MARK)
        elif kind is bytearray:
            value += b"?"


_KINDS = (list, dict, set, deque, bytearray, tuple)
