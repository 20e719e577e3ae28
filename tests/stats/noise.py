"""How machines slow programs down: simulated, seeded, harsher than most real ones.

A model gives factors for consecutive runs of one process after the other. All have a floor near 1 but `gaussian` and
`wild`, which are symmetric.
"""

from __future__ import annotations

from math import exp, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Model = Callable[[Random, int], list[float]]


def gaussian(random: Random, runs: int) -> list[float]:
    return [max(0.5, random.gauss(1, 0.08)) for _ in range(runs)]


def wild(random: Random, runs: int) -> list[float]:
    """Noise in which nobody finds 1.25x within thirty pairs; what is left is not to be fooled."""
    return [max(0.2, random.gauss(1, 0.3)) for _ in range(runs)]


def exponential(random: Random, runs: int) -> list[float]:
    return [1 + 0.25 * random.expovariate(1) for _ in range(runs)]


def heavy_tail(random: Random, runs: int) -> list[float]:
    return [1 + 0.04 * random.lognormvariate(0, 1.5) for _ in range(runs)]


def skewed(random: Random, runs: int) -> list[float]:
    return [1 + 0.16 * random.lognormvariate(0, 1) for _ in range(runs)]


def bursts(random: Random, runs: int) -> list[float]:
    """Two runs in five fall into bursts of about five, which slow down by a half to double."""
    return _markov(random, runs, share=0.4, length=5, slow=lambda: random.uniform(1.5, 2))


def long_bursts(random: Random, runs: int) -> list[float]:
    return _markov(random, runs, share=0.3, length=25, slow=lambda: random.uniform(1.4, 2.2))


def drift(random: Random, runs: int) -> list[float]:
    """The machine as a whole gets slower and faster over some twenty runs."""
    level, keep = random.gauss(0, 1), exp(-1 / 20)
    factors = []
    for _ in range(runs):
        level = keep * level + sqrt(1 - keep**2) * random.gauss(0, 1)
        factors.append((1 + 0.3 * max(0.0, level + 1)) * (1 + 0.04 * random.expovariate(1)))
    return factors


def throttling(random: Random, runs: int) -> list[float]:
    return [(1 + run / runs) * (1 + 0.05 * random.expovariate(1)) for run in range(runs)]


def outliers(random: Random, runs: int) -> list[float]:
    """Rare runs take many times as long, and one in a hundred is measured as far too short."""

    def factor() -> float:
        chance = random.random()
        if chance < 0.01:
            return 0.5
        return random.uniform(3, 20) if chance < 0.04 else 1 + 0.08 * random.expovariate(1)

    return [factor() for _ in range(runs)]


def mixture(random: Random, runs: int) -> list[float]:
    """Bursts over a third of the time, a heavy tail and, more gently, drift."""
    parts = (long_bursts(random, runs), heavy_tail(random, runs), drift(random, runs))
    return [burst * (tail * slow) ** (1 / 3) for burst, tail, slow in zip(*parts, strict=True)]


def _markov(random: Random, runs: int, *, share: float, length: float, slow: Callable[[], float]) -> list[float]:
    inside = random.random() < share
    factors = []
    for _ in range(runs):
        change = 1 / length if inside else share / (1 - share) / length
        inside ^= random.random() < change
        factors.append((slow() if inside else 1.0) * (1 + 0.03 * random.expovariate(1)))
    return factors


MODELS: tuple[Model, ...] = (
    gaussian,
    exponential,
    heavy_tail,
    skewed,
    bursts,
    long_bursts,
    drift,
    throttling,
    outliers,
    mixture,
)
