from __future__ import annotations

LEAVES_ALONE = {
    "a number that may be negative": """
        n = int(input())
        print(sum(map(int, str(n))))
        for i in range(n, 10):
            print(sum(map(int, str(i))))
    """,
    "a number that may be huge": """
        n = 3
        for _ in range(12):
            n = n * n
            print(sum(map(int, str(n))))
    """,
    "digits that are not added up": """
        for i in range(100):
            print(max(map(int, str(i))), sum(1 for c in str(i)))
    """,
    "own sum": """
        def sum(items): return 0
        for i in range(100):
            print(sum(map(int, str(i))))
    """,
    "own text": """
        def str(n): return "12"
        for i in range(100):
            print(sum(map(int, str(i))))
    """,
    "only some numbers are asked about": """
        for i in range(100):
            if i % 7 == 0 and sum(map(int, str(i))) % 7 == 0:
                print(i)
    """,
    "the last digit is used": """
        for i in range(100):
            total = 0
            for c in str(i):
                total += int(c)
            print(total, c)
    """,
    "another base": """
        for i in range(100):
            total = 0
            for c in str(i):
                total += int(c, 16)
            print(total)
    """,
    "floats": """
        for i in range(100):
            total = 0.5
            for c in str(i):
                total += int(c)
            print(total)
    """,
    "comments": """
        for i in range(100):
            total = 0
            for c in str(i):
                total += int(c)  # one digit
            print(total)
    """,
    "the number changes": """
        for i in range(100):
            i -= 50
            if i > 0:
                print(sum(map(int, str(i))))
    """,
    "on the line of a condition": """
        for i in range(100):
            if i % 7: s = sum(map(int, str(i)))
            s = 2; s = sum(map(int, str(i)))
            print(s)
    """,
    "in a comprehension": """
        print([i for i in range(100) if sum(map(int, str(i))) == 7])
    """,
    "asked again and again": """
        for i in range(10):
            k = 0
            while sum(map(int, str(i))) > k:
                k += 1
            print(k)
    """,
}

REWRITES = {
    "a name for the sum": (
        """
        n, a, b = map(int, input().split())
        total = 0
        for i in range(1, n + 1):
            s = sum(int(c) for c in str(i))
            if a <= s <= b:
                total += i
        print(total)
        """,
        """
        n, a, b = map(int, input().split())
        total = 0
        for i in range(1, n + 1):
            s = 0
            rest = i
            while rest:
                s += rest % 10
                rest //= 10
            if a <= s <= b:
                total += i
        print(total)
        """,
        "120 3 8\n",
    ),
    "a loop": (
        """
        def digits(n):
            found = []
            for i in range(n):
                total = 0
                for c in list(str(i)):
                    total += int(c)
                found.append(total)
            return found


        print(digits(120))
        """,
        """
        def digits(n):
            found = []
            for i in range(n):
                total = 0
                rest = i
                while rest:
                    total += rest % 10
                    rest //= 10
                found.append(total)
            return found


        print(digits(120))
        """,
    ),
    "a loop over numbers": (
        """
        total = 0
        for i in range(120):
            for digit in map(int, str(i)):
                total = total + digit
        print(total)
        """,
        """
        total = 0
        for i in range(120):
            rest = i
            while rest:
                total += rest % 10
                rest //= 10
        print(total)
        """,
    ),
    "inside of a condition": (
        """
        rest = 2
        n = 130
        for i in range(n):
            if 3 <= sum(map(int, list(str(i)))) <= 7 and i % 2:
                rest += 1
            elif i % 3:
                rest += 2
        print(rest)
        """,
        """
        rest = 2
        n = 130
        for i in range(n):
            digits = 0
            rest_2 = i
            while rest_2:
                digits += rest_2 % 10
                rest_2 //= 10
            if 3 <= digits <= 7 and i % 2:
                rest += 1
            elif i % 3:
                rest += 2
        print(rest)
        """,
    ),
}
