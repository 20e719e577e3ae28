LEAVES_ALONE = {
    "not sorted to begin with": """
        items = list(map(int, input().split()))
        for x in range(50):
            items.append(x)
            items.sort()
            print(items[0])
    """,
    "items come in another way, too": """
        items = []
        for x in range(50):
            items.insert(0, x)
            items.append(x)
            items.sort()
            print(items[0])
    """,
    "an item is replaced": """
        items = []
        for x in range(50):
            items.append(x % 7)
            items.sort()
            items[0] += 5
        print(items)
    """,
    "something happens between": """
        items = [1]
        for x in range(50):
            items.append(x % 7)
            print(items[-1])
            items.sort()
    """,
    "by a key": """
        items = []
        for x in range(50):
            items.append(x % 7)
            items.sort(key=lambda n: -n)
        print(items)
    """,
    "in reverse": """
        items = []
        for x in range(50):
            items.append(x % 7)
            items.sort(reverse=True)
        print(items)
    """,
    "another name for the list": """
        items = []
        other = items
        for x in range(50):
            other.insert(0, x)
            items.append(x)
            items.sort()
        print(items)
    """,
    "items without an order of their own": """
        class Card:
            def __init__(self, n): self.n = n
            def __lt__(self, other):
                print("lt")
                return self.n < other.n
        items = []
        for x in range(9):
            items.append(Card(x))
            items.sort()
    """,
    "not in a loop": """
        items = [3]
        items.append(1)
        items.sort()
        print(items)
    """,
    "reversed between": """
        items = []
        for x in range(50):
            items.append(x % 7)
            items.sort()
            items.reverse()
        print(items)
    """,
    "only sometimes sorted at first": """
        items = [3, 1]
        if input():
            items.sort()
        for x in range(50):
            items.append(x)
            items.sort()
            print(items)
    """,
}

REWRITES = {
    "sorted into a new list": (
        """
        best = []
        for x in map(int, input().split()):
            best.append(x)
            best = sorted(best)
            if len(best) > 2:
                del best[0]
            print(best)
        """,
        """
        from bisect import insort

        best = []
        for x in map(int, input().split()):
            insort(best, x)
            if len(best) > 2:
                del best[0]
            print(best)
        """,
        "5 3 8 1\n",
    ),
    "sorted before the loop": (
        """
        items = list(map(int, input().split()))
        items.sort()
        for x in [3, 9, 4] * 9:
            if x not in items: items.append(x); items.sort()
            print(items.pop(0), items)
        """,
        """
        from bisect import insort

        items = list(map(int, input().split()))
        items.sort()
        for x in [3, 9, 4] * 9:
            if x not in items: insort(items, x)
            print(items.pop(0), items)
        """,
        "5 3 8 1 2 3 4 5 6 7 1 1 1 1 1 1 1 1 1 1 1 1 1\n",
    ),
    "pairs, and what is added is worked out there": (
        """
        import bisect
        tasks = sorted([(3, "a"), (1, "b")])
        while tasks:
            count, name = tasks.pop()  # the largest
            print(count, name)
            if count:
                # once less
                tasks.append((count - 1, name + "x"))
                tasks.sort()  # in order
        """,
        """
        import bisect
        tasks = sorted([(3, "a"), (1, "b")])
        while tasks:
            count, name = tasks.pop()  # the largest
            print(count, name)
            if count:
                # once less
                bisect.insort(tasks, (count - 1, name + "x"))
                # in order
        """,
    ),
}
