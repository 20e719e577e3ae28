"""When to ask again: exponential waits with jitter, and what the server says about it."""

from __future__ import annotations

import email.utils
import math
import random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Pacing(NamedTuple):
    """How often a request is sent again, and how long to wait before it is.

    All repeating happens by this, none in OpenAI's SDK: that one repeats neither what breaks off in mid-stream nor what
    comes with status 200 and is an error, and cannot tell what may have been paid for.
    """

    attempts: int = 5
    """Sendings in all of a request that was certainly not answered: refused connections, 408, 409, 429 and 5xx."""
    first_s: float = 0.5
    """Wait before the second; doubled for each that follows."""
    longest_s: float = 30.0
    obeyed_s: float = 120.0
    """Longest wait that a server may ask for, all in all; it is not asked again when it wants more."""

    def wait_s(self, repeats: int, asked_s: float | None) -> float:
        """Seconds to wait after `repeats` waits, where the server asked for `asked_s`.

        Jitter spreads those who were all refused at once: up to a quarter earlier, but never earlier than asked.
        """
        if asked_s is not None:
            return asked_s * random.uniform(1.0, 1.1)
        return min(self.first_s * 2.0**repeats, self.longest_s) * random.uniform(0.75, 1.0)


def asked_wait_s(headers: Mapping[str, str], now: float) -> float | None:
    """Seconds that Retry-After (seconds or a date) or Retry-After-Ms ask for, None where they do not say.

    `now` is seconds since the epoch; `headers` must not mind upper and lower case.
    """
    for name, divisor in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(headers.get(name, "")) / divisor
        except ValueError:
            continue
        if not math.isnan(seconds):
            return max(0.0, seconds)
    try:
        date = email.utils.parsedate_to_datetime(headers.get("retry-after", ""))
        return max(0.0, date.timestamp() - now)
    except (ValueError, OverflowError):
        return None
