LEAVES_ALONE = {
    "no loop": """
        def show(x):
            print(x)
        show(3)
    """,
    "small loop": """
        for x in range(5):
            print(x)
    """,
    "runs once": """
        for x in range(100):
            if x * x > 50:
                print(x)
                break
    """,
    "runs once, then the program ends": """
        import sys
        for x in range(100):
            if x * x > 50:
                print("found")
                sys.exit(0)
    """,
    "another file": """
        import sys
        for x in range(100):
            print(x, file=sys.stdout)
    """,
    "flush": """
        for x in range(100):
            print(x, flush=True)
    """,
    "print is not the builtin": """
        def print(*values): pass
        for x in range(100):
            print(x)
    """,
    "stdout is exchanged": """
        import io, sys
        for x in range(100):
            print(x)
            sys.stdout = io.StringIO()
    """,
    "an unpacked list": """
        for x in range(100):
            print(*range(x))
    """,
    "the second value changes the first": """
        items = list(range(100))
        while items:
            print(items, items.pop())
    """,
    "end may be anything": """
        def show(end):
            for x in range(100):
                print(x, end=end)
        show(None)
    """,
    "end changes what is printed": """
        items = list(range(100))
        while items:
            print(items, end=str(items.pop()))
    """,
    "both kinds of quotes": """
        for x in range(100):
            print(x, "'" + str(x))
    """,
    "function that is called once": """
        def show(x):
            print(x)
        for _ in range(5): show(3)
        print([print(4) for _ in range(100)])
    """,
    "ends the program": """
        def fail(x):
            if x > 50:
                print(x)
                exit()
        for x in range(100): fail(x)
    """,
    "generator": """
        def lines():
            for x in range(100):
                print(x)
                yield x
        for _ in lines(): pass
    """,
    "only when something fails": """
        for x in range(100):
            try:
                1 / (x - 50)
            except ZeroDivisionError:
                print(x)
    """,
    "value is used": """
        for x in range(100):
            y = print(x)
        print(y)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "stdout may be another file for each caller": """
        import sys
        def show(n):
            for x in range(n):
                print(x)
    """,
}

REWRITES = {
    "numbers": (
        """
        print("start")
        for x in range(100):
            print(x, x * 2.5)  # and more
            print(x)
        print("end")
        """,
        """
        from sys import stdout

        print("start")
        write = stdout.write
        for x in range(100):
            write(f"{x} {x * 2.5}\\n")  # and more
            write(f"{x}\\n")
        print("end")
        """,
    ),
    "text": (
        """
        import sys
        for name in ["a", "b{c}"] * 20:
            print("Yes")
            print("it's {0}")
            print('"{x}"')
            print("name:", name)
            print('{', name, "}", sep="", end=";\\\\t")
            print(f"<{name}>", name[0:1])
            print(f'<{name[0:1] + "x"}>', "-")
            print()
            print("", end="")
        """,
        """
        import sys
        write = sys.stdout.write
        for name in ["a", "b{c}"] * 20:
            write("Yes\\n")
            write("it's {0}\\n")
            print('"{x}"')
            write(f"name: {name}\\n")
            write(f"{{{name}}};\\\\t")
            write(f"<{name}> {name[0:1]}\\n")
            write(f'<{name[0:1] + "x"}> -\\n')
            write("\\n")
            write("")
        """,
    ),
    "values of unknown type": (
        """
        class Name:
            def __str__(self): return "name"
            def __format__(self, spec): return "format"
        def show(values):
            for value in values:
                print(value, value)
        show([Name(), 3, (1, 2), None] * 10)
        """,
        """
        from sys import stdout


        class Name:
            def __str__(self): return "name"
            def __format__(self, spec): return "format"
        def show(values):
            write = stdout.write
            for value in values:
                write(f"{value!s} {value!s}\\n")
        show([Name(), 3, (1, 2), None] * 10)
        """,
    ),
    "values that hold quotes": (
        """
        import sys
        def show(rows):
            '''Prints rows.'''
            if rows:
                for row in rows:
                    print(" ".join(row))
                    print("%s" % row[0])
                    print(row[0] + "!" + row[1])
                    print(row.get("a") if isinstance(row, dict) else (1, 2))
                    print({len(row): 1}, end="")
                    print("a" "b", row)
        show([["x", "y"]] * 20)
        """,
        """
        import sys
        def show(rows):
            '''Prints rows.'''
            write = sys.stdout.write
            if rows:
                for row in rows:
                    write(" ".join(row) + "\\n")
                    write(str("%s" % row[0]) + "\\n")
                    write(str(row[0] + "!" + row[1]) + "\\n")
                    write(str(row.get("a") if isinstance(row, dict) else (1, 2)) + "\\n")
                    write(str({len(row): 1}))
                    print("a" "b", row)
        show([["x", "y"]] * 20)
        """,
    ),
    "the name is taken": (
        """
        write = 3
        while write < 50:
            write += 1
            print((write))
        """,
        """
        from sys import stdout

        write = 3
        write_2 = stdout.write
        while write < 50:
            write += 1
            write_2(f"{write}\\n")
        """,
    ),
    "function that a loop calls": (
        """
        def solve(a, b):
            if a > b:
                print(-1)
                return
            print("sum:", {"a": a}["a"] + b, end=" " if a else "\\n")
        for i in range(100):
            solve(50, i)
        """,
        """
        from sys import stdout


        def solve(a, b):
            if a > b:
                stdout.write("-1\\n")
                return
            print("sum:", {"a": a}["a"] + b, end=" " if a else "\\n")
        for i in range(100):
            solve(50, i)
        """,
    ),
    "function that a loop calls, with a loop": (
        """
        import sys
        def row(n):
            print(n)
            for i in range(n):
                print(i, "ab"[i % 2], 7, end=" " if i < n - 1 else "\\n")
            print()
            print("Yes") if n % 2 else print("No")
        for n in range(40):
            row(n)
        """,
        """
        import sys
        def row(n):
            sys.stdout.write(f"{n!s}\\n")
            write = sys.stdout.write
            for i in range(n):
                write(f'{i} {"ab"[i % 2]} 7' + (" " if i < n - 1 else "\\n"))
            write("\\n")
            write("Yes\\n") if n % 2 else write("No\\n")
        for n in range(40):
            row(n)
        """,
    ),
    "texts as they are": (
        """
        import sys
        for letter in "abc" * 20:
            print(letter, end="")
            print((letter + "-"), end="")
            print(letter)
        """,
        """
        import sys
        write = sys.stdout.write
        for letter in "abc" * 20:
            write(letter)
            write(letter + "-")
            write(f"{letter}\\n")
        """,
    ),
}
