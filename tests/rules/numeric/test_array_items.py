LEAVES_ALONE = {
    "a function changes it by another name": """
        import numpy as np
        def change(other, i):
            other[i + 1] += other[i]
        a = np.ones(60)
        b = a
        for i in range(50):
            change(b, i)
            print(a[i])
    """,
    "the loop sets items": """
        import numpy as np
        a = np.array(list(map(int, "5 7 9".split())))
        for i in range(1, len(a)):
            a[i] += a[i - 1]
        print(a)
    """,
    "another name for the array is set in the loop": """
        import numpy as np
        a = np.zeros(5)
        b = a
        for i in range(1, 5):
            b[i] = a[i - 1] + 1
        print(a)
    """,
    "a view of the array is set in the loop": """
        import numpy as np
        a = np.zeros(5)
        b = a[1:]
        for i in range(4):
            b[i] = a[i] + 1
        print(a)
    """,
    "a reshaped view is set in the loop": """
        import numpy as np
        a = np.zeros(6)
        b = a.reshape(2, 3)
        for i in range(5):
            b[0] = a[i] + 1
        print(a)
    """,
    "rows": """
        import numpy as np
        a = np.zeros((3, 100))
        total = 0
        for i in range(3):
            total = total + a[i]
        print(total.sum())
    """,
    "slices": """
        import numpy as np
        a = np.zeros(100)
        for i in range(100):
            print(a[i:].sum())
    """,
    "masks": """
        import numpy as np
        a = np.zeros(100)
        masks = [a > 0, a < 1]
        for mask in masks:
            print(a[mask])
    """,
    "division by an item, which may be zero": """
        import numpy as np
        np.seterr(all="ignore")
        a = np.zeros(100)
        for i in range(100):
            print(1 / a[i])
    """,
    "items divided by something that may be zero": """
        import numpy as np
        np.seterr(all="ignore")
        a = np.zeros(100)
        for x in a:
            print(x / x)
    """,
    "methods of items": """
        import numpy as np
        a = np.zeros(100)
        for x in a:
            print(x.item())
    """,
    "numbers of other sizes": """
        import numpy as np
        a = np.array([250, 10], dtype=np.uint8)
        for i in range(len(a)):
            print(a[i] + a[i - 1])
    """,
    "booleans add otherwise": """
        import numpy as np
        a = np.array([True, True])
        for i in range(50):
            print(a[0] + a[1])
    """,
    "called with an array that it sets": """
        import numpy as np
        def shift(a, out):
            for i in range(1, len(a)):
                out[i] = a[i - 1] + 1
        a = np.zeros(5)
        shift(a, a)
        print(a)
    """,
    "the array is changed by a function that the loop calls": """
        import numpy as np
        a = np.zeros(100)
        def change(i):
            a[i + 1] = i
        for i in range(50):
            print(a[i])
            change(i)
    """,
    "lists": """
        a = [1, 2, 3]
        for i in range(len(a)):
            print(a[i])
    """,
    "another array in each iteration": """
        import numpy as np
        for n in range(40):
            a = np.zeros(3)
            print(a[0])
    """,
}

REWRITES = {
    "items by index, at module level": (
        """
        import numpy as np
        n = int(input())
        a = np.array(input().split(), dtype=np.int64)
        total = 0
        for i in range(n):
            total += a[i] * 2
        print(total, a.sum())
        """,
        """
        import numpy as np
        n = int(input())
        a = np.array(input().split(), dtype=np.int64)
        total = 0
        a_list = a.tolist()
        for i in range(n):
            total += a_list[i] * 2
        print(total, a.sum())
        """,
        "3\n5 6 7\n",
    ),
    "in two dimensions, with both ways to write it": (
        """
        import numpy as np
        grid = np.zeros((40, 40))
        total = 0
        for i in range(40):
            for j in range(40):
                total += grid[i, j] + grid[i][j - 1]  # both
        print(total)
        """,
        """
        import numpy as np
        grid = np.zeros((40, 40))
        total = 0
        grid_list = grid.tolist()
        for i in range(40):
            for j in range(40):
                total += grid_list[i][j] + grid_list[i][j - 1]  # both
        print(total)
        """,
    ),
    "walked over": (
        """
        import numpy as np
        a = np.array([3, 1, 2], dtype=int)
        for i, x in enumerate(a):
            print(i, x % 2)
        """,
        """
        import numpy as np
        a = np.array([3, 1, 2], dtype=int)
        for i, x in enumerate(a.tolist()):
            print(i, x % 2)
        """,
    ),
    "walked over again and again": (
        """
        import numpy as np
        a = np.ones(50)
        b = [0] * 50
        for k in range(50):
            b[k] = sum(x for x in a if x > k)
        print(sum(b))
        """,
        """
        import numpy as np
        a = np.ones(50)
        b = [0] * 50
        a_list = a.tolist()
        for k in range(50):
            b[k] = sum(x for x in a_list if x > k)
        print(sum(b))
        """,
    ),
    "one array is filled from another": (
        """
        import numpy as np
        a = np.array([5, 6, 7])
        b = np.zeros(3, dtype=np.int64)
        while b[0] < 40:
            for i in range(3):
                b[i] += a[i]
        print(b)
        """,
        """
        import numpy as np
        a = np.array([5, 6, 7])
        b = np.zeros(3, dtype=np.int64)
        a_list = a.tolist()
        while b[0] < 40:
            for i in range(3):
                b[i] += a_list[i]
        print(b)
        """,
    ),
}
