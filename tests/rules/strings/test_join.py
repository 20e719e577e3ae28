LEAVES_ALONE = {
    "looked at while it grows": """
        text = ""
        for word in ["a", "b"] * 50:
            text += word
            if len(text) > 9:
                print(text)
    """,
    "not a string": """
        total = 0
        for number in range(50):
            total += number
        print(total)
    """,
    "perhaps not a string": """
        def add(text, pieces):
            for piece in pieces:
                text += piece
            return text
        print(add([], [[1], [2]]))
    """,
    "an exception handler sees it half built": """
        def read(lines):
            text = ""
            try:
                for line in lines:
                    text += str(int(line))
            except ValueError:
                pass
            return text
        print(read(["1", "2", "x"]))
    """,
    "a context manager may swallow the exception": """
        import contextlib
        text = ""
        with contextlib.suppress(ValueError):
            for line in ["1", "x"] * 50:
                text += str(int(line))
        print(text)
    """,
    "another function sees it half built": """
        def show():
            print(len(text))
        text = ""
        for i in range(50):
            text += str(i)
            show()
    """,
    "a small loop": """
        text = ""
        for i in range(3):
            text += str(i)
        print(text)
    """,
    "grows at both ends": """
        text = ""
        for i in range(50):
            text += str(i)
            text = str(i) + text
        print(text)
    """,
    "starts anew in between": """
        text = ""
        for i in range(50):
            text += str(i)
            if i == 30:
                text = ""
        print(text)
    """,
    "it is in a piece of itself": """
        text = "a"
        for i in range(3):
            for j in range(i + 30):
                text += text[0]
        print(text)
    """,
    "other operators": """
        text = "a"
        for i in range(50):
            text = text * 1 + "b"
        print(text)
    """,
    "perhaps not bound before the loop": """
        words = input().split()
        if words:
            text = ""
        for word in words:
            text += word
    """,
    "the else of the loop reads it": """
        text = ""
        for i in range(50):
            text += "a"
        else:
            print(text)
    """,
}

REWRITES = {
    "in place": (
        """
        text = ""  # so far
        for i in range(50):
            if i == 40: break
            text += str(i)  # one more
            if i % 2: text = text + "," + " "
        print(text)
        """,
        """
        parts = []  # so far
        for i in range(50):
            if i == 40: break
            parts.append(str(i))  # one more
            if i % 2: parts.append("," + " ")
        text = "".join(parts)
        print(text)
        """,
    ),
    "at the front": (
        """
        def binary(n):
            digits = ""
            while n:
                digits = str(n % 2) + digits
                n //= 2
            return digits
        print(binary(12345))
        """,
        """
        def binary(n):
            parts = []
            while n:
                parts.append(str(n % 2))
                n //= 2
            digits = "".join(reversed(parts))
            return digits
        print(binary(12345))
        """,
    ),
    "something is there already": (
        """
        text = input()
        print(text)
        for i in range(50):
            for j in range(i):
                text += "a"
            text += "b"
        text += "c"
        print(text)
        """,
        """
        text = input()
        print(text)
        parts = [text]
        for i in range(50):
            for j in range(i):
                parts.append("a")
            parts.append("b")
        text = "".join(parts)
        text += "c"
        print(text)
        """,
        "x\\n",
    ),
    "a line of each round": (
        """
        for i in range(40, 50):
            line = ""
            for j in range(i): line += str(j) if j % 2 else "-"
            print(line)
        """,
        """
        for i in range(40, 50):
            parts = []
            for j in range(i): parts.append(str(j) if j % 2 else "-")
            line = "".join(parts)
            print(line)
        """,
    ),
    "two texts": (
        """
        a = b = ""
        for i in range(50):
            a += "x"
            b += "y"
        print(a, b)
        """,
        """
        a = b = ""
        parts = [a]
        parts_2 = [b]
        for i in range(50):
            parts.append("x")
            parts_2.append("y")
        b = "".join(parts_2)
        a = "".join(parts)
        print(a, b)
        """,
    ),
}
