"""What a user can choose about back ends, whichever it is."""

from __future__ import annotations

from typing import NamedTuple


class Price(NamedTuple):
    """US dollars for a million tokens."""

    prompt: float
    completion: float

    def of(self, prompt_tokens: int, completion_tokens: int) -> float:
        """What so many tokens cost, in US dollars."""
        return (prompt_tokens * self.prompt + completion_tokens * self.completion) / 1e6


class Options(NamedTuple):
    """How to reach and run a model; what decides its answer is in the request."""

    timeout_s: float = 120.0
    """Longest wait for the next piece of a reply, and for a connection."""
    threads: int | None = None
    """Of a model that runs in this process; None: as many as there are processors to use."""
    price: Price | None = None
    """Where the server does not tell what a request cost."""
