from __future__ import annotations

LEAVES_ALONE = {
    "a size that was chosen": """
        from functools import lru_cache

        @lru_cache(maxsize=1000)
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
    """,
    "no limit": """
        from functools import lru_cache

        @lru_cache(None)
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
    """,
    "no recursion": """
        from functools import lru_cache

        @lru_cache
        def square(n):
            return n * n
    """,
    "another decorator of that name": """
        def lru_cache(function):
            return function

        @lru_cache
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
    """,
    "another decorator": """
        from functools import cache

        @cache
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)
    """,
}

REWRITES = {
    "bare, and called": (
        """
        import functools
        from functools import lru_cache as remember


        @functools.lru_cache
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)


        def main():
            @remember()
            def paths(x, y):
                if x == 0 or y == 0:
                    return 1
                return paths(x - 1, y) + paths(x, y - 1)

            print(fib(200), paths(9, 9))


        main()
        """,
        """
        import functools
        from functools import lru_cache as remember


        @functools.lru_cache(maxsize=None)
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)


        def main():
            @remember(maxsize=None)
            def paths(x, y):
                if x == 0 or y == 0:
                    return 1
                return paths(x - 1, y) + paths(x, y - 1)

            print(fib(200), paths(9, 9))


        main()
        """,
    ),
}
