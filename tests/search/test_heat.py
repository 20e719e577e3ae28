from __future__ import annotations

from perfhint.hints import Hint, Safety, Span
from perfhint.records import Profile
from perfhint.search import hot_first

TEXT = "a = 1\nb = 2\nfor i in c:\n    d(i)\n"


def hint(rule: str, first: int, last: int) -> Hint:
    return Hint(rule, Span(first, 1, last, 1), "", Safety.SAFE, ())


def rules_in_order(text: str, profile: Profile, *hints: Hint) -> list[str]:
    return [found.rule for found in hot_first(lambda _: list(hints), TEXT, profile)(text)]


def test_hottest_first_and_cold_left_out() -> None:
    profile = Profile(1000, {2: 0.1, 4: 0.9}, ())
    found = rules_in_order(TEXT, profile, hint("PH001", 1, 1), hint("PH002", 2, 2), hint("PH003", 3, 4))
    assert found == ["PH003", "PH002"]


def test_too_few_samples_say_nothing_about_cold_lines() -> None:
    profile = Profile(20, {4: 1.0}, ())
    assert rules_in_order(TEXT, profile, hint("PH001", 1, 1), hint("PH003", 3, 4)) == ["PH003", "PH001"]


def test_lines_keep_their_heat_when_they_move_and_new_lines_are_not_cold() -> None:
    moved = "def main():\n    a = 1\n    b = 2\n    new = 3\n"
    profile = Profile(1000, {2: 1.0}, ())
    found = rules_in_order(moved, profile, hint("PH001", 2, 2), hint("PH002", 3, 3), hint("PH003", 4, 4))
    assert found == ["PH002", "PH003"]
