"""What the requests for one answer used, together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.models.tokens import most_prompt_tokens, most_tokens
from perfhint.records import Usage

if TYPE_CHECKING:
    from perfhint.models.openai.stream import Gathered
    from perfhint.models.options import Price
    from perfhint.records import Request


class Spent:
    """Adds up; estimates from above what no server told."""

    def __init__(self, request: Request, price: Price | None) -> None:
        self._request = request
        self._price = price
        self._prompt_tokens = 0
        self._completion_tokens = 0
        self._cost_usd: float | None = 0.0

    def add(self, gathered: Gathered) -> None:
        """Count one request that was, or may have been, worked on."""
        told = gathered.told
        prompt = told.prompt_tokens if told else most_prompt_tokens(self._request)
        completion = told.completion_tokens if told else 0
        if not completion:
            completion = sum(
                min(most_tokens(sample.text + sample.thoughts), self._request.max_tokens)
                for sample in gathered.samples.values()
            )
        self._prompt_tokens += prompt
        self._completion_tokens += completion
        cost = told.cost_usd if told else None
        if cost is None and self._price:
            cost = self._price.of(prompt, completion)
        self._cost_usd = None if cost is None or self._cost_usd is None else self._cost_usd + cost

    @property
    def usage(self) -> Usage:
        """All of it."""
        return Usage(self._prompt_tokens, self._completion_tokens, self._cost_usd)
