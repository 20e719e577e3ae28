"""Inputs made from a user's: what is inferred of them is kept, whatever is changed."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from perfhint.workloads.mutation import Mutations

if TYPE_CHECKING:
    from collections.abc import Callable

Lines = list[list[str]]
FIRST = 12
"""Inputs that are made before any that are bold."""


def made(*contents: str, number: int = 60) -> list[str]:
    return [mutant.content for mutant in islice(Mutations(contents), number)]


def lines(content: str) -> Lines:
    return [line.split() for line in content.rstrip("\n").split("\n")]


def a_list(rows: Lines) -> bool:
    (count,), numbers = rows
    return len(numbers) == int(count) and all(int(number) >= 1 for number in numbers)


def a_table(rows: Lines) -> bool:
    (nodes, edges), *pairs = rows
    return len(pairs) == int(edges) and all(1 <= int(a) < int(b) <= int(nodes) for a, b in pairs)


def a_tree(rows: Lines) -> bool:
    (nodes,), *pairs = rows
    joined = {"1"}
    for _ in pairs:
        joined |= {name for pair in pairs if joined & set(pair) for name in pair}
    return len(pairs) == int(nodes) - 1 and len(joined) == int(nodes)


def a_grid(rows: Lines) -> bool:
    (height, width), *cells = rows
    return len(cells) == int(height) and all(len(row) == int(width) and set(row) <= set(".#") for (row,) in cells)


def test_cases(rows: Lines) -> bool:
    (number,), *rest = rows
    for _ in range(int(number)):
        (count,), numbers, *rest = rest
        if len(numbers) != int(count):
            return False
    return not rest


test_cases.__test__ = False  # type: ignore[attr-defined]


def until_zeros(rows: Lines) -> bool:
    return rows[-1] == ["0", "0"] and all(len(row) == 2 and row != ["0", "0"] for row in rows[:-1])


def sorted_and_different(rows: Lines) -> bool:
    (count,), row = rows
    numbers = list(map(int, row))
    return len(numbers) == int(count) and numbers == sorted(set(numbers))


def a_permutation(rows: Lines) -> bool:
    (count,), row = rows
    return sorted(map(int, row)) == list(range(1, int(count) + 1))


@pytest.mark.parametrize(
    ("contents", "is_one"),
    [
        (("3\n7 1 50\n", "5\n1 2 3 2 1\n", "1\n9\n"), a_list),
        (("3 2\n1 2\n2 3\n", "4 3\n1 4\n2 3\n1 2\n", "5 1\n3 5\n"), a_table),
        (("3\n1 2\n2 3\n", "5\n3 1\n3 5\n4 3\n2 1\n", "4\n1 2\n1 3\n1 4\n"), a_tree),
        (("2 3\n.#.\n...\n", "3 2\n..\n.#\n##\n", "1 4\n#..#\n"), a_grid),
        (("2\n3\n1 2 3\n1\n5\n", "1\n2\n4 4\n", "3\n1\n1\n2\n1 2\n1\n7\n"), test_cases),
        (("1 2\n3 4\n0 0\n", "5 6\n0 0\n", "7 8\n1 1\n2 2\n0 0\n"), until_zeros),
        (("3\n2 5 9\n", "4\n1 4 8 20\n", "5\n3 4 5 6 30\n"), sorted_and_different),
        (("3\n2 1 3\n", "4\n4 1 3 2\n", "5\n1 5 2 4 3\n"), a_permutation),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_the_structure_is_kept(contents: tuple[str, ...], is_one: Callable[[Lines], bool]) -> None:
    inputs = made(*contents)
    assert len(inputs) > 10
    assert all(is_one(lines(each)) for each in (*contents, *inputs))
    assert len({len(each) for each in inputs}) > 1 or is_one is a_permutation


def test_they_are_different_and_always_the_same() -> None:
    contents = ("3\n7 1 50\n", "5\n1 2 3 2 1\n")
    inputs = made(*contents)
    assert inputs == made(*contents)
    assert len({*contents, *inputs}) == len(inputs) + 2


def test_what_is_telling_comes_early() -> None:
    inputs = [lines(each)[1] for each in made("3\n7 1 50\n", "5\n11 20 3 2 1\n", "6\n9 10 4 31 5 6\n", number=30)]
    assert any(len(row) == 1 for row in inputs)
    assert any(len(row) > 2 and len(set(row)) == 1 for row in inputs)
    assert any(row == sorted(row, key=int) for row in inputs if len(set(row)) > 2)
    assert any(row == sorted(row, key=int, reverse=True) for row in inputs if len(set(row)) > 2)
    assert any(1 < len(set(row)) < len(row) for row in inputs)
    assert {"1", "50"} <= {number for row in inputs for number in row}, "the edges of what was seen"


def test_at_first_numbers_stay_in_the_range_that_was_seen() -> None:
    inputs = made("2 10\n-5 7\n", "3 100\n0 -2 9\n", "1 7\n3\n", number=FIRST)
    assert len(inputs) == FIRST
    for count_and_limit, row in map(lines, inputs):
        assert 7 <= int(count_and_limit[1]) <= 100
        assert all(-5 <= int(number) <= 9 for number in row)


def test_later_ones_go_beyond_what_was_seen() -> None:
    found = [lines(each)[1] for each in made("3\n7 1 50\n", "5\n11 20 3 2 1\n", "6\n9 10 4 31 5 6\n")]
    numbers = {int(number) for row in found for number in row}
    assert min(numbers) == 1, "nothing was zero or negative"
    assert 500 < max(numbers) <= 1000
    assert all(int(number) <= 50 for row in found[:FIRST] for number in row)
    assert any(int(number) < -9 for each in made("2\n-5 7\n", "3\n0 -2 9\n") for number in lines(each)[1])


def test_what_says_of_which_kind_something_is_stays_so() -> None:
    inputs = made("3\n1 5\n2 7\n3 8\n", "4\n1 90\n2 7\n3 30\n1 40\n", "2\n3 4\n2 1\n", number=100)
    assert any(int(row[1]) > 90 for each in inputs for row in lines(each)[1:])
    assert all(row[0] in {"1", "2", "3"} for each in inputs for row in lines(each)[1:])


def test_what_held_by_chance_need_not_hold_later() -> None:
    contents = ("5 2\na b c d e\n", "3 3\nx y z\n", "4 1\na x c z\n", "6 5\nz y x a b c\n")
    exceeds = [
        [int(limit) > int(count) for (count, limit), _ in map(lines, made(*contents[:number], number=100))]
        for number in (2, 4)
    ]
    assert any(exceeds[0])
    assert not any(exceeds[0][:FIRST])
    assert not any(exceeds[1]), "it held often"


@pytest.mark.parametrize(
    ("contents", "least"),
    [
        (("2\n4 7\n", "2\n1 9\n", "3\n5 5 6\n"), 2),
        (("2\n4 7\n", "3\n5 5 6\n"), 1),
        (("3\n4 7 1\n", "4\n1 9 9 3\n", "5\n5 5 6 2 8\n"), 1),
        (("20\n" + "4 7 " * 10 + "\n", "12\n" + "4 1 8 " * 4 + "\n", "9\n" + "1 2 3 " * 3 + "\n"), 1),
    ],
)
def test_the_smallest_size(contents: tuple[str, ...], least: int) -> None:
    assert min(int(lines(each)[0][0]) for each in made(*contents, number=100)) == least


@pytest.mark.parametrize(
    ("contents", "holds"),
    [
        (("1 5\n", "2 2\n", "3 9\n", "4 30\n"), lambda a, b: a <= b),
        (("2 3 6\n", "5 2 9\n", "4 4 16\n", "10 3 12\n"), lambda a, b, c: c <= a * b),
        (("7 7\n", "2 2\n", "15 15\n"), lambda a, b: a == b),
        (("6 3\n", "20 10\n", "49 7\n", "15 5\n"), lambda a, b: a % b == 0),
    ],
)
def test_numbers_keep_their_relation(contents: tuple[str, ...], holds: Callable[..., bool]) -> None:
    inputs = made(*contents)
    assert inputs
    assert all(holds(*map(int, each.split())) for each in inputs)


def test_words() -> None:
    inputs = made("abc\nbca\n", "aa\nbb\n", "abcab\nccccc\n")
    assert all(len(one) == len(other) for (one,), (other,) in map(lines, inputs))
    characters = ["".join(one + other) for (one,), (other,) in map(lines, inputs)]
    assert set("".join(characters[:7])) == set("abc")
    assert set("".join(characters)) >= set("abcA1"), "they are long enough to be texts"
    assert set("".join(made("ab\n", "ba\n", "aaba\n"))) == set("ab\n"), "these are not"
    assert all(set(each) <= set("()\n") for each in made("(())\n", "()()\n", "((()))()\n"))
    assert all(_is_balanced(each) for each in made("(())\n", "()()\n", "((()))()\n"))


def _is_balanced(word: str) -> bool:
    while "()" in word:
        word = word.replace("()", "")
    return not word.strip()


def test_decimal_numbers_keep_their_digits() -> None:
    inputs = made("2\n1.50 2.25\n", "3\n0.10 0.00 -3.75\n", "1\n9.99\n")
    assert inputs
    assert all(len(number.partition(".")[2]) == 2 for each in inputs for number in lines(each)[1])


@pytest.mark.parametrize("ending", ["", "\n", "\n\n", "\r\n"])
def test_inputs_end_as_those_of_the_user_do(ending: str) -> None:
    newline = "\r\n" if "\r" in ending else "\n"
    inputs = made(*(text.replace("\n", newline) + ending for text in ("2\n3 4", "3\n5 1 9", "1\n8")))
    assert inputs
    for each in inputs:
        assert each.endswith(ending)
        assert not each.removesuffix(ending).endswith("\n")
        assert ("\r\n" in each) == ("\r" in newline)


@pytest.mark.parametrize("contents", [(), ("",), ("\n",), ("0\n", "1\n", "1\n"), ("x  y\n", "   z\n")])
def test_where_nothing_can_be_changed(contents: tuple[str, ...]) -> None:
    assert made(*contents) == []


def test_large_inputs_are_made_small() -> None:
    large = "20000\n" + " ".join(str(number * number * 7919 % 99991) for number in range(20000)) + "\n"
    inputs = made(large, number=10)
    assert len(inputs) == 10
    assert max(map(len, inputs)) < 1000
    assert all(len(row) == int(count[0]) for count, row in map(lines, inputs))


def test_simpler_variants_keep_the_structure_and_get_smaller() -> None:
    contents = ("3\n7 1 50\n", "5\n1 2 3 2 1\n", "1\n9\n")
    mutations = Mutations(contents)
    simpler = list(mutations.simpler("5\n9 9 4 9 30\n"))
    assert all(a_list(lines(each)) for each in simpler)
    assert any(len(lines(each)[1]) == 1 for each in simpler)
    assert any(lines(each)[1].count("1") for each in simpler)
    assert list(mutations.simpler("what is this?\n")) == []


def test_there_is_an_end_of_them() -> None:
    assert len(made("--name 21\n", number=10_000)) == 1000
