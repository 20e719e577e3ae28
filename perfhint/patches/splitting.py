"""The way from one text to another as edits of whole lines, each of which can be left out."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from perfhint.hints import Edit


def split(old: str, new: str) -> tuple[Edit, ...]:
    """Edits that make `new` of `old` when all are applied, in order, one for every run of lines that differ."""
    before, after = _lines(old), _lines(new)
    offsets = [0]
    for line in before:
        offsets.append(offsets[-1] + len(line.encode("utf-8", "surrogatepass")))
    return tuple(
        Edit(offsets[i1], offsets[i2], "".join(after[j1:j2]))
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if tag != "equal"
    )


def _lines(text: str) -> list[str]:
    r"""Lines with their ends; only ``\n`` ends one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
