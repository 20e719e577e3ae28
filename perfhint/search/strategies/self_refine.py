"""The model reviews its own answers and writes them anew; it is told nothing of what running them showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.search import prompts

if TYPE_CHECKING:
    from perfhint.records import Candidate
    from perfhint.search.talk import Talk

CONTENT = "NOTHING TO IMPROVE"
"""What a review says that finds nothing."""


def self_refine(talk: Talk) -> None:
    """Rounds of review and rewriting, until a review finds nothing or nothing new is written."""
    answers = talk.first_answers(pairs=True)
    talk.judge(answers)
    for _ in range(talk.plan.rounds):
        known = len(talk.tried)
        answers = [new for answer in answers[: talk.plan.beam] for new in _rewritten(talk, answer)]
        talk.judge(answers)
        if len(talk.tried) == known:
            return


def _rewritten(talk: Talk, answer: Candidate) -> list[Candidate]:
    review = talk.words(lambda task: prompts.self_feedback(talk.after(answer, task), task, talk.form))
    if not review or CONTENT in review.upper():
        return []
    return talk.answers(
        lambda task: prompts.rewrite(
            prompts.said(prompts.self_feedback(talk.after(answer, task), task, talk.form), review),
            task,
            talk.form,
            "review",
        ),
        talk.samples_each,
        answer,
    )
