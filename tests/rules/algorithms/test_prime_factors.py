from __future__ import annotations

LEAVES_ALONE = {
    "the divisor is used after": """
        n = int(input())
        found = []
        for d in range(2, n + 1):
            while n % d == 0:
                n //= d
                found.append(d)
        print(found, d)
    """,
    "floats": """
        n = int(input())
        found = []
        for d in range(2, n + 1):
            while n % d == 0:
                n /= d
                found.append(d)
        print(found)
    """,
    "the loop ends before the number": """
        n = int(input())
        found = []
        for d in range(2, 50):
            while n % d == 0:
                n //= d
                found.append(d)
        print(found)
    """,
    "the loop ends one too early for primes": """
        n = int(input())
        found = []
        for d in range(2, n):
            while n % d == 0:
                n //= d
                found.append(d)
        print(found)
    """,
    "something else in the loop": """
        n = int(input())
        found = []
        for d in range(2, n + 1):
            print(d)
            while n % d == 0:
                n //= d
                found.append(d)
    """,
    "what is left is noted": """
        n = int(input())
        for d in range(2, n + 1):
            while n % d == 0:
                n //= d
                print(d, n)
    """,
    "the number of another name was changed": """
        n = int(input())
        m = n
        n -= 5
        found = []
        for d in range(2, n + 1):
            while m % d == 0:
                m //= d
                found.append(d)
        print(found)
    """,
    "an else": """
        n = int(input())
        for d in range(2, n + 1):
            while n % d == 0:
                n //= d
                print(d)
        else:
            print("done")
    """,
    "counting from another number": """
        n = int(input())
        d = 4
        while n > 1:
            if n % d == 0:
                n //= d
                print(d)
            else:
                d += 1
    """,
    "counting by two": """
        n = int(input())
        d = 2
        while n > 1:
            if n % d == 0:
                n //= d
                print(d)
            else:
                d += 2
    """,
    "counting only some of the time": """
        n = int(input())
        d = 2
        while d < 100:
            if n % d == 0:
                n //= d
                print(d)
            else:
                d += 1
    """,
    "the number changes in other ways": """
        n = int(input())
        d = 2
        while n > 1:
            if n % d == 0:
                n -= d
                print(d)
            else:
                d += 1
    """,
    "steps are counted as well": """
        n = int(input())
        d = 2
        steps = 0
        while n > 1:
            if n % d == 0:
                n //= d
            else:
                d += 1
                steps += 1
        print(steps)
    """,
    "a factor may be left": """
        n = int(input())
        d = 2
        while d <= n:
            while n % d == 0:
                if d == 3:
                    break
                n //= d
            d += 1
        print(n, d)
    """,
    "counting, and already quick": """
        n = int(input())
        d = 2
        while n > 1:
            if n % d == 0:
                n //= d
            else:
                d += 1
                if d * d > n > d:
                    d = n
        print(d)
    """,
}

REWRITES = {
    "counting up": (
        """
        def factors(n):
            d = 2
            found = []
            while n > 1:
                if n % d == 0:
                    n //= d
                    found.append(d)
                else:
                    d += 1
            return found, d


        def powers(number):
            rest = number
            found = {}
            p = 2
            while p <= rest:
                while rest % p == 0:
                    found[p] = found.get(p, 0) + 1
                    rest = rest // p
                p = p + 1
            return found, rest, p


        for n in range(-3, 200):
            print(n, factors(n), powers(n))
        """,
        """
        def factors(n):
            d = 2
            found = []
            while n > 1:
                if n % d == 0:
                    n //= d
                    found.append(d)
                else:
                    d += 1
                    if d * d > n > d:
                        d = n
            return found, d


        def powers(number):
            rest = number
            found = {}
            p = 2
            while p <= rest:
                while rest % p == 0:
                    found[p] = found.get(p, 0) + 1
                    rest = rest // p
                p = p + 1
                if p * p > rest > p:
                    p = rest
            return found, rest, p


        for n in range(-3, 200):
            print(n, factors(n), powers(n))
        """,
    ),
    "counted by divisor": (
        """
        for word in input().split():
            n = int(word)
            powers = {}
            for p in range(2, n + 1):
                while n % p == 0:
                    powers[p] = powers.get(p, 0) + 1
                    n = n // p
            print(powers, n)
        """,
        """
        for word in input().split():
            n = int(word)
            powers = {}
            for p in range(2, n + 1):
                if p * p > n:
                    break
                while n % p == 0:
                    powers[p] = powers.get(p, 0) + 1
                    n = n // p
            if n > 1:
                powers[n] = powers.get(n, 0) + 1
                n = 1
            print(powers, n)
        """,
        "1 2 3 4 12 97 360 1001 -6 0\n",
    ),
    "a copy of the number": (
        """
        def largest(n):
            rest = n
            best = 1
            for p in range(2, n + 1):
                while rest % p == 0:
                    rest //= p
                    best = p
            return best


        print([largest(n) for n in range(-3, 60)])
        """,
        """
        def largest(n):
            rest = n
            best = 1
            for p in range(2, n + 1):
                if p * p > rest:
                    break
                while rest % p == 0:
                    rest //= p
                    best = p
            if rest > 1:
                best = rest
            return best


        print([largest(n) for n in range(-3, 60)])
        """,
    ),
}
