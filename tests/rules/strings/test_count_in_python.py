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
    "the same twice": """
        text = input()
        a = b = 0
        for c in text:
            if c == "a":
                a += 1
            elif c == "\x61":
                b += 1
        print(a, b)
    """,
    "names that may be equal": """
        numbers = list(map(int, input().split()))
        x, y = map(int, input().split())
        a = b = 0
        for n in numbers:
            if n == x:
                a += 1
            elif n == y:
                b += 1
        print(a, b)
    """,
    "the counter is what is asked for": """
        n = 0
        for x in [0, 1, 2, 3] * 10:
            if x == n:
                n += 1
        print(n)
    """,
    "a test of something else": """
        text, n = input(), 0
        for c in text:
            if c == "a":
                n += 1
            elif text == "b":
                n += 2
        print(n)
    """,
    "not a number is not equal to itself": """
        nan = float("nan")
        numbers, n = [nan, 1.0], 0
        for x in numbers:
            if x == nan:
                n += 1
        print(n)
    """,
    "items worked out twice": """
        a = b = 0
        for c in input():
            if c == "a":
                a += 1
            else:
                b += 1
        print(a, b)
    """,
    "positions from below zero": """
        text, n = "abc", 0
        for i in range(-2, len(text)):
            if text[i] == "b":
                n += 1
        print(n)
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
    "chains": (
        """
        s = input()
        n = int(input())
        a = b = c = d = e = 0
        for x in s:
            if x == "R":
                a += 1
            elif x == "G":
                b = b + 2
            elif x == "?":
                pass
            else:
                c -= 3
        for i in range(n):
            if s[i] != "R": d += 1
            else: e = e - 1
        for i in range(1, len(s)):
            if s[i] == "G": e += 1
            if s[i] == "?": d += 1
        for x in input().split():
            if (x == "AC"):
                e += 1
        print(a, b, c, d, e)
        """,
        """
        s = input()
        n = int(input())
        a = b = c = d = e = 0
        a += s.count("R")
        b += 2 * s.count("G")
        c -= 3 * (len(s) - s.count("R") - s.count("G") - s.count("?"))
        e -= s.count("R", 0, n)
        d += n - s.count("R", 0, n)
        e += s.count("G", 1)
        d += s.count("?", 1)
        e += input().split().count("AC")
        print(a, b, c, d, e)
        """,
        "GRGR?xR\n7\nAC WA AC",
    ),
    "lists": (
        """
        n, x = map(int, input().split())
        numbers = [int(x) for x in input().split()]
        same = zeros = other = 0
        for i in range(0, n):
            if x == numbers[i]:
                same += 1
        for i in range(2, len(numbers)):
            if numbers[i] == -1:
                zeros += 1
        for y in numbers:
            if y != x:
                other += 1
        print(same, zeros, other)
        """,
        """
        n, x = map(int, input().split())
        numbers = [int(x) for x in input().split()]
        same = zeros = other = 0
        same += numbers[:n].count(x)
        zeros += numbers[2:].count(-1)
        other += len(numbers) - numbers.count(x)
        print(same, zeros, other)
        """,
        "5 3\n3 4 -1 3 -1",
    ),
}
