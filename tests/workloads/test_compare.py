"""Two descriptions compared: which difference is told, how, and that no description does harm."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from described_values import describe, described, mismatch
from hypothesis import given, settings
from hypothesis import strategies as st

from perfhint.workloads.compare import compare
from perfhint.workloads.described import loads, read, shown


@dataclasses.dataclass
class Point:
    x: Any
    y: Any = None


class Text(str):
    pass


INNER: list[int] = [1]


@pytest.mark.parametrize(
    ("expected", "got", "detail"),
    [
        (1, 2, "result: expected 1, got 2"),
        (1, True, "result: expected 1, got True"),
        (1, 1.0, "result: expected 1, got 1.0"),
        ("1", Text("1"), "result: expected '1', got Text('1')"),
        (0.0, -0.0, "result: expected 0.0, got -0.0"),
        (1.0, float("nan"), "result: expected 1.0, got nan"),
        ([1, 2], [1, 3], "result[1]: expected 2, got 3"),
        ([1, 2], [1], "result[1]: expected 2, got nothing"),
        ([1], [1, 2], "result[1]: expected nothing, got 2"),
        ([1, 2], (1, 2), "result: expected [1, 2], got (1, 2)"),
        ((1,), [1], "result: expected (1,), got [1]"),
        ({"a": 1}, {"a": 2}, "result['a']: expected 1, got 2"),
        ({"a": 1}, {"b": 1}, "result['b']: expected nothing, got 1"),
        ({"a": 1, "b": 1}, {"b": 1}, "result['a']: expected 1, got nothing"),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, "result (key 0): expected 'a', got 'b'"),
        ({(1, 2): 3}, {(1, 2): 4}, "result[(1, 2)]: expected 3, got 4"),
        ({(1, 2): 3}, {(1, 3): 3}, "result (key 0)[1]: expected 2, got 3"),
        ({1: "x"}, {True: "x"}, "result[True]: expected nothing, got 'x'"),
        ({1, 2}, {1, 3}, "result{…}: expected nothing, got 3"),
        ({1, 3}, {1}, "result{…}: expected 3, got nothing"),
        ({1}, frozenset({1}), "result: expected {1}, got frozenset({1})"),
        (set(), frozenset(), "result: expected set(), got frozenset()"),
        ({"a": [1, Point([5])]}, {"a": [1, Point([6])]}, "result['a'][1].x[0]: expected 5, got 6"),
        (Point(1), (1, None), "result: expected Point(x=1, y=None), got (1, None)"),
        (ValueError("a"), ValueError("b"), "result.args[0]: expected 'a', got 'b'"),
        (ValueError("a"), TypeError("a"), "result: expected ValueError('a'), got TypeError('a')"),
        (b"ab", bytearray(b"ab"), "result: expected b'ab', got bytearray(b'ab')"),
        (10**30, 10**30 + 1, f"result: expected {10**30}, got {10**30 + 1}"),
        (list(range(100)), [*range(99), 7], "result[99]: expected 99, got 7"),
        ([0.5] * 100, [*[0.5] * 99, 1], "result[99]: expected 0.5, got 1"),
        (["x" * 500], ["x" * 499 + "y"], "result[0]: expected 'xxx"),
        ([INNER, INNER], [[1], [1]], "result[1]: expected the same object as result[0], got another object"),
        ([[1], [1]], [INNER, INNER], "result[1]: expected another object, got the same object as result[0]"),
        ("\x1b[31m", "\n", r"result: expected '\x1b[31m', got '\n'"),
        (len, max, "result: expected builtins:len, got builtins:max"),
        (int, float, "result: expected builtins:int, got builtins:float"),
        (..., None, "result: expected ellipsis, got None"),
        ("\ud800", "\ud801", "result: expected '\\ud800', got '\\ud801'"),
    ],
)
def test_first_difference(expected: Any, got: Any, detail: str) -> None:
    found = mismatch(expected, got)
    assert found is not None
    assert found.kind == "different"
    assert found.detail.startswith(detail)
    assert found.detail == detail or "…" in found.detail
    assert "\n" not in found.detail


def test_what_looks_alike_is_told_with_its_kind() -> None:
    found = mismatch([], type("list", (list,), {})())
    assert found is not None
    assert found.expected != found.got


def test_a_difference_is_preferred_to_what_is_unknown() -> None:
    found = mismatch([lambda: 0, 1], [lambda: 0, 2])
    assert found is not None
    assert (found.kind, found.path) == ("different", "result[1]")
    found = mismatch([lambda: 0, 1], [lambda: 0, 1])
    assert found is not None
    assert (found.kind, found.path) == ("unknown", "result[0]")
    assert "cannot be compared" in found.detail


def outcome(label: str, value: Any, **arguments: Any) -> Any:
    return read(json.loads(json.dumps(describe.describe_outcome(arguments.items(), (label, value)))))


def test_outcomes() -> None:
    returned, raised = outcome("result", [1], a=[1]), outcome("raised", ValueError("x"), a=[1])
    assert compare(returned, outcome("result", [1], a=[1])) is None
    found = compare(returned, raised)
    assert found is not None
    assert found.detail == "outcome: expected result [1], got raised ValueError('x')"
    found = compare(returned, outcome("result", [1], a=[1, 2]))
    assert found is not None
    assert found.detail == "a[1]: expected nothing, got 2"
    found = compare(returned, outcome("result", [1]))
    assert found is not None
    assert found.detail == "outcome: expected a [1], got nothing more"


def test_a_result_that_is_an_argument() -> None:
    items = [1]
    returned, copied = outcome("result", items, a=items), outcome("result", [1], a=items)
    found = compare(returned, copied)
    assert found is not None
    assert found.detail == "a: expected the same object as result, got another object"
    assert compare(copied, returned) is not None


@pytest.mark.parametrize(
    ("expected", "got", "is_close"),
    [
        (1.0, 1.0005, True),
        (1.0, 1.01, False),
        (1.0, 1, False),
        (1, 1.0, False),
        (10**6, 10**6 + 1, False),
        (True, False, False),
        (0.0, -0.0, True),
        (0.0, 1e-12, False),
        (float("nan"), float("nan"), True),
        (float("nan"), 1.0, False),
        (float("inf"), float("inf"), True),
        (float("inf"), 1e308, False),
        (1 + 1j, 1.0005 + 1j, True),
        ([1.0] * 100, [1.0005] * 100, True),
        ([1.0] * 100, [1.01] * 100, False),
        ({"a": 1.0}, {"a": 1.0005}, True),
        ({1.0: "a"}, {1.0005: "a"}, False),
        ({(1.0, 2): "a"}, {(1.0005, 2): "a"}, False),
        ({1.0}, {1.0005}, False),
        ([(1.0,), {(1.0,)}], [(1.0005,), {(1.0005,)}], False),
        (__import__("decimal").Decimal("1.0"), __import__("decimal").Decimal("1.0005"), False),
        (__import__("fractions").Fraction(1), __import__("fractions").Fraction(10001, 10000), False),
        ("1.0", "1.0005", False),
        (__import__("array").array("d", [1.0]), __import__("array").array("d", [1.0005]), True),
    ],
)
def test_tolerance(expected: Any, got: Any, is_close: bool) -> None:
    assert (mismatch(expected, got, rtol=1e-3) is None) is is_close
    if type(expected) is float and expected == expected and expected != got:
        assert mismatch(expected, got) is not None


def test_tolerance_is_measured_by_what_was_expected() -> None:
    assert mismatch(100.0, 110.0, rtol=0.1) is None
    assert mismatch(110.0, 99.5, rtol=0.1) is None
    assert mismatch(100.0, 110.5, rtol=0.1) is not None
    assert mismatch(0.0, 0.05, atol=0.1) is None


NOT_DESCRIPTIONS: list[Any] = [
    None,
    [],
    {},
    {"roots": [], "nodes": {}},
    {"roots": [["a"]], "nodes": []},
    {"roots": [[1, 2]], "nodes": []},
    {"roots": [["a", [0]]], "nodes": []},
    {"roots": [["a", [-1]]], "nodes": [{"kind": "list"}]},
    {"roots": [["a", [True]]], "nodes": [{"kind": "list"}, {"kind": "list"}]},
    {"roots": [["a", [0, 0]]], "nodes": [{"kind": "list"}]},
    {"roots": [["a", {}]], "nodes": []},
    {"roots": [], "nodes": [[]]},
    {"roots": [], "nodes": [{"kind": 1}]},
    {"roots": [], "nodes": [{"kind": "list", "type": 5}]},
    {"roots": [], "nodes": [{"kind": "list", "id": "0"}]},
    {"roots": [], "nodes": [{"kind": "list", "id": True}]},
    {"roots": [], "nodes": [{"kind": "list", "items": 5}]},
    {"roots": [], "nodes": [{"kind": "list", "items": [[]]}]},
    {"roots": [], "nodes": [{"kind": "list", "items": {}}]},
    {"roots": [], "nodes": [{"kind": "list", "items": {"ints": "AAAA"}}]},
    {"roots": [], "nodes": [{"kind": "list", "items": {"ints": "?"}}]},
    {"roots": [], "nodes": [{"kind": "list", "items": {"texts": ""}}]},
    {"roots": [], "nodes": [{"kind": "list", "items": {"ints": "", "floats": ""}}]},
    {"roots": [], "nodes": [{"kind": "dict", "keys": [1], "items": []}]},
    {"roots": [], "nodes": [{"kind": "dict", "keys": [1]}]},
    {"roots": [], "nodes": [{"kind": "instance", "fields": []}]},
    {"roots": [], "nodes": [{"kind": "instance", "fields": {"a": [[]]}}]},
]


@pytest.mark.parametrize("parsed", NOT_DESCRIPTIONS, ids=str)
def test_what_is_no_description(parsed: Any) -> None:
    with pytest.raises(ValueError):
        read(parsed)


@pytest.mark.parametrize("text", ["", "{", "[" * 200_000, '{"roots": ' * 100_000, b"\xff", "9" * 100_000, "nul"])
def test_what_is_no_json(text: str | bytes) -> None:
    with pytest.raises(ValueError):
        loads(text)


KINDS = ["list", "dict", "set", "str", "int", "bytes", "float", "enum", "tuple", "unknown", "cut", "instance", "path"]
texts = st.sampled_from(["", "nan", "x", "ff", "QUJD", "sha256:", "=", "\ud800", "\x1b", "a:b"])
references = st.integers(0, 2).map(lambda number: [number])
plain = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3) | references
sequences = st.lists(plain, max_size=3) | st.sampled_from([{"ints": ""}, {"floats": "AAAAAAAA8D8="}])
nodes = st.fixed_dictionaries(
    {"kind": st.sampled_from(KINDS)},
    optional={
        "type": texts,
        "data": texts,
        "head": texts,
        "note": texts,
        "items": sequences,
        "keys": sequences,
        "fields": st.dictionaries(texts | st.just("_name_"), plain, max_size=2),
        "caches": st.dictionaries(texts, plain, max_size=2),
        "id": st.integers(0, 3),
        "memory": st.integers(0, 3),
    },
)
descriptions = st.fixed_dictionaries(
    {
        "roots": st.lists(st.tuples(texts, plain).map(list), max_size=3),
        "nodes": st.lists(nodes, min_size=3, max_size=3),
    }
)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(descriptions, descriptions)
def test_forged_descriptions_do_no_harm(one: Any, other: Any) -> None:
    try:
        expected, got = loads(json.dumps(one)), loads(json.dumps(other))
    except ValueError:
        return
    for found in (compare(expected, got), compare(got, expected, rtol=0.1), compare(expected, expected)):
        assert found is None or found.detail.isprintable()
    for _, value in expected.roots:
        assert len(shown(expected, value)) <= 80


@settings(max_examples=100, deadline=None)
@given(descriptions)
def test_nothing_unknown_is_equal(one: Any) -> None:
    try:
        description = loads(json.dumps(one))
    except ValueError:
        return
    for label, value in description.roots:
        if type(value) is list and description.nodes[value[0]]["kind"] in ("unknown", "cut"):
            found = compare(description, description)
            assert found is not None, label


def test_a_forest_of_pairs_has_an_end() -> None:
    """Tuples may be shared in one version and not in another, so pairs of nodes could be as many as their product."""
    count = 1000
    forest = {"roots": [["a", [0]]], "nodes": []}
    for number in range(count):
        step = 1 if number % 2 else 2
        following = [[(number + step) % count], [(number * 7 + 1) % count]]
        forest["nodes"].append({"kind": "tuple", "items": following})
    other = {"roots": [["a", [1]]], "nodes": forest["nodes"][::-1]}
    found = compare(read(forest), read(json.loads(json.dumps(other))))
    assert found is None or found.kind in ("unknown", "different")


def test_shown_values_are_short() -> None:
    for value in (list(range(10**5)), {str(n): [n] for n in range(10**4)}, "x" * 10**6, 10**5000, [[[[[[[1]]]]]]]):
        description = read(described(value))
        text = shown(description, description.roots[0][1], 40)
        assert 0 < len(text) <= 40
