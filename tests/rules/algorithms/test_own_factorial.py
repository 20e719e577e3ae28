from __future__ import annotations

LEAVES_ALONE = {
    "remainders are taken": """
        def factorial(n):
            r = 1
            for i in range(1, n + 1):
                r = r * i % 1000000007
            return r

        print(factorial(10))
    """,
    "floats": """
        def factorial(n):
            if n == 0:
                return 1
            return n * factorial(n - 1)

        print(factorial(3.0))
    """,
    "a sum": """
        def f(n):
            r = 1
            for i in range(1, n + 1):
                r += i
            return r

        print(f(10))
    """,
    "every second number": """
        def f(n):
            if n == 0:
                return 1
            return n * f(n - 2)

        print(f(10))
    """,
    "other arguments": """
        from math import factorial

        n, k = map(int, input().split())
        print(factorial(n) // (factorial(k) * factorial(n + k)))
        print(factorial(n) // factorial(k), factorial(n) // (factorial(k) + factorial(n - k)))
    """,
    "true division": """
        from math import factorial

        n, k = map(int, input().split())
        print(factorial(n) / (factorial(k) * factorial(n - k)))
    """,
    "another factorial": """
        def factorial(n):
            return 1

        n, k = map(int, input().split())
        print(factorial(n) // (factorial(k) * factorial(n - k)))
    """,
    "arguments with effects": """
        from math import factorial

        print(factorial(int(input())) // (factorial(int(input())) * factorial(int(input()))))
    """,
    "Pascal's triangle with another edge": """
        def f(n, r):
            if r == 0 or r == n:
                return 2
            return f(n - 1, r - 1) + f(n - 1, r)

        print(f(5, 2))
    """,
    "comments": """
        from math import factorial

        n, k = map(int, input().split())
        print(factorial(n) // (
            factorial(k)  # order does not matter
            * factorial(n - k)
        ))
    """,
}

REWRITES = {
    "factorials": (
        """
        def fact(n):
            '''The product of all numbers up to n.'''
            if n <= 1:
                return 1
            else:
                return n * fact(n - 1)


        def factorial(n):
            if n == 0:
                return 1
            return factorial(n - 1) * n


        def product(x):
            ans = 1
            while x > 0:
                ans *= x
                x -= 1
            return ans


        for n in range(8):
            print(fact(n), factorial(n), product(n))
        """,
        """
        from math import factorial as math_factorial


        def fact(n):
            '''The product of all numbers up to n.'''
            return math_factorial(n) if n > 0 else 1


        def factorial(n):
            return math_factorial(n)


        def product(x):
            return math_factorial(x) if x > 0 else 1


        for n in range(8):
            print(fact(n), factorial(n), product(n))
        """,
    ),
    "divisions": (
        """
        import math


        def cmb(n, r):
            return math.factorial(n) // (math.factorial(n - r) * math.factorial(r))


        def by_steps(n, r):
            return math.factorial(n) // math.factorial(r) // math.factorial(n - r)


        for a in range(5):
            for b in range(4):
                print(cmb(a + b, b), by_steps(a + b, a))
                print(math.factorial(a + b) // math.factorial(a) // math.factorial(b))
                print(math.factorial(a + b) // math.factorial(a + b - b))
        """,
        """
        import math


        def cmb(n, r):
            return math.comb(n, r)


        def by_steps(n, r):
            return math.comb(n, r)


        for a in range(5):
            for b in range(4):
                print(cmb(a + b, b), by_steps(a + b, a))
                print(math.comb(a + b, a))
                print(math.perm(a + b, b))
        """,
    ),
    "own factorials, divided": (
        """
        def fact(n):
            return 1 if n == 0 else n * fact(n - 1)


        n, k = map(int, input().split())
        print(fact(n) // (fact(k) * fact(n - k)))
        """,
        """
        from math import comb
        from math import factorial


        def fact(n):
            return factorial(n)


        n, k = map(int, input().split())
        print(comb(n, k))
        """,
        "9 4\n",
    ),
    "products": (
        """
        from functools import reduce
        from operator import mul


        def cmb(n, r):
            r = min(n - r, r)
            if r == 0: return 1
            over = reduce(mul, range(n, n - r, -1))
            under = reduce(mul, range(1, r + 1))
            return over // under


        def choose(n, k):
            num = 1
            den = 1
            for i in range(k):
                num *= n - i
                den *= i + 1
            return num // den


        def pascal(n, r):
            if r == 0 or n == r:
                return 1
            return pascal(n - 1, r) + pascal(n - 1, r - 1)


        def falling(n, k):
            ans = 1
            for i in range(k):
                ans *= (n - i)
            return ans


        for r in range(-1, 8):
            print(choose(7, r), falling(7, r), r < 0 or cmb(7, r), not 0 <= r < 8 or pascal(7, r))
        """,
        """
        from math import perm
        from math import comb
        from functools import reduce
        from operator import mul


        def cmb(n, r):
            return comb(n, r) if 0 < r < n else 1


        def choose(n, k):
            return comb(n, k) if k > 0 else 1


        def pascal(n, r):
            return comb(n, r)


        def falling(n, k):
            return perm(n, k) if k > 0 else 1


        for r in range(-1, 8):
            print(choose(7, r), falling(7, r), r < 0 or cmb(7, r), not 0 <= r < 8 or pascal(7, r))
        """,
    ),
}
