"""How long a model's context is, as far as its server tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.models.openai.faults import ERRORS

if TYPE_CHECKING:
    import openai

_NAMES = ("max_model_len", "context_length", "context_window", "max_context_length")
"""vLLM's, OpenRouter's and LM Studio's, and others': it is not in the API as OpenAI made it."""
_WAIT_S = 5.0
"""It is only good to know."""


def listed_context_tokens(client: openai.OpenAI, name: str) -> int | None:
    """The length of the model's context, if the server's list of models tells it."""
    try:
        for model in client.with_options(timeout=_WAIT_S).models.list():
            told = [getattr(model, field, None) for field in _NAMES] if model.id == name else []
            if known := [value for value in told if isinstance(value, int) and value > 0]:
                return min(known)
    except (*ERRORS, ValueError, TypeError, AttributeError):  # the last three from the SDK, for a list that is none
        pass
    return None
