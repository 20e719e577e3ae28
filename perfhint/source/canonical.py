"""A program as a sequence of words in which it does not matter what its author called things.

Variables, functions and strings become generic words, as in Chen et al., "Learning to Improve Code Efficiency"
(https://arxiv.org/abs/2208.05297); what Python or a library calls something stays. A few regular expressions do it, so
that code which does not parse has a canonical form too, and a thousand programs take a fraction of a second.
"""

from __future__ import annotations

import builtins
import keyword
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

VARIABLE = "$v"
FUNCTION = "$f"
STRING = "$s"
NEWLINE = "\n"

_KNOWN = frozenset((*keyword.kwlist, *keyword.softkwlist, *dir(builtins)))
_WORD = re.compile(
    r"""
    (?:[ \t\f\r]|\\\n|\#[^\n]*)*+  # blanks and comments
    (?:
    (?P<name>[^\W\d]\w*+(?!["']))
    |(?P<newline>\n)
    |(?P<number>\.?\d(?:[eE][+-]|[\w.])*+)
    |(?P<operator>[][(){},:]|\*\*=?|//=?|>>=?|<<=?|:=|->|\.\.\.|[-+*/%&|^@=!<>]=|[^\s"'\w])
    |(?P<string>[rRbBuUfFtT]{0,2}(?:\'\'\'(?:[^\\]|\\.)*?(?:\'\'\'|\Z)|\"""(?:[^\\]|\\.)*?(?:\"""|\Z)
        |'(?:\\.|[^'\\\n])*+'?|"(?:\\.|[^"\\\n])*+"?))
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_NAME, _NEWLINE, _NUMBER, _OPERATOR, _STRING = range(1, 6)
"""The groups of `_WORD`."""
_CALL = re.compile(r"[ \t]*\(")
_IMPORT = re.compile(r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+)?import[ \t]+(.+)", re.MULTILINE)


class Word(NamedTuple):
    """One word of a program."""

    canonical: str
    """What stands for it: itself, or `VARIABLE`, `FUNCTION`, `STRING`, `NEWLINE`."""
    text: str
    """As it is written."""
    line: int
    """0-based."""


def words(text: str) -> list[Word]:
    """The words of `text` in order, without comments; ends of empty lines and of lines within brackets do not count."""
    known = _KNOWN | imported(text)
    is_continued = "\\\n" in text
    found: list[Word] = []
    new = tuple.__new__  # half of the time of Word(...), and this is done for every word of every program
    line, depth, before = 0, 0, NEWLINE
    for match in _WORD.finditer(text):
        kind = match.lastindex or 0
        word = match[kind]
        if is_continued:
            line += text.count("\n", match.start(), match.start(kind))
        if kind == _NAME:
            canonical = word
            if before != "." and word not in known:
                canonical = FUNCTION if _CALL.match(text, match.end()) else VARIABLE
            found.append(new(Word, (canonical, word, line)))
        elif kind == _NEWLINE:
            if before != NEWLINE and depth <= 0:
                found.append(new(Word, (NEWLINE, word, line)))
                depth = 0
            else:
                word = before
            line += 1
        elif kind == _STRING:
            found.append(new(Word, (STRING, word, line)))
            line += word.count("\n")
        else:
            if word in "([{":
                depth += 1
            elif word in ")]}":
                depth -= 1
            found.append(new(Word, (word, word, line)))
        before = word
    return found


def canonical(text: str, found: Sequence[Word] | None = None) -> str:
    """`text` with its own names and its strings numbered in the order in which they appear; without comments.

    Two programs with the same canonical form differ only in names, strings, comments and white space. The words of
    `text` may be given when they are known.
    """
    numbers: dict[str, str] = {}
    parts = []
    begins = True
    lines = text.split("\n")
    for word in words(text) if found is None else found:
        if begins:
            parts.append(_indentation(lines[word.line]))
        begins = word.canonical == NEWLINE
        if word.canonical in (VARIABLE, FUNCTION, STRING):
            parts.append(numbers.setdefault(word.text, f"{word.canonical}{len(numbers)}"))
        else:
            parts.append(word.text)
        parts.append("" if begins else " ")
    return "".join(parts)


def imported(text: str) -> frozenset[str]:
    """Names that import statements of `text` bind or mention: what libraries call things."""
    found: list[str] = []
    for match in _IMPORT.finditer(text):
        found += re.findall(r"[^\W\d]\w*", match[2].partition("#")[0])
        found += (match[1] or "").split(".")
    return frozenset(found)


def _indentation(line: str) -> str:
    return line[: len(line) - len(line.lstrip())].expandtabs()
