from __future__ import annotations

LEAVES_ALONE = {
    "more than one item": """
        numbers = list(map(int, input().split()))
        a, b = sorted(numbers)[:2]
        print(sorted(numbers)[1], a, b)
    """,
    "not numbers or strings": """
        def smallest(items):
            return sorted(items)[0]
    """,
    "floats may be NaN": """
        numbers = list(map(float, input().split()))
        print(sorted(numbers)[0])
    """,
    "the last of equals": """
        words = input().split()
        print(sorted(words, key=len)[-1])
    """,
    "an empty list raises another error": """
        numbers = list(map(int, input().split()))
        try:
            print(sorted(numbers)[0])
        except IndexError:
            print("none")
    """,
    "min is something else": """
        min = 3
        numbers = [1, 2]
        print(sorted(numbers)[0] + min)
    """,
    "reversed by a variable": """
        numbers = [1, 2]
        down = bool(input())
        print(sorted(numbers, reverse=down)[0])
    """,
    "lists share their equals": """
        rows = [[1], [1]]
        print(sorted(rows)[-1] is rows[1])
    """,
}

REWRITES = {
    "smallest and largest": (
        """
        numbers = list(map(int, input().split()))
        print(sorted(numbers)[0], sorted(numbers)[-1], sorted(input())[0])
        """,
        """
        numbers = list(map(int, input().split()))
        print(min(numbers), max(numbers), min(input()))
        """,
        "3 1 2\nhello\n",
    ),
    "reversed": (
        """
        numbers = list(map(int, input().split()))
        print(sorted(numbers, reverse=True)[0], sorted(numbers, reverse=True)[-1])
        """,
        """
        numbers = list(map(int, input().split()))
        print(max(numbers), min(numbers))
        """,
        "3 1 2\n",
    ),
    "the first by a key": (
        """
        words = input().split()
        print(sorted(words, key=len)[0])
        """,
        """
        words = input().split()
        print(min(words, key=len))
        """,
        "bb a c\n",
    ),
    "tuples": (
        """
        pairs = [(len(word), word) for word in input().split()]
        print(sorted(pairs)[-1])
        """,
        """
        pairs = [(len(word), word) for word in input().split()]
        print(max(pairs))
        """,
        "bb a c\n",
    ),
}
