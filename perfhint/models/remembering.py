"""A model that answers from what a run asked before, so that a resumed run never pays twice."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import replace
from typing import TYPE_CHECKING

from perfhint.models.base import Model
from perfhint.models.digest import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from perfhint.models.base import OnText
    from perfhint.records import Exchange, Request


class RememberingModel(Model):
    """Another model, asked only what it was not asked before.

    A question is the same whatever was measured anew in it (see `digest`), and whether or not a cap made it smaller
    when it was sent. Each remembered exchange answers once: a question that is asked twice was asked twice before.
    """

    def __init__(self, model: Model, exchanges: Iterable[Exchange], keep: Callable[[Exchange], None]) -> None:
        """`keep` is told of every exchange that is new, as soon as it is there."""
        self.spec = model.spec
        self.repeats = model.repeats
        self._model = model
        self._keep = keep
        self._remembered: defaultdict[str, deque[Exchange]] = defaultdict(deque)
        for exchange in exchanges:
            if exchange.model == model.spec:
                self._remembered[_question(exchange.request)].append(exchange)

    @property
    def context_tokens(self) -> int | None:
        """The other model's."""
        return self._model.context_tokens

    def reply(self, request: Request, on_text: OnText | None = None) -> Exchange:
        """What was answered before, or the other model's answer."""
        remembered = self._remembered[_question(request)]
        if remembered:
            return remembered.popleft()
        exchange = self._model.reply(request, on_text)
        self._keep(exchange)
        return exchange

    def close(self) -> None:
        """Close the other model."""
        self._model.close()


def _question(request: Request) -> str:
    return digest(replace(request, samples=1, max_tokens=1))
