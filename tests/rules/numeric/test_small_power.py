from __future__ import annotations

LEAVES_ALONE = {
    "floats are rounded otherwise": """
        for x in [float(word) for word in input().split()]:
            print(x ** 2)
    """,
    "unknown numbers": """
        def squares(numbers):
            return [x ** 2 for x in numbers]
    """,
    "not a name: it would be evaluated twice": """
        numbers = list(map(int, input().split()))
        for i in range(len(numbers)):
            print(numbers[i] ** 2)
    """,
    "once": """
        n = int(input())
        print(n ** 2)
    """,
    "pow of the program, and modulo": """
        def square(n): return pow(n, 2)
        def pow(a, b): return a + b
        for n in range(100):
            print(pow(n, 2), square(n))
    """,
    "modulo": """
        for n in range(100):
            print(pow(n, 2, 7))
    """,
    "large powers": """
        for n in range(100):
            print(n ** 5)
    """,
    "sometimes a float": """
        for word in input().split():
            x = int(word)
            if x > 3:
                x = x / 2
            print(x ** 2)
    """,
}

REWRITES = {
    "next to other operators": (
        """
        for word in input().split():
            x = int(word)
            print(-x ** 2, 1 / x ** 2, x ** 2 / 3, 10 - x ** 3, 2 ** x ** 2)
        """,
        """
        for word in input().split():
            x = int(word)
            print(-(x * x), 1 / (x * x), x * x / 3, 10 - x * x * x, 2 ** (x * x))
        """,
        "1 2 -3\n",
    ),
    "in a function that is called in a loop": (
        """
        def norm(a, b):
            return a ** 2 + b ** 2


        print(max(norm(i, i + 1) for i in range(100)))
        """,
        """
        def norm(a, b):
            return a * a + b * b


        print(max(norm(i, i + 1) for i in range(100)))
        """,
    ),
    "calls of pow": (
        """
        for word in input().split():
            x = int(word)
            print(pow(x, 2) / 3, 2 * pow(x, 3), pow(x, 2).bit_length(), pow(x, 2) ** 2)
        """,
        """
        for word in input().split():
            x = int(word)
            print(x * x / 3, 2 * (x * x * x), (x * x).bit_length(), (x * x) ** 2)
        """,
        "1 2 -3\n",
    ),
}
