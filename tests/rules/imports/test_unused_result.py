LEAVES_ALONE = {
    "only type checkers see it": """
        from typing import TYPE_CHECKING
        if TYPE_CHECKING:
            print("never")
            names = {name: len(name) for name in "abc"}
        print(1)
    """,
    "only type checkers see it, by the module's name": """
        import typing
        if typing.TYPE_CHECKING:
            print("never")
            squares = [i * i for i in range(99)]
        print(1)
    """,
    "looked up by name": """
        table = [i * i for i in range(99)]
        print(globals()["table"][3])
    """,
    "code that is made up reads it": """
        table = [i * i for i in range(99)]
        exec("print(table[3])")
    """,
    "read in another function by global": """
        total = 0
        def add(numbers):
            global total
            for number in numbers:
                total += number
        add([1, 2])
        print(total)
    """,
    "a default value": """
        table = [i * i for i in range(99)]
        def square(i, table=table): return table[i]
        print(square(3))
    """,
    "shown in a text": """
        table = [i * i for i in range(99)]
        print(f"{table[3]}")
    """,
    "may fail, and that is waited for": """
        try:
            print("trying")
            numbers = [int(word) for word in "1 2 x".split()]
        except ValueError:
            print("no number")
    """,
    "the result is used": """
        table = [i * i for i in range(99)]
        print(table[3])
    """,
    "a function that is called uses it": """
        table = [i * i for i in range(99)]
        def square(i): return table[i]
        print(square(3))
    """,
    "a function is handed on": """
        table = [i * i for i in range(99)]
        def square(i): return table[i]
        print(*map(square, [3]))
    """,
    "input is read": """
        numbers = [int(input()) for _ in range(2)]
        print(1)
    """,
    "an iterator is moved on": """
        numbers = iter([1, 2, 3])
        first = [next(numbers)]
        print(*numbers)
    """,
    "an iterator is used up": """
        numbers = map(int, ["1", "2"])
        total = sum(numbers)
        print(*numbers)
    """,
    "something is printed meanwhile, and the total in the end": """
        total = 0
        for i in range(3):
            print(i)
            total += i
        print(total)
    """,
    "unknown code runs": """
        def show(i): print(i)
        shown = [show(i) for i in range(3)]
    """,
    "another name for the list": """
        rows = [1, 2]
        other = rows
        for i in range(3): other.append(i)
        print(rows)
    """,
    "a row of a table that is shown": """
        table = [[0], [1]]
        for row in table: row.append(2)
        print(table)
    """,
    "rows that have names": """
        row = [0]
        table = [row]
        for i in range(3): table[0].append(i)
        print(row)
    """,
    "a list from elsewhere is changed": """
        def fill(xs):
            for i in range(3): xs.append(i)
        numbers = []
        fill(numbers)
        print(numbers)
    """,
    "the last item is used": """
        for i in range(99):
            square = i * i
        print(i)
    """,
    "it decides how long a loop runs": """
        left = 5
        while left:
            left -= 1
            print("x")
    """,
    "a loop that is left early": """
        found = [i for i in range(9)]
        for i in found:
            if i > 3: break
            print(i)
    """,
    "an error is expected": """
        try:
            numbers = [int(x) for x in ["a"]]
        except ValueError:
            print("no")
    """,
    "a global of another function": """
        total = 0
        def add():
            global total
            total = sum([1, 2])
        add()
        print(total)
    """,
    "a method called by way of its class": """
        class Solution:
            def solve(n):
                print(n)
        for i in range(3):
            Solution.solve(i)
    """,
    "an attribute": """
        class Node: pass
        node = Node()
        node.items = [i for i in range(3)]
        print(vars(node))
    """,
    "looked at by name": """
        def f():
            numbers = [i for i in range(3)]
            print(locals())
        f()
    """,
    "no work": """
        size = 3
        name = "x"
        print(1)
    """,
    "imports that other statements need, or that take no time": """
        import sys
        from collections import Counter, defaultdict
        memo = defaultdict(int)
        limit = sys.maxsize
        print(defaultdict(list), Counter("a"))
    """,
    "all there is in a block": """
        for i in range(3):
            if i:
                a = [j for j in range(i)]
                b = sorted(a)
            else:
                print(i)
    """,
    "what a generator gives": """
        def numbers():
            seen = [i for i in range(3)]
            yield seen
        print(list(numbers()))
    """,
    "first one value, then another": """
        numbers = [i for i in range(3)]
        if len(input()) > 1:
            numbers = []
        print(numbers)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may look into the table that a function fills": """
        by_name = {}
        def register(names, table):
            for name in names:
                by_name[name] = table
        register(["a", "b"], [1])
        def register_one(name):
            by_name.update({each: 1 for each in name})
        register_one("c")
    """,
    "others may use the table": """
        table = [i * i for i in range(99)]
    """,
}

REWRITES = {
    "what keeps an import": (
        """
        import re
        from collections import defaultdict

        memo = defaultdict(int)
        graph = defaultdict(list)
        name = re.compile("[a-z]+")


        def add(a, b):
            graph[a].append(b)


        size = 3
        print(size)
        """,
        """
        import re
        from collections import defaultdict

        size = 3
        print(size)
        """,
    ),
    "a table with the function that would have used it": (
        """
        import sys

        mod = 10**9 + 7
        limit = 100

        fact = [0] * limit  # factorials
        fact[0] = 1
        for i in range(1, limit):
            # one by one
            fact[i] = fact[i - 1] * i % mod


        def choose(n, k):
            return fact[n] * pow(fact[k] * fact[n - k], mod - 2, mod) % mod


        def main():
            for i in range(2):
                print(i, mod, sys.maxsize)


        main()
        """,
        """
        import sys

        mod = 10**9 + 7

        # factorials
        # one by one


        def main():
            for i in range(2):
                print(i, mod, sys.maxsize)


        main()
        """,
    ),
    "in a function, and in a loop": (
        """
        def main(numbers):
            ordered = sorted(numbers)
            total = 0
            for x in numbers:
                square = x * x
                total += x
            return total

        print(main([3, 1, 2]))
        """,
        """
        def main(numbers):
            total = 0
            for x in numbers:
                total += x
            return total

        print(main([3, 1, 2]))
        """,
    ),
    "a sieve": (
        """
        n = 50
        is_prime = [True] * (n + 1)
        is_prime[0] = is_prime[1] = False
        i = 2
        while i * i <= n:
            if is_prime[i]:
                for j in range(i * i, n + 1, i):
                    is_prime[j] = False
            i += 1
        primes = [i for i, prime in enumerate(is_prime) if prime]
        print(n)
        """,
        """
        n = 50
        print(n)
        """,
    ),
    "rows of a table": (
        """
        n = int(input())
        near = [[] for _ in range(n)]
        for _ in range(n):
            a, b = map(int, input().split())
            near[a].append(b)
            near[b].append(a)
            print(a)
        """,
        """
        n = int(input())
        for _ in range(n):
            a, b = map(int, input().split())
            print(a)
        """,
        "2\n0 1\n1 0\n",
    ),
}
