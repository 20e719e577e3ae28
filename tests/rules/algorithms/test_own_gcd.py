from __future__ import annotations

LEAVES_ALONE = {
    "differences may be negative": """
        def gcd(a, b):
            while b:
                a, b = b, a % b
            return a

        x, y = map(int, input().split())
        print(gcd(x - y, 12))
    """,
    "a difference with a name": """
        def gcd(a, b):
            return a if b == 0 else gcd(b, a % b)

        x, y = map(int, input().split())
        d = x - y
        print(gcd(d, 12), gcd(-12, x))
    """,
    "floats": """
        def gcd(a, b):
            while b:
                a, b = b, a % b
            return a

        print(gcd(1.5, 0.25))
    """,
    "not known what it is called with": """
        from functools import reduce

        def gcd(a, b):
            while b:
                a, b = b, a % b
            return a

        print(reduce(gcd, numbers))
    """,
    "the steps are counted": """
        def steps(a, b):
            count = 0
            while b:
                a, b = b, a % b
                count += 1
            return count

        print(steps(12, 18))
    """,
    "a quotient": """
        def f(a, b):
            while b:
                a, b = b, a // b
            return a

        print(f(12, 18))
    """,
    "returns the other one": """
        def f(a, b):
            while b:
                a, b = b, a % b
            return b

        print(f(12, 18))
    """,
    "another function": """
        def g(a, b):
            return 1

        def f(a, b):
            if b == 0:
                return a
            return g(b, a % b)

        print(f(12, 18))
    """,
    "extended": """
        def f(a, b):
            if b == 0:
                return a, 1, 0
            d, x, y = f(b, a % b)
            return d, y, x - a // b * y

        print(f(12, 18))
    """,
    "the remainder of another name": """
        c = 7

        def f(a, b):
            while b:
                a, b = b, a % c
            return a

        print(f(12, 18))
    """,
    "comments": """
        def f(a, b):
            while b:
                # Euclid's algorithm
                a, b = b, a % b
            return a

        print(f(12, 18))
    """,
}

REWRITES = {
    "loops": (
        """
        import math


        def one(x, y):
            \"\"\"Greatest common divisor.\"\"\"
            if x < y:
                x, y = y, x
            while y > 0:
                r = x % y
                x = y
                y = r
            return x


        def two(m, n):
            while m % n != 0:
                m, n = n, m % n
            return n


        def four(x, y):
            r = x % y
            while r:
                x = y
                y = r
                r = x % y
            return y


        def six(x, y):
            while y != 0:
                y, x = x % y, y
            return x


        for i in range(1, 30):
            print(one(i, 30), two(30, i), four(i, 3), six(12, i))
        """,
        """
        import math


        def one(x, y):
            \"\"\"Greatest common divisor.\"\"\"
            return math.gcd(x, y)


        def two(m, n):
            return math.gcd(m, n)


        def four(x, y):
            return math.gcd(x, y)


        def six(x, y):
            return math.gcd(x, y)


        for i in range(1, 30):
            print(one(i, 30), two(30, i), four(i, 3), six(12, i))
        """,
    ),
    "more loops": (
        """
        import math


        def three(a, b):
            while a != b:
                if a > b:
                    a = a - b
                else:
                    b = b - a
            return a


        def five(x, y):
            while x > 0 and y > 0:
                if x >= y:
                    x %= y
                else:
                    y %= x
            return x + y


        def seven(x, y):
            if x < y:
                tmp = x
                x = y
                y = tmp
            while True:
                if x % y == 0:
                    return y
                x, y = y, x % y


        for i in range(1, 30):
            print(three(i, 7), five(i, 6), seven(36, i))
        """,
        """
        import math


        def three(a, b):
            return math.gcd(a, b)


        def five(x, y):
            return math.gcd(x, y)


        def seven(x, y):
            return math.gcd(x, y)


        for i in range(1, 30):
            print(three(i, 7), five(i, 6), seven(36, i))
        """,
    ),
    "recursion": (
        """
        def gcd(a, b):
            if b == 0:
                return a
            else:
                return gcd(b, a % b)


        def two(a, b):
            return a if not b else two(b, a % b)


        def three(m, n):
            r = m % n
            if r == 0:
                return n
            return three(n, r)


        def four(x, y):
            if x < y:
                x, y = y, x
            if y == 0:
                return x
            return four(y, x % y)


        def five(a, b):
            if a == b:
                return a
            elif a > b:
                return five(a - b, b)
            else:
                return five(a, b - a)


        for i in range(1, 30):
            print(gcd(i, 24), two(i, 30), three(i, 7), four(i, 3), five(i, 6))
        """,
        """
        from math import gcd as math_gcd


        def gcd(a, b):
            return math_gcd(a, b)


        def two(a, b):
            return math_gcd(a, b)


        def three(m, n):
            return math_gcd(m, n)


        def four(x, y):
            return math_gcd(x, y)


        def five(a, b):
            return math_gcd(a, b)


        for i in range(1, 30):
            print(gcd(i, 24), two(i, 30), three(i, 7), four(i, 3), five(i, 6))
        """,
    ),
    "one number after the other": (
        """
        def divisor(a, b):
            for i in range(min(a, b), 0, -1):
                if a % i == 0 and b % i == 0:
                    return i


        def largest(a, b):
            for i in range(1, min(a, b) + 1):
                if a % i == 0 and b % i == 0:
                    best = i
            return best


        def lcm(x, y):
            if x > y:
                greater = x
            else:
                greater = y
            while True:
                if greater % x == 0 and greater % y == 0:
                    value = greater
                    break
                greater += 1
            return value


        def multiple(a, b):
            i = max(a, b)
            while i % a != 0 or i % b != 0:
                i += 1
            return i


        for i in range(1, 30):
            print(divisor(i, 24), largest(i, 30), lcm(i, 7), multiple(6, i))
        """,
        """
        from math import gcd


        def divisor(a, b):
            return gcd(a, b)


        def largest(a, b):
            return gcd(a, b)


        def lcm(x, y):
            return x * y // gcd(x, y)


        def multiple(a, b):
            return a * b // gcd(a, b)


        for i in range(1, 30):
            print(divisor(i, 24), largest(i, 30), lcm(i, 7), multiple(6, i))
        """,
    ),
}
