LEAVES_ALONE = {
    "a square whose limit changes": """
        def factors(n):
            i = 2
            while i * i <= n:
                while n % i == 0:
                    n //= i
                i += 1
            return n
        print(factors(90))
    """,
    "a square from below zero": """
        def f(n):
            i = -3
            while i * i <= n:
                print(i)
                i += 1
        f(4)
        f(9)
    """,
    "a square from a start that is not known": """
        def f(i, n):
            while i * i <= n:
                print(i)
                i += 1
        f(-2, 4)
    """,
    "a square counted down": """
        def f(n):
            i = 5
            while i * i >= n:
                print(i)
                i -= 1
        f(4)
    """,
    "the root is used after the loop": """
        def is_prime(n):
            i = 2
            while i * i <= n:
                if n % i == 0:
                    break
                i += 1
            return i * i > n
        print(is_prime(91))
    """,
    "a root of a float": """
        def f(n):
            i = 1
            while i * i <= n / 2:
                print(i)
                i += 1
        f(40)
    """,
    "used after the loop": """
        i = 0
        while i < 100:
            i += 1
        print(i)
    """,
    "used after the loop by an addition": """
        i = 0
        while i < 100:
            i += 1
        i += 1
    """,
    "used by the next iteration of an outer loop": """
        i = 0
        for limit in range(100):
            while i < limit:
                print(i, limit)
                i += 1
    """,
    "used earlier in an outer loop": """
        def f():
            i = 0
            for limit in range(100):
                print(i)
                if limit > 3:
                    i = 0
                while i < limit:
                    i += 1
        f()
    """,
    "used by a function": """
        def show(): print(i)
        i = 0
        while i < 100:
            show()
            i += 1
    """,
    "continue skips the addition": """
        i = 0
        while i < 100:
            if i % 3:
                i += 1
                continue
            i += 1
        j = 0
        while j < 100:
            if j % 3:
                break
                continue
            j += 1
    """,
    "limit moves": """
        xs = list(range(100))
        i = 0
        while i < len(xs):
            if xs[i] % 2:
                xs.pop()
            i += 1
        print(xs)
    """,
    "limit is not an integer": """
        i = 0
        while i < 50.5:
            print(i)
            i += 1
    """,
    "nothing is known of the limit": """
        def f(n):
            i = 0
            while i < n:
                print(i)
                i += 1
        f(7.5)
    """,
    "counter is not an integer": """
        i = 0.5
        while i < 100:
            print(i)
            i += 1
    """,
    "counts away from the limit": """
        i = 100
        while i < 200:
            print(i)
            if i < 0:
                break
            i -= 1
    """,
    "written twice": """
        i = 0
        while i < 100:
            if i == 50:
                i = 90
            print(i)
            i += 1
    """,
    "step may be zero or negative": """
        def f(step):
            i = 0
            while i < 100:
                print(i)
                i += step
        f(3)
        for step in range(-1, 2):
            j = 0
            while j < 100:
                j += step
                break
    """,
    "else": """
        i = 0
        while i < 100:
            i += 1
        else:
            print(i)
    """,
    "addition is not at the end": """
        i = 0
        while i < 100:
            i += 1
            print(i)
    """,
    "a generator sees the last value": """
        i = 0
        found = []
        while i < 100:
            found.append(i + k for k in (1, 2))
            i += 1
        print([list(each) for each in found])
    """,
    "generator function": """
        def count():
            i = 0
            while i < 100:
                yield i
                i += 1
        print(list(count()))
    """,
    "eval may see it": """
        i = 0
        while i < 100:
            print(eval("i"))
            i += 1
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may read the counter": """
        i = 0
        while i < 100:
            print(i)
            i += 1
    """,
}

REWRITES = {
    "up to a square root, after small numbers went another way": (
        """
        def is_prime(n):
            if n <= 1:
                return False
            even = n % 2 == 0
            if even:
                return n == 2
            i = 3
            while i ** 2 <= n:
                if n % i == 0:
                    return False
                i += 2
            return True


        print([n for n in range(-5, 50) if is_prime(n)])
        """,
        """
        from math import isqrt


        def is_prime(n):
            if n <= 1:
                return False
            even = n % 2 == 0
            if even:
                return n == 2
            for i in range(3, isqrt(n) + 1, 2):
                if n % i == 0:
                    return False
            return True


        print([n for n in range(-5, 50) if is_prime(n)])
        """,
    ),
    "up to a square root": (
        """
        def divisors(n):
            found = []
            i = 1
            while i * i <= n:
                if n % i == 0:
                    found.append(i)
                i += 1
            size = len(found)
            k = 1
            while size > k ** 2:
                found.append(k)
                k += 2
            k = 1
            while (k * k <= size):
                found.append(k)
                k = k + 1
            return found


        for n in range(-2, 50):
            print(n, divisors(n))
        """,
        """
        from math import isqrt


        def divisors(n):
            found = []
            for i in range(1, isqrt(max(n, 0)) + 1):
                if n % i == 0:
                    found.append(i)
            size = len(found)
            for k in range(1, isqrt(max(size - 1, 0)) + 1, 2):
                found.append(k)
            for k in range(1, isqrt(size) + 1):
                found.append(k)
            return found


        for n in range(-2, 50):
            print(n, divisors(n))
        """,
    ),
    "counts up": (
        """
        xs = [3, 1, 2]
        i = 0  # from the start
        while i < len(xs):
            # each
            print(xs[i])
            i += 1  # next
        i = 1
        while (i <= 7):
            print(i)
            i = i + 2
        """,
        """
        xs = [3, 1, 2]
        # from the start
        for i in range(len(xs)):
            # each
            print(xs[i])
            # next
        for i in range(1, 8, 2):
            print(i)
        """,
    ),
    "counts down": (
        """
        def f():
            n = 5
            i = n - 1
            while i >= 0:
                print(i)
                i -= 1
            j = n
            k = 0
            while k < j:
                print(j)
                if j == 3:
                    break
                j -= 1
        f()
        """,
        """
        def f():
            n = 5
            for i in range(n - 1, -1, -1):
                print(i)
            j = n
            k = 0
            for j in range(j, k, -1):
                print(j)
                if j == 3:
                    break
        f()
        """,
    ),
    "annotated": (
        """
        def f(n: int) -> None:
            i = 0
            while n + 1 >= i:
                print(i)
                i += 1
        f(3)
        """,
        """
        def f(n: int) -> None:
            for i in range((n + 1) + 1):
                print(i)
        f(3)
        """,
    ),
    "started anew in an outer loop": (
        """
        found = []
        for limit in range(2, 30):
            divisor = 2
            while divisor < limit:
                if limit % divisor == 0:
                    found.append(divisor)
                    break
                divisor += 1
        print(found)
        """,
        """
        found = []
        for limit in range(2, 30):
            for divisor in range(2, limit):
                if limit % divisor == 0:
                    found.append(divisor)
                    break
        print(found)
        """,
    ),
    "nothing but counting": (
        """
        i = 0
        while i < 5:
            i += 1
        """,
        """
        for i in range(5):
            pass
        """,
    ),
    "a start a little before": (
        """
        def total(xs):
            i = 0
            found = 0
            print("go")
            while i < len(xs):
                found += xs[i]
                i += 1
            return found
        print(total([1, 2, 3]))
        """,
        """
        def total(xs):
            found = 0
            print("go")
            for i in range(len(xs)):
                found += xs[i]
            return found
        print(total([1, 2, 3]))
        """,
    ),
}
