"""The loop that both ways of refining by execution share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.records import Candidate, Tried
    from perfhint.search.talk import Talk


def refine(talk: Talk, refined: Callable[[Talk, Tried], list[Candidate]]) -> None:
    """Rounds in which the best so far are `refined`, until one brings nothing."""
    talk.judge(talk.first_answers(pairs=True))
    for _ in range(talk.plan.rounds):
        before = talk.standing
        talk.judge([answer for tried in talk.best(talk.plan.beam) for answer in refined(talk, tried)])
        if not talk.made_progress(before):
            return
