LEAVES_ALONE = {
    "two numbers on a line": """
        n = int(input())
        print([sum(map(int, input().split())) for _ in range(n)])
    """,
    "the target is used": """
        n = int(input())
        print([int(input()) + i for i in range(n)])
    """,
    "the end of the input is noticed": """
        def numbers(n):
            try:
                return [int(input()) for _ in range(n)]
            except Exception:
                return []
        print(numbers(int(input())))
    """,
    "a function of the program": """
        def input(): return "3"
        n = int(input())
        print([int(input()) for _ in range(n)])
    """,
    "int is not the builtin": """
        def int(line): return line + "!"
        n = 3
        print([int(input()) for _ in range(n)])
    """,
    "map is not the builtin": """
        n = 3
        map = [[0] * n]
        print([int(input()) for _ in range(n)], map)
    """,
    "only some": """
        n = int(input())
        print([int(input()) for i in range(n) if i % 2])
    """,
    "a range with a start": """
        n = int(input())
        print([int(input()) for _ in range(1, n)])
    """,
    "perhaps below zero": """
        n = int(input())
        print([int(input()) for _ in range(n - 1)])
    """,
    "of unknown length": """
        def numbers(n):
            return [int(input()) for _ in range(n)]
        class N:
            def __index__(self): return -1
        print(numbers(N()))
    """,
    "talks with somebody": """
        n = int(input())
        print("?", flush=True)
        print([int(input()) for _ in range(n)])
    """,
    "the variable is used after": """
        n = int(input())
        a = []
        for i in range(n):
            a.append(int(input()))
        print(a, i)
    """,
    "appended to something else": """
        class Numbers:
            def append(self, n): print(n)
        n, a = int(input()), Numbers()
        for i in range(n):
            a.append(int(input()))
    """,
    "a prompt": """
        n = int(input())
        print([int(input("> ")) for _ in range(n)])
    """,
    "generator read later": """
        n = int(input())
        numbers = (int(input()) for _ in range(n))
        print(input(), *numbers)
    """,
    "comment": """
        n = int(input())
        a = [
            int(input())  # one a line
            for _ in range(n)
        ]
        print(a)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "stdin may be exchanged by who imports it": """
        def numbers():
            n = int(input())
            return [int(input()) for _ in range(n)]
    """,
}

REWRITES = {
    "input": (
        """
        n = int(input())
        a = [int(input()) for _ in range(n)]
        print(a, input())
        """,
        """
        from itertools import islice
        from sys import stdin

        n = int(input())
        a = list(map(int, islice(stdin, n)))
        print(a, input())
        """,
        "2\n1\n 2 \nrest",
    ),
    "set, and numbers with a point": (
        """
        import sys
        import itertools
        input = sys.stdin.readline
        n, m = map(int, input().split())
        a = {float(input().strip()) for i in range(n)}
        print(sorted(a), sorted([int(input()) for _ in range(m)]))
        print([int(input()) for _ in range(int(input()))])
        """,
        """
        import sys
        import itertools
        input = sys.stdin.readline
        n, m = map(int, input().split())
        a = set(map(float, itertools.islice(sys.stdin, n)))
        print(sorted(a), sorted(list(map(int, itertools.islice(sys.stdin, m)))))
        print(list(map(int, itertools.islice(sys.stdin, int(input())))))
        """,
        "2 2\n1.5\n2\n5\n4\n1\n7",
    ),
    "generators": (
        """
        from sys import stdin
        from itertools import islice
        read = stdin.readline
        for _ in range(int(read())):
            n = int(read())
            print(max(int(read()) for _ in range(n)))
            print(sum(int(read()) for _ in range(n)))
        """,
        """
        from sys import stdin
        from itertools import islice
        read = stdin.readline
        for _ in range(int(read())):
            n = int(read())
            print(max(map(int, islice(stdin, n))))
            print(sum(map(int, islice(stdin, n))))
        """,
        "1\n2\n3\n4\n5\n6\n",
    ),
    "appended": (
        """
        import sys
        from itertools import islice
        n = int(input())
        a, b = [], [[], []]
        for i in range(n):
            a.append(float(input()))
        for i in range(n):
            b[0].append(int(input()))
        print(a, b)
        """,
        """
        import sys
        from itertools import islice
        n = int(input())
        a, b = [], [[], []]
        a.extend(map(float, islice(sys.stdin, n)))
        for i in range(n):
            b[0].append(int(input()))
        print(a, b)
        """,
        "2\n1\n2.5\n3\n4\n",
    ),
}
