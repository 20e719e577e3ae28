"""The back end for servers that speak the OpenAI API."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from perfhint.errors import ModelError
from perfhint.models.base import Model
from perfhint.models.keys import find_key
from perfhint.models.openai.abilities import lacking
from perfhint.models.openai.asking import Asking
from perfhint.models.openai.client import Watch, open_client
from perfhint.models.openai.context import listed_context_tokens
from perfhint.models.openai.faults import Situation
from perfhint.models.openai.pacing import Pacing
from perfhint.models.openai.spent import Spent
from perfhint.models.place import parse
from perfhint.records import Exchange

if TYPE_CHECKING:
    import openai

    from perfhint.models.base import OnText
    from perfhint.models.options import Options
    from perfhint.records import Reply, Request


class OpenAIModel(Model):
    """A model at a server that speaks the OpenAI API: "openai:NAME" or "openai:NAME@BASE_URL".

    Chat completions are streamed. What a server does not take is left out and remembered (see `abilities`): the JSON
    schema falls back to "any JSON", then to words in the prompt; several samples at once to one after the other.

    An answer that breaks off is returned as it is, marked as cut, and not asked for again: it is paid for, it may hold
    what is needed, and only whoever asked can tell. What broke off before any text, or what is missing then, is asked
    for once more.

    Usage is what the server tells. Where it tells none, and for requests that came to nothing but may have been worked
    on, it is estimated from above: a token for every byte, but no more than `max_tokens` for a reply.
    """

    repeats = 1

    def __init__(self, rest: str, options: Options, pacing: Pacing | None = None) -> None:
        self._place = parse(rest, os.environ)
        self.spec = self._place.spec
        self._options = options
        self._pacing = pacing or Pacing()
        self._watch = Watch(options.timeout_s)
        self._opened: tuple[openai.OpenAI, Situation] | None = None
        self._context_tokens: int | None = None
        self._is_context_asked = self._place.is_openai  # which does not tell, and whose contexts are long

    def reply(self, request: Request, on_text: OnText | None = None) -> Exchange:
        """The answer; fewer samples than asked for only where the server failed after some."""
        started = time.monotonic()
        client, situation = self._open()
        asking = Asking(
            client=client,
            situation=situation,
            watch=self._watch,
            pacing=self._pacing,
            request=request,
            spent=Spent(request, self._options.price),
            lacking=set(lacking(self._place.url, self._place.name)),
            repeats=self.repeats,
        )
        replies: list[Reply] = []
        try:
            while len(replies) < request.samples and not asking.is_over:
                replies += asking.ask(request.samples - len(replies), len(replies), on_text or _ignore)
        except ModelError as error:
            self._context_tokens = asking.context_tokens or self._context_tokens
            if not replies:
                error.used = asking.spent.usage.prompt_tokens, asking.spent.usage.completion_tokens
                raise
        return Exchange(self.spec, request, tuple(replies), asking.spent.usage, time.monotonic() - started)

    @property
    def context_tokens(self) -> int | None:
        """As told by the server's list of models, which is asked once, or when it refused a prompt for its length."""
        if self._context_tokens is None and not self._is_context_asked:
            self._is_context_asked = True
            client, _ = self._open()
            self._watch.fed()
            self._context_tokens = listed_context_tokens(client, self._place.name)
        return self._context_tokens

    def close(self) -> None:
        """Close the connections."""
        if self._opened:
            self._opened[0].close()

    def _open(self) -> tuple[openai.OpenAI, Situation]:
        if not self._opened:
            key = find_key(self._place.url, os.environ)
            client = open_client(self._place, key, self._watch)
            self._opened = client, Situation(self._place, key, self._options.timeout_s)
        return self._opened


def _ignore(text: str) -> None:
    """For nobody who wants to be told."""
