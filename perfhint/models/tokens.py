"""How many tokens a text may have, without the model's tokenizer: never fewer than it has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfhint.records import Request

_PER_MESSAGE = 16
"""Role and separators that a chat template puts around a message."""
_PER_REQUEST = 256
"""What it puts around everything, such as a system message of its own, and what a back end adds about the schema."""


def most_tokens(text: str) -> int:
    """As many as the text has bytes: no tokenizer in use makes more. For code it is three to four times the truth."""
    return len(text.encode("utf-8", "replace"))


def most_prompt_tokens(request: Request) -> int:
    """What the prompt of a request may have, its schema included, which some servers put into it."""
    schema = json.dumps(request.schema) if request.schema else ""
    messages = sum(most_tokens(message.content) + _PER_MESSAGE for message in request.messages)
    return messages + most_tokens(schema) + _PER_REQUEST
