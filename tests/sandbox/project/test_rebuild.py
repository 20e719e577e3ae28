"""Values rebuilt from their descriptions are described as the first ones were."""

from __future__ import annotations

import dataclasses
import datetime
import decimal
import enum
import fractions
import json
import string
import uuid
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from typing import Any

import pytest
from described_values import described, mismatch, rebuild
from hypothesis import given, settings
from hypothesis import strategies as st

Point = namedtuple("Point", "x y")


class Color(enum.Enum):
    RED = 1
    GREEN = 2


class Mode(enum.Flag):
    READ = 1
    WRITE = 2


@dataclasses.dataclass
class Box:
    content: Any


@dataclasses.dataclass(frozen=True)
class Frozen:
    content: Any


class Slots:
    __slots__ = ("a", "b")


class Many(dict):  # type: ignore[type-arg]
    """With slots and a __dict__."""

    __slots__ = ("__dict__", "a")


class Failure(Exception):  # noqa: N818
    def __init__(self, code: int) -> None:
        super().__init__("failed")
        self.code = code


def rebuilt(value: Any) -> Any:
    ((_, found),) = rebuild.rebuild(described(value))
    return found


def slots(a: Any) -> Slots:
    made = Slots()
    made.a = a  # type: ignore[attr-defined]
    return made


def many(content: Any) -> Many:
    made = Many({"x": content})
    made.a = content
    made.other = content
    return made


hashable = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.text()
    | st.text(st.characters(), max_size=3)
    | st.binary()
    | st.sampled_from([*Color, *Mode, Mode.READ | Mode.WRITE, int, len, ..., NotImplemented, string])
    | st.fractions()
    | st.decimals(allow_nan=False)
    | st.datetimes(timezones=st.sampled_from([None, datetime.timezone.utc]))  # noqa: UP017
    | st.dates()
    | st.times()
    | st.timedeltas()
    | st.uuids(),
    lambda inner: (
        st.tuples(inner)
        | st.tuples(inner, inner).map(lambda pair: Point(*pair))
        | st.frozensets(inner, max_size=4)
        | inner.map(Frozen)
    ),
    max_leaves=5,
)
values = st.recursive(
    hashable | st.just(float("nan")) | st.binary().map(bytearray) | st.lists(st.integers(), min_size=40),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(hashable, inner, max_size=4)
        | st.sets(hashable, max_size=4)
        | st.dictionaries(hashable, inner, max_size=4).map(OrderedDict)
        | st.dictionaries(hashable, inner, max_size=4).map(lambda found: defaultdict(list, found))
        | st.lists(hashable, max_size=4).map(Counter)
        | st.lists(inner, max_size=4).map(lambda found: deque(found, 9))
        | inner.map(Box)
        | inner.map(slots)
        | inner.map(many)
        | inner.map(ValueError)
        | inner.map(lambda found: [found, found])
    ),
    max_leaves=8,
)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(values)
def test_round_trip(value: Any) -> None:
    assert described(rebuilt(value)) == json.loads(json.dumps(described(value)))
    assert mismatch(value, rebuilt(value)) is None


def test_circles() -> None:
    inner: list[Any] = []
    pair = (inner, {"x": inner})
    inner += [pair, Box(pair)]
    box = Box(None)
    box.content = [box, (box,), {"box": box}, inner]
    assert mismatch(box, rebuilt(box)) is None
    made = rebuilt(box)
    assert made.content[0] is made
    assert made.content[1][0] is made


@pytest.mark.parametrize(
    "value",
    [
        10**6000,
        decimal.Decimal("sNaN1"),
        Failure(3),
        OSError(2, "no", "file"),
        uuid.UUID(int=3),
        fractions.Fraction(1, 3),
        {Frozen(Frozen((1, 2))): [Slots()]},
    ],
    ids=lambda value: type(value).__name__,
)
def test_some_more(value: Any) -> None:
    assert mismatch(value, rebuilt(value)) is None


def test_deep_values() -> None:
    value: Any = 1
    for _ in range(3000):
        value = [(value,)]
    assert mismatch(value, rebuilt(value)) is None


def test_objects_are_not_initialised() -> None:
    made = rebuilt(Failure(3))
    assert type(made) is Failure
    assert (made.args, made.code) == (("failed",), 3)


@pytest.mark.parametrize(
    "value",
    [lambda: 0, [iter, lambda: 0], "x" * 100_000, type("Local", (), {})(), (buffer for buffer in ([],) * 2)],
    ids=["lambda", "in a list", "told by a digest", "local class", "one object twice"],
)
def test_what_cannot_be_rebuilt_says_so(value: Any) -> None:
    with pytest.raises(rebuild.CannotRebuild):
        rebuilt(value)


@pytest.mark.parametrize(
    "description",
    [
        None,
        [],
        {},
        {"roots": [], "nodes": None},
        {"roots": [["a", [0]]], "nodes": []},
        {"roots": [["a", [0]]], "nodes": [{}]},
        {"roots": [["a", [0]]], "nodes": [{"kind": "tuple", "items": [[0]]}]},
        {"roots": [["a", [0]]], "nodes": [{"kind": "list", "items": {"ints": "A"}}]},
        {"roots": [["a", [0]]], "nodes": [{"kind": "int", "data": "x"}]},
        {"roots": [["a", [0]]], "nodes": [{"kind": "instance", "type": "no.such.module:Thing"}]},
        {"roots": [["a", [0]]], "nodes": [{"kind": "instance", "type": "json:loads"}]},
        {"roots": [["a", [0]]], "nodes": [{"kind": "class", "data": "json:no.such"}]},
        {"roots": [["a", [0]]], "nodes": [{"kind": "enum", "type": "enum:Enum"}]},
    ],
)
def test_what_is_no_description_says_so(description: Any) -> None:
    with pytest.raises(rebuild.CannotRebuild):
        rebuild.rebuild(description)
