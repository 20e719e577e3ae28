LEAVES_ALONE = {
    "another list, sorted": """
        xs, ys = [3, 1, 2], [5, 4]
        for _ in range(3):
            xs = sorted(ys)
            xs[0] += 1
        print(sum(xs))
    """,
    "own sorted": """
        def sorted(items): return items[::-1]
        xs = [3, 1, 2]
        for _ in range(3):
            xs = sorted(xs)
            xs[0] += 1
        print(sum(xs))
    """,
    "the list is made anew in the round": """
        xs = [3, 1, 2]
        for _ in range(3):
            xs = sorted(xs)
            xs[0] += 1
            xs = [x + 1 for x in xs]
        print(sum(xs))
    """,
    "the list before keeps its order": """
        xs = [3, 1, 2]
        ys = xs
        for _ in range(3):
            xs = sorted(xs)
            xs[0] += 1
        print(sum(xs), ys)
    """,
    "both ends": """
        xs = list(map(int, input().split()))
        while len(xs) > 1:
            xs.sort()
            xs.append(xs.pop() - xs.pop(0))
        print(len(xs))
    """,
    "the order matters after the loop": """
        xs = list(map(int, input().split()))
        for _ in range(3):
            xs.sort()
            xs[-1] //= 2
        print(xs)
    """,
    "another item": """
        xs = list(map(int, input().split()))
        for _ in range(3):
            xs.sort()
            xs[-1] -= xs[-2]
        print(sum(xs))
    """,
    "what was added is taken": """
        xs = list(map(int, input().split()))
        for i in range(3):
            xs.sort()
            xs.append(i)
            print(xs.pop())
        print(sum(xs))
    """,
    "what was added is taken, and given back": """
        xs = list(map(int, input().split()))
        for i in range(3):
            xs.sort()
            xs.append(i)
            xs.append(xs.pop() * 2)
        print(sum(xs))
    """,
    "taken before it is sorted": """
        xs = list(map(int, input().split()))
        for i in range(3):
            print(xs.pop())
            xs.sort()
            xs.append(i)
        print(sum(xs))
    """,
    "equal, but not the same": """
        xs = [2, 1.0, 1, True]
        while len(xs) > 1:
            xs.sort()
            print(xs.pop(0))
            xs[0] += 1
    """,
    "another name for the list": """
        xs = list(map(int, input().split()))
        ys = xs
        for _ in range(3):
            xs.sort()
            xs[-1] //= 2
            print(ys)
    """,
    "all items are looked at": """
        xs = list(map(int, input().split()))
        for _ in range(3):
            xs.sort()
            print(xs)
            xs[-1] //= 2
    """,
    "several taken in an inner loop": """
        xs = list(map(int, input().split()))
        for _ in range(3):
            xs.sort()
            for i in range(2):
                xs[-1] -= 1
        print(sum(xs))
    """,
    "sorted in a branch": """
        xs = list(map(int, input().split()))
        for i in range(9):
            if i % 3:
                xs.sort()
            xs[-1] -= 1
        print(sum(xs))
    """,
}

REWRITES = {
    "a sorted copy in each round": (
        """
        n, m = map(int, input().split())
        prices = list(map(int, input().split()))
        for _ in range(m):
            prices = sorted(prices, reverse=True)
            prices[0] = prices[0] // 2
        print(sum(prices))
        """,
        """
        from heapq import heapify, heapreplace

        n, m = map(int, input().split())
        prices = list(map(int, input().split()))
        prices = [-item for item in prices]
        heapify(prices)
        for _ in range(m):
            heapreplace(prices, -((-prices[0]) // 2))
        prices = [-item for item in prices]
        print(sum(prices))
        """,
        "3 4\n8 13 2\n",
    ),
    "the largest, halved": (
        """
        n, m = map(int, input().split())
        prices = list(map(int, input().split()))
        for _ in range(m):
            prices.sort()  # cheapest first
            prices[-1] //= 2
        print(sum(prices))
        """,
        """
        from heapq import heapify, heapreplace

        n, m = map(int, input().split())
        prices = list(map(int, input().split()))
        prices = [-item for item in prices]
        heapify(prices)
        for _ in range(m):
            # cheapest first
            heapreplace(prices, -(-prices[0] // 2))
        prices = [-item for item in prices]
        print(sum(prices))
        """,
        "3 4\n8 13 2\n",
    ),
    "the largest ones, taken and given back, for each case": (
        """
        for _ in range(int(input())):
            stones = [int(stone) for stone in input().split()]
            while len(stones) > 1:
                stones.sort(reverse=True)
                print(stones[0])
                first = stones.pop(0)
                stones.append(first - stones.pop(0))
            print(stones[0], stones)
        """,
        """
        from heapq import heapify, heappop, heappush

        for _ in range(int(input())):
            stones = [int(stone) for stone in input().split()]
            stones = [-item for item in stones]
            heapify(stones)
            while len(stones) > 1:
                print(-stones[0])
                first = -heappop(stones)
                heappush(stones, -(first - (-heappop(stones))))
            stones = [-item for item in stones]
            print(stones[0], stones)
        """,
        "2\n2 7 4 1 8 1\n3\n",
    ),
    "the smallest": (
        """
        def rounds(limit):
            xs = [7, 3, 9, 1, 1]
            count = 0
            while xs and count < limit:
                xs.sort()
                if xs[0] > 8: break
                xs[0] = xs[0] * 2 + 1
                count += 1
            return count, max(xs)
        print(rounds(99))
        """,
        """
        from heapq import heapify, heapreplace


        def rounds(limit):
            xs = [7, 3, 9, 1, 1]
            count = 0
            heapify(xs)
            while xs and count < limit:
                if xs[0] > 8: break
                heapreplace(xs, xs[0] * 2 + 1)
                count += 1
            return count, max(xs)
        print(rounds(99))
        """,
    ),
}
