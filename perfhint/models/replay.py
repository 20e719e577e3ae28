"""`replay:DIR`: answers from recorded exchanges, and the wrapper that records them (`--record DIR`).

A request is answered by the file that was recorded for an equal one, but for figures that were measured (`digest`):
when it is asked for the second time, by the second such file. A request that was not recorded is answered by the next
file that was written by hand, in order.
What the files look like is in `exchange_files`.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import fields, replace
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from perfhint.errors import ModelMissingError, ModelRefusedError, WriteError
from perfhint.models import exchange_files
from perfhint.models.base import Model
from perfhint.models.digest import digest, essence
from perfhint.models.exchange_files import Recorded
from perfhint.records import Exchange, Request

if TYPE_CHECKING:
    from perfhint.models.base import OnText
    from perfhint.models.options import Options

_EXCERPT = 60
"""Characters of a line that an error message shows."""


class ReplayModel(Model):
    """Answers from a folder. The same requests in the same order get the same answers, in every process."""

    def __init__(self, folder: str, _options: Options | None = None) -> None:
        self.spec = f"replay:{folder}"
        self._folder = Path(folder).expanduser()
        exchanges = exchange_files.read_folder(self._folder)
        if not exchanges:
            raise ModelMissingError(f"{folder} holds no exchanges", todo="--record DIR writes them")
        self._recorded: defaultdict[str, deque[Recorded]] = defaultdict(deque)
        self._by_hand: deque[Recorded] = deque()
        for each in exchanges:
            if each.request is None:
                self._by_hand.append(each)
            else:
                self._recorded[digest(each.request)].append(each)
        self._context_tokens = next((each.context_tokens for each in exchanges if each.context_tokens), None)
        self._asked = 0

    @property
    def context_tokens(self) -> int | None:
        """What the recorded model had, since prompts are made to fit it."""
        return self._context_tokens

    def reply(self, request: Request, on_text: OnText | None = None) -> Exchange:
        """What is in the folder for `request`. Raises `ModelMissingError` when that is nothing, or a recorded error."""
        self._asked += 1
        recorded = self._next(request)
        if recorded.error is not None:
            raise recorded.error
        if len(recorded.replies) > request.samples:
            raise ModelMissingError(
                f"{recorded.path} has {len(recorded.replies)} replies, and request {self._asked} asks for"
                f" {request.samples}",
                todo="give every request a file, or a number, of its own",
            )
        if on_text:
            for each in recorded.replies:
                on_text(each.text)
        return Exchange(self.spec, request, recorded.replies, recorded.usage, recorded.seconds)

    def _next(self, request: Request) -> Recorded:
        same = self._recorded.get(digest(request)) or self._by_hand
        if same:
            return same.popleft()
        raise ModelMissingError(
            f"{self._folder} has no answer to request {self._asked} ({_excerpt(request)})", todo=self._why_not(request)
        )

    def _why_not(self, request: Request) -> str:
        left = [each for queue in self._recorded.values() for each in queue]
        if not left:
            return "all its exchanges have answered one before"
        first = min(left, key=lambda each: each.path.name)
        assert first.request is not None
        return f"the next one, {first.path.name}, was recorded for another: {_difference(first.request, request)}"


class RecordingModel(Model):
    """Keeps every exchange with another model in a folder, as `ReplayModel` wants it.

    A request that the folder has already got gets its old file, once each time it is asked, so that the same run
    recorded again changes what differs and nothing else; others are added. What a model refuses is recorded too:
    it would refuse it again.
    """

    def __init__(self, model: Model, folder: Path) -> None:
        """Raises `WriteError` when the folder cannot be made, `ModelMissingError` for files there that are broken."""
        self._model = model
        self._folder = folder
        self.spec = model.spec
        self.repeats = model.repeats
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(
                f"exchanges cannot be recorded in {folder} ({error.strerror})", todo="choose another folder"
            ) from None
        self._old: defaultdict[str, deque[Path]] = defaultdict(deque)
        for each in exchange_files.read_folder(folder):
            if each.request is not None and each.model == model.spec:
                self._old[digest(each.request)].append(each.path)

    @property
    def context_tokens(self) -> int | None:
        """The other model's."""
        return self._model.context_tokens

    def reply(self, request: Request, on_text: OnText | None = None) -> Exchange:
        """The other model's answer, written down. Raises `WriteError` too, when that is not possible."""
        try:
            exchange = self._model.reply(request, on_text)
        except ModelRefusedError as error:
            self._keep(Recorded(request, error=error))
            raise
        self._keep(Recorded(request, exchange.replies, usage=exchange.usage, seconds=exchange.seconds))
        return exchange

    def close(self) -> None:
        """Close the other model."""
        self._model.close()

    def _keep(self, recorded: Recorded) -> None:
        assert recorded.request is not None
        old = self._old.get(digest(recorded.request))
        path = old.popleft() if old else exchange_files.next_free(self._folder)
        exchange_files.write(replace(recorded, path=path, model=self.spec, context_tokens=self.context_tokens))


def _excerpt(request: Request) -> str:
    """The beginning of the last message, and how many samples."""
    line = next(iter(request.messages[-1].content.strip().splitlines()), "") if request.messages else ""
    return f"{_short(line)}, {request.samples} sample{'s' if request.samples > 1 else ''}"


def _difference(recorded: Request, asked: Request) -> str:
    """The first thing in which two requests differ, in a few words."""
    for number, (old, new) in enumerate(zip(recorded.messages, asked.messages, strict=False), start=1):
        if old.role != new.role:
            return f"message {number} was the {old.role}'s, is the {new.role}'s"
        for was, now in zip_longest(essence(old.content), essence(new.content), fillvalue=(0, None)):
            if was[1] != now[1]:
                return f"line {now[0] or was[0]} of message {number} was {_short(was[1])}, is {_short(now[1])}"
    if len(recorded.messages) != len(asked.messages):
        return f"it had {len(recorded.messages)} messages, not {len(asked.messages)}"
    names = [field.name for field in fields(Request) if getattr(recorded, field.name) != getattr(asked, field.name)]
    return ", ".join(f"{name} was {getattr(recorded, name)}, is {getattr(asked, name)}" for name in names)


def _short(line: str | None) -> str:
    if line is None:
        return "not there"
    return f'"{line[:_EXCERPT]}{"…" if len(line) > _EXCERPT else ""}"'
