"""Python source as a tree with located text, what it means as far as text tells, and edits to it."""

from __future__ import annotations

from perfhint.source.edits import apply
from perfhint.source.module import Module

__all__ = ["Module", "apply", "parse"]


def parse(text: str) -> Module:
    """The program `text`, which need not be valid; nothing is analysed before it is asked for."""
    return Module(text)
