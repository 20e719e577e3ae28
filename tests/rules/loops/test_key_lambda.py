LEAVES_ALONE = {
    "computes something": """
        print(sorted([[1, 2]], key=lambda p: -p[0]), sorted([[1, 2]], key=lambda p: p[0] + p[1]))
    """,
    "an index that may change": """
        k = 0
        print(sorted([[1, 2]], key=lambda p: p[k]))
    """,
    "a slice": """
        print(sorted(["ab"], key=lambda w: w[:1]), sorted(["ab"], key=lambda w: w[1:]))
    """,
    "a tuple of one": """
        print(sorted([[1, 2]], key=lambda p: (p[0],)))
    """,
    "something of another name": """
        order = [3, 4]
        print(sorted([0, 1], key=lambda p: order[0]))
    """,
    "a function of the program": """
        def len(word):
            return -word.count("a")
        print(sorted(["aa", "b"], key=lambda word: len(word)))
    """,
    "a key for somebody else": """
        def find(items, key):
            return key.__name__
        print(find([], key=lambda p: p[0]))
    """,
    "sort of some other class": """
        class Table:
            def sort(self, key):
                print(key.__name__)
        Table().sort(key=lambda row: row[0])
    """,
    "an attribute": """
        print(sorted([1, 2], key=lambda n: n.real))
    """,
    "more than one argument": """
        print(sorted(["2", "1"], key=lambda word: int(word, 16)))
    """,
    "a default": """
        print(sorted([[1]], key=lambda p, k=0: p[0]))
    """,
}

REWRITES = {
    "items": (
        """
        pairs = [[3, "a"], [1, "b"]]
        pairs.sort(key=lambda p: p[1], reverse=True)
        print(pairs, min(pairs, key=lambda p: (p[0], p[-1])))
        print(sorted([{"k": 2}, {"k": 1}], key=lambda d: d["k"]))
        """,
        """
        from operator import itemgetter

        pairs = [[3, "a"], [1, "b"]]
        pairs.sort(key=itemgetter(1), reverse=True)
        print(pairs, min(pairs, key=itemgetter(0, -1)))
        print(sorted([{"k": 2}, {"k": 1}], key=itemgetter("k")))
        """,
    ),
    "imported already": (
        """
        import heapq
        import operator

        print(heapq.nsmallest(1, [(2, 1), (1, 2)], key=lambda pair: pair[1]))
        """,
        """
        import heapq
        import operator

        print(heapq.nsmallest(1, [(2, 1), (1, 2)], key=operator.itemgetter(1)))
        """,
    ),
    "builtins": (
        """
        words = ["10", "9"]
        words.sort(key=lambda word: int(word))
        print(words, max(words, key=(lambda word: len(word))))
        """,
        """
        words = ["10", "9"]
        words.sort(key=int)
        print(words, max(words, key=(lambda word: len(word))))
        """,
    ),
}
