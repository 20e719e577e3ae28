LEAVES_ALONE = {
    "str is faster in Python": """
        print(max(str(n) for n in range(12)))
    """,
    "a list of lengths": """
        print(sum([len(word) for word in ["a", "bb"]]), [int(word) for word in ["1"]])
    """,
    "a condition": """
        print(sum(int(c) for c in "1a" if c.isdigit()))
    """,
    "two loops": """
        print(sum(int(c) for word in ["12", "3"] for c in word))
    """,
    "a second argument": """
        print(sum(int(c, 16) for c in "af"))
    """,
    "something else is called for": """
        c = "7"
        print(sum(int(c) for _ in range(3)))
    """,
    "int is something else": """
        def int(c):
            return 2
        print(sum(int(c) for c in "12"))
    """,
    "map is something else": """
        map = {}
        print(sum(int(c) for c in "12"))
    """,
    "sum is something else": """
        def sum(items):
            return type(items).__name__
        print(sum(int(c) for c in "12"))
    """,
    "asynchronous": """
        import asyncio
        async def digits():
            yield "1"
        async def main():
            print(sum([int(c) async for c in digits()]))
        asyncio.run(main())
    """,
    "a comment": """
        print(sum(int(c)  # a digit
                  for c in "12"))
    """,
}

REWRITES = {
    "sums and the like": (
        """
        words = ["1", "22"]
        print(sum(int(word) for word in words), max(len(word) for word in words))
        print(any(bool(word) for word in words), all(int(word) for word in words or ["0"]))
        """,
        """
        words = ["1", "22"]
        print(sum(map(int, words)), max(map(len, words)))
        print(any(map(bool, words)), all(map(int, words or ["0"])))
        """,
    ),
    "lists of converted items": (
        """
        print(sum([int(c) for c in str(2**20)]), min([float(c) for c in "21"]))
        """,
        """
        print(sum(map(int, str(2**20))), min(map(float, "21")))
        """,
    ),
    "in a function": (
        """
        def total(lines):
            return sum(sum(int(word) for word in line.split()) for line in lines)
        print(total(["1 2", "3"]))
        """,
        """
        def total(lines):
            return sum(sum(map(int, line.split())) for line in lines)
        print(total(["1 2", "3"]))
        """,
    ),
}
