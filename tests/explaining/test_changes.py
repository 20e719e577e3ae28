"""How two versions are cut into changes, and how one of these is taken back."""

from __future__ import annotations

from textwrap import dedent

import pytest

from perfhint.explaining import Difference
from perfhint.explaining.differences import Change
from perfhint.source import parse


def difference(slow: str, fast: str) -> Difference:
    return Difference(parse(dedent(slow)), parse(dedent(fast)))


def lines(found: Difference) -> list[list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Old and new lines of every hunk of every change, without indentation."""
    return [
        [
            (tuple(line.strip() for line in pair.old), tuple(line.strip() for line in pair.new))
            for pair in map(found.line_pair, change.hunks)
        ]
        for change in found.changes
    ]


SAME = {
    "comments and blank lines": ("a = 1\nprint(a)\n", "# why\na = 1  # one\n\n\nprint(a)\n"),
    "formatting": ("f(1,2,\n  3)\nx=1\n", "f(\n    1, 2, 3\n)\nx = 1\n"),
    "indentation": ("if x:\n  y()\n  z()\n", "if x:\n\ty()\n\tz()\n"),
    "names": (
        "values = list(map(int, input().split()))\nfor value in values:\n    print(value)\n",
        "a = list(map(int, input().split()))\nfor x in a:\n    print(x)\n",
    ),
    "a backslash": ("a = 1 + \\\n    2\n", "a = 1 + 2\n"),
    "names that swap": (
        "a = int(input())\nb = str(input())\nprint(a, b, a)\n",
        "b = int(input())\na = str(input())\nprint(b, a, b)\n",
    ),
}


@pytest.mark.parametrize(("slow", "fast"), SAME.values(), ids=SAME)
def test_what_costs_nothing_is_no_difference(slow: str, fast: str) -> None:
    assert difference(slow, fast).changes == []


def test_names_are_told_in_both_spellings() -> None:
    assert difference(*SAME["names"]).told_names == (("value", "x"), ("values", "a"))


def test_a_name_that_only_some_lines_suggest_is_not_taken_for_another() -> None:
    found = difference("a = 1\nb = 2\nprint(a)\nprint(b)\n", "a = 1\nb = 2\nprint(b)\nprint(a)\n")
    assert found.renamed == {}
    assert found.changes


def test_imported_names_and_those_of_classes_are_not_renamed() -> None:
    assert difference("import os\nprint(os)\n", "import re\nprint(re)\n").renamed == {}
    slow, fast = "class A:\n    size = 1\nprint(A.size)\n", "class A:\n    width = 1\nprint(A.width)\n"
    assert difference(slow, fast).renamed == {}


def test_text_inside_strings_counts() -> None:
    found = difference('a = """x\n  # y\n"""\nprint(a)\n', 'a = """x\n  # z\n"""\nprint(a)\n')
    assert len(found.changes) == 1
    assert found.line_pair(found.changes[0].hunks[0]).old == ('a = """x', "  # y", '"""')


def test_hunks_that_need_each_other_are_one_change_and_others_are_apart() -> None:
    found = difference(
        """
        n = int(input())
        seen = []
        for i in range(n):
            seen.append(i)
        total = 0
        for i in range(n):
            total = total + i
        print(total, len(seen))
        """,
        """
        n = int(input())
        seen = set()
        for i in range(n):
            seen.add(i)
        total = 0
        for i in range(n):
            total += i
        print(total, len(seen))
        """,
    )
    assert lines(found) == [
        [(("seen = []",), ("seen = set()",)), (("seen.append(i)",), ("seen.add(i)",))],
        [(("total = total + i",), ("total += i",))],
    ]


def test_clauses_of_one_statement_are_one_change() -> None:
    found = difference(
        "for x in a:\n    f(x)\n    g(x)\n",
        "for x in a:\n    try:\n        f(x)\n    except E:\n        pass\n    g(x)\n",
    )
    assert len(found.changes) == 1


def test_a_line_that_only_moves_to_another_block_has_changed() -> None:
    found = difference("for x in a:\n    f(x)\n    g()\n", "for x in a:\n    f(x)\ng()\n")
    assert lines(found) == [[(("g()",), ("g()",))]]


def test_lines_that_a_new_block_takes_in_have_not_changed() -> None:
    found = difference("a = f()\nprint(a)\n", "def main():\n    a = f()\n    print(a)\n\n\nmain()\n")
    assert lines(found) == [[((), ("def main():",)), ((), ("main()",))]]


TAKEN_BACK = {
    "a function": (
        "a = f()\nfor x in a:\n    g(x)\n",
        "def main():\n    a = f()\n    for x in a:\n        g(x)\n\n\nmain()\n",
    ),
    "a loop out": ("for x in a:\n    f(x)\n    g()\n", "for x in a:\n    f(x)\ng()\n"),
    "other names": (
        "n = int(input())\nfor i in range(n):\n    f(i + 0)\n",
        "N = int(input())\nfor j in range(N):\n    f(j)\n",
    ),
    "a branch": ("if a:\n    f()\nelse:\n    g()\nh()\n", "if a:\n    f()\nh()\n"),
    "tabs": ("if a:\n\tf()\n\tg()\n", "if a:\n\tf()\n\th()\n"),
}


@pytest.mark.parametrize(("slow", "fast"), TAKEN_BACK.values(), ids=TAKEN_BACK)
def test_taking_everything_back_gives_the_slow_version(slow: str, fast: str) -> None:
    found = difference(slow, fast)
    everything = Change(tuple(hunk for change in found.changes for hunk in change.hunks))
    assert difference(slow, found.without(everything)).changes == []
    assert difference(fast, found.without(Change(()))).changes == []


def test_one_change_is_taken_back_inside_another() -> None:
    found = difference(
        "import sys\na = f()\nfor x in a:\n    g(x, 0)\nprint(a)\n",
        "import sys\n\n\ndef main():\n    a = f()\n    for x in a:\n        g(x)\n    print(a)\n\n\nmain()\n",
    )
    function, call = found.changes
    assert found.without(call) == (
        "import sys\ndef main():\n    a = f()\n    for x in a:\n        g(x, 0)\n    print(a)\nmain()\n"
    )
    assert found.without(function) == "import sys\na = f()\nfor x in a:\n    g(x)\nprint(a)\n"


@pytest.mark.parametrize("text", ["", "def f(:\n", "x = (1,\ny = 2\n", "else:\n  x\n", "\f\n", "a" * 9 + "\n\tb\n c"])
def test_text_that_is_no_program_is_compared_all_the_same(text: str) -> None:
    found = difference(text, "print(1)\n")
    assert [line for change in lines(found) for _, new in change for line in new] == ["print(1)"]
    assert difference(text, text).changes == []
