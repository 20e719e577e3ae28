"""What a back end is: a class with one method that matters."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.records import Exchange, Request

    OnText = Callable[[str], None]
    """Told of every piece of text as it arrives, whichever sample it belongs to; for progress only."""


class Model(ABC):
    """Something that answers requests. Used from one thread at a time; close it when done.

    Wrappers (recording, remembering, capped) are models too, so whoever asks need not know which it has.
    """

    spec: str
    """What the user wrote to get it, such as "openai:NAME@BASE_URL"; never with a key."""
    repeats: int = 0
    """How often, at most, one request is asked again although it may be paid for; caps reckon with it."""

    @abstractmethod
    def reply(self, request: Request, on_text: OnText | None = None) -> Exchange:
        """The answer to `request`, with at least one reply.

        Raises only `ModelError`s: every error of a back end's SDK is mapped to one where it arises.
        """

    @property
    def context_tokens(self) -> int | None:
        """How many tokens prompt and reply may have together; None where the back end does not tell."""
        return None

    def close(self) -> None:  # noqa: B027 - most back ends hold nothing that needs it
        """Release connections and memory; the model cannot be used afterwards."""
