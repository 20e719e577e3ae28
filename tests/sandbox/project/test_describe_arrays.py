"""numpy's arrays and pandas' tables: values and types exactly, not how they lie in memory."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from described_values import described, is_known, mismatch, rebuild

from perfhint.workloads.compare import compare
from perfhint.workloads.described import read

if TYPE_CHECKING:
    from collections.abc import Callable

NAT = np.datetime64("NaT")


def masked(mask: list[bool], hidden: int = 2) -> Any:
    return np.ma.MaskedArray([1, hidden, 3], mask=mask)


def read_only() -> Any:
    array = np.array([1, 2])
    array.flags.writeable = False
    return array


class Unit(np.ndarray):  # type: ignore[type-arg]
    pass


def unit(name: str) -> Unit:
    made = np.array([1, 2]).view(Unit)
    made.name = name  # type: ignore[attr-defined]
    return made


ARRAYS: dict[str, Callable[[], Any]] = {
    "ints": lambda: np.array([1, 2]),
    "list": lambda: [1, 2],
    "int32": lambda: np.array([1, 2], "i4"),
    "unsigned": lambda: np.array([1, 2], "u8"),
    "large unsigned": lambda: np.array([2**64 - 1, 2], "u8"),
    "minus one": lambda: np.array([-1, 2]),
    "big-endian": lambda: np.array([1, 2], ">i8"),
    "bools": lambda: np.array([True, True]),
    "floats": lambda: np.array([1.0, 2.0]),
    "float32": lambda: np.array([1, 2], "f4"),
    "float16": lambda: np.array([1, 2], "f2"),
    "long double": lambda: np.array([1, 2], "g"),
    "a little more": lambda: np.array([1, 2 + np.finfo("g").eps * 2], "g"),
    "complex": lambda: np.array([1, 2], "c16"),
    "complex64": lambda: np.array([1, 2], "c8"),
    "nan": lambda: np.array([1, np.nan]),
    "inf": lambda: np.array([1, np.inf]),
    "zero": lambda: np.array([0.0, 1]),
    "negative zero": lambda: np.array([-0.0, 1]),
    "row": lambda: np.array([[1, 2]]),
    "column": lambda: np.array([[1], [2]]),
    "0-d": lambda: np.array(1),
    "scalar": lambda: np.int64(1),
    "int": lambda: 1,
    "float scalar": lambda: np.float64(1),
    "float32 scalar": lambda: np.float32(1),
    "bool scalar": lambda: np.bool_(True),
    "str scalar": lambda: np.str_("a"),
    "empty": lambda: np.array([]),
    "empty ints": lambda: np.array([], int),
    "empty, 2-d": lambda: np.empty((0, 2)),
    "empty, turned": lambda: np.empty((2, 0)),
    "texts": lambda: np.array(["a", "b"]),
    "longer texts": lambda: np.array(["a", "b"], "U2"),
    "bytes": lambda: np.array([b"a", b"b"]),
    "objects": lambda: np.array([1, "a", [2]], object),
    "other objects": lambda: np.array([1, "a", [3]], object),
    "objects, True": lambda: np.array([True, "a", [2]], object),
    "structured": lambda: np.array([(1, 2.0)], [("a", "i4"), ("b", "f8")]),
    "structured, other names": lambda: np.array([(1, 2.0)], [("a", "i4"), ("c", "f8")]),
    "structured, other type": lambda: np.array([(1, 2)], [("a", "i4"), ("b", "i8")]),
    "structured scalar": lambda: np.array([(1, 2.0)], [("a", "i4"), ("b", "f8")])[0],
    "record array": lambda: np.rec.array([(1, 2.0)], [("a", "i4"), ("b", "f8")]),
    "days": lambda: np.array(["2024-01-01", NAT], "M8[D]"),
    "seconds": lambda: np.array(["2024-01-01", NAT], "M8[s]"),
    "durations": lambda: np.array([1, 2], "m8[s]"),
    "datetime scalar": lambda: np.datetime64("2024-01-01"),
    "masked": lambda: masked([False, True, False]),
    "not masked": lambda: masked([False, False, False]),
    "masked elsewhere": lambda: masked([True, False, False]),
    "matrix": lambda: np.matrix([[1, 2]]),
    "derived": lambda: unit("m"),
    "derived with other state": lambda: unit("s"),
    "read-only": read_only,
    "void": lambda: np.void(b"ab"),
    "dtype": lambda: np.dtype("f4"),
    "dtype of another order": lambda: np.dtype(">f4"),
    "function": lambda: np.sum,
    "ufunc": lambda: np.add,
    "generator": lambda: np.random.default_rng(1),
    "another generator": lambda: np.random.default_rng(2),
    "masked constant": lambda: np.ma.masked,
}


@pytest.mark.parametrize("name", ARRAYS)
def test_made_anew_is_the_same(name: str) -> None:
    assert is_known(ARRAYS[name]())
    assert mismatch(ARRAYS[name](), ARRAYS[name]()) is None


def test_no_two_of_them_are_the_same() -> None:
    descriptions = {name: read(described(make())) for name, make in ARRAYS.items()}
    for first, second in itertools.combinations(ARRAYS, 2):
        found = compare(descriptions[first], descriptions[second])
        assert found is not None, (first, second)
        assert found.kind == "different"


def test_layout_does_not_count() -> None:
    array = np.arange(12.0).reshape(3, 4)
    for other in (np.asfortranarray(array), array.copy()[:, ::-1][:, ::-1], np.arange(24.0).reshape(3, 8)[:, ::2] / 2):
        assert mismatch(array.copy(), other.copy(order="K") if other.base is None else other) is None


def test_what_is_masked_does_not_count() -> None:
    assert mismatch(masked([False, True, False], 5), masked([False, True, False], 7)) is None


def test_a_view_of_an_argument_is_no_copy() -> None:
    def first(copy: bool) -> Any:
        array = np.arange(5)
        return [array, array[:3].copy() if copy else array[:3]]

    assert mismatch(first(True), first(True)) is None
    assert mismatch(first(False), first(False)) is None
    found = mismatch(first(True), first(False))
    assert found is not None
    assert found.detail == "result[1]: expected another memory, got the same memory as result[0]"
    assert mismatch(np.arange(6)[:3], np.arange(3)) is None  # what it is a view of is gone


def test_a_view_of_a_bytearray() -> None:
    def pair(view: bool) -> Any:
        data = bytearray(b"abcd")
        return [data, np.frombuffer(data if view else bytearray(b"abcd"), "u1"), memoryview(data)]

    assert mismatch(pair(True), pair(True)) is None
    assert mismatch(pair(True), pair(False)) is not None


def test_first_difference_has_a_path() -> None:
    found = mismatch({"a": np.arange(1000)}, {"a": np.where(np.arange(1000) == 700, 5, np.arange(1000))})
    assert found is not None
    assert found.detail == "result['a'][700]: expected 700, got 5"


def test_tolerance_is_for_floats_alone() -> None:
    floats, ints = np.array([1.0, 2.0]), np.array([10**6, 2])
    assert mismatch(floats, floats + 1e-9) is not None
    assert mismatch(floats, floats + 1e-9, rtol=1e-6) is None
    assert mismatch(floats.astype("c16"), floats * (1 + 1e-9j), atol=1e-6) is None
    assert mismatch(np.float64(1), np.float64(1 + 1e-9), rtol=1e-6) is None
    assert mismatch(floats.astype(object), (floats + 1e-9).astype(object), rtol=1e-6) is None
    assert mismatch(ints, ints + 1, rtol=1e-3, atol=10) is not None
    assert mismatch(ints.astype("u1"), ints.astype("u1") + 1, rtol=1e-3, atol=10) is not None
    assert mismatch(np.array([True]), np.array([False]), atol=10) is not None
    assert mismatch(ints.astype("M8[s]"), (ints + 1).astype("M8[s]"), atol=10) is not None
    assert mismatch(floats, np.array([1.0, np.inf]), rtol=1e-3) is not None
    assert mismatch(floats, np.array([1.0, np.nan]), rtol=1e-3) is not None
    assert mismatch(np.array([np.nan, 0.0]), np.array([np.nan, -0.0]), atol=1e-9) is None


@pytest.mark.parametrize("seed", range(20))
def test_tolerance_is_that_of_numpy(seed: int) -> None:
    random = np.random.default_rng(seed)
    for _ in range(50):
        expected = random.choice([0.0, -0.0, 1.0, 1e-9, -3.5, np.inf, -np.inf, np.nan, 1e300], 2)
        got = expected * (1 + random.choice([0, 1e-7, -1e-7, 1e-3], 2)) + random.choice([0, 1e-9], 2)
        close = bool(np.allclose(got, expected, rtol=1e-6, atol=1e-8, equal_nan=True))
        assert (mismatch(expected, got, rtol=1e-6, atol=1e-8) is None) is close


@pytest.mark.parametrize(
    "name", [name for name in ARRAYS if not name.startswith(("structured", "record", "masked", "matrix", "derived"))]
)
def test_most_are_rebuilt(name: str) -> None:
    value = ARRAYS[name]()
    try:
        ((_, again),) = rebuild.rebuild(described(value))
    except rebuild.CannotRebuild:
        assert name.startswith(("long double", "a little more", "read-only", "void", "not masked", "dtype"))
        return
    assert mismatch(value, again) is None
