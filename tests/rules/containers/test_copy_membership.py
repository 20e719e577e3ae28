from __future__ import annotations

LEAVES_ALONE = {
    "sorting fails": """
        places = {1j: "up", -1j: "down"}
        try:
            print(1j in sorted(places), 1j in list(sorted(places)))
        except TypeError as error:
            print(error)
    """,
    "an iterator would be used up": """
        numbers = map(int, input().split())
        for i in range(5):
            print(i in list(numbers))
    """,
    "substrings of a string": """
        text = input()
        print("ab" in list(text))
    """,
    "an unhashable item is not found in a list, but an error in a set": """
        names = {"a", "b"}
        print(["a"] in list(names))
    """,
    "unhashable items in the copied list": """
        rows = [[1], [2]]
        print([1] in list(rows))
    """,
    "not surely a dictionary": """
        def known(name, table):
            return name in table.keys() or name in list(table)
    """,
    "values": """
        ages = {"a": 1}
        print(1 in ages.values(), 1 in list(ages.values()))
    """,
    "own list": """
        def list(x): return []
        print(1 in list({1}))
    """,
    "many tests in one set": """
        numbers = input().split()
        print([n for n in input().split() if n in set(numbers)])
    """,
    "a list of other things": """
        numbers = [1, 2]
        print(2 in list(map(abs, numbers)), 2 in sorted(abs(n) for n in numbers))
    """,
}

REWRITES = {
    "dictionaries": (
        """
        ages = {"a": 1}
        for name in input().split():
            if name in ages.keys() and name in list(ages):  # known
                print(name)
            elif name not in list(ages.keys()):
                print("new", name)
                ages[name] = 0
        """,
        """
        ages = {"a": 1}
        for name in input().split():
            if name in ages and name in ages:  # known
                print(name)
            elif name not in ages:
                print("new", name)
                ages[name] = 0
        """,
        "a b c b\n",
    ),
    "sets and lists": (
        """
        numbers = set(map(int, input().split()))
        rests = [number % 3 for number in numbers]
        print(3 in sorted(numbers), 0 in list(rests), 5 not in tuple(numbers))
        print(0 in list([number % 3 for number in numbers]))
        """,
        """
        numbers = set(map(int, input().split()))
        rests = [number % 3 for number in numbers]
        print(3 in numbers, 0 in rests, 5 not in numbers)
        print(0 in [number % 3 for number in numbers])
        """,
        "1 2 3\n",
    ),
}
