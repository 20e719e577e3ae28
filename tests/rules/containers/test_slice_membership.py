LEAVES_ALONE = {
    "the list changes": """
        xs = list(map(int, input().split()))
        for i in range(len(xs)):
            if xs[i] in xs[:i]:
                xs[i] = -1
        print(xs)
    """,
    "a bound that may be negative": """
        xs = list(map(int, input().split()))
        for i in range(len(xs)):
            print(5 in xs[:i - 1], 5 in xs[i - 1:])
    """,
    "both ends": """
        xs = list(map(int, input().split()))
        for i in range(len(xs)):
            print(5 in xs[i:i + 3])
    """,
    "a step": """
        xs = list(map(int, input().split()))
        for i in range(len(xs)):
            print(5 in xs[:i:2])
    """,
    "items that cannot be hashed": """
        rows = [[i % 3] for i in range(50)]
        for i in range(50):
            print(rows[i] in rows[:i])
    """,
    "a string": """
        text = input()
        for i in range(len(text)):
            print("ab" in text[:i], text[i] in text[:i])
    """,
    "not in a loop": """
        xs = list(map(int, input().split()))
        n = len(xs) // 2
        print(5 in xs[:n])
    """,
    "comments inside": """
        xs = list(map(int, input().split()))
        for i in range(len(xs)):
            print(5 in xs[
                :i  # before
            ])
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "a new name at module level": """
        xs = list(map(int, input().split()))
        for i in range(len(xs)):
            print(5 in xs[:i])
    """,
}

REWRITES = {
    "before and behind": (
        """
        xs = list(map(int, input().split()))
        for i, x in enumerate(xs):
            if x not in xs[:i] and x in xs[i + 1:]:
                print("again", x)
        print([x for i, x in enumerate(xs) if not x in xs[0:i]])
        """,
        """
        xs = list(map(int, input().split()))
        xs_first = {value: index for index, value in reversed(list(enumerate(xs)))}
        xs_last = {value: index for index, value in enumerate(xs)}
        for i, x in enumerate(xs):
            if xs_first.get(x, i) >= i and xs_last.get(x, -1) >= i + 1:
                print("again", x)
        xs_first_2 = {value: index for index, value in reversed(list(enumerate(xs)))}
        print([x for i, x in enumerate(xs) if not xs_first_2.get(x, i) < i])
        """,
        "3 1 3 2 1 3 9\n",
    ),
    "beyond the end": (
        """
        def seen(words, n):
            found = []
            for i in range(n):
                if "a" in words[:i] or "a" not in words[i:]:
                    found.append(i)
            return found
        print(seen(["b", "a"], 5), seen([], 3))
        """,
        """
        def seen(words, n):
            found = []
            words_first = {value: index for index, value in reversed(list(enumerate(words)))}
            words_last = {value: index for index, value in enumerate(words)}
            for i in range(n):
                if words_first.get("a", i) < i or words_last.get("a", -1) < i:
                    found.append(i)
            return found
        print(seen(["b", "a"], 5), seen([], 3))
        """,
    ),
}
