LEAVES_ALONE = {
    "what is left is asked for": """
        from collections import deque
        q = deque([1, 2, 3])
        while q:
            x = q.popleft()
            if x == 2: break
        print(len(q))
    """,
    "the number that waits is asked for": """
        from collections import deque
        q = deque([1])
        while q:
            x = q.popleft()
            if x < 50: q.append(x + len(q) + 1)
    """,
    "items are put in front": """
        from collections import deque
        q = deque([1])
        while q:
            x = q.popleft()
            if x < 50: q.appendleft(x + 1)
    """,
    "something is taken in another place too": """
        from collections import deque
        q = deque(range(9))
        while q:
            x = q.popleft()
            if x % 2 and q:
                print(q.popleft())
    """,
    "two loops share a queue": """
        from collections import deque
        q = deque([1])
        while q:
            x = q.popleft()
            if x > 3: break
            q.append(x + 1); q.append(x + 2)
        while q:
            x = q.popleft()
            print(x)
    """,
    "the queue is filled again": """
        from collections import deque
        q = deque()
        for start in range(3):
            q.append(start)
            while q:
                x = q.popleft()
                print(x)
    """,
    "level by level, another queue takes its place": """
        from collections import deque
        q = deque([1])
        while q:
            x = q.popleft()
            if x < 9: q = deque([x + 1, x + 2])
    """,
    "other code puts things in": """
        from collections import deque
        q = deque([1])
        def put(x): q.append(x)
        while q:
            x = q.popleft()
            if x < 9: put(x + 1)
    """,
    "another name for the queue": """
        from collections import deque
        q = deque([1])
        other = q
        while q:
            x = q.popleft()
            if x < 9: other.append(x + 1)
        print(other)
    """,
    "what waits is searched": """
        from collections import deque
        q = deque([1])
        while q:
            x = q.popleft()
            for y in (x * 2, x * 3):
                if y < 99 and y not in q: q.append(y)
            print(x)
    """,
    "something happens before the item is taken": """
        from collections import deque
        q = deque([1])
        while q:
            print(q)
            x = q.popleft()
    """,
    "no more than a few are held": """
        from collections import deque
        q = deque([1, 2, 3], 2)
        while q:
            x = q.popleft()
            print(x)
    """,
    "a second condition": """
        from collections import deque
        q = deque([1, 2, 3])
        x = 0
        while q and x < 2:
            x = q.popleft()
    """,
    "a deque is never equal to a list": """
        from collections import deque
        q = deque([1, 2, 3])
        while q != []:
            x = q.popleft()
    """,
    "the list has another name": """
        def empty(q):
            while q:
                x = q.pop(0)
        xs = [1]
        empty(xs)
        print(xs)
    """,
    "the queue is still there when the loop is done": """
        from collections import deque
        q = deque([1])
        while q:
            x = q.popleft()
        else:
            q.append(x)
            print(list(q))
    """,
    "looked at by name": """
        from collections import deque
        def f():
            q = deque([1])
            while q:
                x = q.popleft()
                print(locals())
        f()
    """,
    "pairs are made for the queue, which would keep them": """
        from collections import deque
        q = deque([(0, 0)])
        while q:
            x, y = q.popleft()
            if x < 9: q.append((x + 1, y))
    """,
    "a class of its own": """
        class deque(list):
            def popleft(self): return self.pop()
        q = deque([1, 2])
        while q:
            x = q.popleft()
            print(x)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "who imports it may use the queue": """
        from collections import deque
        q = deque([1])
        while q:
            x = q.popleft()
    """,
}

REWRITES = {
    "made empty and filled, in a function": (
        """
        import collections
        import sys

        def walk(graph):
            seen = {0}
            q = collections.deque()
            q.append(0)
            while len(q) > 0:  # all of them
                x = q.popleft()  # the next
                for to in graph[x]:
                    if to not in seen:
                        seen.add(to)
                        q.append(to)
            return len(seen), x

        print(walk([[1, 2], [3], [0], [1]]), sys.maxsize)
        """,
        """
        import sys

        def walk(graph):
            seen = {0}
            q = []
            q.append(0)
            for x in q:  # all of them
                # the next
                for to in graph[x]:
                    if to not in seen:
                        seen.add(to)
                        q.append(to)
            return len(seen), x

        print(walk([[1, 2], [3], [0], [1]]), sys.maxsize)
        """,
    ),
    "the import is needed elsewhere": (
        """
        from collections import Counter, deque
        q = deque([1, 2])
        while q:
            x = q.popleft()
        print(Counter([x]))
        """,
        """
        from collections import Counter
        q = [1, 2]
        for x in q:
            pass
        print(Counter([x]))
        """,
    ),
    "made anew for every start": (
        """
        from collections import deque
        n, firsts = int(input()), range(2)
        for start in range(n):
            q = deque([start] * 2)
            q.extend(firsts)
            while (len(q)):
                v = q.popleft()
                if v > n: continue
                if v == 7: break
                to = v * 2 + 1
                q.append(to)
            print(v)
        """,
        """
        n, firsts = int(input()), range(2)
        for start in range(n):
            q = [start] * 2
            q.extend(firsts)
            for v in q:
                if v > n: continue
                if v == 7: break
                to = v * 2 + 1
                q.append(to)
            print(v)
        """,
        "12\n",
    ),
    "a list, and the same name for two": (
        """
        q = [1]
        while q != []: x = q.pop(0); print(x)
        q = [2]
        while 0 < len(q):
            [x] = [q.pop(0)]
            print(x)
        q = [3, 4]
        while q:
            x = q.pop(0)
            if x == 3:
                q.append(5)
        print(x)
        """,
        """
        q = [1]
        for x in q: print(x)
        q = [2]
        while 0 < len(q):
            [x] = [q.pop(0)]
            print(x)
        q = [3, 4]
        for x in q:
            if x == 3:
                q.append(5)
        print(x)
        """,
    ),
    "nothing but taking": (
        """
        from collections import deque
        q = deque(range(int(input())))
        while q:
            last = q.popleft()
        print(last)
        """,
        """
        q = list(range(int(input())))
        for last in q:
            pass
        print(last)
        """,
        "4\n",
    ),
}
