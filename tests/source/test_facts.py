"""Facts of the profile run, looked up in the program as it was and as rewriting has made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from perfhint.hints import Hint, Safety
from perfhint.records import Observed, ObservedLoop, ObservedName, Profile
from perfhint.rules import find, load
from perfhint.source import Module, parse
from perfhint.source.facts import Array, Seen, read_type

if TYPE_CHECKING:
    from tree_sitter import Node

TEXT = """\
def half(number):
    for step in range(number):
        number += step ** 2
    return number

items = read()
import numpy
grid = load()
for item in items:
    print(half(item))
"""
NAMES = (
    ObservedName("half", "number", ("int",), values=(1, 50)),
    ObservedName("half", "step", ("int",), values=(0, 49)),
    ObservedName("<module>", "items", ("list[int]",), sizes=(0, 7)),
    ObservedName("<module>", "item", ("int", "float"), values=(1, 3)),
    ObservedName("<module>", "grid", ("numpy.ndarray[int64, 2d]",), sizes=(5, 5)),
)
LOOPS = (ObservedLoop("half", "for step in range(number)", 7, 70, 50),)


def seen(complete: bool = True) -> Seen:
    return Seen(TEXT, Profile(100, {3: 0.75, 10: 0.25}, (), Observed(NAMES, LOOPS, {"half": 7}, complete)))


def opened(text: str = TEXT, complete: bool = True) -> Module:
    return parse(text, seen(complete))


def name(module: Module, text: str) -> Node:
    return next(node for node in module.walk(module.root, "identifier") if module.code(node) == text)


def loop(module: Module) -> Node:
    return next(module.walk(module.root, "for_statement"))


def test_of_names() -> None:
    module = opened()
    facts = module.facts
    assert facts.types(name(module, "items")) == {"list"}
    assert facts.types(name(module, "item")) == {"int", "float"}
    assert facts.types(name(module, "print")) is None
    assert facts.length(name(module, "items")) == (0, 7)
    assert facts.value_range(name(module, "number")) == (1, 50)
    assert facts.value_range(name(module, "item")) is None
    assert facts.array(name(module, "grid")) == Array("int64", 2)
    assert facts.array(name(module, "items")) is None


def test_of_loops_calls_and_lines() -> None:
    module = opened()
    found = module.facts.iterations(loop(module))
    assert found is not None
    assert (found.entries, found.iterations, found.most) == (7, 70, 50)
    assert module.facts.calls(next(module.walk(module.root, "function_definition"))) == 7
    assert module.facts.share(name(module, "step")) == 0.75
    assert module.facts.share(name(module, "items")) == 0.0


@pytest.mark.parametrize(
    ("old", "new"),
    [("items = read()", "items = set(read())"), ("items = read()", "items = read()\nitems = sorted(items)")],
)
def test_what_was_seen_of_a_name_says_nothing_once_it_is_written_otherwise(old: str, new: str) -> None:
    module = opened(TEXT.replace(old, new))
    assert module.facts.types(name(module, "items")) is None
    assert module.facts.types(name(module, "number")) == {"int"}


def test_arrays_are_none_any_more_where_numpy_is_gone() -> None:
    module = opened(TEXT.replace("import numpy\n", ""))
    assert module.facts.array(name(module, "grid")) is None


def test_a_container_is_short_only_where_whole_runs_were_watched() -> None:
    module, cut = opened(), opened(complete=False)
    assert module.facts.is_short(name(module, "items"), 10)
    assert not module.facts.is_short(name(module, "items"), 6)
    assert not module.facts.is_short(name(module, "item"), 10)
    assert not cut.facts.is_short(name(cut, "items"), 10)


def test_code_that_has_moved_is_known() -> None:
    module = opened("def main():\n    items = read()\n    for (item) in items:\n        print(half(item))\nmain()\n")
    assert module.facts.types(name(module, "items")) == {"list"}
    assert module.facts.share(name(module, "print")) == 0.25
    assert module.facts.share(name(module, "main")) is None


def test_without_a_run_nothing_is_known() -> None:
    module = parse(TEXT)
    assert not module.facts
    assert module.facts.types(name(module, "items")) is None
    assert module.facts.iterations(loop(module)) is None
    assert module.facts.calls(next(module.walk(module.root, "function_definition"))) is None
    assert module.facts.share(module.root) is None


def test_types_that_were_seen_are_believed_only_in_a_view() -> None:
    module = opened()
    step, items = name(module, "number"), name(module, "items")
    assert module.types.of(step) is None
    assert str(module.as_observed.types.of(step)) == "int"
    assert str(module.as_observed.types.of(items)) == "list[int]"
    assert module.as_observed.types.of(name(module, "item")) is not None
    assert module.types.of(step) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("int", "int"),
        ("list[list[int]]", "list[list[int]]"),
        ("dict[str, list[?]]", "dict[str, list]"),
        ("tuple[int, str]", "tuple[int, str]"),
        ("tuple[int, ...]", "tuple[int]"),
        ("collections.deque[never]", "collections.deque[never]"),
        ("numpy.ndarray[float64, 1d]", "numpy.ndarray[numpy.float64]"),
        ("numpy.ndarray[float64, 3d]", "numpy.ndarray[numpy.ndarray]"),
        ("?", "None"),
        ("", "None"),
        ("list[int]]", "None"),
        ("[", "None"),
    ],
)
def test_types_as_they_are_written(text: str, expected: str) -> None:
    assert str(read_type(text)) == expected


SQUARES = """\
def total(numbers):
    found = 0
    for number in numbers:
        found += number ** 2
    return found

print(total(eval("[1, 2]")))
"""


def hints(observed: Observed | None) -> list[Hint]:
    given = Seen(SQUARES, Profile(0, {}, (), observed)) if observed else None
    return find(parse(SQUARES, given), (load("numeric", "small_power"),), is_script=True)


def test_a_finding_that_rests_on_a_fact_is_checked_and_says_so() -> None:
    integers = Observed((ObservedName("total", "number", ("int",)),), (), {"total": 1}, complete=True)
    (hint,) = hints(integers)
    assert hint.safety is Safety.CHECKED
    assert hint.message.endswith("(seen: `number` int)")


def test_without_the_fact_there_is_no_finding() -> None:
    assert hints(None) == []
    assert hints(Observed((ObservedName("total", "number", ("int", "float")),), (), {"total": 1}, complete=True)) == []
