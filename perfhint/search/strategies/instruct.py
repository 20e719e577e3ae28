"""Ask once, with the task alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfhint.search.talk import Talk


def instruct(talk: Talk) -> None:
    """Several answers to one question."""
    talk.judge(talk.first_answers(pairs=False))
