"""Numbers as people read them: three significant digits, a unit, no false precision."""

from __future__ import annotations

import math


def seconds(value: float) -> str:
    """A duration, such as ``1.20 s``, ``52.1 ms`` or ``830 µs``."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if value >= 0.9995 * size:
            return f"{_digits(value / size)} {unit}"
    return f"{_digits(value / 1e-6)} µs"


def ratio(value: float) -> str:
    """A speed-up or memory ratio, such as ``2.31x``; beyond what can be told apart, ``over 1000x``."""
    return f"{_digits(value)}x" if value < 1000 else "over 1000x"


def interval(low: float, high: float) -> str:
    """Both ends of a ratio's interval."""
    return f"{ratio(low)} to {ratio(high)}"


def percent(share: float) -> str:
    """A share of 0 to 1, such as ``83 %``."""
    return f"{share * 100:.0f} %"


def p_value(value: float) -> str:
    """A probability, such as ``p = 0.013`` or ``p < 1e-9``."""
    return f"p = {value:.2g}" if value >= 1e-9 else "p < 1e-9"


def count(number: int, noun: str) -> str:
    """A number and its noun, in the plural where need be."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _digits(value: float) -> str:
    """Three significant digits without an exponent."""
    if not math.isfinite(value):
        return str(value)
    if value >= 99.95:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 9.995 else f"{value:.2f}"
