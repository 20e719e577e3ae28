LEAVES_ALONE = {
    "it looks at what has been added": """
        found = []
        for x in range(100):
            if x % 7 not in found:
                found.append(x % 7)
        print(found)
    """,
    "a function with effects": """
        def seen(x):
            print(x)
            return x
        found = []
        for x in range(50):
            found.append(seen(x))
        print(found)
    """,
    "the target is used later": """
        found = []
        for x in range(50):
            found.append(x * x)
        print(found, x)
    """,
    "more is done": """
        found, total = [], 0
        for x in range(50):
            total += x
            found.append(total)
        print(found)
    """,
    "the loop may end early": """
        found = []
        for x in range(50):
            if x > 7:
                break
            found.append(x)
        print(found)
    """,
    "what there is when something fails": """
        found = []
        try:
            for x in [3, 2, 1, 0, 5] * 9:
                found.append(60 // x)
        except ZeroDivisionError:
            pass
        print(found)
    """,
    "of another kind": """
        from collections import deque
        found = deque()
        for x in range(50):
            found.append(x + 1)
        print(found)
    """,
    "not a list of ours": """
        def fill(found):
            for x in range(50):
                found.append(x + 1)
        class Loud:
            def append(self, x):
                print(x)
        fill(Loud())
    """,
    "functions that keep the target": """
        found = []
        for x in range(50):
            found.append(lambda: x)
        print(found[0]())
    """,
    "one target twice": """
        found = []
        for x in [[1, 2], [3]] * 20:
            for x in x:
                found.append(x)
        print(found)
    """,
    "a comment": """
        found = []
        for x in range(50):
            # squares only
            found.append(x * x)
        print(found)
    """,
    "an item of itself": """
        found = [1]
        for x in range(50):
            found.append(found[-1] + x)
        print(found)
    """,
    "another name for the list": """
        found = [1]
        same = found
        for x in range(50):
            found.append(same[-1] + x)
        print(found)
    """,
    "the other branch does something": """
        found, missing = [], 0
        for x in range(50):
            if x % 3:
                found.append(x)
            else:
                missing += 1
        print(found, missing)
    """,
    "asynchronous": """
        import asyncio
        async def numbers():
            for i in range(50):
                yield i
        async def main():
            found = []
            async for x in numbers():
                found.append(x * x)
            print(found)
        asyncio.run(main())
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "the target at module level": """
        found = []
        for x in range(50):
            found.append(x * x)
    """,
}

REWRITES = {
    "nested, with conditions": (
        """
        def pairs(n):
            found = []
            for i in range(n):
                if i % 3 == 0:
                    continue
                for j in range(i):
                    if (i + j) % 2 and j:
                        found.append((i, j))
            return found
        print(pairs(20))
        """,
        """
        def pairs(n):
            found = [(i, j) for i in range(n) if i % 3 != 0 for j in range(i) if (i + j) % 2 and j]
            return found
        print(pairs(20))
        """,
    ),
    "after something else": (
        """
        def both(xs):
            found = [1]
            print(found)
            for x, y in xs:
                found.append(x - y)
            for x, y in xs:
                found.append(x)
            for pair in xs:
                found.append(pair)
            return found
        print(both([(3, 4), (5, 6)]))
        """,
        """
        def both(xs):
            found = [1]
            print(found)
            found += [x - y for x, y in xs]
            found += [x for x, y in xs]
            found.extend(xs)
            return found
        print(both([(3, 4), (5, 6)]))
        """,
    ),
    "sets": (
        """
        xs = [3, 1, 3]
        seen = set()  # as they come
        for x in xs:
            seen.add(x)
        for x in range(50):
            seen.add(x % 7)
        print(seen)
        """,
        """
        xs = [3, 1, 3]
        # as they come
        seen = set(xs)
        seen |= {x % 7 for x in range(50)}
        print(seen)
        """,
    ),
    "a long one": (
        """
        def positions(rows):
            positions_of_marks = []
            for number_of_row, characters in enumerate(rows):
                for number_of_column, character in enumerate(characters):
                    if character == "#":
                        positions_of_marks.append((number_of_row, number_of_column))
            return positions_of_marks
        print(positions(["#..", ".#."]))
        """,
        """
        def positions(rows):
            positions_of_marks = [
                (number_of_row, number_of_column)
                for number_of_row, characters in enumerate(rows)
                for number_of_column, character in enumerate(characters)
                if character == "#"
            ]
            return positions_of_marks
        print(positions(["#..", ".#."]))
        """,
    ),
}
