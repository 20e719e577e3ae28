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
    "one row stretched to nobody knows what": """
        import numpy as np
        a = np.array([1, 2])
        b = a[None, :]
        c = a[:, None]
        print((b + c).sum(), (b + a).shape[0])
    """,
    "columns unpacked that somebody sees change": """
        import numpy as np
        a = np.array([[1, 2], [3, 4]])
        x, y = a.T
        x[0] = 9
        print(a.sum(), *y)
    """,
    "rows of a list that somebody sees change": """
        import numpy as np
        rows = [np.array([1, 2]), np.array([3, 4])]
        x = rows[0][:1]
        rows[0][0] = 5
        print(*x)
    """,
    "texts that have no room in an array of letters": """
        import numpy as np
        s = np.array(list("a.b"))
        s[s == "."] = "oo"
        t = np.insert(s, 1, "xy")
        print(*s, *t)
    """,
    "columns left out of a table with an unknown axis": """
        import numpy as np
        a = np.array([[1, 2], [3, 4]])
        axis = int(input())
        print(np.delete(a, 0, axis).sum())
    """,
    "a border that repeats the edge": """
        import numpy as np
        print(*np.pad(np.array([1, 2]), 1, "edge"))
    """,
    "an index that is a tuple of some length": """
        import numpy as np
        a = np.array([[1, 2], [3, 4]])
        place = tuple(map(int, input().split()))
        print(a[place])
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
    "an attribute of a class": """
        import numpy as np
        class Board:
            cells = np.zeros(3)
            def doubled(self):
                return self.cells * 2
        print(*Board().doubled())
    """,
    "one item stretched": """
        import numpy as np
        a = np.array([1, 2, 3])
        b = np.array([5])
        print(*(a + b))
    """,
    "one column stretched": """
        import numpy as np
        m = np.arange(6).reshape(3, 2)
        print((m - m[:, 0:1]).sum(), (m - m.sum(axis=1).reshape(-1, 1)).sum())
    """,
    "loop over a view of what changes": """
        import numpy as np
        a = np.array([1, 2, 3])
        for x in a[::-1]:
            a[0] += x
        print(*a)
    """,
    "view sorted": """
        import numpy as np
        a = np.array([1, 2, 3])
        a[::-1].sort()
        print(*a)
    """,
    "input read before what would come first": """
        import numpy as np
        a = np.array([1, 2, 3])
        print(input(), (a - a.mean()).max())
    """,
    "condition of a loop": """
        import numpy as np
        a = np.array([1, 2, 3])
        while (a > a.mean()).any():
            a = a[:-1]
        print(*a)
    """,
    "kept in an attribute": """
        import numpy as np
        class P:
            pass
        p = P()
        p.v = np.array([1, 2])
        print(*(p.v * 2))
    """,
    "view in a global name": """
        import numpy as np
        def f(a):
            global saved
            saved = a[1:]
            a[1] = 100
        x = np.array([1, 2, 3])
        f(x)
        print(*saved)
    """,
    "view in a tuple": """
        import numpy as np
        x = np.array([1, 2, 3])
        y = (x[1:], 5)
        x[1] = 100
        print(*y[0])
    """,
    "view returned": """
        import numpy as np
        x = np.array([1, 2, 3])
        def tail(): return x[1:]
        y = tail()
        x[1] = 100
        print(*y)
    """,
    "view in a zip": """
        import numpy as np
        x = np.array([1, 2, 3])
        z = zip(x[1:], x)
        x[1] = 100
        for a, b in z: print(a, b)
    """,
    "view in a generator": """
        import numpy as np
        x = np.array([1, 2, 3])
        z = (v for v in x[1:])
        x[1] = 100
        print(*z)
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
        print((a * b).sum(), np.abs(a - b).max())
        print(np.count_nonzero(a > b), a.dot(b))
        print(a @ b)
        print(*(a + 2 * b - 1), sep="\\n")
        print(a[a > 2].sum(), a.mean(), (a - a.min()).sum())
        """,
        """
        n = int(input())
        a = list(map(int, input().split()))
        b = list(map(int, input().split()))  # as many
        print(sum(x * y for x, y in zip(a, b)), max(abs(x - y) for x, y in zip(a, b)))
        print(sum(x > y for x, y in zip(a, b)), sum(x * y for x, y in zip(a, b)))
        print(sum(x * y for x, y in zip(a, b)))
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
        print(a[0::2].sum() - a[1::2].sum())
        print(np.sort(a)[0], np.argmax(a))
        print(a.argmin())
        """,
        """
        N = int(input())
        a = list(map(int, input().split()))
        a.sort()
        a = a[::-1]
        print(sum(a[0::2]) - sum(a[1::2]))
        print(sorted(a)[0], a.index(max(a)))
        print(a.index(min(a)))
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
        print((cum[1:] - cum[:-1]).sum())
        print(cum[-1], *np.r_[0, A.cumsum()])
        """,
        """
        import sys
        from itertools import accumulate

        read = sys.stdin.buffer.read
        N, *A = map(int, read().split())
        cum = [0] + list(accumulate(A))
        print(sum(x - y for x, y in zip(cum[1:], cum[:-1])))
        print(cum[-1], *[0] + list(accumulate(A)))
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
        print(a.shape, a.sum(), *a.sum(axis=0))
        print(*a.max(axis=1), a[:, 0].min())
        print(a[0, 1], *a[1, :])
        for row in a.T:
            print(*row)
        h, w = a.shape
        print(h * w, a.mean(axis=0)[0], *(a > 3).sum(axis=1))
        """,
        """
        n, m = map(int, input().split())
        a = [list(map(int, input().split())) for _ in range(n)]
        print((len(a), len(a[0])), sum(map(sum, a)), *map(sum, zip(*a)))
        print(*map(max, a), min([row[0] for row in a]))
        print(a[0][1], *a[1])
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
        b = np.array([list(input()) for _ in range(H)])
        w = b == "#"
        ys, xs = np.where(w)
        print(ys.min(), ys.max(), xs.min())
        print(xs.max(), (b == "#").sum())
        for y in range(H):
            print("".join(b[y]))
            print("".join(b[y, ::-1]))
            print(np.count_nonzero(b[:, 0] == "."))
        """,
        """
        H, W = map(int, input().split())
        b = [list(input()) for _ in range(H)]
        w = [[x == "#" for x in row] for row in b]
        ys, xs = [i for i, row in enumerate(w) for x in row if x], [j for row in w for j, x in enumerate(row) if x]
        print(min(ys), max(ys), min(xs))
        print(max(xs), sum(x == "#" for row in b for x in row))
        for y in range(H):
            print("".join(b[y]))
            print("".join(b[y][::-1]))
            print(sum(x == "." for x in [row[0] for row in b]))
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
        print(*a, *np.where(a > 10, 1, 0))
        print(np.where(a > 10, a, 0).sum())
        print(*np.where(a > 10)[0])
        mask = (a > 3) & (b < 3) | ~(a > 0)
        print(*a[mask], *b[~mask], mask.sum())
        print(mask.any(), np.all(mask))
        print(*np.logical_and(a > 3, mask))
        if (a == 10).all():
            print("ten")
        print(*np.clip(a, 1, 5), *np.sign(a))
        print(*np.maximum(a, b))
        print(*np.minimum(a, 5))
        print(a[np.abs(a - 7).argmin()])
        """,
        """
        a = [int(x) for x in input().split()]
        b = list(range(len(a)))
        a[:] = [0 if x < 0 else x for x in a]
        a[:] = [x + 10 if y % 2 == 0 else x for x, y in zip(a, b)]
        print(*a, *[1 if x > 10 else 0 for x in a])
        print(sum(x if x > 10 else 0 for x in a))
        print(*[i for i, x in enumerate(a) if x > 10])
        mask = [x > 3 and y < 3 or not x > 0 for x, y in zip(a, b)]
        print(*[x for x, y in zip(a, mask) if y], *[x for x, y in zip(b, mask) if not y], sum(mask))
        print(any(mask), all(mask))
        print(*[x > 3 and y for x, y in zip(a, mask)])
        if all(x == 10 for x in a):
            print("ten")
        print(*[min(max(x, 1), 5) for x in a], *[(x > 0) - (x < 0) for x in a])
        print(*[max(x, y) for x, y in zip(a, b)])
        print(*[min(x, 5) for x in a])
        values = [abs(x - 7) for x in a]
        print(a[values.index(min(values))])
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
                    result = result @ m
                m = np.dot(m, m)
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
                    result = [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in result]
                columns_2 = list(zip(*m))
                m = [[sum(x * y for x, y in zip(row, column)) for column in columns_2] for row in m]
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
        print(*x, *y, x.sum(), x[x > 9].sum())
        print(*np.floor(x), int(np.floor(x[1])))
        print(*np.ceil(x / 2).astype(int))
        print(*np.sqrt(x))
        print(np.median([3, 1, 2]))
        print(np.mean([1, 2]))
        print(*np.round(x / 3, 2), np.pi, np.inf)
        print(round(x.std(), 3))
        """,
        """
        from math import ceil, floor, inf, pi, sqrt

        x = list(map(float, [1, 2.5, 4]))
        y = [0.0] * 3
        y[0] = 2.0
        print(*x, *y, sum(x), sum((y for y in x if y > 9), 0.0))
        print(*[float(floor(y)) for y in x], floor(x[1]))
        print(*[ceil(y / 2) for y in x])
        print(*[sqrt(y) for y in x])
        ordered = sorted([3, 1, 2])
        print((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2)
        print(sum([1, 2]) / len([1, 2]))
        print(*[round(y / 3, 2) for y in x], pi, inf)
        mean_2 = sum(x) / len(x)
        print(round(sqrt(sum((y - mean_2) ** 2 for y in x) / len(x)), 3))
        """,
    ),
    "different values and how often": (
        """
        import numpy as np

        a = np.array(list(map(int, input().split())))
        values, counts = np.unique(a, return_counts=True)
        print(*values, *counts)
        print(values[counts.argmax()])
        print(len(np.unique(a)), *np.bincount(a))
        print(*np.diff(np.sort(a)))
        print(np.searchsorted(values, 3))
        print(np.searchsorted(values, 3, side="right"))
        print(*np.isin(a, [1, 3]))
        print(np.gcd.reduce(a))
        """,
        """
        from bisect import bisect_left, bisect_right
        from collections import Counter
        from functools import reduce
        from math import gcd

        a = list(map(int, input().split()))
        counts_2 = Counter(a)
        values, counts = sorted(counts_2), [counts_2[x] for x in sorted(counts_2)]
        print(*values, *counts)
        print(values[counts.index(max(counts))])
        counts_3 = Counter(a)
        print(len(sorted(set(a))), *[counts_3[i] for i in range(max(counts_3, default=-1) + 1)])
        values_2 = sorted(a)
        print(*[x - y for x, y in zip(values_2[1:], values_2)])
        print(bisect_left(values, 3))
        print(bisect_right(values, 3))
        wanted = set([1, 3])
        print(*[x in wanted for x in a])
        print(reduce(gcd, a))
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
        print(total, np.abs(-n), np.floor(n / 2))
        print(int(np.ceil(n / 3)))
        print(math.floor(np.power(n, 2)))
        print(np.iinfo(np.int32).max)
        """,
        """
        import math

        n = int(input())
        total = 0
        for i in range(1, int(math.sqrt(n)) + 1):
            total = max(total, n % i)
        print(total, abs(-n), float(math.floor(n / 2)))
        print(math.ceil(n / 3))
        print(math.floor(n ** 2))
        print(2**31 - 1)
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
        b = a.cumsum(axis=0)
        s[1:, 1:] = np.cumsum(b, axis=1)
        print(s[2, 3] - s[0, 3] - s[2, 1] + s[0, 1])
        print(*s[1], *np.cumsum(a[0])[::-1])
        """,
        """
        from itertools import accumulate

        h, w = 2, 3
        flat = list(range(h * w))
        a = [flat[i:i + w] for i in range(0, len(flat), w)]
        s = [[0] * (w + 1) for _ in range(h + 1)]
        b = [list(row) for row in zip(*[accumulate(column) for column in zip(*a)])]
        for line, new in zip(s[1:], [list(accumulate(row)) for row in b]):
            line[1:] = new
        print(s[2][3] - s[0][3] - s[2][1] + s[0][1])
        print(*s[1], *list(accumulate(a[0]))[::-1])
        """,
    ),
    "joined and repeated": (
        """
        import numpy as np

        a = np.array([3, 1])
        b = np.append(a, 5)
        c = np.hstack((a, b))
        m = np.vstack([a, a + 1])
        print(*b, *c, *np.tile(a, 2))
        print(*np.repeat(a, 2), *np.roll(c, 1))
        print(*m[1], *m.flatten())
        print(*np.outer(a, a)[0])
        print(*np.delete(c, 1), *np.flip(a))
        print(*np.full(2, 7), *np.zeros_like(a))
        print(*np.eye(2)[1])
        """,
        """
        a = [3, 1]
        b = a + [5]
        c = a + b
        m = [a[:], [x + 1 for x in a]]
        print(*b, *c, *a * 2)
        print(*[x for x in a for _ in range(2)], *c[-1:] + c[:-1])
        print(*m[1], *(x for row in m for x in row))
        print(*[[x * y for y in a] for x in a][0])
        print(*c[:1] + c[2:], *a[::-1])
        print(*[7] * 2, *[0] * len(a))
        print(*[[float(i == j) for j in range(2)] for i in range(2)][1])
        """,
    ),
    "a function for every item": (
        """
        import numpy as np

        def digits(x):
            return len(str(x))

        a = np.array([5, 10, 100])
        print(*np.vectorize(digits)(a))
        print(*map(digits, a))
        print("-".join(map(str, a)))
        print(f"{a[0]}{a.sum():03}")
        """,
        """
        def digits(x):
            return len(str(x))

        a = [5, 10, 100]
        print(*[digits(x) for x in a])
        print(*map(digits, a))
        print("-".join(map(str, a)))
        print(f"{a[0]}{sum(a):03}")
        """,
    ),
    "prefix and suffix": (
        """
        import numpy as np
        from functools import reduce

        a = [12, 18, 24]
        left = np.gcd.accumulate(a) if len(a) > 5 else np.maximum.accumulate(a)
        right = np.minimum.accumulate(a[::-1])[::-1]
        print(*left, *right, reduce(np.gcd, a))
        print(np.prod(a))
        print(np.add.accumulate(a)[-1])
        """,
        """
        from itertools import accumulate
        from math import gcd, prod
        from functools import reduce

        a = [12, 18, 24]
        left = list(accumulate(a, gcd)) if len(a) > 5 else list(accumulate(a, max))
        right = list(accumulate(a[::-1], min))[::-1]
        print(*left, *right, reduce(gcd, a))
        print(prod(a))
        print(list(accumulate(a))[-1])
        """,
    ),
    "products with every row": (
        """
        import numpy as np
        N, M = map(int, input().split())
        A = np.array([list(map(int, input().split())) for _ in range(N)])
        B = np.array(list(map(int, input().split())))
        C = 3
        print(np.count_nonzero(A.dot(B) + C > 0))
        print(((A * B).sum(axis=1) + C > 0).sum())
        """,
        """
        N, M = map(int, input().split())
        A = [list(map(int, input().split())) for _ in range(N)]
        B = list(map(int, input().split()))
        C = 3
        print(sum(z + C > 0 for z in [sum(x * y for x, y in zip(row, B)) for row in A]))
        print(sum(z + C > 0 for z in [sum(x * y for x, y in zip(row, B)) for row in A]))
        """,
        "2 2\n1 2\n-3 -4\n5 6\n",
    ),
    "input read by functions": (
        """
        import sys
        import numpy as np
        def I(): return int(sys.stdin.readline().rstrip())
        def MI(): return map(int,sys.stdin.readline().rstrip().split())
        def LI(): return list(map(int,sys.stdin.readline().rstrip().split()))
        N = I()
        A = np.array(LI())
        A = np.sort(A)
        x, y = MI()
        print(A[:x].sum() + A[y:].sum(), np.abs(A - A.mean()).max())
        """,
        """
        import sys
        def I(): return int(sys.stdin.readline().rstrip())
        def MI(): return map(int,sys.stdin.readline().rstrip().split())
        def LI(): return list(map(int,sys.stdin.readline().rstrip().split()))
        N = I()
        A = LI()
        A = sorted(A)
        x, y = MI()
        mean_2 = sum(A) / len(A)
        print(sum(A[:x]) + sum(A[y:]), max(abs(x - mean_2) for x in A))
        """,
        "4\n4 2 3 1\n1 2\n",
    ),
    "everything in a function": (
        """
        import sys
        import numpy as np
        read = sys.stdin.buffer.read
        readline = sys.stdin.buffer.readline

        def main():
            N, K = map(int, readline().split())
            A = np.array(read().split(), np.int64)
            A.sort()
            ans = 0
            for i, a in enumerate(A):
                ans += a * i
                if ans > 10**9:
                    ans %= 10**9 + 7
            print(ans % (10**9 + 7))
            cnt = np.zeros(10, dtype=np.int32)
            for a in A:
                cnt[a] += 1
            print(cnt.max(), cnt.argmax(), np.sum(cnt > 0))

        if __name__ == '__main__':
            main()
        """,
        """
        import sys
        read = sys.stdin.buffer.read
        readline = sys.stdin.buffer.readline

        def main():
            N, K = map(int, readline().split())
            A = list(map(int, read().split()))
            A.sort()
            ans = 0
            for i, a in enumerate(A):
                ans += a * i
                if ans > 10**9:
                    ans %= 10**9 + 7
            print(ans % (10**9 + 7))
            cnt = [0] * 10
            for a in A:
                cnt[a] += 1
            print(max(cnt), cnt.index(max(cnt)), sum(x > 0 for x in cnt))

        if __name__ == '__main__':
            main()
        """,
        "4 2\n3 1 2 3\n",
    ),
    "array given to bisect": (
        """
        import numpy as np
        import bisect
        n = int(input())
        a = np.array(sorted(list(map(int, input().split()))))
        b = sorted(list(map(int, input().split())))
        c = list(map(int, input().split()))
        s = 0
        for x in b:
            s += bisect.bisect_left(a, x) * (n - bisect.bisect_right(c, x))
        print(s)
        """,
        """
        import bisect
        n = int(input())
        a = sorted(list(map(int, input().split())))
        b = sorted(list(map(int, input().split())))
        c = list(map(int, input().split()))
        s = 0
        for x in b:
            s += bisect.bisect_left(a, x) * (n - bisect.bisect_right(c, x))
        print(s)
        """,
        "2\n1 5\n2 4\n3 6\n",
    ),
    "breadth-first search on a board": (
        """
        import numpy as np
        H, W = map(int, input().split())
        grid = np.array([list(map(int, list(input()))) for _ in range(H)])
        ans = 0
        for i in range(H):
            for j in range(W):
                if grid[i, j] == 1:
                    ans = max(ans, grid[i, :].sum() + grid[:, j].sum() - 1)
        print(ans)
        dist = np.full((H, W), -1)
        from collections import deque
        q = deque([(0, 0)])
        dist[0, 0] = 0
        while q:
            y, x = q.popleft()
            for dy, dx in [(1, 0), (0, 1), (-1, 0), (0, -1)]:
                ny, nx = y + dy, x + dx
                if 0 <= ny < H and 0 <= nx < W and dist[ny, nx] == -1 and grid[ny][nx] == 0:
                    dist[ny, nx] = dist[y, x] + 1
                    q.append((ny, nx))
        print(dist[H - 1, W - 1], dist.max())
        """,
        """
        H, W = map(int, input().split())
        grid = [list(map(int, list(input()))) for _ in range(H)]
        ans = 0
        for i in range(H):
            for j in range(W):
                if grid[i][j] == 1:
                    ans = max(ans, sum(grid[i]) + sum([row[j] for row in grid]) - 1)
        print(ans)
        dist = [[-1] * W for _ in range(H)]
        from collections import deque
        q = deque([(0, 0)])
        dist[0][0] = 0
        while q:
            y, x = q.popleft()
            for dy, dx in [(1, 0), (0, 1), (-1, 0), (0, -1)]:
                ny, nx = y + dy, x + dx
                if 0 <= ny < H and 0 <= nx < W and dist[ny][nx] == -1 and grid[ny][nx] == 0:
                    dist[ny][nx] = dist[y][x] + 1
                    q.append((ny, nx))
        print(dist[H - 1][W - 1], max(map(max, dist)))
        """,
        "3 4\n0001\n0100\n0000\n",
    ),
    "shortest paths": (
        """
        import numpy as np
        N, M = map(int, input().split())
        d = np.full((N, N), 10**9)
        for i in range(N):
            d[i, i] = 0
        for _ in range(M):
            a, b, c = map(int, input().split())
            d[a - 1, b - 1] = c
            d[b - 1][a - 1] = c
        for k in range(N):
            for i in range(N):
                for j in range(N):
                    d[i, j] = min(d[i, j], d[i, k] + d[k, j])
        print(d.sum(), d.max())
        for k in range(N):
            for i in range(N):
                d[i] = np.minimum(d[i], d[i, k] + d[k])
        print(d.sum())
        """,
        """
        N, M = map(int, input().split())
        d = [[10**9] * N for _ in range(N)]
        for i in range(N):
            d[i][i] = 0
        for _ in range(M):
            a, b, c = map(int, input().split())
            d[a - 1][b - 1] = c
            d[b - 1][a - 1] = c
        for k in range(N):
            for i in range(N):
                for j in range(N):
                    d[i][j] = min(d[i][j], d[i][k] + d[k][j])
        print(sum(map(sum, d)), max(map(max, d)))
        for k in range(N):
            for i in range(N):
                d[i][:] = [min(x, d[i][k] + y) for x, y in zip(d[i], d[k])]
        print(sum(map(sum, d)))
        """,
        "3 3\n1 2 5\n2 3 1\n1 3 9\n",
    ),
    "rows from rows": (
        """
        import numpy as np
        N, W = map(int, input().split())
        dp = np.zeros((N + 1, W + 1), dtype=np.int64)
        for i in range(N):
            w, v = map(int, input().split())
            dp[i + 1] = dp[i]
            dp[i + 1, w:] = np.maximum(dp[i, w:], dp[i, :-w] + v)
        print(dp[N].max(), dp[-1, -1])
        """,
        """
        N, W = map(int, input().split())
        dp = [[0] * (W + 1) for _ in range(N + 1)]
        for i in range(N):
            w, v = map(int, input().split())
            dp[i + 1][:] = dp[i]
            dp[i + 1][w:] = [max(x, y + v) for x, y in zip(dp[i][w:], dp[i][:-w])]
        print(max(dp[N]), dp[-1][-1])
        """,
        "3 8\n3 30\n4 50\n5 60\n",
    ),
    "differences summed up": (
        """
        import numpy as np
        n, q = map(int, input().split())
        imos = np.zeros(n + 1, dtype=np.int64)
        for _ in range(q):
            l, r = map(int, input().split())
            imos[l - 1] += 1
            imos[r] -= 1
        res = np.cumsum(imos)[:-1]
        print("".join(map(str, res % 2)))
        print(*np.where(res == res.max())[0] + 1)
        """,
        """
        from itertools import accumulate
        n, q = map(int, input().split())
        imos = [0] * (n + 1)
        for _ in range(q):
            l, r = map(int, input().split())
            imos[l - 1] += 1
            imos[r] -= 1
        res = list(accumulate(imos))[:-1]
        print("".join(map(str, (x % 2 for x in res))))
        largest = max(res)
        print(*[y + 1 for y in [i for i, x in enumerate(res) if x == largest]])
        """,
        "5 3\n1 4\n2 5\n3 3\n",
    ),
    "most frequent texts": (
        """
        import numpy as np
        N = int(input())
        S = np.array([input() for _ in range(N)])
        u, counts = np.unique(S, return_counts=True)
        m = counts.max()
        for s in u[counts == m]:
            print(s)
        """,
        """
        from collections import Counter
        N = int(input())
        S = [input() for _ in range(N)]
        counts_2 = Counter(S)
        u, counts = sorted(counts_2), [counts_2[x] for x in sorted(counts_2)]
        m = max(counts)
        for s in [x for x, y in zip(u, counts) if y == m]:
            print(s)
        """,
        "4\nb\na\nb\na\n",
    ),
    "rows in order": (
        """
        import numpy as np
        N = int(input())
        AB = np.array([list(map(int, input().split())) for _ in range(N)])
        AB = AB[AB[:, 0].argsort(kind="stable")]
        for a, b in AB:
            print(a, b)
        A = AB[:, 0]
        B = AB[:, 1]
        print((A * B).sum())
        """,
        """
        N = int(input())
        AB = [list(map(int, input().split())) for _ in range(N)]
        values = [row[0] for row in AB]
        AB = [AB[i][:] for i in sorted(range(len(values)), key=values.__getitem__)]
        for a, b in AB:
            print(a, b)
        A = [row[0] for row in AB]
        B = [row[1] for row in AB]
        print(sum(x * y for x, y in zip(A, B)))
        """,
        "3\n3 1\n1 2\n2 5\n",
    ),
    "array changed by a function and returned": (
        """
        import numpy as np
        MOD = 10**9 + 7
        def cumprod(arr, MOD):
            L = len(arr)
            for i in range(1, L):
                arr[i] = arr[i] * arr[i - 1] % MOD
            return arr
        U = 10
        fact = np.arange(U, dtype=np.int64)
        fact[0] = 1
        fact = cumprod(fact, MOD)
        print(fact[-1], *fact)
        """,
        """
        MOD = 10**9 + 7
        def cumprod(arr, MOD):
            L = len(arr)
            for i in range(1, L):
                arr[i] = arr[i] * arr[i - 1] % MOD
            return arr
        U = 10
        fact = list(range(U))
        fact[0] = 1
        fact = cumprod(fact, MOD)
        print(fact[-1], *fact)
        """,
    ),
    "arrays inside methods": (
        """
        import numpy as np
        class Solver:
            def __init__(self, n):
                self.n = n
            def solve(self, x):
                a = np.arange(self.n + 1)
                return int((a * a).sum()) + x
        print(Solver(4).solve(3))
        """,
        """
        class Solver:
            def __init__(self, n):
                self.n = n
            def solve(self, x):
                a = list(range(self.n + 1))
                return sum(x * x for x in a) + x
        print(Solver(4).solve(3))
        """,
    ),
    "least of many sums": (
        """
        import numpy as np
        N = int(input())
        X = np.array(input().split(), dtype=int)
        ans = float("inf")
        for p in range(X.min(), X.max() + 1):
            ans = min(ans, ((X - p) ** 2).sum())
        print(ans)
        print(min(np.sum((X - p) ** 2) for p in range(1, 101)))
        print(min([((X - p) ** 2).sum() for p in range(min(X), max(X) + 1)]))
        """,
        """
        N = int(input())
        X = list(map(int, input().split()))
        ans = float("inf")
        for p in range(min(X), max(X) + 1):
            ans = min(ans, sum((x - p) ** 2 for x in X))
        print(ans)
        print(min(sum((x - p) ** 2 for x in X) for p in range(1, 101)))
        print(min([sum((x - p) ** 2 for x in X) for p in range(min(X), max(X) + 1)]))
        """,
        "3\n1 4 7\n",
    ),
    "halved while even": (
        """
        import numpy as np
        n = int(input())
        a = np.array(input().split(), np.int64)
        count = 0
        while np.all(a % 2 == 0):
            a //= 2
            count += 1
        print(count)
        while (a % 2 == 0).all():
            a = a // 2
        print(*a)
        """,
        """
        n = int(input())
        a = list(map(int, input().split()))
        count = 0
        while all(x % 2 == 0 for x in a):
            a = [x // 2 for x in a]
            count += 1
        print(count)
        while all(x % 2 == 0 for x in a):
            a = [x // 2 for x in a]
        print(*a)
        """,
        "3\n8 12 40\n",
    ),
    "mask of a table": (
        """
        import numpy as np
        A = np.array([input().split() for _ in range(3)], dtype=int)
        n = int(input())
        hit = np.zeros((3, 3), dtype=bool)
        for _ in range(n):
            b = int(input())
            hit[A == b] = True
        if hit.all(axis=0).any() or hit.all(axis=1).any() or (hit[0, 0] and hit[1, 1]):
            print("Yes")
        """,
        """
        A = [[int(x) for x in row] for row in [input().split() for _ in range(3)]]
        n = int(input())
        hit = [[False] * 3 for _ in range(3)]
        for _ in range(n):
            b = int(input())
            hit[:] = [[True if y == b else x for x, y in zip(row, other)] for row, other in zip(hit, A)]
        if any(map(all, zip(*hit))) or any(map(all, hit)) or hit[0][0] and hit[1][1]:
            print("Yes")
        """,
        "1 2 3\n4 5 6\n7 8 9\n3\n1\n5\n9\n",
    ),
    "function that nobody calls": (
        """
        import numpy as np
        def helper(a):
            return np.cumsum(a)[::-1] + 1
        def used(a):
            return np.sum(a)
        print(used([1, 2, 3]))
        """,
        """
        def used(a):
            return sum(a)
        print(used([1, 2, 3]))
        """,
    ),
    "shape in a name": (
        """
        import numpy as np
        shape = (2, 3)
        a = np.zeros(shape, dtype=int)
        a[1] = [1, 2, 3]
        for i in range(a.shape[0]):
            print(" ".join(str(v) for v in a[i]))
            print(" ".join(map(str, a[i, :])))
        """,
        """
        shape = (2, 3)
        a = [[0] * shape[1] for _ in range(shape[0])]
        a[1][:] = [1, 2, 3]
        for i in range(len(a)):
            print(" ".join(str(v) for v in a[i]))
            print(" ".join(map(str, a[i])))
        """,
    ),
    "memory of a recursion": (
        """
        import numpy as np
        memo = np.zeros(50, dtype=np.int64)
        def fib(n):
            if n < 2:
                return n
            if memo[n]:
                return memo[n]
            memo[n] = fib(n - 1) + fib(n - 2)
            return memo[n]
        print(fib(40))
        """,
        """
        memo = [0] * 50
        def fib(n):
            if n < 2:
                return n
            if memo[n]:
                return memo[n]
            memo[n] = fib(n - 1) + fib(n - 2)
            return memo[n]
        print(fib(40))
        """,
    ),
    "indexes from conditions": (
        """
        import numpy as np
        n = int(input())
        a = np.array(list(map(int, input().split())))
        a = np.where(a % 2 == 0, a // 2, 3 * a + 1)
        print(*a)
        a[np.where(a > 5)] = 0
        print(*a)
        a[np.where(a == 0)[0]] = 1
        print(*a)
        """,
        """
        n = int(input())
        a = list(map(int, input().split()))
        a = [x // 2 if x % 2 == 0 else 3 * x + 1 for x in a]
        print(*a)
        for i in [i for i, x in enumerate(a) if x > 5]:
            a[i] = 0
        print(*a)
        for i in [i for i, x in enumerate(a) if x == 0]:
            a[i] = 1
        print(*a)
        """,
        "4\n1 2 3 4\n",
    ),
    "list of arrays": (
        """
        import numpy as np
        n, m, x = map(int, input().split())
        c = [np.array(list(map(int, input().split()))) for _ in range(n)]
        best = 10**9
        for bit in range(1 << n):
            s = np.zeros(m + 1, dtype=int)
            for i in range(n):
                if bit >> i & 1:
                    s = s + c[i]
            if (s[1:] >= x).all():
                best = min(best, s[0])
        print(best if best < 10**9 else -1)
        """,
        """
        n, m, x = map(int, input().split())
        c = [list(map(int, input().split())) for _ in range(n)]
        best = 10**9
        for bit in range(1 << n):
            s = [0] * (m + 1)
            for i in range(n):
                if bit >> i & 1:
                    s = [x + y for x, y in zip(s, c[i])]
            if all(y >= x for y in s[1:]):
                best = min(best, s[0])
        print(best if best < 10**9 else -1)
        """,
        "3 3 10\n60 2 2 4\n70 8 7 9\n50 2 3 9\n",
    ),
    "no rows chosen": (
        """
        import numpy as np
        n, m, x = map(int, input().split())
        A = np.array([list(map(int, input().split())) for _ in range(n)])
        best = 10**9
        for bit in range(1 << n):
            rows = [i for i in range(n) if bit >> i & 1]
            s = A[rows].sum(axis=0)
            if np.all(s[1:] >= x):
                best = min(best, s[0])
        print(best if best < 10**9 else -1)
        """,
        """
        n, m, x = map(int, input().split())
        A = [list(map(int, input().split())) for _ in range(n)]
        best = 10**9
        for bit in range(1 << n):
            rows = [i for i in range(n) if bit >> i & 1]
            s = list(map(sum, zip(*[A[i][:] for i in rows]))) or [0] * len(A[0])
            if all(y >= x for y in s[1:]):
                best = min(best, s[0])
        print(best if best < 10**9 else -1)
        """,
        "3 3 10\n60 2 2 4\n70 8 7 9\n50 2 3 9\n",
    ),
    "columns with names": (
        """
        import numpy as np
        n = int(input())
        xy = np.array([input().split() for _ in range(n)], np.int64)
        x = xy[:, 0]
        y = xy[:, 1]
        d = 0
        for i in range(n):
            for j in range(i):
                d = max(d, np.sqrt((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2))
        print(d)
        """,
        """
        from math import sqrt
        n = int(input())
        xy = [[int(x) for x in row] for row in [input().split() for _ in range(n)]]
        x = [row[0] for row in xy]
        y = [row[1] for row in xy]
        d = 0
        for i in range(n):
            for j in range(i):
                d = max(d, sqrt((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2))
        print(d)
        """,
        "3\n0 0\n3 4\n1 1\n",
    ),
    "grown item by item": (
        """
        import numpy as np
        ar = np.array([], dtype=int)
        for i in range(4):
            ar = np.append(ar, i * i)
        print(ar.sum(), *ar, ar.size)
        br = np.empty((0, 2), dtype=int)
        br = np.append(br, np.array([[1, 2]]), axis=0)
        print(br.shape[0])
        """,
        """
        ar = []
        for i in range(4):
            ar = ar + [i * i]
        print(sum(ar), *ar, len(ar))
        br = [[0] * 2 for _ in range(0)]
        br = [row[:] for row in br] + [[1, 2]]
        print(len(br))
        """,
    ),
    "rows and columns compared": (
        """
        import numpy as np
        m = np.array([list(map(int, input().split())) for i in range(3)])
        diag = 0
        for i in range(3):
            diag += m[i, i]
        print(diag, (m[0] == m[1]).all())
        print(np.any(np.all(m == 1, axis=0)))
        print(np.all(m == 1, axis=1).any())
        if m.sum(axis=0).max() > 3 or m.sum(axis=1).min() < 0:
            print("ok")
        print(m[0, 0] + m[1, 1] + m[2, 2])
        print(m[:, 0].sum(), m[2][::-1][0])
        """,
        """
        m = [list(map(int, input().split())) for i in range(3)]
        diag = 0
        for i in range(3):
            diag += m[i][i]
        print(diag, all(x == y for x, y in zip(m[0], m[1])))
        print(any(map(all, zip(*[[x == 1 for x in row] for row in m]))))
        print(any([all(x == 1 for x in row) for row in m]))
        if max(map(sum, zip(*m))) > 3 or min(map(sum, m)) < 0:
            print("ok")
        print(m[0][0] + m[1][1] + m[2][2])
        print(sum([row[0] for row in m]), m[2][::-1][0])
        """,
        "1 1 1\n0 1 0\n1 1 1\n",
    ),
    "annotations, turned tables and diagonals": (
        """
        import numpy as np

        def total(a: np.ndarray, k: int = 2) -> np.int64:
            b: np.ndarray = a * k
            return b.sum()

        def turned(m: np.ndarray) -> np.ndarray:
            return np.rot90(m)

        print(total(np.array([1, 2])))
        print(np.trace(np.arange(4).reshape(2, 2)))
        m = np.arange(6).reshape(2, 3)
        for r in turned(m): print(*r)
        for r in np.rot90(m, 2): print(*r)
        for r in np.rot90(m, -1): print(*r)
        print(*np.diag(m), *m.diagonal())
        print(np.linalg.norm(np.array([3, 4])))
        z = np.zeros(3)
        z.fill(7)
        print(*z)
        """,
        """
        from math import sqrt

        def total(a: list, k: int = 2) -> int:
            b: list = [x * k for x in a]
            return sum(b)

        def turned(m: list) -> list:
            return list(map(list, zip(*m)))[::-1]

        print(total([1, 2]))
        flat = list(range(4))
        print(sum(row[j] for j, row in enumerate([flat[i:i + 2] for i in range(0, len(flat), 2)])))
        flat_2 = list(range(6))
        m = [flat_2[i:i + 3] for i in range(0, len(flat_2), 3)]
        for r in turned(m): print(*r)
        for r in [row[::-1] for row in m[::-1]]: print(*r)
        for r in list(map(list, zip(*m[::-1]))): print(*r)
        print(*[row[i] for i, row in enumerate(m)], *[row[i] for i, row in enumerate(m)])
        print(sqrt(sum(x ** 2 for x in [3, 4])))
        z = [0.0] * 3
        z[:] = [7.0] * len(z)
        print(*z)
        """,
    ),
    "copies are copies": (
        """
        import numpy as np
        a = np.array([1, 2, 3])
        c = np.array([a, a])
        c[0, 0] = 9
        print(*a, *c[1])
        d = np.array([[1, 2], [3, 4]])
        e = d.copy()
        e[0][0] = 7
        print(d[0, 0])
        t = d.tolist()
        t[0][0] = 50
        t.append([1, 2])
        print(d[0, 0], len(d))
        l = a.tolist()
        l.append(3)
        print(len(a), l)
        """,
        """
        a = [1, 2, 3]
        c = [row[:] for row in [a, a]]
        c[0][0] = 9
        print(*a, *c[1])
        d = [[1, 2], [3, 4]]
        e = [row[:] for row in d]
        e[0][0] = 7
        print(d[0][0])
        t = [row[:] for row in d]
        t[0][0] = 50
        t.append([1, 2])
        print(d[0][0], len(d))
        l = a[:]
        l.append(3)
        print(len(a), l)
        """,
    ),
    "lambdas": (
        """
        import numpy as np
        f = lambda x: np.sum(x) + 1
        g = lambda v, k=2: v * k
        if (s := f(np.array([1, 2]))) > 3:
            print(s, *g(np.array([1, 2])))
        print(sorted([3, 1, 2], key=lambda i: np.abs(i - 2)))
        print(max(range(5), key=lambda i: np.sum(np.arange(i)) % 4))
        """,
        """
        f = lambda x: sum(x) + 1
        g = lambda v, k=2: [x * k for x in v]
        if (s := f([1, 2])) > 3:
            print(s, *g([1, 2]))
        print(sorted([3, 1, 2], key=lambda i: abs(i - 2)))
        print(max(range(5), key=lambda i: sum(range(i)) % 4))
        """,
    ),
    "exceptions": (
        """
        import numpy as np
        try:
            a = np.array(list(map(int, input().split())))
            print(a[5])
        except IndexError as e:
            print("no")
        finally:
            print(a.sum())
        """,
        """
        try:
            a = list(map(int, input().split()))
            print(a[5])
        except IndexError as e:
            print("no")
        finally:
            print(sum(a))
        """,
        "1 2",
    ),
    "generators": (
        """
        import numpy as np
        def gen(n):
            for i in range(n):
                yield i * 2
        a = np.array(list(gen(3)))
        print(a.sum())
        b = np.array([x for x in gen(3)], dtype=int)
        print(b.sum())
        """,
        """
        def gen(n):
            for i in range(n):
                yield i * 2
        a = list(gen(3))
        print(sum(a))
        b = [x for x in gen(3)]
        print(sum(b))
        """,
    ),
    "texts compared item by item": (
        """
        import numpy as np
        s = np.array(list("abcabc"))
        t = s[::-1]
        print((s == t).all(), np.sum(s != t))
        print("".join(t), list(s).count("a"))
        print("a" in s)
        print(np.where(s == "c")[0][0])
        print(*np.unique(s, return_counts=True)[1])
        """,
        """
        from collections import Counter
        s = list("abcabc")
        t = s[::-1]
        print(all(x == y for x, y in zip(s, t)), sum(x != y for x, y in zip(s, t)))
        print("".join(t), list(s).count("a"))
        print("a" in s)
        print([i for i, x in enumerate(s) if x == "c"][0])
        counts = Counter(s)
        print(*[counts[x] for x in sorted(counts)])
        """,
    ),
    "functions in functions": (
        """
        import numpy as np
        def solve():
            n = int(input())
            a = np.array(list(map(int, input().split())))
            memo = np.full(n, -1)
            def go(i):
                if i >= n:
                    return 0
                if memo[i] >= 0:
                    return memo[i]
                memo[i] = max(go(i + 1), go(i + 2) + a[i])
                return memo[i]
            print(go(0))
        solve()
        """,
        """
        def solve():
            n = int(input())
            a = list(map(int, input().split()))
            memo = [-1] * n
            def go(i):
                if i >= n:
                    return 0
                if memo[i] >= 0:
                    return memo[i]
                memo[i] = max(go(i + 1), go(i + 2) + a[i])
                return memo[i]
            print(go(0))
        solve()
        """,
        "4\n1 5 1 9\n",
    ),
    "global names": (
        """
        import numpy as np
        count = np.zeros(3, dtype=int)
        total = 0
        def add(i):
            global count, total
            count[i] += 1
            total += count.sum()
        for i in [0, 1, 1]:
            add(i)
        count += 1
        print(*count, total)
        """,
        """
        count = [0] * 3
        total = 0
        def add(i):
            global count, total
            count[i] += 1
            total += sum(count)
        for i in [0, 1, 1]:
            add(i)
        count = [x + 1 for x in count]
        print(*count, total)
        """,
    ),
    "another name for what is global": (
        """
        import numpy as np
        count = np.zeros(3, dtype=int)
        other = count
        def add():
            global count
            count += 1
        add()
        print(*count, *other)
        """,
        """
        count = [0] * 3
        other = count
        def add():
            global count
            count[:] = [x + 1 for x in count]
        add()
        print(*count, *other)
        """,
    ),
    "infinity": (
        """
        import numpy as np
        dp = np.full((3, 3), float("inf"))
        dp[0, 0] = 0
        for i in range(3):
            for j in range(3):
                if i: dp[i, j] = min(dp[i, j], dp[i - 1, j] + 1)
                if j: dp[i, j] = min(dp[i, j], dp[i, j - 1] + 2)
        print(dp[2, 2], int(dp[2, 2]), *dp[1])
        """,
        """
        value = float("inf")
        dp = [[value] * 3 for _ in range(3)]
        dp[0][0] = 0.0
        for i in range(3):
            for j in range(3):
                if i: dp[i][j] = min(dp[i][j], dp[i - 1][j] + 1)
                if j: dp[i][j] = min(dp[i][j], dp[i][j - 1] + 2)
        print(dp[2][2], int(dp[2][2]), *dp[1])
        """,
    ),
    "items as keys": (
        """
        import numpy as np
        from collections import Counter, defaultdict
        a = np.array([1, 2, 2])
        c = Counter(a)
        d = defaultdict(list)
        for i, x in enumerate(a):
            d[x].append(i)
        print(c[2], c.most_common(1)[0][1])
        print(len(d), d[2][0], max(c.values()))
        """,
        """
        from collections import Counter, defaultdict
        a = [1, 2, 2]
        c = Counter(a)
        d = defaultdict(list)
        for i, x in enumerate(a):
            d[x].append(i)
        print(c[2], c.most_common(1)[0][1])
        print(len(d), d[2][0], max(c.values()))
        """,
    ),
    "arrays in a dict": (
        """
        import numpy as np
        d = {"a": np.array([1, 2]), "b": np.zeros(2, dtype=int)}
        d["b"][0] = 3
        for k, v in d.items():
            print(k, v.sum(), *v)
        d["c"] = d["a"] + d["b"]
        print(*d["c"])
        """,
        """
        d = {"a": [1, 2], "b": [0] * 2}
        d["b"][0] = 3
        for k, v in d.items():
            print(k, sum(v), *v)
        d["c"] = [x + y for x, y in zip(d["a"], d["b"])]
        print(*d["c"])
        """,
    ),
    "numbers from arrays": (
        """
        import numpy as np
        a = np.array([1, 2, 3])
        print(int((a > 1).all()), float(a.sum()))
        print(str(a.max()), bool(a.any()))
        print(abs(a.min()), divmod(a[0], 2)[0])
        print(pow(a[1], 2), round(a.mean(), 1))
        x = a[0] if a[0] > a[1] else a[1]
        print(x, -x, x ** 2, x / 2, x // 2, x % 2, 1 / x, 2 ** x)
        """,
        """
        a = [1, 2, 3]
        print(int(all(x > 1 for x in a)), float(sum(a)))
        print(str(max(a)), bool(any(a)))
        print(abs(min(a)), divmod(a[0], 2)[0])
        print(pow(a[1], 2), round(sum(a) / len(a), 1))
        x = a[0] if a[0] > a[1] else a[1]
        print(x, -x, x ** 2, x / 2, x // 2, x % 2, 1 / x, 2 ** x)
        """,
    ),
    "from iterables and texts": (
        """
        import numpy as np
        a = np.fromiter((i * i for i in range(4)), dtype=np.int64)
        b = np.fromstring("1 2 3", dtype=int, sep=" ")
        print(a.sum(), b.sum())
        """,
        """
        a = list(map(int, (i * i for i in range(4))))
        b = list(map(int, "1 2 3".split()))
        print(sum(a), sum(b))
        """,
    ),
    "a number of numpy's in front of a list": (
        """
        import numpy as np

        a = np.array([1, 2])
        print(*(a[0] + [1, 2]), *[0] * a[1])
        """,
        """
        a = [1, 2]
        print(*[a[0] + x for x in [1, 2]], *[0] * a[1])
        """,
    ),
    "a program full of helpers": (
        """
        #!/usr/bin/env python3
        import sys, math, itertools as it, heapq
        from collections import defaultdict, deque, Counter
        from functools import lru_cache, reduce
        from bisect import bisect_left, bisect_right
        from math import *
        import numpy as np
        sys.setrecursionlimit(10**7)
        input = lambda: sys.stdin.readline().rstrip()
        INF = float("inf")
        MOD = pow(10, 9) + 7
        dx = [1, 0, -1, 0]

        class UnionFind:
            def __init__(self, n):
                self.parent = [-1] * n
            def find(self, x):
                if self.parent[x] < 0:
                    return x
                self.parent[x] = self.find(self.parent[x])
                return self.parent[x]
            def unite(self, x, y):
                x, y = self.find(x), self.find(y)
                if x == y:
                    return False
                self.parent[x] += self.parent[y]
                self.parent[y] = x
                return True

        def ints(): return map(int, input().split())
        def lint(): return list(ints())

        @lru_cache(maxsize=None)
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)

        def solve():
            n, m = ints()
            a = np.array(lint())
            edges = [tuple(map(lambda x: int(x) - 1, input().split())) for _ in range(m)]
            uf = UnionFind(n)
            for x, y in edges:
                uf.unite(x, y)
            groups = defaultdict(list)
            for i in range(n):
                groups[uf.find(i)].append(a[i])
            best = 0
            for g in groups.values():
                best = max(best, sum(g))
            h = []
            for v in a:
                heapq.heappush(h, (-v, v % 3))
            top = heapq.heappop(h)
            print(best, a.max(), -top[0])
            print(fib(10))
            print("{} {}".format(*a[:2]))
            print("%d-%d" % (a[0], a.sum()))
            pairs = sorted(zip(a, range(n)), key=lambda t: (-t[0], t[1]))
            for v, i in pairs:
                print(i, v, end=";")
            print()
            c = Counter(a.tolist())
            for k, v in sorted(c.items(), key=lambda kv: kv[1]):
                print(k, v)

        if __name__ == "__main__":
            solve()
        """,
        """
        #!/usr/bin/env python3
        import sys, math, itertools as it, heapq
        from collections import defaultdict, deque, Counter
        from functools import lru_cache, reduce
        from bisect import bisect_left, bisect_right
        from math import *
        sys.setrecursionlimit(10**7)
        input = lambda: sys.stdin.readline().rstrip()
        INF = float("inf")
        MOD = pow(10, 9) + 7
        dx = [1, 0, -1, 0]

        class UnionFind:
            def __init__(self, n):
                self.parent = [-1] * n
            def find(self, x):
                if self.parent[x] < 0:
                    return x
                self.parent[x] = self.find(self.parent[x])
                return self.parent[x]
            def unite(self, x, y):
                x, y = self.find(x), self.find(y)
                if x == y:
                    return False
                self.parent[x] += self.parent[y]
                self.parent[y] = x
                return True

        def ints(): return map(int, input().split())
        def lint(): return list(ints())

        @lru_cache(maxsize=None)
        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)

        def solve():
            n, m = ints()
            a = lint()
            edges = [tuple(map(lambda x: int(x) - 1, input().split())) for _ in range(m)]
            uf = UnionFind(n)
            for x, y in edges:
                uf.unite(x, y)
            groups = defaultdict(list)
            for i in range(n):
                groups[uf.find(i)].append(a[i])
            best = 0
            for g in groups.values():
                best = max(best, sum(g))
            h = []
            for v in a:
                heapq.heappush(h, (-v, v % 3))
            top = heapq.heappop(h)
            print(best, max(a), -top[0])
            print(fib(10))
            print("{} {}".format(*a[:2]))
            print("%d-%d" % (a[0], sum(a)))
            pairs = sorted(zip(a, range(n)), key=lambda t: (-t[0], t[1]))
            for v, i in pairs:
                print(i, v, end=";")
            print()
            c = Counter(a)
            for k, v in sorted(c.items(), key=lambda kv: kv[1]):
                print(k, v)

        if __name__ == "__main__":
            solve()
        """,
        "4 2\n5 1 4 1\n1 2\n3 4\n",
    ),
    "until the input ends": (
        """
        import sys
        import numpy as np
        while True:
            try:
                n = int(input())
                a = np.array(list(map(int, input().split())))
                print(np.median(a))
                print(a[a > a.mean()].size)
            except EOFError:
                break
        """,
        """
        import sys
        while True:
            try:
                n = int(input())
                a = list(map(int, input().split()))
                ordered = sorted(a)
                print((ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2)
                mean_2 = sum(a) / len(a)
                print(len([x for x in a if x > mean_2]))
            except EOFError:
                break
        """,
        "3\n1 2 3\n2\n4 5\n",
    ),
    "three dimensions": (
        """
        import numpy as np
        n = 3
        dp = np.zeros((n + 1, 4, 2), dtype=np.int64)
        dp[0, 0, 0] = 1
        for i in range(n):
            for j in range(4):
                for k in range(2):
                    dp[i + 1, j, k] += dp[i, j, k]
                    if j + 1 < 4:
                        dp[i + 1, j + 1, 1 - k] += dp[i, j, k]
            dp[i + 1, :, 1] %= 1000
        print(dp[n].sum())
        print(dp[n, :, 0].sum())
        print(*dp[n, 1])
        print(dp[-1, -1, -1], dp.sum())
        print(dp.shape)
        """,
        """
        n = 3
        dp = [[[0] * 2 for _ in range(4)] for _ in range(n + 1)]
        dp[0][0][0] = 1
        for i in range(n):
            for j in range(4):
                for k in range(2):
                    dp[i + 1][j][k] += dp[i][j][k]
                    if j + 1 < 4:
                        dp[i + 1][j + 1][1 - k] += dp[i][j][k]
            for row in dp[i + 1]:
                row[1] %= 1000
        print(sum(map(sum, dp[n])))
        print(sum([row[0] for row in dp[n]]))
        print(*dp[n][1])
        print(dp[-1][-1][-1], sum(x for row in dp for other in row for x in other))
        print((len(dp), len(dp[0]), len(dp[0][0])))
        """,
    ),
    "letters in a table": (
        """
        import numpy as np
        H, W = 2, 3
        s = np.full((H, W), ".")
        s[0, 1] = "#"
        for r in s:
            print("".join(r))
        """,
        """
        H, W = 2, 3
        s = [["."] * W for _ in range(H)]
        s[0][1] = "#"
        for r in s:
            print("".join(r))
        """,
    ),
    "place of an item": (
        """
        import numpy as np
        a = np.array([3, 1, 2])
        print(np.where(a == 2)[0][0] + 1, int(np.where(a == 3)[0][0]))
        print((a == 2).argmax(), a.tolist().index(1))
        """,
        """
        a = [3, 1, 2]
        print([i for i, x in enumerate(a) if x == 2][0] + 1, [i for i, x in enumerate(a) if x == 3][0])
        values = [x == 2 for x in a]
        print(values.index(max(values)), a.index(1))
        """,
    ),
    "rows sorted": (
        """
        import numpy as np
        n = 3
        ab = np.array([[3, 1], [1, 2], [2, 0]])
        s = ab[np.argsort(ab[:, 1])]
        print(*s[0], *s[:, 1])
        t = sorted(ab, key=lambda r: r[0])
        for r in t: print(*r)
        u = np.array(sorted(ab.tolist()))
        print(*u[0])
        """,
        """
        n = 3
        ab = [[3, 1], [1, 2], [2, 0]]
        values = [row[1] for row in ab]
        s = [ab[i][:] for i in sorted(range(len(values)), key=values.__getitem__)]
        print(*s[0], *[row[1] for row in s])
        t = sorted(ab, key=lambda r: r[0])
        for r in t: print(*r)
        u = sorted(ab)
        print(*u[0])
        """,
    ),
    "results stored by out": (
        """
        import numpy as np
        dp = np.full((2, 4), 100)
        dp[0, 0] = 0
        np.minimum(dp[0, 1:], dp[0, :-1] + 3, out=dp[0, 1:])
        x = np.array([3, 1, 2])
        np.cumsum(x, out=x)
        print(dp.sum(), *x)
        """,
        """
        from itertools import accumulate
        dp = [[100] * 4 for _ in range(2)]
        dp[0][0] = 0
        dp[0][1:] = [min(x, y + 3) for x, y in zip(dp[0][1:], dp[0][:-1])]
        x = [3, 1, 2]
        x[:] = list(accumulate(x))
        print(sum(map(sum, dp)), *x)
        """,
    ),
    "rows swapped": (
        """
        import numpy as np
        m = np.array([[1, 2], [3, 4]])
        m[[0, 1]] = m[[1, 0]]
        print(*m[0])
        """,
        """
        m = [[1, 2], [3, 4]]
        for i, x in zip([0, 1], [m[i][:] for i in [1, 0]]):
            m[i][:] = x
        print(*m[0])
        """,
    ),
    "arrays through default arguments": (
        """
        import numpy as np
        def f(x, cache={}):
            cache[0] = x
            return cache
        d = f(np.array([1, 2]))
        print(*(d[0] * 2))
        """,
        """
        def f(x, cache={}):
            cache[0] = x
            return cache
        d = f([1, 2])
        print(*[x * 2 for x in d[0]])
        """,
    ),
    "functions in a dict": (
        """
        import numpy as np
        x = {"f": lambda v: v * 2}
        print(*x["f"](np.array([1, 2])))
        """,
        """
        x = {"f": lambda v: [x * 2 for x in v]}
        print(*x["f"]([1, 2]))
        """,
    ),
    "tuples with arrays": (
        """
        import numpy as np
        t = (np.array([1, 2]), 5)
        v, n = t
        u = t[0] * n
        print(*u, *(v * 2))
        for x in t[0]: print(x)
        """,
        """
        t = ([1, 2], 5)
        v, n = t
        u = [x * n for x in t[0]]
        print(*u, *[x * 2 for x in v])
        for x in t[0]: print(x)
        """,
    ),
    "arrays on a stack": (
        """
        import numpy as np
        stack = [(np.array([1, 2]), 0)]
        while stack:
            v, d = stack.pop()
            if d < 2:
                stack.append((v * 2, d + 1))
            else:
                print(*v)
        """,
        """
        stack = [([1, 2], 0)]
        while stack:
            v, d = stack.pop()
            if d < 2:
                stack.append(([x * 2 for x in v], d + 1))
            else:
                print(*v)
        """,
    ),
    "None or an array": (
        """
        import numpy as np
        def f(n):
            a = np.zeros(n)
            if n > 2:
                return a
            return None
        r = f(3)
        if r is not None:
            print(*r)
        print(f(1) is None)
        """,
        """
        def f(n):
            a = [0.0] * n
            if n > 2:
                return a
            return None
        r = f(3)
        if r is not None:
            print(*r)
        print(f(1) is None)
        """,
    ),
    "loops over what was computed before": (
        """
        import numpy as np
        x = np.array([1, 2, 3])
        for i, v in enumerate(x * 2):
            x[:] = 0
            print(i, v)
        for v in x + 1:
            x[:] = 5
            print(v)
        """,
        """
        x = [1, 2, 3]
        for i, v in enumerate([y * 2 for y in x]):
            x[:] = [0] * len(x)
            print(i, v)
        for v in [y + 1 for y in x]:
            x[:] = [5] * len(x)
            print(v)
        """,
    ),
    "arrays of truth values": (
        """
        import numpy as np
        a = np.array([True, False])
        b = np.array([True, True])
        print(*(a & b), *(a | b))
        print(*(a ^ b), *~a, a.sum())
        print(*(a * 1), *(a + 1))
        print(a.mean(), *(a * b))
        print(*(a + b), a.max())
        print(*np.logical_not(a))
        print(*(1 - a), *(a == b))
        print(a[0] == True)
        print(*a.astype(int))
        print(int(a[0]))
        print(a.any() and not a.all())
        """,
        """
        a = [True, False]
        b = [True, True]
        print(*[x and y for x, y in zip(a, b)], *[x or y for x, y in zip(a, b)])
        print(*[x != y for x, y in zip(a, b)], *[not x for x in a], sum(a))
        print(*[x * 1 for x in a], *[x + 1 for x in a])
        print(sum(a) / len(a), *[x and y for x, y in zip(a, b)])
        print(*[x or y for x, y in zip(a, b)], max(a))
        print(*[not x for x in a])
        print(*[1 - x for x in a], *[x == y for x, y in zip(a, b)])
        print(a[0] == True)
        print(*map(int, a))
        print(int(a[0]))
        print(any(a) and not all(a))
        """,
    ),
    "arrays that grow": (
        """
        import numpy as np
        rows = []
        row = np.array([1])
        for _ in range(5):
            rows.append(row)
            row = np.append(row, 0) + np.append(0, row)
        print(*rows[-1], len(rows))
        """,
        """
        rows = []
        row = [1]
        for _ in range(5):
            rows.append(row)
            row = [x + y for x, y in zip(row + [0], [0] + row)]
        print(*rows[-1], len(rows))
        """,
    ),
    "neighbours in a table": (
        """
        import numpy as np
        n = 5
        g = np.zeros((n, n), dtype=int)
        g[2, 1:4] = 1
        for _ in range(3):
            new = g.copy()
            for i in range(n):
                for j in range(n):
                    y, x = max(i - 1, 0), max(j - 1, 0)
                    s = g[y:i + 2, x:j + 2].sum() - g[i, j]
                    if g[i, j] == 1 and (s < 2 or s > 3):
                        new[i, j] = 0
                    elif g[i, j] == 0 and s == 3:
                        new[i, j] = 1
            g = new
        for row in g:
            print("".join("#" if c else "." for c in row))
        """,
        """
        n = 5
        g = [[0] * n for _ in range(n)]
        g[2][1:4] = [1] * len(g[2][1:4])
        for _ in range(3):
            new = [row[:] for row in g]
            for i in range(n):
                for j in range(n):
                    y, x = max(i - 1, 0), max(j - 1, 0)
                    s = sum(map(sum, [row[x:j + 2] for row in g[y:i + 2]])) - g[i][j]
                    if g[i][j] == 1 and (s < 2 or s > 3):
                        new[i][j] = 0
                    elif g[i][j] == 0 and s == 3:
                        new[i][j] = 1
            g = new
        for row in g:
            print("".join("#" if c else "." for c in row))
        """,
    ),
    "recursion with parts": (
        """
        import numpy as np
        def stats(a):
            return a.min(), a.max(), a
        lo, hi, b = stats(np.array([3, 1]))
        print(lo, hi, *b)
        def split(a):
            return a[: len(a) // 2], a[len(a) // 2 :]
        l, r = split(np.arange(5))
        print(*l, *r)
        def msort(a):
            if len(a) < 2: return a
            m = len(a) // 2
            x, y = msort(a[:m]), msort(a[m:])
            return np.array(sorted(list(x) + list(y)))
        print(*msort(np.array([3, 1, 2])))
        """,
        """
        def stats(a):
            return min(a), max(a), a
        lo, hi, b = stats([3, 1])
        print(lo, hi, *b)
        def split(a):
            return a[: len(a) // 2], a[len(a) // 2 :]
        l, r = split(list(range(5)))
        print(*l, *r)
        def msort(a):
            if len(a) < 2: return a
            m = len(a) // 2
            x, y = msort(a[:m]), msort(a[m:])
            return sorted(list(x) + list(y))
        print(*msort([3, 1, 2]))
        """,
    ),
    "places that are tuples": (
        """
        import numpy as np
        from collections import deque
        h, w = 3, 4
        steps = np.full((h, w), -1)
        start, goal = (0, 0), (h - 1, w - 1)
        steps[start] = 0
        queue = deque([start])
        while queue:
            place = queue.popleft()
            for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
                y, x = place[0] + dy, place[1] + dx
                if 0 <= y < h and 0 <= x < w and steps[(y, x)] < 0:
                    steps[y, x] = steps[place] + 1
                    queue.append((y, x))
        print(steps[goal], len(steps[steps == 2]))
        """,
        """
        from collections import deque
        h, w = 3, 4
        steps = [[-1] * w for _ in range(h)]
        start, goal = (0, 0), (h - 1, w - 1)
        steps[start[0]][start[1]] = 0
        queue = deque([start])
        while queue:
            place = queue.popleft()
            for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0)):
                y, x = place[0] + dy, place[1] + dx
                if 0 <= y < h and 0 <= x < w and steps[y][x] < 0:
                    steps[y][x] = steps[place[0]][place[1]] + 1
                    queue.append((y, x))
        print(steps[goal[0]][goal[1]], len([x for row in steps for x in row if x == 2]))
        """,
    ),
    "broadcast to a table": (
        """
        import numpy as np
        a = np.array([1, 2])
        b = np.array([3, 4, 5])
        print((a[:, None] + b[None, :]).sum(), (a.reshape(-1, 1) < b).sum())
        c = np.abs(a[:, np.newaxis] - b)
        print(*c.min(axis=1), (c * a[:, None]).max())
        d = np.full((3, 3), 9)
        d[0, 1] = d[1, 2] = 1
        for k in range(3):
            d = np.minimum(d, d[:, k][:, None] + d[k])
            d = np.minimum(d, d[:, [k]] + d[[k], :])
        print(d.sum(), *([0] + np.cumsum(a)))
        """,
        """
        from itertools import accumulate
        a = [1, 2]
        b = [3, 4, 5]
        print(sum(x + y for x in a for y in b), sum(x < y for x in a for y in b))
        c = [[abs(x - y) for y in b] for x in a]
        print(*map(min, c), max(y * x for row, x in zip(c, a) for y in row))
        d = [[9] * 3 for _ in range(3)]
        d[0][1] = d[1][2] = 1
        for k in range(3):
            d = [[min(y, x + z) for y, z in zip(other, d[k])] for other, x in zip(d, [row[k] for row in d])]
            d = [[min(y, x + z) for y, z in zip(other, d[k])] for other, x in zip(d, [row[k] for row in d])]
        print(sum(map(sum, d)), *[0 + x for x in accumulate(a)])
        """,
    ),
    "rows and columns chosen and left out": (
        """
        import numpy as np
        board = np.array([list("#..#"), list("...."), list(".#..")])
        rows = (board == "#").any(axis=1)
        columns = (board == "#").any(axis=0)
        for row in board[rows][:, columns]:
            print("".join(row))
        for row in board[np.ix_(rows, columns)]:
            print("".join(row))
        a = np.array(board, dtype=object).T
        empty = [i for i in range(4) if "#" not in a[i]]
        a = np.delete(a, empty, 0)
        a = np.delete(a, 1, axis=1)
        for row in a:
            print("".join(row))
        b = np.delete(np.arange(6), [0, 3])
        print(*b, *np.setdiff1d(b, [1, 2]), *np.union1d(b, [9]))
        """,
        """
        from itertools import compress
        board = [list("#..#"), list("...."), list(".#..")]
        rows = [any(x == "#" for x in row) for row in board]
        columns = list(map(any, zip(*[[x == "#" for x in row] for row in board])))
        for row in [list(compress(line, columns)) for line in [row[:] for row, keep in zip(board, rows) if keep]]:
            print("".join(row))
        for row in [list(compress(line, columns)) for line in [row[:] for row, keep in zip(board, rows) if keep]]:
            print("".join(row))
        a = list(map(list, zip(*board)))
        empty = [i for i in range(4) if "#" not in a[i]]
        gone = {i % len(a) for i in empty}
        a = [row[:] for i, row in enumerate(a) if i not in gone]
        a = [row[:1] + row[2:] for row in a]
        for row in a:
            print("".join(row))
        values = list(range(6))
        b = [x for i, x in enumerate(values) if i not in {0, 3}]
        print(*b, *sorted(set(b) - {1, 2}), *sorted(set(b) | {9}))
        """,
    ),
    "borders and triangles": (
        """
        import numpy as np
        k = 2
        g = np.array([[1, 2], [3, 4]])
        p = np.pad(g, 1, "constant", constant_values=-1)
        q = np.pad(g, ((k, 0), (1, 10)), "constant")
        print(p.sum(), *q[2], len(q), *np.pad(g[0], (1, 0), mode="constant"))
        b = np.array([list("ab"), list("cd")])
        board = np.pad(b, 1, "constant", constant_values="#")
        for row in board:
            print("".join(row))
        print(np.triu(g, 1).sum())
        print(np.tril(g).sum())
        """,
        """
        k = 2
        g = [[1, 2], [3, 4]]
        p = [[-1] * (len(g[0]) + 2)] + [[-1] + row + [-1] for row in g] + [[-1] * (len(g[0]) + 2)]
        q = [[0] * (len(g[0]) + 11) for _ in range(k)] + [[0] + row + [0] * 10 for row in g]
        print(sum(map(sum, p)), *q[2], len(q), *[0] + g[0])
        b = [list("ab"), list("cd")]
        board = [["#"] * (len(b[0]) + 2)] + [["#"] + row + ["#"] for row in b] + [["#"] * (len(b[0]) + 2)]
        for row in board:
            print("".join(row))
        print(sum(map(sum, [[x if j >= i + 1 else 0 for j, x in enumerate(row)] for i, row in enumerate(g)])))
        print(sum(map(sum, [[x if j <= i else 0 for j, x in enumerate(row)] for i, row in enumerate(g)])))
        """,
    ),
    "items, rows and columns put in": (
        """
        import numpy as np
        a = np.arange(5)
        print(*np.insert(a, 2, [7, 8]), *np.insert(a, [1, 3], 9), *np.insert(a, -1, 6))
        g = np.array([[1, 2], [3, 4]])
        h = np.insert(g, 1, 9, axis=1)
        h = np.insert(h, 0, [5, 6, 7], axis=0)
        h = np.vstack((h, [0, 0, 1]))
        for row in np.c_[h, h[:, 0]]:
            print(*row)
        print(*np.stack([a, a * 2], axis=1)[3], *sum(h))
        """,
        """
        a = list(range(5))
        print(*a[:2] + [7, 8] + a[2:], *[*a[:1], 9, *a[1:3], 9, *a[3:]], *a[:-1] + [6] + a[-1:])
        g = [[1, 2], [3, 4]]
        h = [row[:1] + [9] + row[1:] for row in g]
        h = [[5, 6, 7]] + [row[:] for row in h]
        h = [row[:] for row in h] + [[0, 0, 1]]
        for row in [other + third for other, third in zip(h, [[x] for x in [row[0] for row in h]])]:
            print(*row)
        print(*list(map(list, zip(a, (x * 2 for x in a))))[3], *map(sum, zip(*h)))
        """,
    ),
    "tables rolled and sorted": (
        """
        import numpy as np
        g = np.array([[3, 1, 2], [9, 8, 7]])
        print(*np.roll(g, 1, axis=1)[0], *np.roll(g, -1, axis=0)[0])
        print(*np.roll(g[0], 5))
        order = np.lexsort((g[1], g[0]))
        g.sort(axis=1)
        print(*order, *g[1], *np.sort(g, axis=0)[0])
        for y, x in np.ndindex(g.shape):
            print(y, x, g[y, x])
        for (y, x), cell in np.ndenumerate(g):
            print(y, x, cell)
        print(*g.flat, *np.unique(g))
        """,
        """
        from itertools import product
        g = [[3, 1, 2], [9, 8, 7]]
        print(*[row[-1:] + row[:-1] for row in g][0], *[row[:] for row in g[1:] + g[:1]][0])
        start = -5 % max(len(g[0]), 1)
        print(*g[0][start:] + g[0][:start])
        order = sorted(range(len(g[0])), key=lambda i: (g[0][i], g[1][i]))
        for row in g:
            row.sort()
        print(*order, *g[1], *list(map(list, zip(*map(sorted, zip(*g)))))[0])
        for y, x in product(range(len(g)), range(len(g[0]))):
            print(y, x, g[y][x])
        for (y, x), cell in (((i, j), x) for i, row in enumerate(g) for j, x in enumerate(row)):
            print(y, x, cell)
        print(*(x for row in g for x in row), *sorted(set(x for row in g for x in row)))
        """,
    ),
    "added at places that come again": (
        """
        import numpy as np
        a = np.zeros(4, dtype=int)
        where = np.array([1, 1, 3])
        np.add.at(a, where, 1)
        np.subtract.at(a, where, [1, 2, 3])
        g = np.zeros((2, 2), dtype=int)
        np.add.at(g, ([0, 0, 1], [1, 1, 0]), 2)
        print(*a, *g[0], *g[1])
        """,
        """
        a = [0] * 4
        where = [1, 1, 3]
        for i in where:
            a[i] += 1
        for i, x in zip(where, [1, 2, 3]):
            a[i] -= x
        g = [[0] * 2 for _ in range(2)]
        for i, j in zip([0, 0, 1], [1, 1, 0]):
            g[i][j] += 2
        print(*a, *g[0], *g[1])
        """,
    ),
    "arrays of letters that begin empty": (
        """
        import numpy as np
        letters = np.array([])
        for word in ("#.#", "...", ".#."):
            row = np.array(list(word))
            if "#" in row:
                letters = np.concatenate((letters, row))
        letters = letters.reshape(-1, 3)
        for i in range(2):
            letters = np.delete(letters, i, 1)
        for line in letters:
            print("".join(line))
        """,
        """
        letters = []
        for word in ("#.#", "...", ".#."):
            row = list(word)
            if "#" in row:
                letters = letters + row
        letters = [letters[i:i + 3] for i in range(0, len(letters), 3)]
        for i in range(2):
            letters = [row[:i] + row[i:][1:] for row in letters]
        for line in letters:
            print("".join(line))
        """,
    ),
    "arrays made of tuples": (
        """
        import numpy as np
        steps = {"U": (0, 1), "R": (1, 0)}
        place = np.array([0, 0])
        for letter in "UURU":
            place += np.array(steps[letter])
        pairs = [(1, 2), (3, 4)]
        table = np.array(pairs)
        table[0, 1] = 7
        print(*place, *table[0], *pairs[0], *np.append(pairs[1], 5))
        """,
        """
        steps = {"U": (0, 1), "R": (1, 0)}
        place = [0, 0]
        for letter in "UURU":
            place = [x + y for x, y in zip(place, steps[letter])]
        pairs = [(1, 2), (3, 4)]
        table = list(map(list, pairs))
        table[0][1] = 7
        print(*place, *table[0], *pairs[0], *list(pairs[1]) + [5])
        """,
    ),
}
