"""numba need not be installed: in the programs that are run, something simple stands in for it."""

import textwrap

LEAVES_ALONE = {
    "lists of numba": """
        from numba import njit
        from numba.typed import List
        @njit
        def f(xs): return len(xs)
        print(f(List([1])))
    """,
    "something else of numba": """
        import numba
        @numba.njit
        def f(x): return x
        print(f(1), numba.__version__)
    """,
    "for the graphics card": """
        from numba import cuda
        @cuda.jit
        def f(x): return x
    """,
    "functions for arrays": """
        from numba import vectorize
        @vectorize
        def f(x): return x + 1
    """,
    "a type that is called in the program": """
        from numba import njit, int64
        @njit
        def f(x): return int64(x)
        print(f(2))
    """,
    "own range": """
        from numba import njit, prange
        range = list
        @njit
        def f(n):
            for i in prange(n): pass
    """,
    "chosen when it runs": """
        from numba import njit
        fast = njit if input() else None
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may use what it compiles": """
        from numba import njit
        @njit
        def f(x): return x
    """,
}

STAND_IN = """
import sys
from types import ModuleType


class Number:
    def __getitem__(self, shape):
        return self


def njit(*given, **options):
    return given[0] if given and callable(given[0]) else lambda function: function


stand_in = sys.modules["numba"] = ModuleType("numba")
stand_in.njit = stand_in.jit = njit
stand_in.prange = range
stand_in.int64 = Number()
"""


def program(text: str) -> str:
    """The program, with something before it that stands in for numba."""
    return STAND_IN + textwrap.dedent(text)


REWRITES = {
    "with and without arguments": (
        program("""
        from numba import int64, njit as compiled, prange
        from functools import lru_cache

        @compiled
        def double(x):  # twice
            return 2 * x

        @lru_cache(None)
        @compiled((int64[:], int64), parallel=True)
        def total(n):
            found = 0
            for i in prange(n):
                found += i
            return found

        print(double(2), total(4))
        """),
        program("""
        from functools import lru_cache

        def double(x):  # twice
            return 2 * x

        @lru_cache(None)
        def total(n):
            found = 0
            for i in range(n):
                found += i
            return found

        print(double(2), total(4))
        """),
    ),
    "by the name of the module": (
        program("""
        import numba as nb

        @nb.jit(nopython=True)
        def double(x):
            return 2 * x

        print(double(2))
        """),
        program("""

        def double(x):
            return 2 * x

        print(double(2))
        """),
    ),
}
