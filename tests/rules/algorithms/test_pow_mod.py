from __future__ import annotations

LEAVES_ALONE = {
    "floats": """
        x = float(input())
        print(x ** int(input()) % 7)
    """,
    "unknown numbers": """
        def f(a, b, m):
            return a ** b % m
    """,
    "small exponents": """
        x = int(input())
        print(x ** 2 % 1000, x ** 10 % 1000)
    """,
    "computed by the compiler": """
        print(2 ** 100 % 1000000007)
    """,
    "the power of a product": """
        n = int(input())
        print(3 * 2 ** n % 1000)
    """,
    "own pow": """
        def pow(a, b, m): return 0
        n = int(input())
        print(2 ** n % 1000)
    """,
    "comments": """
        n = int(input())
        print((2 ** n  # all subsets
            % 1000))
    """,
}

REWRITES = {
    "input": (
        """
        n = int(input())
        MOD = 10 ** 9 + 7
        print((2 ** n % MOD - 1) % MOD, (n + 1) ** n % 998244353)
        """,
        """
        n = int(input())
        MOD = 10 ** 9 + 7
        print((pow(2, n, MOD) - 1) % MOD, pow(n + 1, n, 998244353))
        """,
        "1000\n",
    ),
    "the call, and parentheses": (
        """
        for n in range(40):
            print(pow(7, n) % 13, (5 ** n) % 1)
        """,
        """
        for n in range(40):
            print(pow(7, n, 13), pow(5, n, 1))
        """,
    ),
    "arguments of own functions": (
        """
        def power(base, n, mod):
            return base ** n % mod


        print(power(3, int(input()), 1000), power(int(input()), 9, mod=7))
        """,
        """
        def power(base, n, mod):
            return pow(base, n, mod)


        print(power(3, int(input()), 1000), power(int(input()), 9, mod=7))
        """,
        "90\n4\n",
    ),
}
