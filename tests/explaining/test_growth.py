"""Upper bounds of time: right where they are given, and given only where everything is known."""

from __future__ import annotations

from textwrap import dedent

import pytest

from perfhint.explaining import Difference, growths
from perfhint.explaining.growth import Growth
from perfhint.explaining.monomials import ONE, is_less, logarithm, product, root, size, total, written
from perfhint.source import parse

READ = "n = int(input())\nm = int(input())\na = list(map(int, input().split()))\ns = input()\n"


def growth(text: str) -> str | None:
    found = Growth(parse(READ + dedent(text))).whole()
    return None if found is None else written(found)


KNOWN = {
    "print(n)": "O(1)",
    "for i in range(n): print(i)": "O(n)",
    "for i in range(n + 1): print(i)": "O(n)",
    "for i in range(1, n - 1): print(i)": "O(n)",
    "for i in range(n, -1, -1): print(i)": "O(n)",
    "for i in range(10): print(i)": "O(1)",
    "for i in range(n):\n    for j in range(m): print(i)": "O(m·n)",
    "for i in range(n):\n    for j in range(i): print(i)": "O(n^2)",
    "for i in range(n):\n    for j in range(i, n): print(i)": "O(n^2)",
    "for i in range(n):\n    for j in range(i, i + 2): print(i)": "O(n)",
    "for i in range(n):\n    for j in range(i, i + m): print(i)": "O(m·n)",
    "for i in range(int(n ** 0.5) + 1): print(i)": "O(√n)",
    "import math\nfor i in range(math.isqrt(n)): print(i)": "O(√n)",
    "for i in range(2**n): print(i)": "O(2^n)",
    "for i in range(1 << n):\n    for j in range(n): print(j)": "O(2^n·n)",
    "for x in a: print(x)": "O(len(a))",
    "for i, x in enumerate(a): print(x)": "O(len(a))",
    "for x in sorted(a): print(x)": "O(len(a)·log len(a))",
    "a.sort()": "O(len(a)·log len(a))",
    "for x in a:\n    if x in a: print(x)": "O(len(a)^2)",
    "b = set(a)\nfor x in a:\n    if x in b: print(x)": "O(len(a))",
    "for i in range(n): print(sum(a[i:]))": "O(len(a)·n)",
    "b = [0] * n\nfor x in b: print(x)": "O(n)",
    "b = [[0] * n for i in range(m)]": "O(m·n)",
    "print(sum(x for x in a if x))": "O(len(a))",
    "print(s.count('a'))": "O(len(s))",
    "for i in range(n): a.pop(0)": "O(len(a)·n)",
    "for i in range(n): a.pop()": "O(n)",
    "print(pow(2, n, 7))": "O(log n)",
    "import bisect\nfor x in a: print(bisect.bisect(a, x))": "O(len(a)·log len(a))",
    "def f():\n    for i in range(n): print(i)\nfor j in range(m): f()": "O(m·n)",
    "for i in range(n):\n    for j in range(i):\n        if j == 3: break": "O(n^2)",
}


@pytest.mark.parametrize("text", KNOWN)
def test_a_bound_is_the_product_of_what_runs_and_the_sum_of_what_follows(text: str) -> None:
    assert growth(text) == KNOWN[text]


UNKNOWN = [
    "while n: n -= 1",
    "for i in range(10**6): print(i)",
    "for i in range(2, n, m): print(i)",
    "def f(k):\n    return k and f(k - 1)\nf(n)",
    "def f(k):\n    for i in range(k): print(i)\nf(n)",
    "import numpy\nprint(numpy.sort(a))",
    "for x in open('b'): print(x)",
    "for i in range(n): print(2 ** i)",
    "n = n + 1\nfor i in range(n): print(i)",
    "for x in a:\n    for y in x: print(y)",
    "a.sort(key=len)",
    "class A:\n    def __floordiv__(self, other): return [1] * 10**6\nprint(A() // 2)",
    "print(sorted(a, key=lambda x: sum(a)))",
    "async def f():\n    pass",
    "exec(s)\nfor i in range(n): print(i)",
    "for i in range(m - n, n): print(i)",
]


@pytest.mark.parametrize("text", UNKNOWN)
def test_in_doubt_nothing_is_said(text: str) -> None:
    assert growth(text) in (None, "O(1)" if text.startswith("async") else None)


def test_terms_that_are_no_more_than_others_are_left_out() -> None:
    n, m = size("n"), size("m")
    assert written(total([product(n, m), n, ONE])) == "O(m·n)"  # type: ignore[arg-type]
    assert written(total([n, product(n, logarithm(n))])) == "O(n·log n)"  # type: ignore[arg-type]
    assert written(total([n, root(n), logarithm(n)])) == "O(n)"  # type: ignore[arg-type]
    assert total([n, None]) is None
    assert product(n, None) is None
    assert logarithm(product(n, m)) is None


def test_less_is_less_for_all_sizes() -> None:
    n, m = size("n"), size("m")
    square = product(n, n)
    assert square is not None
    assert is_less(n, square)
    assert is_less(ONE, n)
    assert not is_less(n, n)
    assert not is_less(m, square)
    nlogn = product(n, logarithm(n))
    assert nlogn is not None
    assert is_less(nlogn, square)
    assert not is_less(square, nlogn)


def told(slow: str, fast: str) -> tuple[str, str] | None:
    return growths(Difference(parse(READ + slow), parse(READ + fast)))


def test_both_bounds_are_told_when_the_second_is_lower() -> None:
    nested = "for i in range(n):\n    for j in range(m):\n        print(i, j)\n"
    assert told(nested, "for i in range(n):\n    print(i)\n") == ("O(m·n)", "O(n)")
    assert told("for i in range(n):\n    print(i)\n", nested) is None
    assert told("for i in range(n):\n    print(i)\n", "for i in range(m):\n    print(i)\n") is None


def test_names_that_differ_are_known_again() -> None:
    slow = "n = int(input())\nk = list(map(int, input().split()))\nfor i in range(n):\n    print(sum(k))\n"
    fast = "N = int(input())\nk = list(map(int, input().split()))\nfor i in range(N):\n    print(i)\n"
    assert growths(Difference(parse(slow), parse(fast))) == ("O(len(k)·n)", "O(N)")


def test_names_that_need_not_be_the_same_are_not_compared() -> None:
    slow = "n = int(input())\nfor i in range(n):\n    for j in range(n):\n        print(j)\n"
    fast = "n = 7 * int(input()) ** 3\nfor i in range(n):\n    print(i)\n"
    assert growths(Difference(parse(slow), parse(fast))) is None
