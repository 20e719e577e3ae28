"""Why one version of a program is faster than another, as far as their texts and measurements tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from perfhint.records.run import Verification


class EditKind(StrEnum):
    """What kind of edit a change is, told from what the lines hold before and after."""

    CONTAINER = "another container"
    LOOP_TO_BUILTIN = "loop → builtin"
    LOOP_TO_COMPREHENSION = "loop → comprehension"
    LOOP_LESS = "a loop less"
    FLATTER = "fewer nested loops"
    FEWER_ROUNDS = "fewer rounds"
    DATA_BOUND = "as many rounds as the data need"
    EARLY_EXIT = "early exit"
    RECURSION = "recursion → loop"
    CACHING = "results kept"
    SORTING = "sorting"
    SEARCHING = "search by halving"
    HEAP = "heap"
    COPYING = "fewer copies"
    REPETITION = "nothing twice"
    INPUT = "buffered input"
    OUTPUT = "buffered output"
    FUNCTION = "code in a function"
    IMPORT = "import left out"
    ARRAYS = "arrays"
    NO_ARRAYS = "no arrays"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that lines show about a change."""

    kind: EditKind
    text: str
    """A sentence in the names of the program."""
    why: str
    """Why that is faster, in general."""


class Likeness(StrEnum):
    """How much of a change a rule of the catalog makes by itself."""

    EXACT = "makes this change"
    PART = "makes a part of this change"
    SIMILAR = "makes a change of this kind"
    GONE = "finds in the slow version only"


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """What a rule of the catalog has to do with a change."""

    rule: str
    likeness: Likeness
    message: str
    """What it says of the slow program, in the names of that."""
    why: str
    growth: str
    """What it gains in general: "O(n^2) → O(n)" or "constant factor"."""
    kinds: tuple[EditKind, ...] = ()
    """Kinds of edits that the rule makes, as far as signs tell."""


@dataclass(frozen=True, slots=True)
class LinePair:
    """Lines of the slow version and what stands in their place in the fast one; one of both may be empty."""

    old_start: int
    """First line, in the slow version; for an insertion the line it comes before."""
    new_start: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExplainedChange:
    """Lines that belong together, with what can be said about them."""

    lines: tuple[LinePair, ...]
    rules: tuple[RuleMatch, ...] = ()
    signs: tuple[Sign, ...] = ()
    growth: tuple[str, str] | None = None
    """Upper bounds for the time of these lines before and after, where both can be told and differ."""
    speedup: float | None = None
    """How much slower FAST is without this change; None where that was not measured or does not work without it."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One invocation of `explain`."""

    slow: Path
    fast: Path
    slow_text: str
    fast_text: str
    changes: tuple[ExplainedChange, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    """Names that differ and nothing else about them: as the slow version has them, as the fast one does."""
    growth: tuple[str, str] | None = None
    """Upper bounds for the time of the whole programs, where both can be told and differ."""
    verification: Verification | None = None
    """None where nothing was run."""
    words: str = ""
    """The explanation of a model, or nothing."""
    model: str = ""
    warnings: tuple[str, ...] = ()
    elapsed_s: float = 0.0

    @property
    def equivalent(self) -> bool | None:
        """No difference in behaviour was seen; None where nothing was run."""
        if self.slow_text == self.fast_text:
            return True
        return self.verification.verdict.equivalent if self.verification else None

    @property
    def faster(self) -> bool | None:
        """FAST is equivalent and was measured to be faster; None where nothing was measured."""
        if self.slow_text == self.fast_text:
            return False
        verdict = self.verification.verdict if self.verification else None
        unknown = verdict is None or (verdict.equivalent and (not verdict.comparison or not verdict.comparison.pairs))
        return None if unknown or verdict is None else verdict.accepted
