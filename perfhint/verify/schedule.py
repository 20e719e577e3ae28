"""What is timed, how often and where: the cases worth the time, the pairs, and a processor that is free."""

from __future__ import annotations

import os
import time
from functools import cache
from typing import TYPE_CHECKING

import psutil

from perfhint.stats import MAX_PAIRS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.records import Baseline

_MOST_CASES = 3
_COVERAGE = 0.8
"""Share of the affordable own time beyond which a further case tells nothing new."""
_WORTH = 0.1
"""A case must take this share of the longest one's own time: smaller ones mostly measure the interpreter's end."""
_ROUNDS = 8
"""The first look is after so many rounds."""
_COMFORT = 0.25
"""Further cases are taken while `_ROUNDS` rounds of all fit into this share of the time."""
_LONG = 10
"""A program is not short when it takes so many times as long as an empty one."""
_WATCH_S = 0.1


def choose_pairs(baseline: Baseline, cases: Sequence[int]) -> int:
    """How many pairs to run at most: twice as many for short programs.

    There the interpreter's end hides part of a gain, and a pair is quick.
    """
    own_s = sum(baseline.own_s(case) for case in cases)
    return MAX_PAIRS if own_s >= _LONG * len(cases) * baseline.null_s else 2 * MAX_PAIRS


def affordable(baseline: Baseline, versions: int, available_s: float) -> list[bool]:
    """Of each case, whether `available_s` wall seconds are enough for the first look at all versions."""
    return [_ROUNDS * versions * execution.wall_s <= available_s for execution in baseline.executions]


def choose_cases(
    baseline: Baseline, versions: int, available_s: float, telling: Sequence[int] | None = None
) -> list[int]:
    """Indices of the cases to time, longest first: those that make up most of the original's own time.

    Only cases of `telling` count, if it is given.

    Cases too long for enough rounds of all `versions` within `available_s` wall seconds are passed over for shorter
    ones, as long as those are worth timing; there is always one.
    """
    own = [baseline.own_s(case) for case in range(len(baseline.executions))]
    rounds_s = [_ROUNDS * versions * execution.wall_s for execution in baseline.executions]
    telling = range(len(own)) if telling is None else telling
    longest = max(own[i] for i in telling)
    worth = sorted((i for i in telling if own[i] >= _WORTH * longest), key=lambda i: -own[i])
    quick = affordable(baseline, versions, available_s)
    fitting = [i for i in worth if quick[i]]
    if not fitting:
        return [min(worth, key=lambda i: rounds_s[i])]
    chosen = fitting[:1]
    for case in fitting[1:_MOST_CASES]:
        enough = sum(own[i] for i in chosen) >= _COVERAGE * sum(own[i] for i in fitting)
        if enough or sum(rounds_s[i] for i in (*chosen, case)) > _COMFORT * available_s:
            break
        chosen.append(case)
    return chosen


@cache
def choose_cpu() -> int | None:
    """The processor that was least busy just now, of those this process may use; the last of equals.

    The first ones get most of a machine's interrupts. None where processes cannot be pinned.
    """
    if not hasattr(os, "sched_getaffinity"):
        return None
    allowed = os.sched_getaffinity(0)
    before = psutil.cpu_times(percpu=True)
    time.sleep(_WATCH_S)
    after = psutil.cpu_times(percpu=True)
    idle = {cpu: after[cpu].idle - before[cpu].idle for cpu in allowed if cpu < len(after)}
    return max(idle, key=lambda cpu: (idle[cpu], cpu), default=None)
