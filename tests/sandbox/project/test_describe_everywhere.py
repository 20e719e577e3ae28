"""Descriptions on every Python that is installed, and under hash seeds of every kind."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from described_values import LOADER
from installed_pythons import installed_pythons

from perfhint.workloads.compare import compare
from perfhint.workloads.described import read

if TYPE_CHECKING:
    from perfhint.records import Interpreter

VALUES = """
import collections, dataclasses, datetime, enum, functools, io, ipaddress, itertools, json, operator, pathlib
import random, re, threading, time, types, uuid
from collections import ChainMap, Counter, OrderedDict, defaultdict, deque
from decimal import Decimal
from fractions import Fraction

class Color(enum.Enum):
    RED = 1

class Plain:
    def __init__(self, **state):
        self.__dict__.update(state)
    def __hash__(self):
        return hash(repr(sorted(self.__dict__)))

class Slots:
    __slots__ = ("a", "b")

@dataclasses.dataclass(frozen=True)
class Frozen:
    name: str
    inner: object = None

Point = collections.namedtuple("Point", "x y")
slots = Slots()
slots.a = 1
words = ["apple", "pear", "plum", "fig", "quince", "medlar"]

def generate():
    yield 1
    raise ValueError("a") from KeyError("b")

VALUES = [
    {*words}, frozenset(words), {(word, len(word)) for word in words}, {Frozen(word) for word in words},
    {Frozen(word, frozenset(words[:n])) for n, word in enumerate(words)}, {Plain(name=word) for word in words},
    {frozenset((word, "x")): 1 for word in words}, [{1, "a", b"b", None, 2.5}, {Color.RED, "RED", 1}],
    {**dict.fromkeys(words)}.keys(), 2 ** 70, -0.0, float("nan"), 1j, "\\ud800", b"a", bytearray(b"a"),
    memoryview(b"a"), [True, 1, 1.0], OrderedDict(a=1), defaultdict(list), Counter("aab"),
    ChainMap({"a": 1}), deque([1], 2), Point(1, 2), slots, Frozen("a"), Plain(a=[1]),
    Color.RED, Decimal("1.00"), Fraction(1, 3), datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc),
    uuid.UUID(int=1),
    pathlib.PurePosixPath("a"), re.compile("a"), re.match("a", "ab"), io.StringIO("a"),
    io.BytesIO(b"a"), len, generate, str.upper, [1].append, functools.partial(int, "1"), operator.itemgetter(1),
    random.Random(1), threading.Lock(), threading.RLock(), types.SimpleNamespace(a=1), time.gmtime(0),
    ipaddress.ip_address("::1"),
    generate(), iter([1]), zip("a", "b"), itertools.count(3), {}.items(), range(3), slice(1), ..., OSError(1, "a"),
    iter("ab"), iter("\\u00e9"), reversed([1]), reversed({1: 2}), iter({1}), enumerate("a"), map(int, "1"),
    iter(int, 0), itertools.chain([1], [2]), iter(deque([1])), itertools.permutations("ab"),
]
print(json.dumps([describe.describe(value) for value in VALUES]))
"""

REBUILT = """
rebuild = load_script("rebuild")
different = []
for value in VALUES:
    try:
        again = rebuild.rebuild(json.loads(json.dumps(describe.describe(value))))[0][1]
    except rebuild.CannotRebuild as error:
        different.append(str(error))
        continue
    first, second = json.dumps(describe.describe(value)), json.dumps(describe.describe(again))
    if first != second and not isinstance(value, collections.abc.Iterator):
        different.append(first + second)
print(json.dumps(different))
"""

EVERY = pytest.mark.parametrize(
    "python", installed_pythons(), ids=lambda python: ".".join(map(str, python.version[:2]))
)


def run(python: Interpreter, program: str, seed: int) -> list[Any]:
    command = [str(python.path), "-c", LOADER + program]
    done = subprocess.run(command, capture_output=True, check=True, env={"PYTHONHASHSEED": str(seed)}, timeout=60)
    found: list[Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@EVERY
def test_hash_seeds_make_no_difference(python: Interpreter) -> None:
    first, *others = (run(python, VALUES, seed) for seed in (0, 1, 2))
    for other in others:
        for one, another in zip(first, other, strict=True):
            found = compare(read(one), read(another))
            assert found is None, found.detail
            assert one == another


@EVERY
def test_rebuilt_values_are_described_the_same(python: Interpreter) -> None:
    assert run(python, VALUES + REBUILT, 0) == ["re:Match "]
