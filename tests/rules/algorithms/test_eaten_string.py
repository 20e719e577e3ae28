LEAVES_ALONE = {
    "cuts at both ends": """
        text = input()
        while len(text) > 1:
            if text[0] != text[-1]:
                break
            text = text[1:]
            text = text[:-1]
        print(text)
    """,
    "what is left is used as a whole": """
        text = input()
        while text:
            print(text.count("a"), sorted(text))
            text = text[1:]
    """,
    "written in another way": """
        text = input()
        while text:
            text = text[1:]
            if text.startswith("a"):
                text = text.replace("b", "")
        print(text)
    """,
    "a list": """
        text = list(input())
        while text:
            text = text[1:]
            print(text[0])
    """,
    "not in a loop": """
        text = input()
        if text.startswith("a"):
            text = text[1:]
        print(text)
    """,
    "a number of characters that may be negative": """
        text = input()
        n = int(input())
        while text:
            text = text[n:]
            print(len(text))
            n = 1
    """,
    "an error is waited for": """
        text = input()
        try:
            while True:
                print(text[0])
                text = text[1:]
        except IndexError:
            print("end")
    """,
    "a function reads it": """
        text = input()
        def left():
            return len(text)
        while text:
            text = text[1:]
            print(left())
    """,
    "the loop has an else": """
        text = input()
        while text:
            text = text[1:]
        else:
            print(text)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may read it": """
        text = input()
        while text:
            text = text[1:]
    """,
}

REWRITES = {
    "from the start": (
        """
        s = input()[::-1]
        while True:
            if len(s) == 0:
                break
            if s[:7] == "remaerd":
                s = s[7:]
            elif s[:5] == "maerd" or s[:5] == "esare":
                s = s[5:]
            else:
                print("NO", s)
                exit()
        print("YES", s)
        """,
        """
        s = input()[::-1]
        start = 0
        while True:
            if len(s) - start == 0:
                break
            if s[start:start + 7] == "remaerd":
                start += 7
            elif s[start:start + 5] == "maerd" or s[start:start + 5] == "esare":
                start += 5
            else:
                print("NO", s[start:])
                exit()
        s = s[start:]
        print("YES", s)
        """,
        "dreamdreamererase\n",
    ),
    "from the end": (
        """
        def check(words):
            s = input()
            while not s == "":
                for w in words:
                    if s.endswith(w):
                        s = s[:-len(w)]
                        break
                else:
                    if not s: return True
                    if s[-2:] == "er": s = s[:-2]
                    return s
                s = s[:-1]
            return len(s)
        print(check(["dream", "erase"]))
        """,
        """
        def check(words):
            s = input()
            end = len(s)
            while not end == 0:
                for w in words:
                    if s.endswith(w, 0, end):
                        end -= len(w)
                        break
                else:
                    if end == 0: return True
                    if s.endswith("er", 0, end): end -= 2
                    return s[:end]
                end = max(end - 1, 0)
            s = s[:end]
            return len(s)
        print(check(["dream", "erase"]))
        """,
        "xxerasedream\n",
    ),
    "one of several ends": (
        """
        s = input()
        n = 0
        while s:
            if s[-5:] in ("dream", "erase"):
                s = s[:-5]
            elif s[-6:] in ["eraser"] or s[-7:] == 'eraser':
                s = s[:-6]
            elif s[-7:] != "dreamer" and "x" + s[-1:] == s[-2:]:
                s = s[:-1]
            else:
                break
            n += 1
        print(n, s)
        """,
        """
        s = input()
        n = 0
        end = len(s)
        while end > 0:
            if s.endswith(("dream", "erase"), 0, end):
                end -= 5
            elif s.endswith("eraser", 0, end) or s[max(end - 7, 0):end] == 'eraser':
                end = max(end - 6, 0)
            elif not s.endswith("dreamer", 0, end) and "x" + s[max(end - 1, 0):end] == s[max(end - 2, 0):end]:
                end = max(end - 1, 0)
            else:
                break
            n += 1
        s = s[:end]
        print(n, s)
        """,
        "dreamxeraserxydreamerase\n",
    ),
    "character by character": (
        """
        def words(text: str) -> list[str]:
            found = []
            for _ in range(99):
                if text.startswith("é"):
                    text = text[2:]
            while text and len(text) > 2:
                if text[0] == " ":
                    text = text[1:]
                elif text.startswith(("ab", "cd")):
                    found.append(text[:2])
                    text = text[2:]
                else:
                    text = text[3:]
            return found
        print(words("ab cdxyzab cd"), words("é"))
        """,
        """
        def words(text: str) -> list[str]:
            found = []
            start = 0
            for _ in range(99):
                if text.startswith("é", start):
                    start = min(start + 2, len(text))
            text = text[start:]
            start_2 = 0
            while start_2 < len(text) and len(text) - start_2 > 2:
                if text[start_2] == " ":
                    start_2 = min(start_2 + 1, len(text))
                elif text.startswith(("ab", "cd"), start_2):
                    found.append(text[start_2:start_2 + 2])
                    start_2 = min(start_2 + 2, len(text))
                else:
                    start_2 = min(start_2 + 3, len(text))
            return found
        print(words("ab cdxyzab cd"), words("é"))
        """,
    ),
}
