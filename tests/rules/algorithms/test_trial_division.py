from __future__ import annotations

LEAVES_ALONE = {
    "all divisors are collected": """
        n = int(input())
        found = []
        for i in range(2, n):
            if n % i == 0:
                found.append(i)
        print(found)
    """,
    "the last number tried is used": """
        n = int(input())
        for i in range(2, n):
            if n % i == 0:
                break
        print(i)
    """,
    "the last number tried is used in the else": """
        n = int(input())
        for i in range(2, n):
            if n % i == 0:
                break
        else:
            print(i)
    """,
    "n itself is tried": """
        n = int(input())
        for i in range(2, n + 1):
            if n % i == 0:
                print(i)
                break
    """,
    "half of n not included: 4 counts as prime": """
        n = int(input())
        for i in range(2, n // 2):
            if n % i == 0:
                print("no")
                break
    """,
    "odd divisors, and an even number that was divided since": """
        n = int(input())
        if n % 2 == 0:
            print("even")
        for i in range(3, n, 2):
            if n % i == 0:
                print("no")
                break
    """,
    "odd divisors of what was an odd number": """
        def f(n):
            if n % 2 == 0:
                return False
            n += 1
            i = 3
            while i < n:
                if n % i == 0:
                    return False
                i += 2
            return True

        print(f(15))
    """,
    "steps of two from two": """
        def f(n):
            if n % 2 == 0:
                return False
            i = 2
            while i < n:
                if n % i == 0:
                    return False
                i += 2
            return True

        print(f(15))
    """,
    "odd divisors of an even number": """
        n = int(input())
        for i in range(3, n, 2):
            if n % i == 0:
                print("no")
                break
    """,
    "something else happens in the loop": """
        n = int(input())
        for i in range(2, n):
            print(i)
            if n % i == 0:
                break
    """,
    "an else of the condition": """
        n = int(input())
        prime = None
        for i in range(2, n):
            if n % i == 0:
                prime = False
            else:
                prime = True
        print(prime)
    """,
    "another remainder": """
        n = int(input())
        for i in range(2, n):
            if n % i == 1:
                print("found")
                break
    """,
    "a while loop that goes on to see whether it reached n": """
        n = int(input())
        i = 2
        while i < n:
            if n % i == 0:
                break
            i += 1
        if i == n:
            print("prime")
    """,
    "a while loop that begins elsewhere": """
        n = int(input())
        i = int(input())
        while i < n:
            if n % i == 0:
                print("found")
                break
            i += 1
    """,
    "any other number": """
        n = int(input())
        m = int(input())
        print(any(n % i == 0 for i in range(2, m)))
    """,
    "any of the numbers that do not divide": """
        n = int(input())
        print(any(n % i != 0 for i in range(2, n)), any(n % i for i in range(2, n)))
    """,
}

REWRITES = {
    "odd divisors": (
        """
        def is_prime(n):
            if n == 2:
                return True
            if n < 2 or n % 2 == 0:
                return False
            for i in range(3, n, 2):
                if n % i == 0:
                    return False
            return True


        def is_odd_prime(n):
            if n % 2:
                i = 3
                while i < n:
                    if n % i == 0:
                        return False
                    i += 2
                return True
            return False


        print([(n, is_prime(n), is_odd_prime(n)) for n in range(1, 100)])
        """,
        """
        from math import isqrt


        def is_prime(n):
            if n == 2:
                return True
            if n < 2 or n % 2 == 0:
                return False
            for i in range(3, isqrt(n) + 1, 2):
                if n % i == 0:
                    return False
            return True


        def is_odd_prime(n):
            if n % 2:
                i = 3
                while i * i <= n:
                    if n % i == 0:
                        return False
                    i += 2
                return True
            return False


        print([(n, is_prime(n), is_odd_prime(n)) for n in range(1, 100)])
        """,
    ),
    "a function without a guard": (
        """
        def is_prime(n):
            for d in range(2, n):
                if n % d == 0:
                    return False
            return True  # 0 and 1 count, too


        print([n for n in range(-5, 60) if is_prime(n)])
        """,
        """
        from math import isqrt


        def is_prime(n):
            for d in range(2, isqrt(max(n, 0)) + 1):
                if n % d == 0:
                    return False
            return True  # 0 and 1 count, too


        print([n for n in range(-5, 60) if is_prime(n)])
        """,
    ),
    "a flag, with and without a break": (
        """
        import math

        for n in range(2, 100):
            prime = True
            for d in range(2, n // 2 + 1):
                if n % d == 0:
                    prime = False
            composite = False
            for d in range(2, n - 1):
                if not n % d:
                    composite = True
                    print(d)
                    break
            print(n, prime, composite)
        """,
        """
        import math

        for n in range(2, 100):
            prime = True
            for d in range(2, math.isqrt(n) + 1):
                if n % d == 0:
                    prime = False
            composite = False
            for d in range(2, math.isqrt(n) + 1):
                if not n % d:
                    composite = True
                    print(d)
                    break
            print(n, prime, composite)
        """,
    ),
    "for and else, after guards": (
        """
        for word in input().split():
            n = int(word)
            if n == 2 or n < 2:
                continue
            for d in range(2, n):
                if n % d == 0:
                    break
            else:
                print(n, "is prime")
        """,
        """
        from math import isqrt

        for word in input().split():
            n = int(word)
            if n == 2 or n < 2:
                continue
            for d in range(2, isqrt(n) + 1):
                if n % d == 0:
                    break
            else:
                print(n, "is prime")
        """,
        "1 2 3 4 5 6 7 8 9 10 11 25 27 29 49 -7\n",
    ),
    "any and all": (
        """
        print([n for n in range(2, 99) if all(n % d for d in range(2, n))])
        print([n for n in range(2, 99) if not any(n % d == 0 for d in range(2, n))])
        print([n for n in range(2, 99) if all([n % d != 0 for d in range(2, int(n / 2) + 1)])])
        """,
        """
        from math import isqrt

        print([n for n in range(2, 99) if all(n % d for d in range(2, isqrt(n) + 1))])
        print([n for n in range(2, 99) if not any(n % d == 0 for d in range(2, isqrt(n) + 1))])
        print([n for n in range(2, 99) if all([n % d != 0 for d in range(2, isqrt(n) + 1)])])
        """,
    ),
    "while": (
        """
        def smallest_divisor(n):
            i = 2
            while i < n:
                if n % i == 0:
                    return i
                i += 1
            return n


        print([smallest_divisor(n) for n in range(-3, 70)])
        """,
        """
        def smallest_divisor(n):
            i = 2
            while i * i <= n:
                if n % i == 0:
                    return i
                i += 1
            return n


        print([smallest_divisor(n) for n in range(-3, 70)])
        """,
    ),
    "the guard is about another number of the same name": (
        """
        n = int(input())
        if n < 2:
            raise SystemExit
        print(list(filter(lambda n: all(n % d for d in range(2, n)), [-3, 5, n])))
        """,
        """
        from math import isqrt

        n = int(input())
        if n < 2:
            raise SystemExit
        print(list(filter(lambda n: all(n % d for d in range(2, isqrt(max(n, 0)) + 1)), [-3, 5, n])))
        """,
        "9\n",
    ),
}
