"""A model's answer as units that can be left out and polished."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finders import replacing

from perfhint import attribution
from perfhint.records import Candidate, Unit
from perfhint.search import candidate_of, rewrite
from perfhint.search.grafting import MOST_UNITS, grafts, joined

if TYPE_CHECKING:
    from collections.abc import Collection

ORIGINAL = "import sys\nn = int(input())\na = [n]\nb = n * 2\nc = n\nprint(a, b, c)\n"
ANSWER = "import sys\nfrom math import sqrt\nn = int(input())\na = (n,)\nb = n * 2\nc = sqrt(n)\nprint(a, b, c)\n"


def answer(text: str) -> Candidate:
    return Candidate(text, "openai:x", "roots")


def nothing(_: str) -> list:
    return []


def units(text: str) -> list[Unit]:
    return list(dict.fromkeys(unit for stage in grafts(ORIGINAL, answer(text)) for unit, _ in stage))


def test_hunks_that_share_a_new_name_are_one_unit() -> None:
    found = grafts(ORIGINAL, answer(ANSWER))
    root, parentheses = units(ANSWER)
    assert rewrite(ORIGINAL, nothing, given=found).text == ANSWER
    without_root = rewrite(ORIGINAL, nothing, given=found, excluded={root}).text
    assert without_root == ORIGINAL.replace("[n]", "(n,)")
    assert rewrite(ORIGINAL, nothing, given=found, only={root}).text == ANSWER.replace("(n,)", "[n]")
    assert parentheses.origin == root.origin == "openai:x"


def test_hunks_that_share_a_name_that_goes_are_one_unit() -> None:
    text = ORIGINAL.replace("b = n * 2\n", "").replace("print(a, b, c)", "print(a, 2 * n, c)")
    assert len(units(text)) == 1


def test_units_that_cannot_be_left_out_alone_are_joined() -> None:
    text = "import os\n" + ORIGINAL.replace("[n]", "[n, n]").replace("(a, b, c)", "(a, c)")
    found = grafts(ORIGINAL, answer(text))
    one, two, three = units(text)

    def is_right(kept: Collection[Unit]) -> bool:
        return (one in kept) == (three in kept)

    assert [unit for unit, _ in joined(found, is_right)[0]] == [one, two, one]
    assert rewrite(ORIGINAL, nothing, given=joined(found, is_right)).text == text
    assert joined(found, lambda kept: True) == found


def test_another_program_is_one_unit() -> None:
    original = "".join(f"a{i} = {i}\nprint(0)\n" for i in range(MOST_UNITS + 1))
    text = original.replace("= ", "= 1 + ")
    assert len(grafts(original, answer(text))[0]) == 1
    assert rewrite(original, nothing, given=grafts(original, answer(text))).text == text


def test_rules_polish_an_answer_and_both_are_told() -> None:
    find = replacing("PH001", r"n \* 2", "n + n")
    polished = rewrite(ORIGINAL, find, given=grafts(ORIGINAL, answer(ANSWER)))
    assert polished.text == ANSWER.replace("n * 2", "n + n")
    candidate = candidate_of(polished)
    assert (candidate.origin, candidate.rules) == ("openai:x", ("PH001",))
    assert candidate.reason == "roots; PH001 found n * 2"
    hunks = attribution.hunks(ORIGINAL, polished)
    told = {hunk.new: (hunk.origin, hunk.rules) for hunk in hunks}
    assert told[("from math import sqrt",)] == ("openai:x", ())
    assert told[("b = n + n",)] == ("rules", ("PH001",))


def test_rules_write_over_what_the_answer_wrote() -> None:
    find = replacing("PH001", r"sqrt\(n\)", "n ** 0.5")
    polished = rewrite(ORIGINAL, find, given=grafts(ORIGINAL, answer(ANSWER)))
    (hunk,) = [hunk for hunk in attribution.hunks(ORIGINAL, polished) if "c = n ** 0.5" in hunk.new]
    assert (hunk.origin, hunk.rules) == ("openai:x", ("PH001",))


WRAPPED = """\
import sys
read = sys.stdin.readline


def main():
    n = int(read())
    a = [n]
    b = n + n
    c = n
    print(a, b, c)


main()
"""


def test_code_that_moved_into_a_function_comes_apart() -> None:
    given = grafts(ORIGINAL, answer(WRAPPED))
    layout, first, second = units(WRAPPED)
    assert rewrite(ORIGINAL, nothing, given=given).text == WRAPPED
    without = rewrite(ORIGINAL, nothing, given=given, excluded={second}).text
    assert without == WRAPPED.replace("n + n", "n * 2")
    assert rewrite(ORIGINAL, nothing, given=given, excluded={layout}).text == ORIGINAL
    hunks = attribution.hunks(ORIGINAL, rewrite(ORIGINAL, nothing, given=given))
    assert [hunk.new for hunk in hunks if hunk.old == ("b = n * 2",)] == [("    b = n + n",)]
    assert first != second
