from __future__ import annotations

from math import inf
from random import Random
from statistics import fmean

import noise
import pytest

from perfhint.stats import CONFIDENCE, Sample, compare, pairs_needed, ranks_at

FULL = ranks_at(30, 30, final=True)


def slowed(model: noise.Model, *floors_s: float, pairs: int = 30, seed: int = 0) -> list[list[float]]:
    factors = model(Random(seed), pairs * len(floors_s))
    return [[floor * factor for factor in factors[i :: len(floors_s)]] for i, floor in enumerate(floors_s)]


def test_what_an_empty_program_takes_is_subtracted() -> None:
    old, new, null = slowed(noise.heavy_tail, 0.05, 0.03, 0.02)
    sample = Sample([old], [new], null)
    assert sample.interval(FULL).estimate == pytest.approx(3, rel=0.05)
    assert sample.process_interval(FULL).estimate == pytest.approx(5 / 3, rel=0.02)
    assert sample.floor_s == pytest.approx(0.03, rel=0.05)


def test_floors_of_several_cases_are_added() -> None:
    rows = slowed(noise.heavy_tail, 0.11, 0.06, 0.06, 0.035, 0.01)
    interval = Sample([rows[0], rows[1]], [rows[2], rows[3]], rows[4]).interval(FULL)
    assert interval.estimate == pytest.approx(2, rel=0.02)
    assert interval.low < 2 < interval.high


def test_the_interval_holds_the_truth_as_often_as_it_says_and_the_estimate_always() -> None:
    missed = []
    for model in noise.MODELS:
        for seed in range(20):
            old, new, null = slowed(model, 0.11, 0.06, 0.01, seed=seed)
            for pairs in (1, 2, 3, 5, 8, 30):
                interval = Sample([old[:pairs]], [new[:pairs]], null[:pairs]).interval(ranks_at(pairs, 30, final=True))
                assert 0 <= interval.low <= interval.estimate <= interval.high
                missed.append(not interval.low < 2 < interval.high)
    assert fmean(missed) <= 1 - CONFIDENCE


def test_old_and_new_exchanged_turn_the_ratio_over() -> None:
    old, new, null = slowed(noise.mixture, 0.1, 0.06, 0.0001)
    there, back = Sample([old], [new], null).interval(FULL), Sample([new], [old], null).interval(FULL)
    assert (back.low, back.estimate, back.high) == pytest.approx(
        (1 / there.high, 1 / there.estimate, 1 / there.low), rel=0.01
    )


def test_a_program_that_only_starts_has_a_wide_interval_around_one() -> None:
    old, new, null = slowed(noise.bursts, 0.0201, 0.0201, 0.02, seed=1)
    interval = Sample([old], [new], null).interval(FULL)
    assert interval.low < 0.8 < 1.25 < interval.high < 1000


def test_one_or_two_pairs_say_nothing() -> None:
    interval = Sample([[9.0, 9.0]], [[0.1, 0.1]], [0.01, 0.01]).interval(ranks_at(2, 30, final=True))
    assert (interval.low, interval.high) == (0, inf)


def test_evidence_that_contradicts_itself_claims_the_least() -> None:
    # The new version has a lower floor but is mostly no faster, such as one whose speed hangs on the hash seed.
    random = Random(3)
    old = [1 + 0.001 * random.random() for _ in range(30)]
    new = [(0.5 if pair % 3 == 0 else 1.002) + 0.001 * random.random() for pair in range(30)]
    interval = Sample([old], [new], [0.01] * 30).interval(FULL)
    assert interval.low < 1 < 1.9 < interval.high


def test_a_comparison_keeps_every_raw_time() -> None:
    old, new, null = slowed(noise.drift, 0.11, 0.06, 0.01, pairs=12)
    whole_old, whole_new = ([time + 0.05 for time in times] for times in (old, new))
    comparison = compare(
        [old],
        [new],
        null,
        process_before=[whole_old],
        process_after=[whole_new],
        max_pairs=30,
        final=True,
        clock="cpu",
        cases=["1.in"],
        memory_ratio=0.5,
    )
    assert (comparison.before, comparison.after, comparison.null) == ((tuple(old),), (tuple(new),), tuple(null))
    assert (comparison.process_before, comparison.process_after) == ((tuple(whole_old),), (tuple(whole_new),))
    assert comparison.process_speedup == pytest.approx(0.16 / 0.11, rel=0.1)
    assert comparison.speedup == pytest.approx(2, rel=0.1)
    assert (comparison.pairs, comparison.clock, comparison.cases, comparison.memory_ratio) == (
        12,
        "cpu",
        ("1.in",),
        0.5,
    )
    assert comparison.confidence == CONFIDENCE
    assert comparison.before_s / comparison.after_s == pytest.approx(comparison.speedup)
    assert comparison.p_value < 0.01
    assert comparison.faster_than(1.1)
    assert not comparison.faster_than(3)


@pytest.mark.parametrize(("spread", "min_speedup"), [(0.02, 1.29), (0.3, 1.1)])
def test_more_pairs_are_asked_for_where_the_noise_is_greater_or_the_margin_smaller(
    spread: float, min_speedup: float
) -> None:
    def needed(spread: float, min_speedup: float) -> int:
        random = Random(4)
        old, new = ([floor * random.gauss(1, spread) for _ in range(30)] for floor in (1.3, 1.0))
        pairs = pairs_needed(Sample([old], [new], [1e-6] * 30), min_speedup)
        assert pairs is not None
        return pairs

    assert needed(0.02, 1.1) == 30 < needed(spread, min_speedup) < 500


def test_no_number_of_pairs_shows_what_is_not_there() -> None:
    old, new, null = slowed(noise.gaussian, 0.11, 0.11, 0.01)
    assert pairs_needed(Sample([old], [new], null), 1.1) is None
    assert pairs_needed(Sample([old[:2]], [new[:2]], null[:2]), 0.5) is None
