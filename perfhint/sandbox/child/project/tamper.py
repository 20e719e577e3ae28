"""What a caller may do after a call: change what it returned, and change the arguments and call again.

What the target keeps inside, and must not, shows then.
"""

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


def change(arguments: "Any") -> bool:
    """Take something out of the lists and dicts among the arguments, which stay in order; whether there were any."""
    changed = False
    for value in arguments:
        if type(value) is list and len(value) > 1:
            value.pop()
            changed = True
        elif type(value) is dict and len(value) > 1:
            del value[next(iter(value))]
            changed = True
    return changed


_KINDS = (list, dict, set, deque, bytearray, tuple)
