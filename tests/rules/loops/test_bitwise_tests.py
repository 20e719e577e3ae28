LEAVES_ALONE = {
    "numbers": """
        found = 0
        for x in range(100):
            if (x + 1) & (x - 1):
                found += 1
        print(found)
    """,
    "things of any kind": """
        def count(xs, ys):
            found = 0
            for x in xs:
                for y in ys:
                    if (x > 1) & (y > 2):
                        found += 1
            return found
        class Mask:
            def __gt__(self, other):
                return self
            def __and__(self, other):
                return "masked"
        print(count([Mask()], [Mask()]))
    """,
    "as a number": """
        total = 0
        for x in range(100):
            total += (x > 3) * (x < 9) + (x > 50)
        print(total)
    """,
    "effects": """
        def seen(x):
            print(x)
            return x
        found = 0
        for x in range(50):
            if (x > 3) & (seen(x) is not None):
                found += 1
        print(found)
    """,
    "done once": """
        a, b = 3, 4
        if (a > 1) & (b > 1):
            print("both")
    """,
    "precedence that surprises": """
        found = 0
        for x in range(100):
            if x > 1 & x < 5:
                found += 1
        print(found)
    """,
    "how many hold": """
        found = 0
        for x in range(100):
            if (x > 1) + (x > 5) + (x < 50) == 2:
                found += 1
        print(found)
    """,
}

REWRITES = {
    "a product of comparisons": (
        """
        def count(n):
            found = 0
            for x in range(n):
                for y in range(n):
                    if (x * y > 10) * (x != y):
                        found += 1
            return found
        print(count(40))
        """,
        """
        def count(n):
            found = 0
            for x in range(n):
                for y in range(n):
                    if x * y > 10 and x != y:
                        found += 1
            return found
        print(count(40))
        """,
    ),
    "beside other operators": (
        """
        found = 0
        for x in range(100):
            if not (x > 3) & (x < 9) and x % 2:
                found += 1
            if x == 5 or (x < 3) | (x > 90):
                found += 10
        print(found)
        """,
        """
        found = 0
        for x in range(100):
            if not (x > 3 and x < 9) and x % 2:
                found += 1
            if x == 5 or (x < 3 or x > 90):
                found += 10
        print(found)
        """,
    ),
    "as a value, over several lines": (
        """
        def all_of(n):
            kept = []
            for x in range(n):
                ok = ((x > 3)  # not the first
                      & (x < 90)
                      & (x % 7 == 0))
                kept.append(ok)
            return kept
        print(all_of(100))
        """,
        """
        def all_of(n):
            kept = []
            for x in range(n):
                ok = (x > 3  # not the first
                      and x < 90
                      and x % 7 == 0)
                kept.append(ok)
            return kept
        print(all_of(100))
        """,
    ),
    "while, with flags": (
        """
        def run(n):
            done = False
            i = 0
            while (i < n) & (not done):
                i += 3
                done = i > 70
            return i
        print(run(100))
        """,
        """
        def run(n):
            done = False
            i = 0
            while i < n and (not done):
                i += 3
                done = i > 70
            return i
        print(run(100))
        """,
    ),
}
