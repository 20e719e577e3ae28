from __future__ import annotations

LEAVES_ALONE = {
    "floats, which may be nan": """
        a = [float(x) for x in input().split()]
        for i in range(len(a)):
            print(max(a[:i] + a[i + 1:]))
    """,
    "a list that changes": """
        a = [int(x) for x in input().split()]
        for i in range(len(a)):
            a[i] = max(a[:i] + a[i + 1:])
        print(a)
    """,
    "more rounds than items, perhaps": """
        n = int(input())
        a = [int(x) for x in input().split()]
        for i in range(n):
            print(max(a[:i] + a[i + 1:]))
    """,
    "the index after the last": """
        a = [int(x) for x in input().split()]
        for i in range(len(a) + 1):
            print(max(a[:i] + a[i + 1:]))
    """,
    "negative indexes": """
        a = [int(x) for x in input().split()]
        for i in range(-2, len(a)):
            print(max(a[:i] + a[i + 1:]))
    """,
    "two left out": """
        a = [int(x) for x in input().split()]
        for i in range(len(a)):
            print(max(a[:i] + a[i + 2:]))
    """,
    "two lists": """
        a = [int(x) for x in input().split()]
        b = a[::-1]
        for i in range(len(a)):
            print(max(a[:i] + b[i + 1:]))
    """,
    "a single item is expected": """
        a = [int(x) for x in input().split()]
        for i in range(len(a)):
            try:
                print(max(a[:i] + a[i + 1:]))
            except ValueError:
                print("none")
    """,
    "the others are used once more": """
        a = [int(x) for x in input().split()]
        for i in range(len(a)):
            others = a[:i] + a[i + 1:]
            print(max(others), sum(others))
    """,
    "the others of the last round": """
        a = [int(x) for x in input().split()]
        others = a[:]
        for i in range(len(a)):
            print(max(others))
            others = a[:i] + a[i + 1:]
    """,
    "the others, and one more": """
        a = [int(x) for x in input().split()]
        for i in range(len(a)):
            others = a[:i] + a[i + 1:]
            others += [7]
            print(max(others))
    """,
    "once": """
        a = [int(x) for x in input().split()]
        i = 1
        print(max(a[:i] + a[i + 1:]))
    """,
    "own function": """
        def max(items): return 0
        a = [int(x) for x in input().split()]
        for i in range(len(a)):
            print(max(a[:i] + a[i + 1:]))
    """,
}

REWRITES = {
    "as many as were read": (
        """
        n = int(input())
        a = [int(input()) for _ in range(n)]
        for i in range(n):
            print(max(a[:i] + a[i + 1:]))
        """,
        """
        n = int(input())
        a = [int(input()) for _ in range(n)]
        a_sorted = sorted(a)
        for i in range(n):
            print(a_sorted[-2] if a[i] == a_sorted[-1] else a_sorted[-1])
        """,
        "4\n3\n9\n1\n9\n",
    ),
    "both ends, in a comprehension": (
        """
        def ends(texts):
            w = [text.strip() for text in texts]
            return [
                max(w[0:i] + w[i+1:])
                + min(w[:i] + w[i+1:])
                for i in range(len(w))
            ]


        print(ends(["b", "a", "d", "c"]))
        """,
        """
        def ends(texts):
            w = [text.strip() for text in texts]
            w_sorted = sorted(w)
            return [
                (w_sorted[-2] if w[i] == w_sorted[-1] else w_sorted[-1])
                + (w_sorted[1] if w[i] == w_sorted[0] else w_sorted[0])
                for i in range(len(w))
            ]


        print(ends(["b", "a", "d", "c"]))
        """,
    ),
    "the others have a name": (
        """
        def best(scores):
            found = []
            a = [int(score) for score in scores]
            for i in range(len(a)):
                others = a[:i] + a[i+1:]
                found.append(max(others))
            return found


        print(best("3914"))
        """,
        """
        def best(scores):
            found = []
            a = [int(score) for score in scores]
            a_sorted = sorted(a)
            for i in range(len(a)):
                found.append(a_sorted[-2] if a[i] == a_sorted[-1] else a_sorted[-1])
            return found


        print(best("3914"))
        """,
    ),
}
