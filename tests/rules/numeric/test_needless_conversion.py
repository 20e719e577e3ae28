LEAVES_ALONE = {
    "bool": """
        for x in range(100):
            print(int(x > 50), int(True))
    """,
    "float": """
        for x in range(100):
            print(int(x / 2), int(x * 0.5))
    """,
    "text": """
        for x in input().split() * 50:
            print(int(x))
    """,
    "unknown": """
        def double(x):
            return int(x) * 2
        for x in ["1", 2, 3.5] * 20:
            print(double(x))
    """,
    "int of the program": """
        def int(x): return -x
        for x in range(100):
            print(int(x))
    """,
    "annotated as a float": """
        def show(x: float, name: str):
            for _ in range(40):
                print(float(x), str(name))
        show(1, 2)
    """,
    "once": """
        n = int(input())
        print(int(n // 2))
    """,
    "a copy": """
        numbers = [1, 2, 3]
        copies = []
        for x in range(100):
            copies.append(list(numbers))
        print(copies)
    """,
    "a base": """
        for x in ["ff"] * 100:
            print(int(x, 16), str(x.encode(), "ascii"))
    """,
    "comment": """
        for x in range(100):
            print(int(
                x // 2  # half
            ))
    """,
    "named": """
        for x in range(100):
            y = int(z := x)
            print(y, z)
    """,
}

REWRITES = {
    "all kinds": (
        """
        def show(n: int):
            for i in range(n):
                a = int(i // 2) * 3
                b = int(i % 7) + -int(i)
                print(a, b, float(i / 2), str("x" + str(i)))
        show(40)
        """,
        """
        def show(n: int):
            for i in range(n):
                a = (i // 2) * 3
                b = (i % 7) + -i
                print(a, b, i / 2, "x" + str(i))
        show(40)
        """,
    ),
    "lists that nobody else has": (
        """
        for line in ["b a"] * 3 + ["c d"] * 60:
            print(list(sorted(line.split())), list(line.split()))
        """,
        """
        for line in ["b a"] * 3 + ["c d"] * 60:
            print(sorted(line.split()), line.split())
        """,
    ),
}
