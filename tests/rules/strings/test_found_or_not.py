LEAVES_ALONE = {
    "the position is used": """
        text = input()
        for word in input().split():
            print(text.find(word), text.find(word) > 0, text.count(word) == 1)
    """,
    "from a place on": """
        text = input()
        for word in input().split():
            print(text.find(word, 3) != -1)
    """,
    "unknown type": """
        def known(table, words):
            return [word for word in words if table.find(word) >= 0]
        class Table:
            def find(self, word): return 3
        print(known(Table(), ["a"]))
    """,
    "something else in a text": """
        text = "abc"
        for word in [1, 3]:
            try:
                print(text.count(word) > 0)
            except TypeError as error:
                print(error)
    """,
    "the other way round": """
        text = input()
        for word in input().split():
            print(0 == text.count(word) == 0)
    """,
    "order of effects": """
        words = input().split()
        while words:
            if words.count(words.pop()) > 0:
                print("again")
    """,
    "once": """
        text = input()
        print(text.find("a") != -1)
    """,
    "of a class of the program": """
        class Words(list):
            def count(self, word): return 7
        words = Words()
        for word in "abc":
            print(words.count(word) > 0)
    """,
}

REWRITES = {
    "texts": (
        """
        text = input()
        for word in input().split():
            if text.find(word) == -1 and not text.find("-" + word) >= 0:
                print(word, text.count(word) > 0 or text.lower().find(word) != -1)
        """,
        """
        text = input()
        for word in input().split():
            if word not in text and not ("-" + word) in text:
                print(word, word in text or word in text.lower())
        """,
        "abC\na b c -b",
    ),
    "lists": (
        """
        def known(numbers, n):
            return numbers.count(n) > 0


        a = [int(x) for x in input().split()]
        for n in range(40):
            if a.count(n):
                print(n)
            if not a.count(n + 1):
                print(-n)
            if known(a, n):
                print(n)
            while (a.count(n) >= 1):
                a.remove(n)
        """,
        """
        def known(numbers, n):
            return n in numbers


        a = [int(x) for x in input().split()]
        for n in range(40):
            if n in a:
                print(n)
            if not (n + 1) in a:
                print(-n)
            if known(a, n):
                print(n)
            while (n in a):
                a.remove(n)
        """,
        "1 2 2 5",
    ),
}
