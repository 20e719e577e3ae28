from __future__ import annotations

_TEST = """
        def is_prime(n):
            if n < 2:
                return False
            for i in range(2, int(n ** 0.5) + 1):
                if n % i == 0:
                    return False
            return True

"""

LEAVES_ALONE = {
    "the first prime is enough": _TEST
    + """
        n = int(input())
        for i in range(2, n):
            if is_prime(i):
                print(i)
                break
    """,
    "numbers far up": _TEST
    + """
        a, b = map(int, input().split())
        print([i for i in range(a, b) if is_prime(i)])
        print([i for i in range(10 ** 9, 10 ** 9 + 10) if is_prime(i)])
    """,
    "numbers of a list": _TEST
    + """
        print([i for i in map(int, input().split()) if is_prime(i)])
    """,
    "the answer itself is wanted": _TEST
    + """
        print([is_prime(i) for i in range(100)])
    """,
    "another number than that of the range": _TEST
    + """
        for i in range(100):
            i = i * i + 1
            if is_prime(i):
                print(i)
    """,
    "a wrong test": _TEST.replace("int(n ** 0.5) + 1", "int(n ** 0.5)")
    + """
        print([i for i in range(100) if is_prime(i)])
    """,
    "a test that takes 1 for a prime": _TEST.replace("n < 2", "n == 0")
    + """
        print([i for i in range(100) if is_prime(i)])
    """,
    "a test that counts": _TEST.replace("return True", "print(n)")
    + """
        print([i for i in range(100) if is_prime(i)])
    """,
    "steps downwards": _TEST
    + """
        print([i for i in range(100, 1, -1) if is_prime(i)])
    """,
    "any": _TEST
    + """
        print(any(i for i in range(2, 100) if is_prime(i)))
    """,
    "bound anew": _TEST
    + """
        is_prime = bool
        print([i for i in range(100) if is_prime(i)])
    """,
}

_SIEVE = """for divisor in range(2, isqrt(len(prime)) + 1):
            if prime[divisor]:
                prime[divisor * divisor :: divisor] = bytes(len(range(divisor * divisor, len(prime), divisor)))"""
_IMPORT = """
        from math import isqrt

"""

REWRITES = {
    "a loop": (
        _TEST
        + """
        n = int(input())
        count = 0
        for i in range(n + 1):
            if is_prime(i) and i % 4 == 1:
                count += 1
        print(count)
        """,
        _IMPORT
        + _TEST
        + f"""
        n = int(input())
        count = 0
        prime = bytearray([1]) * max(n + 1, 2)
        prime[0] = prime[1] = 0
        {_SIEVE}
        for i in range(n + 1):
            if prime[i] and i % 4 == 1:
                count += 1
        print(count)
        """,
        "200\n",
    ),
    "a comprehension, and odd divisors": (
        """
        def check(x):
            if x == 2:
                return 1
            elif x % 2 == 0:
                return 0
            i = 3
            while i <= x ** 0.5:
                if x % i == 0:
                    return 0
                i += 2
            else:
                return 1


        print([n for n in range(2, 500) if check(n)])
        """,
        """
        from math import isqrt


        def check(x):
            if x == 2:
                return 1
            elif x % 2 == 0:
                return 0
            i = 3
            while i <= x ** 0.5:
                if x % i == 0:
                    return 0
                i += 2
            else:
                return 1


        prime = bytearray([1]) * max(500, 2)
        for divisor in range(2, isqrt(len(prime)) + 1):
            if prime[divisor]:
                prime[divisor * divisor :: divisor] = bytes(len(range(divisor * divisor, len(prime), divisor)))
        print([n for n in range(2, 500) if prime[n]])
        """,
    ),
    "divisors up to the number": (
        """
        def prime(n):
            if n == 1: return False
            for i in range(2, n):
                if n % i == 0: return False
            else:
                return True


        for i in range(1, 90, 2):
            if not prime(i):
                continue
            print(i)
        """,
        """
        from math import isqrt


        def prime(n):
            if n == 1: return False
            for i in range(2, n):
                if n % i == 0: return False
            else:
                return True


        prime_2 = bytearray([1]) * max(90, 2)
        prime_2[0] = prime_2[1] = 0
        for divisor in range(2, isqrt(len(prime_2)) + 1):
            if prime_2[divisor]:
                prime_2[divisor * divisor :: divisor] = bytes(len(range(divisor * divisor, len(prime_2), divisor)))
        for i in range(1, 90, 2):
            if not prime_2[i]:
                continue
            print(i)
        """,
    ),
}
