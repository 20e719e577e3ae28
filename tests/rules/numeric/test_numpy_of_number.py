LEAVES_ALONE = {
    "arrays": """
        import numpy as np
        for n in range(50):
            print(np.sqrt(np.arange(n)))
    """,
    "of unknown type": """
        import numpy as np
        def root(x):
            return np.sqrt(x)
        for n in range(50):
            print(root(n), root([n]))
    """,
    "once": """
        import numpy as np
        print(np.sqrt(2))
    """,
    "what may be negative": """
        import numpy as np
        np.seterr(all="ignore")
        for n in range(50):
            print(np.sqrt(n - 25))
    """,
    "an int and a float: numpy makes both floats": """
        import numpy as np
        for n in range(50):
            print(np.maximum(n, 2.5), np.max([n, 2.5]))
    """,
    "rounded down, but a float": """
        import numpy as np
        for n in range(50):
            print(np.floor(n / 3))
    """,
    "into an array that is given": """
        import numpy as np
        out = np.zeros(1)
        for n in range(50):
            np.sqrt(n, out=out)
        print(out)
    """,
    "other roots": """
        class np:
            sqrt = staticmethod(lambda x: x)
        for n in range(50):
            print(np.sqrt(n))
    """,
    "own max": """
        import numpy as np
        def max(a, b):
            return a
        for n in range(50):
            print(np.maximum(n, 7), max(1, 2))
    """,
}

REWRITES = {
    "rounded, made an int": (
        """
        import numpy as np
        for n in range(50):
            print(int(np.floor(n / 7)), np.abs(n - 9))
        """,
        """
        from math import floor
        import numpy as np
        for n in range(50):
            print(int(floor(n / 7)), abs(n - 9))
        """,
    ),
    "smaller of two": (
        """
        import numpy as np
        best = 99
        for n in range(50):
            best = np.minimum(best, n * 3 % 50 + 1)  # so far
        print(best)
        """,
        """
        import numpy as np
        best = 99
        for n in range(50):
            best = min(best, n * 3 % 50 + 1)  # so far
        print(best)
        """,
    ),
    "common divisor, where math is imported": (
        """
        import math
        import numpy as np
        for n in range(50):
            print(np.gcd(n, 12), math.pi)
        """,
        """
        import math
        import numpy as np
        for n in range(50):
            print(math.gcd(n, 12), math.pi)
        """,
    ),
}
