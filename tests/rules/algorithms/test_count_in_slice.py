LEAVES_ALONE = {
    "substrings": """
        s = input()
        for i in range(len(s)):
            print(s[:i].count("ab"), s[:i].count(""))
    """,
    "another item each time": """
        s = input()
        for i in range(len(s)):
            print(s[:i].count(s[i]))
    """,
    "the list changes": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            a[i] = a[:i].count(1)
        print(a)
    """,
    "the item changes": """
        a = list(map(int, input().split()))
        x = 0
        for i in range(len(a)):
            x = a[:i].count(x)
        print(x)
    """,
    "a step": """
        s = input()
        for i in range(len(s)):
            print(s[:i:2].count("a"))
    """,
    "a few characters": """
        s = input()
        for i in range(len(s)):
            print(s[i:i + 3].count("a"))
    """,
    "items that are equal to what they like": """
        class Any:
            def __eq__(self, other):
                print("eq")
                return True
        a = [Any() for _ in range(50)]
        for i in range(len(a)):
            print(a[:i].count(1))
    """,
    "numbers that are not equal to themselves": """
        a = [float("nan")] * 50
        nan = a[0]
        for i in range(len(a)):
            print(a[:i].count(nan))
    """,
    "once": """
        s = input()
        n = len(s)
        print(s[:n].count("a"))
    """,
    "a list of any kind": """
        def wins(games):
            return [games[:i].count("W") for i in range(len(games))]
        print(wins("WLW"), wins(["W", "LW"]))
    """,
}

REWRITES = {
    "west and east": (
        """
        n = int(input())
        s = input()
        best = n
        for i in range(n):
            best = min(best, s[:i].count("W") + s[i+1:].count("E"))
        print(best)
        """,
        """
        from itertools import accumulate

        n = int(input())
        s = input()
        best = n
        s_counts = [*accumulate((item == "W" for item in s), initial=0)]
        s_counts_2 = [*accumulate((item == "E" for item in s), initial=0)]
        for i in range(n):
            best = min(best, s_counts[min(i, len(s))] + (s_counts_2[-1] - s_counts_2[min(i+1, len(s))]))
        print(best)
        """,
        "5\nWEEWW\n",
    ),
    "in a comprehension, both sides the same": (
        """
        s = input()
        print(min(abs(s[:i].count("0") - s[i:].count("0")) for i in range(len(s))))
        """,
        """
        from itertools import accumulate

        s = input()
        s_counts = [*accumulate((item == "0" for item in s), initial=0)]
        print(min(abs(s_counts[i] - (s_counts[-1] - s_counts[i])) for i in range(len(s))))
        """,
        "0010111\n",
    ),
    "any slice, and an item with a name": (
        """
        a = list(map(int, input().split()))
        item = int(input())
        for _ in range(int(input())):
            left, right = map(int, input().split())
            print(a[left:right].count(item))
        """,
        """
        from itertools import accumulate

        a = list(map(int, input().split()))
        item = int(input())
        a_counts = [*accumulate((each == item for each in a), initial=0)]
        for _ in range(int(input())):
            left, right = map(int, input().split())
            print(a_counts[right] - a_counts[left] if 0 <= left <= right <= len(a) else a[left:right].count(item))
        """,
        "1 2 1 1 3\n1\n4\n0 5\n2 3\n-2 9\n4 1\n",
    ),
}
