from __future__ import annotations

LEAVES_ALONE = {
    "other items are looked at": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            m = max(a)
            a.remove(m)
            a.append(m // 2 + a[0])
        print(sum(a))
    """,
    "the order matters afterwards": """
        a = list(map(int, input().split()))
        for _ in range(100):
            a[a.index(max(a))] //= 2
        print(*a)
    """,
    "the place matters": """
        a = list(map(int, input().split()))
        for _ in range(100):
            i = a.index(max(a))
            a[i] -= 1
            print(i)
    """,
    "another name": """
        a = list(map(int, input().split()))
        b = a
        for _ in range(100):
            a[a.index(max(a))] -= 1
        print(b)
    """,
    "a parameter": """
        def play(a, k):
            for _ in range(k):
                a[a.index(max(a))] -= 1
            return sum(a)
    """,
    "floats": """
        a = list(map(float, input().split()))
        for _ in range(100):
            a[a.index(max(a))] /= 2
        print(sum(a))
    """,
    "changed between": """
        a = list(map(int, input().split()))
        for k in range(100):
            i = a.index(max(a))
            a.append(k)
            a[i] -= 7
        print(sum(a))
    """,
    "changed twice": """
        a = list(map(int, input().split()))
        for k in range(100):
            i = a.index(max(a))
            a[i] -= 7
            a[i] -= k
        print(sum(a))
    """,
    "largest and smallest": """
        a = list(map(int, input().split()))
        for k in range(100):
            a.remove(max(a))
            a.remove(min(a))
        print(sum(a))
    """,
    "an empty list is expected": """
        a = list(map(int, input().split()))
        try:
            while True:
                a.remove(max(a))
        except ValueError:
            print("empty")
    """,
    "three items": """
        n = int(input())
        a = [n, n // 2, 7]
        for _ in range(n):
            a[a.index(max(a))] -= 1
        print(sum(a))
    """,
    "an item of last round": """
        a = list(map(int, input().split()))
        m = 0
        for k in range(100):
            if m in a:
                a.remove(m)
            m = max(a)
        print(sum(a))
    """,
    "nothing is taken": """
        a = list(map(int, input().split()))
        for k in range(100):
            a.append(max(a) // 2)
        print(sum(a))
    """,
}

REWRITES = {
    "removed and put back": (
        """
        n, k = map(int, input().split())
        a = list(map(int, input().split()))
        for _ in range(k):
            m = max(a)
            a.remove(m)
            a.append(m // 2)
        print(sum(a))
        """,
        """
        from heapq import heapify, heappop, heappush

        n, k = map(int, input().split())
        a = list(map(int, input().split()))
        a = [-item for item in a]
        heapify(a)
        for _ in range(k):
            m = -heappop(a)
            heappush(a, -(m // 2))
        a = [-item for item in a]
        print(sum(a))
        """,
        "5 7\n3 9 9 1 20\n",
    ),
    "the smallest two": (
        """
        def cost(n):
            piles = [i * 7 % 31 for i in range(n)]
            total = 0
            while len(piles) > 1:
                first = min(piles)
                piles.remove(first)
                second = piles.pop(piles.index(min(piles)))
                total += first + second
                piles.append(first + second)
            return total


        print(cost(20))
        """,
        """
        from heapq import heapify, heappop, heappush


        def cost(n):
            piles = [i * 7 % 31 for i in range(n)]
            total = 0
            heapify(piles)
            while len(piles) > 1:
                first = heappop(piles)
                second = heappop(piles)
                total += first + second
                heappush(piles, first + second)
            return total


        print(cost(20))
        """,
    ),
    "the place named; a largest that is only searched for": (
        """
        a = [int(x) for x in input().split()]
        steps = 0
        while a and max(a) > 2:
            top = max(a)
            i = a.index(top)
            if a[i] % 2 == 0:
                a[i] //= 2
            else:
                a.append(5)
            steps += 1
            if steps > 30:
                break
        print(steps, len(a), sum(a))
        """,
        """
        from heapq import heapify, heappush, heapreplace

        a = [int(x) for x in input().split()]
        steps = 0
        a = [-item for item in a]
        heapify(a)
        while a and (-a[0]) > 2:
            if (-a[0]) % 2 == 0:
                heapreplace(a, -(-a[0] // 2))
            else:
                heappush(a, -(5))
            steps += 1
            if steps > 30:
                break
        a = [-item for item in a]
        print(steps, len(a), sum(a))
        """,
        "8 12 3 2\n",
    ),
    "all in one": (
        """
        a = list(map(int, input().split()))
        for k in range(40):
            a[a.index(max(a))] -= k
        print(max(a), sum(a))
        """,
        """
        from heapq import heapify, heapreplace

        a = list(map(int, input().split()))
        a = [-item for item in a]
        heapify(a)
        for k in range(40):
            heapreplace(a, -(-a[0] - k))
        a = [-item for item in a]
        print(max(a), sum(a))
        """,
        "30 40 50 7\n",
    ),
    "deleted by its place": (
        """
        a = list(map(int, input().split()))
        while len(a) > 2:
            del a[a.index(min(a))]
        print(max(a), sum(a))
        """,
        """
        from heapq import heapify, heappop

        a = list(map(int, input().split()))
        heapify(a)
        while len(a) > 2:
            heappop(a)
        print(max(a), sum(a))
        """,
        "30 40 50 7\n",
    ),
    "taken out, smallest first": (
        """
        n = int(input())
        a = [i * i % 23 for i in range(n)]
        while a:
            print(min(a))
            a.remove(min(a))
        """,
        """
        from heapq import heapify, heappop

        n = int(input())
        a = [i * i % 23 for i in range(n)]
        heapify(a)
        while a:
            print(a[0])
            heappop(a)
        """,
        "25\n",
    ),
}
