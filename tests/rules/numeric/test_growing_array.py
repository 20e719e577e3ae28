LEAVES_ALONE = {
    "the loop looks at the array": """
        import numpy as np
        a = np.array([], dtype=int)
        for i in range(50):
            a = np.append(a, i + len(a))
        print(a)
    """,
    "in the condition": """
        import numpy as np
        a = np.array([1])
        while len(a) < 50:
            a = np.append(a, 3)
        print(a)
    """,
    "the numbers may not fit": """
        import numpy as np
        a = np.array([], dtype=int)
        for i in range(50):
            a = np.append(a, i / 2)
        print(a)
    """,
    "whole arrays are appended": """
        import numpy as np
        a = np.array([1])
        for i in range(50):
            a = np.append(a, [i, i])
        print(a)
    """,
    "another array": """
        import numpy as np
        a = b = np.array([1])
        for i in range(50):
            a = np.append(b, i)
        print(a)
    """,
    "the part is changed afterwards": """
        import numpy as np
        rows = np.empty((0, 2))
        row = [0, 0]
        for i in range(50):
            row[0] = i
            rows = np.vstack([rows, row])
        print(rows)
    """,
    "one dimension at first, two afterwards": """
        import numpy as np
        rows = np.array([1, 2])
        for i in range(0):
            rows = np.vstack([rows, [i, i]])
        print(rows)
    """,
    "an error is caught": """
        import numpy as np
        rows = np.empty((0, 2))
        for i in range(50):
            try:
                rows = np.vstack([rows, [i] * (2 + i % 2)])
            except ValueError:
                pass
        print(rows)
    """,
    "a function reads it": """
        import numpy as np
        a = np.array([], dtype=int)
        def show():
            print(a)
        for i in range(50):
            a = np.append(a, i)
            show()
    """,
    "who waits for a generator may look": """
        import numpy as np
        def grow():
            a = np.array([], dtype=int)
            for i in range(5):
                a = np.append(a, i)
                yield a
        print(list(grow()))
    """,
}

REWRITES = {
    "of floats": (
        """
        import numpy as np
        a = np.array([])
        for i in range(50):
            if i % 3:
                a = np.append(a, i * 2)  # twice
        print(a)
        """,
        """
        import numpy as np
        a = np.array([])
        a_parts = a.tolist()
        for i in range(50):
            if i % 3:
                a_parts.append(i * 2)  # twice
        a = np.array(a_parts, dtype=a.dtype)
        print(a)
        """,
    ),
    "nothing is added": (
        """
        import numpy as np
        a = np.zeros(2, dtype=np.int64)
        while input():
            a = np.append(a, 1)
        print(a, a.dtype)
        """,
        """
        import numpy as np
        a = np.zeros(2, dtype=np.int64)
        a_parts = a.tolist()
        while input():
            a_parts.append(1)
        a = np.array(a_parts, dtype=a.dtype)
        print(a, a.dtype)
        """,
        "\n",
    ),
    "joined in nested loops, along an axis": (
        """
        import numpy as np
        a = np.zeros((2, 1))
        for i in range(50):
            for j in range(50):
                a = np.concatenate((a, np.full((2, 1), i * j)), axis=1)
        print(a.sum(), a.shape)
        """,
        """
        import numpy as np
        a = np.zeros((2, 1))
        a_parts = [a]
        for i in range(50):
            for j in range(50):
                a_parts.append(np.full((2, 1), i * j))
        a = np.concatenate(a_parts, axis=1)
        print(a.sum(), a.shape)
        """,
    ),
}
