LEAVES_ALONE = {
    "no loop": """
        n = 3
        print(n * n)
    """,
    "a small loop": """
        for i in range(3):
            print(i)
    """,
    "loops in functions only": """
        def f(n):
            for i in range(n):
                print(i)
        f(50)
    """,
    "globals() is asked": """
        total = 0
        for i in range(50):
            total += i
        print(globals()["total"])
    """,
    "exec runs anything": """
        for i in range(50):
            exec("print(i)")
    """,
    "eval in a function reads module names": """
        def value(name):
            return eval(name)
        n = 3
        for i in range(50):
            print(value("n"))
    """,
    "locals() at module level": """
        for i in range(50):
            n = i
        print(locals()["n"])
    """,
    "a star import in the middle": """
        n = 50
        from math import *
        for i in range(n):
            print(sqrt(i))
    """,
    "a global statement at module level": """
        global n
        n = 50
        for i in range(n):
            print(i)
    """,
    "an annotated name that must be global": """
        def f():
            return n
        n: int = 50
        for i in range(n):
            print(f())
            n = n - 1
    """,
    "the module looks at itself": """
        import sys
        for i in range(50):
            n = i
        print(vars(sys.modules["__main__"])["n"])
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may read total": """
        total = 0
        for i in range(50):
            total += i
    """,
}

REWRITES = {
    "imports stay, comments move along": (
        """
        #!/usr/bin/env python3
        \"\"\"Adds.\"\"\"
        from __future__ import annotations
        import sys

        # how many
        n = 50
        total = 0  # so far
        for i in range(n):  # add them

            # one more
            total += i
        print(total)
        # the end
        """,
        """
        #!/usr/bin/env python3
        \"\"\"Adds.\"\"\"
        from __future__ import annotations
        import sys


        def main():
            # how many
            n = 50
            total = 0  # so far
            for i in range(n):  # add them

                # one more
                total += i
            print(total)


        main()
        # the end
        """,
    ),
    "names that functions share stay global": (
        """
        count = 0

        def step():
            global count
            count += 1
            return graph

        graph = {}
        for i in range(50):
            graph[i] = count
            j = step()
        print(count, j)
        """,
        """
        count = 0

        def step():
            global count
            count += 1
            return graph

        graph = {}


        def main():
            for i in range(50):
                graph[i] = count
                j = step()
            print(count, j)


        main()
        """,
    ),
    "definitions between move up": (
        """
        import functools
        total = 0
        n = int(input())

        # twice as much
        @functools.lru_cache(maxsize=None)
        def double(x):
            return x * 2


        class Point:
            scale = 2

            def size(self):
                return n * self.scale

        for i in range(n):
            total += double(i) + Point().size()
        print(total)
        """,
        """
        import functools


        # twice as much
        @functools.lru_cache(maxsize=None)
        def double(x):
            return x * 2


        class Point:
            scale = 2

            def size(self):
                return n * self.scale


        def main():
            global n
            total = 0
            n = int(input())
            for i in range(n):
                total += double(i) + Point().size()
            print(total)


        main()
        """,
        "50\\n",
    ),
    "a default that needs what was computed": (
        """
        a = 5
        b = a + int("1")
        def power(x, y=b):
            return x ** y
        for i in range(50):
            a += power(i)
        print(a)
        """,
        """
        def main():
            a = 5
            b = a + int("1")
            def power(x, y=b):
                return x ** y
            for i in range(50):
                a += power(i)
            print(a)


        main()
        """,
    ),
    "a decorator imported in the middle": (
        """
        n = 50
        import functools
        @functools.lru_cache(None)
        def double(x):
            return x * 2
        for i in range(n):
            print(double(i))
        """,
        """
        def main():
            n = 50
            import functools
            @functools.lru_cache(None)
            def double(x):
                return x * 2
            for i in range(n):
                print(double(i))


        main()
        """,
    ),
    "a decorator of the file may need what was computed": (
        """
        def twice(f):
            return lambda x: f(f(x)) + base
        n = 50
        base = int("1")
        @twice
        def add(x):
            return x + 1
        for i in range(n):
            print(add(i))
        """,
        """
        def twice(f):
            return lambda x: f(f(x)) + base


        def main():
            global base
            n = 50
            base = int("1")
            @twice
            def add(x):
                return x + 1
            for i in range(n):
                print(add(i))


        main()
        """,
    ),
    "a builtin is read before the name is bound anew": (
        """
        a = list(range(50))
        sum = sum(a)
        for x in a:
            sum += x
        print(sum)
        """,
        """
        def main():
            global sum
            a = list(range(50))
            sum = sum(a)
            for x in a:
                sum += x
            print(sum)


        main()
        """,
    ),
    "a builtin's name bound before all use is local": (
        """
        import sys
        input = sys.stdin.readline
        n = int(input())
        for i in range(n):
            print(i, input().strip())
        """,
        """
        import sys


        def main():
            input = sys.stdin.readline
            n = int(input())
            for i in range(n):
                print(i, input().strip())


        main()
        """,
        "2\\na\\nb\\n",
    ),
    "a class body that falls back on a global": (
        """
        size = 3
        for i in range(50):
            size += 1
        if size:
            class Box:
                size = size * 2
        print(Box.size)
        """,
        """
        size = 3


        def main():
            global size
            for i in range(50):
                size += 1
            if size:
                class Box:
                    size = size * 2
            print(Box.size)


        main()
        """,
    ),
    "string literals keep their lines": (
        '''
        text = """one
        two
            three"""
        for i in range(50):
            text += f"""
        {i}"""
        print(text)
        ''',
        '''
        def main():
            text = """one
        two
            three"""
            for i in range(50):
                text += f"""
        {i}"""
            print(text)


        main()
        ''',
    ),
    "main is taken": (
        """
        def main():
            return 3
        for i in range(50):
            print(main(), [lambda: i][0]())
        """,
        """
        def main():
            return 3


        def main_2():
            for i in range(50):
                print(main(), [lambda: i][0]())


        main_2()
        """,
    ),
    "the body under if __name__": (
        """
        import sys

        def step(x):
            return x + offset

        if __name__ == "__main__":  # run
            offset = 2
            total = 0
            while total < 50:
                total = step(total)
            print(total)  # done
        """,
        """
        import sys

        def step(x):
            return x + offset

        def main():  # run
            global offset
            offset = 2
            total = 0
            while total < 50:
                total = step(total)
            print(total)  # done


        if __name__ == "__main__":
            main()
        """,
    ),
    "exit, del, walrus and several statements on a line": (
        """
        import sys; n = 50
        while (m := n) > 1: n -= 1; last = m
        del m
        if n == 1:
            print(n, last)
            sys.exit()
        print("never")
        """,
        """
        def main():
            import sys; n = 50
            while (m := n) > 1: n -= 1; last = m
            del m
            if n == 1:
                print(n, last)
                sys.exit()
            print("never")


        main()
        """,
    ),
    "tabs": (
        """
        for i in range(50):
        \tfor j in range(i):
        \t\tprint(i, j)
        """,
        """
        def main():
        \tfor i in range(50):
        \t\tfor j in range(i):
        \t\t\tprint(i, j)


        main()
        """,
    ),
}
