"""Never fooled, and not blind: how often versions with known speed are called faster under simulated noise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from statistics import fmean, pstdev

import noise
import pytest

from perfhint.stats import Decision, Sample, decide, is_look
from perfhint.stats.stages import ALPHA

PAIRS = 30
TWICE = 2 * PAIRS
TRIALS = 1000
named = pytest.mark.parametrize("model", noise.MODELS, ids=lambda model: model.__name__)


@dataclass(frozen=True)
class Program:
    """Own seconds of every timed case, and of the interpreter's end."""

    own_s: tuple[float, ...] = (0.1,)
    null_s: float = 0.002
    tick_s: float = 0.0
    """Granularity of the clock."""


@cache
def schedules(model: noise.Model, cases: int, pairs: int) -> list[list[list[float]]]:
    """For every trial the slow-downs of each process: a row for old and new version of each case, and one for null."""
    random = Random(f"{model.__name__} {cases}")
    processes = 2 * cases + 1
    trials = []
    for _ in range(TRIALS):
        factors = iter(model(random, pairs * processes))
        rows: list[list[float]] = [[] for _ in range(processes)]
        for pair in range(pairs):
            if pair % 2 == 0:
                order = random.sample(range(processes), processes)
            for process in order if pair % 2 == 0 else reversed(order):
                rows[process].append(next(factors))
        trials.append(rows)
    return trials


def share_called_faster(
    model: noise.Model,
    speedup: float,
    min_speedup: float,
    program: Program = Program(),
    pairs: int = PAIRS,
    trials: int = TRIALS,
) -> float:
    """Of `trials` staged comparisons that may run up to `pairs` pairs."""
    cases = len(program.own_s)
    called = 0
    for rows in schedules(model, cases, max(pairs, PAIRS))[:trials]:
        old = [clocked(program, own, row) for own, row in zip(program.own_s, rows, strict=False)]
        new = [clocked(program, own / speedup, row) for own, row in zip(program.own_s, rows[cases:], strict=False)]
        null = clocked(program, 0, rows[-1])
        called += decision(old, new, null, min_speedup, pairs) is Decision.FASTER
    return called / trials


def clocked(program: Program, own_s: float, factors: list[float]) -> list[float]:
    times = [(program.null_s + own_s) * factor for factor in factors]
    return [round(time / program.tick_s) * program.tick_s for time in times] if program.tick_s else times


def decision(
    old: list[list[float]], new: list[list[float]], null: list[float], min_speedup: float, max_pairs: int
) -> Decision:
    for pairs in range(1, max_pairs + 1):
        if is_look(pairs, max_pairs):
            sample = Sample([row[:pairs] for row in old], [row[:pairs] for row in new], null[:pairs])
            decided = decide(sample, min_speedup, max_pairs=max_pairs, final=pairs == max_pairs)
            if decided is not Decision.CONTINUE:
                return decided
    raise AssertionError("the last look decides")


@named
def test_noise_is_as_strong_as_claimed(model: noise.Model) -> None:
    random = Random(1)
    windows = [model(random, 3 * PAIRS) for _ in range(200)]
    variation = fmean(pstdev(window) / fmean(window) for window in windows)
    assert 0.05 < variation < (2.0 if model is noise.outliers else 0.32)


@pytest.mark.parametrize("model", [noise.gaussian, noise.bursts, noise.mixture], ids=lambda model: model.__name__)
def test_decisions_are_mostly_right(model: noise.Model) -> None:
    assert share_called_faster(model, 1, 1.1, trials=100) == 0
    assert share_called_faster(model, 1.5, 1.1, trials=100) >= 0.95


@pytest.mark.slow
@pytest.mark.parametrize("model", [*noise.MODELS, noise.wild], ids=lambda model: model.__name__)
def test_a_program_is_not_faster_than_itself(model: noise.Model) -> None:
    assert share_called_faster(model, 1, 1.1) <= 0.005
    assert share_called_faster(model, 1, 1.0) <= 0.01


@pytest.mark.slow
@named
def test_true_speedups_are_found(model: noise.Model) -> None:
    assert share_called_faster(model, 1.25, 1.1) >= 0.9
    assert share_called_faster(model, 1.5, 1.1) >= 0.98


SHORT = Program(own_s=(0.005,), null_s=0.0017)


@pytest.mark.slow
@named
def test_short_programs_are_judged_as_well_with_twice_as_many_pairs(model: noise.Model) -> None:
    assert share_called_faster(model, 1, 1.1, SHORT, TWICE) <= 0.005
    assert share_called_faster(model, 1, 1.0, SHORT, TWICE) <= 0.01
    assert share_called_faster(model, 1.25, 1.1, SHORT, TWICE) >= 0.9
    assert share_called_faster(model, 1.5, 1.1, SHORT, TWICE) >= 0.98


@pytest.mark.slow
@named
def test_exactly_the_minimum_is_not_more_than_the_minimum(model: noise.Model) -> None:
    assert share_called_faster(model, 1.1, 1.1) <= 0.01


@pytest.mark.slow
@pytest.mark.parametrize("pairs", [1, 2, 3, 4, 5, 6, 9])
def test_few_pairs_do_not_fool(pairs: int) -> None:
    chance = 3 * (ALPHA / TRIALS) ** 0.5  # three standard errors of the share seen
    for model in noise.MODELS:
        assert share_called_faster(model, 1, 1.0, pairs=pairs) <= ALPHA + chance, model.__name__


@pytest.mark.parametrize(("pairs", "speedup"), [(3, 10), (4, 5), (5, 4), (8, 3)])
def test_few_pairs_are_enough_for_large_differences(pairs: int, speedup: float) -> None:
    for model in (noise.gaussian, noise.drift, noise.throttling):
        assert share_called_faster(model, speedup, 1.1, pairs=pairs, trials=100) >= 0.98, model.__name__


PROGRAMS = {
    "hardly any time of its own": Program(own_s=(0.0005,), null_s=0.02),
    "ticks of 4 ms": Program(own_s=(0.02,), tick_s=0.004),
    "ticks longer than the program": Program(own_s=(0.001,), null_s=0.002, tick_s=0.01),
    "several cases": Program(own_s=(0.1, 0.05, 0.01), null_s=0.02),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", PROGRAMS)
def test_no_kind_of_program_is_faster_than_itself(kind: str) -> None:
    for model in (noise.gaussian, noise.bursts, noise.drift, noise.outliers, noise.mixture):
        assert share_called_faster(model, 1, 1.0, PROGRAMS[kind], trials=500) <= 0.01, model.__name__


@pytest.mark.slow
def test_several_cases_are_compared_together() -> None:
    for model in (noise.bursts, noise.heavy_tail, noise.mixture):
        assert share_called_faster(model, 1.25, 1.1, Program(own_s=(0.1, 0.08, 0.05))) >= 0.9, model.__name__


def test_bursts_that_happen_to_hit_one_side_only() -> None:
    random = Random(5)
    quiet = [[1 + 0.02 * random.random() for _ in range(PAIRS)] for _ in range(3)]
    null = [0.1 * factor for factor in quiet[2]]
    for every, min_speedup in ((5, 1.0), (2, 1.1)):
        old = [factor * (1.8 if pair % every == 0 else 1) for pair, factor in enumerate(quiet[0])]
        assert decision([old], [quiet[1]], null, min_speedup, PAIRS) is Decision.NOT_FASTER


def test_equal_times_are_no_difference() -> None:
    times = [0.01] * PAIRS
    assert decision([times], [times], times, 1.0, PAIRS) is Decision.NOT_FASTER
    assert decision([[0.0] * PAIRS], [[0.0] * PAIRS], [0.0] * PAIRS, 1.0, PAIRS) is Decision.NOT_FASTER


def test_what_surely_does_not_reach_the_minimum_is_given_up_early() -> None:
    random = Random(6)
    old, new = ([1 + 0.01 * random.random() for _ in range(8)] for _ in range(2))
    sample = Sample([old], [new], [0.1] * 8)
    assert decide(sample, 1.1, max_pairs=PAIRS, final=False) is Decision.NOT_FASTER
    assert decide(sample, 1.0, max_pairs=PAIRS, final=False) is Decision.CONTINUE
