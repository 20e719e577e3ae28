"""What is asked of a model, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """One question to a model: everything that decides the answer, but for the model itself."""

    messages: tuple[Message, ...]
    samples: int = 1
    """How many independent replies are wanted."""
    max_tokens: int = 4096
    """Longest reply, in the model's tokens."""
    temperature: float = 0.7
    seed: int | None = None
    """Of the first sample, the next ones count up; advice only: not every back end can repeat itself."""
    schema: Mapping[str, Any] | None = None
    """JSON schema that every reply should satisfy; a back end that cannot see to it asks for it in words."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One sample of a model's answer."""

    text: str
    cut: bool = False
    """It ended because of a limit on tokens or because the connection broke, not because it was complete."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What an exchange used, as the back end counts it."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    cost_usd: float | None = None
    """None where the price is not known."""

    @property
    def total_tokens(self) -> int:
        """Tokens read and written."""
        return self.prompt_tokens + self.completion_tokens


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and all that came back."""

    model: str
    """The back end's specification, such as "openai:gpt-5@http://localhost:8000/v1"; never with a key."""
    request: Request
    replies: tuple[Reply, ...]
    """Fewer than asked for where the back end could not give them all; never none."""
    usage: Usage
    seconds: float
    """From sending to the last token, waiting and repeating included."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model file in the user's data folder."""

    name: str
    """OWNER/NAME/FILE; "gguf:" and this is its specification."""
    path: Path
    size: int


@dataclass(frozen=True, slots=True)
class ModelTrial:
    """What a model did with two small requests: one for a few lines, one for JSON."""

    model: str
    context_tokens: int | None
    reply: str
    usage: Usage
    """Of the first request."""
    first_s: float
    """Until its first piece of text came; loading the model is part of it."""
    seconds: float
    tokens_per_s: float | None
    """While the text came; None where that was too short to tell."""
    json_problem: str
    """Why the second request did not bring JSON that satisfies its schema; empty where it did."""
