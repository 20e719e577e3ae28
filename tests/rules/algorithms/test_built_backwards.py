LEAVES_ALONE = {
    "looked at in the loop": """
        text = ""
        for c in input():
            text = c + text
            print(text)
    """,
    "something is appended, too": """
        items = []
        for i in range(50):
            items.insert(0, i)
            if i % 7 == 0:
                items.append(i)
        print(items)
    """,
    "the loop ends by what is there": """
        items = []
        while len(items) < 50:
            items.insert(0, 1)
        print(items)
    """,
    "items before": """
        items = [5, 6]
        for i in range(50):
            items.insert(0, i)
        print(items)
    """,
    "another name for the list": """
        items = []
        other = items
        for i in range(50):
            items.insert(0, i)
            print(other)
    """,
    "a function looks": """
        items = []
        def show(): print(items)
        for i in range(50):
            items.insert(0, i)
            show()
    """,
    "numbers": """
        total = 0
        for i in range(50):
            total = i + total
        print(total)
    """,
    "what is put in front is the whole again": """
        text = "ab"
        for i in range(5):
            text = text + text
        print(text)
    """,
    "an error on the way": """
        text = ""
        try:
            for i in range(50):
                text = str(1 // (20 - i)) + text
        except ZeroDivisionError:
            print(text)
    """,
    "returned on the way": """
        def digits(n):
            text = ""
            for i in range(50):
                text = str(n % 10) + text
                n //= 10
                if n == 0:
                    return text
        print(digits(345))
    """,
    "pieces that are not surely strings": """
        def joined(parts, whole):
            for part in parts:
                whole = part + whole
            return whole
        print(joined([[1], [2]], []), joined("ab", ""))
    """,
    "digits of a number, which are few": """
        n, text = int(input()), ""
        while n > 0:
            text = str(n % 2) + text
            n //= 2
        print(text)
    """,
    "somewhere else than in front": """
        items = []
        for i in range(50):
            items.insert(1, i)
        print(items)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may see it": """
        text = ""
        for c in input():
            text = c + text
    """,
}

REWRITES = {
    "characters, in front of others": (
        """
        word = ">"
        for c in input():
            word = c.upper() + word  # from the right
        print(word)
        """,
        """
        word = ">"
        word_parts = []
        for c in input():
            word_parts.append(c.upper())  # from the right
        word = "".join(reversed(word_parts)) + word
        print(word)
        """,
        "abc\n",
    ),
    "a list that is indexed later, in one of two loops": (
        """
        def turned(rows):
            for row in rows:
                result = []
                for x in row:
                    if x: result = [x] + result
                print(result, result[0])
        turned([[1, 2, 0, 3], [4, 5]])
        """,
        """
        def turned(rows):
            for row in rows:
                result = []
                for x in row:
                    if x: result.append(x)
                result.reverse()
                print(result, result[0])
        turned([[1, 2, 0, 3], [4, 5]])
        """,
    ),
    "left early": (
        """
        items = []
        for x in map(int, input().split()):
            if x < 0:
                break
            items.insert(0, (x, x * x))
        print(items)
        """,
        """
        items = []
        for x in map(int, input().split()):
            if x < 0:
                break
            items.append((x, x * x))
        items.reverse()
        print(items)
        """,
        "3 4 5 -1 3\n",
    ),
}
