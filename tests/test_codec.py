"""Records to plain values and back, across versions that know more or fewer fields."""

from __future__ import annotations

import json
from collections.abc import Mapping  # noqa: TC003 - the codec reads the annotations
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal

import pytest

from perfhint.codec import from_plain, to_plain


class Colour(StrEnum):
    RED = "as red as can be"


@dataclass(frozen=True)
class Inner:
    colour: Colour
    pair: tuple[str, float]


@dataclass(frozen=True)
class Outer:
    inner: Inner
    path: Path
    data: bytes
    by_line: Mapping[int, Inner]
    rows: tuple[tuple[float, ...], ...]
    word: Literal["one", "two"]
    anything: Mapping[str, Any]
    maybe: Inner | None = None
    flag: bool = True
    text: str | None = "default"


INNER = Inner(Colour.RED, ("a", 0.1 + 0.2))
OUTER = Outer(
    INNER,
    Path("/x"),
    b"\x00\xff",
    {3: INNER},
    ((1.0, 2.0), ()),
    "two",
    {"a": [1, {"b": None}]},
    INNER,
    flag=False,
    text=None,
)


def test_round_trip_through_json() -> None:
    assert from_plain(Outer, json.loads(json.dumps(to_plain(OUTER)))) == OUTER


def test_enum_members_go_by_name() -> None:
    assert to_plain(OUTER)["inner"]["colour"] == "RED"


def test_missing_keys_take_their_defaults_and_unknown_ones_are_passed_over() -> None:
    plain = to_plain(OUTER)
    del plain["maybe"], plain["flag"], plain["text"]
    plain["new in a later version"] = [1, 2]
    read = from_plain(Outer, plain)
    assert (read.maybe, read.flag, read.text) == (None, True, "default")


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("inner", {"colour": "RED"}),
        ("inner", {"colour": "BLUE", "pair": ["a", 1]}),
        ("rows", 3),
        ("word", "three"),
        ("by_line", {"x": 1}),
    ],
)
def test_what_does_not_fit_is_an_error(key: str, wrong: object) -> None:
    with pytest.raises((TypeError, ValueError, KeyError, AttributeError)):
        from_plain(Outer, {**to_plain(OUTER), key: wrong})


def test_value_without_a_plain_form() -> None:
    with pytest.raises(TypeError, match="object has no plain form"):
        to_plain({"a": object()})
