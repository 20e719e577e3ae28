"""Pairs that are the same, or nearly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample_pairs import SEEN, SUM

if TYPE_CHECKING:
    from perfhint.corpus import Corpus
    from perfhint.records import Pair

LONG = replace(
    SEEN,
    slow="".join(f"def part{i}(x):\n    return x * {i} + len(str(x))\n" for i in range(12)) + SEEN.slow,
    fast="".join(f"def part{i}(x):\n    return x * {i} + len(str(x))\n" for i in range(12)) + SEEN.fast,
    problem="long",
)


@pytest.mark.parametrize(
    "pair",
    [
        SUM,
        replace(SUM, slow=SUM.slow.replace("total", "answer"), fast=SUM.fast.replace("n", "size_")),
        replace(SUM, slow="# mine\n" + SUM.slow, problem="elsewhere"),
    ],
    ids=["itself", "other names", "another comment"],
)
def test_the_same(corpus: Corpus, pair: Pair) -> None:
    pair = replace(pair, fast=pair.fast.replace("size_", "n"))
    assert corpus.add([pair]) == 0


def test_the_same_within_one_call(corpus: Corpus) -> None:
    assert corpus.add([LONG, LONG, replace(LONG, reason="another")]) == 1


def test_nearly_the_same_for_one_problem(corpus: Corpus) -> None:
    assert corpus.add([LONG]) == 1
    near = replace(LONG, slow=LONG.slow.replace("* 3 ", "* 99 "), fast=LONG.fast.replace("* 3 ", "* 99 "))
    assert corpus.add([near]) == 0
    assert corpus.add([near], keep_alike=True) == 1


def test_another_fast_program_is_another_pair(corpus: Corpus) -> None:
    assert corpus.add([LONG]) == 1
    assert corpus.add([replace(LONG, fast="print(len(set(input().split())))\n")]) == 1


def test_not_so_near(corpus: Corpus) -> None:
    assert corpus.add([LONG, replace(LONG, slow=LONG.slow[len(LONG.slow) // 2 :])]) == 2
