LEAVES_ALONE = {
    "floats": """
        total = 0.0
        for x in [0.1, 0.2, 0.3]:
            total += x
        print(total)
    """,
    "integers into a float": """
        total = 0.5
        for x in [1, 2, 3]:
            total += x
        print(total)
    """,
    "text": """
        text = ""
        for x in "abc":
            text += x
        print(text)
    """,
    "nothing is known of the items": """
        def f(xs):
            total = 0
            for x in xs:
                total += x
            return total
        print(f([0.5, 1]))
    """,
    "item is used after the loop": """
        total = 0
        for x in [1, 2, 3]:
            total += x
        print(total, x)
    """,
    "something else is added": """
        total, y = 0, 3
        for x in [1, 2, 3]:
            total += y
        print(total)
    """,
    "more is done": """
        total = 0
        for x in [1, 2, 3]:
            total += x
            print(total)
    """,
    "else": """
        total = 0
        for x in [1, 2, 3]:
            total += x
        else:
            print(total)
    """,
    "items with effects": """
        def items():
            global total
            total = 5
            return [1, 2]
        total = 0
        for x in items():
            total += x
        print(total)
    """,
    "sum is not the builtin": """
        def sum(xs): return 0
        total = 0
        for x in [1, 2, 3]:
            total += x
        print(total)
    """,
    "another value is kept": """
        best, y = 0, 2
        for x in [1, 2, 3]:
            if x > best:
                best = y
        print(best)
    """,
    "compared with something else": """
        best, limit = 0, 2
        for x in [1, 2, 3]:
            if x > limit:
                best = x
        print(best)
    """,
    "largest of floats": """
        best = 0
        for x in [float("nan"), 0.5]:
            if x > best:
                best = x
        print(best)
    """,
    "product of floats": """
        product = 1
        for x in [0.5, 3.0]:
            product *= x
        print(product)
    """,
    "taken away": """
        total = 10
        for x in [1, 2, 3]:
            total = total - x
        print(total)
    """,
    "joined with itself": """
        total = 1
        for x in [1, 2, 3]:
            total = total + total
        print(total)
    """,
    "two others joined": """
        total, y = 1, 5
        for x in [1, 2, 3]:
            total = x * y
        print(total)
    """,
    "repeated text": """
        text = "ab"
        for x in [1, 2, 3]:
            text *= x
        print(text)
    """,
    "comment inside": """
        total = 0
        for x in [1, 2, 3]:
            # one more
            total += x
        print(total)
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may read the item": """
        xs = [1, 2, 3]
        total = 0
        for x in xs:
            total += x
    """,
}

REWRITES = {
    "sum": (
        """
        xs = [1, 2, 3]
        total = 0
        for x in xs: total += x
        for x in range(10):
            total += x
        print(total)
        """,
        """
        xs = [1, 2, 3]
        total = 0
        total += sum(xs)
        total += sum(range(10))
        print(total)
        """,
    ),
    "product": (
        """
        def product_of(xs):
            product = 1
            for x in xs:
                product *= x
            return product

        print(product_of([2, 3, 5]), product_of([7]))
        """,
        """
        from math import prod


        def product_of(xs):
            product = 1
            product *= prod(xs)
            return product

        print(product_of([2, 3, 5]), product_of([7]))
        """,
    ),
    "written out": (
        """
        xs = [1, 2, 3]
        total = product = 5
        for x in xs:
            total = total + x
        for x in xs:
            product = x * product
        print(total, product)
        """,
        """
        from math import prod

        xs = [1, 2, 3]
        total = product = 5
        total += sum(xs)
        product *= prod(xs)
        print(total, product)
        """,
    ),
    "largest and smallest": (
        """
        xs = [3, 1, 2]
        high = low = 2
        for x in xs:
            if x > high:
                high = x
        for x in xs:
            if low >= x:
                low = x
        none = -1
        for x in sorted(xs[5:]):
            if none < x:
                none = x
        print(high, low, none)
        """,
        """
        xs = [3, 1, 2]
        high = low = 2
        high = max(high, max(xs, default=high))
        low = min(low, min(xs, default=low))
        none = -1
        none = max(none, max(sorted(xs[5:]), default=none))
        print(high, low, none)
        """,
    ),
    "values of a dictionary": (
        """
        from collections import Counter
        total = 0
        for count in Counter("abca").values():
            total += count
        print(total)
        """,
        """
        from collections import Counter
        total = 0
        total += sum(Counter("abca").values())
        print(total)
        """,
    ),
}
