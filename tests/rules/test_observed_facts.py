"""Rules that are better for what a run was observed to do."""

from __future__ import annotations

import pytest

from perfhint.hints import Hint, Safety
from perfhint.records import Observed, ObservedName, Profile
from perfhint.rules import find
from perfhint.source import parse
from perfhint.source.facts import Seen

DISTINCT = """\
def distinct(numbers):
    seen = []
    for number in numbers:
        if number not in seen:
            seen.append(number)
    return seen
"""
QUEUE = """\
def order(numbers):
    queue = [number for number in numbers]
    taken = []
    while queue:
        taken.append(queue.pop(0))
    return taken
"""
TOTAL = """\
def total(numbers):
    found = 0
    for number in numbers:
        found += number
    return found
"""
SQUARES = """\
def squares(numbers):
    found = 0
    for number in numbers:
        found += number ** 2
    return found
"""


def hints(text: str, rule: str, *names: ObservedName) -> list[Hint]:
    functions = dict.fromkeys((name.function for name in names), 1)
    seen = Seen(text, Profile(0, {}, (), Observed(names, (), functions, complete=True))) if names else None
    return [hint for hint in find(parse(text, seen), is_script=True) if hint.rule == rule and hint.edits]


@pytest.mark.parametrize(
    ("text", "rule", "function", "name"),
    [(DISTINCT, "PH202", "distinct", "seen"), (QUEUE, "PH201", "order", "queue")],
)
def test_what_never_held_much_is_left_alone(text: str, rule: str, function: str, name: str) -> None:
    assert hints(text, rule)
    (hint,) = hints(text, rule, ObservedName(function, name, ("list[int]",), (0, 5000)))
    assert hint.message.endswith(f"(seen: `{name}` 5000 items)")
    assert hints(text, rule, ObservedName(function, name, ("list[int]",), (0, 10))) == []


@pytest.mark.parametrize(("text", "rule", "function"), [(TOTAL, "PH303", "total"), (SQUARES, "PH801", "squares")])
def test_integers_that_were_seen_are_integers(text: str, rule: str, function: str) -> None:
    assert hints(text, rule) == []
    numbers = ObservedName(function, "numbers", ("list[int]",), (1, 50))
    (hint,) = hints(text, rule, numbers, ObservedName(function, "number", ("int",)))
    assert hint.safety is Safety.CHECKED
    assert "(seen: " in hint.message
    floats = ObservedName(function, "numbers", ("list[number]",), (1, 50))
    assert hints(text, rule, floats, ObservedName(function, "number", ("int", "float"))) == []
