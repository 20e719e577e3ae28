from __future__ import annotations

import pytest

from perfhint.records import Observed, ObservedName, Profile
from perfhint.rules import find, load
from perfhint.rules.testing import rewritten
from perfhint.source import parse
from perfhint.source.facts import Seen

LEAVES_ALONE = {
    "integers that grow without end": """
        def power(n):
            found = 1
            for i in range(n):
                found *= 3
            return found
        print(power(100))
    """,
    "a product that may not fit": """
        def mixed(n, m):
            found = 0
            for i in range(n):
                found = (found * m + i) % m
            return found
        print(mixed(100, 10 ** 15))
    """,
    "numbers that come from anywhere": """
        def total(n, step):
            found = 0
            for i in range(n):
                found += step
            return found
        print(total(100, int("5")))
    """,
    "an int that becomes a float": """
        def halves(n):
            found = 0
            for i in range(n):
                found = found / 2 + 1
            return found
        print(halves(100))
    """,
    "an int or a float": """
        def first(n):
            for i in range(n):
                if i * i > 50:
                    return i
            return 0.5
        print(first(100), first(3))
    """,
    "nothing at the end": """
        def first(n):
            for i in range(n):
                if i * i > 50:
                    return i
        print(first(100), first(3))
    """,
    "lists": """
        def total(n):
            items = [0] * n
            for i in range(n):
                items[i] = i
            return items
        print(total(100))
    """,
    "output": """
        def show(n):
            for i in range(n):
                print(i)
            return n
        show(3)
    """,
    "errors": """
        def checked(n):
            for i in range(n):
                if i > 50:
                    raise ValueError(i)
            return n
        print(checked(3))
    """,
    "a module-level name that changes": """
        limit = 3
        def count(n):
            found = 0
            for i in range(n):
                if i < limit:
                    found += 1
            return found
        print(count(10))
        limit = 5
        print(count(10))
    """,
    "no loop": """
        def double(n):
            return n * 2
        print(sum(double(i) for i in range(100)))
    """,
    "powers, whose last digit may differ": """
        def roots(n):
            found = 0.0
            for i in range(n):
                found += (i + 0.5) ** 0.3
            return found
        print(roots(100))
    """,
    "a generator": """
        def numbers(n):
            for i in range(n):
                yield i
        print(sum(numbers(100)))
    """,
    "own range": """
        def range(n):
            return [n]
        def count(n):
            found = 0
            for i in range(n):
                found += 1
            return found
        print(count(10))
    """,
}

REWRITES = {
    "floats and constants": (
        """
        import math
        scale = 3
        def total(n):
            found = 0.0
            for i in range(1, n):
                found += math.sqrt(i) / scale
            return found
        print(total(100))
        """,
        """
        from numba import njit
        import math
        scale = 3
        @njit
        def total(n):
            found = 0.0
            for i in range(1, n):
                found += math.sqrt(i) / scale
            return found
        print(total(100))
        """,
    ),
}

COLLATZ = """\
def steps(n):
    found = 0
    while n != 1:
        if n % 2:
            n = 3 * n + 1
        else:
            n //= 2
        found += 1
    return found

print(max(steps(int(word)) for word in input().split()))
"""


def proposed(*names: ObservedName, allow: tuple[str, ...] = ("numba",)) -> bool:
    seen = Seen(COLLATZ, Profile(0, {}, (), Observed(names, (), {"steps": 1}, complete=True)))
    rule = load("numeric", "numba_function")
    return any(hint.edits for hint in find(parse(COLLATZ, seen), (rule,), is_script=True, allow_imports=allow))


def test_observed_integers_are_small_enough_with_room_to_spare() -> None:
    assert proposed(ObservedName("steps", "n", ("int",), values=(1, 250_504)))
    assert not proposed(ObservedName("steps", "n", ("int",), values=(1, 1 << 46)))
    assert not proposed(ObservedName("steps", "n", ("int", "float"), values=(1, 250_504)))
    assert not proposed()


def test_only_where_numba_may_be_imported() -> None:
    assert not proposed(ObservedName("steps", "n", ("int",), values=(1, 250_504)), allow=())
    assert not proposed(ObservedName("steps", "n", ("int",), values=(1, 250_504)), allow=("numpy",))


@pytest.mark.parametrize(("name", "is_compiled"), [("count", False), ("_count", True)])
def test_functions_that_others_import_stay_functions(name: str, is_compiled: bool) -> None:
    rule = load("numeric", "numba_function")
    program = rule.slow.replace("count(", f"{name}(")
    assert (rewritten(program, rule, is_script=False) != program) == is_compiled
