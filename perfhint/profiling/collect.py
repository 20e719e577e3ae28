"""Run the target under the profiler until there are enough samples."""

from __future__ import annotations

import time
from itertools import cycle
from typing import TYPE_CHECKING

from perfhint.profiling.merge import Samples

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.records import Execution, Profile

ENOUGH = 200
"""Samples. The share of a line is then known to within 7 percentage points (two standard errors)."""
SECONDS = 2.0
"""No run is started later than this."""


def collect(source: str, *runs: Callable[[], Execution], enough: int = ENOUGH, seconds: float = SECONDS) -> Profile:
    """The profile of `source` under `runs`: one callable per case, each running it with `runner="profile"`.

    All cases are run equally often, so that each has its own weight, until there are `enough` samples; a short
    program is run many times. Give the longest cases first: when the `seconds` are over, the rest is left out.
    A program that leaves by `os._exit` or a signal has no samples.
    """
    samples = Samples(source)
    deadline = time.monotonic() + seconds
    for number, run in enumerate(cycle(runs), start=1):
        samples.add(run().report)
        all_ran = number % len(runs) == 0
        if time.monotonic() >= deadline or (all_ran and (samples.count >= enough or not samples.count)):
            break
    return samples.profile()
