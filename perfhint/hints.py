"""What a rule says about a place in a program; apart from the other records because `check` must start quickly.

Named tuples and not dataclasses: importing `dataclasses` and building thirty of them takes 40 ms, which is a third of
what the pre-commit hook may take in all. Offsets are byte offsets into the UTF-8 text.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Safety(StrEnum):
    """Whether the text alone proves a rewrite right."""

    SAFE = "safe"
    """Right by construction: `check --fix` may apply it without running anything."""
    CHECKED = "checked"
    """Right under guards the text cannot prove: applied only where tests judge the result."""


class Edit(NamedTuple):
    """Replace bytes start..end of the UTF-8 text."""

    start: int
    end: int
    text: str


class Span(NamedTuple):
    """Where a hint points."""

    line: int
    column: int
    """1-based, in characters."""
    end_line: int
    end_column: int
    """One after the last character."""


class Hint(NamedTuple):
    """A located finding of one rule: why this is slow, and the edits that belong together to mend it."""

    rule: str
    """Rule identifier, PH###."""
    span: Span
    message: str
    safety: Safety
    edits: tuple[Edit, ...]
    """Empty where the rule can only point."""
    alone: bool = False
    """Nothing else may be edited together with this: whatever else was found has to be found again afterwards."""
