from __future__ import annotations

import random

import pytest

from perfhint.verify.charging import Outside, charge


def runs(
    seconds: float, *, import_s: float = 0.001, noise: float = 0.0, count: int = 8, seed: int = 0
) -> list[Outside]:
    """Runs that take at least `seconds`, as busy machines have them: slower by chance, never faster."""
    chance = random.Random(seed)
    return [
        Outside(
            cpu_s=seconds * (1 + noise * chance.random() ** 2),
            wall_s=seconds * (1 + 3 * noise * chance.random() ** 2),
            import_s=import_s * (1 + noise * chance.random() ** 2),
        )
        for _ in range(8)
    ]


@pytest.mark.parametrize("clock", ["cpu", "wall"])
def test_what_is_the_same_is_not_charged(clock: str) -> None:
    charged = [
        charge(runs(0.3, noise=0.2, seed=2 * n), runs(0.3, noise=0.2, seed=2 * n + 1), clock) for n in range(200)
    ]
    assert sum(each > 0 for each in charged) < 10


def test_work_that_moved_elsewhere_is_charged() -> None:
    for clock in ("cpu", "wall"):
        assert charge(runs(0.3), runs(0.4, seed=1), clock) == pytest.approx(0.1, rel=0.25)


def test_of_what_moved_to_an_unknown_place_rather_too_much_is_charged() -> None:
    charged = [
        charge(runs(0.3, noise=0.2, seed=2 * n), runs(0.36, noise=0.2, seed=2 * n + 1), "cpu") for n in range(200)
    ]
    assert sum(each >= 0.058 for each in charged) > 190


def test_work_that_moved_to_the_import_is_charged_where_the_rest_is_too_noisy() -> None:
    before, after = runs(0.3, noise=0.3), runs(0.3, import_s=0.006, noise=0.3, seed=1)
    assert charge(before, after, "cpu") == pytest.approx(0.005, rel=0.1)


def test_less_elsewhere_is_no_credit() -> None:
    assert charge(runs(0.4), runs(0.3), "cpu") == 0


def test_programs_have_no_elsewhere() -> None:
    assert charge([None] * 8, [None] * 8, "cpu") == 0
