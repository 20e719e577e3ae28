"""Which pairs are found, and in what order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sample_pairs import FIB, PAIRS, READ, SEEN, SUM

from perfhint.corpus import open_corpus
from perfhint.corpus.database import Measured
from perfhint.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from perfhint.corpus import Corpus

RENAMED = "m = int(input())  # how many\nresult = 0\nfor k in range(m):\n    result += k\nprint(result)\n"


def test_a_renamed_program_is_nearest_to_itself(corpus: Corpus) -> None:
    first = corpus.nearest(RENAMED)[0]
    assert first.pair == replace(SUM, source="perfhint")
    assert 0.7 < first.similarity <= 1


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.problem for pair in PAIRS])
def test_the_same_program_is_wholly_alike(corpus: Corpus, pair: object) -> None:
    found = corpus.nearest(pair.slow)[0]  # type: ignore[attr-defined]
    assert found.similarity == pytest.approx(1, abs=1e-3)
    assert found.pair.problem == pair.problem  # type: ignore[attr-defined]


def test_the_order_is_that_of_similarity_and_the_same_every_time(corpus: Corpus) -> None:
    found = corpus.nearest(RENAMED, k=4)
    assert len(found) == 4
    assert found == corpus.nearest(RENAMED, k=4)
    assert found[0].similarity == max(each.similarity for each in found)


def test_hot_lines_decide_where_the_rest_is_like_nothing(corpus: Corpus) -> None:
    around = "\n".join(f"def f{i}(a{i}, b{i}):\n    return a{i}.get(b{i}, {i})" for i in range(40))
    text = f"{around}\nseen = []\nfor word in words:\n    if word not in seen:\n        seen.append(word)\n"
    hot = [text[: text.index("if word not")].count("\n") + 1]
    found = corpus.nearest(text, k=1, hot_lines=hot)[0]
    assert found.pair.problem == "seen"
    assert "hot" in found.why[0]
    assert found.similarity > corpus.nearest(text, k=1)[0].similarity


def test_hot_lines_that_are_not_there_do_no_harm(corpus: Corpus) -> None:
    assert corpus.nearest(RENAMED, k=1, hot_lines=[0, 999])[0].pair.problem == "sum"


def test_no_answer_leaks(corpus: Corpus) -> None:
    assert all(each.pair.problem != "sum" for each in corpus.nearest(RENAMED, k=10, exclude_problem="sum"))
    assert len(corpus.nearest(RENAMED, k=10, exclude_problem="sum")) == len(PAIRS) - 1
    assert len(corpus.nearest(RENAMED, k=10, exclude_problem="no such problem")) == len(PAIRS)


def test_categories_are_mixed_among_pairs_that_are_about_as_near(tmp_path: Path) -> None:
    text = SUM.slow
    alike = [
        replace(SUM, slow=text.replace("total += i", f"total += i {operator} 3"), category="loops")
        for operator in ("*", "+", "-", "%", "//")
    ]
    other = replace(SUM, slow=text.replace("print(total)", "print(total, n)"), category="numeric")
    with open_corpus(tmp_path / "c.sqlite", [*alike, other]) as corpus:
        near = corpus.nearest(text.replace("total += i", "total += i ^ 3"), k=6)
        assert [each.pair.category for each in near].index("numeric") < 4
        assert near[0].pair.category == "loops"


def test_what_measuring_refuted_is_found_no_more(corpus: Corpus) -> None:
    number = corpus.to_measure()[0]
    with corpus.changing() as database:
        database.keep_measured(number, Measured(None, None, None, "different output", is_refuted=True))
    assert all(each.pair.problem != "sum" for each in corpus.nearest(RENAMED, k=9))
    assert number not in corpus.to_measure()
    assert number in corpus.to_measure(again=True)


def test_what_was_measured_is_told_instead_of_what_was_claimed(corpus: Corpus) -> None:
    number = corpus.to_measure()[0]
    with corpus.changing() as database:
        database.keep_measured(number, Measured(7.5, 7.0, 8.0, "", is_refuted=False))
    found = corpus.nearest(RENAMED)[0].pair
    assert (found.speedup, found.is_measured) == (7.5, True)


@pytest.mark.parametrize("text", ["", "\n", "def f(:\n   x = ", "((((((", "x" * 5000, "\0\x0b", "ü = 'é'\n"])
def test_what_is_no_python_finds_something_or_nothing(corpus: Corpus, text: str) -> None:
    assert all(0 <= each.similarity <= 1 and each.why for each in corpus.nearest(text, k=2, hot_lines=[1]))


def test_reasons_name_what_is_shared(corpus: Corpus) -> None:
    found = corpus.nearest(SEEN.slow)[0]
    assert "both use split, append" in found.why
    assert "both name something words, seen, word" in found.why
    assert "both read input of the same shape" in corpus.nearest(FIB.slow)[0].why


def test_own_pairs_follow_the_version_of_perfhint(tmp_path: Path) -> None:
    path = tmp_path / "corpus.sqlite"
    with open_corpus(path, PAIRS) as corpus:
        assert len(corpus) == 4
        corpus.add([replace(SUM, slow=READ + "print(sum(range(n)))\n", source="mine", problem="mine")])
        weights = corpus.signature_weights.tobytes()
    with open_corpus(path, PAIRS[:2]) as corpus:
        assert len(corpus) == 3
        assert {each.pair.problem for each in corpus.nearest(READ, k=9)} == {"sum", "seen", "mine"}
        assert corpus.signature_weights.tobytes() == weights
        assert corpus.database.counts().max() == 3  # what nobody has any more is not counted


def test_another_process_adds_pairs(tmp_path: Path) -> None:
    path = tmp_path / "corpus.sqlite"
    with open_corpus(path, PAIRS) as one, open_corpus(path, PAIRS) as other:
        assert len(one.nearest(READ, k=9)) == 4
        assert other.add([replace(SUM, slow="import sys\n" + SUM.slow + "sys.exit()\n", problem="other")]) == 1
        assert len(one.nearest(READ, k=9)) == 5


def test_empty(tmp_path: Path) -> None:
    with open_corpus(tmp_path / "corpus.sqlite", []) as corpus:
        assert corpus.nearest(READ) == []
        assert corpus.stats() == []


def test_a_file_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "corpus.sqlite"
    path.write_text("no database, but long enough to be taken for one" * 100)
    with pytest.raises(StoreError, match=r"the corpus .*corpus\.sqlite cannot be used .*PERFHINT_CORPUS"):
        open_corpus(path, [])
