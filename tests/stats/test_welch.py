"""Expected values are from scipy.stats: `ttest_ind(…, equal_var=False, alternative="greater")` and `t.sf`."""

from __future__ import annotations

import pytest

from perfhint.stats.welch import student_t_tail, welch_p_value

SLOW = [10.1, 9.8, 10.4, 10.0, 12.2]
FAST = [8.9, 9.1, 9.0, 8.7]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (SLOW, FAST, 0.010571649076315796),
        (FAST, SLOW, 0.9894283509236842),
        (SLOW, SLOW[:3], 0.21596373194201313),
        (list(range(1, 11)), [1.5, 2.5, 2.7, 4.1, 4.4], 0.021744775313135782),
    ],
)
def test_p_values(before: list[float], after: list[float], expected: float) -> None:
    assert welch_p_value(before, after) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    ("t", "freedom", "expected"),
    [
        (0, 3, 0.5),
        (1, 1, 0.25),
        (2.5, 7.3, 0.019825117332800214),
        (-2.5, 7.3, 0.9801748826671998),
        (40, 2, 0.0003122073360923703),
        (12, 58.2, 1.1180204376990734e-17),
        (1e-6, 5, 0.4999996203933102),
        (300, 1, 0.0010610290242204857),
        (float("inf"), 4, 0.0),
    ],
)
def test_tails_of_student_t(t: float, freedom: float, expected: float) -> None:
    assert student_t_tail(t, freedom) == pytest.approx(expected, rel=1e-9)


def test_times_without_variance_or_repetition() -> None:
    assert welch_p_value([1.0], FAST) == 1.0
    assert welch_p_value([2.0, 2.0], [1.0, 1.0]) == 0.0
    assert welch_p_value([1.0, 1.0], [1.0, 1.0]) == 0.5
    assert welch_p_value([1.0, 1.0], [2.0, 2.0]) == 1.0
