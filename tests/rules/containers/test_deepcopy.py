from __future__ import annotations

LEAVES_ALONE = {
    "rows that are the same object stay the same object": """
        import copy
        grid = [[0] * 3] * 3
        new = copy.deepcopy(grid)
        new[0][0] = 1
        print(new)
    """,
    "a row put in twice": """
        import copy
        grid = [[0, 1] for _ in range(2)]
        grid.append(grid[0])
        new = copy.deepcopy(grid)
        new[0][0] = 1
        print(new)
    """,
    "a row with another name": """
        import copy
        row = [1, 2]
        grid = [row, [3]]
        new = copy.deepcopy(grid)
        row = grid[0]
        print(new, row)
    """,
    "items that can change": """
        import copy
        class Cell: pass
        cells = [Cell()]
        print(len(copy.deepcopy(cells)))
    """,
    "three levels": """
        import copy
        cube = [[[0] * 3 for _ in range(3)] for _ in range(3)]
        print(copy.deepcopy(cube))
    """,
    "unknown": """
        from copy import deepcopy
        def f(grid):
            return deepcopy(grid)
    """,
    "a dictionary": """
        from copy import deepcopy
        d = {1: 2}
        print(deepcopy(d))
    """,
    "with a memo": """
        from copy import deepcopy
        numbers = [1, 2]
        print(deepcopy(numbers, {}))
    """,
}

REWRITES = {
    "a list of numbers": (
        """
        from copy import deepcopy
        numbers = list(map(int, input().split()))
        new = deepcopy(numbers)  # to play with
        new[0] = 0
        print(new, numbers)
        """,
        """
        from copy import deepcopy
        numbers = list(map(int, input().split()))
        new = numbers[:]  # to play with
        new[0] = 0
        print(new, numbers)
        """,
        "1 2 3\n",
    ),
    "rows, in a function": (
        """
        import copy


        def step():
            grid = []
            for _ in range(2):
                grid.append(list(map(int, input().split())))
            new = copy.deepcopy(grid)
            new[0][0] = grid[1][1]
            return grid[0] == new[0], new


        print(step())
        """,
        """
        import copy


        def step():
            grid = []
            for _ in range(2):
                grid.append(list(map(int, input().split())))
            new = [row[:] for row in grid]
            new[0][0] = grid[1][1]
            return grid[0] == new[0], new


        print(step())
        """,
        "1 2\n3 4\n",
    ),
}
