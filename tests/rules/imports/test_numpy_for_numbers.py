"""numpy need not be installed: in the programs that are run, something simple stands in for it."""

LEAVES_ALONE = {
    "arrays": """
        import numpy as np
        a = np.array([1, 2, 3])
        print(int(np.sqrt(4)), a.sum())
    """,
    "root of a list": """
        import numpy as np
        print(np.sqrt([1, 4]))
    """,
    "last digit of a root is seen": """
        import numpy as np
        print(np.sqrt(2))
    """,
    "nan instead of an error": """
        import numpy as np
        for i in range(-2, 3):
            if np.sqrt(i) > 1:
                print(i)
    """,
    "root in a name that is printed too": """
        import numpy as np
        root = np.sqrt(2)
        print(int(root), root)
    """,
    "sum of floats": """
        import numpy as np
        print(np.sum([0.1, 0.2]))
    """,
    "sum of rows": """
        import numpy as np
        print(np.sum([[1, 2], [3, 4]]))
    """,
    "maximum along an axis": """
        import numpy as np
        print(np.max([1, 2], axis=0))
    """,
    "sum divided": """
        import numpy as np
        print(np.sum([1, 2]) / 0)
    """,
    "function passed on": """
        import numpy as np
        print([int(root) for root in map(np.sqrt, [1, 4])])
    """,
    "numpy is loaded anyway": """
        import numpy as np
        from scipy import sparse
        print(int(np.sqrt(4)), sparse)
    """,
    "two imports": """
        if 1 > 2:
            import numpy as np
        else:
            import numpy as np
        print(int(np.sqrt(4)))
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "others may take numpy from here": """
        import numpy as np
        def root(n):
            return int(np.sqrt(n))
    """,
}

REWRITES = {
    "roots and logarithms": (
        """
        import sys
        import math
        sys.modules["numpy"] = math
        import numpy as np

        def bound(n):
            root = np.sqrt(n)  # may be a fraction
            return math.ceil(root) + int(np.log2(n) + 1)

        print(bound(10), int(np.floor(np.sqrt(17))), 2 * np.pi, round(np.log10(1000)))
        """,
        """
        import sys
        import math
        sys.modules["numpy"] = math

        def bound(n):
            root = math.sqrt(n)  # may be a fraction
            return math.ceil(root) + int(math.log2(n) + 1)

        print(bound(10), int(math.floor(math.sqrt(17))), 2 * math.pi, round(math.log10(1000)))
        """,
    ),
    "what is not imported yet": (
        """
        import sys
        import cmath, math as numbers
        sys.modules["numpy"] = numbers
        del numbers
        import numpy  # for the roots
        print(int(numpy.sqrt(17)) + int(numpy.ceil(2.5)) + int(numpy.sqrt(2)), cmath.pi)
        """,
        """
        import sys
        import cmath, math as numbers
        sys.modules["numpy"] = numbers
        del numbers
        from math import ceil
        from math import sqrt  # for the roots
        print(int(sqrt(17)) + int(ceil(2.5)) + int(sqrt(2)), cmath.pi)
        """,
    ),
    "sums of lists of integers": (
        """
        import builtins, sys
        sys.modules["numpy"] = builtins
        import numpy as np
        xs = list(map(int, "3 1 2".split()))
        total = np.sum(xs)
        print(total, np.max(xs) - np.min(xs))
        """,
        """
        import builtins, sys
        sys.modules["numpy"] = builtins
        xs = list(map(int, "3 1 2".split()))
        total = sum(xs)
        print(total, max(xs) - min(xs))
        """,
    ),
}
