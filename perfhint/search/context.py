"""Making a prompt fit: what is given up first when a model's context is short."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint.errors import PromptTooLongError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfhint.records import Message, Task
    from perfhint.search.prompts import Conversation

BYTES_PER_TOKEN = 2.5
"""Fewer than tokenizers make of code, which is 3 to 4: the estimate errs on the long side."""
MESSAGE_TOKENS = 16
"""Of a message's role and what a chat template puts around it."""
ASSUMED_CONTEXT = 32_768
"""Tokens, where the back end does not tell."""
FEW_ADVICE = 3
SHORT_DESCRIPTION = 600
"""Characters."""


def tokens(text: str) -> int:
    """About how many tokens `text` has, rather too many than too few."""
    return math.ceil(len(text.encode("utf-8", "replace")) / BYTES_PER_TOKEN)


def tokens_of(messages: Sequence[Message]) -> int:
    """The same of a conversation."""
    return sum(tokens(message.content) + MESSAGE_TOKENS for message in messages)


def room(context_tokens: int | None, max_reply_tokens: int) -> tuple[int, int]:
    """Tokens for the prompt and for the reply, which gets no more than half of the context."""
    context = context_tokens or ASSUMED_CONTEXT
    reply = min(max_reply_tokens, context // 2)
    return context - reply, reply


def fitted(task: Task, conversation: Callable[[Task], Conversation], most: int) -> Conversation:
    """The conversation about `task` that has at most `most` tokens, with as little given up as that takes.

    Raises `PromptTooLongError` when it does not fit though everything but the program is given up.
    """
    for trimmed in [task, *_trimmed(task)]:
        messages = conversation(trimmed)
        needed = tokens_of(messages)
        if needed <= most:
            return messages
    raise PromptTooLongError(
        f"{task.name} is too long for the model: about {needed:,} tokens, and there is room for {most:,}",
        todo="use a model with a larger context, or a lower --max-reply-tokens",
    )


def _trimmed(task: Task) -> list[Task]:
    """Ever shorter tasks: each lacks one thing more than the one before."""
    tasks = [task]
    for trim in TRIMMING:
        while (shorter := trim(tasks[-1])) != tasks[-1]:
            tasks.append(shorter)
    return tasks[1:]


def _last_pair(task: Task) -> Task:
    return replace(task, pairs=task.pairs[:-1])


def _samples(task: Task) -> Task:
    return _with_problem(task, samples="")


def _tags(task: Task) -> Task:
    return _with_problem(task, tags="")


def _observed(task: Task) -> Task:
    return replace(task, profile=task.profile and replace(task.profile, observed=None))


def _most_advice(task: Task) -> Task:
    return replace(task, advice=task.advice[:FEW_ADVICE])


def _shown_cases(task: Task) -> Task:
    hidden = tuple(replace(case, stdin=None, stdout=None, argv=()) for case in task.cases)
    return replace(task, cases=hidden, is_open=False)


def _output_format(task: Task) -> Task:
    return _with_problem(task, output_format="")


def _input_format(task: Task) -> Task:
    return _with_problem(task, input_format="")


def _advice(task: Task) -> Task:
    return replace(task, advice=())


def _cases(task: Task) -> Task:
    return replace(task, cases=())


def _most_of_the_description(task: Task) -> Task:
    if task.problem is None or len(task.problem.description) <= SHORT_DESCRIPTION:
        return task
    return _with_problem(task, description=task.problem.description[: SHORT_DESCRIPTION - 2].rstrip() + " …")


def _description(task: Task) -> Task:
    return replace(task, problem=None) if task.program else task


def _with_problem(task: Task, **changes: str) -> Task:
    return replace(task, problem=task.problem and replace(task.problem, **changes))


TRIMMING = (
    _last_pair,
    _samples,
    _tags,
    _observed,
    _most_advice,
    _shown_cases,
    _output_format,
    _input_format,
    _advice,
    _cases,
    _most_of_the_description,
    _description,
)
"""What is given up, in this order. The program never is."""
