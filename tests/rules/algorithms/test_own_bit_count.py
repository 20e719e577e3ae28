from __future__ import annotations

LEAVES_ALONE = {
    "floats": """
        x, count = float(input()), 0
        while x > 0:
            if x % 2 == 1:
                count += 1
            x //= 2
        print(count)
    """,
    "what it is called with is not known": """
        def ones(n):
            count = 0
            while n > 0:
                count += n % 2
                n //= 2
            return count

        print(list(map(ones, numbers)))
    """,
    "digits": """
        n, total = int(input()), 0
        while n > 0:
            total += n % 10
            n //= 10
        print(total)
    """,
    "bits of another kind": """
        n, count = int(input()), 0
        while n > 0:
            if n % 2 == 0:
                count += 1
            n //= 2
        print(count)
    """,
    "all bits": """
        n, count = int(input()), 0
        while n > 0:
            count += 1
            n //= 2
        print(count)
    """,
    "down to one": """
        n, count = int(input()), 0
        while n > 1:
            count += n % 2
            n //= 2
        print(count)
    """,
    "halved before it is looked at": """
        n, count = int(input()), 0
        while n > 0:
            n //= 2
            count += n % 2
        print(count)
    """,
    "the bits are kept": """
        n, bits = int(input()), []
        while n > 0:
            bits.append(n % 2)
            n //= 2
        print(bits)
    """,
    "own bin": """
        def bin(n): return "1"
        n, count = int(input()), 0
        while n > 0:
            count += n % 2
            n //= 2
        print(count)
    """,
    "another number": """
        n, m, count = 5, 7, 0
        while n > 0:
            count += m % 2
            n //= 2
        print(count)
    """,
    "else": """
        n, count = int(input()), 0
        while n > 0:
            count += n % 2
            n //= 2
        else:
            print("none left")
        print(count)
    """,
    "comments": """
        n, count = int(input()), 0
        while n > 0:
            count += n % 2  # the last one
            n //= 2
        print(count)
    """,
}

REWRITES = {
    "shifts, and the number is used again": (
        """
        def main():
            for _ in range(3):
                n = int(input())
                count = 0
                while n > 0:
                    if n & 1:
                        count = count + 1
                    n >>= 1
                print(count, n)


        main()
        """,
        """
        def main():
            for _ in range(3):
                n = int(input())
                count = 0
                if n > 0:
                    count += bin(n).count("1")
                    n = 0
                print(count, n)


        main()
        """,
        "11\n0\n-3\n",
    ),
    "at module level, numbers of a range": (
        """
        total = 0
        for i in range(40):
            n = i
            while n != 0:
                total += n % 2
                n = n // 2
        print(total)
        """,
        """
        total = 0
        for i in range(40):
            n = i
            total += bin(n).count("1")
            n = 0
        print(total)
        """,
    ),
    "the last one taken away": (
        """
        def ones(mask):
            count = 0
            while mask:
                mask &= mask - 1
                count += 1
            return count


        print([ones(mask) for mask in range(20)])
        """,
        """
        def ones(mask):
            count = 0
            count += bin(mask).count("1")
            return count


        print([ones(mask) for mask in range(20)])
        """,
    ),
}
