"""Calls made from recorded ones find what the tests do not, and the original says which of them are meant."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from recorded_calls import Calling

from perfhint.records import Rejection
from perfhint.workloads.suite import calls, mutating

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.records import Case
    from perfhint.sandbox import Sandbox
    from perfhint.workloads.differences import Difference

pytestmark = pytest.mark.slow  # each of them runs pytest

MODULE = """
    def unique(values):
        found = []
        for value in values:
            if value not in found:
                found.append(value)
        return found

    def clipped(values, low, high):
        if low > high:
            raise ValueError(f"{low} is more than {high}")
        return [min(max(value, low), high) for value in values]

    def place(ordered, value):
        for at, each in enumerate(ordered):
            if each >= value:
                return at
        return len(ordered)

    def first_word(text):
        return text.split()[0]

    def largest(values):
        return max(values)

    def joined(names):
        return ",".join(set(names))

    class Counter:
        def __init__(self, start):
            self.count = start

        def add(self, amounts):
            for amount in amounts:
                self.count += amount
            return self.count
"""
TESTS = """
    def test_all():
        assert unique([3, 1, 2]) == [3, 1, 2]
        assert clipped([1, 5, 9], 2, 6) == [2, 5, 6]
        assert place([1, 3, 5, 7, 9, 11, 13, 15], 5) == 2
        assert first_word("one two") == "one"
        assert largest([2, 3, 1]) == 3
        assert joined(["a"]) == "a"
        assert Counter(3).add([1, 2]) == 6
"""


@dataclass
class Trying:
    """What becomes of versions on mutated calls, as the verifier does it."""

    calling: Calling
    mutator: mutating.Mutator

    def dependable(self, most: int) -> Iterator[Case]:
        """The first cases, with what is not meant or not steady taken out."""
        for case in islice(self.mutator.mutated(), most):
            if self.sifted(case):
                yield case

    def sifted(self, case: Case) -> bool:
        assert case.stdin is not None
        runs = [self.calling.replay_original(case.stdin, seed) for seed in (0, 1)]
        return mutating.is_meant(case, runs[0]) and mutating.is_steady(case, *runs)

    def texts(self, most: int) -> list[str]:
        return [call.text for case in self.dependable(most) for call in calls.calls_of(case).calls]

    def difference(self, version: str, most: int = 4) -> Difference | None:
        found = (self.calling.difference(case, version) for case in self.dependable(most))
        return next(filter(None, found), None)

    def shrunk(self, found: Difference, version: str) -> Difference:
        simpler = self.mutator.simpler(found.case, found)
        for _ in range(20):
            case = next(simpler, None)
            if case is None:
                break
            if self.sifted(case) and (smaller := self.calling.difference(case, version)):
                found = smaller
                simpler = self.mutator.simpler(case, found)
        return found


@pytest.fixture(scope="module")
def trying(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Trying:
    calling = Calling(tmp_path_factory.mktemp("calls"), sandbox, MODULE, TESTS)
    return Trying(calling, mutating.Mutator(calling.recorded(), calling.scratch))


def test_the_same_calls_are_made_every_time(trying: Trying) -> None:
    once, again = (
        [call.text for case in islice(trying.mutator.mutated(), 3) for call in calls.calls_of(case).calls]
        for _ in range(2)
    )
    assert once == again
    assert len(once) > 100
    assert not (trying.calling.root / ".hypothesis").exists()


def test_the_original_is_the_same_as_itself(trying: Trying) -> None:
    assert trying.difference(trying.calling.module) is None


def test_calls_that_raise_by_accident_or_follow_the_hash_seed_are_dropped(trying: Trying) -> None:
    texts = trying.texts(3)
    assert "first_word('')" not in texts, "IndexError"
    assert "largest([])" in texts, "ValueError: any version must raise it, too"
    assert any(text.startswith("joined(") for text in texts)
    assert any(text.startswith("clipped(") for text in texts)


def test_a_lost_order_is_found_and_shrunk(trying: Trying) -> None:
    version = trying.calling.edited(
        ("    found = []\n    for value in values:", "    return sorted(set(values))\n    for value in values:")
    )
    found = trying.difference(version)
    assert found is not None
    assert found.rejection is Rejection.RESULT
    assert found.where.startswith("unique(")
    smallest = trying.shrunk(found, version)
    assert smallest.where == "unique([1, 0])"
    assert (smallest.expected, smallest.got) == ("returned [1, 0]", "returned [0, 1]")


def test_exceptions_that_are_meant_must_be_the_same(trying: Trying) -> None:
    found = trying.difference(trying.calling.edited(("if low > high", "if False")), 8)
    assert found is not None
    assert found.rejection is Rejection.EXCEPTION
    assert found.where.startswith("clipped(")


def test_sorted_arguments_stay_sorted(trying: Trying) -> None:
    bisected = trying.calling.edited(
        (
            "    for at, each in enumerate(ordered):\n",
            "    from bisect import bisect_left\n    return bisect_left(ordered, value)\n    for at, each in []:\n",
        )
    )
    assert trying.difference(bisected, 8) is None


def test_methods_are_called_on_what_the_tests_called_them_on(trying: Trying) -> None:
    found = trying.difference(trying.calling.edited(("self.count += amount\n", "self.count += abs(amount)\n")), 8)
    assert found is not None
    assert found.where.startswith("Counter(count=3).add(")
