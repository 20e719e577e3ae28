from __future__ import annotations

LEAVES_ALONE = {
    "the list changes": """
        numbers = list(map(int, input().split()))
        while sum(numbers) > 100:
            numbers[0] -= 1
    """,
    "the name is bound anew": """
        numbers = list(map(int, input().split()))
        for i in range(100):
            numbers = numbers[1:] + [i]
            print(max(numbers))
    """,
    "another name for the list": """
        numbers = list(map(int, input().split()))
        other = numbers
        for i in range(100):
            other[0] = i
            print(max(numbers))
    """,
    "a function may change it": """
        def shift():
            numbers.append(numbers[-1] + 1)

        numbers = [1, 2, 3]
        for i in range(100):
            shift()
            print(max(numbers))
    """,
    "each iteration needs its own copy": """
        numbers = list(map(int, input().split()))
        rows = []
        for i in range(100):
            rows.append(sorted(numbers))
            copy = list(numbers)
            copy[0] = i
        print(rows)
    """,
    "an iterator": """
        numbers = map(int, input().split())
        for i in range(100):
            print(sum(numbers))
    """,
    "own function of that name": """
        def max(x): return print(x)
        numbers = list(map(int, input().split()))
        for i in range(100):
            max(numbers)
    """,
    "not in a loop": """
        numbers = list(map(int, input().split()))
        print(max(numbers), sum(numbers))
    """,
    "of the loop's own variable": """
        rows = [list(map(int, input().split())) for _ in range(100)]
        for row in rows:
            print(max(row), len(set(row)))
    """,
    "of unknown kind": """
        def above(items, limits):
            return [sum(items) > limit for limit in limits]
    """,
    "the iterable of a loop is made once anyway": """
        numbers = list(map(int, input().split()))
        for number in sorted(numbers):
            print(number)
    """,
}

REWRITES = {
    "the largest of the list": (
        """
        numbers = list(map(int, input().split()))
        for number in numbers:
            if number == max(numbers):
                print(number, len(set(numbers)))
        """,
        """
        numbers = list(map(int, input().split()))
        numbers_max = max(numbers, default=None)
        numbers_set = len(set(numbers))
        for number in numbers:
            if number == numbers_max:
                print(number, numbers_set)
        """,
        "3 1 2 3\n",
    ),
    "an empty list, and no iteration": (
        """
        numbers = [int(word) for word in input().split()]
        for i in range(len(numbers)):
            print(max(numbers) - numbers[i])
        """,
        """
        numbers = [int(word) for word in input().split()]
        numbers_max = max(numbers, default=None)
        for i in range(len(numbers)):
            print(numbers_max - numbers[i])
        """,
    ),
    "sorted, looked at only": (
        """
        def ranks():
            numbers = list(map(int, input().split()))
            found = []
            for number in numbers:
                for i, other in enumerate(sorted(numbers)):
                    if other == number:
                        found.append(i)
            return found


        print(ranks())
        """,
        """
        def ranks():
            numbers = list(map(int, input().split()))
            found = []
            sorted_numbers = sorted(numbers)
            for number in numbers:
                for i, other in enumerate(sorted_numbers):
                    if other == number:
                        found.append(i)
            return found


        print(ranks())
        """,
        "5 1 3\n",
    ),
    "membership, and the text of a number": (
        """
        allowed = input().split()
        n = int(input())
        print([i for i in range(n) if str(i) in set(allowed) and len(str(i)) == len(str(n))])
        """,
        """
        allowed = input().split()
        n = int(input())
        allowed_set = set(allowed)
        n_str = len(str(n))
        print([i for i in range(n) if str(i) in allowed_set and len(str(i)) == n_str])
        """,
        "7 8 12\n50\n",
    ),
    "a dictionary": (
        """
        counts = {}
        for word in input().split():
            counts[word] = counts.get(word, 0) + 1
        for word, count in counts.items():
            if count == max(counts.values()):
                print(word)
        """,
        """
        counts = {}
        for word in input().split():
            counts[word] = counts.get(word, 0) + 1
        counts_max = max(counts.values(), default=None)
        for word, count in counts.items():
            if count == counts_max:
                print(word)
        """,
        "a b a c b a\n",
    ),
}

REWRITES["in the head of the loop it surely is evaluated"] = (
    """
    numbers = list(map(int, input().split()))
    for i in range(max(numbers)):
        print(max(numbers) - i)
    """,
    """
    numbers = list(map(int, input().split()))
    numbers_max = max(numbers)
    for i in range(numbers_max):
        print(numbers_max - i)
    """,
    "3 1 3\n",
)

REWRITES["another variable of the same name"] = (
    """
    row = list(map(int, input().split()))
    rows = [row[i:] for i in range(len(row))]
    for i in range(len(row)):
        print(sum(row), [sum(row) for row in rows])
    """,
    """
    row = list(map(int, input().split()))
    rows = [row[i:] for i in range(len(row))]
    row_sum = sum(row)
    for i in range(len(row)):
        print(row_sum, [sum(row) for row in rows])
    """,
    "3 1 3\n",
)

REWRITES["each order has a name of its own"] = (
    """
    a = [int(x) for x in input().split()]
    for i in range(len(a) - 1):
        print(sorted(a)[i], sorted(a, reverse=True)[i], sorted(set(a))[i])
    """,
    """
    a = [int(x) for x in input().split()]
    sorted_a = sorted(a)
    a_descending = sorted(a, reverse=True)
    sorted_a_2 = sorted(set(a))
    for i in range(len(a) - 1):
        print(sorted_a[i], a_descending[i], sorted_a_2[i])
    """,
    "3 1 2 3\n",
)

LEAVES_ALONE["an order that a function tells"] = """
    a = input().split()
    for i in range(len(a)):
        print(sorted(a, key=len)[i], sorted(a, reverse=i > 1)[i])
"""
