"""Numbers as people read them."""

from __future__ import annotations

import math

import pytest

from perfhint.report import figures


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1.2042, "1.20 s"),
        (12.5, "12.5 s"),
        (125.4, "125 s"),
        (0.9996, "1.00 s"),
        (0.0521, "52.1 ms"),
        (0.00083, "830 µs"),
        (0.0, "0.00 µs"),
    ],
)
def test_seconds(value: float, said: str) -> None:
    assert figures.seconds(value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1.0, "1.00x"),
        (9.996, "10.0x"),
        (99.96, "100x"),
        (0.5, "0.50x"),
        (5000.0, "over 1000x"),
        (math.inf, "over 1000x"),
    ],
)
def test_ratio(value: float, said: str) -> None:
    assert figures.ratio(value) == said


def test_words() -> None:
    assert figures.count(1, "case") == "1 case"
    assert figures.count(0, "case") == "0 cases"
    assert figures.p_value(0.01314) == "p = 0.013"
    assert figures.p_value(0.0) == "p < 1e-9"
    assert figures.percent(0.834) == "83 %"
