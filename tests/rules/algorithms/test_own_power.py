from __future__ import annotations

LEAVES_ALONE = {
    "floats": """
        def power(x, n):
            result = 1
            while n > 0:
                if n % 2 == 1:
                    result *= x
                x *= x
                n //= 2
            return result

        print(power(1.5, 10))
    """,
    "what it is called with is not known": """
        def power(x, n, mod):
            result = 1
            while n > 0:
                if n % 2 == 1:
                    result = result * x % mod
                x = x * x % mod
                n //= 2
            return result

        print(list(map(power, [matrix], [3], [7])))
    """,
    "another start": """
        def power(x, n):
            result = 2
            while n > 0:
                if n % 2 == 1:
                    result = result * x % 1000
                x = x * x % 1000
                n //= 2
            return result

        print(power(3, 10))
    """,
    "not the square": """
        def power(x, n):
            result = 1
            while n > 0:
                if n % 2 == 1:
                    result = result * x % 1000
                x = x * 2 % 1000
                n //= 2
            return result

        print(power(3, 10))
    """,
    "two moduli": """
        def power(x, n):
            result = 1
            while n > 0:
                if n % 2 == 1:
                    result = result * x % 1000
                x = x * x % 997
                n //= 2
            return result

        print(power(3, 10))
    """,
    "the modulus changes": """
        def power(x, n):
            result = 1
            while n > 0:
                if n % 2 == 1:
                    result = result * x % n
                x = x * x % n
                n //= 2
            return result

        print(power(3, 10))
    """,
    "the steps are counted": """
        steps = 0

        def power(x, n):
            global steps
            result = 1
            while n > 0:
                steps += 1
                if n % 2 == 1:
                    result = result * x % 1000
                x = x * x % 1000
                n //= 2
            return result

        print(power(3, 10), steps)
    """,
    "comments": """
        def power(x, n):
            result = 1
            while n > 0:
                if n % 2 == 1:  # the last bit
                    result = result * x % 1000
                x = x * x % 1000
                n //= 2
            return result

        print(power(3, 10))
    """,
    "a decorator": """
        @jit
        def power(x, n):
            result = 1
            for _ in range(n):
                result = result * x % 1000
            return result

        print(power(3, 10))
    """,
    "arguments in another order": """
        def power(x, n):
            if n == 0:
                return 1
            return x * power(n - 1, x) % 7

        print(power(3, 10))
    """,
    "a name bound anew": """
        def power(x, n):
            if n == 0:
                return 1
            return x * power(x, n - 1) % 7

        power = trace(power)
        print(power(3, 10))
    """,
}

REWRITES = {
    "loops": (
        """
        def modpow(a, n, mod):
            '''a to the power of n.'''
            res = 1
            while n:
                if n & 1:
                    res *= a
                    res %= mod
                n >>= 1
                a = a ** 2 % mod
            return res


        def by_branches(exponent, base):
            if exponent == 0:
                return 1
            y = 1
            while exponent > 0:
                if exponent % 2 == 0:
                    base = (base * base) % 1009
                    exponent = exponent // 2
                else:
                    y = base * y % 1009
                    exponent = exponent - 1
            return y % 1009


        def one_by_one(x, n):
            p = 1
            for _ in range(n):
                p = p * x
            return p


        for n in range(12):
            print(modpow(n, n + 2, 13), by_branches(n, 7), one_by_one(n, n))
        """,
        """
        def modpow(a, n, mod):
            '''a to the power of n.'''
            return pow(a, n, mod) if n > 0 else 1


        def by_branches(exponent, base):
            return pow(base, exponent, 1009) if exponent > 0 else 1


        def one_by_one(x, n):
            return x ** n if n > 0 else 1


        for n in range(12):
            print(modpow(n, n + 2, 13), by_branches(n, 7), one_by_one(n, n))
        """,
    ),
    "recursion": (
        """
        p = 10 ** 9 + 7


        def f(n, k, p):
            if k == 0:
                return 1
            elif k % 2 == 0:
                return (f(n, k // 2, p) ** 2) % p
            else:
                return (n * f(n, k - 1, p)) % p


        def g(x, n):
            if not n:
                return 1
            half = g(x, n >> 1)
            half = half * half % p
            if n & 1:
                half = half * x % p
            return half


        def h(x, n):
            if n == 0: return 1
            if n % 2 == 0: return h(x * x, n // 2)
            if n % 2 == 1: return x * h(x, n - 1)


        print(f(3, p - 2, p), g(7, 10 ** 18), h(2, 100))
        """,
        """
        p = 10 ** 9 + 7


        def f(n, k, p):
            return pow(n, k, p)


        def g(x, n):
            return pow(x, n, p)


        def h(x, n):
            return x ** n


        print(f(3, p - 2, p), g(7, 10 ** 18), h(2, 100))
        """,
    ),
    "named as the builtin": (
        """
        def pow(x, n, mod):
            if n == 0:
                return 1
            K = 1
            while n > 1:
                if n % 2 != 0:
                    K *= x
                    K %= mod
                x *= x
                x %= mod
                n //= 2
            return (K * x) % mod


        print(pow(3, 0, 7), pow(2, 77, 1000))
        """,
        """
        from builtins import pow as builtins_pow


        def pow(x, n, mod):
            return builtins_pow(x, n, mod) if n > 0 else 1


        print(pow(3, 0, 7), pow(2, 77, 1000))
        """,
    ),
}
