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
    (?:[ \t\f\r]|\#[^\n]*)*+  # blanks and comments
    (?:
    ([^\W\d]\w*+(?!["']))  # a name
    |(\\?\n)  # the end of a line
    |(\.?\d(?:[eE][+-]|[\w.])*+)  # a number
    |([][(){},:]|\*\*=?|//=?|>>=?|<<=?|:=|->|\.\.\.|[-+*/%&|^@=!<>]=|[^\s"'\w])  # an operator
    |([rRbBuUfFtT]{0,2}(?:'''(?:[^\\]|\\.)*?(?:'''|\Z)|\"""(?:[^\\]|\\.)*?(?:\"""|\Z)
        |'(?:\\.|[^'\\\n])*+'?|"(?:\\.|[^"\\\n])*+"?))  # a string, which may have no end
    )
    """,
    re.VERBOSE | re.DOTALL,
)
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
    found: list[Word] = []
    add, new = found.append, tuple.__new__  # half of the time of Word(...), and there are many words
    line, depth, before = 0, 0, NEWLINE
    for name, newline, number, operator, string in _WORD.findall(text):
        if name:
            add(new(Word, (name if before == "." or name in known else VARIABLE, name, line)))
            before = name
        elif operator:
            if operator in "([{":
                depth += 1
                if operator == "(" and found and found[-1][0] == VARIABLE:
                    found[-1] = new(Word, (FUNCTION, *found[-1][1:]))
            elif operator in ")]}":
                depth -= 1
            add(new(Word, (operator, operator, line)))
            before = operator
        elif number:
            add(new(Word, (number, number, line)))
            before = number
        elif newline:
            if newline == "\n" and before != NEWLINE and depth <= 0:
                add(new(Word, (NEWLINE, NEWLINE, line)))
                before, depth = NEWLINE, 0
            line += 1
        else:
            add(new(Word, (STRING, string, line)))
            line += string.count("\n")
            before = string
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
    indents = [0]
    for generic, written, line in words(text) if found is None else found:
        if begins:
            _indent(indents, lines[line])
            parts.append("    " * (len(indents) - 1))
            begins = False
        if generic in (VARIABLE, FUNCTION, STRING):
            parts.append(numbers.setdefault(written, f"{generic}{len(numbers)}"))
        else:
            parts.append(written)
            begins = generic == NEWLINE
    return " ".join(parts)


def imported(text: str) -> frozenset[str]:
    """Names that import statements of `text` bind or mention: what libraries call things."""
    found: list[str] = []
    for match in _IMPORT.finditer(text):
        found += re.findall(r"[^\W\d]\w*", match[2].partition("#")[0])
        found += (match[1] or "").split(".")
    return frozenset(found)


def _indent(indents: list[int], line: str) -> None:
    """Have in `indents` the columns of the blocks that `line` is in, as Python's tokenizer does."""
    blank = line[: len(line) - len(line.lstrip())]
    column = len(blank.expandtabs()) if blank else 0
    while column < indents[-1]:
        indents.pop()
    if column > indents[-1]:
        indents.append(column)
