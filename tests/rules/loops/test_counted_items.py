LEAVES_ALONE = {
    "no list is held": """
        found = 0
        for x in range(1000):
            if x % 3:
                found += 1
        print(found)
    """,
    "floats": """
        total = 0.0
        for x in [0.1, 0.2, 0.3] * 20:
            if x > 0.1:
                total += x
        print(total)
    """,
    "no condition": """
        found = 0
        for x in [3, 4] * 20:
            found += 1
        print(found)
    """,
    "the condition looks at the counter": """
        found = 0
        for x in [3, 4, 7] * 20:
            if x > found:
                found += 1
        print(found)
    """,
    "the target is used later": """
        found = 0
        for x in [3, 4, 7] * 20:
            if x > 3:
                found += 1
        print(found, x)
    """,
    "a call with effects": """
        def seen(x):
            print(x)
            return x
        found = 0
        for x in [3, 4, 7] * 20:
            if seen(x) > 3:
                found += 1
        print(found)
    """,
    "something else as well": """
        found, last = 0, None
        for x in [3, 4, 7] * 20:
            if x > 3:
                found += 1
                last = found
        print(found, last)
    """,
    "another branch": """
        more, less = 0, 0
        for x in [3, 4, 7] * 20:
            if x > 3:
                more += 1
            else:
                less += 1
        print(more, less)
    """,
    "how far it came": """
        found = 0
        try:
            for x in [3, 4, 0] * 20:
                if 12 // x > 3:
                    found += 1
        except ZeroDivisionError:
            pass
        print(found)
    """,
    "text that grows": """
        text, a = "", "1"
        for x in ["a", "b"] * 20:
            if x > "a":
                text += x
        print(text)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "the target at module level": """
        found = 0
        for x in [3, 4] * 20:
            if x > 3:
                found += 1
    """,
}

REWRITES = {
    "pairs, two conditions": (
        """
        def inside(points, top):
            found = 3
            for x, y in points:
                if x == 0:
                    continue
                if 0 < y < top:
                    found += 1
            return found
        print(inside([(i, i * i) for i in range(40)], 99))
        """,
        """
        def inside(points, top):
            found = 3
            found += len([x for x, y in points if x != 0 if 0 < y < top])
            return found
        print(inside([(i, i * i) for i in range(40)], 99))
        """,
    ),
    "numbers of a list": (
        """
        xs = list(map(int, input().split()))
        total = 0
        for x in xs:
            if x % 2 == 0:
                total += x
        print(total)
        """,
        """
        xs = list(map(int, input().split()))
        total = 0
        total += sum([x for x in xs if x % 2 == 0])
        print(total)
        """,
        "3 4 5 6\n",
    ),
    "in step": (
        """
        a, b, differ = "abcabc", "abcbca", 0
        for c, d in zip(a, b):
            if c != d:
                differ += 1
        print(differ)
        """,
        """
        a, b, differ = "abcabc", "abcbca", 0
        differ += len([c for c, d in zip(a, b) if c != d])
        print(differ)
        """,
    ),
}
