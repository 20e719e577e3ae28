"""Python source as a tree with located text, what it means as far as text tells, and edits to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.edits import apply
from perfhint.source.module import Module

if TYPE_CHECKING:
    from perfhint.source.facts import Seen

__all__ = ["Module", "apply", "parse"]


def parse(text: str, seen: Seen | None = None) -> Module:
    """The program `text`, which need not be valid; nothing is analysed before it is asked for.

    `seen` is what a run of it, or of an earlier version, was seen to do.
    """
    return Module(text, seen)
