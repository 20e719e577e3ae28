LEAVES_ALONE = {
    "the item is read by another index": """
        def f(n):
            a = [1] * n
            for i in range(1, n):
                for j in range(n):
                    a[i] += a[j]
            return a
        print(f(5))
    """,
    "the item is set by another index": """
        def f(n):
            a = [1] * n
            for i in range(1, n):
                for j in range(n):
                    a[i] += 1
                    a[j] = 0
            return a
        print(f(5))
    """,
    "another name for the list": """
        def f(n):
            a = [1] * n
            b = a
            for i in range(1, n):
                for j in range(n):
                    a[i] += b[j]
            return a
        print(f(5))
    """,
    "a list that others know": """
        def f(a, b):
            for i in range(1, len(a)):
                for j in range(len(b)):
                    a[i] += b[j]
        x = [1, 2, 3]
        f(x, x)
        print(x)
    """,
    "rows that are one list": """
        def f(n):
            a = [[1] * n] * n
            for i in range(1, n):
                for j in range(n):
                    a[i][0] += a[0][j]
            return a
        print(f(3))
    """,
    "a row in another table": """
        def f(n):
            a = [[1] * n for _ in range(n)]
            b = []
            b.append(a[0])
            for i in range(n):
                for j in range(n):
                    a[i][0] += b[0][j]
            return a
        print(f(3))
    """,
    "a copy of the table": """
        def f(n):
            a = [[1] * n for _ in range(n)]
            b = a.copy()
            c, d = a
            for i in range(n):
                for j in range(n):
                    a[i][0] += b[0][j] + c[0] + d[0]
            return a
        print(f(2))
    """,
    "the row is gone through": """
        def f(n):
            a = [[1] * n for _ in range(n)]
            for i in range(n):
                for x in a[i]:
                    a[i][1] += x
            return a
        print(f(3))
    """,
    "the list is summed up": """
        def f(n):
            a = [1] * n
            for i in range(n):
                for j in range(n):
                    a[i] += sum(a)
            return a
        print(f(3))
    """,
    "a function that reads it": """
        def f(n):
            a = [1] * n
            def total():
                return sum(a)
            for i in range(n):
                for j in range(n):
                    a[i] += total()
            return a
        print(f(3))
    """,
    "left by return": """
        a = [0] * 5
        def f(i, n):
            for k in range(n):
                a[i] += k
                if a[i] > 20:
                    return a
        print(f(2, 100))
    """,
    "what is raised is caught": """
        def f(n):
            a = [0] * n
            for i in range(n):
                try:
                    for j in range(5):
                        a[i] += 6 // (3 - j)
                except ZeroDivisionError:
                    pass
            return a
        print(f(3))
    """,
    "what is raised is caught elsewhere": """
        a = [0] * 3
        def f(n):
            for j in range(5):
                a[1] += 6 // (3 - j)
        try:
            f(3)
        except ZeroDivisionError:
            print(a)
    """,
    "the index changes": """
        def f(n):
            a = [0] * n
            for i in range(n):
                j = i
                while j < n:
                    a[j] += 1
                    j += i + 1
            return a
        print(f(5))
    """,
    "an item that may not be there": """
        def f(numbers, n):
            a = [0] * 3
            for i in range(n):
                for j in numbers:
                    if j == i:
                        a[j] += 1
                        a[i] += 1
            return a
        print(f([0, 1], 5))
    """,
    "a dictionary": """
        def f(n):
            a = {}
            for i in range(n):
                a[i] = 0
                for j in range(n):
                    a[i] += j
            return a
        print(f(3))
    """,
    "a comprehension that reads it": """
        def f(n):
            a = [1] * n
            for i in range(n):
                for j in range(n):
                    a[i] += len([x for x in a if x > j])
            return a
        print(f(3))
    """,
    "a generator shows it between": """
        def f(n):
            a = [0] * n
            for i in range(n):
                for j in range(n):
                    a[i] += j
                    yield a[i]
        print(list(f(3)))
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may see the list": """
        a = [0] * 9
        for i in range(9):
            for j in range(20):
                a[i] += j
    """,
}

REWRITES = {
    "sums of rows and columns": (
        """
        def main():
            h, w = map(int, input().split())
            a = [list(map(int, input().split())) for _ in range(h)]
            rows = [0] * h
            columns = [0] * w
            for i in range(h):
                for j in range(w):
                    rows[i] += a[i][j]
                    columns[j] += a[i][j]
            print(rows, columns)


        main()
        """,
        """
        def main():
            h, w = map(int, input().split())
            a = [list(map(int, input().split())) for _ in range(h)]
            rows = [0] * h
            columns = [0] * w
            for i in range(h):
                rows_i = rows[i]
                for j in range(w):
                    rows_i += a[i][j]
                    columns[j] += a[i][j]
                rows[i] = rows_i
            print(rows, columns)


        main()
        """,
        "2 3\n1 2 3\n4 5 6\n",
    ),
    "what is behind it is read": (
        """
        n = int(input())
        ways = [0] * (n + 1)
        ways[0] = 1
        for i in range(1, n + 1):
            for j in range(1, 7):
                if j > i:
                    break
                ways[i] += ways[i - j]
                ways[i] %= 1000
        print(ways)
        """,
        """
        n = int(input())
        ways = [0] * (n + 1)
        ways[0] = 1
        for i in range(1, n + 1):
            ways_i = ways[i]
            for j in range(1, 7):
                if j > i:
                    break
                ways_i += ways[i - j]
                ways_i %= 1000
            ways[i] = ways_i
        print(ways)
        """,
        "20\n",
    ),
    "rows with names": (
        """
        def product(a, b, n):
            c = [[0] * n for _ in range(n)]
            for c_i, a_i in zip(c, a):
                for j in range(n):
                    k = 0
                    while k < n:
                        c_i[j] += a_i[k] * b[k][j]
                        if c_i[j] > 1000:
                            c_i[j] = 0
                        k += 1
            return c


        print(product([[1, 2], [3, 400]], [[5, 6], [7, 8]], 2))
        """,
        """
        def product(a, b, n):
            c = [[0] * n for _ in range(n)]
            for c_i, a_i in zip(c, a):
                for j in range(n):
                    k = 0
                    c_i_j = c_i[j]
                    while k < n:
                        c_i_j += a_i[k] * b[k][j]
                        if c_i_j > 1000:
                            c_i_j = 0
                        k += 1
                    c_i[j] = c_i_j
            return c


        print(product([[1, 2], [3, 400]], [[5, 6], [7, 8]], 2))
        """,
    ),
    "the row before": (
        """
        def ways(n, m):
            table = [[1] * m for _ in range(n)]
            for i in range(1, n):
                for j in range(m):
                    for k in range(j):
                        table[i][j] += table[i - 1][k]
            return table


        print(ways(4, 4))
        """,
        """
        def ways(n, m):
            table = [[1] * m for _ in range(n)]
            for i in range(1, n):
                for j in range(m):
                    table_i_j = table[i][j]
                    for k in range(j):
                        table_i_j += table[i - 1][k]
                    table[i][j] = table_i_j
            return table


        print(ways(4, 4))
        """,
    ),
}
