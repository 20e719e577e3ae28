LEAVES_ALONE = {
    "what is left is printed": """
        items = [int(x) for x in input().split()]
        while items:
            print(items)
            items = items[1:]
    """,
    "what is left is searched": """
        items = [int(x) for x in input().split()]
        while items:
            print(3 in items)
            items = items[1:]
    """,
    "another change": """
        items = [int(x) for x in input().split()]
        while items:
            items.pop()
            items = items[1:]
        print("end")
    """,
    "another name": """
        items = others = [1, 2, 3]
        while items:
            items.append(3)
            items = items[1:]
            print(len(others))
            if len(others) > 3: break
    """,
    "a parameter": """
        def walk(items: list):
            while items:
                items = items[1:]
                items.append(items[0]) if len(items) == 7 else None
        mine = [1, 2]
        walk(mine)
        print(mine)
    """,
    "cut off twice": """
        items = [int(x) for x in input().split()]
        while items:
            items = items[1:]
            items = items[1:]
        print(len(items))
    """,
    "it may be empty": """
        items = [int(x) for x in input().split()]
        while True:
            items = items[1:]
            if len(items) == 0:
                break
        print("end")
    """,
    "in a loop of its own": """
        items = [int(x) for x in input().split()]
        while items:
            for _ in range(3):
                items = items[1:]
        print("end")
    """,
    "another function sees it": """
        items = [int(x) for x in input().split()]
        def show():
            print(items)
        while items:
            show()
            items = items[1:]
    """,
    "an exception shows what is left": """
        items = [int(x) for x in input().split()]
        try:
            while items:
                print(1 // items[0])
                items = items[1:]
        except ZeroDivisionError:
            print(items)
    """,
    "from the end": """
        items = [int(x) for x in input().split()]
        while items:
            print(items[-1])
            items = items[1:]
    """,
    "unknown type": """
        def walk(items):
            while items:
                print(items[0])
                items = items[1:]
        walk((1, 2))
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may read it": """
        items = [1, 2]
        while items:
            print(items[0])
            items = items[1:]
    """,
}

REWRITES = {
    "a queue": (
        """
        def reach(edges, n):
            seen = [False] * n
            queue = [0]
            while len(queue) > 0:
                node = queue[0]
                queue = queue[1:]  # done
                if seen[node]:
                    continue
                seen[node] = True
                for other in edges[node]:
                    queue.append(other)
                print(node, len(queue), not queue, queue == [], len(queue) != 0)
            return sum(seen)
        print(reach([[1, 2], [2], [0], [1]], 4))
        """,
        """
        def reach(edges, n):
            seen = [False] * n
            queue = [0]
            start = 0
            while start < len(queue):
                node = queue[start]
                start += 1  # done
                if seen[node]:
                    continue
                seen[node] = True
                for other in edges[node]:
                    queue.append(other)
                print(node, (len(queue) - start), start >= len(queue), start >= len(queue), start < len(queue))
            return sum(seen)
        print(reach([[1, 2], [2], [0], [1]], 4))
        """,
    ),
    "used after it": (
        """
        numbers = list(map(int, input().split()))
        while (numbers):
            if numbers[0] == 0 or len(numbers) > 1 and numbers[1] == 5:
                break
            numbers = numbers[1:]
        print(numbers)
        """,
        """
        numbers = list(map(int, input().split()))
        start = 0
        while (start < len(numbers)):
            if numbers[start] == 0 or (len(numbers) - start) > 1 and numbers[start + 1] == 5:
                break
            start += 1
        numbers = numbers[start:]
        print(numbers)
        """,
        "3 2 4 5 6",
    ),
}
