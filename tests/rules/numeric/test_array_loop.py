LEAVES_ALONE = {
    "an iteration needs what the last has set": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for i in range(1, 100):
            a[i] = a[i - 1] + 1
        print(a.sum())
    """,
    "through a view": """
        import numpy as np
        a = np.ones(101, dtype=int)
        b = a[1:]
        for i in range(100):
            b[i] = a[i] + 1
        print(a.sum())
    """,
    "the index is calculated with": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for i in range(100):
            a[i] = a[i] + i
        print(a.sum())
    """,
    "fractions cut off": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for i in range(100):
            a[i] = a[i] + 0.5
        print(a.sum())
    """,
    "fractions added to integers": """
        import numpy as np
        a = np.zeros(100, dtype=int)
        for i in range(100):
            a[i] += 0.5
        print(a.sum())
    """,
    "lists": """
        a = [1] * 100
        for i in range(100):
            a[i] = a[i] * 2
        print(a)
    """,
    "perhaps a negative number of times": """
        import numpy as np
        a = np.ones(100)
        n = int("-5")
        for i in range(n):
            a[i] = a[i] * 2.0
        print(a.sum())
    """,
    "a number that may be an array": """
        import numpy as np
        def scaled(k):
            a = np.ones(100)
            for i in range(100):
                a[i] = a[i] * k[0]
            return a.sum()
        print(scaled([2.0]))
    """,
    "the index after the loop": """
        import numpy as np
        a = np.ones(100)
        for i in range(100):
            a[i] = a[i] * 2.0
        print(i, a.sum())
    """,
    "powers": """
        import numpy as np
        a = np.ones(100)
        for i in range(100):
            a[i] = a[i] ** 0.3
        print(a.sum())
    """,
    "small numbers": """
        import numpy as np
        a = np.ones(100, dtype=np.uint8)
        for i in range(100):
            a[i] = a[i] * 200
        print(a.sum())
    """,
    "a division of plain numbers, which may fail": """
        import numpy as np
        def scaled(n, k):
            a = np.ones(n)
            for i in range(n):
                a[i] = a[i] * (1 / k)
            return a.sum()
        print(scaled(0, 0))
    """,
    "more in the loop": """
        import numpy as np
        a = np.ones(100)
        for i in range(100):
            a[i] = a[i] * 2.0
            print(a[i])
    """,
}

REWRITES = {
    "of the length of one": (
        """
        import numpy as np
        a = np.array([1.5, 2.5] * 50)
        b = np.zeros(100)
        for i in range(len(a)):
            b[i] = -a[i] * 2 + (a[i] - b[i])
        print(b.sum())
        """,
        """
        import numpy as np
        a = np.array([1.5, 2.5] * 50)
        b = np.zeros(100)
        b[:len(a)] = -a[:len(a)] * 2 + (a[:len(a)] - b[:len(a)])
        print(b.sum())
        """,
    ),
    "in place, from 0, a given number of times": (
        """
        import numpy as np
        n, k = 50, 3
        a = np.array(list(range(100)))
        for i in range(0, 40):
            a[i] = a[i] * k % 7
        print(a.sum())
        """,
        """
        import numpy as np
        n, k = 50, 3
        a = np.array(list(range(100)))
        a[:40] = a[:40] * k % 7
        print(a.sum())
        """,
    ),
}
