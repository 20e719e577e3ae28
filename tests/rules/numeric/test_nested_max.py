LEAVES_ALONE = {
    "numbers without an order": """
        nan = float("nan")
        for n in range(40):
            print(max(1.0, max(nan, 2.0)))
    """,
    "who knows what they are": """
        def best(a, b, c):
            for n in range(40):
                print(max(a, max(b, c)))
        best([1], [2], [3])
        best(1, 2, 3)
    """,
    "the largest of a list": """
        xs = [1, 2]
        for n in range(40):
            print(max(max(xs), n), max([n]))
    """,
    "largest of the smallest": """
        for n in range(40):
            print(max(1, min(n, 5)))
    """,
    "a key": """
        for n in range(40):
            print(max(max(n, -3, key=abs), 2), max(max(n, -3), 2, key=abs))
    """,
    "a default": """
        for n in range(40):
            print(max([n, 2], default=0))
    """,
    "unpacked": """
        xs = [1, 2]
        for n in range(40):
            print(max([*xs, n]), max([*iter(xs), n]), max(max(*xs), n))
    """,
    "max is something else": """
        def max(a, b=0):
            return a
        for n in range(40):
            print(max(n, max(2, 3)))
    """,
    "once": """
        print(max(1, max(2, 3)), max([1, 2]))
    """,
    "a comment": """
        for n in range(40):
            print(max(n, max(2,  # two
                3)))
    """,
}

REWRITES = {
    "integers": (
        """
        for n in range(40):
            print(max(n, max(2, 3)), min(min(n * 2, 5), n, 7), min(n, 8, min(n + 1, 4)))
        """,
        """
        for n in range(40):
            print(max(n, 2, 3), min(n * 2, 5, n, 7), min(n, 8, n + 1, 4))
        """,
    ),
    "the first of anything": (
        """
        def best(items, a):
            for item in items:
                a = max(max(a, item), a)
            return a
        print(best([0.5, 2], 1))
        """,
        """
        def best(items, a):
            for item in items:
                a = max(a, item, a)
            return a
        print(best([0.5, 2], 1))
        """,
    ),
    "a list or tuple written out": (
        """
        for word in ["aa", "b"] * 20:
            print(max([word, "ab"], key=len), min((word, "ab",)), max([
                word,
                "ab",
            ]))
        """,
        """
        for word in ["aa", "b"] * 20:
            print(max(word, "ab", key=len), min(word, "ab"), max(
                word,
                "ab"))
        """,
    ),
}
