"""What comes back: pieces of several samples, put together as far as they come."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import openai
from openai.types.chat import ChatCompletion

from perfhint.records import Reply

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FORCED = ("length", "max_tokens", "content_filter", "error", "abort", "cancelled")
"""Reasons to end that leave a sample incomplete."""
_LONGEST_TOKEN = 64
"""Characters. A sample with more per token than this comes from a server that takes no notice of our limit."""


class MalformedError(Exception):
    """The server answered with status 200 and something that is no chat completion."""


class NotTheAPIError(Exception):
    """What answers is a web page, so the URL is not an API's."""


@dataclass
class Sample:
    """One sample, as far as it came."""

    text: str = ""
    thoughts: str = ""
    """What a model says to itself first; it is paid for and nothing else."""
    finish: str | None = None
    is_refusal: bool = False

    @property
    def reply(self) -> Reply:
        """Whole only if the server says that it ended, and not by force; the words for that differ."""
        return Reply(self.text, cut=self.finish is None or self.finish in _FORCED)


@dataclass
class Told:
    """What the server says that was used."""

    prompt_tokens: int
    completion_tokens: int
    cost_usd: float | None = None


@dataclass
class Gathered:
    """The samples by their index, and the usage if it was told; filled bit by bit, so that a break leaves the rest."""

    max_tokens: int
    samples: dict[int, Sample] = field(default_factory=dict)
    told: Told | None = None

    @property
    def begun(self) -> list[Sample]:
        """Samples that have any text or a proper end, in their order."""
        return [sample for _, sample in sorted(self.samples.items()) if sample.text or sample.finish]

    def add(self, choice: Any, message: Any) -> str | None:
        """Take in a choice whose text is in `message`, a delta or a whole; what it added to the text.

        None for no progress of any kind: some servers keep a connection alive by empty pieces.
        """
        index = getattr(choice, "index", None)
        sample = self.samples.setdefault(index if isinstance(index, int) else 0, Sample())
        refusal = _text(message, "refusal")
        text = _text(message, "content") + refusal
        sample.is_refusal |= bool(refusal)
        sample.text += text
        thoughts = _text(message, "reasoning_content") or _text(message, "reasoning")
        sample.thoughts += thoughts
        finish = getattr(choice, "finish_reason", None)
        sample.finish = finish if isinstance(finish, str) else sample.finish
        return text if text or thoughts or finish else None

    @property
    def is_too_much(self) -> bool:
        """More than the request allowed can be."""
        longest = self.max_tokens * _LONGEST_TOKEN
        return any(len(sample.text) + len(sample.thoughts) > longest for sample in self.samples.values())


def gather(answer: object, gathered: Gathered, on_piece: Callable[[str | None], None]) -> None:
    """Put an answer of the SDK, streamed or not, into `gathered`; `on_piece` is told of every piece.

    Raises the SDK's errors, httpx2's, and the two of this module.
    """
    if not isinstance(answer, openai.Stream):
        _gather_whole(answer, gathered, on_piece)
        return
    try:
        kind = answer.response.headers.get("content-type", "")
        if "html" in kind:
            raise NotTheAPIError
        if "json" in kind:
            _gather_whole(_unstreamed(answer), gathered, on_piece)
            return
        for event in _events(answer):
            for choice in _listed(getattr(event, "choices", None)):
                on_piece(gathered.add(choice, getattr(choice, "delta", None)))
            gathered.told = _told(getattr(event, "usage", None)) or gathered.told
            if gathered.is_too_much:
                return
    finally:
        answer.close()


def _gather_whole(answer: object, gathered: Gathered, on_piece: Callable[[str | None], None]) -> None:
    if isinstance(answer, str):  # the SDK's way to say that it is no JSON
        raise NotTheAPIError if answer.lstrip().startswith("<") else MalformedError
    for choice in _listed(getattr(answer, "choices", None)):
        on_piece(gathered.add(choice, getattr(choice, "message", None)))
    gathered.told = _told(getattr(answer, "usage", None))


def _unstreamed(stream: openai.Stream[Any]) -> ChatCompletion:
    """The answer of a server that streams nothing, although it was asked to."""
    try:
        body = json.loads(stream.response.read())
    except (ValueError, RecursionError) as broken:
        raise MalformedError from broken
    if not isinstance(body, dict):
        raise MalformedError
    if error := body.get("error"):
        message = error.get("message") if isinstance(error, dict) else error
        raise openai.APIError(str(message), stream.response.request, body=error)
    return ChatCompletion.construct(**body)


def _events(stream: Iterable[Any]) -> Iterator[Any]:
    """The stream's events; the SDK lets what its parsing stumbles over pass as it is."""
    events = iter(stream)
    while True:
        try:
            event = next(events)
        except StopIteration:
            return
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
            raise MalformedError from error
        yield event


def _told(usage: object) -> Told | None:
    """Usage that can be believed: reasoning that a server counts in its total only is counted as written."""
    prompt, written, total = (
        _number(getattr(usage, name, None)) for name in ("prompt_tokens", "completion_tokens", "total_tokens")
    )
    if not prompt:
        return None
    cost = getattr(usage, "cost", None)
    is_cost = isinstance(cost, int | float) and math.isfinite(cost) and cost >= 0
    return Told(prompt, max(written, total - prompt), float(cost) if is_cost and cost is not None else None)


def _number(value: object) -> int:
    return max(0, value) if isinstance(value, int) else 0


def _text(message: object, name: str) -> str:
    value = getattr(message, name, None)
    return value if isinstance(value, str) else ""


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
