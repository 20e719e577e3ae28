"""What makes a version look faster than it is: found in its text, before anything is run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trick(StrEnum):
    """What a spurious optimisation does."""

    HARD_CODED = "output hard-coded"
    SPECIAL_CASED = "input special-cased"
    CONSTANT_LOWERED = "constant lowered"
    BOUND_SHORTENED = "loop bound shortened"
    SIZE_SHRUNK = "size shrunk"
    INPUT_CUT = "input cut short"
    CACHED = "work kept across calls"
    SWALLOWED = "exception swallowed"


class Weight(StrEnum):
    """What follows from a suspicion."""

    PROOF = "rejects by itself"
    WARNING = "is told with every verdict"
    EXPLANATION = "is told where the version was seen to behave differently"


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A place in the text of a new version."""

    trick: Trick
    weight: Weight
    line: int
    """Of the new version, from 1."""
    sentence: str
    """What was done there, in plain words, without the line."""

    def __str__(self) -> str:
        return f"{self.sentence} (line {self.line})"


@dataclass(frozen=True, slots=True)
class Sample:
    """What goes in and what comes out in one of the user's cases: what somebody could write down who knows the tests.

    Texts have single blanks between their words, and numbers are written as Python writes them. In tests, where it is
    not known which values go in, both are the same.
    """

    given: tuple[str, ...]
    """Whole values that go in: all of the input, and its lines."""
    expected: tuple[str, ...]
    """Whole values that come out."""
