"""What tokens are: integers, decimal numbers, words. Numbers are worked on as integers, whatever they look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = int | str

_INTEGER = re.compile(r"0|-?[1-9]\d{0,30}")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,15})(?:\.(\d{1,9}))?")


@dataclass(frozen=True, slots=True)
class Kind:
    """Of the tokens that stand in one place of the grammar."""

    decimals: int | None
    """Digits after the point, 0 for integers; None for words."""

    @property
    def is_word(self) -> bool:
        """It cannot be counted with."""
        return self.decimals is None

    def value(self, token: str) -> Value:
        """The token as something to work on: decimal numbers in their smallest unit."""
        if self.decimals is None:
            return token
        whole, _, part = token.partition(".")
        return int(whole + part.ljust(self.decimals, "0"))

    def token(self, value: Value) -> str:
        """The token of a value."""
        if not self.decimals:
            return str(value)
        assert isinstance(value, int)
        digits = str(abs(value)).rjust(self.decimals + 1, "0")
        return f"{'-' if value < 0 else ''}{digits[: -self.decimals]}.{digits[-self.decimals :]}"


WORD = Kind(None)


def kind_of(tokens: Iterable[str]) -> Kind:
    """The kind of all these tokens."""
    decimals = 0
    for token in tokens:
        if _INTEGER.fullmatch(token):
            continue
        found = _DECIMAL.fullmatch(token)
        if found is None or not found[1]:
            return WORD
        decimals = max(decimals, len(found[1]))
    return Kind(decimals)
