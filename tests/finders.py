"""Finders that propose what a test says, in place of the rule catalog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.hints import Edit, Hint, Safety, Span

if TYPE_CHECKING:
    from perfhint.search import Find


def replacing(rule: str, pattern: str, new: str) -> Find:
    """A finder that proposes `new` for every match of `pattern`, as a rule would."""

    def find(text: str) -> list[Hint]:
        hints = []
        for match in re.finditer(pattern, text):
            line = text.count("\n", 0, match.start()) + 1
            start, end = (len(text[:at].encode()) for at in match.span())
            edit = Edit(start, end, match.expand(new))
            hints.append(Hint(rule, Span(line, 1, line, 1), f"{rule} found {match[0]}", Safety.SAFE, (edit,)))
        return hints

    return find


def together(*finders: Find) -> Find:
    """All that these find."""
    return lambda text: [hint for find in finders for hint in find(text)]
