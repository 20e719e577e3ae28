LEAVES_ALONE = {
    "many values": """
        found = 0
        for x in range(100):
            if any([x == 1, x == 2, x == 3, x == 4, x == 5]):
                found += 1
        print(found)
    """,
    "over a list of any length": """
        found = 0
        primes = [2, 3, 5]
        for x in range(100):
            if any(x % p == 0 for p in primes):
                found += 1
        print(found)
    """,
    "done once": """
        a, b = 3, 4
        if any(x % 2 for x in (a, b)):
            print("odd")
    """,
    "own any": """
        def any(values):
            return len(values)
        for x in range(100):
            if any([x > 1, x > 2]):
                print(x)
    """,
    "the value is kept": """
        kept = []
        for x in range(100):
            kept.append(any([x % 2, x % 3]))
        print(kept)
    """,
    "effects": """
        def seen(x):
            print(x)
            return x
        for x in range(50):
            if any([seen(x), seen(x + 1)]):
                pass
    """,
    "a condition": """
        found = 0
        for x in range(100):
            if any(y % 2 for y in (x, x + 1) if y > 50):
                found += 1
        print(found)
    """,
    "an item used twice that takes time": """
        found = 0
        for x in range(100):
            if any(y % 2 and y > 50 or y == 0 for y in (x * x * x, x * x + 1)):
                found += 1
        print(found)
    """,
    "unpacked": """
        found, more = 0, [0, 0]
        for x in range(100):
            if any([x % 2, *more]):
                found += 1
        print(found)
    """,
    "a comprehension that binds the same name": """
        found = 0
        for x in range(100):
            y = x % 3
            if any([z == y for y in range(2)] for z in (x, y)):
                found += 1
        print(found)
    """,
}

REWRITES = {
    "a generator over names": (
        """
        def count(n):
            found = 0
            for a in range(n):
                for b in range(n):
                    if any(x % 7 == 0 for x in [a, b]) and not all(x > 5 for x in (a, b)):
                        found += 1
            return found
        print(count(40))
        """,
        """
        def count(n):
            found = 0
            for a in range(n):
                for b in range(n):
                    if (a % 7 == 0 or b % 7 == 0) and not (a > 5 and b > 5):
                        found += 1
            return found
        print(count(40))
        """,
    ),
    "items of a list": (
        """
        xs, found = list(range(100)), 0
        for i in range(99):
            if all([xs[j] % 3 for j in (i, i + 1)]):
                found += 1
        print(found)
        """,
        """
        xs, found = list(range(100)), 0
        for i in range(99):
            if xs[i] % 3 and xs[i + 1] % 3:
                found += 1
        print(found)
        """,
    ),
    "bools that are kept": (
        """
        def edges(n):
            kept = []
            for x in range(n):
                kept.append(any([x == 0, x == n - 1]))
            return kept
        print(edges(50))
        """,
        """
        def edges(n):
            kept = []
            for x in range(n):
                kept.append(x == 0 or x == n - 1)
            return kept
        print(edges(50))
        """,
    ),
    "sums need parentheses": (
        """
        found = 0
        for x in range(100):
            while any(2 * y % 7 > 5 for y in (x, x + 1, -x)):
                x += 1
                found += 1
        print(found)
        """,
        """
        found = 0
        for x in range(100):
            while 2 * x % 7 > 5 or 2 * (x + 1) % 7 > 5 or 2 * (-x) % 7 > 5:
                x += 1
                found += 1
        print(found)
        """,
    ),
}
