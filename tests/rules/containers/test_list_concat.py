from __future__ import annotations

LEAVES_ALONE = {
    "another name for the old list": """
        found = []
        steps = []
        for i in range(100):
            steps.append(found)
            found = found + [i]
        print(steps)
    """,
    "the old list is looped over": """
        found = [1]
        for item in found:
            found = found + [item]
        print(found)
    """,
    "the old list is looped over with positions": """
        found = [1]
        for i, item in enumerate(found):
            found = found + [item]
        print(found)
    """,
    "an iterator of the old list": """
        found = [1, 2]
        items = iter(found)
        for i in range(100):
            found = found + [i]
        print(list(items))
    """,
    "a generator over the old list": """
        found = [1, 2]
        squares = (item * item for item in found)
        for i in range(100):
            found = found + [i]
        print(list(squares))
    """,
    "a parameter belongs to somebody else": """
        def collect(found):
            for i in range(100):
                found = found + [i]
            return found

        start = []
        print(collect(start), start)
    """,
    "it was made from another list": """
        start = [1]
        found = start
        for i in range(100):
            found = found + [i]
        print(start)
    """,
    "seen by an inner function": """
        def outer():
            found = []
            def peek(): return found
            first = peek()
            for i in range(100):
                found = found + [i]
            return first, found
        print(outer())
    """,
    "passed on": """
        def keep(x, kept=[]):
            kept.append(x)
            return kept
        found = []
        for i in range(100):
            kept = keep(found)
            found = found + [i]
        print(kept)
    """,
    "in front": """
        found = []
        for i in range(100):
            found = [i] + found
        print(found)
    """,
    "numbers": """
        total = 0
        for i in range(100):
            total = total + i
        print(total)
    """,
    "once": """
        found = [int(input())]
        found = found + [2]
        print(found)
    """,
    "an error for what is no list": """
        found = []
        for i in range(100):
            found = found + (i,)
    """,
}

REWRITES = {
    "items and lists": (
        """
        found = []
        sums = [0]
        for word in input().split():
            found = found + [word]  # all
            sums += [sums[-1] + len(word)]
            sums = sums + [len(word), 0] + []
        print(found, sums, len(found), sum(item for item in sums))
        """,
        """
        found = []
        sums = [0]
        for word in input().split():
            found.append(word)  # all
            sums.append(sums[-1] + len(word))
            sums = sums + [len(word), 0] + []
        print(found, sums, len(found), sum(item for item in sums))
        """,
        "a bb ccc\n",
    ),
    "in a function that returns it": (
        """
        def divisors(n):
            found = [1]
            for i in range(2, n): found = found + [i] if n % i == 0 else found
            big = []
            for i in range(n):
                big = big + [i, n]
            return big


        print(divisors(int(input())))
        """,
        """
        def divisors(n):
            found = [1]
            for i in range(2, n): found = found + [i] if n % i == 0 else found
            big = []
            for i in range(n):
                big += [i, n]
            return big


        print(divisors(int(input())))
        """,
        "12\n",
    ),
    "over several lines": (
        """
        found = []
        for i in range(100):
            found += [
                i * 2,  # twice
            ]
        print(found)
        """,
        """
        found = []
        for i in range(100):
            found.append(
                i * 2,  # twice
            )
        print(found)
        """,
    ),
}
