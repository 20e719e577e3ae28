LEAVES_ALONE = {
    "items that cannot be hashed": """
        seen = []
        for x in range(50):
            if [x] not in seen:
                seen.append([x])
        print(len(seen))
    """,
    "the list loses items": """
        seen = [1, 2]
        for x in range(50):
            if x in seen:
                seen.remove(x)
        print(seen)
    """,
    "items are replaced": """
        seen = [1, 2]
        for x in range(50):
            if x not in seen:
                seen[0] = x
    """,
    "another name for the same list": """
        seen = []
        other = seen
        for x in range(50):
            if x not in seen:
                other.append(x)
    """,
    "a string is not a list": """
        seen = "abc"
        for x in range(50):
            if str(x) in seen:
                print(x)
    """,
    "made anew in each iteration": """
        for n in range(50):
            seen = [n, n + 1]
            if n * 2 in seen:
                print(n)
    """,
    "not in a loop": """
        seen = list(range(10))
        if 3 in seen:
            print(seen)
    """,
    "in a small loop": """
        names = input().split()
        for name in ("a", "b"):
            if name in names:
                print(name, names)
    """,
    "handed to other code": """
        def more(items): items.append(3)
        seen = []
        for x in range(50):
            if x not in seen:
                seen.append(x)
            more(seen)
    """,
    "a function makes it anew": """
        seen = []
        def reset():
            global seen
            seen = []
        for x in range(50):
            if x not in seen:
                seen.append(x)
            reset()
        print(seen)
    """,
    "what is appended must not be evaluated twice": """
        seen = []
        for x in range(50):
            if x not in seen:
                seen.append(int(input()))
        print(seen)
    """,
}

REWRITES = {
    "nothing but membership": (
        """
        seen = []  # so far
        for x in [3, 1, 3, 2, 1] * 20:
            if x not in seen:
                seen.append(x)
                print(x)
        """,
        """
        seen = set()  # so far
        for x in [3, 1, 3, 2, 1] * 20:
            if x not in seen:
                seen.add(x)
                print(x)
        """,
    ),
    "a list that stays as it is": (
        """
        wanted = list(map(int, input().split()))
        for x in range(50):
            if x in wanted:
                print(x)
        """,
        """
        wanted = set(map(int, input().split()))
        for x in range(50):
            if x in wanted:
                print(x)
        """,
        "3 5 8 5\n",
    ),
    "the list is needed too": (
        """
        order = []
        for x in [3, 1, 3, 2, 1] * 20:
            if x not in order: order.append(x)
        print(order)
        """,
        """
        order = []
        order_set = set()
        for x in [3, 1, 3, 2, 1] * 20:
            if x not in order_set: order.append(x); order_set.add(x)
        print(order)
        """,
    ),
    "pairs of numbers": (
        """
        visited = [(0, 0)]
        x = y = 0
        for step in range(99):
            x = (x + step) % 4
            if (x, y) not in visited:
                visited.append((x, y))
        print(len(visited))
        """,
        """
        visited = [(0, 0)]
        visited_set = set(visited)
        x = y = 0
        for step in range(99):
            x = (x + step) % 4
            if (x, y) not in visited_set:
                visited.append((x, y))
                visited_set.add((x, y))
        print(len(visited))
        """,
    ),
}
