"""Pairs to learn from, rewrites, and the candidates they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

RULES = "rules"
"""Who proposes where no model does: the rule catalog."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A slow program and a faster equivalent, with why."""

    slow: str
    fast: str
    reason: str
    category: str
    speedup: float | None = None
    source: str = ""
    """Where it came from: "perfhint" for the catalog's own, "pie", "git"; empty where nobody said."""
    problem: str = ""
    """What it solves, as its source calls it: pairs that share it must not help each other in an evaluation."""
    is_measured: bool = False
    """The speed-up is perfhint's own measurement, not what its source claims."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One application of one hint, recognisable in any text that still holds the place."""

    rule: str
    code: str
    """First line of the rewritten place, without white space: moving or indenting it does not change the unit."""
    origin: str = RULES
    """Who made it: "rules" or a model's name, which has no rule."""


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text that hints made, with what made it."""

    text: str
    units: tuple[Unit, ...]
    """In the order applied."""
    reasons: Mapping[Unit, str]
    line_units: tuple[frozenset[Unit], ...]
    """For each line of `text` the units that wrote it."""
    changed: Mapping[int, frozenset[Unit]]
    """For lines of the original (0-based), the units that changed them or took them out."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The whole new text of the target, with where it came from and why."""

    text: str
    origin: str
    """"rules" or a model's name."""
    reason: str
    rules: tuple[str, ...] = ()
    """Identifiers of the rules whose edits it holds, in the order applied."""
    category: str = ""
    """What kind of change a model calls it."""
