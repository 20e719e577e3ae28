from __future__ import annotations

LEAVES_ALONE = {
    "what could not be sorted": """
        words = input().split()
        try:
            words.sort()
        except TypeError:
            for word in words:
                print(words.index(word))
    """,
    "the list changes": """
        numbers = list(map(int, input().split()))
        for number in sorted(numbers):
            i = numbers.index(number)
            numbers[i] = 0
    """,
    "a handler waits for the error": """
        names = input().split()
        for name in input().split():
            try:
                print(names.index(name))
            except ValueError:
                print("unknown")
    """,
    "from a given place on": """
        names = input().split()
        for i, name in enumerate(names):
            print(names.index(name, i))
    """,
    "unhashable items": """
        rows = [[1], [2]]
        for row in rows:
            print(rows.index(row))
    """,
    "a string": """
        text = input()
        for c in text:
            print(text.index(c))
    """,
    "not in a loop": """
        numbers = list(map(int, input().split()))
        print(numbers.index(max(numbers)))
    """,
    "enumerate is something else": """
        def enumerate(x): return x
        numbers = list(map(int, input().split()))
        for number in numbers:
            print(numbers.index(number))
    """,
    "items of unknown kind are looked for": """
        def find(wanted):
            names = ["a", "b"] * 10
            return [names.index(name) for name in wanted]
    """,
}

REWRITES = {
    "a parameter of any items, ranked": (
        """
        def ranks(scores):
            ordered = sorted(set(scores))
            return [ordered.index(score) for score in scores]
        print(ranks([30, 10, 30]), ranks("cab"))
        """,
        """
        def ranks(scores):
            ordered = sorted(set(scores))
            ordered_positions = {value: index for index, value in reversed(list(enumerate(ordered)))}
            return [ordered_positions[score] for score in scores]
        print(ranks([30, 10, 30]), ranks("cab"))
        """,
    ),
    "a key function": (
        """
        order = input().split()
        print(sorted(set(order), key=lambda name: -order.index(name)))
        """,
        """
        order = input().split()
        order_positions = {value: index for index, value in reversed(list(enumerate(order)))}
        print(sorted(set(order), key=lambda name: -order_positions[name]))
        """,
        "c a b a c\n",
    ),
    "ranks, with duplicates": (
        """
        scores = list(map(int, input().split()))
        for score in scores:
            print(scores.index(score) + 1)  # the first of equal ones
        """,
        """
        scores = list(map(int, input().split()))
        scores_positions = {value: index for index, value in reversed(list(enumerate(scores)))}
        for score in scores:
            print(scores_positions[score] + 1)  # the first of equal ones
        """,
        "3 1 3 2 1\n",
    ),
    "items of the list survive a handler elsewhere": (
        """
        try:
            names = input().split()
        except EOFError:
            names = []
        names = ["x", "y", "x"] * 10
        print([names.index(name) for name in sorted(set(names))])
        print([names.index(names[i]) for i in range(len(names))])
        """,
        """
        try:
            names = input().split()
        except EOFError:
            names = []
        names = ["x", "y", "x"] * 10
        names_positions = {value: index for index, value in reversed(list(enumerate(names)))}
        print([names_positions[name] for name in sorted(set(names))])
        names_positions_2 = {value: index for index, value in reversed(list(enumerate(names)))}
        print([names_positions_2[names[i]] for i in range(len(names))])
        """,
    ),
    "looked for twice, in a function": (
        """
        def distances():
            order = input().split()
            total = 0
            for a in input().split():
                for b in input().split():
                    total += abs(order.index(a) - order.index(b))
            return total


        print(distances())
        """,
        """
        def distances():
            order = input().split()
            total = 0
            order_positions = {value: index for index, value in reversed(list(enumerate(order)))}
            for a in input().split():
                for b in input().split():
                    total += abs(order_positions[a] - order_positions[b])
            return total


        print(distances())
        """,
        "a b c d\nd b\na c\na d\n",
    ),
}
