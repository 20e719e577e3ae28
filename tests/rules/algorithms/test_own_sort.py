from __future__ import annotations

import random

from perfhint.rules.algorithms._sort_templates import programs

LEAVES_ALONE = {
    "swaps are counted": """
        a = list(map(int, input().split()))
        swaps = 0
        for i in range(len(a)):
            for j in range(len(a) - 1):
                if a[j] > a[j + 1]:
                    a[j], a[j + 1] = a[j + 1], a[j]
                    swaps += 1
        print(a, swaps)
    """,
    "every step is printed": """
        a = list(map(int, input().split()))
        for i in range(1, len(a)):
            v = a[i]
            j = i - 1
            while j >= 0 and a[j] > v:
                a[j + 1] = a[j]
                j -= 1
            a[j + 1] = v
            print(*a)
    """,
    "too few rounds": """
        a = list(map(int, input().split()))
        for i in range(3):
            for j in range(len(a) - 1):
                if a[j] > a[j + 1]:
                    a[j], a[j + 1] = a[j + 1], a[j]
        print(a)
    """,
    "not all pairs": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            for j in range(i):
                if a[j] > a[j + 1]:
                    a[j], a[j + 1] = a[j + 1], a[j]
        print(a)
    """,
    "equal items are swapped": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            for j in range(len(a) - 1):
                if a[j] >= a[j + 1]:
                    a[j], a[j + 1] = a[j + 1], a[j]
        print(a)
    """,
    "by a part of the items": """
        a = [(i % 3, i) for i in range(50)]
        for i in range(len(a)):
            for j in range(len(a) - 1):
                if a[j][0] > a[j + 1][0]:
                    a[j], a[j + 1] = a[j + 1], a[j]
        print(a)
    """,
    "another list is ordered with it": """
        a, b = [3, 1, 2], [1, 2, 3]
        for i in range(len(a)):
            for j in range(len(a) - 1):
                if a[j] > a[j + 1]:
                    b[j], b[j + 1] = b[j + 1], b[j]
        print(b)
    """,
    "the last index is used after the loop": """
        a = list(map(int, input().split()))
        for i in range(len(a)):
            for j in range(len(a) - 1):
                if a[j] > a[j + 1]:
                    a[j], a[j + 1] = a[j + 1], a[j]
        print(a, i)
    """,
    "equal items whose order changes": """
        def order(cards):
            for i in range(len(cards)):
                for j in range(i + 1, len(cards)):
                    if cards[i] > cards[j]:
                        cards[i], cards[j] = cards[j], cards[i]
            return cards
        print(order([2, 1.0, 1, True]))
    """,
    "two numbers": """
        a, n, m = list(map(int, input().split())), 5, 3
        for i in range(n):
            for j in range(m - 1):
                if a[j] > a[j + 1]:
                    a[j], a[j + 1] = a[j + 1], a[j]
        print(a)
    """,
    "a number and the length": """
        a, n = list(map(int, input().split())), 3
        for i in range(n):
            for j in range(len(a) - 1):
                if a[j] > a[j + 1]:
                    a[j], a[j + 1] = a[j + 1], a[j]
        print(a)
    """,
    "an order of their own": """
        class Card:
            def __init__(self, n): self.n = n
            def __gt__(self, other):
                print("gt")
                return self.n > other.n
        def order(a):
            for i in range(len(a)):
                for j in range(len(a) - 1):
                    if a[j] > a[j + 1]:
                        a[j], a[j + 1] = a[j + 1], a[j]
        order([Card(2), Card(1)])
    """,
}

REWRITES = {
    "so many of the items": (
        """
        n = int(input())
        a = list(map(int, input().split()))
        for i in range(n):
            for j in range(n - 1, i, -1):
                if a[j] < a[j - 1]:
                    temp = a[j]
                    a[j] = a[j - 1]
                    a[j - 1] = temp
        print(*a)
        """,
        """
        n = int(input())
        a = list(map(int, input().split()))
        a[:n] = sorted(a[:n])
        print(*a)
        """,
        "4\n3 1 4 1 0\n",
    ),
    "selection, from the largest on": (
        """
        values = list(map(int, input().split()))
        for i in range(0, len(values)):
            best = i
            for k in range(i, len(values)):
                if values[best] < values[k]:
                    best = k
            if best != i:
                values[i], values[best] = values[best], values[i]
        print(values)
        """,
        """
        values = list(map(int, input().split()))
        values.sort(reverse=True)
        print(values)
        """,
        "3 1 4 1 0\n",
    ),
    "exchange": (
        """
        names = input().split()
        for a in range(len(names) - 1):
            for b in range(a + 1, len(names)):
                if names[a] > names[b]: names[a], names[b] = names[b], names[a]
        print(names)
        """,
        """
        names = input().split()
        names.sort()
        print(names)
        """,
        "c b a\n",
    ),
    "insertion": (
        """
        def insertion_sort(arr):
            for i in range(1, len(arr)):
                key = arr[i]
                j = i - 1
                while j >= 0 and arr[j] > key:
                    arr[j + 1] = arr[j]
                    j -= 1
                arr[j + 1] = key
            return arr
        print(insertion_sort([3, 1, 2]), insertion_sort([]))
        """,
        """
        def insertion_sort(arr):
            arr.sort()
            return arr
        print(insertion_sort([3, 1, 2]), insertion_sort([]))
        """,
    ),
}


def test_every_template_sorts() -> None:
    """The part of a pair that is compared tells equal ones apart by the other."""
    drawn = random.Random(5)
    for program, order in programs():
        code = compile(program, "template", "exec")
        for length in (0, 1, 2, 5, 6):
            cards = [Card(drawn.randrange(3), number) for number in range(length)]
            wanted = sorted(cards, reverse=order.descending)
            exec(code, {"A": cards, "N": length})
            key = Card.both if order.stable else Card.value
            assert list(map(key, cards)) == list(map(key, wanted)), program


class Card:
    def __init__(self, rank: int, number: int) -> None:
        self.rank, self.number = rank, number

    def __lt__(self, other: Card) -> bool:
        return self.rank < other.rank

    def value(self) -> int:
        return self.rank

    def both(self) -> tuple[int, int]:
        return self.rank, self.number
