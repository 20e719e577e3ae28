LEAVES_ALONE = {
    "parents are printed": """
        parent = list(range(5))
        def find(x):
            while parent[x] != x:
                x = parent[x]
            return x
        parent[find(0)] = find(1)
        parent[find(1)] = find(2)
        print(find(0), parent)
    """,
    "parents are counted": """
        parent = list(range(5))
        def find(x):
            while parent[x] != x:
                x = parent[x]
            return x
        parent[find(0)] = find(1)
        print(len(set(parent)), find(0))
    """,
    "an element that is no root gets another parent": """
        parent = list(range(9))
        def find(x):
            while parent[x] != x:
                x = parent[x]
            return x
        for a, b in [(0, 1), (1, 2), (0, 3), (1, 4)]:
            parent[a] = b
            print(find(0), find(a))
    """,
    "the depth is counted": """
        parent = [0, 0, 1, 2]
        def depth(x):
            steps = 0
            while parent[x] != x:
                x = parent[x]
                steps += 1
            return steps
        print(depth(3))
    """,
    "the path is printed": """
        parent = [0, 0, 1, 2]
        def find(x):
            while parent[x] != x:
                print(x)
                x = parent[x]
            return x
        print(find(3), find(3))
    """,
    "another name for the list": """
        parent = list(range(5))
        seen = parent
        def find(x):
            while parent[x] != x:
                x = parent[x]
            return x
        parent[find(0)] = find(1)
        parent[find(1)] = find(2)
        print(find(0), seen)
    """,
    "compressed already": """
        parent = list(range(5))
        def find(x):
            if parent[x] == x:
                return x
            parent[x] = find(parent[x])
            return parent[x]
        parent[find(0)] = find(1)
        print(find(0))
    """,
    "something is done on the way back": """
        parent = [0, 0, 1, 2]
        def find(x):
            if parent[x] == x:
                return x
            print(x)
            return find(parent[x])
        print(find(3))
    """,
    "weights along the path": """
        parent, weight = [0, 0, 1, 2], [0, 5, 6, 7]
        def find(x, total):
            if parent[x] == x:
                return x
            return find(parent[x], total + weight[x])
        print(find(3, 0))
    """,
}

REWRITES = {
    "a function that calls itself": (
        """
        n = int(input())
        root = [i for i in range(n)]
        size = [1] * n


        def find(x):
            if root[x] == x:
                return x
            return find(root[x])  # up


        def union(x, y):
            x, y = find(x), find(y)
            if x == y:
                return
            if size[x] < size[y]:
                x, y = y, x
            root[y] = x
            size[x] += size[y]


        for i in range(n - 1):
            union(i, i + 1)
        print(find(0) == find(n - 1), sum(root[i] == i for i in range(n)))
        """,
        """
        n = int(input())
        root = [i for i in range(n)]
        size = [1] * n


        def find(x):
            if root[x] == x:
                return x
            root[x] = find(root[x])
            return root[x]  # up


        def union(x, y):
            x, y = find(x), find(y)
            if x == y:
                return
            if size[x] < size[y]:
                x, y = y, x
            root[y] = x
            size[x] += size[y]


        for i in range(n - 1):
            union(i, i + 1)
        print(find(0) == find(n - 1), sum(root[i] == i for i in range(n)))
        """,
        "9\n",
    ),
    "a class, negative sizes at the roots": (
        """
        class UnionFind:
            def __init__(self, n):
                self.parents = [-1] * n

            def find(self, x):
                if self.parents[x] < 0: return x
                else: return self.find(self.parents[x])

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
        groups = UnionFind(9)
        for i in range(0, 8, 2):
            groups.union(i, i + 2)
        print(groups.size(2), groups.find(8) == groups.find(0))
        """,
        """
        class UnionFind:
            def __init__(self, n):
                self.parents = [-1] * n

            def find(self, x):
                if self.parents[x] < 0: return x
                else: self.parents[x] = self.find(self.parents[x]); return self.parents[x]

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
        groups = UnionFind(9)
        for i in range(0, 8, 2):
            groups.union(i, i + 2)
        print(groups.size(2), groups.find(8) == groups.find(0))
        """,
    ),
    "the list as a parameter": (
        """
        def find(parent, i):
            while i != parent[i]:
                i = parent[i]
            return i
        def union(parent, a, b):
            parent[find(parent, a)] = find(parent, b)
        def main(n):
            parent = [0] * n
            for i in range(n):
                parent[i] = i
            for i in range(n - 2):
                union(parent, i, i + 1)
            print(len({find(parent, i) for i in range(n)}))
        main(9)
        """,
        """
        def find(parent, i):
            while i != parent[i]:
                parent[i] = parent[parent[i]]
                i = parent[i]
            return i
        def union(parent, a, b):
            parent[find(parent, a)] = find(parent, b)
        def main(n):
            parent = [0] * n
            for i in range(n):
                parent[i] = i
            for i in range(n - 2):
                union(parent, i, i + 1)
            print(len({find(parent, i) for i in range(n)}))
        main(9)
        """,
    ),
}
