LEAVES_ALONE = {
    "looked up twice": """
        xs, total = list(range(50)), 0
        for i in range(50):
            if xs[i] > 7:
                total += xs[i]
        print(total)
    """,
    "the item changes in between": """
        xs = list(range(50))
        for i in range(50):
            xs[i] = xs[i] + xs[i]
            xs[i] = xs[i] * 2 + i
        print(xs)
    """,
    "the index changes": """
        xs, total = list(range(50)) + [0], 0
        for i in range(49):
            total += xs[i] * 2
            i += 1
            total += xs[i] * 3 + xs[i]
        print(total)
    """,
    "another name for the list": """
        xs = list(range(50))
        ys, total = xs, 0
        for i in range(50):
            total += xs[i]
            ys[i] = 3
            total += xs[i] - xs[i] // 2
        print(total)
    """,
    "something called changes it": """
        xs, total = list(range(50)), 0
        def bump(i):
            xs[i] += 1
            return 1
        for i in range(50):
            total += bump(i) * xs[i] + xs[i] * bump(i) - xs[i]
        print(total)
    """,
    "a test before the first one": """
        def total(xs, n):
            found = 0
            for i in range(n):
                if i < len(xs) and xs[i] > 3 and xs[i] != 7:
                    found += xs[i] + xs[i]
            return found
        print(total([1, 5, 7, 9], 8))
    """,
    "of any kind": """
        def total(xs):
            found = 0
            for i in range(3):
                found += xs[i] + xs[i] * xs[i]
            return found
        class Loud:
            def __getitem__(self, i):
                print(i)
                return i
        print(total(Loud()))
    """,
    "a defaultdict": """
        from collections import defaultdict
        counts, total = defaultdict(int), 0
        for i in range(50):
            total += counts[i] + counts[i] * counts[i]
        print(total, len(counts))
    """,
    "kept for later": """
        xs, kept = list(range(50)), []
        for i in range(50):
            kept.append(lambda: xs[i] + xs[i] * xs[i])
        print(kept[0]())
    """,
    "a row changes": """
        rows, total = [[0] * 9 for _ in range(9)], 0
        for i in range(9):
            for j in range(8):
                total += rows[i][j] + 1
                rows[i][j] = total
                total += rows[i][j] * 2
        print(total)
    """,
    "done once": """
        xs, i = [1, 2, 3], 1
        print(xs[i] + xs[i] * xs[i])
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "a new name at module level": """
        xs, total = list(range(50)), 0
        for i in range(50):
            total += xs[i] + xs[i] * xs[i]
    """,
}

REWRITES = {
    "three times": (
        """
        def total(n):
            xs = list(range(n))
            found = 0
            for i in range(n):
                # the large ones
                if xs[i] > 7:
                    found += xs[i] * 2
                elif xs[i] > 3:
                    found += xs[i]
                else:
                    found -= xs[i]
                xs[i] = xs[i] + 1
            return found, xs
        print(total(50))
        """,
        """
        def total(n):
            xs = list(range(n))
            found = 0
            for i in range(n):
                # the large ones
                xs_i = xs[i]
                if xs_i > 7:
                    found += xs_i * 2
                elif xs_i > 3:
                    found += xs_i
                else:
                    found -= xs_i
                xs[i] = xs_i + 1
            return found, xs
        print(total(50))
        """,
    ),
    "an index that is made first": (
        """
        xs = list(range(50))
        ys = [1] * 50
        total = 0
        for i in range(1, 50):
            ys[i] = xs[i - 1] * 3
            total += xs[i - 1] + ys[i]
        print(total)
        """,
        """
        xs = list(range(50))
        ys = [1] * 50
        total = 0
        for i in range(1, 50):
            xs_i_minus_1 = xs[i - 1]
            ys[i] = xs_i_minus_1 * 3
            total += xs_i_minus_1 + ys[i]
        print(total)
        """,
    ),
    "items of rows": (
        """
        rows, total = [[i * j for j in range(9)] for i in range(9)], 0
        for i in range(9):
            for j in range(9):
                if rows[i][j] % 2:
                    total += rows[i][j]
        print(total)
        """,
        """
        rows, total = [[i * j for j in range(9)] for i in range(9)], 0
        for i in range(9):
            for j in range(9):
                rows_i_j = rows[i][j]
                if rows_i_j % 2:
                    total += rows_i_j
        print(total)
        """,
    ),
}
