"""With --resume, an earlier run of the same question goes on, and only what decides the answer makes it another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint import app
from perfhint.progress import Progress
from perfhint.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Optimize = Callable[..., str]


@pytest.fixture
def optimize(tmp_path: Path) -> Optimize:
    """Optimize a program with nothing to improve and give the run's identifier; a run that had finished is the same."""
    (tmp_path / "solution.py").write_text("print(open('data.txt').read(), input())\n")
    (tmp_path / "data.txt").write_text("data")
    (tmp_path / "input").write_text("1")

    def optimize(**settings: object) -> str:
        return app.optimize(
            target=tmp_path / "solution.py",
            tests=None,
            inputs=[tmp_path / "input"],
            argv=[],
            settings=Settings(**{"store": tmp_path / "store.sqlite", **settings}),  # type: ignore[arg-type]
            resume=True,
            progress=Progress(),
        ).id

    return optimize


def test_how_long_and_in_which_words_it_is_asked_does_not_matter(optimize: Optimize, tmp_path: Path) -> None:
    first = optimize(select=("PH2",), sandbox="auto")
    (tmp_path / "store.sqlite").rename(tmp_path / "moved.sqlite")

    assert optimize(select=("ph2", "PH201"), store=tmp_path / "moved.sqlite", budget_s=90) == first


@pytest.mark.parametrize(
    "settings",
    [
        {"min_speedup": 1.5},
        {"hash_seeds": (0, 5)},
        {"ignore": ("PH1",)},
        {"timeout_s": 5},
        {"memory_bytes": 1 << 30},
        {"allow_imports": "numba"},
    ],
    ids=lambda settings: next(iter(settings)),
)
def test_what_is_asked_matters(optimize: Optimize, settings: dict[str, object]) -> None:
    assert optimize() != optimize(**settings)


@pytest.mark.parametrize("name", ["solution.py", "data.txt", "input"])
def test_what_it_is_asked_about_matters(optimize: Optimize, tmp_path: Path, name: str) -> None:
    first = optimize()
    with (tmp_path / name).open("a") as file:
        file.write("\n")

    assert optimize() != first
