from __future__ import annotations

LEAVES_ALONE = {
    "floats are rounded in another order": """
        a = [float(word) for word in input().split()]
        for i in range(len(a)):
            print(sum(a[:i]))
    """,
    "the list changes": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            a[i] = sum(a[:i])
        print(a)
    """,
    "a bound that may be negative": """
        a = list(map(int, input().split()))
        for word in input().split():
            print(sum(a[:int(word)]), sum(a[int(word):]))
    """,
    "a difference may be negative": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            print(sum(a[i - 3:i]), sum(a[i - 1:i + 1]))
    """,
    "bounds that are not plain": """
        a = list(map(int, input().split()))
        at = [0, 5, 2]
        for i in range(50):
            print(sum(a[at[i % 3]:at[i % 2]]))
    """,
    "a step": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            print(sum(a[:i:2]), sum(a[::i + 1]))
    """,
    "a few items": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            print(sum(a[i:i + 3]))
    """,
    "once": """
        a = list(map(int, input().split()))
        n = len(a)
        print(sum(a[:n]))
    """,
    "own sum": """
        def sum(x): return 0
        a = list(map(int, input().split()))
        for i in range(len(a)):
            print(sum(a[:i]))
    """,
    "truth values": """
        a = [word == "x" for word in input().split()]
        for i in range(len(a)):
            print(sum(a[:i]))
    """,
}

REWRITES = {
    "questions about any slice": (
        """
        a = list(map(int, input().split()))
        for _ in range(int(input())):
            left, right = map(int, input().split())
            print(sum(a[left - 1:right]))
        """,
        """
        from itertools import accumulate

        a = list(map(int, input().split()))
        a_sums = [0, *accumulate(a)]
        for _ in range(int(input())):
            left, right = map(int, input().split())
            print(a_sums[right] - a_sums[left - 1] if 0 <= left - 1 <= right <= len(a) else sum(a[left - 1:right]))
        """,
        "3 -1 4 1 -5\n5\n1 5\n2 3\n0 3\n4 2\n2 -1\n",
    ),
    "windows up to the end, counted by hand": (
        """
        def first(a: list[int], k: int) -> int:
            i = 0
            while i < len(a):
                sums = sum(a[:i]), sum(a[i:i + k])
                if sums[0] > 99 or sums[1] > 9:
                    return i
                i += 1
            return -1
        print(first([5, 40, 2, 7, 9], 3), first([1], 9), first([9, 60], -1))
        """,
        """
        from itertools import accumulate


        def first(a: list[int], k: int) -> int:
            i = 0
            a_sums = [0, *accumulate(a)]
            while i < len(a):
                sums = a_sums[min(i, len(a))], (a_sums[i + k] - a_sums[i] if i <= i + k <= len(a) else sum(a[i:i + k]))
                if sums[0] > 99 or sums[1] > 9:
                    return i
                i += 1
            return -1
        print(first([5, 40, 2, 7, 9], 3), first([1], 9), first([9, 60], -1))
        """,
    ),
    "from the start and to the end": (
        """
        a = list(map(int, input().split()))
        for i, x in enumerate(a):
            print(sum(a[:i]) - sum(a[i + 1:]) * 2, sum(a[:]))
        """,
        """
        from itertools import accumulate

        a = list(map(int, input().split()))
        a_sums = [0, *accumulate(a)]
        for i, x in enumerate(a):
            print(a_sums[i] - (a_sums[-1] - a_sums[i + 1]) * 2, sum(a[:]))
        """,
        "3 -1 4 1 -5\n",
    ),
    "all slices, perhaps beyond the end": (
        """
        n = int(input())
        a = list(map(int, input().split()))
        best = 0
        for i in range(n):
            for j in range(i + 1, n + 1):
                best = max(best, sum(a[i:j]))
        print(best, [sum(a[:k + 1]) for k in range(n)])
        """,
        """
        from itertools import accumulate

        n = int(input())
        a = list(map(int, input().split()))
        best = 0
        a_sums = [0, *accumulate(a)]
        for i in range(n):
            for j in range(i + 1, n + 1):
                best = max(best, a_sums[min(j, len(a))] - a_sums[min(i, len(a))])
        a_sums_2 = [0, *accumulate(a)]
        print(best, [a_sums_2[min(k + 1, len(a))] for k in range(n)])
        """,
        "9\n3 -1 4 1 -5\n",
    ),
    "the list shrinks in an outer loop": (
        """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            a.pop()
            for k in range(50):
                print(sum(a[:i]))
        """,
        """
        from itertools import accumulate

        a = list(map(int, input().split()))
        for i in range(len(a)):
            a.pop()
            a_sums = [0, *accumulate(a)]
            for k in range(50):
                print(a_sums[min(i, len(a))])
        """,
        "3 -1 4 1 -5\n",
    ),
    "windows": (
        """
        def widest():
            a = list(map(int, input().split()))
            width = 12
            return max(sum(a[i:i + width]) for i in range(len(a)))


        print(widest())
        """,
        """
        from itertools import accumulate


        def widest():
            a = list(map(int, input().split()))
            width = 12
            a_sums = [0, *accumulate(a)]
            return max(a_sums[min(i + width, len(a))] - a_sums[i] for i in range(len(a)))


        print(widest())
        """,
        "3 -1 4 1 -5 9 2 6 5 3 5 8 9 7 9 3 2 3\n",
    ),
}
