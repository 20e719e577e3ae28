"""A change as what it takes out and what it puts in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.explaining.part import Part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tree_sitter import Node

    from perfhint.explaining.differences import Change, Difference

LONGEST = 60
"""Characters of code that a sentence quotes."""


class Sides(NamedTuple):
    """What a change takes out and puts in, beside the whole programs."""

    old: Part
    new: Part
    slow: Part
    fast: Part
    renamed: Mapping[str, str]
    difference: Difference


def sides(difference: Difference, change: Change) -> Sides:
    """Both sides of a change."""
    slow, fast = difference.slow, difference.fast
    return Sides(
        Part(slow.module, {row for number in change.old for row in range(slow[number].first, slow[number].last + 1)}),
        Part(fast.module, {row for number in change.new for row in range(fast[number].first, fast[number].last + 1)}),
        Part(slow.module, range(slow.module.data.count(b"\n") + 1)),
        Part(fast.module, range(fast.module.data.count(b"\n") + 1)),
        difference.renamed,
        difference,
    )


def head(part: Part, loop: Node) -> str:
    """`for x in xs`, as it stands there."""
    end = next((child.start_byte for child in loop.children if child.type == ":"), loop.end_byte)
    return one_line(part.module.data[loop.start_byte : end].decode("utf-8", "replace"))


def quoted(part: Part, node: Node) -> str:
    """The code of a node, for a sentence."""
    return f"`{one_line(part.module.code(node))}`"


def one_line(code: str) -> str:
    """Code as a sentence can quote it."""
    line = " ".join(code.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
