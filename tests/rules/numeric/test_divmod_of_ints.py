LEAVES_ALONE = {
    "floats": """
        x = 7.5
        for _ in range(100):
            a, b = divmod(x, 2)
            x += b
        print(x)
    """,
    "unknown": """
        def parts(x, y):
            for _ in range(100):
                a, b = divmod(x, y)
            return a, b
        from datetime import timedelta
        print(parts(timedelta(1), timedelta(2)), parts(1, 2))
    """,
    "divmod of the program": """
        def divmod(a, b): return 1, 2
        for n in range(100):
            a, b = divmod(n, 7)
            print(a, b)
    """,
    "worked out": """
        for n in range(100):
            a, b = divmod(n * n + 1, 7)
            print(a, b)
    """,
    "one name": """
        for n in range(100):
            both = divmod(n, 7)
            print(both)
    """,
    "a list of the rest": """
        for n in range(100):
            a, *b = divmod(n, 7)
            print(a, b)
    """,
    "once": """
        n = int(input())
        a, b = divmod(n, 7)
        print(a, b)
    """,
}

REWRITES = {
    "loops": (
        """
        w = int(input())
        cells = [0] * 7
        for n in range(-20, 50):
            (row, column) = divmod(n, w)
            cells[0], cells[1] = divmod(n, 3)
            print(row, column, cells)
        """,
        """
        w = int(input())
        cells = [0] * 7
        for n in range(-20, 50):
            (row, column) = n // w, n % w
            cells[0], cells[1] = n // 3, n % 3
            print(row, column, cells)
        """,
        "7",
    ),
}
