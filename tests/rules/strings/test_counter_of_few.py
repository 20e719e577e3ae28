LEAVES_ALONE = {
    "asked for whatever comes": """
        from collections import Counter
        letters = Counter(input())
        print(letters[input()], letters["a"])
    """,
    "asked in a loop": """
        from collections import Counter
        letters = Counter(input())
        for i in range(100):
            print(letters["a"] + i)
    """,
    "asked in a function": """
        from collections import Counter
        letters = Counter(input())
        def some(i):
            return letters["a"] + i
        print(list(map(some, range(100))))
    """,
    "something else is done with it": """
        from collections import Counter
        letters = Counter(input())
        print(letters["a"], letters.most_common(1), len(letters))
    """,
    "it is changed": """
        from collections import Counter
        letters = Counter(input())
        letters["a"] += 1
        print(letters["a"])
    """,
    "a list": """
        from collections import Counter
        words = Counter(input().split())
        print(words["a"])
    """,
    "more than one character": """
        from collections import Counter
        letters = Counter(input())
        print(letters["ab"], letters[1])
    """,
    "of a class of the program": """
        class Counter:
            def __init__(self, text): pass
            def __getitem__(self, letter): return 7
        letters = Counter(input())
        print(letters["a"])
    """,
    "another name": """
        from collections import Counter
        letters = others = Counter(input())
        others["a"] = 3
        print(letters["a"])
    """,
    "nobody asks": """
        from collections import Counter
        letters = Counter(input())
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may ask": """
        from collections import Counter
        text = "abc"
        letters = Counter(text)
        print(letters["a"])
    """,
}

REWRITES = {
    "once": (
        """
        from collections import Counter
        s = Counter(input())
        print(min(s["0"], s['1']) * 2)
        """,
        """
        from collections import Counter
        s = input()
        print(min(s.count("0"), s.count('1')) * 2)
        """,
        "0100",
    ),
    "for each line": (
        """
        import collections
        def ones(line: str):
            letters = collections.Counter(list(line))
            return letters["1"]
        for line in ["0110", "1"]:
            letters = collections.Counter(line)
            print(letters["1"], ones(line))
        """,
        """
        import collections
        def ones(line: str):
            letters = line
            return letters.count("1")
        for line in ["0110", "1"]:
            letters = line
            print(letters.count("1"), ones(line))
        """,
    ),
}
