LEAVES_ALONE = {
    "taken from the front": """
        from collections import deque
        q = deque([1, 2])
        print(q.popleft(), q.pop())
    """,
    "put at the front": """
        from collections import deque
        q = deque([1, 2])
        q.appendleft(3)
        print(len(q))
    """,
    "a largest length": """
        from collections import deque
        q = deque([1, 2], maxlen=2)
        q.append(3)
        print(len(q))
    """,
    "printed": """
        from collections import deque
        q = deque([1, 2])
        print(q)
    """,
    "handed to other code": """
        from collections import deque
        def rotate(q): q.rotate(1)
        q = deque([1, 2])
        rotate(q)
        print(q.pop())
    """,
    "returned": """
        from collections import deque
        def make():
            q = deque([1, 2])
            return q
        print(make())
    """,
    "another deque works at its front": """
        from collections import deque
        a = deque([1])
        b = deque([1])
        print(a.pop(), b.popleft())
    """,
    "the module is loaded anyway": """
        from collections import deque
        import re
        a = deque([1])
        print(a.pop(), re.escape("a"))
    """,
    "something else of the module is used": """
        from collections import Counter, deque
        a = deque([1])
        print(a.pop(), Counter("a"))
    """,
    "a list under the same name": """
        from collections import deque
        a = deque([1])
        a = [2]
        print(a == [2])
    """,
    "compared": """
        from collections import deque
        a = deque([1])
        print(a == [1])
    """,
    "one of many": """
        from collections import deque
        rows = [deque() for _ in range(3)]
        rows[0].append(1)
        print(len(rows[0]))
    """,
    "what it makes is not known": """
        from collections import deque
        make = deque
        a = make([1])
        print(a.pop())
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may take the name from here": """
        from collections import deque
        def last():
            q = deque([1])
            return q.pop()
    """,
}

REWRITES = {
    "stacks, in a function and outside": (
        """
        import collections, sys

        def walk(n):
            stack = collections.deque()  # to do
            stack.append(n)
            while len(stack) > 0:
                n = stack.pop()
                if n: stack.append(n - 1)
            return n

        done = collections.deque(range(3))
        done.append(walk(3))
        for x in done: print(x, done[1], sys.maxsize)
        """,
        """
        import sys

        def walk(n):
            stack = []  # to do
            stack.append(n)
            while len(stack) > 0:
                n = stack.pop()
                if n: stack.append(n - 1)
            return n

        done = list(range(3))
        done.append(walk(3))
        for x in done: print(x, done[1], sys.maxsize)
        """,
    ),
    "of what is in a list": (
        """
        from collections import deque
        words = input().split()
        left = deque(words)
        right = deque([w for w in words])
        while left and right: print(left.pop(), right.pop(), len(words))
        """,
        """
        words = input().split()
        left = list(words)
        right = [w for w in words]
        while left and right: print(left.pop(), right.pop(), len(words))
        """,
        "a b c\n",
    ),
}
