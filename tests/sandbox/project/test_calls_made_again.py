"""Calls are made again in a process of their own, and everything that comes of them is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from recorded_calls import Calling

from perfhint.workloads.suite import answers
from perfhint.workloads.suite.data import from_description, to_description

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.sandbox import Sandbox

MODULE = """
    import sys
    import time

    calls = []

    class Box:
        def __init__(self, size=1):
            self.size = size

        @property
        def area(self):
            return self.size**2

        @area.setter
        def area(self, area):
            self.size = int(area**0.5)

        @classmethod
        def unit(cls):
            return cls()

        def grown(self, by):
            self.size += by
            return self

    def grow(values):
        values.append(len(values))
        return values

    def refuse(value):
        if value < 0:
            raise ValueError(f"negative: {value}")
        return [1, 2, 3][value]

    def countdown(n):
        while n:
            yield n
            n -= 1

    async def doubled(x):
        return 2 * x

    async def each(n):
        for i in range(n):
            yield i

    def shout(text):
        print(text.upper())
        sys.stdout.buffer.write(b"!")

    def forever():
        while True:
            pass

    def remembered(kept=[]):
        kept.append(1)
        return kept

    def leave():
        sys.exit(3)

    def drawn():
        import random
        return random.random()
"""


@pytest.fixture
def calling(sandbox: Sandbox, tmp_path: Path) -> Calling:
    return Calling(tmp_path, sandbox, MODULE)


def _call(function: str, *args: Any, how: str = "call", **more: Any) -> dict[str, Any]:
    described = {str(place): to_description(value) for place, value in enumerate(args)}
    return {"function": function, "how": how, "args": described, **more}


def _result(answer: dict[str, Any]) -> Any:
    label, value = answer["outcome"]["roots"][0]
    return label, from_description({"roots": [[label, value]], "nodes": answer["outcome"]["nodes"]})


def test_results_and_changed_arguments(calling: Calling) -> None:
    (answer,) = calling.make(_call("grow", [7]))
    assert _result(answer) == ("result", [7, 1])
    roots = dict(answer["outcome"]["roots"])
    assert roots["args[0]"] == roots["result"], "it is the same list"


def test_exceptions_and_whether_they_are_meant(calling: Calling) -> None:
    meant, accident, leaving = calling.make(_call("refuse", -1), _call("refuse", 9), _call("leave"))
    assert [answer["outcome"]["roots"][0][0] for answer in (meant, accident, leaving)] == ["raised"] * 3
    assert (meant["explicit"], accident["explicit"]) == (True, False)


def test_what_yields_is_followed_and_what_waits_is_awaited(calling: Calling) -> None:
    yielding, awaiting, both = calling.make(_call("countdown", 3), _call("doubled", 4), _call("each", 2))
    (node,) = [node for node in yielding["outcome"]["nodes"] if node["kind"] == "generator"]
    assert node["items"] == [3, 2, 1]
    assert _result(awaiting) == ("result", 8)
    assert _result(both) == ("result", [0, 1])


def test_what_is_printed_is_told_by_place(calling: Calling) -> None:
    case = calling.case(_call("shout", "a"), _call("shout", "bc"))
    assert case.stdin is not None
    told = answers.read_answers(calling.replay_original(case.stdin))
    assert told is not None
    assert [answer.printed for answer in told.calls.values()] == [b"!A\n", b"!BC\n"]


@pytest.mark.slow
def test_a_call_that_does_not_end_is_given_up(calling: Calling) -> None:
    late, after = calling.make(_call("forever"), _call("grow", []), patience_s=0.2)
    assert late["late"]
    assert _result(after) == ("result", [0])


def test_the_result_of_a_first_call_may_be_changed_by_its_caller(calling: Calling) -> None:
    plain, keeping = calling.make(_call("grow", [7], again=True), _call("remembered", again=True))
    assert plain["again"] == plain["outcome"]
    assert keeping["again"] != keeping["outcome"]


def test_methods_properties_and_constructors(calling: Calling) -> None:
    (made, unit) = calling.make(
        {"function": "Box.__init__", "how": "new", "args": {"0": _class("module:Box"), "1": to_description(3)}},
        {"function": "Box.unit", "how": "class", "args": {"0": _class("module:Box")}},
    )
    assert [node["fields"] for node in made["outcome"]["nodes"] if node["kind"] == "instance"] == [{"size": 3}]
    assert [node["fields"] for node in unit["outcome"]["nodes"] if node["kind"] == "instance"] == [{"size": 1}]
    box = {
        "roots": [["argument", [0]]],
        "nodes": [{"kind": "instance", "type": "module:Box", "fields": {"size": 3}, "id": 0}],
    }
    area, put, grown = calling.make(
        {"function": "Box.area", "how": "get", "args": {"0": box}},
        {"function": "Box.area", "how": "set", "args": {"0": box, "1": to_description(16)}},
        {"function": "Box.grown", "how": "method", "args": {"0": box, "1": to_description(2)}},
    )
    assert area["outcome"]["roots"][0] == ["result", 9]
    assert put["outcome"]["nodes"][0]["fields"] == {"size": 4}
    assert grown["outcome"]["nodes"][0]["fields"] == {"size": 5}


def test_numbers_drawn_at_random_are_the_same_ones(calling: Calling) -> None:
    first, second = calling.make(_call("drawn"), _call("drawn"))
    assert first["outcome"] == second["outcome"]


def test_calls_that_cannot_be_made_say_why(calling: Calling) -> None:
    gone, unmade = calling.make(
        _call("vanished"),
        {"function": "grow", "args": {"0": {"roots": [["argument", [0]]], "nodes": [{"kind": "unknown"}]}}},
    )
    assert "vanished" in gone["error"]
    assert unmade["error"]


def test_a_target_that_cannot_be_imported_is_a_difference(calling: Calling) -> None:
    case = calling.case(_call("grow", [7]))
    found = calling.difference(case, "import no_such_module_anywhere\n")
    assert found is not None
    assert "no_such_module_anywhere" in found.got


def test_calls_are_repeated_for_their_time(calling: Calling) -> None:
    case = calling.case(_call("grow", [7], repeat=9))
    assert case.stdin is not None
    inside = answers.inside(calling.replay_original(case.stdin))
    assert inside is not None
    assert inside.calls == 10


def _class(name: str) -> dict[str, Any]:
    return {"roots": [["argument", [0]]], "nodes": [{"kind": "class", "data": name}]}
