"""Kinds of edits, told from the lines; and silence where that would be a guess."""

from __future__ import annotations

from textwrap import dedent

import pytest

from perfhint.explaining import Difference
from perfhint.explaining.sides import sides
from perfhint.explaining.signs import signs
from perfhint.records import EditKind
from perfhint.source import parse

READ = "n = int(input())\na = list(map(int, input().split()))\n"


def told(slow: str, fast: str) -> dict[EditKind, str]:
    found = Difference(parse(dedent(slow)), parse(dedent(fast)))
    return {sign.kind: sign.text for change in found.changes for sign in signs(sides(found, change))}


CASES = {
    EditKind.CONTAINER: (
        READ + "seen = []\nfor x in a:\n    if x not in seen:\n        seen.append(x)\nprint(len(seen))\n",
        READ + "seen = set()\nfor x in a:\n    seen.add(x)\nprint(len(seen))\n",
        "`seen` is a set, no longer a list.",
    ),
    EditKind.LOOP_TO_BUILTIN: (
        READ + "t = 0\nfor x in a:\n    t += x\nprint(t)\n",
        READ + "print(sum(a))\n",
        "`for x in a` is gone, and `sum(a)` is new.",
    ),
    EditKind.LOOP_TO_COMPREHENSION: (
        READ + "b = []\nfor x in a:\n    b.append(x * x)\nprint(b)\n",
        READ + "b = [x * x for x in a]\nprint(b)\n",
        "`for x in a` is gone, and `[x * x for x in a]` is new.",
    ),
    EditKind.LOOP_LESS: (
        "n = int(input())\nt = 0\nfor i in range(n):\n    t += i\nprint(t)\n",
        "n = int(input())\nprint(n * (n - 1) // 2)\n",
        "`for i in range(n)` is gone, and no loop or call that goes through items took its place.",
    ),
    EditKind.FLATTER: (
        READ + "t = 0\nfor x in a:\n    for y in a:\n        t += x * y\nprint(t)\n",
        READ + "s = t = 0\nfor x in a:\n    s += x\n    t += x\nprint(s * t)\n",
        "Loops that were nested 2 deep are 1 deep.",
    ),
    EditKind.FEWER_ROUNDS: (
        "for i in range(5000):\n    print(i)\n",
        "for i in range(3000):\n    print(i)\n",
        "`for i in range(3000)` was `for i in range(5000)`.",
    ),
    EditKind.DATA_BOUND: (
        READ + "for i in range(10**6):\n    print(a[i % n])\n",
        READ + "for i in range(len(a)):\n    print(a[i % n])\n",
        "`for i in range(len(a))` was `for i in range(10**6)`.",
    ),
    EditKind.EARLY_EXIT: (
        READ + "found = False\nfor x in a:\n    if x == n:\n        found = True\nprint(found)\n",
        READ + "found = False\nfor x in a:\n    if x == n:\n        found = True\n        break\nprint(found)\n",
        "`for x in a` may end before its last round.",
    ),
    EditKind.RECURSION: (
        "def f(n):\n    if n < 2:\n        return 1\n    return n * f(n - 1)\nprint(f(9))\n",
        "def f(n):\n    t = 1\n    for i in range(n):\n        t *= i + 1\n    return t\nprint(f(9))\n",
        "`f` called itself; now it has a loop.",
    ),
    EditKind.CACHING: (
        "def f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\nprint(f(20))\n",
        "from functools import lru_cache\n@lru_cache(None)\ndef f(n):\n    return n if n < 2 else f(n - 1) + f(n - 2)\n"
        "print(f(20))\n",
        "`functools.lru_cache` keeps the results of `f`.",
    ),
    EditKind.SORTING: (
        READ + "for x in range(n):\n    a.sort()\n    a[0] += x\nprint(a)\n",
        READ + "for x in range(n):\n    a[0] += x\na.sort()\nprint(a)\n",
        "`a.sort()` was done in every round; now no loop sorts.",
    ),
    EditKind.SEARCHING: (
        READ + "print(a.index(n))\n",
        "from bisect import bisect_left\n" + READ + "print(bisect_left(a, n))\n",
        "`bisect_left(a, n)` is new.",
    ),
    EditKind.HEAP: (
        READ + "while a:\n    x = min(a)\n    a.remove(x)\n    print(x)\n",
        "import heapq\n" + READ + "heapq.heapify(a)\nwhile a:\n    x = heapq.heappop(a)\n    print(x)\n",
        "`heapq.heapify(a)` is new.",
    ),
    EditKind.COPYING: (
        READ + "for i in range(n):\n    print(sum(a[i:]))\n",
        READ + "t = sum(a)\nfor i in range(n):\n    print(t)\n    t -= a[i]\n",
        "`a[i:]` is no longer made in every round.",
    ),
    EditKind.REPETITION: (
        "for i in range(9):\n    s = input()\n    if int(s) > 3 and int(s) < 8:\n        print(s)\n",
        "for i in range(9):\n    s = input()\n    k = int(s)\n    if 3 < k < 8:\n        print(s)\n",
        "`int(s)` stood 2 times in a loop, and stands there once.",
    ),
    EditKind.INPUT: (
        "for i in range(9):\n    print(input())\n",
        "import sys\ninput = sys.stdin.readline\nfor i in range(9):\n    print(input())\n",
        "Input comes from `sys.stdin.readline`, no longer from `input`.",
    ),
    EditKind.OUTPUT: (
        READ + "for x in a:\n    print(x)\n",
        READ + "print('\\n'.join(map(str, a)))\n",
        "No loop prints any more: the text is put together and printed at once.",
    ),
    EditKind.FUNCTION: (
        "t = 0\nfor i in range(9):\n    t += i\nprint(t)\n",
        "def main():\n    t = 0\n    for i in range(9):\n        t += i\n    print(t)\nmain()\n",
        "Code that stood in no function is in `main`.",
    ),
    EditKind.IMPORT: (
        "import decimal\nimport statistics\nprint(1)\n",
        "print(1)\n",
        "`decimal`, `statistics` are no longer imported.",
    ),
    EditKind.NO_ARRAYS: (
        "import numpy as np\nprint(int(np.sqrt(4)))\n",
        "print(int(4**0.5))\n",
        "`numpy` is no longer imported.",
    ),
    EditKind.ARRAYS: (READ + "print(sum(a))\n", "import numpy\n" + READ + "print(numpy.sum(a))\n", "`numpy` comes in."),
}


def test_every_kind_is_tried() -> None:
    assert set(CASES) == set(EditKind)


@pytest.mark.parametrize("kind", CASES, ids=lambda kind: kind.name)
def test_an_edit_is_told_by_its_signs(kind: EditKind) -> None:
    slow, fast, text = CASES[kind]
    assert told(slow, fast).get(kind) == text


@pytest.mark.parametrize("kind", CASES, ids=lambda kind: kind.name)
def test_an_edit_is_not_told_of_its_reverse(kind: EditKind) -> None:
    slow, fast, text = CASES[kind]
    assert text not in told(fast, slow).values()


SILENT = {
    "the loop went into a function": (
        READ + "t = 0\nfor x in a:\n    t += x\nprint(t)\n",
        READ + "def total(a):\n    t = 0\n    for x in a:\n        t += x\n    return t\nprint(total(a))\n",
        {EditKind.LOOP_LESS, EditKind.LOOP_TO_BUILTIN, EditKind.FLATTER},
    ),
    "a call that nobody knows may hide a loop": (
        READ + "t = 0\nfor x in a:\n    t += x\nprint(t)\n",
        "import numpy\n" + READ + "print(numpy.sum(a))\n",
        {EditKind.LOOP_LESS},
    ),
    "recursion in place of the loop": (
        "n = int(input())\nt = 0\nfor i in range(n):\n    t += i\nprint(t)\n",
        "def f(n):\n    return n and n + f(n - 1)\nn = int(input())\nprint(f(n - 1))\n",
        {EditKind.LOOP_LESS},
    ),
    "a slice may be of an array": (
        "def f(a, n):\n    for i in range(n):\n        print(sum(a[i:]))\n",
        "def f(a, n):\n    for i in range(n):\n        print(sum(a) - i)\n",
        {EditKind.COPYING},
    ),
    "a `while` inside a `while` need not run for each of its rounds": (
        READ + "i = 0\nwhile i < n:\n    while i < n and a[i]:\n        i += 1\n    i += 1\nprint(i)\n",
        READ + "i = 0\nfor x in a:\n    i += x\nprint(i)\n",
        {EditKind.FLATTER},
    ),
    "print and leave is no printing in a loop": (
        READ + "for x in a:\n    if x:\n        print(x)\n        break\n",
        READ + "r = next((x for x in a if x), None)\nprint(r)\n",
        {EditKind.OUTPUT},
    ),
    "another loop happens to have a bound from the data": (
        READ + "for i in range(2500):\n    print(a[i], i * 3)\n",
        READ + "t = []\nfor i in range(n):\n    t = [[i], t]\n    if t[0] == a:\n        t.append(sorted(a))\n",
        {EditKind.DATA_BOUND},
    ),
    "a bound that has a name is no bound from the data": (
        "for i in range(100000):\n    print(i)\n",
        "LIMIT = 100000\nfor i in range(LIMIT):\n    print(i)\n",
        {EditKind.DATA_BOUND, EditKind.FEWER_ROUNDS},
    ),
    "a larger start": (
        "for i in range(3, 50):\n    print(i)\n",
        "for i in range(2, 50):\n    print(i)\n",
        {EditKind.FEWER_ROUNDS},
    ),
    "the same words in two loops": (
        "a = [int(i) for i in input().split()]\nb = [int(i) for i in input().split()]\nprint(a, b)\n",
        "a = list(map(int, input().split()))\nb = list(map(int, input().split()))\nprint(a, b)\n",
        {EditKind.REPETITION},
    ),
    "another function has the loop": (
        "def f(n):\n    return n and f(n - 1) + 1\nprint(f(9))\n",
        "def f(n):\n    return n\ndef g(n):\n    for i in range(n):\n        f(i)\ng(9)\nprint(f(9))\n",
        {EditKind.RECURSION},
    ),
    "modules that are there anyway": ("import sys\nprint(1)\n", "print(1)\n", {EditKind.IMPORT}),
    "imported elsewhere": (
        "import decimal\nprint(1)\nprint(decimal)\n",
        "print(1)\nimport decimal\nprint(decimal)\n",
        {EditKind.IMPORT},
    ),
    "input read once": ("print(input())\n", "import sys\nprint(sys.stdin.readline())\n", {EditKind.INPUT}),
}


@pytest.mark.parametrize(("slow", "fast", "kinds"), SILENT.values(), ids=SILENT)
def test_nothing_is_said_in_doubt(slow: str, fast: str, kinds: set[EditKind]) -> None:
    assert not kinds & set(told(slow, fast))
