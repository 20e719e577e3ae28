LEAVES_ALONE = {
    "lists": """
        def count(items, part):
            found = 0
            for i in range(len(items)):
                if items[i : i + len(part)] == part:
                    found += 1
            return found
        print(count([1, 2, 1, 2], [1, 2]))
    """,
    "another length": """
        text = input()
        for word in input().split():
            print(text[:3] == word, text[: len(text)] == word, text[1 : len(word)] == word)
    """,
    "a step": """
        text = input()
        for word in input().split():
            print(text[: len(word) : 2] == word, text[:: len(word)] == word)
    """,
    "a place that may be negative": """
        text = input()
        for word in input().split():
            for i in range(-3, 3):
                print(text[i : i + len(word)] == word)
    """,
    "the empty text, beyond the end": """
        text = input()
        word = input()
        for i in range(20):
            print(text[i : i + len(word)] == word)
    """,
    "the end may be empty": """
        text = input()
        for i in range(3):
            word = input()
            print(text[-len(word) :] == word)
    """,
    "a text that is among the words by then": """
        text = input()
        words = ["ab", "c"]
        words.append("")
        for word in words:
            print(text[-len(word) :] == word)
    """,
    "another comparison": """
        text = input()
        for word in input().split():
            print(text[: len(word)] < word, text[: len(word)] == word == "a", text[: len(word)] in word)
    """,
    "order of effects": """
        words = input().split()
        text = "abc"
        while words:
            print(text[: len(words[-1])] == words.pop())
    """,
    "its own length": """
        def len(word): return 1
        text = input()
        for word in input().split():
            print(text[: len(word)] == word)
    """,
    "of a class of the program": """
        class Text(str):
            def startswith(self, word): return True
        text = Text("abc")
        for word in input().split():
            print(text[: len(word)] == word)
    """,
    "once": """
        text, word = input(), input()
        print(text[: len(word)] == word)
    """,
    "comments": """
        text = input()
        for word in input().split():
            if (text[: len(word)]  # the start
                    == word):
                print(word)
    """,
}

REWRITES = {
    "beginnings": (
        """
        text = input()
        for word in input().split():
            if text[: len(word)] == word or text.lower()[0:len(word)] != word and word == text[:len(word)]:
                print(word, (text[:len(word)] != word) + 1)
        """,
        """
        text = input()
        for word in input().split():
            if text.startswith(word) or not text.lower().startswith(word) and text.startswith(word):
                print(word, (not text.startswith(word)) + 1)
        """,
        "abCabc\na b c ab abC abCabcd",
    ),
    "at a place": (
        """
        text, word = input(), input()
        words = ["dream", "er"]
        found = 0
        for i in range(len(text) - len(word) + 1):
            if text[i:i + len(word)] == word:
                found += 1
        i = 0
        while i < 100:
            for each in words:
                if text[i:len(each) + i] == each or text[-len(each):] == each:
                    found += i
            i += 1
        print(found)
        """,
        """
        text, word = input(), input()
        words = ["dream", "er"]
        found = 0
        for i in range(len(text) - len(word) + 1):
            if text.startswith(word, i):
                found += 1
        i = 0
        while i < 100:
            for each in words:
                if text.startswith(each, i) or text.endswith(each):
                    found += i
            i += 1
        print(found)
        """,
        "dreamerdreamer\neamer",
    ),
}
