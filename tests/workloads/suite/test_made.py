"""What calls are made of: values from descriptions and back, what was seen of arguments, what held between them."""

from __future__ import annotations

from itertools import islice

import pytest

from perfhint.workloads.suite.data import Thing, from_description, to_description
from perfhint.workloads.suite.literals import literals
from perfhint.workloads.suite.relations import relations
from perfhint.workloads.suite.seen import Seen
from perfhint.workloads.suite.variants import size, smaller, variants


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -5,
        2**70,
        -(2**70),
        0.5,
        float("inf"),
        "text",
        "\ud800",
        b"\x00\xff",
        [1, [2.0, "x"]],
        (1, (2,)),
        {"a": [1], (1, 2): None},
        {1, 2},
        frozenset({"a"}),
        [],
        {},
    ],
)
def test_values_come_back_from_their_descriptions(value: object) -> None:
    again = from_description(to_description(value))
    assert again == value
    assert repr(again) == repr(value)


def test_things_keep_what_is_not_known_of_them() -> None:
    described = {
        "roots": [["argument", [0]]],
        "nodes": [
            {"kind": "instance", "type": "module:Point", "fields": {"x": 1, "y": [1]}, "id": 0},
            {"kind": "tuple", "items": [2]},
        ],
    }
    thing = from_description(described)
    assert isinstance(thing, Thing)
    assert thing.fields == {"x": 1, "y": (2,)}
    assert from_description(to_description(thing)).fields == thing.fields


@pytest.mark.parametrize(
    "nodes",
    [
        [{"kind": "unknown", "type": "module:File"}],
        [{"kind": "list", "items": [[0]], "id": 0}],
        [{"kind": "str", "data": "sha256:00:100000"}],
    ],
)
def test_what_cannot_be_made_again_is_refused(nodes: list[dict[str, object]]) -> None:
    with pytest.raises(ValueError, match="it is"):
        from_description({"roots": [["argument", [0]]], "nodes": nodes})


def test_lists_that_are_sorted_by_accident_need_not_stay_so() -> None:
    accident, sorted_ones = Seen(), Seen()
    accident.add([1, 2, 3])
    sorted_ones.add(list(range(10)))
    sorted_ones.add([3, 3, 4])
    assert not accident.stays_sorted
    assert sorted_ones.stays_sorted
    sorted_ones.add([2, 1])
    assert not sorted_ones.stays_sorted


def test_what_holds_between_arguments_is_put_right() -> None:
    found = relations(
        [
            {"0": [1, 2], "1": ["a", "b"], "2": 2, "3": [[1, 2], [3, 4]]},
            {"0": [1, 2, 3], "1": ["a", "b", "c"], "2": 3, "3": [[1], [2]]},
        ]
    )
    held = found.hold({"0": [1, 2, 3, 4], "1": ["a"], "2": 9, "3": [[1, 2, 3], [4]]})
    assert held == {"0": [1], "1": ["a"], "2": 1, "3": [[1], [4]]}
    loosely = found.hold({"0": [1, 2, 3, 4], "1": ["a"], "2": 9, "3": [[1, 2, 3], [4]]}, loosely=True)
    assert loosely["1"] == ["a"]
    assert loosely["3"] == [[1, 2, 3], [4]]


def test_what_is_the_same_once_proves_nothing() -> None:
    assert relations([{"0": [1, 2], "1": [3, 4]}]).as_long == ()


@pytest.mark.parametrize(
    "value", [[3, 1, 2], "some text", 17, -4, 2.5, {"a": 1, "b": [2]}, (1, "x"), {3, 4}, [[1, 2], [3]]]
)
def test_smaller_values_are_smaller_and_of_the_same_kind(value: object) -> None:
    found = [each for each in islice(smaller(value), 200) if size(each) < size(value)]
    assert found
    assert {type(each) for each in found} == {type(value)}


def test_changes_keep_the_kind_of_a_value() -> None:
    for value in ([1, 2], "ab", 5, 1.5, {"a": 1}, (1, "x"), b"ab"):
        assert {type(each) for each in variants(value, [])} == {type(value)}
    assert [1, 1, 2] in list(variants([1, 2], []))
    assert [] in list(variants([1, 2], []))


def test_literals_of_functions() -> None:
    found = literals("LIMIT = 7\nclass C:\n    def f(self, x=True):\n        return x > 1000 or x == 'odd'\n")
    assert found == {"C.f": [1000, 1001, 999, "odd"]}
    assert literals("def f(:") == {}
