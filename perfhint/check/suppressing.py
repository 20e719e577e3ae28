"""Comments that ask for silence: ``# perfhint: ignore[PH201]``, ``# perfhint: ignore``, ``# noqa: PH201``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfhint.hints import Flag
    from perfhint.source import Module

_OURS = re.compile(r"#\s*perfhint:\s*ignore(?:\[([\w\s,]*)\])?", re.IGNORECASE)
_NOQA = re.compile(r"#\s*noqa:\s*((?:[A-Z]+[0-9]+[\s,]*)+)", re.IGNORECASE)


class Suppression(NamedTuple):
    """One comment, or one rule that it names."""

    line: int
    column: int
    rule: str
    """Empty: every rule."""
    cell: int = 0
    """As in `Flag`."""

    def covers(self, flag: Flag) -> bool:
        """It stands on the first or the last line of what the rule found."""
        return self.cell == flag.cell and self.line in (flag.line, flag.end_line) and self.rule in ("", flag.rule)


def suppressions(module: Module) -> Iterator[Suppression]:
    """What the comments of a program ask for, in text order. A `noqa` that names no rule is not meant for us."""
    if "perfhint:" not in module.text and "noqa" not in module.text:
        return
    for comment in module.comments(module.root):
        text, span = module.code(comment), module.span(comment)
        if ours := _OURS.search(text):
            for rule in _rules(ours[1]) or [""]:
                yield Suppression(span.line, span.column + ours.start(), rule)
        if noqa := _NOQA.search(text):
            for rule in _rules(noqa[1]):
                yield Suppression(span.line, span.column + noqa.start(), rule)


def _rules(listed: str | None) -> Iterable[str]:
    return [rule.upper() for rule in re.split(r"[\s,]+", listed or "") if rule]
