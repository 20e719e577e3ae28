LEAVES_ALONE = {
    "once": """
        n, m = map(int, input().split())
        print(n + m)
    """,
    "a rest": """
        for _ in range(int(input())):
            n, *rest = map(int, input().split())
            print(n, rest)
    """,
    "many": """
        for _ in range(int(input())):
            a, b, c, d = map(int, input().split())
            print(a, b, c, d)
    """,
    "one name": """
        for _ in range(int(input())):
            numbers = map(int, input().split())
            print(*numbers)
    """,
    "map of the program": """
        def map(function, items): return items
        for _ in range(int(input())):
            a, b = map(int, input().split())
            print(a, b)
    """,
    "int of the program": """
        def int(text): return text + "!"
        for _ in range(100):
            a, b = map(int, input().split())
            print(a, b)
    """,
    "not split": """
        def pair(): return "1", "2"
        for _ in range(int(input())):
            a, b = map(int, pair())
            print(a, b)
    """,
    "something else is converted": """
        for x in range(int(input())):
            a, b = [int(x) + i for i in input().split()]
            c, d = [int(i + "0") for i in input().split()]
            print(a, b, c, d)
    """,
    "two names for both": """
        for _ in range(int(input())):
            pair = a, b = map(int, input().split())
            print(pair)
    """,
    "one inside another": """
        for _ in range(int(input())):
            (a, b), c = map(int, input().split())
            print(a, b, c)
    """,
    "comment": """
        for _ in range(int(input())):
            a, b = map(int,  # no floats
                       input().split())
            print(a, b)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may see the texts": """
        for line in ["1 2"]:
            a, b = map(int, line.split())
    """,
}

REWRITES = {
    "edges": (
        """
        n, m = map(int, input().split())
        edges = [[] for _ in range(n)]
        for _ in range(m):
            a, b, c = map(int, input().split(","))  # an edge
            edges[a].append((b, c))
        for _ in range(m): u, v = map(float, input().split()); print(u + v)
        print(edges)
        """,
        """
        n, m = map(int, input().split())
        edges = [[] for _ in range(n)]
        for _ in range(m):
            a_text, b_text, c_text = input().split(",")  # an edge
            a, b, c = int(a_text), int(b_text), int(c_text)
            edges[a].append((b, c))
        for _ in range(m): u_text, v_text = input().split(); u, v = float(u_text), float(v_text); print(u + v)
        print(edges)
        """,
        "3 2\n0,1,2\n2,1,0\n1.5 2\n3 4",
    ),
    "comprehensions and places in lists": (
        """
        def read(n):
            x, y, a_text = [0] * n, [0] * n, 0
            for i in range(n):
                x[i], y[i] = [int(t) for t in input().split()]
                a, b = (int(t) for t in input().split())
                print(a, b)
            return x, y, a_text
        print(read(int(input())))
        """,
        """
        def read(n):
            x, y, a_text = [0] * n, [0] * n, 0
            for i in range(n):
                text, text_2 = input().split()
                x[i], y[i] = int(text), int(text_2)
                a_text_2, b_text = input().split()
                a, b = int(a_text_2), int(b_text)
                print(a, b)
            return x, y, a_text
        print(read(int(input())))
        """,
        "2\n1 2\n3 4\n5 6\n7 8",
    ),
}
