LEAVES_ALONE = {
    "more than one character": """
        text = input()
        print(sum(1 for c in text if c == "ab"), len([c for c in text if c == ""]))
    """,
    "a name may hold more than one character": """
        text, part = input(), input()
        print(sum(1 for c in text if c == part))
    """,
    "items of unknown kind": """
        def count(items):
            return sum(1 for item in items if item == 1)
        print(len([1]))
    """,
    "sum of the items": """
        numbers = [1, 2, 3]
        print(sum(x for x in numbers if x == 2), sum(2 for x in numbers if x == 2))
    """,
    "the function is not the builtin": """
        def sum(items): return list(items)
        numbers = [1, 2, 3]
        print(sum(1 for x in numbers if x == 2))
    """,
    "two loops": """
        numbers = [1, 2, 3]
        print(sum(1 for x in numbers for y in numbers if x == 2))
    """,
    "two tests": """
        numbers = [1, 2, 3]
        print(sum(1 for x in numbers if x == 2 if numbers), sum(x == 2 == 2 for x in numbers))
    """,
    "number of all items": """
        numbers = [1, 2, 3]
        print(len([x == 2 for x in numbers]))
    """,
    "not equal to itself": """
        nan = float("nan")
        numbers = [nan, 1.0]
        print(sum(1 for x in numbers if x == nan))
    """,
    "value with an effect": """
        numbers = [1, 2, 3]
        print(len([print(x) for x in numbers if x == 2]))
    """,
    "generator": """
        numbers = (x for x in [1, 2, 3])
        print(sum(1 for x in numbers if x == 2), list(numbers))
    """,
    "dict has no count": """
        numbers = {1: 2, 2: 3}
        print(sum(1 for x in numbers if x == 2))
    """,
    "compared with itself": """
        numbers = [1, 2, 3]
        print(sum(1 for x in numbers if x == x), sum(1 for i in range(len(numbers)) if numbers[i] == i))
        print(sum(x == -x for x in numbers))
    """,
    "start": """
        numbers = [1, 2, 3]
        print(sum([x == 2 for x in numbers], 5))
    """,
    "comment": """
        numbers = [1, 2, 3]
        print(sum([
            x == 2  # all twos
            for x in numbers
        ]))
    """,
}

REWRITES = {
    "text": (
        """
        def count(word: str):
            return sum(c == "a" for c in word)


        text = input()
        print(sum(1 for c in text if c == "a"), sum([1 for c in text if ("b" == c)]), count(text))
        print(len([i for i in range(len(text)) if text[i] == "a"]) * 2, 2 * sum(c != "a" for c in text))
        """,
        """
        def count(word: str):
            return word.count("a")


        text = input()
        print(text.count("a"), text.count("b"), count(text))
        print(text.count("a") * 2, 2 * (len(text) - text.count("a")))
        """,
        "abracadabrA",
    ),
    "results of calls": (
        """
        text = input()
        print(len([c for c in text.lower() if c == 'a']), len([c for c in list(text) if c == "b"]))
        """,
        """
        text = input()
        print(text.lower().count('a'), list(text).count("b"))
        """,
        "abracadabrA",
    ),
    "lists": (
        """
        n, wanted = map(int, input().split())
        numbers = list(map(int, input().split()))
        rows = [list(input()) for _ in range(2)]
        print(sum(1 for x in numbers if x == wanted), sum(numbers[i] == -1 for i in range(n)))
        print(sum(sum(1 for c in row if c == "#") for row in rows))
        """,
        """
        n, wanted = map(int, input().split())
        numbers = list(map(int, input().split()))
        rows = [list(input()) for _ in range(2)]
        print(numbers.count(wanted), numbers[:n].count(-1))
        print(sum(row.count("#") for row in rows))
        """,
        "3 4\n4 -1 4\n#.#\n..#\n",
    ),
}
