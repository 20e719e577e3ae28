LEAVES_ALONE = {
    "a float between the numbers": """
        for x in [0.5, 1.0] * 40:
            print(x in range(2))
    """,
    "a step": """
        for x in [1, 2] * 40:
            print(x in range(0, 10, 2))
    """,
    "range is something else": """
        def range(n):
            return [n]
        for x in [1, 2] * 40:
            print(x in range(2))
    """,
    "who knows what it is": """
        def inside(items):
            return [x in range(3) for x in items]
        print(inside([1]), inside(["a"]))
    """,
    "one of several comparisons": """
        for x in [1, 2] * 40:
            print(0 < x in range(2))
    """,
    "a variable range": """
        ends = (0, 2)
        for x in [1, 2] * 40:
            print(x in range(*ends))
    """,
    "the end has effects": """
        def end():
            print("end")
            return 2
        for x in [1, -2] * 40:
            print(x in range(end()))
    """,
    "once": """
        x = 1
        print(x in range(2))
    """,
    "a comment": """
        for x in [1, 2] * 40:
            print(x in range(  # two
                2))
    """,
}

REWRITES = {
    "one end": (
        """
        n = 3
        for x in range(-40, 40):
            if x in range(n) or not x in range(n):
                print(x, x * 2 in range(n + 2))
        """,
        """
        n = 3
        for x in range(-40, 40):
            if 0 <= x < n or not 0 <= x < n:
                print(x, 0 <= x * 2 < n + 2)
        """,
    ),
    "both ends, negated": (
        """
        low, high = 1, 3
        print([x not in range(low, high) for x in range(-40, 40)])
        """,
        """
        low, high = 1, 3
        print([not low <= x < high for x in range(-40, 40)])
        """,
    ),
    "empty": (
        """
        print([x in range(2, -2) for x in range(-40, 40)])
        """,
        """
        print([2 <= x < -2 for x in range(-40, 40)])
        """,
    ),
}
