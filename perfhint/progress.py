"""What a use case says while it works; `report` shows it to a person.

The working parts call these methods and never print. No method computes, blocks for long or raises.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.records import Tried


class Stage(StrEnum):
    """What is being worked on, in the order `optimize` goes through them."""

    RANKING = "ranking"
    BASELINE = "baseline"
    PROFILE = "profile"
    SEARCH = "search"
    MODEL = "model"
    ATTRIBUTION = "attribution"
    FINAL = "final check"


class Progress:
    """Events in the order they happen: a stage, and within it what is tried, timed and judged.

    This one is silent; a subclass overrides the events it shows.
    """

    def stage(self, stage: Stage, detail: str = "") -> None:
        """A stage begins; `detail` is a few words, such as "12 cases" or "round 2"."""

    def function(self, name: str, number: int, count: int) -> None:
        """Of a project's functions the next one is being worked on: all events after this are about it."""

    def trying(self, rules: Sequence[str], detail: str = "") -> None:
        """A candidate with the edits of these rules is about to be run against the workload."""

    def answering(self, text: str) -> None:
        """A piece of a model's answer came."""

    def timing(self, pairs: int, speedup: float) -> None:
        """The candidate was found correct and is being timed: so many pairs so far, with this estimate."""

    def judged(self, tried: Tried) -> None:
        """The candidate being tried has its verdict."""
