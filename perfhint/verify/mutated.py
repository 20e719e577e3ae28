"""Candidates on inputs made from the user's own: what the original does there is what they must do.

The workload makes the inputs. Each is run with the original under two hash seeds before any candidate sees it; those
that it may not be given, or that it does not answer the same twice, are dropped. What is left is kept for all
candidates of a run.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from perfhint.records import Rejection
from perfhint.verify.baseline import SEEDS
from perfhint.verify.correct import time_limit
from perfhint.workloads import CLEAN_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from perfhint.records import Baseline, Case, Execution
    from perfhint.workloads import Difference, Workload

LEAST_S = 3.0
"""Wall seconds that a candidate may take at least: the inputs are small, and the machine may be busy."""
PATIENCE_S = 0.5
"""How much longer than a few times what it takes for the quickest of the user's cases, or as long as for the slowest,
the original may take on an input made from them: such inputs are small."""
PATIENCE_SHARE = 0.1
"""Of the time that is left for all of them..."""
LEAST_TIMES = 3
"""...but never less than so many times what the quickest case takes: on a busy machine that alone may be more."""
HOPELESS = 30
"""Inputs dropped in a row upon which no more are made."""
SHRINKING_S = 4.0


class Trial(NamedTuple):
    """What became of a candidate on the inputs it was run on."""

    passed: int
    """Inputs on which it did what the original does."""
    difference: Difference | None = None
    """The smallest that was found."""
    hash_seed: int = 0


class MutatedInputs:
    """The inputs of one run, made as they are needed, always the same ones in the same order."""

    def __init__(self, workload: Workload, baseline: Baseline, *, seconds: float, hash_seeds: Sequence[int]) -> None:
        """`seconds` of wall time are for everything that is done here during the run."""
        self.left_s = seconds
        self.made = 0
        """Inputs that the original was run on."""
        self._workload = workload
        self._hash_seeds = tuple(hash_seeds)
        walls = [each.wall_s for each in baseline.executions]
        self._always_prints = all(each.stdout.strip() for each in baseline.executions)
        quickest = min(walls, default=0.0)
        self._patience_s = PATIENCE_S + min(4 * quickest, 1.5 * max(walls, default=0.0))
        self._least_s = LEAST_TIMES * quickest
        self._fresh = self._dependable(workload.mutated())
        self._kept: list[tuple[Case, Execution]] = []
        self._telling: list[tuple[Case, Execution, int]] = []
        """Those on which a candidate was found to differ, with the hash seed."""

    @property
    def kept(self) -> int:
        """Inputs that candidates are run on."""
        return len(self._kept)

    def trial(self, program: bytes, *, passed: int = 0, most: int, seconds: float) -> Trial:
        """Run `program` on inputs until it differs: those that caught others first, then up to `most` in all.

        It is known to have `passed` the first ones. No more are begun after `seconds`, or when there is no time left
        for the run, but those that caught others cost little and are run anyway.
        """
        started = time.monotonic()
        try:
            for case, original, seed in self._telling if not passed else ():
                if found := self._difference(program, case, original, seed):
                    return Trial(0, found, seed)
            until = started + min(seconds, self.left_s)
            for number, (case, original) in enumerate(self._inputs(until), 1):
                if number <= passed:
                    continue
                if number > most or time.monotonic() >= until:
                    break
                seed = self._hash_seeds[number % len(self._hash_seeds)]
                if found := self._difference(program, case, original, seed):
                    return Trial(passed, *self._shrunk(program, found, seed))
                passed = number
            return Trial(passed)
        finally:
            self.left_s -= time.monotonic() - started

    def _inputs(self, until: float) -> Iterator[tuple[Case, Execution]]:
        """All that there are, and then new ones until it is time to stop."""
        yield from tuple(self._kept)
        while time.monotonic() < until and (found := next(self._fresh, None)) is not None:
            if found[1] is not None:
                self._kept.append((found[0], found[1]))
                yield self._kept[-1]

    def _dependable(self, cases: Iterator[Case]) -> Iterator[tuple[Case, Execution | None]]:
        """The cases with what the original does; None for one to be dropped, so that whoever waits can look up."""
        dropped = 0
        for case in cases:
            self.made += 1
            original = self._original(case)
            dropped = dropped + 1 if original is None else 0
            yield case, original
            if dropped == HOPELESS:
                return

    def _original(self, case: Case) -> Execution | None:
        """What the original does on a case, if that can be relied upon and the case may be given to it."""
        affordable = min(self._patience_s, max(PATIENCE_S, PATIENCE_SHARE * self.left_s))
        limit = min(max(affordable, self._least_s), self._workload.limits.wall_s)
        first: Execution | None = None
        for seed in SEEDS:
            run = self._workload.execute(self._workload.original, case, hash_seed=seed, timeout_s=limit)
            if run.ending not in CLEAN_ENDINGS or not self._workload.is_meant(case, run):
                return None
            if self._always_prints and run.exit_status == 0 and not run.stdout.strip():
                return None  # it found no answer, which the input should have had
            if first is not None and not self._workload.is_steady(case, first, run):
                return None
            first = first or run
        return first

    def _difference(self, program: bytes, case: Case, original: Execution, seed: int) -> Difference | None:
        """What `program` does differently from the original, where nothing else can be the cause.

        The original is asked again under the same seed. What ended by a limit or a signal must do so again with twice
        the time: on a busy machine it may happen to anybody.
        """
        workload = self._workload
        limit = max(LEAST_S, time_limit(original))
        got = workload.execute(program, case, hash_seed=seed, timeout_s=limit)
        found = workload.difference(case, original, got)
        if found is None:
            return None
        again = workload.execute(workload.original, case, hash_seed=seed, timeout_s=limit)
        if workload.difference(case, original, again) is not None:
            return None
        if got.ending in CLEAN_ENDINGS:
            return found
        got = workload.execute(program, case, hash_seed=seed, timeout_s=2 * limit)
        return workload.difference(case, original, got)

    def _shrunk(self, program: bytes, found: Difference, seed: int) -> tuple[Difference, int]:
        """A difference on as small an input as can be found in a short time; it is remembered for other candidates."""
        until = time.monotonic() + SHRINKING_S
        smallest = self._original(found.case)
        simpler = self._workload.simpler(found.case, found)
        if found.rejection is Rejection.ENDING:  # it may take as long every time
            simpler = iter(())
        while time.monotonic() < until and (case := next(simpler, None)) is not None:
            original = self._original(case)
            smaller = original and self._difference(program, case, original, seed)
            if original is not None and smaller:
                found, smallest = smaller, original
                simpler = self._workload.simpler(case, smaller)
        if smallest is not None:
            self._telling.append((found.case, smallest, seed))
        return found, seed
