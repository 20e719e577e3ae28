LEAVES_ALONE = {
    "the list changes": """
        xs = list(map(int, input().split()))
        for n in range(50):
            xs[0] = n
            print(sum(1 for x in xs if x < n))
    """,
    "bounds that are not about the item alone": """
        xs = list(map(int, input().split()))
        for n in range(50):
            print(sum(1 for x in xs if x < n - x), sum(1 for x in xs if x % 2 < n))
    """,
    "what is added up is not one each": """
        xs = list(map(int, input().split()))
        for n in range(50):
            print(sum(x for x in xs if x < n))
    """,
    "the limit moves": """
        xs = list(map(int, input().split()))
        for n in range(50):
            count = 0
            for x in xs:
                if x < n + count:
                    count += 1
            print(count)
    """,
    "both bounds on one side": """
        xs = list(map(int, input().split()))
        for n in range(50):
            print(sum(1 for x in xs if x < n and x < 10))
    """,
    "not in a loop": """
        xs = list(map(int, input().split()))
        print(sum(1 for x in xs if x < 3))
    """,
    "an order of their own": """
        class Card:
            def __init__(self, n): self.n = n
            def __lt__(self, other): return self.n > other.n
        def below(cards):
            return [sum(1 for other in cards if other < card) for card in cards]
        print(below([Card(i) for i in range(50)]))
    """,
    "sets, which are ordered only in part": """
        sets = [{i % 5, i % 3} for i in range(50)]
        for one in sets:
            print(sum(1 for other in sets if other < one))
    """,
    "the last item is used after the loop": """
        xs = list(map(int, input().split()))
        for n in range(50):
            count = 0
            for x in xs:
                if x < n:
                    count += 1
            print(count, x)
    """,
    "only the items behind": """
        xs = list(map(int, input().split()))
        count = 0
        for i in range(len(xs)):
            for j in range(i + 1, len(xs)):
                if xs[j] < xs[i]:
                    count += 1
        print(count)
    """,
    "comments inside": """
        xs = list(map(int, input().split()))
        for n in range(50):
            print(sum(
                1  # each
                for x in xs if x < n
            ))
    """,
}

REWRITES = {
    "below, above, between": (
        """
        xs = list(map(int, input().split()))
        for n in range(50):
            print(sum(1 for x in xs if x <= n), len([x for x in xs if n < x]) * 2)
            print(sum(n <= x < n + 2 for x in xs))
        """,
        """
        from bisect import bisect_left
        from bisect import bisect_right

        xs = list(map(int, input().split()))
        xs_in_order = sorted(xs)
        xs_in_order_2 = sorted(xs)
        xs_in_order_3 = sorted(xs)
        for n in range(50):
            print(bisect_right(xs_in_order, n), (len(xs_in_order_2) - bisect_right(xs_in_order_2, n)) * 2)
            print(max(0, bisect_left(xs_in_order_3, n + 2) - bisect_left(xs_in_order_3, n)))
        """,
        "3 1 4 1 5 9 2 6\n",
    ),
    "loops that count": (
        """
        n = int(input())
        a = list(map(int, input().split()))
        for x in [2, 5] * 9:
            lower = higher = 0
            for y in a:
                if y < x:
                    lower += 1
            for i in range(n):
                if x <= a[i]: higher += 1
            print(lower, higher)
        """,
        """
        from bisect import bisect_left

        n = int(input())
        a = list(map(int, input().split()))
        a_in_order = sorted(a)
        a_in_order_2 = sorted(a[:n])
        for x in [2, 5] * 9:
            lower = higher = 0
            lower += bisect_left(a_in_order, x)
            higher += len(a_in_order_2) - bisect_left(a_in_order_2, x)
            print(lower, higher)
        """,
        "6\n3 1 4 1 5 9 2 6\n",
    ),
    "every item against every other": (
        """
        def ranks(marks):
            return [1 + sum(other > mark for other in marks) for mark in marks]
        print(ranks([30, 10, 20, 30]), ranks([3, 1]))
        """,
        """
        from bisect import bisect_right


        def ranks(marks):
            marks_in_order = sorted(marks)
            return [1 + (len(marks_in_order) - bisect_right(marks_in_order, mark)) for mark in marks]
        print(ranks([30, 10, 20, 30]), ranks([3, 1]))
        """,
    ),
}
