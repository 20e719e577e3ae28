LEAVES_ALONE = {
    "the last one taken by its number, which a deque does not do": """
        def turned(parts):
            turned = list(parts)
            for _ in range(2):
                turned.insert(0, turned.pop(-1))
            return turned[0]
        print(turned("abc"))
    """,
    "indexed in the middle": """
        queue = [1, 2, 3]
        while queue:
            print(queue[len(queue) // 2], queue.pop(0))
    """,
    "sliced": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            print(queue[1:])
    """,
    "printed": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            print(queue)
    """,
    "another name for the same list": """
        nodes = [1, 2, 3]
        queue = nodes
        while queue:
            queue.pop(0)
        print(nodes)
    """,
    "two names at once": """
        queue = nodes = [1, 2, 3]
        while queue:
            queue.pop(0)
        print(nodes)
    """,
    "handed to other code": """
        def more(items): items.sort()
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            more(queue)
    """,
    "a parameter may be any kind of list": """
        def drain(queue):
            while queue:
                print(queue.pop(0))
        drain([1, 2])
    """,
    "grows while it is looped over": """
        queue = [1, 2]
        while queue:
            for item in queue:
                if item < 5:
                    queue.append(item + 2)
            queue.pop(0)
    """,
    "no loop": """
        queue = [1, 2]
        print(queue.pop(0))
    """,
    "pop with an index": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
            if len(queue) > 1:
                queue.pop(1)
    """,
    "sometimes something else": """
        queue = [1, 2, 3]
        while queue:
            queue.pop(0)
        queue = "abc"
    """,
    "list is not the builtin": """
        class list(list): pass
        queue = list([1, 2])
        while queue:
            queue.pop(0)
    """,
    "eval may see it": """
        queue = [1, 2]
        while queue:
            queue.pop(0)
        print(eval("queue[1:]"))
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "who imports it may use the list in other ways": """
        queue = [1, 2]
        while queue:
            queue.pop(0)
    """,
}

REWRITES = {
    "filled as a list, emptied as a queue": (
        """
        n = 50
        names = [""] * n
        for i in range(n):
            names[i] = str(i)
        # take turns
        while len(names) > 1:
            first = names.pop(0)
            if len(first) == 1:
                names.append(first + "0")
        print(names[0])
        """,
        """
        from collections import deque

        n = 50
        names = [""] * n
        for i in range(n):
            names[i] = str(i)
        # take turns
        names = deque(names)
        while len(names) > 1:
            first = names.popleft()
            if len(first) == 1:
                names.append(first + "0")
        print(names[0])
        """,
    ),
    "queue of a breadth-first search": (
        """
        graph = {1: [2, 3], 2: [4], 3: [4], 4: []}
        queue = [1]  # the start
        seen = {1}
        while queue:
            node = queue.pop(0)
            print(node)
            for following in graph[node]:
                if following not in seen:
                    seen.add(following)
                    queue.append(following)
        """,
        """
        from collections import deque

        graph = {1: [2, 3], 2: [4], 3: [4], 4: []}
        queue = deque([1])  # the start
        seen = {1}
        while queue:
            node = queue.popleft()
            print(node)
            for following in graph[node]:
                if following not in seen:
                    seen.add(following)
                    queue.append(following)
        """,
    ),
    "insert at the front": (
        """
        import collections
        digits = []
        n = 1234
        while n:
            digits.insert(0, str(n % 10))
            n //= 10
        print("-".join(digits))
        """,
        """
        import collections
        digits = collections.deque()
        n = 1234
        while n:
            digits.appendleft(str(n % 10))
            n //= 10
        print("-".join(digits))
        """,
    ),
    "deque is another name here": (
        """
        deque = 3
        queue = list(range(deque))
        while len(queue) > 0:
            print(queue[0], queue.pop(0))
        """,
        """
        from collections import deque as collections_deque

        deque = 3
        queue = collections_deque(range(deque))
        while len(queue) > 0:
            print(queue[0], queue.popleft())
        """,
    ),
}
