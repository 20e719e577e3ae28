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
    "downwards": """
        n = 5
        sums = [1] * n
        for i in range(n - 1, 0, -1):
            sums[i] += sums[i - 1]
        print(sums)
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
}
