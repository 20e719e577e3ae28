"""Ask once, with examples of programs that were made faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfhint.search.talk import Talk


def few_shot(talk: Talk) -> None:
    """Several answers to one question with pairs to learn from."""
    talk.judge(talk.first_answers(pairs=True))
