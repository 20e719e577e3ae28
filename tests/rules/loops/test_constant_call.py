LEAVES_ALONE = {
    "letters that are none": """
        for n in range(40):
            letter = "a" if n else "b"
            print(ord(f"{n % 10}"), ord(b"a"), ord(letter), chr(n + 97))
            try:
                print(ord("ab"))
            except TypeError:
                print(ord(""[:1] or "c"))
    """,
    "once": """
        best = float("inf")
        mod = int(1e9 + 7)
        print(best, mod)
    """,
    "nan is found only by itself": """
        print([float("nan") == float("nan") for n in range(40)])
    """,
    "float is something else": """
        def float(text):
            return len(text)
        print([float("inf") for n in range(40)])
    """,
    "not exactly a float": """
        print([int(1e23) for n in range(40)], [int(1e15 + 9000000000000000) for n in range(40)])
    """,
    "a fraction": """
        print([int(1.5) for n in range(40)], [int(2.5e1) for n in range(40)])
    """,
    "other text": """
        print([float("1.5") for n in range(40)], [int("12") for n in range(40)])
    """,
    "bytes": """
        print([float(b"inf") for n in range(40)])
    """,
}

REWRITES = {
    "infinity": (
        """
        def lowest(prices):
            best = 0
            for price in prices:
                if price != float("inf") and price > float('-Infinity'):
                    best = -float("-inf")
            return best
        print(lowest([1, 2]))
        """,
        """
        from math import inf


        def lowest(prices):
            best = 0
            for price in prices:
                if price != inf and price > -inf:
                    best = -(-inf)
            return best
        print(lowest([1, 2]))
        """,
    ),
    "math is there": (
        """
        import math
        print([min(n, float("inf")) + math.pi for n in range(40)])
        """,
        """
        import math
        print([min(n, math.inf) + math.pi for n in range(40)])
        """,
    ),
    "powers of ten": (
        """
        for n in range(40):
            print(n % int(1e9 + 7), min(n, int(1e18 / 1)), [int(2e9)], int(1e3) ** 2, -int(1e3), int(3.0e+2 - 1))
        """,
        """
        for n in range(40):
            print(n % (10**9 + 7), min(n, int(1e18 / 1)), [2 * 10**9], (10**3) ** 2, -(10**3), 3 * 10**2 - 1)
        """,
    ),
    "an index": (
        """
        squares = [n * n for n in range(1001)]
        for n in range(40):
            print(squares[int(1e3)], int(1e3).bit_length(), n if n < int(1e1) else int(1e1))
        """,
        """
        squares = [n * n for n in range(1001)]
        for n in range(40):
            print(squares[10**3], (10**3).bit_length(), n if n < 10**1 else (10**1))
        """,
    ),
    "letters": (
        """
        count = [0] * 26
        for letter in "perfhint" * 9:
            count[ord(letter) - ord("a")] += ord("\\n").bit_length() + -ord('é')
        print(count)
        """,
        """
        count = [0] * 26
        for letter in "perfhint" * 9:
            count[ord(letter) - 97] += (10).bit_length() + -233
        print(count)
        """,
    ),
}
