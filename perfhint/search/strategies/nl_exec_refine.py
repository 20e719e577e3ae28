"""The model reflects in words on what running its best answers showed, then writes them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.search import prompts
from perfhint.search.strategies.refining import refine

if TYPE_CHECKING:
    from perfhint.records import Candidate, Task, Tried
    from perfhint.search.prompts import Conversation
    from perfhint.search.talk import Talk


def nl_exec_refine(talk: Talk) -> None:
    """Rounds of running, reflecting and rewriting."""
    refine(talk, _rewritten)


def _rewritten(talk: Talk, tried: Tried) -> list[Candidate]:
    def asked(task: Task) -> Conversation:
        return prompts.exec_reflection(talk.after(tried.candidate, task), task, talk.form, tried)

    reflection = talk.words(asked)
    if not reflection:
        return []
    return talk.answers(
        lambda task: prompts.rewrite(prompts.said(asked(task), reflection), task, talk.form, "reflection"),
        talk.samples_each,
        tried.candidate,
    )
