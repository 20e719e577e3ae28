from __future__ import annotations

LEAVES_ALONE = {
    "the sum is used after the loop": """
        k, s = map(int, input().split())
        ways = 0
        for y in range(k):
            z = s - y
            if 0 <= z <= k:
                ways += 1
        print(ways, z)
    """,
    "the number is used after the loop": """
        k, s = map(int, input().split())
        ways = 0
        for y in range(k):
            if 0 <= s - y <= k:
                ways += 1
        print(ways, y)
    """,
    "another factor": """
        k, s = map(int, input().split())
        ways = 0
        for y in range(k):
            if 0 <= s - 2 * y <= k:
                ways += 1
        print(ways)
    """,
    "floats": """
        k = int(input())
        s = float(input())
        ways = 0
        for y in range(k):
            if 0 <= s - y <= k:
                ways += 1
        print(ways)
    """,
    "either": """
        k, s = map(int, input().split())
        ways = 0
        for y in range(k):
            if y < 3 or y > s:
                ways += 1
        print(ways)
    """,
    "the limit is what is counted": """
        k, s = map(int, input().split())
        ways = 0
        for y in range(k):
            if y + ways < s:
                ways += 1
        print(ways)
    """,
    "not equal": """
        k, s = map(int, input().split())
        ways = 0
        for y in range(k):
            if y != s:
                ways += 1
        print(ways)
    """,
    "what is added changes": """
        k, s = map(int, input().split())
        ways = 0
        for y in range(k):
            if y < s:
                ways += y
        print(ways)
    """,
    "items": """
        a = list(map(int, input().split()))
        ways = 0
        for y in range(len(a)):
            if a[y] < 5:
                ways += 1
        print(ways)
    """,
    "comments": """
        k, s = map(int, input().split())
        ways = 0
        for y in range(k):
            if y < s:  # not yet
                ways += 1
        print(ways)
    """,
}

REWRITES = {
    "limits on both sides": (
        """
        k, s = map(int, input().split())
        ways = 0
        for x in range(k + 1):
            for y in range(x, k + 1):
                if 0 <= s - x - y and s - x - y <= k:
                    ways += 1
        for x in range(-9, k):
            for y in range(-3, 20):
                z = x - y + 1
                if k > z > 2:
                    ways = ways + k
        print(ways)
        """,
        """
        k, s = map(int, input().split())
        ways = 0
        for x in range(k + 1):
            ways += len(range(max(x, s - x - k), min(k + 1, s - x + 1)))
        for x in range(-9, k):
            ways += k * len(range(max(-3, x - k + 2), min(20, x - 1)))
        print(ways)
        """,
        "9 14\n",
    ),
    "one limit": (
        """
        def count(n, m):
            found = 0
            for i in range(n):
                if i + 5 >= m:
                    found += 2
            return found


        print([count(n, m) for n in range(12) for m in range(-3, 20)])
        """,
        """
        def count(n, m):
            found = 0
            found += 2 * len(range(max(0, m - 5), n))
            return found


        print([count(n, m) for n in range(12) for m in range(-3, 20)])
        """,
    ),
}
