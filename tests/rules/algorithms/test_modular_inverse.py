from __future__ import annotations

LEAVES_ALONE = {
    "a modulus that is no known prime": """
        m = int(input())
        print(pow(3, m - 2, m))
    """,
    "a modulus that is no prime": """
        MOD = 10 ** 9
        print(pow(3, MOD - 2, MOD))
    """,
    "another exponent": """
        MOD = 10 ** 9 + 7
        print(pow(3, MOD - 1, MOD), pow(3, 1000, MOD), pow(3, 2 - MOD, MOD))
    """,
    "the exponent of another modulus": """
        MOD = 10 ** 9 + 7
        P = 998244353
        print(pow(3, MOD - 2, P))
    """,
    "own pow": """
        def pow(x, n, m):
            return x

        MOD = 10 ** 9 + 7
        print(pow(3, MOD - 2, MOD))
    """,
    "the modulus changes": """
        MOD = 10 ** 9 + 7
        for MOD in (4, 6):
            print(pow(3, MOD - 2, MOD))
    """,
    "floats": """
        MOD = 1e9 + 7.5
        print(pow(3, MOD - 2, MOD))
    """,
}

REWRITES = {
    "ways to write the prime": (
        """
        MOD = 10 ** 9 + 7
        mod = int(1e9 + 7)
        P = 998244353
        LESS = P - 2


        def inverse(x):
            return pow(x, MOD - 2, MOD)


        for i in range(1, 9):
            print(inverse(i), pow(i, mod-2, mod), pow(i, LESS, P), pow(i, 998244351, P))
        """,
        """
        MOD = 10 ** 9 + 7
        mod = int(1e9 + 7)
        P = 998244353
        LESS = P - 2


        def inverse(x):
            return pow(x, -1, MOD)


        for i in range(1, 9):
            print(inverse(i), pow(i, -1, mod), pow(i, -1, P), pow(i, -1, P))
        """,
    ),
    "in a product": (
        """
        def choose(n, r):
            mod = 1000000007
            above = below = 1
            for i in range(r):
                above = above * (n - i) % mod
                below = below * (i + 1) % mod
            return above * pow(below, mod - 2, mod) % mod


        print(choose(50, 20))
        """,
        """
        def choose(n, r):
            mod = 1000000007
            above = below = 1
            for i in range(r):
                above = above * (n - i) % mod
                below = below * (i + 1) % mod
            return above * pow(below, -1, mod) % mod


        print(choose(50, 20))
        """,
    ),
}
