LEAVES_ALONE = {
    "lists": "print(sum([1, 2]), max([3, 4]))",
    "sums of floats, which are rounded in another order": """
        import numpy as np
        a = np.array([0.1] * 10)
        print(sum(a))
    """,
    "rows": """
        import numpy as np
        a = np.zeros((2, 3))
        print(max(a, key=len))
        b = np.array([[1, 2], [3, 4]])
        print(sum(b))
    """,
    "with a start": """
        import numpy as np
        a = np.array([1, 2])
        print(sum(a, 5))
    """,
    "with a key": """
        import numpy as np
        a = np.array([1, -2])
        print(max(a, key=abs))
    """,
    "small numbers overflow": """
        import numpy as np
        a = np.array([200, 100], dtype=np.uint8)
        print(max(a))
    """,
    "own sum": """
        import numpy as np
        def sum(values):
            return len(values)
        a = np.array([1, 2])
        print(sum(a))
    """,
    "a list at first": """
        import numpy as np
        a = [1, 2]
        print(sum(a))
        a = np.array(a)
        print(len(a))
    """,
    "object arrays": """
        import numpy as np
        a = np.array([2 ** 80, 1], dtype=object)
        print(sum(a))
    """,
    "compared with a list": """
        import numpy as np
        a = np.array([1, 2])
        print(sum(a == [1, 3]))
    """,
}

REWRITES = {
    "of a slice, of an expression": (
        """
        import numpy as np
        a = np.array(list(map(int, "3 1 2".split())), dtype=int)
        k = 2
        print(sum(a[:k]), min(a - k), all((a >= 1)))
        """,
        """
        import numpy as np
        a = np.array(list(map(int, "3 1 2".split())), dtype=int)
        k = 2
        print(a[:k].sum(), (a - k).min(), (a >= 1).all())
        """,
    ),
    "in order, backwards": (
        """
        import numpy as np
        a = np.array([1.5, 0.5, 1.0])
        for x in sorted(a, reverse=True):
            print(x)
        """,
        """
        import numpy as np
        a = np.array([1.5, 0.5, 1.0])
        for x in sorted(a.tolist(), reverse=True):
            print(x)
        """,
    ),
    "largest of floats": (
        """
        import numpy as np
        a = np.zeros(3)
        a[1] = 2
        print(max(a))  # of all
        """,
        """
        import numpy as np
        a = np.zeros(3)
        a[1] = 2
        print(a.max())  # of all
        """,
    ),
}
