LEAVES_ALONE = {
    "the number of the round is used": """
        xs = list(map(int, input().split()))
        for i in range(len(xs)):
            for j in range(len(xs) - 1 - i):
                if xs[j] > xs[j + 1]:
                    xs[j], xs[j + 1] = xs[j + 1], xs[j]
        print(xs)
    """,
    "something is counted in every round": """
        xs, steps = [3, 1, 2] * 9, 0
        for _ in range(50):
            for j in range(len(xs) - 1):
                steps += 1
                if xs[j] > xs[j + 1]:
                    xs[j], xs[j + 1] = xs[j + 1], xs[j]
        print(xs, steps)
    """,
    "the test reads input": """
        xs = [3, 1, 2] * 9
        for _ in range(50):
            for j in range(len(xs) - 1):
                if input() == "x":
                    xs[j] = 0
        print(xs)
    """,
    "an iterator is used up": """
        xs, numbers = [3, 1, 2] * 9, iter(range(999))
        for _ in range(50):
            for j in numbers:
                if xs[j % 3] > j:
                    xs[j % 3] = j
        print(xs)
    """,
    "another branch": """
        xs = [3, 1, 2] * 9
        for _ in range(50):
            for j in range(len(xs)):
                if xs[j] > 1:
                    xs[j] -= 1
                else:
                    print(j)
    """,
    "a value from the round before": """
        xs, last = [3, 1, 2] * 9, 0
        for _ in range(50):
            for j in range(len(xs)):
                if last > 20:
                    xs[j] = 0
                last = last + 1
        print(xs)
    """,
    "a value that is looked at before it is set": """
        xs, last = [3, 1, 2] * 9, 0
        for _ in range(50):
            for j in range(len(xs)):
                now = last + 1
                last = now
                if now > 60:
                    xs[j] = 0
        print(xs)
    """,
    "the number of rounds is used after them": """
        xs = [3, 1, 2] * 9
        for i in range(50):
            for j in range(len(xs) - 1):
                if xs[j] > xs[j + 1]:
                    xs[j], xs[j + 1] = xs[j + 1], xs[j]
        print(xs, i)
    """,
    "something after the inner loop": """
        xs = [3, 1, 2] * 9
        for _ in range(50):
            for j in range(len(xs) - 1):
                if xs[j] > xs[j + 1]:
                    xs[j], xs[j + 1] = xs[j + 1], xs[j]
            print(xs)
    """,
    "a few rounds": """
        xs = [3, 1, 2]
        for _ in range(3):
            for j in range(len(xs) - 1):
                if xs[j] > xs[j + 1]:
                    xs[j], xs[j + 1] = xs[j + 1], xs[j]
        print(xs)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "a new name at module level": """
        xs = [3, 1, 2] * 9
        for _ in range(50):
            for j in range(len(xs) - 1):
                if xs[j] > xs[j + 1]:
                    xs[j], xs[j + 1] = xs[j + 1], xs[j]
    """,
}

REWRITES = {
    "a graph, and a negative cycle in the last round": (
        """
        n, m = map(int, input().split())
        edges = [list(map(int, input().split())) for _ in range(m)]
        best = [10**9] * n
        best[0] = 0
        for i in range(n):
            # all edges
            for j in range(m):
                u, v, w = edges[j]
                if best[u] != 10**9 and best[v] > best[u] + w:
                    best[v] = best[u] + w  # shorter
                    if i == n - 1:
                        print("negative")
                        break
        print(best)
        """,
        """
        n, m = map(int, input().split())
        edges = [list(map(int, input().split())) for _ in range(m)]
        best = [10**9] * n
        best[0] = 0
        for i in range(n):
            # all edges
            changed = False
            for j in range(m):
                u, v, w = edges[j]
                if best[u] != 10**9 and best[v] > best[u] + w:
                    changed = True
                    best[v] = best[u] + w  # shorter
                    if i == n - 1:
                        print("negative")
                        break
            if not changed:
                break
        print(best)
        """,
        "3 3\n0 1 1\n1 2 -3\n2 1 1\n",
    ),
    "swaps that are counted": (
        """
        def swaps(xs):
            xs, count = list(xs), 0
            for _ in range(len(xs)):
                for j in range(len(xs) - 1):
                    if xs[j] > xs[j + 1]:
                        xs[j], xs[j + 1] = xs[j + 1], xs[j]
                        count += 1
            return count
        print(swaps([3, 1, 2]), swaps([]))
        """,
        """
        def swaps(xs):
            xs, count = list(xs), 0
            for _ in range(len(xs)):
                changed = False
                for j in range(len(xs) - 1):
                    if xs[j] > xs[j + 1]:
                        changed = True
                        xs[j], xs[j + 1] = xs[j + 1], xs[j]
                        count += 1
                if not changed:
                    break
            return count
        print(swaps([3, 1, 2]), swaps([]))
        """,
    ),
}
