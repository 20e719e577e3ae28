"""Hard caps on what models may use: a request that could exceed one is made smaller, or not sent.

What a request can use at worst is known before: its prompt, counted from above, and `max_tokens`, for every sample,
since a server may give no more than one at a time, and for every repetition that may be paid for (`Model.repeats`).
That is set aside, and what was used is counted in its place. Only a server that takes no notice of `max_tokens`, or
asks for more than `--price`, can exceed a cap, once: nothing is asked any more afterwards.
"""

from __future__ import annotations

from dataclasses import replace
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from perfhint.errors import CapReachedError, ModelError, UsageError
from perfhint.models.base import Model
from perfhint.models.options import Price
from perfhint.models.tokens import most_prompt_tokens
from perfhint.records import Usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from perfhint.models.base import OnText
    from perfhint.records import Exchange, Request

LEAST_TOKENS = 256
"""A reply that may be no longer is not worth asking for."""
_FREE = ("gguf:", "replay:")
"""Models that cost nothing, whatever the price of others."""
_NOTHING = Price(0.0, 0.0)
_ROUNDING = 1e-12
"""Sums of prices may miss a cap by this."""


class Need(NamedTuple):
    """What a request can use at worst."""

    tokens: int
    cost_usd: float


class Ledger:
    """What all models of a run used together, and what they may use; they may share it from several threads.

    `used` is what an earlier part of the same run used.
    """

    def __init__(self, max_tokens: int | None, max_cost: float | None, used: Usage | None = None) -> None:
        self.max_tokens = max_tokens
        self.max_cost = max_cost
        self._used = used or Usage()
        self._reserved = Need(0, 0.0)
        self._lock = Lock()

    @property
    def used(self) -> Usage:
        """So far."""
        return self._used

    def reserve(self, needs: Iterable[Need]) -> int | None:
        """Set the first of these aside that fits, and tell its place among them; None if none does."""
        with self._lock:
            for place, need in enumerate(needs):
                if self._fits(need):
                    self._reserve(need, 1)
                    return place
        return None

    def settle(self, need: Need, used: Usage) -> None:
        """Count what was used instead of what was set aside."""
        with self._lock:
            self._reserve(need, -1)
            costs = [usage.cost_usd for usage in (self._used, used) if usage.cost_usd is not None]
            self._used = Usage(
                self._used.prompt_tokens + used.prompt_tokens,
                self._used.completion_tokens + used.completion_tokens,
                sum(costs) if costs else None,
            )

    def _fits(self, need: Need) -> bool:
        tokens = self._used.total_tokens + self._reserved.tokens + need.tokens
        cost = (self._used.cost_usd or 0.0) + self._reserved.cost_usd + need.cost_usd
        return (self.max_tokens is None or tokens <= self.max_tokens) and (
            self.max_cost is None or cost <= self.max_cost + _ROUNDING
        )

    def _reserve(self, need: Need, sign: int) -> None:
        self._reserved = Need(
            self._reserved.tokens + sign * need.tokens, self._reserved.cost_usd + sign * need.cost_usd
        )


class CappedModel(Model):
    """Another model, asked only for what the ledger's caps leave.

    The exchange holds the request as it was sent, so it may have fewer samples and tokens than the one given.
    """

    def __init__(self, model: Model, ledger: Ledger, price: Price | None) -> None:
        if ledger.max_cost is not None and price is None and not model.spec.startswith(_FREE):
            raise UsageError(
                f"--max-cost needs to know what {model.spec} costs",
                todo="tell with --price IN,OUT, in US dollars for a million tokens read and written; 0,0 for nothing",
            )
        self.spec = model.spec
        self.repeats = model.repeats
        self._model = model
        self._ledger = ledger
        self._price = _NOTHING if model.spec.startswith(_FREE) else price

    def reply(self, request: Request, on_text: OnText | None = None) -> Exchange:
        """The answer to as much of the request as fits the caps.

        Raises `CapReachedError`, with nothing sent, where not even a single short reply does.
        """
        smaller = list(_smaller(request))
        needs = [self._need(each) for each in smaller]
        place = self._ledger.reserve(needs)
        if place is None:
            raise self._reached(needs[-1])
        used = Usage(needs[place].tokens, 0, needs[place].cost_usd)  # if we are interrupted, nobody can tell
        try:
            exchange = self._model.reply(smaller[place], on_text)
            used = exchange.usage
        except ModelError as error:
            used = Usage(*error.used)
            raise
        finally:
            self._ledger.settle(needs[place], self._priced(used))
        return exchange

    @property
    def context_tokens(self) -> int | None:
        """The model's."""
        return self._model.context_tokens

    def close(self) -> None:
        """Close the model; the ledger may serve others."""
        self._model.close()

    def _need(self, request: Request) -> Need:
        times = request.samples + self.repeats
        prompt, completion = times * most_prompt_tokens(request), times * request.max_tokens
        return Need(prompt + completion, self._price.of(prompt, completion) if self._price else 0.0)

    def _priced(self, used: Usage) -> Usage:
        if used.cost_usd is not None or not self._price:
            return used
        return replace(used, cost_usd=self._price.of(used.prompt_tokens, used.completion_tokens))

    def _reached(self, need: Need) -> CapReachedError:
        used, ledger = self._ledger.used, self._ledger
        tokens_left = None if ledger.max_tokens is None else ledger.max_tokens - used.total_tokens
        if tokens_left is not None and (ledger.max_cost is None or need.tokens > tokens_left):
            cap = f"--max-tokens-total {ledger.max_tokens} leaves {max(0, tokens_left)}"
            needed = f"{need.tokens} tokens"
        else:
            left = max(0.0, (ledger.max_cost or 0.0) - (used.cost_usd or 0.0))
            cap, needed = f"--max-cost {ledger.max_cost:g} leaves ${left:.4f}", f"${need.cost_usd:.4f}"
        return CapReachedError(f"{cap}, and a request to {self.spec} may need {needed}", todo="raise it to go on")


def _smaller(request: Request) -> Iterator[Request]:
    """The request, then with fewer samples, then with a shorter one, down to what is still of use."""
    for samples in range(request.samples, 0, -1):
        yield replace(request, samples=samples)
    for eighths in range(7, 0, -1):
        if request.max_tokens * eighths // 8 >= LEAST_TOKENS:
            yield replace(request, samples=1, max_tokens=request.max_tokens * eighths // 8)
