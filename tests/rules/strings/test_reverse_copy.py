from __future__ import annotations

LEAVES_ALONE = {
    "not surely a string": """
        def backwards(text):
            return "".join(reversed(text))
    """,
    "a list of strings": """
        words = input().split()
        print("".join(reversed(words)))
    """,
    "separated": """
        print(" ".join(reversed(input())))
    """,
    "own reversed": """
        def reversed(x): return x
        print("".join(reversed(input())))
    """,
    "only looped over": """
        for c in reversed(input()):
            print(c)
    """,
    "a list of characters": """
        print(list(reversed(input())))
    """,
    "every second": """
        print("".join(list(input())[::-2]))
    """,
}

REWRITES = {
    "strings": (
        """
        text = input()
        print("".join(reversed(text)), ''.join(list(reversed(list(text)))), "".join(list(text)[::-1]))
        print("".join(reversed(text + "!")), "".join(text[::-1]))  # both ways
        """,
        """
        text = input()
        print(text[::-1], text[::-1], text[::-1])
        print((text + "!")[::-1], text[::-1])  # both ways
        """,
        "abc\n",
    ),
    "lists": (
        """
        numbers = list(map(int, input().split()))
        print(list(reversed(numbers)))
        """,
        """
        numbers = list(map(int, input().split()))
        print(numbers[::-1])
        """,
        "1 2 3\n",
    ),
}
