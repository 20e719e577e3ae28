"""The way from one text to another, cut into edits that can be left out."""

from __future__ import annotations

import random

from perfhint.patches import relaid, split
from perfhint.source import apply

OLD = "import os\na = 1\nb = 2\nc = 3\n"


def test_one_edit_for_every_run_of_lines_that_differ() -> None:
    edits = split(OLD, "import sys\na = 1\nb = 2\nc = 4\nd = 5\n")
    assert [edit.text for edit in edits] == ["import sys\n", "c = 4\nd = 5\n"]
    assert apply(OLD, edits[:1]) == OLD.replace("os", "sys")
    assert apply(OLD, edits[1:]) == OLD.replace("c = 3\n", "c = 4\nd = 5\n")


def test_all_edits_together_make_the_new_text() -> None:
    chance = random.Random(2)
    for _ in range(300):
        old, new = (
            "".join(f"{chance.choice(['a', 'ü', '', 'if x:'])}\n" for _ in range(chance.randrange(9)))
            + chance.choice(["", "end"])
            for _ in range(2)
        )
        assert apply(old, split(old, new)) == new


BODY = """\
import sys
n = int(input())
seen = []
for i in range(n):
    if i not in seen:
        seen.append(i)
print(len(seen))
"""
WRAPPED = """\
import sys
read = sys.stdin.readline


def main():
    n = int(read())
    seen = set()
    for i in range(n):
        if i not in seen:
            seen.add(i)
    print(len(seen))


if __name__ == "__main__":
    main()
"""


def test_a_body_that_moved_into_a_function_is_laid_out_there() -> None:
    assert (
        relaid(BODY, WRAPPED)
        == """\
import sys


def main():
    n = int(input())
    seen = []
    for i in range(n):
        if i not in seen:
            seen.append(i)
    print(len(seen))


if __name__ == "__main__":
    main()
"""
    )


def test_where_nothing_moved_nothing_is_laid_out_anew() -> None:
    assert relaid(OLD, OLD.replace("os", "sys")) == OLD
    assert relaid(OLD, OLD) == OLD
    assert relaid("", OLD) == ""
