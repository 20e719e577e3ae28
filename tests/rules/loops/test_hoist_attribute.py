_COUNTER = """
        class Counter:
            def __init__(self, limit):
                self.limit = limit
            def count(self, xs):
                found = 0
                for x in xs:
                    found += x < self.limit
                    {more}
                return found
            {method}
        {after}
        counter = Counter(3)
        print(counter.count([1, 2, 5, 3]))
"""


def _program(more: str = "pass", method: str = "", after: str = "") -> str:
    return _COUNTER.format(more=more, method=method, after=after)


LEAVES_ALONE = {
    "set in the loop": _program(more="self.limit += 1"),
    "set by another method": _program(more="self.grow()", method="def grow(self): self.limit += 1"),
    "set from outside": _program(after="def grow(counter): counter.limit = 5"),
    "set by name": _program(more="setattr(self, 'lim' + 'it', 9)"),
    "through the dictionary": _program(more="self.__dict__['limit'] = 9"),
    "made again": _program(more="self.__init__(9)"),
    "a base": """
        class Base:
            @property
            def limit(self):
                return 3
            @limit.setter
            def limit(self, value):
                pass
        class Counter(Base):
            def __init__(self, limit):
                self.limit = limit
            def count(self, xs):
                return sum([x < self.limit for x in xs])
        print(Counter(4).count([1, 2, 5, 3]))
    """,
    "a subclass": _program(after="class Other(Counter):\n            limit = 9"),
    "looked up by a function of its own": """
        class Counter:
            def __init__(self, limit):
                self.limit = limit
            def makers(self, xs):
                return [lambda: x + self.limit for x in xs]
        print(Counter(3).makers([1, 2])[0]())
    """,
    "set under a condition": """
        class Counter:
            def __init__(self, limit):
                if limit:
                    self.limit = limit
            def count(self, xs):
                for x in xs:
                    print(x < self.limit)
        Counter(0).count([])
    """,
    "another object": """
        class Counter:
            def __init__(self, limit):
                self.limit = limit
            def count(self, others):
                for self in others:
                    print(self.limit)
        Counter(0).count([Counter(1), Counter(2)])
    """,
    "a method": """
        class Counter:
            def __init__(self, limit):
                self.limit = lambda: limit
            def count(self, xs):
                for x in xs:
                    print(self.limit())
        Counter(3).count([1, 2])
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "who imports it may set the attribute": _program(),
}

REWRITES = {
    "sets that are joined": (
        """
        class Sets:
            def __init__(self, n):
                self.n, self.parents = n, list(range(n))
            def find(self, x):
                while self.parents[x] != x:
                    x = self.parents[x]
                return x
            def roots(self):
                return [x for x in range(self.n) if self.find(x) == x]
            def join(self, x, y):
                self.parents[self.find(x)] = self.find(y)
        sets = Sets(9)
        sets.join(3, 4)
        sets.join(4, 5)
        print(sets.roots())
        """,
        """
        class Sets:
            def __init__(self, n):
                self.n, self.parents = n, list(range(n))
            def find(self, x):
                self_parents = self.parents
                while self_parents[x] != x:
                    x = self_parents[x]
                return x
            def roots(self):
                return [x for x in range(self.n) if self.find(x) == x]
            def join(self, x, y):
                self.parents[self.find(x)] = self.find(y)
        sets = Sets(9)
        sets.join(3, 4)
        sets.join(4, 5)
        print(sets.roots())
        """,
    ),
    "nested loops": (
        """
        class Grid:
            def __init__(self, rows):
                self._rows = rows
                self.marks = 0
            def count(self, height, width):
                for y in range(height):
                    for x in range(width):
                        self.marks += self._rows[y][x]
                return self.marks
        print(Grid([[1, 2], [3, 4]]).count(2, 2))
        """,
        """
        class Grid:
            def __init__(self, rows):
                self._rows = rows
                self.marks = 0
            def count(self, height, width):
                self_rows = self._rows
                for y in range(height):
                    for x in range(width):
                        self.marks += self_rows[y][x]
                return self.marks
        print(Grid([[1, 2], [3, 4]]).count(2, 2))
        """,
    ),
}
