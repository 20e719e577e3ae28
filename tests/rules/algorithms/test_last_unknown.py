from __future__ import annotations

LEAVES_ALONE = {
    "what is done changes the equation": """
        n = int(input())
        for k in range(10):
            if n + k == 12:
                n -= 1
        print(n)
    """,
    "the number is used after the loop": """
        n = int(input())
        for k in range(10):
            if n + k == 12:
                break
        print(k)
    """,
    "floats": """
        n = float(input())
        for k in range(10):
            if n + k == 12:
                print(k)
    """,
    "squares": """
        n = int(input())
        for k in range(10):
            if n + k * k == 12:
                print(k)
    """,
    "twice in the equation": """
        n = int(input())
        for k in range(10):
            if n + k == 12 - k:
                print(k)
    """,
    "an unknown factor, which may be zero": """
        n, c = map(int, input().split())
        for k in range(10):
            if n + c * k == 12:
                print(k)
    """,
    "an else of the loop": """
        n = int(input())
        for k in range(10):
            if n + k == 12:
                break
        else:
            print("none")
    """,
    "not equal": """
        n = int(input())
        for k in range(10):
            if n + k != 12:
                print(k)
    """,
    "either of two": """
        n = int(input())
        for k in range(10):
            if n + k == 12 or n - k == 2:
                print(k)
    """,
    "more is done": """
        n = int(input())
        for k in range(10):
            print(k)
            if n + k == 12:
                print(n)
    """,
    "every second number": """
        n = int(input())
        for k in range(0, 10, 2):
            if n + k == 12:
                print(n)
    """,
    "a call in the equation": """
        def f(n):
            print(n)
            return n

        for k in range(10):
            if f(3) + k == 12:
                print(k)
    """,
    "a list that changes": """
        a = [1, 2, 3]
        for k in range(10):
            if a[0] + k == 5:
                a[0] -= 1
        print(a)
    """,
    "the sum is used after": """
        n = int(input())
        for k in range(10):
            total = n + 5 * k
            if total == 12:
                print(k)
        print(total)
    """,
    "comments": """
        n = int(input())
        for k in range(10):
            if n + k == 12:  # found
                print(k)
    """,
}

REWRITES = {
    "coins": (
        """
        a, b, c, x = (int(input()) for _ in range(4))
        count = 0
        for i in range(a + 1):
            for j in range(b + 1):
                for k in range(c + 1):
                    if 500 * i + 100 * j + 50 * k == x:
                        count += 1
        print(count)
        """,
        """
        a, b, c, x = (int(input()) for _ in range(4))
        count = 0
        for i in range(a + 1):
            for j in range(b + 1):
                k, rest = divmod(x - 500 * i - 100 * j, 50)
                if rest == 0 and 0 <= k < c + 1:
                    count += 1
        print(count)
        """,
        "4\n6\n9\n1200\n",
    ),
    "bills, with a name for the sum": (
        """
        def find(n, y):
            found = (-1, -1, -1)
            for a in range(n + 1):
                for b in range(n + 1 - a):
                    for c in range(n + 1):
                        total = 10000 * a + 5000 * b + 1000 * c
                        if total == y:
                            found = (a, b, c)
                            break
            return found


        for y in range(0, 60000, 500):
            print(find(9, y))
        """,
        """
        def find(n, y):
            found = (-1, -1, -1)
            for a in range(n + 1):
                for b in range(n + 1 - a):
                    c, rest = divmod(y - 10000 * a - 5000 * b, 1000)
                    if rest == 0 and 0 <= c < n + 1:
                        found = (a, b, c)
            return found


        for y in range(0, 60000, 500):
            print(find(9, y))
        """,
    ),
    "several conditions": (
        """
        n, y = map(int, input().split())
        for a in range(n + 1):
            for b in range(n + 1):
                for c in range(n + 1):
                    if a + b + c == n and (a > 1 or b > 1) and 5 * a + 3 * b + 2 * c == y:
                        print(a, b, c)
        for i in range(-5, 6):
            for j in range(i, 6):
                if i - j == n - 7:
                    print(i, j)
        """,
        """
        n, y = map(int, input().split())
        for a in range(n + 1):
            for b in range(n + 1):
                c = n - a - b
                if 0 <= c < n + 1 and (a > 1 or b > 1) and 5 * a + 3 * b + 2 * c == y:
                    print(a, b, c)
        for i in range(-5, 6):
            j = i - n + 7
            if i <= j < 6:
                print(i, j)
        """,
        "6 19\n",
    ),
}
