"""Code that does the same has one shape, and templates fit code whatever its names and its style."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from perfhint.rules.algorithms._shapes import shape_of_block
from perfhint.rules.algorithms._templates import matched
from perfhint.source import parse

if TYPE_CHECKING:
    from perfhint.rules.algorithms._shape import Shape


def shape(code: str) -> Shape:
    module = parse(textwrap.dedent(code))
    assert not module.has_error
    return shape_of_block(module, module.statements(module.root))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x *= 2", "x = x << 1"),
        ("x = a - 1", "x = a + -1"),
        ("x = a * b\nx %= m", "x = a * b % m"),
        ("x = a % m * b % m", "x = a * b % m"),
        ("x, y = 1, 2", "x = 1\ny = 2"),
        ("x = y = 0", "x = 0\ny = 0"),
        ("t = a % b\na = b\nb = t", "a, b = b, a % b"),
        ("if n & 1: x = 1\nelse: x = 2", "if n % 2 == 0: x = 2\nelse: x = 1"),
        ("x = 1 if n > 0 else 2", "if 1 <= n: x = 1\nelse: x = 2"),
        ("if not n: return a\nreturn b", "if n == 0: return a\nelse: return b"),
        ("if a: return 1\nelif b: return 2\nx = 3", "if a: return 1\nelse:\n    if b: return 2\n    else: x = 3"),
        ("while True:\n    if n == 0: break\n    n -= 1", "while n: n -= 1"),
        ("for i in range(0, n): x += i\nelse: x = 1", "for i in range(n): x += i\nx = 1"),
        ("from math import gcd\nx = gcd(a, b)", "from math import gcd as g\nx = g(a, b)"),
    ],
)
def test_one_shape(one: str, other: str) -> None:
    first, second = shape(one), shape(other)
    assert [part for part in first.parts if "import" not in part.kind] == [
        part for part in second.parts if "import" not in part.kind
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x, y = y, x", "x = y\ny = x"),
        ("x = a * b % m % k", "x = a * b % m"),
        ("x = (a // 2) % 2", "x = a % 2"),
        ("if n > 0: x = 1", "if n != 0: x = 1"),
        ("if a: x = 1\ny = 2", "if a: x = 1\nelse: y = 2"),
        ("x = 1.0", "x = 1"),
        ("t = a\na = a + 1\nb = a + t", "a, b = a + 1, a + a"),
        ("for i in a:\n    if i: break\nelse: x = 1", "for i in a:\n    if i: break\nx = 1"),
    ],
)
def test_different_shapes(one: str, other: str) -> None:
    assert shape(one) != shape(other)


def test_names_stand_for_names_and_capitals_for_expressions() -> None:
    found = matched(shape("total = factor * (k + 1) % 10"), "s = a * X % M")
    assert found is not None
    assert (found["s"].text, found["a"].text, found["X"].kind, found["M"].text) == ("total", "factor", "+", "10")


@pytest.mark.parametrize(
    ("code", "fits"),
    [
        ("x = a + b", True),
        ("x = b + a", True),
        ("x = a + a", False),
        ("x = a - b", False),
        ("y = 1\nx = y + b", False),
    ],
)
def test_names_are_different_ones(code: str, fits: bool) -> None:
    assert (matched(shape(code), "s = p + q") is not None) is fits


def test_statements_that_may_be_missing_and_alternatives() -> None:
    template = "s = 0  # maybe\nwhile ANY(n, n > 0): s += ANY(n, 1); n -= 1"
    assert matched(shape("t = 0\nwhile k > 0:\n    k -= 1\n    t += 1"), template) is not None
    assert matched(shape("while k:\n    t = k + t\n    k = k - 1"), template) is not None
    assert matched(shape("while k:\n    k -= 1\n    t += k"), "while n: s += n; n -= 1") is None
    assert matched(shape("while k != 1:\n    t += 1\n    k -= 1"), template) is None


def test_builtins_are_not_names() -> None:
    assert matched(shape("x = abs(y)"), "x = abs(y)") is not None
    assert matched(shape("x = abs(y)"), "x = f(y)") is None
    assert matched(shape("def abs(z): pass\nx = abs(y)"), "x = abs(y)") is None
