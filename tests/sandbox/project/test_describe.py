"""What counts as the same value, and what does not. Every entry makes a value anew, so that nothing is shared."""

from __future__ import annotations

import array
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import io
import ipaddress
import itertools
import logging
import operator
import os
import pathlib
import random
import re
import threading
import time
import types
import uuid
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque, namedtuple
from typing import TYPE_CHECKING, Any

import pytest
from described_values import VERSION, describe, described, is_known, merging, mismatch

from perfhint.workloads.compare import compare
from perfhint.workloads.described import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAN, INF = float("nan"), float("inf")
UTC = datetime.timezone.utc  # noqa: UP017 - the object itself is the case
Point = namedtuple("Point", "x y")
Other = namedtuple("Other", "x y")
SENTINEL, ANOTHER = object(), object()


class Color(enum.Enum):
    RED = 1
    GREEN = 2


class Mode(enum.Flag):
    READ = 1
    WRITE = 2


class Level(enum.IntEnum):
    LOW = 1


@dataclasses.dataclass
class Box:
    content: Any
    label: str = ""


@dataclasses.dataclass(frozen=True)
class Frozen:
    content: Any


class Slots:
    __slots__ = ("a", "b")

    def __init__(self, **state: Any) -> None:
        for name, content in state.items():
            setattr(self, name, content)


class MoreSlots(Slots):
    __slots__ = ("c",)


class Plain:
    def __init__(self, **state: Any) -> None:
        self.__dict__.update(state)

    @functools.cached_property
    def double(self) -> int:
        return 2 * self.__dict__.get("a", 0)

    def method(self) -> None:
        pass


class Tags(list):  # type: ignore[type-arg]
    pass


class Text(str):
    pass


class Failure(Exception):  # noqa: N818
    def __init__(self, code: int) -> None:
        super().__init__("failed")
        self.code = code


def raised(error: ValueError, cause: BaseException | None = None, context: KeyError | None = None) -> Any:
    try:
        try:
            raise context or KeyError(0)
        except KeyError:
            if cause is not None:
                raise error from cause
            raise error  # noqa: B904 - it has a context of its own accord
    except ValueError as caught:
        return caught


def generated(*items: Any, error: BaseException | None = None, result: Any = None) -> Iterator[Any]:
    yield from items
    if error is not None:
        raise error
    return result


def circle(length: int) -> list[Any]:
    first: list[Any] = []
    last = first
    for _ in range(length - 1):
        last.append([])
        last = last[0]
    last.append(first)
    return first


def shared() -> Any:
    inner = [1]
    return [inner, inner]


def with_caches() -> Plain:
    plain = Plain(a=1)
    assert plain.double == 2
    return plain


def growing() -> Iterator[list[int]]:
    buffer: list[int] = []
    for item in range(3):
        buffer.append(item)
        yield buffer


def closed(file: Any) -> Any:
    file.close()
    return file


def at(file: Any, position: int) -> Any:
    file.seek(position)
    return file


def maximum(*items: int) -> deque[int]:
    return deque(items, maxlen=3)


def tagged(*items: Any, **state: Any) -> Tags:
    tags = Tags(items)
    tags.__dict__.update(state)
    return tags


def noted() -> ValueError:
    error = ValueError("a")
    error.__notes__ = ["look here"]  # type: ignore[attr-defined]
    return error


def seeded(seed: int) -> random.Random:
    return random.Random(seed)


VALUES: dict[str, Callable[[], Any]] = {
    "None": lambda: None,
    "True": lambda: True,
    "1": lambda: 1,
    "1.0": lambda: 1.0,
    "1+0j": lambda: 1 + 0j,
    "decimal 1": lambda: decimal.Decimal(1),
    "decimal 1.0": lambda: decimal.Decimal("1.0"),
    "decimal -0": lambda: decimal.Decimal("-0"),
    "decimal nan": lambda: decimal.Decimal("NaN"),
    "decimal snan": lambda: decimal.Decimal("sNaN12"),
    "fraction 1": lambda: fractions.Fraction(1),
    "enum": lambda: Color.RED,
    "other member": lambda: Color.GREEN,
    "int enum": lambda: Level.LOW,
    "flags": lambda: Mode.READ | Mode.WRITE,
    "0.0": lambda: 0.0,
    "-0.0": lambda: -0.0,
    "nan": lambda: NAN,
    "inf": lambda: INF,
    "-inf": lambda: -INF,
    "complex nan": lambda: complex(NAN, 1),
    "complex -0": lambda: complex(-0.0, 1),
    "2**63": lambda: 2**63,
    "-2**63": lambda: -(2**63),
    "-2**63-1": lambda: -(2**63) - 1,
    "10**5000": lambda: 10**5000,
    "10**5000+1": lambda: 10**5000 + 1,
    "huge": lambda: 1 << 4_000_000,
    "huge too": lambda: (1 << 4_000_000) + 1,
    "2.0**53": lambda: 2.0**53,
    "2**53": lambda: 2**53,
    "a": lambda: "a",
    "a in bytes": lambda: b"a",
    "a in bytearray": lambda: bytearray(b"a"),
    "a in memoryview": lambda: memoryview(b"a"),
    "signed memoryview": lambda: memoryview(b"a").cast("b"),
    "array b": lambda: array.array("b", b"a"),
    "array B": lambda: array.array("B", b"a"),
    "array d": lambda: array.array("d", [97]),
    "derived str": lambda: Text("a"),
    "surrogate": lambda: "\ud83d",
    "two surrogates": lambda: "\ud83d\ude00",
    "one character": lambda: "\U0001f600",
    "composed": lambda: "\u00e9",
    "decomposed": lambda: "e\u0301",
    "NUL": lambda: "\0",
    "empty": lambda: "",
    "long str": lambda: "x" * 200_000,
    "long str too": lambda: "x" * 199_999 + "y",
    "long bytes": lambda: b"x" * 200_000,
    "long bytes too": lambda: b"x" * 199_999 + b"y",
    "list": lambda: [1, 2],
    "list of floats": lambda: [1.0, 2.0],
    "list in another order": lambda: [2, 1],
    "longer list": lambda: [1, 2, 2],
    "tuple": lambda: (1, 2),
    "namedtuple": lambda: Point(1, 2),
    "another namedtuple": lambda: Other(1, 2),
    "set": lambda: {1, 2},
    "set of bools": lambda: {True, 2},
    "frozenset": lambda: frozenset((1, 2)),
    "set of everything": lambda: {1, "a", b"a", 2.5, None, (1, "b"), frozenset({3, "c"}), Frozen("x"), Color.RED, 1j},
    "packed list": lambda: [*range(100), 7],
    "packed list too": lambda: [*range(100), 8],
    "packed list and a bool": lambda: [*range(100), True],
    "packed list and a large one": lambda: [*range(100), 2**64],
    "packed floats": lambda: [float(n) for n in range(100)],
    "packed floats, nan": lambda: [NAN] * 100,
    "packed floats, zeros": lambda: [0.0] * 100,
    "packed floats, negative zeros": lambda: [-0.0] * 100,
    "dict": lambda: {"a": 1, "b": 2},
    "dict in another order": lambda: {"b": 2, "a": 1},
    "dict with another key": lambda: {"a": 1, b"b": 2},
    "dict of a tuple": lambda: {(1, "a"): [1], (2, "b"): [2]},
    "dict key 1": lambda: {1: "x"},
    "dict key True": lambda: {True: "x"},
    "dict key 1.0": lambda: {1.0: "x"},
    "dict key 0.0": lambda: {0.0: "x"},
    "dict key -0.0": lambda: {-0.0: "x"},
    "OrderedDict": lambda: OrderedDict(a=1, b=2),
    "defaultdict int": lambda: defaultdict(int, a=1, b=2),
    "defaultdict list": lambda: defaultdict(list, a=1, b=2),
    "Counter": lambda: Counter(a=1, b=2),
    "ChainMap": lambda: ChainMap({"a": 1}, {"b": 2}),
    "ChainMap of one": lambda: ChainMap({"a": 1, "b": 2}),
    "UserDict": lambda: UserDict(a=1, b=2),
    "mappingproxy": lambda: types.MappingProxyType({"a": 1, "b": 2}),
    "keys": lambda: {"a": 1}.keys(),
    "values": lambda: {"a": 1}.values(),
    "items": lambda: {"a": 1}.items(),
    "deque": lambda: deque([1, 2]),
    "deque with maxlen": lambda: maximum(1, 2),
    "range": lambda: range(3),
    "another range that is equal": lambda: range(0, 6, 7),
    "range of one": lambda: range(1),
    "slice": lambda: slice(3),
    "derived list": lambda: tagged(1, 2),
    "derived list with state": lambda: tagged(1, 2, x=1),
    "derived list with other state": lambda: tagged(1, 2, x=2),
    "error": lambda: ValueError("a"),
    "error with another text": lambda: ValueError("b"),
    "error with more": lambda: ValueError("a", 1),
    "error of another type": lambda: TypeError("a"),
    "derived error": lambda: UnicodeError("a"),
    "error with a cause": lambda: raised(ValueError("a"), cause=KeyError("b")),
    "error with another cause": lambda: raised(ValueError("a"), cause=KeyError("c")),
    "error with state": lambda: Failure(1),
    "error with other state": lambda: Failure(2),
    "error with a note": noted,
    "KeyError of a list": lambda: KeyError([1]),
    "OSError": lambda: OSError(2, "no such file", "a"),
    "OSError of another file": lambda: OSError(2, "no such file", "b"),
    "OSError of another number": lambda: OSError(13, "no such file", "a"),
    "StopIteration": lambda: StopIteration(5),
    "SystemExit": lambda: SystemExit(5),
    "UnicodeDecodeError": lambda: UnicodeDecodeError("ascii", b"\xff", 0, 1, "no"),
    "date": lambda: datetime.date(2024, 2, 29),
    "datetime": lambda: datetime.datetime(2024, 2, 29),
    "datetime with a zone": lambda: datetime.datetime(2024, 2, 29, tzinfo=UTC),
    "datetime in the fold": lambda: datetime.datetime(2024, 2, 29, fold=1),
    "time": lambda: datetime.time(1, 2, 3),
    "timedelta": lambda: datetime.timedelta(1),
    "timezone": lambda: UTC,
    "timezone with a name": lambda: datetime.timezone(datetime.timedelta(0), "UTC"),
    "uuid": lambda: uuid.UUID(int=1),
    "path": lambda: pathlib.Path("a/b"),
    "another path": lambda: pathlib.Path("a/c"),
    "pure path": lambda: pathlib.PureWindowsPath("a/b"),
    "pattern": lambda: re.compile("a+"),
    "pattern with flags": lambda: re.compile("a+", re.I),
    "pattern of bytes": lambda: re.compile(b"a+"),
    "match": lambda: re.search("a+", "baa"),
    "another match": lambda: re.search("a", "baa"),
    "StringIO": lambda: io.StringIO("abc"),
    "StringIO read on": lambda: at(io.StringIO("abc"), 2),
    "StringIO closed": lambda: closed(io.StringIO("abc")),
    "BytesIO": lambda: io.BytesIO(b"abc"),
    "builtin function": lambda: len,
    "another builtin function": lambda: max,
    "class": lambda: int,
    "function": lambda: raised,
    "module": lambda: os,
    "method": lambda: Plain(a=1).method,
    "method of another state": lambda: Plain(a=2).method,
    "builtin method": lambda: [1].append,
    "method descriptor": lambda: str.upper,
    "partial": lambda: functools.partial(int, "1", base=2),
    "another partial": lambda: functools.partial(int, "1", base=3),
    "itemgetter": lambda: operator.itemgetter(1, 2),
    "instance": lambda: Plain(a=1),
    "instance with other state": lambda: Plain(a=2),
    "instance with more state": lambda: Plain(a=1, b=None),
    "slots": lambda: Slots(a=1),
    "slots, all of them": lambda: Slots(a=1, b=2),
    "inherited slots": lambda: MoreSlots(a=1, c=2),
    "dataclass": lambda: Box([1]),
    "dataclass with another field": lambda: Box([1], "x"),
    "frozen dataclass": lambda: Frozen([1]),
    "simple namespace": lambda: types.SimpleNamespace(a=1),
    "sentinel": lambda: SENTINEL,
    "another sentinel": lambda: ANOTHER,
    "ellipsis": lambda: ...,
    "NotImplemented": lambda: NotImplemented,
    "shared": shared,
    "not shared": lambda: [[1], [1]],
    "circle of one": lambda: circle(1),
    "circle of two": lambda: circle(2),
    "generator": lambda: generated(1, 2),
    "generator with a result": lambda: generated(1, 2, result=3),
    "generator that fails": lambda: generated(1, 2, error=ValueError("a")),
    "generator that fails otherwise": lambda: generated(1, 2, error=ValueError("b")),
    "growing": growing,
    "iterator": lambda: iter([1, 2]),
    "iterator of three": lambda: iter([1, 2, 3]),
    "iterator that fails": lambda: map(int, ["1", "x"]),
    "count": lambda: itertools.count(1),
    "count by 2": lambda: itertools.count(1, 2),
    "random": lambda: seeded(1),
    "another random": lambda: seeded(2),
    "struct_time": lambda: time.gmtime(0),
    "struct_time of a zone": lambda: time.struct_time((*time.gmtime(0),)),
    "address": lambda: ipaddress.ip_address("10.0.0.1"),
    "logger": lambda: logging.getLogger("a.b"),
    "another logger": lambda: logging.getLogger("a.c"),
    "lock": threading.Lock,
    "event": threading.Event,
    "alias": lambda: list[int],
    "another alias": lambda: list[str],
    "context": decimal.Context,
}
if VERSION >= (3, 11):
    VALUES["group"] = lambda: ExceptionGroup("a", [ValueError("b")])
    VALUES["another group"] = lambda: ExceptionGroup("a", [ValueError("c")])


@pytest.mark.parametrize("name", VALUES)
def test_made_anew_is_the_same(name: str) -> None:
    assert is_known(VALUES[name]())
    assert mismatch(VALUES[name](), VALUES[name]()) is None
    assert mismatch([VALUES[name]()], [VALUES[name]()]) is None


@pytest.mark.slow
def test_no_two_of_them_are_the_same() -> None:
    descriptions = {name: read(described(make())) for name, make in VALUES.items()}
    for first, second in itertools.combinations(VALUES, 2):
        found = compare(descriptions[first], descriptions[second])
        assert found is not None, (first, second)
        assert found.kind == "different"
        assert found.detail


@pytest.mark.parametrize("name", VALUES)
def test_no_address_is_in_it(name: str) -> None:
    value = VALUES[name]()
    assert str(id(value)) not in str(described([value]))
    assert f"{id(value):x}" not in str(described([value]))


def test_implicit_context_does_not_count() -> None:
    assert mismatch(raised(ValueError("a"), context=KeyError("b")), ValueError("a")) is None


def test_which_builtin_iterator_it_is_does_not_count() -> None:
    assert mismatch(iter([1, 2]), map(int, (1, 2))) is None
    assert mismatch(iter([1, 2]), itertools.chain([1], [2])) is None


def test_a_cache_counts_only_where_both_have_it() -> None:
    wrong = with_caches()
    wrong.__dict__["double"] = 3
    assert mismatch(with_caches(), Plain(a=1)) is None
    found = mismatch(with_caches(), wrong)
    assert found is not None
    assert found.path == "result.double"


def test_order_of_attributes_does_not_count() -> None:
    assert mismatch(Plain(a=1, b=2), Plain(b=2, a=1)) is None


def test_identity_of_what_cannot_change_does_not_count() -> None:
    pair, frozen, when = (1, "a"), Frozen(1), datetime.date(2024, 1, 1)
    again = [(1, "a"), (1, "a"), Frozen(1), Frozen(1), datetime.date(2024, 1, 1), datetime.date(2024, 1, 1)]
    assert mismatch([pair, pair, frozen, frozen, when, when], again) is None


@pytest.mark.parametrize("make", [list, dict, set, bytearray, Plain, deque, lambda: Box(1), lambda: ValueError(1)])
def test_identity_of_what_can_change_counts(make: Callable[[], Any]) -> None:
    one = make()
    found = mismatch([one, one], [make(), make()])
    assert found is not None
    assert found.detail == "result[1]: expected the same object as result[0], got another object"
    assert mismatch([make(), make()], [one, one]) is not None


def test_each_item_is_described_when_it_is_yielded() -> None:
    def all_at_once() -> Iterator[list[int]]:
        buffer = [0, 1, 2]
        yield from (buffer, buffer, buffer)

    def copies() -> Iterator[list[int]]:
        yield from ([0], [0, 1], [0, 1, 2])

    assert mismatch(growing(), growing()) is None
    assert "result[0]" in str(mismatch(growing(), all_at_once()))
    assert "the same object as result[0]" in str(mismatch(growing(), copies()))


def test_endless_iterators_are_unknown() -> None:
    found = mismatch(itertools.repeat(1), itertools.repeat(1))
    assert found is not None
    assert found.kind == "unknown"


def test_iterators_of_iterators() -> None:
    def groups(items: str) -> Any:
        return itertools.groupby(items)

    assert mismatch(groups("aab"), groups("aab")) is None
    assert mismatch(groups("aab"), groups("abb")) is not None


@pytest.mark.parametrize(
    "make",
    [
        lambda: lambda: 0,
        lambda: open(os.devnull),  # noqa: PTH123, SIM115
        lambda: types.new_class("Local"),
        lambda: (lambda x: lambda: x)(1),
        lambda: __import__("weakref").ref(Plain),
        lambda: __import__("unittest.mock").mock.Mock(),
        lambda: __import__("contextvars").ContextVar("x"),
        lambda: __import__("asyncio").sleep(0),
    ],
)
def test_what_cannot_be_looked_into_is_unknown(make: Callable[[], Any], recwarn: Any) -> None:
    found = mismatch([make()], [make()])
    assert found is not None
    assert (found.path, found.kind) == ("result[0]", "unknown")
    found = mismatch([make(), 1], [make(), 2])
    assert found is not None
    assert (found.path, found.kind) == ("result[1]", "different")
    found = mismatch([make()], [5])
    assert found is not None
    assert found.kind == "different"


def test_deeper_than_any_recursion() -> None:
    def deep(levels: int, last: Any) -> list[Any]:
        for _ in range(levels):
            last = [last]
        return last  # type: ignore[no-any-return]

    assert mismatch(deep(5_000, 1), deep(5_000, 1)) is None
    found = mismatch(deep(5_000, 1), deep(5_000, 2))
    assert found is not None
    assert found.detail.endswith(": expected 1, got 2")
    assert len(found.path) < 200


def test_too_much_is_cut_and_unknown() -> None:
    describer = describe.Describer(most_nodes=100)
    describer.add("result", [[n] for n in range(1000)])
    assert [node["kind"] for node in describer.finish()["nodes"]].count("cut") == 1
    describer = describe.Describer(most_bytes=10_000)
    describer.add("result", ["x" * 1000, list(range(100_000)), [str(n) for n in range(100_000)]])
    assert len(str(describer.finish())) < 20_000


def test_a_million_numbers_are_one_node() -> None:
    assert len(described(list(range(1_000_000)))["nodes"]) == 1
    assert len(described([n / 3 for n in range(100_000)])["nodes"]) == 1
    assert len(described([str(n) for n in range(100_000)])["nodes"]) == 1


def test_outcome_and_arguments_share_their_objects() -> None:
    argument = [3, 1, 2]
    argument.sort()
    description = describe.describe_outcome([("args[0]", argument), ("key", None)], ("result", argument))
    assert [label for label, _ in description["roots"]] == ["result", "args[0]", "key"]
    assert description["roots"][0][1] == description["roots"][1][1]


def test_yields_are_described_at_their_moments() -> None:
    describer = describe.Describer()
    buffer = [0]
    for number in range(3):
        buffer[0] = number
        describer.add("yielded", buffer)
        describer.later()
    nodes = describe.describe_outcome([("args[0]", buffer)], ("result", None), describer)["nodes"]
    assert [node["items"] for node in nodes] == [[0], [1], [2], [2]]
    assert {node["id"] for node in nodes} == {0}


def test_iterators_may_be_left_as_they_are() -> None:
    iterator = iter([1, 2])
    describer = describe.Describer()
    describer.only_looks = True
    describer.add("result", iterator)
    assert [node["kind"] for node in describer.finish()["nodes"]] == ["unknown"]
    assert list(iterator) == [1, 2]


def test_frozen_attrs_have_no_identity() -> None:
    attr = pytest.importorskip("attr")
    for is_frozen, slots in itertools.product((True, False), repeat=2):
        kind = attr.make_class("Thing", ["x"], frozen=is_frozen, slots=slots)
        one = kind(1)
        assert mismatch(kind([1]), kind([1])) is None
        assert mismatch(kind([1]), kind([2])) is not None
        assert (mismatch([one, one], [kind(1), kind(1)]) is None) is is_frozen


def test_proxies_are_unknown_and_not_asked() -> None:
    weakref = pytest.importorskip("weakref")
    target = Plain(a=1)
    found = mismatch([weakref.proxy(target)], [weakref.proxy(target)])
    assert found is not None
    assert found.kind == "unknown"


def test_merged_descriptions_tell_not_which_tuples_are_one() -> None:
    pair: Any = (1, ("a", [2]))
    shared_ones = [pair, pair, (1.0, True), (1.0, True), frozenset((1, "a")), frozenset((1, "a"))]
    inner = pair[1]
    others = [(1, inner), (1, ("a", inner[1])), (1.0, True), (1.0, True), frozenset((1, "a")), frozenset((1, "a"))]
    merged = [merging.merged(described(value)) for value in (shared_ones, others, [1, 1])]
    reached = [{str(node) for node in description["nodes"]} for description in merged]
    assert mismatch(shared_ones, others) is None
    for value, description in zip((shared_ones, others, [1, 1]), merged, strict=True):
        assert compare(read(description), read(described(value))) is None
    assert len(reached[0]) == len(reached[1])


def test_merging_forged_circles_has_an_end() -> None:
    nodes = [{"kind": "tuple", "items": [[1]]}, {"kind": "tuple", "items": [[0], [1]]}]
    assert merging.merged({"roots": [["a", [0]]], "nodes": nodes})["nodes"]


def test_iterators_whose_items_grow_are_cut() -> None:
    def doubling() -> Iterator[int]:
        number = 1
        while True:
            yield number
            number <<= 1000

    assert len(str(described(doubling()))) < 20 << 20
    assert not is_known(doubling())
