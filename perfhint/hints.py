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
    growth: str = ""
    """How the cost grows, where that differs from what the rule says of itself."""


UNUSED = "PH000"
"""Identifier of what is said about a comment that asks for silence where nothing would be said."""


class Severity(StrEnum):
    """How much a finding matters, as far as the text tells."""

    HIGH = "high"
    """The cost grows faster than the data, and the data may be large."""
    MEDIUM = "medium"
    """A constant factor, in code that runs often."""
    LOW = "low"
    """In a test or an example, in code that runs once or beside much else, or a small factor: said with --pedantic."""


class Flag(NamedTuple):
    """One finding in one file. Plain values only: it is kept in the cache and sent between processes."""

    rule: str
    name: str
    """Of the rule."""
    category: str
    line: int
    column: int
    end_line: int
    end_column: int
    """As in `Span`."""
    message: str
    growth: str
    """How the cost grows, before and after: "O(n^2) → O(n)", or "constant factor"."""
    gain: float | None
    """How much faster the rule's example gets on this version of Python; None where that was not measured."""
    severity: str
    evidence: str
    """Why that severity: "in a loop of a loop", "in a test or an example"."""
    code: str
    """The line it begins on."""
    fixable: bool
    """`--fix` mends it."""
    fingerprint: str = ""
    """The same as long as neither the code of the line nor the rule nor the file's name changes."""
    cell: int = 0
    """Number of the notebook's cell that `line` counts in; 0 in other files."""
    share: float | None = None
    """Of the time of a profiled run that its lines took, 0 to 1; None where that is not known."""

    @property
    def place(self) -> str:
        """Line and column, with the cell before them in a notebook."""
        cell = f"cell {self.cell}:" if self.cell else ""
        return f"{cell}{self.line}:{self.column}"
