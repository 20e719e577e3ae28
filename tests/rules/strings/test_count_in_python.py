from __future__ import annotations

LEAVES_ALONE = {
    "something else in the loop": """
        text = input()
        count = 0
        for c in text:
            print(c)
            if c == "a":
                count += 1
        print(count)
    """,
    "an else": """
        text = input()
        count = other = 0
        for c in text:
            if c == "a":
                count += 1
            else:
                other += 1
        print(count, other)
    """,
    "the variable is used after": """
        text = input()
        count = 0
        for c in text:
            if c == "a":
                count += 1
        print(count, c)
    """,
    "a generator is used up": """
        characters = (c for c in input())
        count = 0
        for c in characters:
            if c == "a":
                count += 1
        print(count, list(characters))
    """,
    "the counter may not exist": """
        text = input()
        if len(text) > 3:
            count = 0
        for c in text:
            if c == "a":
                count += 1
        print("done")
    """,
    "by two": """
        text = input()
        count = 0
        for c in text:
            if c == "a":
                count += 2
        print(count)
    """,
    "no single character": """
        text = input()
        count = 0
        for c in text:
            if c == "ab":
                count += 1
        print(count)
    """,
    "items of unknown kind": """
        def count(items):
            n = 0
            for item in items:
                if item == "a":
                    n += 1
            return n
    """,
    "compared with a variable": """
        text = input()
        letter = input()
        count = 0
        for c in text:
            if c == letter:
                count += 1
        print(count)
    """,
    "comments": """
        text = input()
        count = 0
        for c in text:
            if c == "a":  # only small ones
                count += 1
        print(count)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "the module's variable is seen by others": """
        text = input()
        count = 0
        for c in text:
            if c == "a":
                count += 1
    """,
}

REWRITES = {
    "characters and numbers": (
        """
        def counts():
            text = input()
            a = b = 0
            for c in text:
                if c == "a":
                    a += 1
            numbers = list(map(int, input().split()))
            for i in range(len(numbers)):
                if 1 == numbers[i]:
                    b += 1
            return a, b


        print(counts())
        """,
        """
        def counts():
            text = input()
            a = b = 0
            a += text.count("a")
            numbers = list(map(int, input().split()))
            b += numbers.count(1)
            return a, b


        print(counts())
        """,
        "abracadabra\n1 2 1 3\n",
    ),
    "in another loop": (
        """
        for word in input().split():
            vowels = 0
            for c in word:
                if c == "e":
                    vowels += 1
            print(vowels)
        """,
        """
        for word in input().split():
            vowels = 0
            vowels += word.count("e")
            print(vowels)
        """,
        "eel tree bus\n",
    ),
}
