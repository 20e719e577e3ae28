"""Is a version faster? Interleaved runs, looked at in stages, until that is known or the time is up."""

from __future__ import annotations

import time
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from perfhint.records import Comparison
from perfhint.stats import (
    CONFIDENCE,
    Decision,
    Sample,
    compare,
    decide,
    is_look,
    pairs_needed,
    ranks_at,
    told_apart,
)
from perfhint.verify.correct import time_limit
from perfhint.verify.rounds import Rounds
from perfhint.verify.schedule import affordable, choose_cases, choose_cpu, choose_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from perfhint.records import Baseline
    from perfhint.workloads import Workload

    OnPair = Callable[[int, float], None]
    """Told after every round: pairs so far, and the ratio of the first version that is still being timed."""

_MOVED = 0.1
"""Share of the time after, from which on work is told to have moved outside the timed functions."""
_GRACE = 0.03
"""Share of the time given by which the last runs may exceed it before they are cut short."""


def compare_versions(
    old: bytes,
    new: bytes,
    workload: Workload,
    baseline: Baseline,
    *,
    min_speedup: float | None,
    deadline: float,
    max_pairs: int | None = None,
    progress: OnPair | None = None,
) -> Comparison:
    """`compare_many` for one new version."""
    return compare_many(
        [old, new],
        workload,
        baseline,
        min_speedup=min_speedup,
        deadline=deadline,
        max_pairs=max_pairs,
        progress=progress,
    )[0]


def compare_many(
    versions: Sequence[bytes],
    workload: Workload,
    baseline: Baseline,
    *,
    min_speedup: float | None,
    deadline: float,
    max_pairs: int | None = None,
    progress: OnPair | None = None,
) -> list[Comparison]:
    """Time versions against the first of them in one interleaved schedule: a comparison for each of the others.

    A version is timed until it is surely more than `min_speedup` times as fast as the first, surely not, or has run
    `max_pairs` pairs (see `choose_pairs`); with None for `min_speedup` until it is known which of the two is faster.
    Ends by `deadline` (of `time.monotonic`), if need be after a few pairs or none: the interval is then as wide as that
    deserves. The error rate holds for each comparison by itself.

    A version that fails, answers otherwise or takes several times as long as the original while it is timed is counted
    as if it took all the time it was given, and `objection` says what happened. It also says when less CPU time does
    not shorten the time on the wall clock, and when pairs or time ran out before a decision. Raises SandboxError.
    """
    race = _Race(versions, workload, baseline, min_speedup, deadline, max_pairs)
    while race.goes_on():
        if not race.rounds.run():
            break
        race.look()
        if progress is not None and (standing := race.standing()):
            progress(*standing)
    return [race.comparison(version) for version in range(1, len(versions))]


class _Race:
    """One schedule and what is already decided in it."""

    def __init__(
        self,
        versions: Sequence[bytes],
        workload: Workload,
        baseline: Baseline,
        min_speedup: float | None,
        deadline: float,
        max_pairs: int | None,
    ) -> None:
        available_s = max(0.0, deadline - time.monotonic())
        own_s = [baseline.own_s(case) for case in range(len(workload.cases))]
        telling = workload.timeable(own_s, affordable(baseline, len(versions), available_s))
        self._cases = choose_cases(baseline, len(versions), available_s, telling)
        self._names = [workload.cases[case].name for case in self._cases]
        self._versions = len(versions)
        self._baseline = baseline
        self._min_speedup = min_speedup
        self._deadline = deadline
        self._max_pairs = max_pairs or choose_pairs(baseline, self._cases)
        self._decided: set[int] = set()
        self.rounds = Rounds(
            versions,
            workload,
            baseline,
            self._cases,
            # Several processes or threads on one processor would be another program.
            cpu=choose_cpu() if baseline.clock == "cpu" else None,
            stop_at=deadline + _GRACE * available_s,
        )

    def goes_on(self) -> bool:
        """Whether there is something left to time, and time for it."""
        affordable = time.monotonic() + self.rounds.expected_s <= self._deadline
        return bool(self.rounds.racing) and self.rounds.pairs(0) < self._max_pairs and affordable

    def look(self) -> None:
        """Take those out of the race about which the question is answered."""
        if is_look(self.rounds.pairs(0), self._max_pairs):
            self._decided |= {version for version in self.rounds.racing if self._is_decided(version)}
            self.rounds.racing -= self._decided

    def standing(self) -> tuple[int, float] | None:
        """Pairs so far, and the estimate for the first version that ran in the last of them; None when all failed."""
        pairs = self.rounds.pairs(0)
        version = next((version for version in range(1, self._versions) if self.rounds.pairs(version) == pairs), None)
        if version is None:
            return None
        sample = Sample(*self.rounds.times(version, self._baseline.clock))
        return pairs, sample.interval(ranks_at(pairs, self._max_pairs, final=True)).estimate

    def comparison(self, version: int) -> Comparison:
        """What is known about `version` now that the race is over."""
        failures = self.rounds.failures
        if version in failures:
            return self._without_result(version, failures[version], limit_s=self._limit_s())
        if self.rounds.pairs(version) == 0:
            return self._without_result(version, "there was no time to run it even once")
        final = version not in self._decided
        process = self.rounds.process_times(version, self._baseline.clock)
        comparison = compare(
            *self.rounds.times(version, self._baseline.clock),
            process_before=process.before,
            process_after=process.after,
            max_pairs=self._max_pairs,
            final=final,
            clock=self._baseline.clock,
            cases=self._names,
            memory_ratio=self.rounds.peak_memory(version) / max(1, self.rounds.peak_memory(0)),
        )
        comparison = replace(comparison, charged_s=self.rounds.charged_s(version, self._baseline.clock))
        if final and 0 in failures:
            return replace(comparison, objection=f"the version it is compared with failed: {failures[0]}")
        return replace(comparison, objection=self._objection(version, comparison, final))

    def _is_decided(self, version: int) -> bool:
        sample = Sample(*self.rounds.times(version, self._baseline.clock))
        if self._min_speedup is None:
            return told_apart(sample, max_pairs=self._max_pairs)
        return decide(sample, self._min_speedup, max_pairs=self._max_pairs, final=False) is not Decision.CONTINUE

    def _objection(self, version: int, comparison: Comparison, final: bool) -> str:
        if self._min_speedup is None:
            return ""
        if comparison.faster_than(self._min_speedup):
            if comparison.clock == "cpu" and self._wall_high(version, final) < self._min_speedup:
                return "takes less CPU time, but no less time on the clock on the wall"
            return ""
        if comparison.charged_s > _MOVED * comparison.after_s:
            return f"takes {comparison.charged_s * 1000:.3g} ms longer outside the timed functions, as in its import"
        if not final or comparison.high < self._min_speedup:
            return ""
        needed = pairs_needed(Sample(comparison.before, comparison.after, comparison.null), self._min_speedup)
        advice = f"; about {needed} would be needed" if needed and needed > comparison.pairs else ""
        return f"not decided after {comparison.pairs} pair{'s' * (comparison.pairs > 1)}{advice}"

    def _wall_high(self, version: int, final: bool) -> float:
        """How much faster `version` may be at most on the wall clock."""
        sample = Sample(*self.rounds.times(version, "wall"))
        return sample.interval(ranks_at(sample.pairs, self._max_pairs, final=final)).high

    def _limit_s(self) -> float:
        return sum(time_limit(self._baseline.executions[case]) for case in self._cases)

    def _without_result(self, version: int, objection: str, limit_s: float | None = None) -> Comparison:
        """A version that took `limit_s` at least; with None, one about whose time nothing is known."""
        clock = self._baseline.clock
        executions = [self._baseline.executions[case] for case in self._cases]
        before_s = sum(execution.cpu_s if clock == "cpu" else execution.wall_s for execution in executions)
        most = 1.0 if limit_s is None else before_s / limit_s
        before, after, null = self.rounds.times(version, clock)
        process = self.rounds.process_times(version, clock)
        return Comparison(
            speedup=most,
            low=0.0,
            high=inf if limit_s is None else most,
            confidence=CONFIDENCE,
            p_value=1.0,
            memory_ratio=1.0,
            before_s=before_s,
            after_s=before_s / most,
            process_speedup=most,
            clock=clock,
            pairs=self.rounds.pairs(version),
            before=tuple(map(tuple, before)),
            after=tuple(map(tuple, after)),
            null=tuple(null),
            process_before=tuple(map(tuple, process.before)),
            process_after=tuple(map(tuple, process.after)),
            cases=tuple(self._names),
            objection=objection,
        )
