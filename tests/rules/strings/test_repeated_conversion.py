from __future__ import annotations

LEAVES_ALONE = {
    "once": """
        for n in range(100):
            print(str(n)[::-1])
    """,
    "not in a loop": """
        n = int(input())
        print(str(n) == str(n)[::-1])
    """,
    "two numbers": """
        for n in range(100):
            m = n + 1
            print(str(n) == str(m))
    """,
    "the number changes": """
        for n in range(100):
            if len(str(n)) > 1:
                n += 1
                print(str(n))
    """,
    "not surely a number": """
        class N:
            def __str__(self): return input()
        for n in [N()] * 100:
            print(str(n) == str(n))
    """,
    "perhaps not needed": """
        for n in range(100):
            if n % 7 == 0 and str(n) == str(n)[::-1]:
                print(n)
    """,
    "in the condition of a while": """
        n = 10
        while str(n) != str(n)[::-1]:
            n += 1
        print(n)
    """,
    "the variable of a comprehension": """
        print([n for n in range(200) if str(n) == str(n)[::-1]])
    """,
    "own str": """
        def str(x): return input()
        for n in range(100):
            print(str(n) == str(n))
    """,
}

REWRITES = {
    "palindromes": (
        """
        low, high = map(int, input().split())
        for n in range(low, high):
            if str(n) == str(n)[::-1] and "1" in str(n):  # both ways
                print("found", str(n))
            else:
                last = str(n)[-1]
        print(last)
        """,
        """
        low, high = map(int, input().split())
        for n in range(low, high):
            n_text = str(n)
            if n_text == n_text[::-1] and "1" in n_text:  # both ways
                print("found", n_text)
            else:
                last = n_text[-1]
        print(last)
        """,
        "90 203\n",
    ),
    "in a function that a loop calls": (
        """
        def turned(number):
            return str(number) == str(number)[::-1]


        print([n for n in range(200) if turned(n)])
        """,
        """
        def turned(number):
            number_text = str(number)
            return number_text == number_text[::-1]


        print([n for n in range(200) if turned(n)])
        """,
    ),
}
