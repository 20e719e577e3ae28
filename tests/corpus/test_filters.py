"""What is left out of what sources hold, and what is trimmed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sample_pairs import SUM

from perfhint.corpus.category import category
from perfhint.corpus.entry import changed_lines, changed_share
from perfhint.corpus.filters import Filters
from perfhint.corpus.program import Program
from perfhint.corpus.trimming import without_unused_imports
from perfhint.records import Pair
from perfhint.source.canonical import words

LINES = "".join(f"a{i} = {i}\nprint(a{i})\n" for i in range(20))
PAIR = Pair(LINES + "x = sum([1, 2])\n", LINES + "x = 3\n", "", "")


@pytest.mark.parametrize(
    ("pair", "why"),
    [
        (PAIR, None),
        (replace(PAIR, slow=PAIR.slow * 4), "150 lines or more"),
        (replace(PAIR, fast="print(0)\n"), "50% of the lines changed, or more"),
        (replace(PAIR, speedup=1.05), "gains less than 10%"),
        (replace(PAIR, speedup=1.12), None),
        (replace(PAIR, fast="import os\n" + PAIR.slow.replace("x", "y")), "nothing changed but names"),
        (replace(PAIR, fast=PAIR.slow.replace("x = sum", "print 'x' if")), "not Python 3"),
        (replace(PAIR, slow="#include <cstdio>\nint main() { return 0; }\n", fast="int main() {}\n"), "of the lines"),
    ],
)
def test_what_pie_leaves_out(pair: Pair, why: str | None) -> None:
    kept = Filters().kept(pair)
    if why is None:
        assert not isinstance(kept, str)
        assert kept.pair.category
    else:
        assert isinstance(kept, str)
        assert why in kept


def test_limits_are_options() -> None:
    assert not isinstance(Filters(max_lines=None, max_changed=None).kept(replace(PAIR, slow=PAIR.slow * 4)), str)
    assert not isinstance(Filters(max_changed=None).kept(SUM), str)
    assert not isinstance(Filters(min_gain=None).kept(replace(PAIR, speedup=0.5)), str)
    assert isinstance(Filters(min_gain=0.5).kept(replace(PAIR, speedup=1.9)), str)


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        ("import os\nprint(1)\n", "print(1)\n"),
        ("import os, sys\nsys.exit()\n", "import sys\nsys.exit()\n"),
        ("import numpy as np  # for speed\nprint(1)\n", "print(1)\n"),
        ("from collections import deque, Counter as C\nC()\n", "from collections import Counter as C\nC()\n"),
        ("import os.path\nos.getcwd()\n", None),
        ("from math import *\nprint(1)\n", None),
        ("from __future__ import division\nprint(1)\n", None),
        ("import os; print(1)\n", None),
        ("from os import (path,\n  sep)\nprint(1)\n", None),
        ("if x:\n    import os\nprint(1)\n", None),
        ("print('import os')\n", None),
        ("import os", ""),
        ("import os\ndef f(): os = 1\n", None),
    ],
)
def test_unused_imports(text: str, trimmed: str | None) -> None:
    assert without_unused_imports(Program(text)).text == (text if trimmed is None else trimmed)


def test_changed_lines_are_counted_wherever_they_stand() -> None:
    assert changed_lines("a\nb\nc\n", "c\n  b\nd\n") == [0]
    assert changed_lines("a\na\na\n", "a\n") == [1, 2]
    assert changed_share("a\nb\n", "a\nc\n") == 0.5
    assert changed_share("a\n\n\n", "a\n") == 0
    assert changed_share("", "") == 0


@pytest.mark.parametrize(
    ("slow", "fast", "expected"),
    [
        ("n = int(input())\n", "import sys\nn = int(sys.stdin.readline())\n", "io"),
        ("x in [1, 2]\n", "x in set((1, 2))\n", "containers"),
        ("t = ''\nfor i in a: t += i\n", "t = ''.join(a)\n", "strings"),
        ("f(x)\n", "from functools import lru_cache\nf = lru_cache(f)\nf(x)\n", "algorithms"),
        ("sum(a)\n", "import numpy as np\nnp.dot(np.array(a), b)\n", "numeric"),
        ("df.iterrows()\n", "df.itertuples()\n", "pandas"),
        ("x = 1\n", "x = 2\n", "algorithms"),
    ],
)
def test_categories(slow: str, fast: str, expected: str) -> None:
    assert category(words(slow), words(fast)) == expected
