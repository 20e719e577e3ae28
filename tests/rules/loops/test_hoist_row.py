LEAVES_ALONE = {
    "rows are swapped in the loop": """
        grid = [[0] * 100 for _ in range(100)]
        for i in range(99):
            for j in range(100):
                grid[i][j] += 1
                grid[i], grid[i + 1] = grid[i + 1], grid[i]
        print(grid)
    """,
    "the list itself is written": """
        best = [1] * 100
        for i in range(100):
            for j in range(i):
                best[i] = best[i] + best[j]
        print(best)
    """,
    "the index moves": """
        xs = list(range(100))
        i = 0
        for x in xs:
            if xs[i] < x:
                i += 1
        print(i)
    """,
    "another name for the same list": """
        xs = list(range(100))
        ys = xs
        for i in range(100):
            for j in range(100):
                ys[j] += xs[i]
        print(xs)
    """,
    "a function changes it": """
        xs = list(range(100))
        def bump(j):
            xs[j] += 1
        for i in range(100):
            for j in range(100):
                bump(xs[i] % 100)
        print(xs)
    """,
    "looked up under a condition": """
        xs = list(range(50))
        total = 0
        for i in range(100):
            for j in range(100):
                if i < len(xs):
                    total += xs[i]
        print(total)
    """,
    "looked up on the right of `and`": """
        xs = list(range(50))
        total = 0
        for i in range(100):
            for j in range(100):
                total += i < 50 and xs[i]
        print(total)
    """,
    "the loop may leave before it looks": """
        xs = list(range(50))
        total = 0
        for i in range(100):
            for j in range(100):
                if i >= 50:
                    break
                total += xs[i]
        print(total)
    """,
    "missing where the loop is empty": """
        def spread(xs):
            total = 0
            for x in xs:
                total += x - xs[0]
            return total
        print(spread([]), spread([1, 2]))
    """,
    "missing where the inner loop is empty": """
        rows = [[], [1, 2, 3]]
        for i in range(2):
            for j in range(1, len(rows[i])):
                print(rows[i][j] - rows[i][0])
    """,
    "a defaultdict would get an entry": """
        from collections import defaultdict
        graph = defaultdict(list)
        for i in range(100):
            for j in []:
                print(graph[i])
        print(len(graph))
    """,
    "a list of any kind": """
        def total(rows, n):
            found = 0
            for i in range(n):
                for j in range(n):
                    found += rows[i][j]
            return found
        class Rows(list):
            def __getitem__(self, i):
                print("row", i)
                return super().__getitem__(i)
        print(total(Rows([[1, 2], [3, 4]]), 2))
    """,
    "a few iterations": """
        grid = [[0] * 3 for _ in range(100)]
        for i in range(100):
            for j in range(3):
                grid[i][j] += 1
        print(grid)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "a new name at module level": """
        grid = [[0] * 100 for _ in range(100)]
        for i in range(100):
            for j in range(100):
                grid[i][j] = i * j
    """,
}

REWRITES = {
    "rows put in one by one": (
        """
        def f(n):
            a = []
            for i in range(n):
                a.append(list(range(n)))
            total = 0
            for i in range(n):
                for j in range(n):
                    total += a[i][j] * j
            return total
        print(f(5))
        """,
        """
        def f(n):
            a = []
            for i in range(n):
                a.append(list(range(n)))
            total = 0
            for i in range(n):
                a_i = a[i]
                for j in range(n):
                    total += a_i[j] * j
            return total
        print(f(5))
        """,
    ),
    "out of a search and the loop around it": (
        """
        def f(a):
            found = 0
            for i in range(len(a)):
                for j in range(i + 1, len(a)):
                    low, high = 0, len(a)
                    while high - low > 1:
                        middle = (low + high) // 2
                        if a[middle] < a[i] + a[j]:
                            low = middle
                        else:
                            high = middle
                    found += low
            return found
        print(f([2, 3, 4, 5, 7]))
        """,
        """
        def f(a):
            found = 0
            for i in range(len(a)):
                a_i = a[i]
                for j in range(i + 1, len(a)):
                    low, high = 0, len(a)
                    a_j = a[j]
                    while high - low > 1:
                        middle = (low + high) // 2
                        if a[middle] < a_i + a_j:
                            low = middle
                        else:
                            high = middle
                    found += low
            return found
        print(f([2, 3, 4, 5, 7]))
        """,
    ),
    "rows of a table": (
        """
        def fill(n):
            grid = [[0] * n for _ in range(n)]
            for i in range(1, n):
                # the row, from the row above
                for j in range(1, n):
                    grid[i][j] = grid[i - 1][j] + grid[i][j - 1] + 1
            return grid[-1][-1]
        print(fill(50))
        """,
        """
        def fill(n):
            grid = [[0] * n for _ in range(n)]
            for i in range(1, n):
                # the row, from the row above
                grid_i = grid[i]
                grid_i_minus_1 = grid[i - 1]
                for j in range(1, n):
                    grid_i[j] = grid_i_minus_1[j] + grid_i[j - 1] + 1
            return grid[-1][-1]
        print(fill(50))
        """,
    ),
    "in every branch": (
        """
        n, width = 40, 60
        table = [[0] * width for _ in range(n + 1)]
        for i in range(n):
            for j in range(width):
                if j % 2:
                    table[i + 1][j] = 1
                elif j % 3:
                    table[i + 1][j] = 2
                else:
                    table[i + 1][j] = 3
        print(table)
        """,
        """
        n, width = 40, 60
        table = [[0] * width for _ in range(n + 1)]
        for i in range(n):
            table_i_plus_1 = table[i + 1]
            for j in range(width):
                if j % 2:
                    table_i_plus_1[j] = 1
                elif j % 3:
                    table_i_plus_1[j] = 2
                else:
                    table_i_plus_1[j] = 3
        print(table)
        """,
    ),
    "pairs, the header included": (
        """
        pairs = [tuple(map(int, line.split())) for line in ["3 4", "5 6"]]
        best = [0] * 101
        for i in range(2):
            for left in range(100, pairs[i][0] - 1, -1):
                best[left] += best[left - pairs[i][0]] + pairs[i][1]
        print(best)
        """,
        """
        pairs = [tuple(map(int, line.split())) for line in ["3 4", "5 6"]]
        best = [0] * 101
        for i in range(2):
            pairs_i_0 = pairs[i][0]
            pairs_i = pairs[i]
            for left in range(100, pairs_i_0 - 1, -1):
                best[left] += best[left - pairs_i_0] + pairs_i[1]
        print(best)
        """,
    ),
    "lists in a list that nobody changes": (
        """
        size = 100
        items = sorted([[int(x) for x in line.split()] for line in ["3 4", "5 6"]], key=lambda item: item[1])
        best = [[0] * (size + 1) for _ in range(3)]
        for i in range(2):
            for left in range(size + 1):
                if left >= items[i][0]:
                    best[i + 1][left] = best[i][left - items[i][0]] + 1
                else:
                    best[i + 1][left] = best[i][left]
        print(best)
        """,
        """
        size = 100
        items = sorted([[int(x) for x in line.split()] for line in ["3 4", "5 6"]], key=lambda item: item[1])
        best = [[0] * (size + 1) for _ in range(3)]
        for i in range(2):
            items_i_0 = items[i][0]
            best_i_plus_1 = best[i + 1]
            best_i = best[i]
            for left in range(size + 1):
                if left >= items_i_0:
                    best_i_plus_1[left] = best_i[left - items_i_0] + 1
                else:
                    best_i_plus_1[left] = best_i[left]
        print(best)
        """,
    ),
    "the row only, where its items change": (
        """
        left = [[3, 1] for _ in range(100)]
        for i in range(100):
            for j in range(100):
                if left[i][0] > 0:
                    left[i][0] -= left[i][1]
            left[i] = [0, 0]
        print(left)
        """,
        """
        left = [[3, 1] for _ in range(100)]
        for i in range(100):
            left_i = left[i]
            for j in range(100):
                if left_i[0] > 0:
                    left_i[0] -= left_i[1]
            left[i] = [0, 0]
        print(left)
        """,
    ),
    "numbers, before the outermost loop that leaves them": (
        """
        xs = list(range(60))
        found = 0
        for i in range(60):
            for j in range(i, 60):
                for k in range(j, 60):
                    found += xs[i] + xs[j] == xs[k]
        print(found)
        """,
        """
        xs = list(range(60))
        found = 0
        for i in range(60):
            xs_i = xs[i]
            for j in range(i, 60):
                xs_j = xs[j]
                for k in range(j, 60):
                    found += xs_i + xs_j == xs[k]
        print(found)
        """,
    ),
}
