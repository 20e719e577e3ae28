from __future__ import annotations

import pytest

from perfhint.search.isolate import minimal_failing


@pytest.mark.parametrize(
    ("count", "guilty"),
    [
        pytest.param(1, {0}, id="only one there is"),
        pytest.param(2, {1}, id="one of two"),
        pytest.param(16, {11}, id="one of many"),
        pytest.param(16, {3, 12}, id="two that fail only together"),
        pytest.param(9, {0, 4, 8}, id="three that fail only together"),
        pytest.param(5, {0, 1, 2, 3, 4}, id="all needed"),
    ],
)
def test_finds_exactly_the_items_that_fail_together(count: int, guilty: set[int]) -> None:
    found = minimal_failing(range(count), lambda items: guilty <= set(items))
    assert set(found) == guilty


def test_asks_about_logarithmically_often_for_one_culprit() -> None:
    asked: list[int] = []

    def fails(items: object) -> bool:
        asked.append(1)
        return 37 in items  # type: ignore[operator]

    minimal_failing(range(64), fails)
    assert len(asked) <= 2 * 7


def test_keeps_one_culprit_when_several_fail_on_their_own() -> None:
    found = minimal_failing(range(20), lambda items: 4 in items or 15 in items)
    assert found in ((4,), (15,))
