"""Applying located edits to a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfhint.hints import Edit


def apply(text: str, edits: Iterable[Edit]) -> str:
    """`text` with `edits` made, whose offsets all refer to the UTF-8 form of the text as given.

    Insertions at the same offset keep their order and come before what replaces the bytes after it.
    Raises `ValueError` when two edits overlap or one lies outside the text.
    """
    data = text.encode("utf-8", "surrogatepass")
    pieces: list[bytes] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):  # stable, so insertions keep their order
        if not 0 <= edit.start <= edit.end <= len(data):
            raise ValueError(f"edit {edit.start}..{edit.end} lies outside a text of {len(data)} bytes")
        if edit.start < position:
            raise ValueError(f"edit {edit.start}..{edit.end} overlaps the one before it, which ends at {position}")
        pieces += data[position : edit.start], edit.text.encode("utf-8", "surrogatepass")
        position = edit.end
    pieces.append(data[position:])
    return b"".join(pieces).decode("utf-8", "surrogatepass")
