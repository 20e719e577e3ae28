"""pandas: labels, names, types, every kind of missing value."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from described_values import described, is_known, mismatch

from perfhint.workloads.compare import compare
from perfhint.workloads.described import read

if TYPE_CHECKING:
    from collections.abc import Callable

pd = pytest.importorskip("pandas")


def frame(**changes: Any) -> Any:
    return pd.DataFrame({"a": [1, 2], "b": ["x", "y"], **changes})


def with_attrs() -> Any:
    made = frame()
    made.attrs["source"] = "there"
    return made


TABLES: dict[str, Callable[[], Any]] = {
    "series": lambda: pd.Series([1, 2]),
    "named": lambda: pd.Series([1, 2], name="a"),
    "floats": lambda: pd.Series([1.0, 2.0]),
    "labelled": lambda: pd.Series([1, 2], index=["x", "y"]),
    "labelled otherwise": lambda: pd.Series([1, 2], index=["y", "x"]),
    "index that is no range": lambda: pd.Series([1, 2], index=pd.Index([0, 1])),
    "named index": lambda: pd.Series([1, 2], index=pd.Index([0, 1], name="n")),
    "nan": lambda: pd.Series([1, float("nan")]),
    "nullable": lambda: pd.Series([1, None], dtype="Int64"),
    "nullable floats": lambda: pd.Series([1, None], dtype="Float64"),
    "objects with None": lambda: pd.Series([1, None], dtype=object),
    "objects with NA": lambda: pd.Series([1, pd.NA], dtype=object),
    "objects with NaT": lambda: pd.Series([1, pd.NaT], dtype=object),
    "objects with nan": lambda: pd.Series([1, float("nan")], dtype=object),
    "texts": lambda: pd.Series(["a", "b"], dtype=object),
    "texts of its own": lambda: pd.Series(["a", "b"], dtype="string"),
    "categories": lambda: pd.Series(["a", "b"], dtype="category"),
    "more categories": lambda: pd.Series(pd.Categorical(["a", "b"], ["a", "b", "c"])),
    "ordered categories": lambda: pd.Series(pd.Categorical(["a", "b"], ordered=True)),
    "dates": lambda: pd.Series(pd.to_datetime(["2024-01-01", None])),
    "dates with a zone": lambda: pd.Series(pd.to_datetime(["2024-01-01", None]).tz_localize("UTC")),
    "durations": lambda: pd.Series(pd.to_timedelta(["1D", None])),
    "periods": lambda: pd.Series(pd.period_range("2024-01", periods=2, freq="M")),
    "intervals": lambda: pd.Series(pd.interval_range(0, 2)),
    "sparse": lambda: pd.Series(pd.arrays.SparseArray([1, 2])),
    "frame": frame,
    "frame with another value": lambda: frame(a=[1, 3]),
    "frame of other types": lambda: frame(a=[1.0, 2.0]),
    "frame with more": lambda: frame(c=[1, 2]),
    "frame, columns turned": lambda: frame()[["b", "a"]],
    "frame, rows turned": lambda: frame().iloc[::-1],
    "frame, index made anew": lambda: frame().iloc[::-1].reset_index(drop=True),
    "frame with attrs": with_attrs,
    "empty frame": lambda: pd.DataFrame(),
    "frame without rows": lambda: frame().iloc[:0],
    "index": lambda: pd.Index([0, 1]),
    "range index": lambda: pd.RangeIndex(2),
    "multi-index": lambda: pd.MultiIndex.from_tuples([(1, "a"), (2, "b")]),
    "multi-index with names": lambda: pd.MultiIndex.from_tuples([(1, "a"), (2, "b")], names=["x", "y"]),
    "dates of an index": lambda: pd.DatetimeIndex(["2024-01-01", "2024-01-02"]),
    "dates of an index, daily": lambda: pd.date_range("2024-01-01", periods=2),
    "timestamp": lambda: pd.Timestamp("2024-01-01"),
    "timestamp with a zone": lambda: pd.Timestamp("2024-01-01", tz="Europe/Berlin"),
    "timedelta": lambda: pd.Timedelta(5),
    "NA": lambda: pd.NA,
    "NaT": lambda: pd.NaT,
    "period": lambda: pd.Period("2024-01"),
    "interval": lambda: pd.Interval(1, 2),
    "offset": lambda: pd.offsets.Day(2),
    "array": lambda: pd.array([1, None], dtype="Int64"),
    "category type": lambda: pd.CategoricalDtype(["a"]),
}


@pytest.mark.parametrize("name", TABLES)
def test_made_anew_is_the_same(name: str) -> None:
    assert is_known(TABLES[name]())
    assert mismatch(TABLES[name](), TABLES[name]()) is None


def test_no_two_of_them_are_the_same() -> None:
    descriptions = {name: read(described(make())) for name, make in TABLES.items()}
    for first, second in itertools.combinations(TABLES, 2):
        found = compare(descriptions[first], descriptions[second])
        assert found is not None, (first, second)
        assert found.kind == "different"


def test_how_columns_are_kept_does_not_count() -> None:
    apart = frame(c=[3, 4], d=[5, 6])
    together = pd.concat([frame(), pd.DataFrame({"c": [3, 4], "d": [5, 6]})], axis=1)
    assert mismatch(apart, together) is None
    assert mismatch(apart, apart.copy()) is None


def test_paths() -> None:
    found = mismatch(frame(), frame(a=[1, 3]))
    assert found is not None
    assert found.detail == "result[0][1]: expected 2, got 3"


def test_tolerance() -> None:
    assert mismatch(pd.Series([1.0]), pd.Series([1.0 + 1e-9]), rtol=1e-6) is None
    assert mismatch(pd.Series([10**9]), pd.Series([10**9 + 1]), rtol=1e-6) is not None
    assert mismatch(pd.Series([1.0], index=[1.0]), pd.Series([1.0], index=[1.0 + 1e-9]), rtol=1e-6) is not None


def test_derived_tables_are_unknown() -> None:
    class Table(pd.DataFrame):  # type: ignore[misc,name-defined]
        pass

    found = mismatch(Table({"a": [1]}), Table({"a": [1]}))
    assert found is not None
    assert found.kind == "unknown"
