LEAVES_ALONE = {
    "each lambda has its own variable": """
        functions = list(map(lambda n: lambda: n, [1, 2]))
        print([function() for function in functions])
    """,
    "a generator made for later": """
        rows = list(map(lambda n: (n + k for k in range(2)), [1, 2]))
        print([list(row) for row in rows])
    """,
    "taken one by one, later": """
        numbers = [1, 2]
        doubles = map(lambda n: n * 2, numbers)
        numbers.append(3)
        print(list(doubles))
    """,
    "a function in C": """
        print(list(map(int, "123")))
    """,
    "map is something else": """
        def map(function, items):
            return "mapped"
        print(list(map(lambda n: n, [1])))
    """,
    "list is something else": """
        def list(items):
            return "listed"
        print(list(map(lambda n: n, [1])))
    """,
    "a default value": """
        k = 3
        print(list(map(lambda n, k=k: n + k, [1])))
    """,
    "assigns inside": """
        print(list(map(lambda n: (m := n) + m, [1])))
    """,
    "ends by StopIteration": """
        numbers = iter([1, 2])
        print(list(map(lambda _: next(numbers), range(9))))
    """,
    "zip is something else": """
        zip = None
        print(list(map(lambda a, b: a + b, [1], [2])))
    """,
    "max of the map object and another": """
        try:
            print(max(map(lambda n: n, [1]), 2))
        except TypeError:
            print("no")
    """,
    "as many iterables as it likes": """
        rows = [[1, 2]]
        print(list(map(lambda n: n, *rows)))
    """,
    "any of several lists, whose answer may come soon": """
        print(any(map(lambda a, b: a > b, [1, 2], [0, 3])), all(map(lambda a, b: a > b, [1, 2], [0, 3])))
    """,
    "a test of any that is a generator": """
        print(all(map(lambda n: (k for k in range(n)), [0, 1])))
    """,
    "one of the iterables is a generator with a name of its own": """
        print(list(map(lambda n: n + 1, (n * 2 for n in range(3)))))
    """,
    "any is something else": """
        any = list
        print(any(map(lambda n: n + 1, [1, 2])))
    """,
    "looks at the names there are": """
        print(list(map(lambda n: sorted(locals()), [1])))
    """,
    "a join that is no text's": """
        class Path:
            def join(self, items):
                return items
        print(next(Path().join(map(lambda n: n + 1, [1, 2]))))
    """,
    "a key is given as well": """
        print(max(map(lambda n: n + 1, [1, 2]), *[]))
    """,
    "others come before the map": """
        print(list(zip("ab", map(lambda n: n + 1, [1, 2]))))
    """,
    "a number of items is not what the lambda takes": """
        try:
            print(list(map(lambda a, b: a, [1, 2])))
        except TypeError:
            print("no")
    """,
    "a part of the items only": """
        numbers = map(lambda n: n + 1, [1, 2, 3])
        print(next(numbers))
    """,
    "waits": """
        import asyncio
        async def later():
            return [await each for each in map(lambda n: asyncio.sleep(0, n), [1, 2])]
        print(asyncio.run(later()))
    """,
    "a comment inside": """
        print(list(map(
            lambda n: n + 1,  # from one
            [1],
        )))
    """,
}

REWRITES = {
    "a list": (
        """
        class Table:
            rows = [1, 2]
            doubles = list(map(lambda n: n * 2 if n else 0, rows))
        print(Table.doubles)
        """,
        """
        class Table:
            rows = [1, 2]
            doubles = [n * 2 if n else 0 for n in rows]
        print(Table.doubles)
        """,
    ),
    "the variable has the name of the list": (
        """
        n = [1, 2]
        print(set(map(lambda n: n % 2, n or [])), n)
        """,
        """
        n = [1, 2]
        print({n % 2 for n in n or []}, n)
        """,
    ),
    "sums and the like": (
        """
        words = ["b", "aa"]
        print(sum(map(lambda w: len(w), words)), sum(map(lambda w: len(w), words), 5))
        print(max(map(lambda w: len(w), words), default=0), any(map(lambda w: w == "b", words)))
        """,
        """
        words = ["b", "aa"]
        print(sum(len(w) for w in words), sum((len(w) for w in words), 5))
        print(max((len(w) for w in words), default=0), any(w == "b" for w in words))
        """,
    ),
    "joined and sorted": (
        """
        words = ["b", "aa"]
        print(", ".join(map(lambda w: w * 2, words)), sorted(map(lambda w: w * 2, words), key=len))
        """,
        """
        words = ["b", "aa"]
        print(", ".join([w * 2 for w in words]), sorted([w * 2 for w in words], key=len))
        """,
    ),
    "filtered": (
        """
        numbers = [3, -1]
        print(list(filter(lambda n: n > 0, numbers)), sum(filter(lambda n: 1 if n else 0, numbers)))
        """,
        """
        numbers = [3, -1]
        print([n for n in numbers if n > 0], sum(n for n in numbers if (1 if n else 0)))
        """,
    ),
    "two at a time": (
        """
        print(list(map(lambda a, b: a - b, [3, 2, 1], [1, 2])))
        """,
        """
        print([a - b for a, b in zip([3, 2, 1], [1, 2])])
        """,
    ),
}
