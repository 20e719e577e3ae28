from __future__ import annotations

LEAVES_ALONE = {
    "items change after they were added": """
        a = [1] * 10
        for i in range(10):
            total = 0
            for j in range(i):
                total += a[j]
            a[0] = total
        print(a)
    """,
    "the item just written is not yet added, but the one before changes": """
        a = [1] * 10
        for i in range(1, 10):
            total = 0
            for j in range(i):
                total += a[j]
            a[i - 1] = total
        print(a)
    """,
    "items depend on the outer loop": """
        a = [1] * 10
        for i in range(10):
            total = 0
            for j in range(i):
                total += a[j] * i
            print(total)
    """,
    "the sum goes on being used": """
        a = [1] * 10
        for i in range(10):
            total = 0
            for j in range(i):
                total += a[j]
        print(total)
    """,
    "the sum is changed elsewhere": """
        a = [1] * 10
        for i in range(10):
            total = 0
            for j in range(i):
                total += a[j]
            total += 100
            print(total)
    """,
    "the inner variable is used": """
        a = [1] * 10
        for i in range(1, 10):
            total = 0
            for j in range(i):
                total += a[j]
            print(total, j)
    """,
    "the inner variable is used for another loop": """
        a = [1] * 10
        for i in range(1, 10):
            total = 0
            for j in range(i):
                total += a[j]
            for j in range(3):
                print(total, j)
    """,
    "the end shrinks": """
        a = [1] * 10
        for i in range(9, 0, -1):
            total = 0
            for j in range(i):
                total += a[j]
            print(total)
    """,
    "the end does not depend on the outer loop alone": """
        a = [1] * 20
        for i in range(10):
            total = 0
            for j in range(i * 2):
                total += a[j]
            print(total)
    """,
    "another name for the list": """
        a = [1] * 10
        b = a
        for i in range(10):
            total = 0
            for j in range(i):
                total += a[j]
            b[0] += 1
            print(total)
    """,
    "what is done for each item is not just overwritten": """
        a = [1] * 10
        for i in range(10):
            total = 0
            for j in range(i):
                total += a[j]
                print(total)
    """,
    "all items each time, under the same name": """
        a = [1] * 10
        for i in range(10):
            total = 0
            for j in range(i):
                total += sum(a[j] for j in range(10))
            a[i] = total
        print(a)
    """,
    "a function with effects": """
        def f(j):
            print(j)
            return j
        for i in range(10):
            total = 0
            for j in range(i):
                total += f(j)
            print(total)
    """,
    "lists are added": """
        rows = [[1], [2], [3]]
        kept = []
        for i in range(3):
            total = []
            for j in range(i):
                total += rows[j]
            kept.append(total)
        print(kept)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may read the variables": """
        a = [1] * 10
        for i in range(10):
            total = 0
            for j in range(i):
                total += a[j]
            print(total)
    """,
}

REWRITES = {
    "a table that grows ahead": (
        """
        def ways():
            n = int(input())
            table = [1] * (n + 1)
            for i in range(1, n + 1):
                total = 0
                for j in range(0, i - 1):
                    total += table[j]
                table[i] = total % 1000  # so many
            return table[n]


        print(ways())
        """,
        """
        def ways():
            n = int(input())
            table = [1] * (n + 1)
            total = 0
            j = 0
            for i in range(1, n + 1):
                while j < i - 1:
                    total += table[j]
                    j += 1
                table[i] = total % 1000  # so many
            return table[n]


        print(ways())
        """,
        "20\n",
    ),
    "overwritten in the inner loop": (
        """
        n = int(input())
        table = [0] * (n + 1)
        table[0] = 1
        for i in range(1, n + 1):
            total = 0
            for j in range(i - 2):
                total += table[j]
                table[i] = total % 7
        print(table)
        """,
        """
        n = int(input())
        table = [0] * (n + 1)
        table[0] = 1
        total = 0
        j = 0
        for i in range(1, n + 1):
            while j < i - 2:
                total += table[j]
                table[i] = total % 7
                j += 1
        print(table)
        """,
        "15\n",
    ),
    "an unchanging list, with iterations left out": (
        """
        prices = list(map(int, input().split()))
        for i in range(len(prices)):
            if i % 2:
                continue
            total = 0.0
            for j in range(i + 1):
                total += prices[j] / 10
            print(i, total)
        """,
        """
        prices = list(map(int, input().split()))
        total = 0.0
        j = 0
        for i in range(len(prices)):
            if i % 2:
                continue
            while j < i + 1:
                total += prices[j] / 10
                j += 1
            print(i, total)
        """,
        "3 1 4 1 5 9 2 6\n",
    ),
    "the list grows meanwhile": (
        """
        row = [1, 1]
        for i in range(9):
            total = 0
            for j in range(i):
                total += row[j]
            row.append(total)
        print(row)
        """,
        """
        row = [1, 1]
        total = 0
        j = 0
        for i in range(9):
            while j < i:
                total += row[j]
                j += 1
            row.append(total)
        print(row)
        """,
    ),
}
