LEAVES_ALONE = {
    "printed": """
        xs = list(map(int, input().split()))
        xs.sort()
        print(xs[0], xs)
    """,
    "another item": """
        xs = list(map(int, input().split()))
        xs.sort()
        print(xs[0] + xs[1])
    """,
    "ends in a loop": """
        xs = list(map(int, input().split()))
        xs.sort()
        for i in range(50):
            print(xs[0] + i)
    """,
    "by a key": """
        xs = list(map(int, input().split()))
        xs.sort(key=abs)
        print(xs[0])
    """,
    "equal, but not the same": """
        xs = [1, 1.0, True, 0]
        xs.sort()
        print(xs[-1])
    """,
    "another name for the list": """
        xs = list(map(int, input().split()))
        ys = xs
        xs.sort()
        print(xs[0], ys)
    """,
    "items are added afterwards": """
        xs = list(map(int, input().split()))
        xs.sort()
        xs.append(100)
        print(xs[-1])
    """,
    "set anew afterwards": """
        xs = list(map(int, input().split()))
        xs.sort()
        print(xs[0])
        xs = [3, 1]
        print(xs[0])
    """,
    "a loop that sorts again": """
        xs = list(map(int, input().split()))
        for i in range(5):
            print(xs)
            xs.sort()
            print(xs[0])
    """,
    "an error is waited for": """
        xs = list(map(int, input().split()))
        try:
            xs.sort()
            print(xs[0])
        except IndexError:
            print("empty")
    """,
    "sorted under a condition": """
        xs = list(map(int, input().split()))
        if len(xs) > 3:
            xs.sort()
        print(xs[0])
    """,
    "other items of a sorted copy": """
        xs = sorted(map(int, input().split()))
        print(xs[len(xs) // 2], xs[0])
    """,
}

REWRITES = {
    "sorted in place": (
        """
        n = int(input())
        xs = [int(input()) for _ in range(n)]
        xs.sort(reverse=True)
        # the largest first
        print(xs[0], xs[-1], sum(xs), len(xs))
        """,
        """
        n = int(input())
        xs = [int(input()) for _ in range(n)]
        # the largest first
        print(max(xs), min(xs), sum(xs), len(xs))
        """,
        "3\n2\n9\n4\n",
    ),
    "a sorted copy, for each case": (
        """
        for _ in range(int(input())):
            xs = sorted(map(int, input().split()))
            print(xs[-1] - xs[0])
        """,
        """
        for _ in range(int(input())):
            xs = list(map(int, input().split()))
            print(max(xs) - min(xs))
        """,
        "2\n3 1 2\n5\n",
    ),
}
