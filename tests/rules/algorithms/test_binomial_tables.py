from __future__ import annotations

_TABLES = """
        MOD = 10 ** 9 + 7
        N = 1000
        fact = [1, 1]
        finv = [1, 1]
        inv = [0, 1]
        for i in range(2, N + 1):
            fact.append(fact[-1] * i % MOD)
            inv.append(-inv[MOD % i] * (MOD // i) % MOD)
            finv.append(finv[-1] * inv[-1] % MOD)


        def cmb(n, r):
            return fact[n] * finv[r] * finv[n - r] % MOD

"""

LEAVES_ALONE = {
    "asked for in a loop": _TABLES
    + """
        for k in range(100):
            print(cmb(100, k))
    """,
    "asked for often": _TABLES
    + """
        print(cmb(100, 3), cmb(100, 4), cmb(10, 5))
    """,
    "a table that is used elsewhere": _TABLES
    + """
        print(cmb(100, 3), fact[10])
    """,
    "the inverses are used elsewhere": _TABLES
    + """
        print(cmb(100, 3), inv[10])
    """,
    "the function is passed on": _TABLES
    + """
        print(list(map(cmb, [100], [3])))
    """,
    "the last number is used": _TABLES
    + """
        print(cmb(100, 3), i)
    """,
    "a modulus that is no prime": _TABLES.replace("10 ** 9 + 7", "10 ** 9")
    + """
        print(cmb(100, 3))
    """,
    "two moduli": _TABLES.replace("finv[n - r] % MOD", "finv[n - r] % 998244353")
    + """
        print(cmb(100, 3))
    """,
    "other tables": _TABLES.replace("fact[-1] * i", "fact[-1] * 2")
    + """
        print(cmb(100, 3))
    """,
    "input is read for the size": _TABLES.replace("N + 1", "int(input())")
    + """
        print(cmb(100, 3))
    """,
    "comments": _TABLES.replace("% MOD)\n            inv", "% MOD)  # factorials\n            inv")
    + """
        print(cmb(100, 3))
    """,
}

_DIRECT = """
            if not 0 <= r <= n:
                return 0
            above = below = 1
            for i in range(1, min(r, n - r) + 1):
                above = above * (n + 1 - i) % MOD
                below = below * i % MOD
            return above * pow(below, MOD - 2, MOD) % MOD
"""

REWRITES = {
    "three lists": (
        _TABLES
        + """
        n, k = map(int, input().split())
        print(cmb(n, k))
        """,
        f"""
        MOD = 10 ** 9 + 7
        N = 1000


        def cmb(n, r):{_DIRECT}

        n, k = map(int, input().split())
        print(cmb(n, k))
        """,
        "900 37\n",
    ),
    "down from the last": (
        """
        def main():
            mod = 998244353
            N = 2000
            fact = [1] * (N + 1)
            for i in range(1, N + 1):
                fact[i] = fact[i - 1] * i % mod
            inv = [1] * (N + 1)
            inv[N] = pow(fact[N], mod - 2, mod)
            for i in range(N, 0, -1):
                inv[i - 1] = inv[i] * i % mod

            def comb(n, r):
                if r < 0 or n < r:
                    return 0
                return fact[n] * inv[r] * inv[n - r] % mod

            n, k = map(int, input().split())
            print(comb(n + k - 2, n - 1), comb(3, 4))


        main()
        """,
        """
        def main():
            mod = 998244353
            N = 2000

            def comb(n, r):
                if not 0 <= r <= n:
                    return 0
                above = below = 1
                for i in range(1, min(r, n - r) + 1):
                    above = above * (n + 1 - i) % mod
                    below = below * i % mod
                return above * pow(below, mod - 2, mod) % mod

            n, k = map(int, input().split())
            print(comb(n + k - 2, n - 1), comb(3, 4))


        main()
        """,
        "900 37\n",
    ),
    "factorials alone, and arrays": (
        """
        MOD = 10 ** 9 + 7
        fact = [1]
        for i in range(1, 10 ** 3):
            fact.append(fact[-1] * i % MOD)


        def choose(n, r):
            return fact[n] * pow(fact[r], MOD - 2, MOD) * pow(fact[n - r], MOD - 2, MOD) % MOD


        x = int(input())
        print(choose(x, 3))
        """,
        f"""
        MOD = 10 ** 9 + 7


        def choose(n, r):{_DIRECT}

        x = int(input())
        print(choose(x, 3))
        """,
        "900\n",
    ),
}
