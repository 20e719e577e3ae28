"""Versions of a program run in turn, so that whatever slows the machine down slows all of them down alike."""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from perfhint.records import Ending
from perfhint.verify.charging import Outside, charge, outside
from perfhint.verify.correct import HASH_SEEDS, time_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from perfhint.records import Baseline, Execution
    from perfhint.workloads import Workload

_NULL = -1


class Times(NamedTuple):
    """Seconds of two versions, one row per case, one column per round, and of the empty program in these rounds."""

    before: list[list[float]]
    after: list[list[float]]
    null: list[float]


@dataclass(frozen=True, slots=True)
class _Cost:
    own_s: Mapping[str, float]
    """By clock, from the moment the program began."""
    process_s: Mapping[str, float]
    peak_rss_bytes: int
    outside: Outside | None


class _OutOfTimeError(Exception):
    """The race has to stop within this round."""


class Rounds:
    """Rounds in which every version still in the race runs every timed case once, and an empty program runs once.

    Version 0 is the reference. The order within a round is random, and that of every other round the reverse of the one
    before: nothing that repeats on the machine favours a version. Every run is held against the baseline; a version
    that fails or takes too long is out of the race.
    """

    def __init__(
        self,
        versions: Sequence[bytes],
        workload: Workload,
        baseline: Baseline,
        cases: Sequence[int],
        *,
        cpu: int | None,
        stop_at: float,
    ) -> None:
        self._versions = versions
        self._workload = workload
        self._baseline = baseline
        self._cases = cases
        self._cpu = cpu
        self._stop_at = stop_at
        self._random = Random(0)
        self._order: list[int] = []
        self._costs: list[list[list[_Cost]]] = [[] for _ in versions]
        """For every version and round: the cost of each case."""
        self._null: list[_Cost] = []
        self.racing = set(range(1, len(versions)))
        """Versions still to be run; the caller takes out those it needs no more of."""
        self.failures: dict[int, str] = {}
        """What versions did that put them out of the race."""
        self.expected_s = sum(baseline.executions[case].wall_s for case in cases) * len(versions)
        """Wall seconds the next round will probably take."""

    def run(self) -> bool:
        """Run one round. False when it could not be completed: `stop_at` is reached, or the reference failed."""
        started = time.monotonic()
        self._order = self._next_order()
        costs: dict[int, list[_Cost]] = {version: [] for version in self._order}
        try:
            for case in self._cases:
                for version in self._order:
                    if version not in self.failures and (version != _NULL or case == self._cases[0]):
                        costs[version].append(self._cost(version, case))
        except _OutOfTimeError:
            return False
        finally:
            self.racing -= self.failures.keys()
        if 0 in self.failures:
            return False
        self._null += costs.pop(_NULL)
        for version, row in costs.items():
            if version not in self.failures:
                self._costs[version].append(row)
        self.expected_s = time.monotonic() - started
        return True

    def pairs(self, version: int) -> int:
        """How many rounds `version` has completed."""
        return len(self._costs[version])

    def times(self, version: int, clock: str) -> Times:
        """Seconds of the reference and of `version`, in the rounds that `version` completed, from their beginning.

        What `version` takes elsewhere instead counts, too (see `charging`).
        """
        times = self._times(version, lambda cost: cost.own_s[clock])
        charges = self._charges(version, clock)
        after = [[seconds + extra for seconds in row] for row, extra in zip(times.after, charges, strict=True)]
        return times._replace(after=after)

    def charged_s(self, version: int, clock: str) -> float:
        """Seconds by which `version` takes longer elsewhere, all cases together."""
        return sum(self._charges(version, clock))

    def process_times(self, version: int, clock: str) -> Times:
        """The same of whole processes, interpreter start included."""
        return self._times(version, lambda cost: cost.process_s[clock])

    def peak_memory(self, version: int) -> int:
        """Bytes: the largest over the cases of what `version` needs at least, after one round or more."""
        by_case: zip[tuple[_Cost, ...]] = zip(*self._costs[version], strict=True)
        return max(min(cost.peak_rss_bytes for cost in costs) for costs in by_case)

    def _charges(self, version: int, clock: str) -> list[float]:
        """For each case."""
        pairs = self.pairs(version)
        return [
            charge(
                [costs[case].outside for costs in self._costs[0][:pairs]],
                [costs[case].outside for costs in self._costs[version][:pairs]],
                clock,
            )
            for case in range(len(self._cases))
        ]

    def _times(self, version: int, seconds: Callable[[_Cost], float]) -> Times:
        pairs = self.pairs(version)
        before, after = (
            [[seconds(costs[case]) for costs in self._costs[v][:pairs]] for case in range(len(self._cases))]
            for v in (0, version)
        )
        return Times(before, after, [seconds(cost) for cost in self._null[:pairs]])

    def _next_order(self) -> list[int]:
        processes = [_NULL, 0, *sorted(self.racing)]
        if len(self._null) % 2 == 0:
            return self._random.sample(processes, len(processes))
        return [version for version in reversed(self._order) if version in processes]

    def _cost(self, version: int, case: int) -> _Cost:
        original = self._baseline.executions[case]
        limit_s = self._workload.limits.wall_s if version <= 0 else time_limit(original)
        remaining_s = self._stop_at - time.monotonic()
        if remaining_s <= 0:
            raise _OutOfTimeError
        seed, timeout_s = HASH_SEEDS[len(self._null) % len(HASH_SEEDS)], min(limit_s, remaining_s)
        if version == _NULL:
            got = self._workload.execute_nothing(hash_seed=seed, cpu=self._cpu, timeout_s=timeout_s)
        else:
            program, each = self._versions[version], self._workload.cases[case]
            got = self._workload.execute(program, each, hash_seed=seed, cpu=self._cpu, timeout_s=timeout_s)
        if got.ending is Ending.TIMEOUT and remaining_s < limit_s:
            raise _OutOfTimeError
        if version != _NULL:
            self._hold_against(original, got, version, case)
        return _Cost(
            own_s={"cpu": got.own_cpu_s, "wall": got.own_wall_s},
            process_s={"cpu": got.cpu_s, "wall": got.wall_s},
            peak_rss_bytes=got.peak_rss_bytes,
            outside=outside(got),
        )

    def _hold_against(self, original: Execution, got: Execution, version: int, case: int) -> None:
        if got.ending is Ending.TIMEOUT:
            self.failures[version] = (
                f"case {self._workload.cases[case].name}: took several times as long as the original"
            )
            return
        difference = self._workload.difference(self._workload.cases[case], original, got)
        if difference is not None:
            self.failures[version] = f"{difference.place}, while being timed: {difference.detail}"
