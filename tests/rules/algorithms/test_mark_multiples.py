from __future__ import annotations

LEAVES_ALONE = {
    "different values": """
        n = int(input())
        a = [0] * (n + 1)
        for i in range(2, n + 1):
            for j in range(i, n + 1, i):
                a[j] = j
    """,
    "another index": """
        a = [0] * 100
        for i in range(2, 30):
            for j in range(i, 100, i):
                a[i] = 1
    """,
    "from the end": """
        a = [0] * 100
        for j in range(99, 0, -2):
            a[j] = 1
    """,
    "a start that may be below zero": """
        a = [0] * 100
        for j in range(int(input()), 100, 2):
            a[j] = 1
    """,
    "the last index is used": """
        a = [0] * 100
        for i in range(2, 30):
            for j in range(i, 100, i):
                a[j] = 1
            print(j)
    """,
    "a dictionary": """
        a = {}
        for i in range(2, 30):
            for j in range(i, 100, i):
                a[j] = 1
    """,
    "errors are caught": """
        a = [0] * 50
        for i in range(2, 30):
            try:
                for j in range(i, 100, i):
                    a[j] = 1
            except IndexError:
                print(j)
    """,
    "more is done": """
        a = [0] * 100
        for i in range(2, 30):
            for j in range(i, 100, i):
                a[j] = 1
                print(j)
    """,
    "a condition on other items": """
        a = [True] * 100
        for i in range(2, 30):
            for j in range(i, 100, i):
                if a[i]:
                    a[j] = False
    """,
    "counts": """
        a = [0] * 100
        for i in range(2, 30):
            for j in range(i, 100, i):
                a[j] += 1
    """,
    "comments": """
        a = [0] * 100
        for i in range(2, 30):
            for j in range(i, 100, i):
                a[j] = 1  # not a prime
    """,
    "an iterator": """
        a = [0] * 100
        it = iter([1, 2, 3, 4])
        for i in range(2, 30):
            for j in range(4, 100, i):
                a[j] = next(it)
    """,
}

REWRITES = {
    "sieves": (
        """
        n = int(input())
        prime = [True for _ in range(n + 1)]
        least = [0] * (n + 1)
        for i in range(2, n + 1):
            if prime[i]:
                for j in range(2 * i, n + 1, i):
                    prime[j] = False
        for i in range(n, 1, -1):
            if prime[i]:
                for j in range(i, n + 1, i):
                    least[j] = i
        print(least, prime)
        """,
        """
        n = int(input())
        prime = [True for _ in range(n + 1)]
        least = [0] * (n + 1)
        for i in range(2, n + 1):
            if prime[i]:
                prime[2 * i : max(n + 1, 0) : i] = [False] * len(range(2 * i, max(n + 1, 0), i))
        for i in range(n, 1, -1):
            if prime[i]:
                least[i : n + 1 : i] = [i] * len(range(i, n + 1, i))
        print(least, prime)
        """,
        "60\n",
    ),
    "asked before": (
        """
        def sieve(limit):
            flags = [True] * limit
            for p in range(2, int(limit ** 0.5) + 1):
                if flags[p]:
                    for q in range(p + p, limit, p):
                        if flags[q] == True:
                            flags[q] = False
            return flags


        print(sieve(100), sieve(0))
        """,
        """
        def sieve(limit):
            flags = [True] * limit
            for p in range(2, int(limit ** 0.5) + 1):
                if flags[p]:
                    flags[p + p : limit : p] = [False] * len(range(p + p, limit, p))
            return flags


        print(sieve(100), sieve(0))
        """,
    ),
    "constant bounds": (
        """
        N = 10 ** 3
        doors = [0] * (N + 1)
        doors[0] = doors[1] = 5
        for i in range(4, N + 1, 2):
            doors[i] = 1
        print(sum(doors))
        """,
        """
        N = 10 ** 3
        doors = [0] * (N + 1)
        doors[0] = doors[1] = 5
        doors[4 : N + 1 : 2] = [1] * len(range(4, N + 1, 2))
        print(sum(doors))
        """,
    ),
}
