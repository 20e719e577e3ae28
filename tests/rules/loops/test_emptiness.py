LEAVES_ALONE = {
    "unknown type": """
        def f(things):
            while len(things) > 0:
                things.pop()
        class Things:
            n = 3
            def __len__(self): return self.n
            def __bool__(self): return True
            def pop(self): self.n -= 1
        f(Things())
    """,
    "another number": """
        a = [1, 2, 3]
        while len(a) > 1 and len(a) != 7 and 2 <= len(a):
            a.pop()
        print(a)
    """,
    "its value is used": """
        a = input().split()
        for _ in range(99):
            print(len(a) > 0, [len(a) != 0], a and len(a) >= 1)
    """,
    "compared twice": """
        a = input().split()
        for i in range(99):
            if 0 < len(a) < i:
                print(i)
    """,
    "its own length": """
        def len(a): return 1
        a = input().split()
        for i in range(99):
            if len(a) > 0:
                print(i)
    """,
    "of a class of the program": """
        class Stack(list):
            def __bool__(self): return True
        a = Stack()
        for i in range(99):
            if len(a) == 0:
                print(i)
    """,
    "once": """
        a = input().split()
        if len(a) == 0:
            print(a)
    """,
    "comments": """
        a = input().split()
        for i in range(99):
            if (len(a)  # of the words
                    == 0):
                print(i)
    """,
    "turned round already": """
        a = input().split()
        for i in range(99):
            if not (len(a) == 0):
                print(i)
    """,
}

REWRITES = {
    "loops and tests": (
        """
        from collections import deque
        queue, text, seen = deque([3]), input(), {1: 2}
        while 0 != len(queue):
            n = queue.popleft()
            if n and len(text.strip()) > 0 or len(seen) >= 1:
                queue.extend(range(n))
            if not len(text[n:] + text) or 1 > len(seen):
                print("nothing")
            print(n)
        """,
        """
        from collections import deque
        queue, text, seen = deque([3]), input(), {1: 2}
        while queue:
            n = queue.popleft()
            if n and text.strip() or seen:
                queue.extend(range(n))
            if not (text[n:] + text) or not seen:
                print("nothing")
            print(n)
        """,
        "ab\n",
    ),
    "values": (
        """
        text, seen = input(), {1: 2}
        for n in range(50):
            print(n, len(seen) == 0, 2 if len(text) else 1, [x for x in "ab" if len(text) < 1], 1 + (len(text) <= 0))
        """,
        """
        text, seen = input(), {1: 2}
        for n in range(50):
            print(n, not seen, 2 if text else 1, [x for x in "ab" if not text], 1 + (not text))
        """,
        "ab\n",
    ),
    "in a function": (
        """
        def drain(words):
            stack = list(words)
            while len(stack):
                if len(stack) != 0:
                    yield stack.pop()

        print(list(drain("abc")))
        """,
        """
        def drain(words):
            stack = list(words)
            while stack:
                if stack:
                    yield stack.pop()

        print(list(drain("abc")))
        """,
    ),
}
