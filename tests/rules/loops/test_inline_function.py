LEAVES_ALONE = {
    "called once": """
        def double(x):
            return 2 * x
        print(double(4))
    """,
    "another function under a condition": """
        import sys
        def area(x):
            return x * x
        if len(sys.argv) > 5:
            def area(x):
                return x + x
        print(sum([area(x) for x in range(100)]))
    """,
    "replaced later": """
        def price(x):
            return x + 1
        total = 0
        for x in range(100):
            total += price(x)
            if x == 50:
                price = abs
        print(total)
    """,
    "a decorator": """
        from functools import lru_cache
        @lru_cache(None)
        def square(x):
            return x * x
        print([square(x % 3) for x in range(100)])
    """,
    "a default": """
        def add(x, y=1):
            return x + y
        print([add(x) for x in range(100)])
    """,
    "recursion": """
        def fact(n):
            return 1 if n < 2 else n * fact(n - 1)
        for i in range(100):
            print(fact(i % 20))
    """,
    "a name means something else at the call": """
        width = 10
        def inside(x):
            return x < width
        def count(width):
            found = 0
            for x in range(100):
                found += inside(x)
            return found
        print(count(50))
    """,
    "a comprehension at the call has the name": """
        size = 3
        def scaled(x):
            return x * size
        print([scaled(x) for x in range(100) for size in range(2)])
    """,
    "an argument used twice that takes time": """
        def square(x):
            return x * x
        print([square(x * 3 + 1) for x in range(100)])
    """,
    "an argument with effects": """
        def half(x):
            return x // 2
        items = list(range(100))
        for _ in range(50):
            print(half(items.pop()))
    """,
    "an argument about what the expression changes": """
        stack = list(range(100))
        def taken(n):
            return stack.pop() + n
        for _ in range(40):
            print(taken(len(stack)))
    """,
    "a global that a call in the expression changes": """
        limit = 0
        def more():
            global limit
            limit += 1
            return limit
        def both(x):
            return more() + x
        for _ in range(40):
            print(both(limit))
    """,
    "a generator in it keeps the name": """
        def firsts(n):
            return list(map(lambda x: x + n, range(3)))
        for i in range(40):
            print(firsts(i))
    """,
    "a coroutine": """
        async def answer(x):
            return x
        for i in range(40):
            print(type(answer(i)).__name__)
            break
    """,
    "too many arguments": """
        def half(x):
            return x / 2
        for i in range(40):
            try:
                print(half(i, i))
            except TypeError:
                print("no")
                break
    """,
    "assigned in the function": """
        def after(x):
            return (x := x + 1)
        print([after(i) for i in range(40)])
    """,
    "a name in the comprehension of the function": """
        def spread(n):
            return [n + i for i in range(3)]
        for i in range(40):
            print(spread(i))
    """,
    "two ifs": """
        def sign(x):
            if x > 0:
                return 1
            if x < 0:
                return -1
            return 0
        print([sign(x) for x in range(-50, 50)])
    """,
    "nothing is returned": """
        def hello(x):
            if x:
                return 1
        print([hello(x) for x in range(100)])
    """,
    "the locals are looked at": """
        def peek(x):
            return sorted(locals())
        for i in range(40):
            print(peek(i))
    """,
}

REWRITES = {
    "bounds of a grid": (
        """
        h, w = 30, 40
        def inside(y: int, x: int) -> bool:
            '''On the grid.'''
            return 0 <= y < h and 0 <= x < w
        def main():
            found = 0
            for y in range(h):
                for x in range(w):
                    for dy, dx in ((0, 1), (1, 0)):
                        ny, nx = y + dy, x + dx
                        if not inside(ny, nx):
                            continue
                        if inside(ny + 1, x=nx) and x:
                            found += 1
            return found
        print(main())
        """,
        """
        h, w = 30, 40
        def inside(y: int, x: int) -> bool:
            '''On the grid.'''
            return 0 <= y < h and 0 <= x < w
        def main():
            found = 0
            for y in range(h):
                for x in range(w):
                    for dy, dx in ((0, 1), (1, 0)):
                        ny, nx = y + dy, x + dx
                        if not (0 <= ny < h and 0 <= nx < w):
                            continue
                        if (0 <= (ny + 1) < h and 0 <= nx < w) and x:
                            found += 1
            return found
        print(main())
        """,
    ),
    "a lambda": (
        """
        f = lambda x, y: x * y + 1
        total = 0
        for i in range(100):
            total += f(i, i + 1) * 2
            total = f(total, 3) % 1009
        print(total)
        """,
        """
        f = lambda x, y: x * y + 1
        total = 0
        for i in range(100):
            total += (i * (i + 1) + 1) * 2
            total = (total * 3 + 1) % 1009
        print(total)
        """,
    ),
    "one of two values": (
        """
        def cost(x):
            if x in (3, 5):
                return x * 2
            else:
                return 0
        def is_free(x):
            if x in (3, 5):
                return False
            return True
        def small(x):
            if x < 9 and x:
                return True
            return False
        total = 0
        for x in range(100):
            if is_free(x) or small(x):
                total += cost(x)
            elif small(x):
                total += 1
        print(total)
        """,
        """
        def cost(x):
            if x in (3, 5):
                return x * 2
            else:
                return 0
        def is_free(x):
            if x in (3, 5):
                return False
            return True
        def small(x):
            if x < 9 and x:
                return True
            return False
        total = 0
        for x in range(100):
            if (x not in (3, 5)) or (x < 9 and x):
                total += x * 2 if x in (3, 5) else 0
            elif x < 9 and x:
                total += 1
        print(total)
        """,
    ),
    "a nested function, in a function that a loop calls": (
        """
        def solve(rows):
            width = len(rows)
            def at(y, x):
                return rows[y][x % width]
            def total(y):
                return at(y, 0) + at(y, y + 1)
            found = 0
            for y in range(width):
                found += total(y)
            return found
        print(solve([[i * j for j in range(40)] for i in range(40)]))
        """,
        """
        def solve(rows):
            width = len(rows)
            def at(y, x):
                return rows[y][x % width]
            def total(y):
                return rows[y][0 % width] + rows[y][(y + 1) % width]
            found = 0
            for y in range(width):
                found += rows[y][0 % width] + rows[y][(y + 1) % width]
            return found
        print(solve([[i * j for j in range(40)] for i in range(40)]))
        """,
    ),
    "a sequence": (
        """
        def step(a, b):
            return b, a + b
        a, b = 0, 1
        for _ in range(100):
            a, b = step(a, b)
        print(a)
        """,
        """
        def step(a, b):
            return b, a + b
        a, b = 0, 1
        for _ in range(100):
            a, b = (b, a + b)
        print(a)
        """,
    ),
}
