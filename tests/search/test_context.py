"""What is given up, and in which order, when a model's context is short."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tasks import full_task

from perfhint.errors import PromptTooLongError
from perfhint.search import prompts
from perfhint.search.context import ASSUMED_CONTEXT, fitted, room, tokens, tokens_of

if TYPE_CHECKING:
    from perfhint.records import Task

SIGNS = {
    "second pair": "SECOND PAIR",
    "first pair": "FIRST PAIR",
    "samples": "PROBLEM SAMPLES",
    "tags": "PROBLEM TAGS",
    "observed": "entered once",
    "most advice": "ADVICE 5",
    "shown cases": "SHOWN INPUT",
    "output format": "PROBLEM OUTPUT",
    "input format": "PROBLEM INPUT",
    "advice": "ADVICE 1",
    "cases": "case 1.in",
    "end of the description": "END OF THE DESCRIPTION",
    "description": "PROBLEM DESCRIPTION",
}
"""In the order in which they go."""


def conversation(task: Task) -> prompts.Conversation:
    return prompts.first(task, "whole", pairs=True)


def present(messages: prompts.Conversation) -> list[str]:
    text = "\n".join(message.content for message in messages)
    return [name for name, sign in SIGNS.items() if sign in text]


def test_nothing_is_given_up_where_there_is_room() -> None:
    assert present(fitted(full_task(), conversation, 100_000)) == list(SIGNS)


def test_things_go_in_order_and_the_program_never() -> None:
    task = full_task()
    seen = []
    most = 100_000
    with pytest.raises(PromptTooLongError, match=r"solution.py is too long for the model: about [\d,]+ tokens"):
        while True:
            messages = fitted(task, conversation, most)
            assert tokens_of(messages) <= most
            assert "PROGRAM LINE" in messages[-1].content
            seen.append(present(messages))
            most = tokens_of(messages) - 1
    assert [len(names) for names in seen] == list(range(len(SIGNS), -1, -1))
    assert all(names == list(SIGNS)[-len(names) :] for names in seen if names)


def test_a_program_that_is_to_be_written_keeps_what_it_is_for() -> None:
    task = replace(full_task(), program="")
    most = tokens_of(fitted(task, conversation, 100_000))
    with pytest.raises(PromptTooLongError):
        while True:
            messages = fitted(task, conversation, most)
            assert "PROBLEM DESCRIPTION" in messages[-1].content
            most = tokens_of(messages) - 1


def test_tokens_are_rather_overestimated() -> None:
    assert tokens("") == 0
    assert tokens("x" * 250) == 100
    assert tokens("ü" * 100) == 80


@pytest.mark.parametrize(
    ("context", "reply", "expected"),
    [(8192, 4096, (4096, 4096)), (4096, 4096, (2048, 2048)), (100_000, 4096, (95_904, 4096))],
)
def test_a_reply_gets_no_more_than_half(context: int, reply: int, expected: tuple[int, int]) -> None:
    assert room(context, reply) == expected
    assert sum(room(None, reply)) == ASSUMED_CONTEXT
