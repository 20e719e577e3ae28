LEAVES_ALONE = {
    "three values": """
        best = 0
        for x in range(100):
            best = max(best, x, 3)
        print(best)
    """,
    "an iterable": """
        rows = [[1, 2]] * 100
        for row in rows:
            print(max(row), max(*row), min(*row, 3))
    """,
    "key": """
        best = ""
        for word in "a bb c".split() * 20:
            best = max(best, word, key=len)
        print(best)
    """,
    "max is not the builtin": """
        def max(a, b): return a
        best = 0
        for x in range(100):
            best = max(best, x)
        print(best)
    """,
    "no loop": """
        print(max(len("a"), 3))
    """,
    "small loop": """
        for x in range(3):
            print(max(x, 1))
    """,
    "comment inside": """
        best = 0
        for x in range(100):
            best = max(  # so far
                best, x
            )
        print(best)
    """,
    "the second value changes the first": """
        best = 0
        def tick():
            global best
            best += 1
            return 0
        for x in range(100):
            best = max(best, tick())
        print(best)
    """,
    "part of a larger expression": """
        a = [3, 1, 2] * 20
        print([max(a[i], a[i + 1]) + 1 for i in range(50)])
    """,
    "index with effects": """
        a = iter(range(1000))
        b = [0] * 1000
        for x in range(100):
            b[next(a)] = max(b[next(a)], x) + 1
        print(b[:9])
    """,
    "assigned to two names": """
        items = [3, 1, 2] * 20
        a = b = 0
        for x in items:
            a = b = max(a, x + 1)
        print(a, b)
    """,
    "a name in a class body": """
        class Largest:
            best = 0
            for x in range(100):
                best = max(best, x * 2)
        print(sorted(vars(Largest))[-2:])
    """,
    "async generator values": """
        async def largest(source):
            best = 0
            async for x in source:
                best = max(best, x, 0)
            return best
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "another name at module level": """
        best = 0
        for x in range(100):
            best = max(best, x * 2)
    """,
}

REWRITES = {
    "largest so far": (
        """
        best = 0
        for x in range(100):
            best = max(best, x)  # so far
        print(best)
        """,
        """
        best = 0
        for x in range(100):
            if x > best:
                best = x  # so far
        print(best)
        """,
    ),
    "smallest so far, worked out": (
        """
        def nearest(xs, at):
            best = float("inf")
            for x in xs:
                best = min(best, abs(x - at))
            return best
        print(nearest([3, 8, 19], 10))
        """,
        """
        def nearest(xs, at):
            best = float("inf")
            for x in xs:
                if (candidate := abs(x - at)) < best:
                    best = candidate
            return best
        print(nearest([3, 8, 19], 10))
        """,
    ),
    "integers in the other order": (
        """
        best = 0
        for x in range(100):
            best = max(x % 17, best)
        print(best)
        """,
        """
        best = 0
        for x in range(100):
            if (candidate := x % 17) > best:
                best = candidate
        print(best)
        """,
    ),
    "which of two equal values is kept shows": (
        """
        best = 0
        for x in [1, 1.0, True] * 20:
            best = max(x * 1, best)
        print(best)
        """,
        """
        best = 0
        for x in [1, 1.0, True] * 20:
            candidate = x * 1
            best = best if best > candidate else candidate
        print(best)
        """,
    ),
    "not a number": (
        """
        nan = float("nan")
        best = 0
        for x in [nan, 3, nan, 5, nan] * 20:
            best = max(x, best)
            low = min(best, x)
            print(best, low)
        """,
        """
        nan = float("nan")
        best = 0
        for x in [nan, 3, nan, 5, nan] * 20:
            best = best if best > x else x
            low = x if x < best else best
            print(best, low)
        """,
    ),
    "table": (
        """
        def table(weights, limit):
            dp = [[0] * (limit + 1) for _ in range(len(weights) + 1)]
            for i in range(len(weights)):
                for j in range(limit + 1):
                    if j < weights[i]:
                        dp[i + 1][j] = max(dp[i + 1][j], dp[i][j])
                    else:
                        dp[i + 1][j] = max(dp[i][j], dp[i][j - weights[i]] + weights[i])
            return dp[-1][-1]
        print(table([3, 4, 5], 11))
        """,
        """
        def table(weights, limit):
            dp = [[0] * (limit + 1) for _ in range(len(weights) + 1)]
            for i in range(len(weights)):
                for j in range(limit + 1):
                    if j < weights[i]:
                        if (candidate := dp[i][j]) > dp[i + 1][j]:
                            dp[i + 1][j] = candidate
                    else:
                        first = dp[i][j]
                        second = dp[i][j - weights[i]] + weights[i]
                        dp[i + 1][j] = second if second > first else first
            return dp[-1][-1]
        print(table([3, 4, 5], 11))
        """,
    ),
    "function that a loop calls": (
        """
        def ways(n, k):
            k = min(k, n - k)
            return max(k, 0)
        print(sum(ways(9, k) for k in range(99)))
        """,
        """
        def ways(n, k):
            if (candidate := n - k) < k:
                k = candidate
            return 0 if 0 > k else k
        print(sum(ways(9, k) for k in range(99)))
        """,
    ),
    "recursive function, called value first": (
        """
        def depth(tree):
            if not tree:
                return 0
            return 1 + max(0, 0) + max(depth(tree[0]), depth(tree[1]))
        def height(tree):
            if not tree:
                return 0
            deepest = max(height(tree[0]), height(tree[1]))
            return deepest + 1
        print(depth([[], [[], []]]), height([[], [[], []]]))
        """,
        """
        def depth(tree):
            if not tree:
                return 0
            return 1 + (0 if 0 > 0 else 0) + max(depth(tree[0]), depth(tree[1]))
        def height(tree):
            if not tree:
                return 0
            first = height(tree[0])
            second = height(tree[1])
            deepest = second if second > first else first
            return deepest + 1
        print(depth([[], [[], []]]), height([[], [[], []]]))
        """,
    ),
    "in an expression": (
        """
        print(sum(max(x, 5) for x in range(100)), [min(x, -x) * 2 for x in [-1.5, 2]])
        total = 0
        for a in range(50): total += max(a, 20) - 1
        print(total)
        """,
        """
        print(sum((5 if 5 > x else x) for x in range(100)), [min(x, -x) * 2 for x in [-1.5, 2]])
        total = 0
        for a in range(50): total += (20 if 20 > a else a) - 1
        print(total)
        """,
    ),
    "attribute": (
        """
        class Meter:
            def __init__(self):
                self.top = 0
            def feed(self, values):
                for value in values:
                    self.top = max(self.top, value)
        meter = Meter()
        meter.feed([1, 5, 2] * 20)
        print(meter.top)
        """,
        """
        class Meter:
            def __init__(self):
                self.top = 0
            def feed(self, values):
                for value in values:
                    if value > self.top:
                        self.top = value
        meter = Meter()
        meter.feed([1, 5, 2] * 20)
        print(meter.top)
        """,
    ),
}
