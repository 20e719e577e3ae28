LEAVES_ALONE = {
    "parents are printed": """
        parent = [0, 0, 1, 2, 3]
        def find(x):
            if parent[x] == x:
                return x
            parent[x] = find(parent[x])
            return parent[x]
        print(find(4), parent)
    """,
    "parents are counted": """
        parent = [0, 0, 1, 2, 3]
        def find(x):
            if parent[x] != x:
                parent[x] = find(parent[x])
            return parent[x]
        print(find(4), len(set(parent)))
    """,
    "parents are gone through": """
        parent = [0, 0, 1, 2, 3]
        def find(x):
            if parent[x] != x:
                parent[x] = find(parent[x])
            return parent[x]
        print(find(4))
        for i, p in enumerate(parent):
            if p != i and p == 0:
                print(i)
    """,
    "weights along the path": """
        parent, weight = [0, 0, 1, 2], [0, 5, 6, 7]
        def find(x):
            if parent[x] == x:
                return x
            root = find(parent[x])
            weight[x] += weight[parent[x]]
            parent[x] = root
            return root
        print(find(3), weight)
    """,
    "something is done at the root": """
        parent = [0, 0, 1, 2]
        def find(x):
            if parent[x] == x:
                print(x)
                return x
            parent[x] = find(parent[x])
            return parent[x]
        print(find(3))
    """,
    "another element is asked for": """
        parent = [0, 0, 1, 2]
        def find(x):
            if parent[x] == x:
                return x
            parent[x] = find(parent[x - 1])
            return parent[x]
        print(find(3))
    """,
    "an element that is no root gets another parent": """
        parent = list(range(9))
        def find(x):
            if parent[x] == x:
                return x
            parent[x] = find(parent[x])
            return parent[x]
        for a, b in [(0, 1), (1, 2), (0, 3), (1, 4)]:
            parent[a] = b
            print(find(0), find(a))
    """,
    "another name for the list": """
        parent = [0, 0, 1, 2]
        seen = parent
        def find(x):
            if parent[x] == x:
                return x
            parent[x] = find(parent[x])
            return parent[x]
        print(find(3), seen)
    """,
    "comments": """
        parent = [0, 0, 1, 2]
        def find(x):
            if parent[x] == x:
                return x
            # hang it at the root
            parent[x] = find(parent[x])
            return parent[x]
        print(find(3))
    """,
}

REWRITES = {
    "with an else": (
        """
        n, m = map(int, input().split())
        par = [i for i in range(n)]


        def root(x):
            '''The root.'''
            # climbs
            if x == par[x]:
                return x
            else:
                par[x] = root(par[x])
                return par[x]


        def unite(x, y):
            x = root(x)
            y = root(y)
            if x != y:
                par[x] = y


        for _ in range(m):
            a, b = map(int, input().split())
            unite(a, b)
        print(len(set(root(i) for i in range(n))), sum(p == i for i, p in enumerate(par)))
        """,
        """
        n, m = map(int, input().split())
        par = [i for i in range(n)]


        def root(x):
            '''The root.'''
            # climbs
            while par[x] != x:
                par[x] = x = par[par[x]]
            return x


        def unite(x, y):
            x = root(x)
            y = root(y)
            if x != y:
                par[x] = y


        for _ in range(m):
            a, b = map(int, input().split())
            unite(a, b)
        print(len(set(root(i) for i in range(n))), sum(p == i for i, p in enumerate(par)))
        """,
        "6 5\n0 1\n1 2\n2 3\n4 3\n4 0\n",
    ),
    "a class, negative sizes at the roots": (
        """
        class UnionFind():
            def __init__(self, n):
                self.parents = [-1] * n

            def find(self, x):
                if self.parents[x] < 0:
                    return x
                else:
                    self.parents[x] = self.find(self.parents[x])
                    return self.parents[x]

            def union(self, x, y):
                x = self.find(x)
                y = self.find(y)
                if x == y:
                    return
                if self.parents[x] > self.parents[y]:
                    x, y = y, x
                self.parents[x] += self.parents[y]
                self.parents[y] = x

            def size(self, x):
                return -self.parents[self.find(x)]

            def roots(self):
                return [i for i, x in enumerate(self.parents) if x < 0]


        uf = UnionFind(8)
        for i in range(6):
            uf.union(i, i * i % 7)
        print(uf.roots(), [uf.size(i) for i in range(8)], uf.find(4) == uf.find(2))
        """,
        """
        class UnionFind():
            def __init__(self, n):
                self.parents = [-1] * n

            def find(self, x):
                while (up := self.parents[x]) >= 0:
                    if (above := self.parents[up]) < 0:
                        return up
                    self.parents[x] = x = above
                return x

            def union(self, x, y):
                x = self.find(x)
                y = self.find(y)
                if x == y:
                    return
                if self.parents[x] > self.parents[y]:
                    x, y = y, x
                self.parents[x] += self.parents[y]
                self.parents[y] = x

            def size(self, x):
                return -self.parents[self.find(x)]

            def roots(self):
                return [i for i, x in enumerate(self.parents) if x < 0]


        uf = UnionFind(8)
        for i in range(6):
            uf.union(i, i * i % 7)
        print(uf.roots(), [uf.size(i) for i in range(8)], uf.find(4) == uf.find(2))
        """,
    ),
    "handed on, and with a name for the root": (
        """
        def find(parent, x):
            if parent[x] != x:
                parent[x] = find(parent, parent[x])
            return parent[x]

        def top(boss, x):
            if boss[x] == -1:
                return x
            found = top(boss, boss[x])
            boss[x] = found
            return found

        parent = [0, 0, 1, 2, 3, 4]
        boss = [-1, 0, 1, 2, 3, 4]
        print(find(parent, 5), find(parent, 3), top(boss, 5), top(boss, 3))
        """,
        """
        def find(parent, x):
            while parent[x] != x:
                parent[x] = x = parent[parent[x]]
            return x

        def top(boss, x):
            while (up := boss[x]) != -1:
                if (above := boss[up]) == -1:
                    return up
                boss[x] = x = above
            return x

        parent = [0, 0, 1, 2, 3, 4]
        boss = [-1, 0, 1, 2, 3, 4]
        print(find(parent, 5), find(parent, 3), top(boss, 5), top(boss, 3))
        """,
    ),
}
