"""Does a candidate behave as the original does, on every case and under several hash seeds?"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from perfhint.records import Rejection, Verdict
from perfhint.source.compiles import syntax_error
from perfhint.verify import baseline as baselines
from perfhint.workloads import counterexample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.records import Baseline, Case, Execution
    from perfhint.workloads import Difference, Workload

HASH_SEEDS = (0, 1, 2)
MORE_SEEDS_S = 10.0
_SLOWER = 3.0
_LEAST_S = 2.0
"""On a busy machine a process may have to wait for longer than it runs."""
_EXTRA_S = 0.5


def time_limit(original: Execution) -> float:
    """Wall seconds a candidate may take for what the original did in `original`: several times as long."""
    return max(_LEAST_S, _SLOWER * original.wall_s + _EXTRA_S)


def check_correct(
    program: bytes,
    workload: Workload,
    baseline: Baseline,
    *,
    hash_seeds: Sequence[int] = HASH_SEEDS,
    more_seeds_s: float = MORE_SEEDS_S,
) -> Verdict:
    """Compile `program` with the target's interpreter, then run it on all cases under one hash seed after the other.

    The cheapest cases come first and the first difference ends it, so the counterexample is about the smallest there
    is. Two seeds always; those after them are left out when seeds after the first would take longer than `more_seeds_s`
    wall seconds together. `Verdict.seeds` has those that were run, and `detail` says which were not. Raises
    BaselineError when a further seed shows that the original itself depends on it.
    """
    if program == workload.original:
        return Verdict(Rejection.UNCHANGED)
    error = syntax_error(program, workload.target.interpreter)
    if error is not None:
        return Verdict(Rejection.SYNTAX, error)
    cases = _cheapest_first(workload, baseline)
    done: list[int] = []
    affordable = 1
    started = time.monotonic()
    for seed in hash_seeds:
        if len(done) == affordable:
            break
        difference = _first_difference(program, workload, cases, seed)
        if difference is not None:
            return _rejected(difference, seed, done)
        done.append(seed)
        if len(done) == 1:
            affordable = max(2, 1 + int(more_seeds_s / (time.monotonic() - started)))
    left_out = ", ".join(str(seed) for seed in hash_seeds[len(done) :])
    return Verdict(detail=f"hash seeds left out to save time: {left_out}" if left_out else "", seeds=tuple(done))


def _cheapest_first(workload: Workload, baseline: Baseline) -> list[tuple[Case, Execution]]:
    """Cases with the original's execution, the smaller input first among those that take about as long.

    About: the same number of doublings of the shortest time, which no usual noise changes.
    """
    times = [e.cpu_s if baseline.clock == "cpu" else e.wall_s for e in baseline.executions]
    shortest = max(min(times), 0.001)

    def cost(index: int) -> tuple[int, int]:
        doublings = int(math.log2(max(times[index] / shortest, 1.0)))
        return doublings, workload.input_bytes(workload.cases[index])

    judging = [i for i, case in enumerate(workload.cases) if not workload.is_only_timed(case)]
    return [(workload.cases[i], baseline.executions[i]) for i in sorted(judging, key=cost)]


def _first_difference(
    program: bytes, workload: Workload, cases: Sequence[tuple[Case, Execution]], seed: int
) -> Difference | None:
    for case, original in cases:
        got = workload.execute(program, case, hash_seed=seed, timeout_s=time_limit(original))
        difference = workload.difference(case, original, got)
        if difference is not None:
            _require_steady_original(workload, case, original, seed)
            return difference
    return None


def _require_steady_original(workload: Workload, case: Case, original: Execution, seed: int) -> None:
    """Two seeds do not show every dependence on the seed: ask the original before the candidate is blamed."""
    if seed in baselines.SEEDS:
        return
    difference = workload.difference(case, original, workload.execute(workload.original, case, hash_seed=seed))
    if difference is not None:
        raise baselines.hash_dependent(difference)


def _rejected(difference: Difference, seed: int, done: Sequence[int]) -> Verdict:
    return Verdict(
        difference.rejection,
        difference.told,
        counterexample(difference, seed),
        seeds=tuple(done),
    )
