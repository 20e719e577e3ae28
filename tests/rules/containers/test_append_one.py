LEAVES_ALONE = {
    "any kind of list": """
        class Sum(list):
            def __iadd__(self, other):
                print("adding", other)
                return self
        def add(items):
            for n in range(40):
                items += [n]
        add(Sum())
    """,
    "several items": """
        found = []
        for n in range(40):
            found += [n, n]
            found += [*range(n)]
        print(found)
    """,
    "once": """
        found = []
        found += [1]
        print(found)
    """,
    "the item puts another list there": """
        def restart():
            global found
            found = []
            return 1
        found = []
        for n in range(40):
            found += [restart()]
        print(found)
    """,
    "in a tuple it fails": """
        pair = ([], [])
        for n in range(40):
            try:
                pair[0] += [n]
            except TypeError:
                print("no")
    """,
    "a string": """
        text = ""
        for n in range(40):
            try:
                text += [n]
            except TypeError:
                print("no")
    """,
    "a local name that has no value": """
        found = []
        def add(n):
            found += [n]
        for n in range(40):
            try:
                add(n)
            except UnboundLocalError:
                print("no")
    """,
    "a comment before the item": """
        found = []
        for n in range(40):
            found += [  # one
                n
            ]
        print(found)
    """,
}

REWRITES = {
    "a list": (
        """
        def squares(n):
            found = []
            for i in range(n):
                if i % 2: found += [i * i]; found += [(i, i)]
            return found
        print(squares(40))
        """,
        """
        def squares(n):
            found = []
            for i in range(n):
                if i % 2: found.append(i * i); found.append((i, i))
            return found
        print(squares(40))
        """,
    ),
    "over several lines": (
        """
        found = []
        for n in range(40):
            found += [
                (n, n),  # twice
            ]
        print(found)
        """,
        """
        found = []
        for n in range(40):
            found.append(
                (n, n),  # twice
            )
        print(found)
        """,
    ),
    "another name for it": (
        """
        found = same = [0]
        for n in range(40):
            found += [found[-1] + n]  # so far
        print(same)
        """,
        """
        found = same = [0]
        for n in range(40):
            found.append(found[-1] + n)  # so far
        print(same)
        """,
    ),
    "a list in a list or dictionary": (
        """
        from collections import defaultdict
        graph, by_rest = [[] for _ in range(40)], defaultdict(list)
        for n in range(40):
            graph[n // 2] += [n]
            by_rest[n % 3] += [n]
        print(graph, dict(by_rest))
        """,
        """
        from collections import defaultdict
        graph, by_rest = [[] for _ in range(40)], defaultdict(list)
        for n in range(40):
            graph[n // 2].append(n)
            by_rest[n % 3].append(n)
        print(graph, dict(by_rest))
        """,
    ),
}
