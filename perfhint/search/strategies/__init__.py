"""How a model is asked: one function a file, all with the same signature.

`instruct` and `few-shot` ask once. `self-refine` lets the model review its own answers (Madaan et al., "Self-Refine",
2023); `exec-refine` and `nl+exec-refine` tell it what running them showed, the latter after a reflection in words
(Waghjale et al., "ECCO", 2024). Of all answers the best by measurement wins (PIE: best of n).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.search.strategies.exec_refine import exec_refine
from perfhint.search.strategies.few_shot import few_shot
from perfhint.search.strategies.instruct import instruct
from perfhint.search.strategies.nl_exec_refine import nl_exec_refine
from perfhint.search.strategies.self_refine import self_refine

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.search.talk import Talk

STRATEGIES: dict[str, Callable[[Talk], None]] = {
    "instruct": instruct,
    "few-shot": few_shot,
    "self-refine": self_refine,
    "exec-refine": exec_refine,
    "nl+exec-refine": nl_exec_refine,
}


def shows_pairs(strategy: str) -> bool:
    """Whether its first question has examples."""
    return strategy != "instruct"
