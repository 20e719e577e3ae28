from __future__ import annotations

LEAVES_ALONE = {
    "nan is not equal to itself": """
        a = [float(x) for x in input().split()]
        count = 0
        for i in range(len(a)):
            for j in range(i + 1, len(a)):
                if a[i] == a[j]:
                    count += 1
        print(count)
    """,
    "lists cannot be hashed": """
        rows = [list(map(int, input().split())) for _ in range(100)]
        count = 0
        for i in range(len(rows)):
            for j in range(i + 1, len(rows)):
                if rows[i] == rows[j]:
                    count += 1
        print(count)
    """,
    "unknown items": """
        def pairs(a):
            count = 0
            for i in range(len(a)):
                for j in range(i + 1, len(a)):
                    if a[i] == a[j]:
                        count += 1
            return count
    """,
    "an item is no pair": """
        a = list(map(int, input().split()))
        count = 0
        for i in range(len(a)):
            for j in range(i, len(a)):
                if a[i] == a[j]:
                    count += 1
        print(count)
    """,
    "only neighbours": """
        a = list(map(int, input().split()))
        count = 0
        for i in range(len(a)):
            for j in range(i + 1, i + 9):
                if a[i] == a[j]:
                    count += 1
        print(count)
    """,
    "two lists": """
        a = list(map(int, input().split()))
        b = list(map(int, input().split()))
        count = 0
        for i in range(len(a)):
            for j in range(i + 1, len(a)):
                if a[i] == b[j]:
                    count += 1
        print(count)
    """,
    "the last pair is printed": """
        a = list(map(int, input().split()))
        count = 0
        for i in range(len(a)):
            for j in range(i + 1, len(a)):
                if a[i] == a[j]:
                    count += 1
        print(count, i, j)
    """,
    "the end depends on the total": """
        a = list(map(int, input().split()))
        n = 5
        for i in range(n):
            for j in range(i + 1, n):
                if a[i] == a[j]:
                    n += 1
        print(n)
    """,
    "comments": """
        a = list(map(int, input().split()))
        count = 0
        for i in range(len(a)):
            for j in range(i + 1, len(a)):
                if a[i] == a[j]:  # friends
                    count += 1
        print(count)
    """,
    "parts of a text": """
        s = input()
        count = 0
        for i in range(len(s)):
            count += s[i + 1:].count(s[i])
        print(count)
    """,
    "fewer rounds than items": """
        a = list(map(int, input().split()))
        n = int(input())
        count = 0
        for i in range(n):
            count += a[i + 1:].count(a[i])
        print(count)
    """,
    "a total that may be anything": """
        def pairs(text, count):
            for i in range(len(text)):
                for j in range(i + 1, len(text)):
                    if text[i] == text[j]:
                        count += 1
            return count
    """,
}

REWRITES = {
    "the number of items given": (
        """
        n = int(input())
        a = list(map(int, input().split()))
        count = 0
        for i in range(n - 1):
            for j in range(i + 1, n):
                if a[i] == a[j]:
                    count += 1
        print(count)
        """,
        """
        from collections import Counter

        n = int(input())
        a = list(map(int, input().split()))
        count = 0
        count += sum(times * (times - 1) // 2 for times in Counter(a[i] for i in range(n)).values())
        print(count)
        """,
        "7\n1 2 1 1 2 5 1\n",
    ),
    "as many as were read; sorted words": (
        """
        n = int(input())
        words = ["".join(sorted(input())) for _ in range(n)]
        total = 0
        for i in range(n):
            for j in range(0, i):
                if words[j] == words[i]:
                    total = total + 1
        print(total)
        """,
        """
        from collections import Counter

        n = int(input())
        words = ["".join(sorted(input())) for _ in range(n)]
        total = 0
        total += sum(times * (times - 1) // 2 for times in Counter(words).values())
        print(total)
        """,
        "4\nabc\ncab\nxy\nbca\n",
    ),
    "combinations; a text": (
        """
        from itertools import combinations

        s = input()
        same = 0
        for x, y in combinations(s, 2):
            if x == y:
                same += 1
        print(same)
        """,
        """
        from collections import Counter
        from itertools import combinations

        s = input()
        same = 0
        same += sum(times * (times - 1) // 2 for times in Counter(s).values())
        print(same)
        """,
        "mississippi\n",
    ),
    "by count": (
        """
        numbers = [i * i % 7 for i in range(50)]
        n = len(numbers)
        same = 0
        for i in range(n - 1):
            same += numbers[i + 1:].count(numbers[i])
        print(same)
        """,
        """
        from collections import Counter

        numbers = [i * i % 7 for i in range(50)]
        n = len(numbers)
        same = 0
        same += sum(times * (times - 1) // 2 for times in Counter(numbers).values())
        print(same)
        """,
    ),
}
