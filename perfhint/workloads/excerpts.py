"""Outputs compared with trailing whitespace aside, and the place where they part cut short enough to show."""

from __future__ import annotations

import re
from dataclasses import dataclass

CONTEXT_LINES = 2
"""Lines shown before and after the first differing one."""
WIDTH = 100
"""Characters shown of one line."""
_CHUNK = 1 << 20
_TRAILING = re.compile(rb"[ \t\r\f\v]\n")


@dataclass(frozen=True, slots=True)
class Parting:
    """Where two outputs part: one line to say it, and the surroundings on either side."""

    detail: str
    expected: str
    got: str


def normal(output: bytes) -> bytes:
    """`output` without the whitespace at the end of its lines and at its own end."""
    if _TRAILING.search(output) is None:
        return output.rstrip()
    pieces = []
    start = 0
    while start < len(output):  # in pieces: a list of all lines of 64 MB would take a gigabyte
        newline = output.find(b"\n", start + _CHUNK)
        end = len(output) if newline < 0 else newline + 1
        pieces.append(b"\n".join(map(bytes.rstrip, output[start:end].split(b"\n"))))
        start = end
    return b"".join(pieces).rstrip()


def same(a: bytes, b: bytes) -> bool:
    """Equal but for trailing whitespace."""
    return a == b or normal(a) == normal(b)


def part(expected: bytes, got: bytes) -> Parting:
    """Where two outputs that are not `same` part for the first time."""
    expected, got = normal(expected), normal(got)
    offset = _common_prefix(expected, got)
    if b"\n" in (expected[offset : offset + 1], got[offset : offset + 1]) and offset in (len(expected), len(got)):
        offset += 1  # one output ends here, with its line complete: the other has another line
    longer = max(expected, got, key=len)
    line_start = longer.rfind(b"\n", 0, offset) + 1
    number = longer.count(b"\n", 0, line_start) + 1
    column = len(_decode(longer[line_start:offset]))
    wanted, found = _line(expected, line_start), _line(got, line_start)
    counts = tuple(_line_count(text) for text in (expected, got))
    detail = f"line {number}: expected {_quoted(wanted, column)}, got {_quoted(found, column)}"
    if counts[0] != counts[1]:
        detail += f" ({counts[0]} line{'s' * (counts[0] != 1)} expected, {counts[1]} printed)"
    return Parting(detail, _surroundings(expected, line_start, column), _surroundings(got, line_start, column))


def printable(text: str) -> str:
    """`text` with control characters and lone surrogates escaped, so that it cannot act on a terminal."""
    return "".join(c if c.isprintable() or c in "\t\n" else c.encode("unicode_escape").decode() for c in text)


def shorten(text: str, column: int = 0, width: int = WIDTH) -> str:
    """At most `width` characters of `text`, around `column`, made printable and one line."""
    start = max(0, min(column - width // 2, len(text) - width))
    cut = printable(text[start : start + width]).replace("\n", "\\n")
    return ("…" if start else "") + cut + ("…" if start + width < len(text) else "")


def _common_prefix(a: bytes, b: bytes) -> int:
    """Length of the common prefix, by halving: slices compare at memory speed."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _decode(data: bytes) -> str:
    return data.decode(errors="backslashreplace")


def _line(text: bytes, start: int) -> str | None:
    """The line of a normal text that starts at `start`; None where the text has ended before."""
    if start >= len(text):
        return None
    end = text.find(b"\n", start)
    return _decode(text[start:] if end < 0 else text[start:end])


def _line_count(text: bytes) -> int:
    return text.count(b"\n") + 1 if text else 0


def _quoted(line: str | None, column: int) -> str:
    return "nothing more" if line is None else f'"{shorten(line, column, 60)}"'


def _surroundings(text: bytes, line_start: int, column: int) -> str:
    """The line at `line_start` with a few lines around it, headed by where it stands unless that is the whole text."""
    if not text:
        return "(nothing)"
    first, before = line_start, 0
    while before < CONTEXT_LINES and first > 0:
        first = text.rfind(b"\n", 0, first - 1) + 1
        before += 1
    number = text.count(b"\n", 0, first) + 1
    lines: list[str] = []
    position = first
    while len(lines) <= before + CONTEXT_LINES and (line := _line(text, position)) is not None:
        lines.append(shorten(line, column if position == line_start else 0))
        newline = text.find(b"\n", position)
        position = len(text) + 1 if newline < 0 else newline + 1
    total = _line_count(text)
    if len(lines) < total:
        lines.insert(0, f"(lines {number} to {number + len(lines) - 1} of {total})")
    return "\n".join(lines)
