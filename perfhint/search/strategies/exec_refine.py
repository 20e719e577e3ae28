"""The model is told what running its best answers showed, and writes them anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.search import prompts
from perfhint.search.strategies.refining import refine

if TYPE_CHECKING:
    from perfhint.records import Candidate, Tried
    from perfhint.search.talk import Talk


def exec_refine(talk: Talk) -> None:
    """Rounds of running and rewriting."""
    refine(talk, _rewritten)


def _rewritten(talk: Talk, tried: Tried) -> list[Candidate]:
    return talk.answers(
        lambda task: prompts.exec_feedback(talk.after(tried.candidate, task), task, talk.form, tried),
        talk.samples_each,
        tried.candidate,
    )
