from __future__ import annotations

LEAVES_ALONE = {
    "printed in order": """
        n = int(input())
        for i in range(1, n + 1):
            if n % i == 0:
                print(i)
    """,
    "n and half of it do not count": """
        n = int(input())
        count = 0
        for i in range(1, n - 1):
            if n % i == 0:
                count += 1
        print(count)
    """,
    "a list of something else": """
        n = int(input())
        print([i * i for i in range(1, n + 1) if n % i == 0], [n for i in range(1, n + 1) if n % i == 0])
    """,
    "a generator that is asked for one divisor after the other": """
        n = int(input())
        print(next(i for i in range(1, n + 1) if n % i == 0), sum(2 for i in range(1, n + 1) if n % i == 0))
        print(sum(n for i in range(1, n + 1) if n % i == 0), *(i for i in range(1, n) if n % i == 0))
    """,
    "own sum": """
        def sum(numbers): return next(numbers)
        n = int(input())
        print(sum(i for i in range(1, n + 1) if n % i == 0))
    """,
    "the list was not empty": """
        n = int(input())
        found = [0]
        for i in range(1, n + 1):
            if n % i == 0:
                found.append(i)
        print(found)
    """,
    "the list gathers the divisors of several numbers": """
        found = []
        for n in map(int, input().split()):
            for i in range(1, n + 1):
                if n % i == 0:
                    found.append(i)
        print(found)
    """,
    "the divisor is used after": """
        n = int(input())
        count = 0
        for i in range(1, n + 1):
            if n % i == 0:
                count += 1
        print(count, i)
    """,
    "an else": """
        n = int(input())
        count = other = 0
        for i in range(1, n + 1):
            if n % i == 0:
                count += 1
            else:
                other += 1
        print(count, other)
    """,
    "rounded sums": """
        n = int(input())
        total = 0.5
        for i in range(1, n + 1):
            if n % i == 0:
                total += i
        print(total)
    """,
    "something else is collected": """
        n = int(input())
        found = []
        k = 3
        for i in range(1, n + 1):
            if n % i == 0:
                found.append(k)
        print(found)
    """,
    "unknown kinds of numbers": """
        def count(n):
            c = 0
            for i in range(1, n + 1):
                if n % i == 0:
                    c += 1
            return c
    """,
}

REWRITES = {
    "proper divisors": (
        """
        def perfect(n):
            total = 0
            for i in range(1, n):
                if n % i == 0:
                    total = total + i
            return total == n


        def proper(n):
            found = []
            for i in range(1, n):
                if n % i == 0:
                    found.append(i)
            return found


        print([(perfect(n), proper(n)) for n in range(-3, 100)])
        """,
        """
        from math import isqrt


        def perfect(n):
            total = 0
            for i in range(1, isqrt(max(n, 0)) + 1):
                if n % i == 0:
                    total = total + (i if i * i == n else i + n // i)
            if n > 0:
                total -= n
            return total == n


        def proper(n):
            found = []
            for i in range(1, isqrt(max(n, 0)) + 1):
                if n % i == 0:
                    found.append(i)
                    if i * i != n:
                        found.append(n // i)
            found.sort()
            if n > 0:
                found.pop()
            return found


        print([(perfect(n), proper(n)) for n in range(-3, 100)])
        """,
    ),
    "proper ones in one line, and their sums": (
        """
        for n in [28, 36, 1, 0, -3, 7]:
            divisors = [i for i in range(1, n) if n % i == 0]
            print(divisors, sum(i for i in range(1, n + 1) if n % i == 0), sum(1 for i in range(1, n) if n % i == 0))
        """,
        """
        from math import isqrt

        for n in [28, 36, 1, 0, -3, 7]:
            divisors = sorted({divisor for i in range(1, isqrt(max(n, 0)) + 1) if n % i == 0 for divisor in (i, n // i)} - {n})
            print(divisors, sum({divisor_2 for i in range(1, isqrt(max(n, 0)) + 1) if n % i == 0 for divisor_2 in (i, n // i)}), len({divisor_3 for i in range(1, isqrt(max(n, 0)) + 1) if n % i == 0 for divisor_3 in (i, n // i)} - {n}))
        """,  # noqa: E501
    ),
    "in one line": (
        """
        for word in input().split():
            n = int(word)
            print(len([i for i in range(1, n+1) if n % i == 0]), [d for d in range(1, n + 1) if n % d == 0])
        """,
        """
        from math import isqrt

        for word in input().split():
            n = int(word)
            print(len(sorted({divisor for i in range(1, isqrt(max(n, 0)) + 1) if n % i == 0 for divisor in (i, n // i)})), sorted({divisor_2 for d in range(1, isqrt(max(n, 0)) + 1) if n % d == 0 for divisor_2 in (d, n // d)}))
        """,  # noqa: E501
        "1 2 12 36 97 360 0 -4\n",
    ),
    "counted and added, whatever the number": (
        """
        for word in input().split():
            n = int(word)
            count = total = 0
            for i in range(1, n + 1):
                if n % i == 0:
                    count += 1
            for i in range(1, n + 1):
                if n % i == 0:  # all of them
                    total += i
            print(count, total)
        """,
        """
        from math import isqrt

        for word in input().split():
            n = int(word)
            count = total = 0
            for i in range(1, isqrt(max(n, 0)) + 1):
                if n % i == 0:
                    count += 1 if i * i == n else 2
            for i in range(1, isqrt(max(n, 0)) + 1):
                if n % i == 0:  # all of them
                    total += i if i * i == n else i + n // i
            print(count, total)
        """,
        "1 2 3 4 16 60 97 100 0 -6\n",
    ),
    "collected": (
        """
        def divisors(n):
            found = []
            for i in range(1, n + 1):
                if n % i == 0:
                    found.append(i)
            return found


        print([divisors(n) for n in range(-2, 50)])
        """,
        """
        from math import isqrt


        def divisors(n):
            found = []
            for i in range(1, isqrt(max(n, 0)) + 1):
                if n % i == 0:
                    found.append(i)
                    if i * i != n:
                        found.append(n // i)
            found.sort()
            return found


        print([divisors(n) for n in range(-2, 50)])
        """,
    ),
}
