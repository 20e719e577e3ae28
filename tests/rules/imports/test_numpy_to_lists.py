"""numpy itself judges where it is installed; a program that needs it is else only compared as text."""

from __future__ import annotations

import contextlib

with contextlib.suppress(ImportError):
    import numpy  # noqa: F401 (loaded before the programs do: it can be loaded only once)

LEAVES_ALONE = {
    "an array printed": """
        import numpy as np
        a = np.array([1, 2, 3])
        print(a)
    """,
    "an array in a text": """
        import numpy as np
        a = np.array([1, 2, 3])
        print(f"{a} {str(a)}")
    """,
    "an array in a list that is printed": """
        import numpy as np
        rows = [np.array([1, 2]), np.array([3, 4])]
        print(rows)
    """,
    "numbers of numpy in a list that is printed": """
        import numpy as np
        a = np.array([1, 2, 3])
        print(list(a), (a[0], a.sum()))
    """,
    "something without a counterpart": """
        import numpy as np
        a = np.array([[2, 1], [1, 3]])
        print(a.sum(), round(np.linalg.det(a)))
    """,
    "random numbers": """
        import numpy as np
        np.random.seed(1)
        print(np.random.randint(0, 5, 3).sum())
    """,
    "given to unknown code": """
        import numpy as np
        import statistics
        a = np.array([1, 2, 3])
        print(statistics.mean(a))
    """,
    "kept in an object": """
        import numpy as np
        class Board:
            def __init__(self, n):
                self.cells = np.zeros(n)
        print(Board(3).cells + 1)
    """,
    "view through which the array changes": """
        import numpy as np
        a = np.array([1, 2, 3])
        b = a[1:]
        b[0] = 9
        print(*a)
    """,
    "view of an array that changes": """
        import numpy as np
        a = np.array([1, 2, 3])
        b = a[::-1]
        a += 1
        print(*b)
    """,
    "view that is kept in a loop": """
        import numpy as np
        a = np.zeros(4, dtype=int)
        parts = []
        for i in range(3):
            parts.append(a[i:])
            a[i] = i + 1
        print(sum(part.sum() for part in parts))
    """,
    "columns that change": """
        import numpy as np
        a = np.array([[1, 2], [3, 4]])
        x, y = a.T
        x += 1
        print(*a[0])
    """,
    "truth of an array": """
        import numpy as np
        a = np.array([1])
        if a:
            print("yes", a and 2)
    """,
    "sum of truth values": """
        import numpy as np
        a = np.array([1, 2])
        print((a[0] > 0) + (a[1] > 0))
    """,
    "a number of numpy's in front of a list": """
        import numpy as np
        a = np.array([1, 2])
        print(*(a[0] + [1, 2]))
    """,
    "single precision": """
        import numpy as np
        a = np.array([0.1, 0.2], dtype=np.float32)
        print(a.sum())
    """,
    "types asked for": """
        import numpy as np
        a = np.array([1, 2])
        print(isinstance(a[0], int), type(a))
    """,
    "broadcast to a table": """
        import numpy as np
        a = np.array([1, 2])
        print((a[:, None] + a[None, :]).sum())
    """,
    "sometimes an array, sometimes a list": """
        import numpy as np
        a = [1, 2]
        if len(input()) > 1:
            a = np.array(a)
        print(len(a + a))
    """,
    "names looked up unseen": """
        import numpy as np
        a = np.array([1, 2])
        print(eval("a + 1").sum())
    """,
    "a star behind other values": """
        import numpy as np
        sizes = [2, 3]
        print(np.full(*sizes).sum(), np.maximum(1, *sizes[:1]))
    """,
    "texts cut to the longest": """
        import numpy as np
        a = np.array(["a", "b"])
        a[0] = "long"
        print(*a)
    """,
    "a builtin is something else": """
        import numpy as np
        sum = 5
        a = np.array([1, 2])
        print(a.sum() + sum)
    """,
    "the comment would be lost": """
        import numpy as np
        a = np.array([1, 2])
        a[:1] = (
            5  # five
        )
        print(*a)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may take numpy from here": """
        import numpy as np
        def total(n):
            return np.zeros(n).sum()
    """,
}

REWRITES = {
    "numbers read, worked on and summed up": (
        """
        import numpy as np

        n = int(input())
        a = np.array(list(map(int, input().split())))
        b = np.array(input().split(), dtype=np.int64)  # as many
        print((a * b).sum(), np.abs(a - b).max(), np.count_nonzero(a > b), a.dot(b), a @ b)
        print(*(a + 2 * b - 1), sep="\\n")
        print(a[a > 2].sum(), a.mean(), (a - a.min()).sum())
        """,
        """
        n = int(input())
        a = list(map(int, input().split()))
        b = list(map(int, input().split()))  # as many
        print(sum(x * y for x, y in zip(a, b)), max(abs(x - y) for x, y in zip(a, b)), sum(x > y for x, y in zip(a, b)), sum(x * y for x, y in zip(a, b)), sum(x * y for x, y in zip(a, b)))
        print(*[x + 2 * y - 1 for x, y in zip(a, b)], sep="\\n")
        smallest = min(a)
        print(sum(x for x in a if x > 2), sum(a) / len(a), sum(x - smallest for x in a))
        """,
        "3\n1 5 3\n2 4 4\n",
    ),
    "sorted, reversed, every other one": (
        """
        import numpy as np
        N = int(input())
        a = np.array(list(map(int, input().split())))
        a.sort()
        a = a[::-1]
        print(a[0::2].sum() - a[1::2].sum(), np.sort(a)[0], np.argmax(a), a.argmin())
        """,
        """
        N = int(input())
        a = list(map(int, input().split()))
        a.sort()
        a = a[::-1]
        print(sum(a[0::2]) - sum(a[1::2]), sorted(a)[0], a.index(max(a)), a.index(min(a)))
        """,
        "4\n3 9 1 4\n",
    ),
    "all of the input at once": (
        """
        import sys
        import numpy as np

        read = sys.stdin.buffer.read
        N, *A = map(int, read().split())
        A = np.array(A, np.int64)
        cum = np.concatenate([[0], np.cumsum(A)])
        print((cum[1:] - cum[:-1]).sum(), cum[-1], *np.r_[0, A.cumsum()])
        """,
        """
        import sys
        from itertools import accumulate

        read = sys.stdin.buffer.read
        N, *A = map(int, read().split())
        cum = [0] + list(accumulate(A))
        print(sum(x - y for x, y in zip(cum[1:], cum[:-1])), cum[-1], *[0] + list(accumulate(A)))
        """,
        "3 1 2 3",
    ),
    "running sums with a zero before them": (
        """
        import numpy as np

        n, k = map(int, input().split())
        a = np.array(input().split(), int)
        s = np.zeros(n + 1, dtype=int)
        s[1:] = np.cumsum(a)
        t = np.insert(np.cumsum(a), 0, 0)
        print(max(s[k:] - s[:-k]), *t, *np.append(0, np.cumsum(a)))
        """,
        """
        from itertools import accumulate

        n, k = map(int, input().split())
        a = list(map(int, input().split()))
        s = [0] * (n + 1)
        s[1:] = list(accumulate(a))
        t = [0] + list(accumulate(a))
        print(max(x - y for x, y in zip(s[k:], s[:-k])), *t, *[0] + list(accumulate(a)))
        """,
        "5 2\n1 2 3 4 5\n",
    ),
    "table filled by dynamic programming": (
        """
        import numpy as np

        N, W = map(int, input().split())
        dp = np.zeros((N + 1, W + 1), dtype=int)
        for i in range(N):
            w, v = map(int, input().split())
            for j in range(W + 1):
                dp[i + 1, j] = dp[i, j]
                if j >= w:
                    dp[i + 1][j] = max(dp[i + 1][j], dp[i][j - w] + v)
        print(dp[N, W], dp[-1].max(), dp.max(axis=1)[0])
        """,
        """
        N, W = map(int, input().split())
        dp = [[0] * (W + 1) for _ in range(N + 1)]
        for i in range(N):
            w, v = map(int, input().split())
            for j in range(W + 1):
                dp[i + 1][j] = dp[i][j]
                if j >= w:
                    dp[i + 1][j] = max(dp[i + 1][j], dp[i][j - w] + v)
        print(dp[N][W], max(dp[-1]), list(map(max, dp))[0])
        """,
        "3 8\n3 30\n4 50\n5 60\n",
    ),
    "row of a table at once": (
        """
        import numpy as np

        N, W = map(int, input().split())
        dp = np.full(W + 1, -1)
        dp[0] = 0
        for _ in range(N):
            w, v = map(int, input().split())
            new = dp.copy()
            new[w:] = np.maximum(new[w:], np.where(dp[:-w] >= 0, dp[:-w] + v, -1))
            dp = new
        print(dp.max(), *dp)
        """,
        """
        N, W = map(int, input().split())
        dp = [-1] * (W + 1)
        dp[0] = 0
        for _ in range(N):
            w, v = map(int, input().split())
            new = dp[:]
            new[w:] = [max(x, y + v if y >= 0 else -1) for x, y in zip(new[w:], dp[:-w])]
            dp = new
        print(max(dp), *dp)
        """,
        "3 8\n3 30\n4 50\n5 60\n",
    ),
    "sieve": (
        """
        import numpy as np

        def primes(n):
            is_prime = np.ones(n + 1, dtype=bool)
            is_prime[:2] = False
            for p in range(2, int(n ** 0.5) + 1):
                if is_prime[p]:
                    is_prime[p * p :: p] = False
            return np.where(is_prime)[0]

        found = primes(50)
        print(len(found), found.sum(), *found[:5], found[-1])
        """,
        """
        def primes(n):
            is_prime = [True] * (n + 1)
            is_prime[:2] = [False] * len(is_prime[:2])
            for p in range(2, int(n ** 0.5) + 1):
                if is_prime[p]:
                    is_prime[p * p :: p] = [False] * len(is_prime[p * p :: p])
            return [i for i, x in enumerate(is_prime) if x]

        found = primes(50)
        print(len(found), sum(found), *found[:5], found[-1])
        """,
    ),
    "rows read one by one": (
        """
        import numpy as np

        n, m = map(int, input().split())
        a = np.array([list(map(int, input().split())) for _ in range(n)])
        print(a.shape, a.sum(), *a.sum(axis=0), *a.max(axis=1), a[:, 0].min(), a[0, 1], *a[1, :])
        for row in a.T:
            print(*row)
        h, w = a.shape
        print(h * w, a.mean(axis=0)[0], *(a > 3).sum(axis=1))
        """,
        """
        n, m = map(int, input().split())
        a = [list(map(int, input().split())) for _ in range(n)]
        print((len(a), len(a[0])), sum(map(sum, a)), *map(sum, zip(*a)), *map(max, a), min([row[0] for row in a]), a[0][1], *a[1])
        for row in list(map(list, zip(*a))):
            print(*row)
        h, w = len(a), len(a[0])
        print(h * w, [sum(column) / len(column) for column in zip(*a)][0], *[sum(x > 3 for x in row) for row in a])
        """,
        "2 3\n1 2 3\n4 5 6\n",
    ),
    "pairs as two arrays": (
        """
        import numpy as np

        n = int(input())
        S, T = np.array([input().split() for _ in range(n)], dtype=int).T
        order = np.argsort(T, kind="stable")
        print(*S[order], np.sum(S * T), (T - S).max())
        """,
        """
        n = int(input())
        S, T = map(list, zip(*[[int(x) for x in row] for row in [input().split() for _ in range(n)]]))
        order = sorted(range(len(T)), key=T.__getitem__)
        print(*[S[x] for x in order], sum(x * y for x, y in zip(S, T)), max(x - y for x, y in zip(T, S)))
        """,
        "3\n1 5\n2 3\n4 4\n",
    ),
    "board of characters": (
        """
        import numpy as np

        H, W = map(int, input().split())
        board = np.array([list(input()) for _ in range(H)])
        ys, xs = np.where(board == "#")
        print(ys.min(), ys.max(), xs.min(), xs.max(), (board == "#").sum())
        for y in range(H):
            print("".join(board[y]), "".join(board[y, ::-1]), np.count_nonzero(board[:, 0] == "."))
        """,
        """
        H, W = map(int, input().split())
        board = [list(input()) for _ in range(H)]
        ys, xs = [i for i, row in enumerate(board) for x in row if x == "#"], [j for row in board for j, x in enumerate(row) if x == "#"]
        print(min(ys), max(ys), min(xs), max(xs), sum(x == "#" for row in board for x in row))
        for y in range(H):
            print("".join(board[y]), "".join(board[y][::-1]), sum(x == "." for x in [row[0] for row in board]))
        """,
        "2 3\n.#.\n##.\n",
    ),
    "conditions and masks": (
        """
        import numpy as np

        a = np.array([int(x) for x in input().split()])
        b = np.arange(len(a))
        a[a < 0] = 0
        a[b % 2 == 0] += 10
        print(*a, *np.where(a > 10, 1, 0), np.where(a > 10, a, 0).sum(), *np.where(a > 10)[0])
        mask = (a > 3) & (b < 3) | ~(a > 0)
        print(*a[mask], *b[~mask], mask.sum(), mask.any(), np.all(mask), *np.logical_and(a > 3, mask))
        if (a == 10).all():
            print("ten")
        print(*np.clip(a, 1, 5), *np.sign(a), *np.maximum(a, b), *np.minimum(a, 5), a[np.abs(a - 7).argmin()])
        """,
        """
        a = [int(x) for x in input().split()]
        b = list(range(len(a)))
        a[:] = [0 if x < 0 else x for x in a]
        a[:] = [x + 10 if y % 2 == 0 else x for x, y in zip(a, b)]
        print(*a, *[1 if x > 10 else 0 for x in a], sum(x if x > 10 else 0 for x in a), *[i for i, x in enumerate(a) if x > 10])
        mask = [x > 3 and y < 3 or not x > 0 for x, y in zip(a, b)]
        print(*[x for x, y in zip(a, mask) if y], *[x for x, y in zip(b, mask) if not y], sum(mask), any(mask), all(mask), *[x > 3 and y for x, y in zip(a, mask)])
        if all(x == 10 for x in a):
            print("ten")
        values = [abs(x - 7) for x in a]
        print(*[min(max(x, 1), 5) for x in a], *[(x > 0) - (x < 0) for x in a], *[max(x, y) for x, y in zip(a, b)], *[min(x, 5) for x in a], a[values.index(min(values))])
        """,
        "-3 4 1 -5 10\n",
    ),
    "changes in place": (
        """
        import numpy as np

        a = np.zeros(6)
        b = a
        b += 1
        a[2:4] += 2
        a[0] -= 5
        a[1:3] = 7
        a[-1] = 3
        print(*b)
        c = np.zeros(3, int)
        c[0] = 7 / 2
        c[1] += 3
        c *= 2
        i = [0, 2]
        c[i] = 9
        print(*c, *c[i])
        c[0], c[1] = c[1], c[0]
        print(c[0], c[1])
        """,
        """
        a = [0.0] * 6
        b = a
        b[:] = [x + 1 for x in b]
        a[2:4] = [x + 2 for x in a[2:4]]
        a[0] -= 5
        a[1:3] = [7.0] * len(a[1:3])
        a[-1] = 3.0
        print(*b)
        c = [0] * 3
        c[0] = int(7 / 2)
        c[1] += 3
        c = [x * 2 for x in c]
        i = [0, 2]
        for j in i:
            c[j] = 9
        print(*c, *[c[x] for x in i])
        c[0], c[1] = c[1], c[0]
        print(c[0], c[1])
        """,
    ),
    "rows and columns changed": (
        """
        import numpy as np

        a = np.zeros((3, 4), dtype=np.int64)
        a[0] = 1
        a[1, :] = [1, 2, 3, 4]
        a[:, 0] = 5
        a[:, 1] += a[:, 0]
        a[1:, 2:] += 1
        a[2] += a[1]
        for r in a:
            print(*r)
        """,
        """
        a = [[0] * 4 for _ in range(3)]
        a[0][:] = [1] * len(a[0])
        a[1][:] = [1, 2, 3, 4]
        for row in a:
            row[0] = 5
        for line, x in zip(a, [row[0] for row in a]):
            line[1] += x
        for row in a[1:]:
            row[2:] = [x + 1 for x in row[2:]]
        a[2][:] = [x + y for x, y in zip(a[2], a[1])]
        for r in a:
            print(*r)
        """,
    ),
    "other names keep what they had": (
        """
        import numpy as np

        numbers = [3, 1, 2]
        a = np.array(numbers)
        a[0] = 9
        b = a.copy()
        b.sort()
        c = np.asarray(a)
        c[1] = 8
        print(numbers, *a, *b, *c)
        """,
        """
        numbers = [3, 1, 2]
        a = numbers[:]
        a[0] = 9
        b = a[:]
        b.sort()
        c = a
        c[1] = 8
        print(numbers, *a, *b, *c)
        """,
    ),
    "arrays given to functions and returned": (
        """
        import numpy as np

        def scaled(values, factor=2):
            return values * factor

        def clear(values):
            values[:2] = 0

        def extent(values):
            return values.max() - values.min(), len(values)

        x = np.array([4, 2, 7])
        y = scaled(x)
        clear(y)
        size, count = extent(x)
        print(*y, *scaled(values=x, factor=3), size, count)
        """,
        """
        def scaled(values, factor=2):
            return [x * factor for x in values]

        def clear(values):
            values[:2] = [0] * len(values[:2])

        def extent(values):
            return max(values) - min(values), len(values)

        x = [4, 2, 7]
        y = scaled(x)
        clear(y)
        size, count = extent(x)
        print(*y, *scaled(values=x, factor=3), size, count)
        """,
    ),
    "matrix power": (
        """
        import numpy as np

        def power(m, n):
            result = np.identity(2, dtype=int)
            while n > 0:
                if n & 1:
                    result = result @ m % 1000
                m = np.dot(m, m) % 1000
                n >>= 1
            return result

        print(power(np.array([[1, 1], [1, 0]]), 10)[0, 1])
        """,
        """
        def power(m, n):
            result = [[int(i == j) for j in range(2)] for i in range(2)]
            while n > 0:
                if n & 1:
                    columns = list(zip(*m))
                    result = [[z % 1000 for z in other] for other in [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in result]]
                columns_2 = list(zip(*m))
                m = [[z % 1000 for z in other] for other in [[sum(x * y for x, y in zip(row, column)) for column in columns_2] for row in m]]
                n >>= 1
            return result

        print(power([[1, 1], [1, 0]], 10)[0][1])
        """,
    ),
    "floats stay floats": (
        """
        import numpy as np

        x = np.array([1, 2.5, 4])
        y = np.zeros(3)
        y[0] = 2
        print(*x, *y, x.sum(), x[x > 9].sum(), *np.floor(x), int(np.floor(x[1])), *np.ceil(x / 2).astype(int), *np.sqrt(x))
        print(np.median([3, 1, 2]), np.mean([1, 2]), *np.round(x / 3, 2), np.pi, np.inf, round(x.std(), 3))
        """,
        """
        from math import ceil, floor, inf, pi, sqrt

        x = list(map(float, [1, 2.5, 4]))
        y = [0.0] * 3
        y[0] = 2.0
        print(*x, *y, sum(x), sum((y for y in x if y > 9), 0.0), *[float(floor(y)) for y in x], floor(x[1]), *[ceil(y / 2) for y in x], *[sqrt(y) for y in x])
        ordered = sorted([3, 1, 2])
        mean_2 = sum(x) / len(x)
        print((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2, sum([1, 2]) / len([1, 2]), *[round(y / 3, 2) for y in x], pi, inf, round(sqrt(sum((y - mean_2) ** 2 for y in x) / len(x)), 3))
        """,
    ),
    "different values and how often": (
        """
        import numpy as np

        a = np.array(list(map(int, input().split())))
        values, counts = np.unique(a, return_counts=True)
        print(*values, *counts, values[counts.argmax()], len(np.unique(a)), *np.bincount(a), *np.diff(np.sort(a)))
        print(np.searchsorted(values, 3), np.searchsorted(values, 3, side="right"), *np.isin(a, [1, 3]), np.gcd.reduce(a))
        """,
        """
        from bisect import bisect_left, bisect_right
        from collections import Counter
        from functools import reduce
        from math import gcd

        a = list(map(int, input().split()))
        counts_2 = Counter(a)
        values, counts = sorted(counts_2), [counts_2[x] for x in sorted(counts_2)]
        counts_3 = Counter(a)
        values_2 = sorted(a)
        print(*values, *counts, values[counts.index(max(counts))], len(sorted(set(a))), *[counts_3[i] for i in range(max(counts_3, default=-1) + 1)], *[x - y for x, y in zip(values_2[1:], values_2)])
        wanted = set([1, 3])
        print(bisect_left(values, 3), bisect_right(values, 3), *[x in wanted for x in a], reduce(gcd, a))
        """,
        "3 1 3 2 5\n",
    ),
    "imported under other names": (
        """
        from numpy import array, zeros, cumsum
        import sys, numpy

        a = array([1, 2, 3])
        z = zeros(2)
        z[0] = numpy.sqrt(a.sum() + 10)
        sys.stdout.write(str(cumsum(a)[-1] + z[0]))
        """,
        """
        from itertools import accumulate
        from math import sqrt
        import sys

        a = [1, 2, 3]
        z = [0.0] * 2
        z[0] = sqrt(sum(a) + 10)
        sys.stdout.write(str(list(accumulate(a))[-1] + z[0]))
        """,
    ),
    "import in a function": (
        """
        def main():
            import numpy as np
            n = int(input())
            a = np.array(sorted(map(int, input().split())))
            print(np.cumsum(a).tolist(), np.gcd(12, n))

        main()
        """,
        """
        from itertools import accumulate
        from math import gcd


        def main():
            n = int(input())
            a = sorted(map(int, input().split()))
            print(list(accumulate(a)), gcd(12, n))

        main()
        """,
        "3\n3 1 2\n",
    ),
    "single numbers": (
        """
        import math
        import numpy as np

        n = np.int64(input())
        total = 0
        for i in range(1, int(np.sqrt(n)) + 1):
            total = np.maximum(total, n % i)
        print(total, np.abs(-n), np.floor(n / 2), int(np.ceil(n / 3)), math.floor(np.power(n, 2)), np.iinfo(np.int32).max)
        """,
        """
        import math

        n = int(input())
        total = 0
        for i in range(1, int(math.sqrt(n)) + 1):
            total = max(total, n % i)
        print(total, abs(-n), float(math.floor(n / 2)), math.ceil(n / 3), math.floor(n ** 2), 2**31 - 1)
        """,
        "17",
    ),
    "names that are taken": (
        """
        import numpy as np

        x, row = map(int, input().split())
        a = np.arange(x)
        m = np.arange(6).reshape(2, 3)
        print(*(a + x), *(a * row), *(m * x + row)[1])
        """,
        """
        x, row = map(int, input().split())
        a = list(range(x))
        flat = list(range(6))
        m = [flat[i:i + 3] for i in range(0, len(flat), 3)]
        print(*[y + x for y in a], *[x * row for x in a], *[[y * x + row for y in other] for other in m][1])
        """,
        "3 4\n",
    ),
    "in a loop over subsets": (
        """
        import numpy as np
        from itertools import product

        n, x = map(int, input().split())
        books = np.array([list(map(int, input().split())) for _ in range(n)])
        best = 10 ** 9
        for chosen in product([0, 1], repeat=n):
            total = np.zeros(3, dtype=int)
            for i, take in enumerate(chosen):
                if take:
                    total += books[i]
            if np.all(total[1:] >= x):
                best = min(best, total[0])
        print(best)
        """,
        """
        from itertools import product

        n, x = map(int, input().split())
        books = [list(map(int, input().split())) for _ in range(n)]
        best = 10 ** 9
        for chosen in product([0, 1], repeat=n):
            total = [0] * 3
            for i, take in enumerate(chosen):
                if take:
                    total = [x + y for x, y in zip(total, books[i])]
            if all(y >= x for y in total[1:]):
                best = min(best, total[0])
        print(best)
        """,
        "3 5\n10 3 4\n5 2 5\n7 4 1\n",
    ),
    "cumulative sums of a table": (
        """
        import numpy as np

        h, w = 2, 3
        a = np.arange(h * w).reshape(h, w)
        s = np.zeros((h + 1, w + 1), dtype=int)
        s[1:, 1:] = a.cumsum(axis=0).cumsum(axis=1)
        print(s[2, 3] - s[0, 3] - s[2, 1] + s[0, 1], *s[1], *np.cumsum(a[0])[::-1])
        """,
        """
        from itertools import accumulate

        h, w = 2, 3
        flat = list(range(h * w))
        a = [flat[i:i + w] for i in range(0, len(flat), w)]
        s = [[0] * (w + 1) for _ in range(h + 1)]
        for line_2, new in zip(s[1:], [list(accumulate(line)) for line in [list(row) for row in zip(*[accumulate(column) for column in zip(*a)])]]):
            line_2[1:] = new
        print(s[2][3] - s[0][3] - s[2][1] + s[0][1], *s[1], *list(accumulate(a[0]))[::-1])
        """,
    ),
    "joined and repeated": (
        """
        import numpy as np

        a = np.array([3, 1])
        b = np.append(a, 5)
        c = np.hstack((a, b))
        m = np.vstack([a, a + 1])
        print(*b, *c, *np.tile(a, 2), *np.repeat(a, 2), *np.roll(c, 1), *m[1], *m.flatten(), *np.outer(a, a)[0])
        print(*np.delete(c, 1), *np.flip(a), *np.full(2, 7), *np.zeros_like(a), *np.eye(2)[1])
        """,
        """
        a = [3, 1]
        b = a + [5]
        c = a + b
        m = [a[:], [x + 1 for x in a]]
        print(*b, *c, *a * 2, *[x for x in a for _ in range(2)], *c[-1:] + c[:-1], *m[1], *(x for row in m for x in row), *[[x * y for y in a] for x in a][0])
        print(*c[:1] + c[2:], *a[::-1], *[7] * 2, *[0] * len(a), *[[float(i == j) for j in range(2)] for i in range(2)][1])
        """,
    ),
    "a function for every item": (
        """
        import numpy as np

        def digits(x):
            return len(str(x))

        a = np.array([5, 10, 100])
        print(*np.vectorize(digits)(a), *map(digits, a), "-".join(map(str, a)), f"{a[0]}{a.sum():03}")
        """,
        """
        def digits(x):
            return len(str(x))

        a = [5, 10, 100]
        print(*[digits(x) for x in a], *map(digits, a), "-".join(map(str, a)), f"{a[0]}{sum(a):03}")
        """,
    ),
    "prefix and suffix": (
        """
        import numpy as np
        from functools import reduce

        a = [12, 18, 24]
        left = np.gcd.accumulate(a) if len(a) > 5 else np.maximum.accumulate(a)
        right = np.minimum.accumulate(a[::-1])[::-1]
        print(*left, *right, reduce(np.gcd, a), np.prod(a), np.add.accumulate(a)[-1])
        """,
        """
        from itertools import accumulate
        from math import gcd, prod
        from functools import reduce

        a = [12, 18, 24]
        left = list(accumulate(a, gcd)) if len(a) > 5 else list(accumulate(a, max))
        right = list(accumulate(a[::-1], min))[::-1]
        print(*left, *right, reduce(gcd, a), prod(a), list(accumulate(a))[-1])
        """,
    ),
}
