"""Calls of a module's functions are recorded while its tests run, and the tests notice nothing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from recorded_calls import Calling

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.sandbox import Sandbox

pytestmark = pytest.mark.slow  # each of them runs pytest


def _calls(calling: Calling) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = calling.record()["calls"]["calls"]
    return found


def _made(calls: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(call["function"], call["how"]) for call in calls]


KINDS = """
    from functools import lru_cache

    class Stack:
        def __init__(self, items=()):
            self.items = list(items)

        def push(self, item):
            if item is None:
                raise ValueError("nothing to push")
            self.items.append(item)
            return self

        @property
        def top(self):
            return self.items[-1]

        @top.setter
        def top(self, value):
            self.items[-1] = value

        @classmethod
        def of(cls, *items):
            return cls(items)

        @staticmethod
        def joined(first, second):
            return first + second

        class Inner:
            def answer(self):
                return 42

    def countdown(n):
        while n:
            yield n
            n -= 1

    async def doubled(x):
        return 2 * x

    @lru_cache(maxsize=None)
    def squared(x):
        return x * x
"""


def test_every_kind_of_function_is_recorded_as_it_was_called(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        KINDS,
        """
        import asyncio, inspect
        import pytest

        def test_all():
            stack = Stack([1])
            assert stack.push(2) is stack
            assert stack.top == 2
            stack.top = 3
            assert Stack.of(1, 2).items == [1, 2]
            assert Stack.joined("a", second="b") == "ab"
            assert Stack.Inner().answer() == 42
            assert list(countdown(3)) == [3, 2, 1]
            assert asyncio.run(doubled(4)) == 8
            assert squared(3) == squared(3) == 9

        def test_they_look_as_before():
            with pytest.raises(ValueError, match="nothing"):
                Stack().push(None)
            assert squared.cache_info().hits >= 0 and squared.__name__ == "squared"
            assert inspect.iscoroutinefunction(doubled)
            assert list(inspect.signature(Stack.push).parameters) == ["self", "item"]
            assert isinstance(vars(Stack)["joined"], staticmethod)
        """,
    )
    assert set(_made(_calls(calling))) == {
        ("Stack.__init__", "new"),
        ("Stack.push", "method"),
        ("Stack.top", "get"),
        ("Stack.top", "set"),
        ("Stack.of", "class"),
        ("Stack.joined", "call"),
        ("Stack.Inner.answer", "method"),
        ("countdown", "call"),
        ("doubled", "call"),
        ("squared", "call"),
    }


def test_only_calls_from_outside_are_recorded(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        """
        def outer(n, back=None):
            return sum(inner(i) for i in range(n)) + (back(n) if back else 0)

        def inner(i):
            return i

        def lazily(n):
            for i in range(n):
                yield inner(i)
        """,
        """
        def called_back(n):
            return inner(n)

        def test_outer():
            assert outer(3) == 3
            assert outer(3, called_back) == 6
            assert list(lazily(2)) == [0, 1]
        """,
    )
    assert Counter(_made(_calls(calling))) == {("outer", "call"): 2, ("lazily", "call"): 1}


def test_arguments_are_those_before_the_call(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        """
        def drain(values):
            total = 0
            while values:
                total += values.pop()
            return total
        """,
        """
        def test_drain():
            values = [1, 2, 3]
            assert drain(values) == 6 and values == []
        """,
    )
    (example,) = calling.recorded().examples
    assert example.call.text == "drain([1, 2, 3])"


def test_what_cannot_be_pickled_is_counted_and_harms_nobody(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        """
        def first(lines):
            return next(iter(lines))
        """,
        """
        class Sulking:
            def __iter__(self):
                return iter("x")

            def __reduce__(self):
                raise SystemError("do not touch")

        def test_first(tmp_path):
            path = tmp_path / "a"
            path.write_text("x")
            with path.open() as file:
                assert first(file) == "x"
            assert first(line for line in "xy") == "x"
            assert first(Sulking()) == "x"
            assert first("xy") == "x"
        """,
    )
    report = calling.record()["calls"]
    assert len(report["calls"]) == 1
    reasons = report["left_out"]["first"]
    assert sum(reasons.values()) == 3
    assert "SystemError: do not touch" in reasons


def test_functions_of_the_tests_are_arguments_as_well(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        """
        def best(values, key):
            return max(values, key=key)
        """,
        """
        def test_best():
            weights = {"a": 3, "b": 1}
            def weigh(name):
                return weights[name] if name in weights else weigh("a")
            assert best(["b", "a"], weigh) == "a"
            assert best(["b", "a"], key=lambda name: -weights[name]) == "b"
        """,
    )
    assert len(calling.recorded().examples) == 2


def test_of_many_calls_different_ones_and_the_largest_are_kept(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        """
        def total(values):
            return sum(values)
        """,
        """
        def test_total():
            for n in range(300):
                assert total(list(range(n % 30))) >= 0
            assert total([]) == 0
            assert total([0.5]) == 0.5
            assert total([1] * 5000) == 5000
            for n in range(300):
                total([1] * 400)
        """,
    )
    texts = [example.call.text for example in calling.recorded().examples]
    assert len(texts) < 30
    assert {"total([])", "total([0.5])"} <= set(texts)
    sizes = [example.arguments["0"] for example in calling.recorded().examples]
    assert None in sizes, "the call of 5000 numbers is too large to be shown, and kept"


def test_a_huge_argument_is_not_kept(sandbox: Sandbox, tmp_path: Path) -> None:
    calling = Calling(
        tmp_path,
        sandbox,
        "def size(text):\n    return len(text)\n",
        "def test_size():\n    assert size('x' * 3_000_000) == 3_000_000\n",
    )
    report = calling.record()["calls"]
    assert report["calls"] == []
    assert report["left_out"] == {"size": {"the arguments are too large": 1}}
