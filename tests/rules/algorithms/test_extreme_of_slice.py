LEAVES_ALONE = {
    "the list changes": """
        a = list(map(int, input().split()))
        for i in range(1, len(a)):
            a[i] = max(a[:i]) + 1
        print(a)
    """,
    "the list grows": """
        a = [3]
        for i in range(1, 50):
            a.append(max(a[:i]) + i % 3)
        print(a)
    """,
    "a bound that may be negative": """
        a = list(map(int, input().split()))
        for word in input().split():
            print(max(a[:int(word)]), max(a[int(word):]))
    """,
    "windows": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            print(max(a[i:i + 3]))
    """,
    "a step": """
        a = list(map(int, input().split()))
        for i in range(1, len(a)):
            print(max(a[:i:2]))
    """,
    "a key, or a default": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            print(max(a[:i], default=0), max(a[i:], key=abs))
    """,
    "equal floats that print differently, from the end": """
        a = [0.0, -0.0] * 30
        for i in range(len(a)):
            print(max(a[i:]))
    """,
    "items that compare as they like": """
        class Card:
            def __init__(self, n): self.n = n
            def __gt__(self, other):
                print("gt")
                return self.n > other.n
            __lt__ = __gt__
        a = [Card(i) for i in range(50)]
        for i in range(1, len(a)):
            print(max(a[:i]).n)
    """,
    "lists in a list that change": """
        a = [[i] for i in range(50)]
        for i in range(1, len(a)):
            a[0][0] += 1
            print(max(a[:i]))
    """,
    "own max": """
        def max(x): return 0
        a = list(map(int, input().split()))
        for i in range(1, len(a)):
            print(max(a[:i]))
    """,
    "once": """
        a = list(map(int, input().split()))
        n = len(a)
        print(max(a[:n]))
    """,
}

REWRITES = {
    "before and from": (
        """
        n = int(input())
        a = list(map(int, input().split()))
        best = 0
        for i in range(1, n):
            best = max(best, max(a[i:]) - min(a[:i]))
        print(best)
        """,
        """
        from itertools import accumulate

        n = int(input())
        a = list(map(int, input().split()))
        best = 0
        a_max_from = [*accumulate(reversed(a), max)][::-1]
        a_min_before = [None, *accumulate(a, min)]
        for i in range(1, n):
            best = max(best, a_max_from[i] - a_min_before[min(i, len(a))])
        print(best)
        """,
        "6\n3 -1 4 1 -5 9\n",
    ),
    "up to and with, in a comprehension": (
        """
        a = list(map(int, input().split()))
        print(sum(min(a[:i + 1]) == a[i] for i in range(len(a))))
        """,
        """
        from itertools import accumulate

        a = list(map(int, input().split()))
        a_min_before = [None, *accumulate(a, min)]
        print(sum(a_min_before[i + 1] == a[i] for i in range(len(a))))
        """,
        "3 -1 4 1 -5 9\n",
    ),
    "counted by hand": (
        """
        def gain(prices: list[int]) -> int:
            best = day = 0
            while day < len(prices) - 1:
                best = max(best, max(prices[day + 1:]) - prices[day])
                day += 1
            return best
        print(gain([7, 1, 5, 3, 6, 4]), gain([1]))
        """,
        """
        from itertools import accumulate


        def gain(prices: list[int]) -> int:
            best = day = 0
            prices_max_from = [*accumulate(reversed(prices), max)][::-1]
            while day < len(prices) - 1:
                best = max(best, prices_max_from[day + 1] - prices[day])
                day += 1
            return best
        print(gain([7, 1, 5, 3, 6, 4]), gain([1]))
        """,
    ),
    "several of one kind, floats from the start": (
        """
        a = [float(word) for word in input().split()]
        for i, x in enumerate(a):
            if i and x > max(a[:i]) and max(a[0:i]) > 1:
                print(x)
        """,
        """
        from itertools import accumulate

        a = [float(word) for word in input().split()]
        a_max_before = [None, *accumulate(a, max)]
        for i, x in enumerate(a):
            if i and x > a_max_before[i] and a_max_before[i] > 1:
                print(x)
        """,
        "3 -1 4 1 -5 9\n",
    ),
}
