"""The sorting loops of textbooks, as programs: bubble, exchange, selection and insertion sort.

In them I and J are the loop variables, A is the list, N how many of its items are sorted, K and V are helpers.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_OUTER = ("N", "N - 1", "0, N", "0, N - 1")
_UP = ("N - 1", "N - 1 - I", "N - I - 1", "0, N - 1", "0, N - 1 - I", "0, N - I - 1")
_DOWN = ("N - 1, I, -1", "N - 1, 0, -1")
_LATER = ("I + 1, N", "I, N")


class Order(NamedTuple):
    """What a sorting loop makes of the list."""

    descending: bool
    stable: bool
    """Equal items stay in their order."""


@cache
def templates() -> dict[str, Order]:
    """Every sorting loop as its words, joined by spaces."""
    return {" ".join(re.findall(r"\w+|[<>=!+-]=|[^\w\s]", program)): order for program, order in programs()}


def programs() -> Iterator[tuple[str, Order]]:
    """Every sorting loop as a program."""
    for descending in (False, True):
        for found in (_bubble(descending), _insertion(descending)):
            yield from ((program, Order(descending, stable=True)) for program in found)
        for found in (_exchange(descending), _selection(descending)):
            yield from ((program, Order(descending, stable=False)) for program in found)


def _bubble(descending: bool) -> Iterator[str]:
    """Neighbours are swapped, from the front or from the back."""
    loops = [(outer, inner, "A[J]", "A[J + 1]") for outer in _OUTER for inner in _UP]
    loops += [("1, N", inner, "A[J]", "A[J + 1]") for inner in ("N - I", "0, N - I")]
    loops += [(outer, inner, "A[J - 1]", "A[J]") for outer in _OUTER for inner in _DOWN]
    for outer, inner, first, second in loops:
        for test in _out_of_order(first, second, descending):
            for swap in _swaps(first, second):
                yield f"for I in range({outer}):\n for J in range({inner}):\n  if {test}:\n   {swap}"


def _exchange(descending: bool) -> Iterator[str]:
    """Every later item that belongs here is swapped with what is here."""
    for outer in _OUTER:
        for inner in _LATER:
            for test in _out_of_order("A[I]", "A[J]", descending):
                for swap in _swaps("A[I]", "A[J]"):
                    yield f"for I in range({outer}):\n for J in range({inner}):\n  if {test}:\n   {swap}"


def _selection(descending: bool) -> Iterator[str]:
    """The place of the least of the rest is found, and what is there swapped with what is here."""
    for outer in _OUTER:
        for inner in _LATER:
            for test in _out_of_order("A[K]", "A[J]", descending):
                loops = f"for I in range({outer}):\n K = I\n for J in range({inner}):\n  if {test}:\n   K = J"
                for guard in ("", "if I != K:\n  ", "if K != I:\n  "):
                    for swap in _swaps("A[I]", "A[K]", separator="\n  " if guard else "\n "):
                        yield f"{loops}\n {guard}{swap}"


def _insertion(descending: bool) -> Iterator[str]:
    """Items before that belong behind make room, or are swapped with the item one by one."""
    for test in _out_of_order("A[J]", "V", descending):
        for bound in ("J >= 0", "0 <= J", "J > -1"):
            for step in ("J -= 1", "J = J - 1"):
                loop = f"while {bound} and {test}:\n  A[J + 1] = A[J]\n  {step}"
                yield f"for I in range(1, N):\n V = A[I]\n J = I - 1\n {loop}\n A[J + 1] = V"
    for test in _out_of_order("A[J - 1]", "A[J]", descending):
        for bound in ("J > 0", "0 < J", "J >= 1"):
            for step in ("J -= 1", "J = J - 1"):
                for swap in _swaps("A[J - 1]", "A[J]", separator="\n  "):
                    yield f"for I in range(1, N):\n J = I\n while {bound} and {test}:\n  {swap}\n  {step}"


def _out_of_order(first: str, second: str, descending: bool) -> tuple[str, str]:
    if descending:
        first, second = second, first
    return f"{first} > {second}", f"{second} < {first}"


def _swaps(first: str, second: str, separator: str = "\n   ") -> Iterator[str]:
    for one, other in ((first, second), (second, first)):
        yield f"{one}, {other} = {other}, {one}"
        yield separator.join((f"V = {one}", f"{one} = {other}", f"{other} = V"))
