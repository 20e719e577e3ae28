"""Welch's t-test (B. L. Welch, "The generalization of 'Student's' problem when several different population variances
are involved", Biometrika 34, 1947), as the literature on program optimisation reports it."""

from __future__ import annotations

from math import exp, inf, lgamma, log, log1p, sqrt
from statistics import fmean, variance
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TINY = 1e-300
_PRECISION = 1e-15
_ITERATIONS = 500


def welch_p_value(before: Sequence[float], after: Sequence[float]) -> float:
    """Chance of means at least this far apart in the direction "after is smaller", were there no difference.

    1.0 with fewer than two values on either side. Without any variance: 0 for a smaller mean, 0.5 for the same, 1 for a
    greater one.
    """
    if min(len(before), len(after)) < 2:
        return 1.0
    difference = fmean(before) - fmean(after)
    before_part, after_part = variance(before) / len(before), variance(after) / len(after)
    squared_error = before_part + after_part
    if squared_error == 0:
        return 0.5 if difference == 0 else float(difference < 0)
    # Welch-Satterthwaite
    freedom = squared_error**2 / (before_part**2 / (len(before) - 1) + after_part**2 / (len(after) - 1))
    return student_t_tail(difference / sqrt(squared_error), freedom)


def student_t_tail(t: float, freedom: float) -> float:
    """P(T > t) for Student's t with `freedom` degrees of freedom (Abramowitz and Stegun, 26.7.1)."""
    if t in (inf, -inf):
        return float(t < 0)
    tail = _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2
    return tail if t > 0 else 1 - tail


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Regularised incomplete beta function (DLMF 8.17.22), on the side where the continued fraction converges fast."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _continued_fraction(a, b, x) / a
    return 1 - front * _continued_fraction(b, a, 1 - x) / b


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Lentz's algorithm as modified by Thompson and Barnett (Journal of Computational Physics 64, 1986)."""
    c, d = 1.0, 1 / _nonzero(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, _ITERATIONS):
        for factor in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _nonzero(1 + factor * d)
            c = _nonzero(1 + factor / c)
            value *= c * d
        if abs(c * d - 1) < _PRECISION:
            break
    return value


def _nonzero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
