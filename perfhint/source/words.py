"""Sets of names, written as text: a hundred method names read better in lines than one a line."""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())
