LEAVES_ALONE = {
    "a range that begins below zero, as was read in": """
        low, high = map(int, "-5 3".split())
        xs, ys = [1] * 9, [2] * 9
        for _ in range(30):
            for i in range(low, high):
                xs[i] = ys[i] + xs[i]
        print(xs)
    """,
    "a range that ends below zero": """
        high = int("-2")
        xs, ys = [1] * 9, [2] * 10
        for _ in range(30):
            for i in range(high):
                xs[i] = ys[i + 1] + xs[i]
        print(xs)
    """,
    "a test with a number below zero": """
        first = int("-2")
        xs, ys = [1] * 9, [2] * 9
        for _ in range(30):
            for i in range(9):
                if i >= first:
                    xs[i] = ys[i] + xs[i]
        print(xs)
    """,
    "an index moved down": """
        moved = int("-2")
        xs, ys = [1] * 9, list(range(20))
        for _ in range(30):
            for i in range(moved, 9):
                xs[i] = ys[i - moved] + xs[i]
        print(xs)
    """,
    "an iteration needs what the last one wrote": """
        def fill(coins, total):
            best = [0] * (total + 1)
            for coin in coins:
                for j in range(coin, total + 1):
                    best[j] = max(best[j], best[j - coin] + coin)
            return best
        print(fill([3, 5], 40))
    """,
    "another name for the same list": """
        def shift(n):
            xs = [1] * (n + 1)
            ys = xs
            for i in range(n):
                xs[i + 1] = ys[i] + 1
            return xs
        print(shift(50))
    """,
    "the same row many times": """
        def fill(n):
            table = [[1] * n] * n
            for i in range(n - 1):
                for j in range(n - 1):
                    table[i + 1][j + 1] = table[i][j] + 1
            return table
        print(fill(8))
    """,
    "rows that may be the same": """
        def fill(n):
            table = [[1] * n for _ in range(n)]
            for i in range(n):
                for k in range(n):
                    for j in range(1, n):
                        table[i][j] = table[k][j - 1] + 1
            return table
        print(fill(6))
    """,
    "an index below zero counts from the end": """
        def turn(xs):
            new = [0] * len(xs)
            for _ in range(40):
                for i in range(len(xs)):
                    new[i] = xs[i - 1] * 2
            return new
        print(turn([1, 2, 3]))
    """,
    "shortest paths, where little changes": """
        def paths(d, n):
            for k in range(n):
                for i in range(n):
                    for j in range(n):
                        d[i][j] = min(d[i][j], d[i][k] + d[k][j])
            return d
        print(paths([[abs(i - j) * 3 % 7 for j in range(9)] for i in range(9)], 9))
    """,
    "the index is used later": """
        def total(a, b, n):
            for i in range(n):
                a[i] = a[i] + b[i]
            return i
        print(total([1] * 50, [2] * 50, 50))
    """,
    "a call that prints": """
        def seen(x):
            print(x)
            return x
        a, b = [0] * 50, list(range(50))
        for i in range(50):
            a[i] = seen(b[i])
        print(a)
    """,
    "an item that is there only sometimes": """
        def move(marks, xs):
            new = [0] * len(marks)
            for _ in range(40):
                for i in range(len(marks)):
                    if marks[i]:
                        new[i] = xs[i + 3]
            return new
        print(move([1, 1, 0, 0], [5, 6, 7, 8, 9]))
    """,
    "a dictionary": """
        counts = {i: 0 for i in range(100)}
        xs = list(range(100))
        for _ in range(50):
            for i in range(100):
                counts[i] = counts[i] + xs[i]
        print(counts)
    """,
    "what is compared with changes": """
        def fill(n):
            xs = [0] * n
            limit = 5
            for i in range(n):
                xs[i] = xs[i] + limit
                limit += 1
            return xs
        print(fill(50))
    """,
    "an item of the list that changes": """
        def fill(n):
            xs = list(range(n))
            ys = list(range(n))
            for i in range(n):
                xs[i] = ys[i] + xs[3]
            return xs
        print(fill(50))
    """,
    "a handler may see how far it came": """
        def add(xs, ys):
            try:
                for i in range(100):
                    xs[i] = xs[i] + ys[i]
            except IndexError:
                pass
            return xs
        print(add([1] * 60, [2] * 60))
    """,
    "a comment": """
        xs, ys = [1] * 50, [2] * 50
        for i in range(50):
            # the second one counts twice
            xs[i] = xs[i] + 2 * ys[i]
        print(xs)
    """,
    "every second": """
        xs, ys = [1] * 50, [2] * 50
        for i in range(0, 50, 2):
            xs[i] = xs[i] + ys[i]
        print(xs)
    """,
    "as long as a list that grows later": """
        def shift(zs, xs):
            ys = [1] * len(zs)
            zs.append(7)
            for _ in range(40):
                for j in range(len(zs)):
                    xs[j] = ys[j] if xs[j + 1] else 2
            return xs
        print(shift([1, 2], [0, 0, 0, 0, 5]))
    """,
    "an end that takes something away": """
        def shift(words, xs, ys):
            while words:
                for j in range(len(words.pop())):
                    xs[j] = ys[j] + ys[j + 1]
            return xs
        print(shift(["abc", "de"] * 20, [0] * 9, list(range(10))))
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "the index at module level": """
        xs, ys = [1] * 50, [2] * 50
        for i in range(50):
            xs[i] = xs[i] + ys[i]
    """,
}

REWRITES = {
    "subset sums": (
        """
        def sums(numbers, top):
            reached = [False] * (top + 1)
            reached[0] = True
            for number in numbers:
                for total in range(top, number - 1, -1):
                    if reached[total - number]:
                        reached[total] = True
            return reached
        print(sums([3, 5, 70], 40))
        """,
        """
        def sums(numbers, top):
            reached = [False] * (top + 1)
            reached[0] = True
            for number in numbers:
                reached[number:] = [True if x else y for x, y in zip(reached, reached[number:])]
            return reached
        print(sums([3, 5, 70], 40))
        """,
    ),
    "a table, split where the weight fits": (
        """
        weights, values, top = [3, 50, 7], [4, 9, 2], 30
        best = [[0] * (top + 1) for _ in range(4)]
        for i in range(3):
            for j in range(top + 1):
                if j < weights[i]:
                    best[i + 1][j] = best[i][j]
                    continue
                best[i + 1][j] = max(best[i][j], best[i][j - weights[i]] + values[i])
        print(best)
        """,
        """
        weights, values, top = [3, 50, 7], [4, 9, 2], 30
        best = [[0] * (top + 1) for _ in range(4)]
        for i in range(3):
            best[i + 1][:weights[i]] = best[i][:weights[i]]
            best[i + 1][weights[i]:] = [
                candidate if (candidate := x + values[i]) > y else y
                for x, y in zip(best[i], best[i][weights[i]:])
            ]
        print(best)
        """,
    ),
    "from one on": (
        """
        def fill(weights, top):
            best = [[0] * (top + 1) for _ in range(len(weights) + 1)]
            for i, weight in enumerate(weights):
                for j in range(1, top + 1):
                    best[i + 1][j] = best[i][j]
                    if j >= weight:
                        best[i + 1][j] = max(best[i + 1][j], best[i][j - weight] + weight)
            return best
        print(fill([3, 0, 5, 20], 12))
        """,
        """
        def fill(weights, top):
            best = [[0] * (top + 1) for _ in range(len(weights) + 1)]
            for i, weight in enumerate(weights):
                best[i + 1][1:weight] = best[i][1:weight]
                start = max(weight, 1)
                best[i + 1][start:] = [
                    candidate if (candidate := x + weight) > y else y
                    for x, y in zip(best[i][start - weight:], best[i][start:])
                ]
            return best
        print(fill([3, 0, 5, 20], 12))
        """,
    ),
    "two rows in turn, with names for values": (
        """
        def fill(weights, top):
            best = [[0] * (top + 1) for _ in range(2)]
            for i in range(len(weights)):
                now, before = i % 2, (i + 1) % 2
                for j in range(top + 1):
                    if j >= weights[i]:
                        taken = best[before][j - weights[i]] + 3
                        left = best[before][j]
                        best[now][j] = taken if taken > left else left
                    else:
                        best[now][j] = best[before][j]
            return best
        print(fill([3, 4, 5, 20], 12))
        """,
        """
        def fill(weights, top):
            best = [[0] * (top + 1) for _ in range(2)]
            for i in range(len(weights)):
                now, before = i % 2, (i + 1) % 2
                best[now][:weights[i]] = best[before][:weights[i]]
                best[now][weights[i]:] = [
                    taken if (taken := x + 3) > y else y
                    for x, y in zip(best[before], best[before][weights[i]:])
                ]
            return best
        print(fill([3, 4, 5, 20], 12))
        """,
    ),
    "a new list from the old one": (
        """
        def smooth(xs, times):
            n = len(xs)
            old = [0] * n
            for _ in range(times):
                new = [1] * n
                for i in range(1, n - 1):
                    new[i] = (old[i - 1] + old[i] + old[i + 1]) % 1009
                old = new
            return old
        print(smooth([], 3), smooth([1, 2, 3, 4], 40))
        """,
        """
        def smooth(xs, times):
            n = len(xs)
            old = [0] * n
            for _ in range(times):
                new = [1] * n
                new[1:-1] = [(x + y + z) % 1009 for x, y, z in zip(old[:-2], old[1:], old[2:])]
                old = new
            return old
        print(smooth([], 3), smooth([1, 2, 3, 4], 40))
        """,
    ),
    "added to a row": (
        """
        n = 9
        a = [[i + j for j in range(n)] for i in range(n)]
        b = [[i * j for j in range(n)] for i in range(n)]
        c = [[0] * n for _ in range(n)]
        for i in range(n):
            for k in range(n):
                for j in range(n):
                    c[i][j] += a[i][k] * b[k][j]
        print(c)
        """,
        """
        n = 9
        a = [[i + j for j in range(n)] for i in range(n)]
        b = [[i * j for j in range(n)] for i in range(n)]
        c = [[0] * n for _ in range(n)]
        for i in range(n):
            for k in range(n):
                c[i][:] = [x + (a[i][k] * y) for x, y in zip(c[i], b[k])]
        print(c)
        """,
    ),
    "a test that is the same for all": (
        """
        def fill(n, top):
            rows = [[0] * top for _ in range(n)]
            other = [[1] * top for _ in range(n)]
            for i in range(n):
                for j in range(top):
                    if i < 3 or j < i:
                        rows[i][j] = other[i][j]
                    else:
                        rows[i][j] = other[i][j - i] + j
            return rows
        print(fill(9, 7))
        """,
        """
        def fill(n, top):
            rows = [[0] * top for _ in range(n)]
            other = [[1] * top for _ in range(n)]
            for i in range(n):
                if i < 3:
                    rows[i][:] = other[i][:]
                else:
                    rows[i][:i] = other[i][:i]
                    rows[i][i:] = [x + j for j, x in zip(range(i, top), other[i])]
            return rows
        print(fill(9, 7))
        """,
    ),
}
