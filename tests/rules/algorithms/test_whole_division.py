from __future__ import annotations

LEAVES_ALONE = {
    "may be below zero": """
        for line in open(0):
            a, b = map(int, line.split())
            print(int(a / b))
    """,
    "floats": """
        import math

        for line in open(0):
            x = float(line)
            print(math.floor(x / 2), int(math.sqrt(x)))
    """,
    "it runs once": """
        import math

        n = int(input())
        print(int(n ** 0.5), math.floor(n / 2))
    """,
    "another root": """
        for i in range(1000):
            print(int(i ** 0.25), int(i ** (1 / 3)))
    """,
    "a number that may be negative": """
        import math

        n = int(input())
        i = -5
        while i <= math.sqrt(n):
            i += 1
        print(i)
    """,
    "a number that shrinks": """
        import math

        n = int(input())
        i = 5
        while i < math.sqrt(n):
            i -= 1
        print(i)
    """,
    "the end of a range": """
        import math

        n = int(input())
        for i in range(2, int(math.sqrt(n)) + 1):
            print(i)
    """,
    "own int": """
        def int(x):
            return 1

        for i in range(1000):
            print(int(i / 2))
    """,
    "a quotient that is no int": """
        for i in range(1000):
            print(i / 2, round(i / 2))
    """,
}

REWRITES = {
    "quotients": (
        """
        import math

        n = int(input())
        for i in range(100):
            for j in range(i, 100):
                print(int((i + j) / 2), math.floor((i - n) / 3), int(i * j / 7) + 1, 3 * int(i / 2))
        """,
        """
        import math

        n = int(input())
        for i in range(100):
            for j in range(i, 100):
                print((i + j) // 2, (i - n) // 3, (i * j // 7) + 1, 3 * (i // 2))
        """,
        "50\n",
    ),
    "roots": (
        """
        from math import sqrt

        for i in range(100):
            print(int(sqrt(i)), int(i ** 0.5), int((i + 1) ** (1 / 2)))
        """,
        """
        from math import isqrt
        from math import sqrt

        for i in range(100):
            print(isqrt(i), isqrt(i), isqrt(i + 1))
        """,
    ),
    "squares": (
        """
        import math

        for word in input().split():
            n = int(word)
            i = 2
            found = []
            while i <= math.sqrt(n):
                if n % i == 0:
                    found.append(i)
                    n //= i
                else:
                    i += 1
            k = 1
            while k < (n + 1) ** 0.5:
                k += 1
            while k <= int(math.sqrt(n)):
                k += 1
            while k < int(n ** 0.5):
                k += 1
            print(n, found, k)
        """,
        """
        import math

        for word in input().split():
            n = int(word)
            i = 2
            found = []
            while i * i <= n:
                if n % i == 0:
                    found.append(i)
                    n //= i
                else:
                    i += 1
            k = 1
            while k * k < n + 1:
                k += 1
            while k * k <= n:
                k += 1
            while k < math.isqrt(n):
                k += 1
            print(n, found, k)
        """,
        "1 2 36 97 360 1001\n",
    ),
}
