"""Whether an uncaught exception was meant: a `raise` or `assert` of the program's own, or one that befell it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.source import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FRAME = re.compile(rb'^ *File "([^"\n]*)", line (\d+), in ', re.M)
_STATEMENTS = frozenset({"raise_statement", "assert_statement"})


def raises_at(stderr: bytes, texts: Mapping[str, str], modules: Mapping[str, Path]) -> bool:
    """Whether the innermost frame of the last traceback is at such a statement of a program in `texts` or `modules`.

    Both are known by the ends of their paths.
    """
    frames = _FRAME.findall(stderr)
    if not frames:
        return False
    place, number = frames[-1][0].decode(errors="replace"), int(frames[-1][1])
    for name, text in texts.items():
        if _is(place, name):
            return _is_raised(text, number)
    for name, path in modules.items():
        if _is(place, name):
            return _is_raised(path.read_text(encoding="utf-8", errors="replace"), number)
    return False


def _is(place: str, name: str) -> bool:
    return place == name or place.endswith(f"/{name}")


def _is_raised(text: str, number: int) -> bool:
    """Whether a line is part of a statement that raises."""
    nodes = [parse(text).root]
    while nodes:
        node = nodes.pop()
        if node.start_point.row < number <= node.end_point.row + 1:
            if node.type in _STATEMENTS:
                return True
            nodes += node.children
    return False
