LEAVES_ALONE = {
    "every second one": """
        n = 20
        sums = [1] * n
        for i in range(2, n):
            sums[i] = sums[i] + sums[i - 2]
        print(sums)
    """,
    "a product": """
        n = 20
        sums = [1] * n
        for i in range(1, n):
            sums[i] = sums[i - 1] * i
        print(sums)
    """,
    "the last two": """
        n = 20
        sums = [1] * (n + 1)
        for i in range(1, n):
            sums[i + 1] = sums[i] + sums[i - 1]
        print(sums)
    """,
    "a list of any length": """
        def fill(sums, n):
            for i in range(1, n):
                sums[i] += sums[i - 1]
            return sums
        print(fill([1] * 9, 5))
    """,
    "texts": """
        n = 5
        texts = ["a"] * n
        for i in range(1, n):
            texts[i] = texts[i] + texts[i - 1]
        print(texts)
    """,
    "a range that may be shorter than empty": """
        def fill(n):
            sums = [0] * n
            xs = [1] * n
            for i in range(1, n):
                sums[i] = sums[i - 1] + xs[i]
            return sums
        print(fill(0), fill(5))
    """,
    "the index is used later": """
        n = 5
        sums = [1] * n
        for i in range(1, n):
            sums[i] += sums[i - 1]
        print(sums, i)
    """,
    "a start that was read in, here below zero": """
        low = int("-3")
        n = 8
        sums = [1] * (n + 1)
        for i in range(low, n):
            sums[i + 1] += sums[i]
        print(sums)
    """,
    "a start that is a parameter": """
        def fill(n, low):
            sums = [1] * n
            for i in range(low + 1, n):
                sums[i] += sums[i - 1]
            return sums
        print(fill(6, 2), fill(6, -3))
    """,
    "a start from a list": """
        def fill(n, starts):
            sums = [1] * (n + 1)
            for i in range(starts[0], n):
                sums[i + 1] += sums[i]
            return sums
        print(fill(8, [2]), fill(8, [-4]))
    """,
    "the numbers begin where was read in": """
        n = 5
        moved = int("-2")
        xs = list(range(n))
        sums = [0] * (n + 1)
        for i in range(n):
            sums[i + 1] = sums[i] + xs[i + moved]
        print(sums)
    """,
    "downwards": """
        n = 5
        sums = [1] * n
        for i in range(n - 1, 0, -1):
            sums[i] += sums[i - 1]
        print(sums)
    """,
    "as long as a number that was read in, up to another one": """
        words = ["3", "5"]
        sums = [1] * int(words.pop())
        for i in range(1, int(words.pop())):
            sums[i] += sums[i - 1]
        print(sums)
    """,
    "as long as a list that grows later": """
        def add_up(zs):
            sums = [1] * len(zs)
            zs.append(0)
            for i in range(1, len(zs)):
                sums[i] += sums[i - 1]
            return sums
        try:
            print(add_up([5]))
        except IndexError:
            print("too few")
    """,
    "a start that takes something away": """
        n, words = 9, ["a", "bcd", "ef"]
        sums = [1] * n
        for i in range(len(words.pop()) + 1, n):
            sums[i] += sums[i - 1]
        print(sums, words)
    """,
}

REWRITES = {
    "from one on": (
        """
        n = int(input())
        xs = list(map(int, input().split()))
        sums = [0] * (n + 1)
        for i in range(1, n + 1):
            sums[i] = sums[i - 1] + xs[i - 1]
        print(sums)
        """,
        """
        from itertools import accumulate

        n = int(input())
        xs = list(map(int, input().split()))
        sums = [0] * (n + 1)
        sums[:] = accumulate(xs[:n], initial=sums[0])
        print(sums)
        """,
        "4\n3 1 4 1 5\n",
    ),
    "in place, after the first two": (
        """
        def fill(n):
            sums = [1] * (n + 2)
            for i in range(2, n + 1):
                sums[i + 1] = sums[i + 1] + sums[i]
            return sums
        print(fill(0), fill(1), fill(5))
        """,
        """
        from itertools import accumulate


        def fill(n):
            sums = [1] * (n + 2)
            sums[2:] = accumulate(sums[2:])
            return sums
        print(fill(0), fill(1), fill(5))
        """,
    ),
    "a length that is no name": (
        """
        n = int(input())
        xs = list(range(n))
        sums = [0] * (n // 2 + 1)
        for i in range(n // 2):
            sums[i + 1] = sums[i] + xs[i]
        print(sums)
        """,
        """
        from itertools import accumulate

        n = int(input())
        xs = list(range(n))
        sums = [0] * (n // 2 + 1)
        sums[:] = accumulate(xs[:(n // 2)], initial=sums[0])
        print(sums)
        """,
        "7\n",
    ),
    "a start that counts other things as well": (
        """
        n, k = map(int, input().split())
        sums = [1] * (n + 1)
        ones = [1] * k
        for i in range(k, n):
            sums[i + 1] += sums[i]
        print(sums, ones)
        """,
        """
        from itertools import accumulate

        n, k = map(int, input().split())
        sums = [1] * (n + 1)
        ones = [1] * k
        sums[k:] = accumulate(sums[k:])
        print(sums, ones)
        """,
        "6 2\n",
    ),
}
