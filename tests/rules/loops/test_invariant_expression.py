LEAVES_ALONE = {
    "a part changes": """
        n, k = 100, 0
        for i in range(100):
            if i * 3 < n * k - 1:
                k -= 1
            k += 1
        print(k)
    """,
    "a function called in the loop changes it": """
        limit = 10
        def grow():
            global limit
            limit += 1
        found = 0
        for i in range(100):
            found += i * 2 < limit * 3 - 1
            grow()
        print(found)
    """,
    "the list grows": """
        xs = [1, 2]
        for i in range(100):
            if i * 2 > len(xs) - 1:
                xs.append(i)
        print(xs)
    """,
    "a slice changes the length": """
        xs = [1, 2]
        for i in range(50):
            if i * 2 > len(xs) - 1:
                xs[i:i] = [i, i]
        print(xs)
    """,
    "another name for the list": """
        xs = [1, 2]
        ys = xs
        for i in range(50):
            if i * 2 > len(xs) - 1:
                ys.append(i)
        print(xs)
    """,
    "of any type": """
        def scaled(a, b, xs):
            return [x + a * b for x in xs]
        class Loud:
            def __mul__(self, other):
                print("times")
                return 1
        print(scaled(Loud(), 2, [1, 2, 3]))
    """,
    "division by what may be zero": """
        def shares(n, total):
            found = []
            for i in range(n):
                found.append(i + total // n)
            return found
        print(shares(0, 5), shares(50, 100))
    """,
    "constants": """
        found = 0
        for i in range(100):
            found += i % (10**9 + 7)
        print(found)
    """,
    "sizes": """
        n = 30
        rows = [[0] * (n + 1) for _ in range(n)]
        more = [i + j for i in range(40) for j in range(n + 2)]
        print(rows, more)
    """,
    "kept for later": """
        n = 3
        made = []
        for i in range(50):
            made.append(lambda: n * 2 + 1)
        later = (x + n * 2 for x in range(40))
        n = 5
        print(made[0](), list(later))
    """,
    "the header of a loop": """
        def count(n, m):
            found = 0
            for i in range(n):
                for j in range(m - 1):
                    found += i ^ j
            return found
        print(count(40, 50))
    """,
    "bound in the loop": """
        for i in range(100):
            n = i % 3
            for j in "ab":
                print(n * 2 + 1, j)
    """,
    "a few iterations": """
        n, found = 5, 0
        for i in range(4):
            found += n * 3 - 1
        print(found)
    """,
    "an index": """
        def last(n):
            table = [[0] * n for _ in range(n)]
            for i in range(n - 1):
                for j in range(n):
                    table[i + 1][j] = table[i][j] + 1
            return table[-1][-1]
        print(last(40))
    """,
    "one addition before a short loop": """
        found = 0
        for i in range(100):
            j = i
            while j % 4:
                found += i + 1
                j += 1
        print(found)
    """,
    "a root that fails, after what the loop checks": """
        import math
        def count(n):
            found, i = 0, 1
            while i < n and i < math.sqrt(n - 5):
                i += 1
            return i
        print(count(0))
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "a new name at module level": """
        n = 5
        found = 0
        for i in range(100):
            found += n * 3 - 1
    """,
}

REWRITES = {
    "roots, where the head of the loop has one": (
        """
        import math

        def nearest(n):
            for i in range(int(math.sqrt(n))):
                if n % (math.isqrt(n) - i) == 0:
                    return math.isqrt(n) - i

        print(nearest(91))
        """,
        """
        import math

        def nearest(n):
            math_isqrt_n = math.isqrt(n)
            for i in range(int(math.sqrt(n))):
                if n % (math_isqrt_n - i) == 0:
                    return math_isqrt_n - i

        print(nearest(91))
        """,
    ),
    "of the outer index": (
        """
        def spread(n):
            total = 0
            for i in range(n):
                for j in range(n):
                    total += j * (i + 1)
                    if j < n - 1 and total % (i + 1):
                        total -= (n - 1)
            return total
        print(spread(40))
        """,
        """
        def spread(n):
            total = 0
            n_minus_1 = n - 1
            for i in range(n):
                i_plus_1 = i + 1
                for j in range(n):
                    total += j * i_plus_1
                    if j < n_minus_1 and total % i_plus_1:
                        total -= n_minus_1
            return total
        print(spread(40))
        """,
    ),
    "the length of a list whose items change": (
        """
        xs = list(range(100))
        for i in range(100):
            if i < len(xs) - 1:
                xs[i] += xs[i + 1]
        print(xs)
        """,
        """
        xs = list(range(100))
        len_xs_minus_1 = len(xs) - 1
        for i in range(100):
            if i < len_xs_minus_1:
                xs[i] += xs[i + 1]
        print(xs)
        """,
    ),
    "in a comprehension": (
        """
        def scaled(xs):
            low, top = 3, 50
            return [x * 100 // 7 for x in xs if x % 2 < top - low], sum(x * (low + 2 * top) for x in xs)
        print(scaled(list(range(50))))
        """,
        """
        def scaled(xs):
            low, top = 3, 50
            top_minus_low = top - low
            low_plus_2_times_top = low + 2 * top
            return [x * 100 // 7 for x in xs if x % 2 < top_minus_low], sum(x * low_plus_2_times_top for x in xs)
        print(scaled(list(range(50))))
        """,
    ),
    "the condition of a while": (
        """
        from math import sqrt
        n = 1000003
        i = 2
        while i <= int(sqrt(n)):
            if n % i == 0:
                break
            i += 1
        print(i)
        """,
        """
        from math import sqrt
        n = 1000003
        i = 2
        int_sqrt_n = int(sqrt(n))
        while i <= int_sqrt_n:
            if n % i == 0:
                break
            i += 1
        print(i)
        """,
    ),
}
