from __future__ import annotations

LEAVES_ALONE = {
    "looked at between": """
        n, q = map(int, input().split())
        table = [0] * n
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left, right):
                table[i] += 1
            print(max(table))
    """,
    "floats": """
        n, q = map(int, input().split())
        table = [0.0] * n
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left, right):
                table[i] += 1
        print(table)
    """,
    "another amount for each": """
        n, q = map(int, input().split())
        table = [0] * n
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left, right):
                table[i] += i
        print(table)
    """,
    "only one loop": """
        n, left, right = map(int, input().split())
        table = [0] * n
        for i in range(left, right):
            table[i] += 1
        print(table)
    """,
    "another name for the list": """
        n, q = map(int, input().split())
        table = other = [0] * n
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left, right):
                table[i] += 1
        print(other)
    """,
    "a function that reads it": """
        table = [0] * int(input())
        def largest():
            return max(table)
        for _ in range(int(input())):
            left, right = map(int, input().split())
            for i in range(left, right):
                table[i] += 1
        print(largest())
    """,
    "an error that is caught": """
        n, q = map(int, input().split())
        table = [0] * n
        try:
            for _ in range(q):
                left, right = map(int, input().split())
                for i in range(left, right):
                    table[i] += 1
        except IndexError:
            print(table)
    """,
    "the position is used after it": """
        n, q = map(int, input().split())
        table = [0] * n
        i = 0
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left, right):
                table[i] += 1
        print(table, i)
    """,
    "steps": """
        n, q = map(int, input().split())
        table = [0] * n
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left, right, 2):
                table[i] += 1
        print(table)
    """,
    "another item is read": """
        n, q = map(int, input().split())
        table = [1] * n
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left, right):
                table[i] = table[i - 1] + 1
        print(table)
    """,
    "the amount is one of the items": """
        n, q = map(int, input().split())
        table = [1] * n
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left, right):
                table[i] += table[0]
        print(table)
    """,
    "a list made in the loop": """
        for _ in range(int(input())):
            table = [0] * 5
            left, right = map(int, input().split())
            for i in range(left, right):
                table[i] += 1
            print(table)
    """,
    "bounds on several lines": """
        n, q = map(int, input().split())
        table = [0] * n
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left +
                           1, right):
                table[i] += 1
        print(table)
    """,
    "from the end on": """
        table = [0] * int(input())
        for stop in [3, 2, 4]:
            for i in range(stop):
                table[i - 1] += 1
        print(table)
    """,
    "comments": """
        n, q = map(int, input().split())
        table = [0] * n
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left, right):
                table[i] += 1  # one more guest
        print(table)
    """,
}

REWRITES = {
    "stretches from input, some of them empty or from the end": (
        """
        n, q = map(int, input().split())
        table = [0] * n
        for _ in range(q):
            left, right = map(int, input().split())
            for i in range(left - 1, right):
                table[i] += 1
        print(*table)
        """,
        """
        from itertools import accumulate

        n, q = map(int, input().split())
        table = [0] * n
        table_steps = [0] * (len(table) + 1)
        for _ in range(q):
            left, right = map(int, input().split())
            if 0 <= left - 1 < right:
                table_steps[left - 1] += 1
                table_steps[right] -= 1
            else:
                for i in range(left - 1, right):
                    table[i] += 1
        table = [item + step for item, step in zip(table, accumulate(table_steps))]
        print(*table)
        """,
        "5 5\n1 5\n2 3\n4 2\n-1 2\n5 5\n",
    ),
    "positions that count from one": (
        """
        n, q = map(int, input().split())
        table = [3] * n
        for _ in range(q):
            left, right, amount = map(int, input().split())
            for i in range(left, right + 1):
                table[i - 1] = table[i - 1] - amount
        print(*table)
        """,
        """
        from itertools import accumulate

        n, q = map(int, input().split())
        table = [3] * n
        table_steps = [0] * (len(table) + 1)
        for _ in range(q):
            left, right, amount = map(int, input().split())
            if 0 <= left - 1 < right:
                table_steps[left - 1] -= amount
                table_steps[right] += amount
            else:
                for i in range(left, right + 1):
                    table[i - 1] = table[i - 1] - amount
        table = [item + step for item, step in zip(table, accumulate(table_steps))]
        print(*table)
        """,
        "4 3\n1 4 2\n2 3 -7\n0 2 5\n",
    ),
    "from the list's start": (
        """
        def main():
            table = [0 for _ in range(6)]
            for stop in [3, 0, 6, 2]:
                for i in range(stop):
                    table[i] += 2
            print(table)


        main()
        """,
        """
        from itertools import accumulate


        def main():
            table = [0 for _ in range(6)]
            table_steps = [0] * (len(table) + 1)
            for stop in [3, 0, 6, 2]:
                if 0 < stop:
                    table_steps[0] += 2
                    table_steps[stop] -= 2
            table = [item + step for item, step in zip(table, accumulate(table_steps))]
            print(table)


        main()
        """,
    ),
}
