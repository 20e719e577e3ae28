"""The canonical form of programs, whole and broken ones."""

from __future__ import annotations

import pytest

from perfhint.source.canonical import FUNCTION, NEWLINE, STRING, VARIABLE, canonical, imported, words

PROGRAM = """
import numpy as np
def total(prices, *, tax=1):
    '''All of them,
    with tax'''
    return np.sum(prices) * tax  # not rounded
print(total([3, 4]), "EUR")
"""


def test_names_functions_and_strings_are_generic_and_what_libraries_call_things_is_not() -> None:
    said = [word.canonical for word in words(PROGRAM) if word.canonical != NEWLINE]
    assert said[:10] == ["import", "numpy", "as", "np", "def", FUNCTION, "(", VARIABLE, ",", "*"]
    assert said[-13:] == ["print", "(", FUNCTION, "(", "[", "3", ",", "4", "]", ")", ",", STRING, ")"]
    assert {"np", "sum", "return"} <= set(said)
    assert not {"total", "prices", "tax", "EUR"} & set(said)


def test_lines_are_those_of_the_text() -> None:
    lines = PROGRAM.split("\n")
    for word in words(PROGRAM):
        assert word.canonical == NEWLINE or word.text.split("\n")[0] in lines[word.line]


@pytest.mark.parametrize(
    "other",
    [
        PROGRAM.replace("total", "brutto").replace("prices", "p").replace("EUR", "USD"),
        PROGRAM.replace("# not rounded", ""),
        PROGRAM.replace("\n\n", "\n").replace("tax=1", "tax = 1"),
        PROGRAM.replace("    ", "\t"),
        PROGRAM.replace("np.sum(", "np \\\n  .sum("),
        PROGRAM.replace("[3, 4]", "[\n   3,\n\n   4]"),
    ],
    ids=["names", "comments", "blanks", "tabs", "continued", "brackets"],
)
def test_programs_that_differ_in_nothing_that_counts(other: str) -> None:
    assert canonical(other) == canonical(PROGRAM)


@pytest.mark.parametrize(
    "other",
    [
        PROGRAM.replace("prices) * tax", "tax) * prices"),
        PROGRAM.replace("[3, 4]", "[3, 5]"),
        PROGRAM.replace("np.sum", "np.max"),
        PROGRAM.replace("\nprint", "\n    print"),
    ],
    ids=["other names change places", "number", "method", "indentation"],
)
def test_programs_that_differ(other: str) -> None:
    assert canonical(other) != canonical(PROGRAM)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "def f(:\n  'x",
        '"""',
        "((((",
        "))))\nx = 1",
        "\\",
        "x = 'a\\",
        "0x",
        "é = 'ü'",
        "\udce4 = 1",
        "#",
        "f'{x!r:>{w}}'",
    ],
)
def test_whatever_it_is_it_has_words(text: str) -> None:
    assert "".join(word.text for word in words(text)).count("\n") <= text.count("\n")
    assert canonical(text) == canonical(text)


def test_an_unfinished_string_ends_with_its_line() -> None:
    assert [word.text for word in words("x = 'abc\ny = 2\n")] == ["x", "=", "'abc", "\n", "y", "=", "2", "\n"]


def test_prefixed_strings_are_strings_and_prefixes_alone_are_names() -> None:
    assert [word.canonical for word in words("rb'x' + f\"{y}\" + r")] == [STRING, "+", STRING, "+", VARIABLE]


def test_imported_names() -> None:
    text = "import os.path as p, re\nfrom collections import deque as d  # fast\nfrom . import x\n"
    assert imported(text) >= {"os", "path", "p", "re", "collections", "deque", "d", "x"}
    assert "fast" not in imported(text)


def test_a_long_line_takes_no_time_that_grows_with_its_square() -> None:
    assert len(words("x" * 300_000)) == 1
    assert len(words("(" * 100_000)) == 100_000
    assert words("'" * 100_001)
