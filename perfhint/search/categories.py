"""Which kinds of change to look for: answers are spread over the likeliest ones instead of only over temperature.

Chen et al., "Learning to Improve Code Efficiency" (2022), condition a model on learned categories of edits; here the
catalog's categories take their place, named in the prompt.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from perfhint.search.prompts import CATEGORIES

if TYPE_CHECKING:
    from perfhint.records import Task

HINT = 0.1
"""Weight of a hint whose lines take no time that was seen; the share of time is added."""
PAIR = 0.3
"""Weight of the most alike pair; the next counts half, then a third."""
MOST_DIRECTIONS = 3
"""With few answers: every direction is a request of its own, and pays for the prompt again."""


def likeliest(task: Task) -> list[str]:
    """Categories that hints and pairs speak for, the likeliest first."""
    weight: dict[str, float] = defaultdict(float)
    for advice in task.advice:
        weight[advice.category] += HINT + advice.share
    for rank, pair in enumerate(task.pairs, 1):
        weight[pair.category] += PAIR / rank
    return sorted(weight.keys() & CATEGORIES.keys(), key=lambda category: (-weight[category], category))


def spread(samples: int, categories: list[str]) -> list[tuple[str | None, int]]:
    """How many answers to ask for in which direction; the first is to look wherever the model likes (None)."""
    directions = [None, *categories][: min(samples, MOST_DIRECTIONS + samples // 8)]
    share, rest = divmod(samples, len(directions))
    return [(direction, share + (at < rest)) for at, direction in enumerate(directions)]
