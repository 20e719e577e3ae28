from __future__ import annotations

LEAVES_ALONE = {
    "a sum of floats": """
        total = 0.0
        for i in range(1000):
            total += 0.1
        print(total)
    """,
    "a list grows": """
        a = []
        b = [1]
        for i in range(1000):
            a += b
        print(a)
    """,
    "the last number is used": """
        count = 0
        for i in range(int(input())):
            count += 1
        print(count, i)
    """,
    "the amount changes": """
        total = 0
        step = 1
        for i in range(1000):
            total += total
        print(total)
    """,
    "the bound is the sum": """
        n = int(input())
        for i in range(n):
            n += 1
        print(n)
    """,
    "squares": """
        total = 0
        for i in range(int(input())):
            total += i * i
        print(total)
    """,
    "an else": """
        count = 0
        for i in range(int(input())):
            if i % 3 == 0:
                count += 1
            else:
                count -= 1
        print(count)
    """,
    "divisors": """
        n = int(input())
        count = 0
        for i in range(1, n + 1):
            if n % i == 0:
                count += 1
        print(count)
    """,
    "a remainder there never is": """
        count = 0
        for i in range(1, int(input())):
            if i % 3 == 4:
                count += 1
        print(count)
    """,
    "own range": """
        def range(n):
            return [1, 2, 3]

        count = 0
        for i in range(int(input())):
            count += 1
        print(count, sum(range(10)))
    """,
    "own sum": """
        def sum(numbers):
            return 5

        print(sum(range(int(input()))))
    """,
    "effects in the bound": """
        print(sum(range(int(input()))))
    """,
    "comments": """
        count = 0
        for i in range(int(input())):
            count += 1  # one more
        print(count)
    """,
    "subtraction": """
        count = 0
        for i in range(int(input())):
            count -= 1
        print(count)
    """,
}

REWRITES = {
    "counts": (
        """
        a, b, k = map(int, input().split())
        multiples = 0
        for i in range(a, b + 1):
            if i % k == 0:
                multiples += 1
        odd = 0
        for n in range(1, b + 1):
            if n % 2 == 1:
                odd = odd + 1
        harmonic = 0
        for i in range(1, b):
            for j in range(i, b, i):
                harmonic += 1
        weight = 0
        for _ in range(b):
            weight += k
        print(multiples, odd, harmonic, weight)
        """,
        """
        a, b, k = map(int, input().split())
        multiples = 0
        multiples += len(range(a + -a % k, b + 1, k))
        odd = 0
        odd += len(range(1, b + 1, 2))
        harmonic = 0
        for i in range(1, b):
            harmonic += len(range(i, b, i))
        weight = 0
        weight += k * len(range(b))
        print(multiples, odd, harmonic, weight)
        """,
        "-7 50 3\n",
    ),
    "sums": (
        """
        n, m = map(int, input().split())
        total = 0
        for i in range(1, n + 1):
            total += i
        even = 0
        for i in range(m):
            if i % 2 == 0:
                even += i
        print(total, even, sum(range(m)), sum(i for i in range(m, n)) * 2)
        print(sum(range(len("abc"))), sum(range(1, m, 2)))
        """,
        """
        n, m = map(int, input().split())
        total = 0
        total += (1 + n) * max(n, 0) // 2
        even = 0
        even += sum(range(0, m, 2))
        print(total, even, (m - 1) * max(m, 0) // 2, ((m + n - 1) * max(n - m, 0) // 2) * 2)
        print(sum(range(len("abc"))), sum(range(1, m, 2)))
        """,
        "20 7\n",
    ),
    "below zero": (
        """
        n, m = map(int, input().split())
        total = 0
        for i in range(m, n + 1):
            total += i
        for i in range(m - 2, n + 1):
            if i % 5 == 0:
                total += 2
        print(total, sum(range(n)))
        """,
        """
        n, m = map(int, input().split())
        total = 0
        total += (m + n) * max(n + 1 - m, 0) // 2
        total += 2 * len(range((m - 2) + -(m - 2) % 5, n + 1, 5))
        print(total, (n - 1) * max(n, 0) // 2)
        """,
        "-3 -12\n",
    ),
    "linear functions": (
        """
        n, k = map(int, input().split())
        total = 0
        for i in range(n):
            total += i + 1
        for i in range(k, n):
            total += n - i
        print(total)
        """,
        """
        n, k = map(int, input().split())
        total = 0
        total += ((n - 1) * max(n, 0) // 2) + len(range(n))
        total += n * len(range(k, n)) - ((k + n - 1) * max(n - k, 0) // 2)
        print(total)
        """,
        "20 7\n",
    ),
    "comprehensions": (
        """
        n = int(input())
        total = 0
        for i in range(n):
            total += 2 * (n - i)
        print(total, sum([i for i in range(1, n)]), sum(i for i in range(n)))
        """,
        """
        n = int(input())
        total = 0
        total += 2 * (n * len(range(n)) - ((n - 1) * max(n, 0) // 2))
        print(total, n * max(n - 1, 0) // 2, (n - 1) * max(n, 0) // 2)
        """,
        "9\n",
    ),
}
