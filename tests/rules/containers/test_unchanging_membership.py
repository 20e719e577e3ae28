LEAVES_ALONE = {
    "a few items without brackets": """
        ignored = "version", "help"
        def f(words):
            return [word for word in words if word not in ignored]
        print(f(input().split()))
    """,
    "what could not be hashed": """
        def among(wanted, items):
            try:
                return [x for x in wanted if x in set(items)]
            except TypeError:
                found = []
                for x in wanted:
                    if x in items:
                        found.append(x)
                return found
        print(among([1, [2]], [[2], 3]))
    """,
    "the list changes": """
        def take(wanted, left):
            left = list(left)
            for x in wanted:
                if x in left:
                    left.remove(x)
            return left
        print(take([1, 2], [2, 3]))
    """,
    "something else may change it": """
        def grow(items, more):
            for x in range(50):
                if x not in items:
                    more(x)
        xs = []
        grow(xs, xs.append)
        print(xs)
    """,
    "items that cannot be hashed": """
        rows = [[i % 3] for i in range(50)]
        for i in range(50):
            if [i] in rows:
                print(i)
    """,
    "a string": """
        def found(text, words):
            return [word for word in words if word in text]
        print(found("abc", ["ab", "c"]))
    """,
    "an iterator": """
        def found(numbers, words):
            return [word for word in words if word in numbers]
        print(found(iter([1, 2, 3]), [2, 1]))
    """,
    "anything": """
        class Everything:
            def __contains__(self, x): return True
        def found(items, words):
            return [word for word in words if word in items]
        print(found(Everything(), [2, 1]), found([1], [2]))
    """,
    "not in a loop": """
        def has(items, x):
            return x in items
        print(has([1], 2))
    """,
    "a few iterations": """
        def has(items):
            return [x in items for x in (1, 2, 3)]
        print(has([1]))
    """,
    "a short list": """
        vowels = ["a", "e", "i", "o", "u"]
        print([c in vowels for c in input()])
    """,
    "made anew in each iteration": """
        def count(rows):
            found = 0
            for row in rows:
                parts = row.split()
                if "x" in parts:
                    found += 1
            return found
        print(count(["x y", "z"] * 50))
    """,
    "a list that could be a set from the start": """
        known = list(map(int, input().split()))
        print([i in known for i in range(99)])
    """,
    "none by default, whatever the annotation says": """
        def chosen(names: list[str] = None):
            return [name for name in ("a", "b") * 20 if not names or name in names]
        print(chosen(), chosen(["a"]))
    """,
    "keys": """
        ages = {i: i * i for i in range(50)}
        print([i in ages.keys() for i in range(99)])
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "a new name at module level": """
        known = tuple(range(50))
        for i in range(99):
            if i in known:
                print(i)
    """,
}

REWRITES = {
    "a parameter, twice": (
        """
        def both(left, right):
            # in the order of the left
            for item in left:
                if item in right and not -item in right:
                    print(item)
            return [item for item in right if item not in left]
        print(both([3, 1, 2], [2, -2, 3, 9]))
        """,
        """
        def both(left, right):
            # in the order of the left
            right_set = set(right)
            for item in left:
                if item in right_set and not -item in right_set:
                    print(item)
            left_set = set(left)
            return [item for item in right if item not in left_set]
        print(both([3, 1, 2], [2, -2, 3, 9]))
        """,
    ),
    "values of a dictionary": (
        """
        squares = {i: i * i for i in range(50)}
        for i in range(99):
            if i in squares.values():
                print(i)
        """,
        """
        squares = {i: i * i for i in range(50)}
        squares_values = set(squares.values())
        for i in range(99):
            if i in squares_values:
                print(i)
        """,
    ),
    "a tuple": (
        """
        known = tuple(input().split())
        while (word := input()) != "end":
            print(word in known)
        """,
        """
        known = tuple(input().split())
        known_set = set(known)
        while (word := input()) != "end":
            print(word in known_set)
        """,
        "a b c\na\nd\nend\n",
    ),
}
