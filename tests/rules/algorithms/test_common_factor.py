from __future__ import annotations

LEAVES_ALONE = {
    "floats": """
        total = 0.0
        for x in map(float, input().split()):
            total += 3 * x
        print(total)
    """,
    "the factor is an item that may not be there": """
        a = list(map(int, input().split()))
        total = 0
        for x in a[1:]:
            total += a[0] * x
        print(total)
    """,
    "squares": """
        a = list(map(int, input().split()))
        total = 0
        for x in a:
            total += x * x
        print(total)
    """,
    "the factor is the total": """
        a = list(map(int, input().split()))
        total = 1
        for x in a:
            total += total * x
        print(total)
    """,
    "the item is used after": """
        a = list(map(int, input().split()))
        total = 0
        for x in a:
            total += 3 * x
        print(total, x)
    """,
    "lists": """
        a = [[1], [2]]
        total = []
        for x in a:
            total += 3 * x
        print(total)
    """,
    "a total that may be larger than the modulus": """
        a = list(map(int, input().split()))
        total = 50
        for x in a:
            total += 3 * x
            total %= 7
        print(total)
    """,
    "remainders of the terms": """
        a = list(map(int, input().split()))
        total = 0
        for x in a:
            total += 3 * x % 7
        print(total)
    """,
    "a quotient": """
        a = list(map(int, input().split()))
        total = 0
        for x in a:
            total += 3 * x // 2
        print(total)
    """,
    "pairs of something else": """
        from itertools import combinations

        a = input().split()
        total = 0
        for x, y in combinations(a, 2):
            total += len(x) * len(y)
        print(total)
    """,
    "only some pairs": """
        from itertools import combinations

        a = list(map(int, input().split()))
        print(sum(x * y for x, y in combinations(a, 2) if x != y), sum(x * x for x, y in combinations(a, 2)))
    """,
    "products of floats": """
        from itertools import combinations

        a = list(map(float, input().split()))
        print(sum(x * y for x, y in combinations(a, 2)), sum([x * y for x, y in combinations(a, 2)]))
    """,
    "own combinations": """
        def combinations(items, size): return [(1, 2)]

        a = list(map(int, input().split()))
        print(sum(x * y for x, y in combinations(a, 2)))
    """,
    "comments": """
        a = list(map(int, input().split()))
        total = 0
        for x in a:
            total += 3 * x  # three times
        print(total)
    """,
}

REWRITES = {
    "sums of products": (
        """
        a = list(map(int, input().split()))
        k = 5
        total = rest = 0
        for i in range(len(a)):
            first = a[i]
            for x in a[i + 1:]:
                total += first * x
            for y in a[:i]:
                rest = rest + y * (k - first) * 2
        print(total, rest)
        """,
        """
        a = list(map(int, input().split()))
        k = 5
        total = rest = 0
        for i in range(len(a)):
            first = a[i]
            total += first * sum(a[i + 1:])
            rest += (k - first) * 2 * sum(a[:i])
        print(total, rest)
        """,
        "3 1 -4 1 5 9\n",
    ),
    "remainders": (
        """
        MOD = 10 ** 9 + 7
        a = list(map(int, input().split()))
        total = 0
        for i in range(len(a)):
            first = a[i]
            for x in a[i + 1:]:
                total += first * x
                total %= MOD
        print(total)
        """,
        """
        MOD = 10 ** 9 + 7
        a = list(map(int, input().split()))
        total = 0
        for i in range(len(a)):
            first = a[i]
            total = (total + first * sum(a[i + 1:])) % MOD
        print(total)
        """,
        "1000000000 -5 30000000000 77\n",
    ),
    "all pairs": (
        """
        import itertools

        a = list(map(int, input().split()))
        total = 0
        for x, y in itertools.combinations(a, 2):
            total += x * y
        print(total)
        """,
        """
        import itertools

        a = list(map(int, input().split()))
        total = 0
        total += (sum(a) ** 2 - sum([x * x for x in a])) // 2
        print(total)
        """,
        "3 1 -4 1 5 9\n",
    ),
    "a sum over all pairs": (
        """
        from itertools import combinations

        a = list(map(int, input().split()))
        print(sum(x * y for x, y in combinations(a, 2)))
        print(sum([b * c for b, c in combinations(a, 2)]) % 7)
        """,
        """
        from itertools import combinations

        a = list(map(int, input().split()))
        print((sum(a) ** 2 - sum([x * x for x in a])) // 2)
        print(((sum(a) ** 2 - sum([b * b for b in a])) // 2) % 7)
        """,
        "3 1 -4 1 5 9\n",
    ),
}
