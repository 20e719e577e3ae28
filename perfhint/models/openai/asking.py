"""One request to a server, until it is answered or cannot be."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from perfhint.errors import ModelUnreachableError, PromptTooLongError
from perfhint.models.openai.abilities import Ability, remember
from perfhint.models.openai.body import LIMITS, body, form_of, refused_ability
from perfhint.models.openai.faults import ERRORS, Again, Fault, Situation, context_tokens, fault
from perfhint.models.openai.stream import Gathered, MalformedError, gather

if TYPE_CHECKING:
    from collections.abc import Callable

    import openai

    from perfhint.models.openai.client import Watch
    from perfhint.models.openai.pacing import Pacing
    from perfhint.models.openai.spent import Spent
    from perfhint.models.openai.stream import Sample
    from perfhint.records import Reply, Request


@dataclass
class Asking:
    """What is known while a request is asked, perhaps in parts and several times."""

    client: openai.OpenAI
    situation: Situation
    watch: Watch
    pacing: Pacing
    request: Request
    spent: Spent
    lacking: set[Ability]
    """What the server does not take."""
    repeats: int
    """How often we may still ask again without knowing whether the last time is paid for."""
    is_over: bool = False
    """No more of that, not even for samples that are missing."""
    obeyed_s: float = 0.0
    """How long the server has asked us to wait."""
    context_tokens: int | None = None

    def ask(self, samples: int, first: int, on_text: Callable[[str], None]) -> list[Reply]:
        """At least one and at most `samples` replies, of which `first` came before."""
        found: set[Ability] = set()
        waits = 0
        unstreamed: set[Ability] = set()
        while True:
            lacking = self.lacking | found | unstreamed
            wanted = 1 if "n" in lacking else samples
            sent = body(self.situation.place, self.request, wanted, first, lacking)
            gathered = Gathered(self.request.max_tokens)
            error = self._send(sent, gathered, on_text)
            if gathered.begun:
                self.spent.add(gathered)
                if error:
                    self._count_repeat()
                else:
                    found |= self._ignored(gathered.begun, wanted, lacking)
                self._learn(found)
                return [sample.reply for sample in gathered.begun[:samples]]
            failed = fault(error or MalformedError(), self.situation)
            if failed.again is Again.ONCE:
                self.spent.add(gathered)
            is_too_long = isinstance(failed.error, PromptTooLongError)
            refused = error and not is_too_long and refused_ability(error, sent)
            if refused and _can_do_without(refused, lacking):
                found.add(refused)
                continue
            if error and is_too_long:
                self.context_tokens = context_tokens(error)
            self._wait(failed, waits)
            if error is None:  # some servers can only tell what is wrong where they have not begun to stream
                unstreamed = {"stream"}
            waits += 1

    def _send(self, sent: dict[str, Any], gathered: Gathered, on_text: Callable[[str], None]) -> Exception | None:
        """Fill `gathered`; what broke off, if anything did."""

        def on_piece(text: str | None) -> None:
            if text is not None:
                self.watch.fed()
            if text:
                on_text(text)

        create: Any = self.client.chat.completions.create
        self.watch.fed()
        try:
            gather(create(**sent), gathered, on_piece)
        except ERRORS as error:
            return error
        return None

    def _ignored(self, samples: list[Sample], wanted: int, lacking: set[Ability]) -> set[Ability]:
        """What the server turned out to take no notice of, by what came back."""
        ignored: set[Ability] = set()
        if len(samples) < wanted and all(sample.finish for sample in samples):
            ignored.add("n")
        form = form_of(self.request, lacking)
        complete = [sample.text for sample in samples if not sample.reply.cut and not sample.is_refusal]
        if form and complete and not any(_is_json(text) for text in complete):
            ignored.add(form)
        return ignored

    def _count_repeat(self) -> None:
        self.is_over = self.repeats == 0
        self.repeats -= 1

    def _learn(self, found: set[Ability]) -> None:
        if found:
            self.lacking |= found
            remember(self.situation.place.url, self.situation.place.name, found)

    def _wait(self, failed: Fault, waits: int) -> None:
        """Before asking again; raises the error where that is no use."""
        error = failed.error
        if failed.again is Again.NEVER:
            raise error from None
        if failed.again is Again.ONCE:
            self._count_repeat()
        if self.is_over or waits + 1 >= self.pacing.attempts:
            times = f", asked {waits + 1} times" if waits else ""
            raise type(error)(f"{error.what}{times}", todo=error.todo) from None
        self.obeyed_s += failed.asked_s or 0.0
        if failed.asked_s is not None and self.obeyed_s > self.pacing.obeyed_s:
            what = f"{error.what}, and asks to wait {failed.asked_s:.0f} s"
            raise ModelUnreachableError(what, todo="try again then") from None
        time.sleep(self.pacing.wait_s(waits, failed.asked_s))


def _can_do_without(refused: Ability, lacking: set[Ability]) -> bool:
    """Of the two names of the limit on a reply's length one must be taken."""
    return refused not in lacking and not (refused in LIMITS and lacking.intersection(LIMITS))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
