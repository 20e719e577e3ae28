LEAVES_ALONE = {
    "a smaller prime is missing": """
        primes = []
        for number in range(3, 50):
            for prime in primes:
                if number % prime == 0:
                    break
            else:
                primes.append(number)
        print(primes)
    """,
    "not every prime is kept": """
        primes = []
        for number in range(2, 50):
            if number == 3:
                continue
            for prime in primes:
                if number % prime == 0:
                    break
            else:
                primes.append(number)
        print(primes)
    """,
    "primes are kept on a condition": """
        primes = []
        for number in range(2, 50):
            for prime in primes:
                if number % prime == 0:
                    break
            else:
                if number != 3:
                    primes.append(number)
        print(primes)
    """,
    "only odd numbers, but 2 is not in the list": """
        primes = [3]
        for number in range(5, 50, 2):
            if all(number % prime for prime in primes):
                primes.append(number)
        print(primes)
    """,
    "the list begins in another order": """
        primes = [3, 2]
        for number in range(4, 50):
            if all(number % prime for prime in primes):
                primes.append(number)
        print(primes)
    """,
    "a number is put in from elsewhere": """
        primes = []
        for number in range(2, 50):
            if all(number % prime for prime in primes):
                primes.append(number)
            if number == 7:
                primes.insert(0, 49)
        print(primes)
    """,
    "a second time with the primes of the first": """
        primes = []
        for end in (30, 20):
            for number in range(2, end):
                if all(number % prime for prime in primes):
                    primes.append(number)
        print(primes)
    """,
    "the last prime tried is used": """
        primes = []
        for number in range(2, 50):
            for prime in primes:
                if number % prime == 0:
                    break
            else:
                primes.append(number)
            print(primes, prime if primes[1:] else 0)
    """,
    "divisors are counted": """
        primes = []
        for number in range(2, 50):
            count = 0
            for prime in primes:
                if number % prime == 0:
                    count += 1
            if count == 0:
                primes.append(number)
        print(primes)
    """,
    "numbers with a divisor are kept": """
        numbers = []
        for number in range(2, 50):
            if not all(number % other for other in numbers):
                numbers.append(number)
        print(numbers)
    """,
    "the number is changed": """
        primes = []
        for number in range(2, 50):
            number = number * 3 + 1
            if all(number % prime for prime in primes):
                primes.append(number)
        print(primes)
    """,
    "the number changes after the test": """
        primes = []
        for number in range(2, 50):
            if all(number % prime for prime in primes):
                primes.append(number)
                number += 1
                primes.append(number)
        print(primes)
    """,
    "another remainder": """
        numbers = []
        for number in range(2, 50):
            for other in numbers:
                if number % other == 1:
                    break
            else:
                numbers.append(number)
        print(numbers)
    """,
    "downwards": """
        primes = []
        for number in range(50, 1, -1):
            if all(number % prime for prime in primes):
                primes.append(number)
        print(primes)
    """,
    "own all": """
        def all(tests): return len(list(tests)) % 2 == 0
        numbers = []
        for number in range(2, 50):
            if all(number % other for other in numbers):
                numbers.append(number)
        print(numbers)
    """,
}

REWRITES = {
    "a flag, and odd numbers": (
        """
        n = int(input())
        primes = [2]
        for x in range(3, n, 2):
            is_prime = True
            for p in primes:
                if x % p == 0:
                    is_prime = False
                    break
            if is_prime:
                primes.append(x)
                if len(primes) == 20:
                    break
        print(primes)
        """,
        """
        from bisect import bisect_right
        from math import isqrt

        n = int(input())
        primes = [2]
        for x in range(3, n, 2):
            is_prime = True
            for p in primes[: bisect_right(primes, isqrt(x))]:
                if x % p == 0:
                    is_prime = False
                    break
            if is_prime:
                primes.append(x)
                if len(primes) == 20:
                    break
        print(primes)
        """,
        "200\n",
    ),
    "all, and any of none": (
        """
        def count(n):
            primes, more = 0, []
            known = []
            for x in range(2, n):
                if all(x % p != 0 for p in known):
                    known.append(x)
            for x in range(2, n):
                primes += x in known
            return primes, len(known), more

        small = [2, 3]
        for i in range(4, 60):
            if not any(i % p == 0 for p in small):
                small.append(i)
        print(small, count(60))
        """,
        """
        from bisect import bisect_right
        from math import isqrt


        def count(n):
            primes, more = 0, []
            known = []
            for x in range(2, n):
                if all(x % p != 0 for p in known[: bisect_right(known, isqrt(x))]):
                    known.append(x)
            for x in range(2, n):
                primes += x in known
            return primes, len(known), more

        small = [2, 3]
        for i in range(4, 60):
            if not any(i % p == 0 for p in small[: bisect_right(small, isqrt(i))]):
                small.append(i)
        print(small, count(60))
        """,
    ),
    "found instead of prime": (
        """
        found = []
        for i in range(2, 100):
            composite = False
            for p in found:
                if i % p == 0:
                    composite = True
            if not composite:
                found.append(i)
        print(found)
        """,
        """
        from bisect import bisect_right
        from math import isqrt

        found = []
        for i in range(2, 100):
            composite = False
            for p in found[: bisect_right(found, isqrt(i))]:
                if i % p == 0:
                    composite = True
            if not composite:
                found.append(i)
        print(found)
        """,
    ),
}
