LEAVES_ALONE = {
    "prompt": """
        for _ in range(100):
            print(input("> "))
    """,
    "talks with somebody": """
        for _ in range(100):
            print("?", flush=True)
            print(input())
    """,
    "no loop": """
        n = int(input())
        print(n)
    """,
    "small loop": """
        for _ in range(3):
            print(int(input()))
    """,
    "input is not the builtin": """
        import sys
        input = sys.stdin.readline
        for _ in range(100):
            print(int(input()))
    """,
    "input is a function of the program": """
        def input(): return "3"
        for _ in range(100):
            print(int(input()))
    """,
    "input handed on": """
        def lines(read):
            return [read() for _ in range(100)]
        print(lines(input))
    """,
    "iter is not the builtin": """
        def iter(read, end): return [read("> "), end]
        for line in iter(input, ""):
            print(line)
    """,
    "a lambda that is called once": """
        number = lambda: int(input())
        print(number())
    """,
    "stdin is exchanged": """
        import sys
        if len(sys.argv) > 5:
            sys.stdin = open(sys.argv[5])
        for _ in range(100):
            print(int(input()))
    """,
    "eval may use it": """
        for _ in range(100):
            print(eval(input()))
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may import it": """
        def numbers(n):
            return [int(input()) for _ in range(n)]
    """,
}

REWRITES = {
    "numbers": (
        """
        n = int(input())
        for _ in range(n):
            a, b = map(int, input().split())
            print(a + b)
        """,
        """
        from sys import stdin

        input = stdin.readline

        n = int(input())
        for _ in range(n):
            a, b = map(int, input().split())
            print(a + b)
        """,
        "2\n1 2\n3 4",
    ),
    "text": (
        '''
        """Words."""
        import sys
        from math import *

        # how many
        n = int(input())
        words = [input() for _ in range(n)]
        input()
        print(words, input().strip(), input().split("-"), (input()), sys.argv, floor(2.5))
        ''',
        '''
        """Words."""
        import sys
        from math import *

        input = sys.stdin.readline

        # how many
        n = int(input())
        words = [input().rstrip("\\n") for _ in range(n)]
        input()
        print(words, input().strip(), input().rstrip("\\n").split("-"), (input().rstrip("\\n")), sys.argv, floor(2.5))
        ''',
        "2\na b \n\n-\n  c\nd-e\n f \n",
    ),
    "no line between imports and program": (
        """
        from math import gcd  # greatest
        for _ in range(int(input())): print(gcd(*map(int, input().split())))
        """,
        """
        from sys import stdin
        from math import gcd  # greatest

        input = stdin.readline

        for _ in range(int(input())): print(gcd(*map(int, input().split())))
        """,
        "2\n4 6\n9 6",
    ),
    "in a function that a loop calls": (
        """
        def number():
            return int(input())


        print(sum(number() for _ in range(number())))
        """,
        """
        from sys import stdin


        input = stdin.readline


        def number():
            return int(input())


        print(sum(number() for _ in range(number())))
        """,
        "3\n1\n2\n3\n",
    ),
    "while that fails at the end": (
        """
        while True:
            n = int(input())
            if n == 0:
                break
            w, h = map(int, input().split())
            print(n, w, h)
        """,
        """
        from sys import stdin

        input = stdin.readline

        while True:
            n = int(input())
            if n == 0:
                break
            w, h = map(int, input().split())
            print(n, w, h)
        """,
        "2\n3 4\n0\n",
    ),
    "end of input is noticed": (
        """
        while True:
            try:
                n = int(input())
            except EOFError:
                break
            print(n)
        """,
        """
        from sys import stdin


        def input(readline=stdin.readline):
            line = readline()
            if not line:
                raise EOFError("EOF when reading a line")
            return line.rstrip("\\n")


        while True:
            try:
                n = int(input())
            except EOFError:
                break
            print(n)
        """,
        "3\n4",
    ),
    "end of input is noticed around a function": (
        """
        import sys
        def number():
            return int(input())


        try:
            for _ in range(100):
                print(number())
        except Exception as error:
            print(error)
        """,
        """
        import sys


        def input(readline=sys.stdin.readline):
            line = readline()
            if not line:
                raise EOFError("EOF when reading a line")
            return line.rstrip("\\n")


        def number():
            return int(input())


        try:
            for _ in range(100):
                print(number())
        except Exception as error:
            print(error)
        """,
        "3\n4",
    ),
    "might never end": (
        """
        from math import *
        import sys

        # lines
        while True:
            line = input()
            if line == "end":
                break
            print(line)
        """,
        """
        from math import *
        import sys


        def input(readline=sys.stdin.readline):
            line = readline()
            if not line:
                raise EOFError("EOF when reading a line")
            return line.rstrip("\\n")

        # lines
        while True:
            line = input()
            if line == "end":
                break
            print(line)
        """,
        "3\n4 \nend",
    ),
    "might never end, in a function": (
        """
        def line():
            return input()
        while line() != "end":
            print("more")
        """,
        """
        from sys import stdin


        def input(readline=stdin.readline):
            line = readline()
            if not line:
                raise EOFError("EOF when reading a line")
            return line.rstrip("\\n")


        def line():
            return input()
        while line() != "end":
            print("more")
        """,
        "3\n4 \n",
    ),
    "read up to a mark": (
        """
        for line in iter(input, "0 0"):
            print(*map(int, line.split()))
        """,
        """
        from sys import stdin


        def input(readline=stdin.readline):
            line = readline()
            if not line:
                raise EOFError("EOF when reading a line")
            return line.rstrip("\\n")


        for line in iter(input, "0 0"):
            print(*map(int, line.split()))
        """,
        "3\n4 5\n0 0\n",
    ),
    "through lambdas and functions": (
        """
        numbers = lambda: map(int, input().split())
        number = lambda: int(input())


        def case():
            a, b = numbers()
            return a + b + number()


        def solve():
            print(case())


        for _ in range(number()):
            solve()
        """,
        """
        from sys import stdin

        input = stdin.readline

        numbers = lambda: map(int, input().split())
        number = lambda: int(input())


        def case():
            a, b = numbers()
            return a + b + number()


        def solve():
            print(case())


        for _ in range(number()):
            solve()
        """,
        "2\n1 2\n3\n4 5\n6",
    ),
    "map": (
        """
        print(sum(map(lambda _: int(input()), range(int(input())))))
        """,
        """
        from sys import stdin

        input = stdin.readline

        print(sum(map(lambda _: int(input()), range(int(input())))))
        """,
        "2\n1\n3\n",
    ),
    "stripped number": (
        """
        while True:
            n = int(input().strip())
            if n == 0:
                break
            print(n)
        """,
        """
        from sys import stdin

        input = stdin.readline

        while True:
            n = int(input().strip())
            if n == 0:
                break
            print(n)
        """,
        "2\n1\n0\n",
    ),
}
