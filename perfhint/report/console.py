"""Where reports are printed: colours for a person at a terminal, plain text for everything else."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, cast

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

if TYPE_CHECKING:
    from typing import IO

PLAIN_WIDTH = 100
"""Columns of prose and tables where there is no terminal to ask."""

# The sixteen colours of the terminal's own palette: they stay readable on dark and on light backgrounds.
STYLES = {
    "good": "green",
    "bad": "red",
    "warning": "yellow",
    "name": "cyan",
    "quiet": "dim",
    "strong": "bold",
    "added": "green",
    "removed": "red",
}


def console(stream: IO[str]) -> Console:
    """A console on `stream`: no control codes unless it is a terminal, nor with NO_COLOR or TERM=dumb.

    https://no-color.org: present and not empty, whatever its value.
    """
    plain = not is_interactive(stream)
    width = int(os.environ["COLUMNS"]) if os.environ.get("COLUMNS", "").isdecimal() else PLAIN_WIDTH
    return Console(
        file=cast("IO[str]", _Trimmed(stream)) if plain else stream,
        force_terminal=not plain,
        color_system=None if plain else "auto",
        width=max(width, 40) if plain else None,
        theme=Theme(STYLES),
        highlight=False,
        markup=False,
        emoji=False,
    )


class _Trimmed:
    """A stream that leaves out the blanks with which tables fill their lines."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self.encoding = getattr(stream, "encoding", "utf-8")

    def write(self, text: str) -> int:
        return self._stream.write(re.sub(r" +(?=\n)", "", text))

    def flush(self) -> None:
        self._stream.flush()


def is_interactive(stream: IO[str]) -> bool:
    """A person looks at it, and wants colours and movement."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def visible(text: str) -> str:
    """`text` with control characters spelled out, so that what a program printed cannot steer the terminal."""
    return "".join(char if char.isprintable() or char in "\n\t" else _escaped(char) for char in text)


def _escaped(char: str) -> str:
    return char if char.isspace() and ord(char) > 0x9F else ascii(char)[1:-1]


def prose(text: str, style: str = "") -> Text:
    """A text of somebody else's words, safe to print."""
    return Text(visible(text), style=style)
