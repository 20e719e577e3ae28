"""What comparators in use today call equal, or never call equal, by their source and their own public tests.

A result that the candidate lacks is skipped, numbers are compared with a tolerance that nobody asked for (integer
arrays as well), arguments of exceptions are ignored, an exception is as good as its cause, the order of dicts does not
count, what has the same `==` is the same, private attributes are left out, generators never match, and nobody looks at
which objects are one.
"""

from __future__ import annotations

import array
import collections
import datetime
import decimal
import json
import re
import zoneinfo
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from described_values import describe, mismatch

from perfhint.workloads.compare import compare
from perfhint.workloads.described import Description, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

UTC, LONDON = datetime.timezone.utc, zoneinfo.ZoneInfo("Europe/London")  # noqa: UP017


class Plain:
    def __init__(self, **state: Any) -> None:
        self.__dict__.update(state)


class AlwaysEqual:
    def __init__(self, x: int) -> None:
        self.x = x

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


def caused(error: Exception, cause: Exception | None) -> Exception:
    error.__cause__ = cause
    return error


def items_of(*items: Any, error: Exception | None = None) -> Iterator[Any]:
    yield from items
    if error is not None:
        raise error


def one_twice() -> Any:
    one: list[int] = []
    return [one, one]


def named(kind_module: str) -> Any:
    return type("Thing", (), {"__module__": kind_module, "__qualname__": "Thing"})()


CALLED_EQUAL: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
    "floats that are close": (lambda: 1.0, lambda: 1.0 + 1e-12),
    "a sum in another order": (lambda: 0.1 + 0.2 + 0.3, lambda: 0.3 + 0.2 + 0.1),
    "zeros of two signs": (lambda: 0.0, lambda: -0.0),
    "two infinities": (lambda: [float("inf")], lambda: [float("-inf")]),
    "integer arrays": (lambda: np.array([10**9]), lambda: np.array([10**9 + 1])),
    "large integers in an array": (lambda: np.array([2**62]), lambda: np.array([2**62 + 1])),
    "float arrays": (lambda: np.array([1.0]), lambda: np.array([1.0 + 1e-12])),
    "array.array": (lambda: array.array("d", [1.0]), lambda: array.array("d", [1.0 + 1e-12])),
    "byte orders": (lambda: np.array([1], "<i4"), lambda: np.array([1], ">i4")),
    "arguments of exceptions": (lambda: ValueError("a"), lambda: ValueError("b")),
    "one argument more": (lambda: ValueError("a"), lambda: ValueError("a", None)),
    "an exception and its cause": (lambda: KeyError("a"), lambda: caused(ValueError("b"), KeyError("a"))),
    "a cause lost": (lambda: caused(ValueError("b"), KeyError("a")), lambda: ValueError("b")),
    "an exception that another's text names": (lambda: IndexError("a"), lambda: ValueError("got IndexError('a')")),
    "a derived exception": (lambda: LookupError("a"), lambda: KeyError("a")),
    "private attributes": (lambda: Plain(x=1, _y=1), lambda: Plain(x=1, _y=2)),
    "attributes lost": (lambda: Plain(x=1, y=2), lambda: Plain(x=1)),
    "attributes added": (lambda: Plain(x=1), lambda: Plain(x=1, y=2)),
    "an equality that says yes": (lambda: AlwaysEqual(1), lambda: AlwaysEqual(2)),
    "classes of one name": (lambda: named("a"), lambda: named("b")),
    "order of a dict": (lambda: {"a": 1, "b": 2}, lambda: {"b": 2, "a": 1}),
    "order of keys": (lambda: {"a": 1, "b": 2}.keys(), lambda: {"b": 2, "a": 1}.keys()),
    "keys of two types": (lambda: {1: "a"}, lambda: {1.0: "a"}),
    "a key lost, another added": (lambda: {"a": None}, lambda: {"b": None}),
    "True for 1": (lambda: [1, 0], lambda: [True, False]),
    "True for 1 in a set": (lambda: {1, 2}, lambda: {True, 2}),
    "1.0 for 1 in a frozenset": (lambda: frozenset({1}), lambda: frozenset({1.0})),
    "a tuple in a set": (lambda: {(1, 2)}, lambda: {(1, 2.0)}),
    "maxlen": (lambda: collections.deque([1], 5), lambda: collections.deque([1])),
    "default_factory": (lambda: collections.defaultdict(int), lambda: collections.defaultdict(list)),
    "a dict that is no Counter": (lambda: collections.Counter(a=1), lambda: {"a": 1}),
    "digits of a Decimal": (lambda: decimal.Decimal("1.0"), lambda: decimal.Decimal("1.00")),
    "ranges that are equal": (lambda: range(0, 5, 2), lambda: range(0, 6, 2)),
    "one moment, two zones": (
        lambda: datetime.datetime(2024, 1, 1, tzinfo=UTC),
        lambda: datetime.datetime(2024, 1, 1, tzinfo=LONDON),
    ),
    "fold": (lambda: datetime.datetime(2024, 1, 1), lambda: datetime.datetime(2024, 1, 1, fold=1)),
    "flags of a pattern": (lambda: re.compile("a"), lambda: re.compile("a", re.S)),
    "memoryviews of two formats": (lambda: memoryview(b"a"), lambda: memoryview(b"a").cast("b")),
    "bytes and bytearray": (lambda: b"a", lambda: bytearray(b"a")),
    "temporary paths": (lambda: "/tmp/pytest-of-me/pytest-1/a", lambda: "/tmp/pytest-of-me/pytest-2/a"),
    "one object or two": (one_twice, lambda: [[], []]),
    "an iterator that ends early": (lambda: iter([1, 2]), lambda: iter([1])),
    "a list for an iterator": (lambda: iter([1]), lambda: [1]),
    "a generator that fails at its end": (lambda: items_of(1), lambda: items_of(1, error=ValueError("a"))),
    "None and NaN": (lambda: None, lambda: float("nan")),
}


@pytest.mark.parametrize("name", CALLED_EQUAL)
def test_differences_are_seen(name: str) -> None:
    expected, got = CALLED_EQUAL[name]
    for found in (mismatch(expected(), got()), mismatch([expected()], [got()]), mismatch(got(), expected())):
        assert found is not None
        assert found.kind == "different"


def test_differences_of_tables_are_seen() -> None:
    pd = pytest.importorskip("pandas")
    for expected, got in [
        (pd.Series([1], name="a"), pd.Series([1], name="b")),
        (pd.Index([1], name="a"), pd.Index([1])),
        (pd.RangeIndex(2), pd.Index([0, 1])),
        (pd.Series([None], dtype=object), pd.Series([float("nan")], dtype=object)),
        (pd.NA, pd.NaT),
        (pd.NA, float("nan")),
    ]:
        found = mismatch(expected, got)
        assert found is not None
        assert found.kind == "different"


def test_attrs_fields_that_equality_leaves_out() -> None:
    attr = pytest.importorskip("attr")
    kind = attr.make_class("Thing", {"x": attr.ib(), "y": attr.ib(eq=False)}, slots=True)
    assert mismatch(kind(1, 2), kind(1, 2)) is None
    found = mismatch(kind(1, 2), kind(1, 3))
    assert found is not None
    assert found.path == "result.y"


@pytest.mark.parametrize(
    "make",
    [
        lambda: items_of(1, [2]),
        lambda: (n * n for n in range(3)),
        lambda: map(str, [1, 2]),
        lambda: zip([1], [2], strict=True),
        lambda: items_of(items_of(1), items_of(2)),
        lambda: items_of(1, error=ValueError("a")),
        lambda: [float("nan")],
        lambda: np.array([float("nan")]),
        lambda: AlwaysEqual(1),
        lambda: {(float("nan"),): float("nan")},
        lambda: Plain(inner=Plain(x=1)),
        lambda: ValueError([1]),
    ],
)
def test_what_is_the_same_is_called_the_same(make: Callable[[], Any]) -> None:
    assert mismatch(make(), make()) is None


def outcomes(*values: Any) -> Description:
    describer = describe.Describer()
    for number, value in enumerate(values):
        describer.add(f"result {number}", value)
        describer.later()
    return read(json.loads(json.dumps(describer.finish())))


def test_no_result_is_skipped() -> None:
    for got in (outcomes(1), outcomes(), outcomes(1, 2, 3)):
        found = compare(outcomes(1, 2), got)
        assert found is not None
        assert "nothing more" in found.detail
