from __future__ import annotations

LEAVES_ALONE = {
    "may be negative": """
        for word in input().split():
            print(2 ** int(word))
    """,
    "counts down below zero": """
        for i in range(10, -100, -1):
            print(2 ** i)
    """,
    "another base": """
        for i in range(100):
            print(3 ** i)
    """,
    "a difference may be negative": """
        for i in range(100):
            print(2 ** (i - 50))
    """,
    "once": """
        n = len(input())
        print(2 ** n)
    """,
    "a float": """
        for i in range(100):
            print(2 ** (i / 2))
    """,
}

REWRITES = {
    "next to other operators": (
        """
        for i in range(99):
            total = 2 ** i
            total += 3 * 2 ** i - 2 ** (i + 1) + -2 ** i
            print(total, total % 2 ** i)
        """,
        """
        for i in range(99):
            total = 1 << i
            total += 3 * (1 << i) - (1 << (i + 1)) + -(1 << i)
            print(total, total % (1 << i))
        """,
    ),
    "down to zero, and lengths": (
        """
        words = input().split()
        for i in range(len(words) - 1, -1, -1):
            print(2 ** i, 2 ** len(words[i]))
        """,
        """
        words = input().split()
        for i in range(len(words) - 1, -1, -1):
            print(1 << i, 1 << len(words[i]))
        """,
        "a bb ccc\n",
    ),
}
