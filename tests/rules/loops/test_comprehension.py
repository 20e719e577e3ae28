LEAVES_ALONE = {
    "sum takes one item at a time": """
        print(sum(n * n for n in range(5)), any(n > 2 for n in range(5)))
    """,
    "list is something else": """
        def list(items):
            return items
        print(type(list(n for n in range(3))).__name__)
    """,
    "join of who knows what": """
        class Table:
            def join(self, rows):
                return type(rows).__name__
        print(Table().join(n for n in range(3)))
    """,
    "an iterator that runs out inside": """
        numbers = iter([1, 2])
        try:
            print(list(next(numbers) for _ in range(3)))
        except RuntimeError:
            print("ran out")
    """,
    "asynchronous": """
        async def lines():
            yield "a"
        async def main():
            print("".join([x async for x in lines()]), sorted([x async for x in lines()]))
            try:
                list(x async for x in lines())
            except TypeError as error:
                print(error)
        import asyncio
        asyncio.run(main())
    """,
    "names seen from inside": """
        print(sorted(list(locals()) == [] for n in [1]))
    """,
    "pairs that are made elsewhere": """
        pairs = [("a", 1)]
        print(dict(pair for pair in pairs))
    """,
    "more than pairs": """
        try:
            print(dict((n, n, n) for n in [1]))
        except ValueError:
            print("no")
    """,
    "a default as well": """
        print(dict(((n, n) for n in [1]), b=2))
    """,
    "a set that stays": """
        print(frozenset(n for n in [1]))
    """,
}

REWRITES = {
    "list, set and dict": (
        """
        words = ["b", "aa"]
        print(list(len(word) for word in words))
        print(set(word[0] for word in words if word) == {"a", "b"})
        print(dict((word, len(word)) for word in words))
        """,
        """
        words = ["b", "aa"]
        print([len(word) for word in words])
        print({word[0] for word in words if word} == {"a", "b"})
        print({word: len(word) for word in words})
        """,
    ),
    "of a list": (
        """
        print(list([n + 1 for n in range(3)]), set([n % 2 for n in range(3)]), dict([(n, -n) for n in range(3)]))
        """,
        """
        print([n + 1 for n in range(3)], {n % 2 for n in range(3)}, {n: -n for n in range(3)})
        """,
    ),
    "join, sorted and tuple": (
        """
        words = ["b", "aa"]
        print(", ".join(word.upper() for word in words))
        print(sorted((word * 2 for word in words), key=len), tuple(word for word in words))
        """,
        """
        words = ["b", "aa"]
        print(", ".join([word.upper() for word in words]))
        print(sorted([word * 2 for word in words], key=len), tuple([word for word in words]))
        """,
    ),
    "over several lines": (
        """
        print(list(
            n * m  # each with each
            for n in range(3)
            for m in range(n)
        ))
        """,
        """
        print([
            n * m  # each with each
            for n in range(3)
            for m in range(n)
        ])
        """,
    ),
}
