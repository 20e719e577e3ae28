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
    "a dictionary of lists": """
        from copy import deepcopy
        d = {1: [2]}
        print(deepcopy(d))
    """,
    "a row put in twice under another name": """
        import copy
        grid = [[0, 1] for _ in range(2)]
        same = grid
        same[0] = same[1]
        new = copy.deepcopy(grid)
        new[0][0] = 5
        print(new)
    """,
    "a function that puts a row in twice": """
        import copy
        def spoil(table):
            table[0] = table[1]
        grid = [[0, 1] for _ in range(2)]
        spoil(grid)
        new = copy.deepcopy(grid)
        new[0][0] = 5
        print(new)
    """,
    "a parameter with the same row twice": """
        import copy
        def changed(table):
            new = copy.deepcopy(table)
            new[0][0] = 5
            return new[1][0]
        print(changed([[0, 1], [0, 1]]), changed([[0, 1]] * 2))
    """,
    "somebody else gets the list": """
        import copy
        class Board: pass
        board = Board()
        grid = [[0, 1] for _ in range(2)]
        board.rows = grid
        board.rows[0] = board.rows[1]
        new = copy.deepcopy(grid)
        new[0][0] = 5
        print(new)
    """,
    "exchanged rows": """
        import copy
        grid = [[0, 1] for _ in range(2)]
        grid[0], grid[1] = grid[1], grid[1]
        new = copy.deepcopy(grid)
        new[0][0] = 5
        print(new)
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
    "a dictionary and a set": (
        """
        from copy import deepcopy
        from collections import deque
        d = {1: 2}
        s, q = {3}, deque([4], 2)
        old = deepcopy(d), deepcopy(s), deepcopy(q)
        d[1] = 0
        s.add(5)
        q.append(6)
        q.append(7)
        print(old, d, s, q)
        """,
        """
        from copy import deepcopy
        from collections import deque
        d = {1: 2}
        s, q = {3}, deque([4], 2)
        old = d.copy(), s.copy(), q.copy()
        d[1] = 0
        s.add(5)
        q.append(6)
        q.append(7)
        print(old, d, s, q)
        """,
    ),
    "tables that take turns": (
        """
        import copy
        table = [[0] * 3 for _ in range(3)]
        for step in range(3):
            new = copy.deepcopy(table)
            for i in range(3):
                new[i][step] += table[i - 1][step - 1] + i
            table = new
        print(table)
        """,
        """
        import copy
        table = [[0] * 3 for _ in range(3)]
        for step in range(3):
            new = [row[:] for row in table]
            for i in range(3):
                new[i][step] += table[i - 1][step - 1] + i
            table = new
        print(table)
        """,
    ),
    "boards that a recursion passes on": (
        """
        from copy import deepcopy


        def best(board, left, path):
            if left == 0:
                return sum(map(sum, board)) * len(path)
            found = 0
            for i in range(2):
                new = deepcopy(board)
                more = deepcopy(path)
                more.append(i)
                new[i][left] += i + left
                found = max(found, best(new, left - 1, more))
            return found


        print(best([[1, 2, 3], [4, 5, 6]], 2, []))
        """,
        """
        from copy import deepcopy


        def best(board, left, path):
            if left == 0:
                return sum(map(sum, board)) * len(path)
            found = 0
            for i in range(2):
                new = [row[:] for row in board]
                more = path[:]
                more.append(i)
                new[i][left] += i + left
                found = max(found, best(new, left - 1, more))
            return found


        print(best([[1, 2, 3], [4, 5, 6]], 2, []))
        """,
    ),
}
