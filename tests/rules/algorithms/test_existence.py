LEAVES_ALONE = {
    "how many there are": """
        xs = list(map(int, input().split()))
        print(len([x for x in xs if x > 2]), len([x for x in xs if x > 2]) > 1)
    """,
    "the test has effects": """
        def noisy(x):
            print(x)
            return x > 2
        xs = list(range(50))
        print(any([noisy(x) for x in xs]), len([x for x in xs if noisy(x)]) > 0)
    """,
    "an iterator of which the rest is needed": """
        numbers = iter(range(50))
        print(any([x > 3 for x in numbers]), list(numbers))
    """,
    "numbers that may cancel out": """
        xs = list(map(int, input().split()))
        print(sum(x - 3 for x in xs) > 0, sum([x for x in xs]) == 0)
    """,
    "no condition": """
        xs = list(map(int, input().split()))
        if len([x * 2 for x in xs]) > 0:
            print(xs)
    """,
    "a few values": """
        n = int(input())
        print(any(n % d == 0 for d in (2, 3, 5)))
    """,
    "a name that is bound on the way": """
        xs = list(range(50))
        if any([(last := x) > 3 for x in xs]):
            print(last)
    """,
    "a generator, once": """
        xs = list(map(int, input().split()))
        print(any(x > 3 for x in xs))
    """,
    "own any": """
        def any(xs): return list(xs)
        xs = list(range(50))
        print(any([x > 3 for x in xs]), len([x for x in xs if x > 2]) > 0)
    """,
    "comments inside": """
        xs = list(range(50))
        print(any([
            x > 3  # large
            for x in xs
        ]))
    """,
    "what is taken already": """
        xs = list(range(50))
        print(any(True for x in xs if x > 3))
    """,
    "anything iterable": """
        def has_large(xs):
            return any(x > 3 for x in xs)
        print(has_large(open(0)), has_large([1]))
    """,
}

REWRITES = {
    "counted": (
        """
        xs = list(map(int, input().split()))
        if len([x for x in xs if x < 0]) > 0 or sum(x % 2 == 0 for x in xs) >= 1:
            print("some")
        if sum(1 for x in xs if x > 9) == 0 and not len([x for x in xs if x > 8]):
            print("none")
        """,
        """
        xs = list(map(int, input().split()))
        if any(True for x in xs if x < 0) or any(True for x in xs if x % 2 == 0):
            print("some")
        if not any(True for x in xs if x > 9) and not any(True for x in xs if x > 8):
            print("none")
        """,
        "1 2 3\n",
    ),
    "lists": (
        """
        xs = list(map(int, input().split()))
        print(any([x > 2 for x in xs]), all([x == 2 or x == 1 for x in xs]))
        """,
        """
        xs = list(map(int, input().split()))
        print(any(True for x in xs if x > 2), not any(True for x in xs if not (x == 2 or x == 1)))
        """,
        "1 2 3\n",
    ),
    "the opposite": (
        """
        xs = list(map(int, input().split()))
        ys = {1, 2}
        while not all(x in ys for x in xs if x) and 1 == all(x == y for x in xs for y in ys) + 1:
            print(all(not x for x in xs))
            ys.add(3)
        """,
        """
        xs = list(map(int, input().split()))
        ys = {1, 2}
        while any(True for x in xs if x if x not in ys) and 1 == (not any(True for x in xs for y in ys if x != y)) + 1:
            print(not any(True for x in xs if x))
            ys.add(3)
        """,
        "1 2 3\n",
    ),
    "views and pairs": (
        """
        words = input().split()
        old = {word: len(word) for word in words}
        print(any([age > 2 for age in old.values()]), all([a <= b for a, b in zip(words, words)]))
        """,
        """
        words = input().split()
        old = {word: len(word) for word in words}
        print(any(True for age in old.values() if age > 2), not any(True for a, b in zip(words, words) if not a <= b))
        """,
        "a bb ccc\n",
    ),
}
