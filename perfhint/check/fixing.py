"""`--fix`: the rewrites that are right by construction, made in the file."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING, NamedTuple

from perfhint.check.programs import reads_input
from perfhint.hints import Safety
from perfhint.rules import find
from perfhint.search import rewrite
from perfhint.source import files, parse

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from perfhint.hints import Flag, Hint
    from perfhint.records import Unit
    from perfhint.rules import Rule


class Fixed(NamedTuple):
    """What was mended in one file."""

    path: Path
    mended: tuple[tuple[Unit, str], ...]
    """Each with its reason, in the order made."""


def fix(path: Path, rules: tuple[Rule, ...], wanted: Collection[tuple[str, str]]) -> Fixed:
    """Make the safe rewrites of these rules on lines with this code, as long as there are some; the result compiles.

    The file's encoding, newlines and permissions stay. Raises `SourceError`, or `WriteError` when it cannot be written.
    """
    file = files.read(path)
    python = sys.version_info[:2]

    def safe(text: str) -> list[Hint]:
        lines = text.split("\n")
        return [
            hint
            for hint in _found(text, rules, python)
            if hint.safety is Safety.SAFE and (hint.rule, lines[hint.span.line - 1].strip()) in wanted
        ]

    rewritten = rewrite(file.text, safe)
    if rewritten.text == file.text or (_compiles(file.text) and not _compiles(rewritten.text)):
        return Fixed(path, ())
    files.replace(file, rewritten.text)
    return Fixed(path, tuple(rewritten.reasons.items()))


def rewrites_of(text: str, rules: tuple[Rule, ...], flags: Collection[Flag]) -> list[tuple[Flag, Hint]]:
    """The safe hint with edits behind each of these flags that `text` gave."""
    by_place = {(flag.rule, flag.line, flag.column): flag for flag in flags}
    return [
        (flag, hint)
        for hint in _found(text, rules, sys.version_info[:2])
        if hint.safety is Safety.SAFE and hint.edits
        if (flag := by_place.get((hint.rule, hint.span.line, hint.span.column)))
    ]


def _found(text: str, rules: tuple[Rule, ...], python: tuple[int, int]) -> list[Hint]:
    module = parse(text)
    return find(module, rules, python=python, is_script=reads_input(module))


def _compiles(text: str) -> bool:
    """On this Python, which need not be the one that the program is for."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "program", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError):
        return False
    return True
