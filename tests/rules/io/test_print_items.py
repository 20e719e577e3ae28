LEAVES_ALONE = {
    "print is not the builtin": """
        def print(*values): pass
        print(*range(100))
    """,
    "more than one": """
        a = [int(x) for x in input().split()]
        print(len(a), *a)
        print(*a, *a)
        print(*a, 3)
    """,
    "may be anything": """
        def show(items):
            print(*items)
        class Items:
            def __iter__(self): return iter([1])
        show(Items())
    """,
    "one or two": """
        print(*divmod(7, 2))
        print(*[1, 2])
        print(*(1, 2), sep="\\n")
        a = 3, 4
        print(*a)
    """,
    "a separator that is worked out": """
        a = list(map(int, input().split()))
        comma = None
        print(*a, sep=comma)
        print(*a, sep=f"{a.pop()}")
    """,
    "str is not the builtin": """
        def str(x): return "x"
        a = list(map(int, input().split()))
        print(*a)
    """,
    "further keywords": """
        a = list(map(int, input().split()))
        print(*a, **{"sep": "-"})
    """,
    "comment": """
        a = list(map(int, input().split()))
        print(*a,  # the numbers
              sep="-")
    """,
}

REWRITES = {
    "numbers": (
        """
        import sys
        a = list(map(int, input().split()))
        print(*a)
        print(*sorted(a)[::-1], sep=", ", end="!\\n", file=sys.stdout)
        print(*(x * 0.5 for x in a), sep='')
        print(*[None for x in a], end="")
        """,
        """
        import sys
        a = list(map(int, input().split()))
        print(" ".join(map(str, a)))
        print(", ".join(map(str, sorted(a)[::-1])), end="!\\n", file=sys.stdout)
        print(''.join(map(str, (x * 0.5 for x in a))))
        print(" ".join(map(str, [None for x in a])), end="")
        """,
        "3 1 2",
    ),
    "texts": (
        """
        words = input().split()
        print(*words, sep="\\n")
        print(*words[0])
        print(*map(str, range(5)))
        """,
        """
        words = input().split()
        print("\\n".join(words))
        print(" ".join(words[0]))
        print(" ".join(map(str, range(5))))
        """,
        "abc d ef",
    ),
    "lists of anything, and none": (
        """
        class Thing:
            def __str__(self): return "thing"
        def show(things: list):
            print(*things)
        show([Thing(), 1, "a"])
        show([])
        """,
        """
        class Thing:
            def __str__(self): return "thing"
        def show(things: list):
            print(" ".join(map(str, things)))
        show([Thing(), 1, "a"])
        show([])
        """,
    ),
}
