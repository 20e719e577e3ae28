"""Features: what alike programs share, and where in a program they are."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from perfhint.source.canonical import words
from perfhint.source.features import BUCKETS, KINDS, features, reads, word_features

PROGRAM = """n, m = map(int, input().split())
prices = list(map(int, input().split()))
for i in range(n):
    for j in range(i):
        if prices[i] == prices[j] + 1000000007:
            print(i, j)
"""


def shared(one: str, other: str) -> float:
    both = features(one).whole(), features(other).whole()
    return len(np.intersect1d(*both)) / len(np.union1d(*both))


def test_kinds_have_ranges_of_their_own() -> None:
    assert [kind.first for kind in KINDS] == [0, *np.cumsum([kind.size for kind in KINDS])[:-1].tolist()]
    assert KINDS[-1].first + KINDS[-1].size == BUCKETS
    found = features(PROGRAM).whole()
    for kind in KINDS:
        assert ((found >= kind.first) & (found < kind.first + kind.size)).any(), kind.name


def test_renaming_leaves_most_and_another_program_little() -> None:
    assert shared(PROGRAM, PROGRAM.replace("prices", "costs").replace("m", "k")) > 0.8
    assert shared(PROGRAM, "s = input()\nwhile s:\n    s = s[1:]\n    print(s.count('a'))\n") < 0.2


def test_features_of_lines() -> None:
    found = features(PROGRAM)
    inner = found.of([4])
    assert 0 < len(inner) < len(found.whole())
    assert set(inner) <= set(found.whole())
    assert np.array_equal(found.of(range(6)), found.whole())
    assert not len(found.of([-1, 99]))


def test_words_alone_are_among_them() -> None:
    assert set(word_features(words(PROGRAM))) <= set(features(PROGRAM).whole())


def test_shapes_of_input() -> None:
    assert [shape for shape, _ in reads(words(PROGRAM))] == [
        "int 2",
        "begin int 2",
        "int 1 many",
        "int 2 int 1 many",
    ]


@pytest.mark.parametrize("text", ["", "x", "def f(:\n", "\x0b", "\udce4 = 1", "((((((" * 50, "print 'x'\n" * 3])
def test_what_does_not_parse_has_features_too(text: str) -> None:
    assert features(text).whole().dtype == np.uint16


def test_they_are_the_same_in_every_process() -> None:
    program = "import sys; from perfhint.source.features import features; print(features(sys.argv[1]).whole().tolist())"
    command = [sys.executable, "-c", program, PROGRAM]
    said = {
        subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": seed}).stdout for seed in "12"
    }
    assert said == {f"{features(PROGRAM).whole().tolist()}\n".encode()}
