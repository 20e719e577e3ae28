"""scipy need not be installed: in the programs that are run, something simple stands in for it."""

import textwrap

STAND_IN = """
class Array(list):
    def __getitem__(self, index):
        return self[index[0]][index[1]] if type(index) is tuple else super().__getitem__(index)

    def __setitem__(self, index, value):
        self[index[0]][index[1]] = value

    def __gt__(self, other):
        return Array([a > b for a, b in zip(*rows)] for rows in zip(self, other))

    def __lt__(self, other):
        return other > self

    def sum(self):
        return sum(map(sum, self))


def from_dense(graph, null_value=0):
    return Array([0 if weight == null_value else weight for weight in row] for row in graph)


class Labels(list):
    def max(self):
        return max(self)

    def tolist(self):
        return list(self)


def parts(graph, directed=True, return_labels=True):
    labels = list(range(len(graph)))
    for _ in labels:
        for i, row in enumerate(graph):
            for j, weight in enumerate(row):
                if weight:
                    labels[i] = labels[j] = min(labels[i], labels[j])
    firsts = sorted(set(labels))
    return (len(firsts), Labels(firsts.index(label) for label in labels)) if return_labels else len(firsts)


def tree(graph):
    edges = [[weight, i, j] for i, row in enumerate(graph) for j, weight in enumerate(row) if weight]
    labels, chosen = list(range(len(graph))), []
    for weight, i, j in sorted(edges):
        if labels[i] != labels[j]:
            labels = [labels[i] if label == labels[j] else label for label in labels]
            chosen.append([weight * 1.0])
    return Array(chosen)


def paths(graph, directed=True, indices=None, method=""):
    size = len(graph)
    found = Array([float(w or "inf") for w in row] for row in graph)
    for i in range(size):
        for j in range(size if not directed else 0):
            found[i][j] = min(found[i][j], found[j][i])
        found[i][i] = 0.0
    for k in range(size):
        for i in range(size):
            for j in range(size):
                found[i][j] = min(found[i][j], found[i][k] + found[k][j])
    return found if indices is None else found[indices]


def sparse(given, shape):
    weights, (starts, ends) = given
    matrix = [[0] * shape[1] for _ in range(shape[0])]
    for weight, start, end in zip(weights, starts, ends):
        matrix[start][end] += weight
    return matrix


def ones(count):
    return [1.0] * count


def zeros(shape):
    return Array([0.0] * shape[1] for _ in range(shape[0]))


for name in ("scipy", "scipy.sparse", "scipy.sparse.csgraph", "num" + "py"):
    sys.modules[name] = ModuleType(name)
    for each in (paths, zeros, ones):
        setattr(sys.modules[name], each.__name__, each)
    for each in ("dijkstra", "floyd_warshall", "shortest_path"):
        setattr(sys.modules[name], each, paths)
    sys.modules[name].csgraph_from_dense = from_dense
    sys.modules[name].connected_components, sys.modules[name].minimum_spanning_tree = parts, tree
    sys.modules[name].array, sys.modules[name].csr_matrix = list, sparse
    sys.modules[name].coo_matrix = sparse
"""
TOP = "import sys\nfrom types import ModuleType\n"
EDGES_OF_MATRIX = '''
def edges_of_matrix(matrix):
    """For each node its edges, as pairs of the other node and the weight; where the matrix holds 0 there is none."""
    return [[(node, weight) for node, weight in enumerate(row) if weight] for row in matrix]
'''
EDGES_OF_LISTS = '''
def edges_of_lists(weights, starts, ends, size):
    """For each node its edges, as pairs of the other node and the weight; those given twice are added up."""
    edges = [{} for _ in range(size)]
    for weight, start, end in zip(weights, starts, ends):
        edges[start][end] = edges[start].get(end, 0) + weight
    return [list(ends.items()) for ends in edges]
'''
BOTH_WAYS = '''
def both_ways(edges):
    """The edges with those that lead back."""
    both = [pairs[:] for pairs in edges]
    for start, pairs in enumerate(edges):
        for end, weight in pairs:
            both[end].append((start, weight))
    return both
'''
DISTANCES_FROM = '''
def distances_from(start, edges):
    """Lengths of the shortest paths to all nodes."""
    distances = [float("inf")] * len(edges)
    distances[start] = 0.0
    waiting = [(0.0, start)]
    while waiting:
        distance, node = heappop(waiting)
        if distance > distances[node]:
            continue
        for other, weight in edges[node]:
            if distance + weight < distances[other]:
                distances[other] = distance + weight
                heappush(waiting, (distance + weight, other))
    return distances
'''
ALL_DISTANCES = '''
def all_distances(edges):
    """Lengths of the shortest paths from each node to all others."""
    return [distances_from(start, edges) for start in range(len(edges))]
'''
DISTANCES = '''
class Distances(dict):
    """Lengths of the shortest paths from each node, worked out when they are first asked for."""

    def __init__(self, edges):
        self.edges = edges

    def __missing__(self, start):
        self[start] = distances_from(start, self.edges)
        return self[start]
'''
EDGES_EXCEPT = '''
def edges_except(matrix, nothing):
    """For each node its edges, as pairs of the other node and the weight; `nothing` and infinity say there is none."""
    infinity = float("inf")
    return [
        [(node, weight) for node, weight in enumerate(row) if weight != nothing and weight < infinity] for row in matrix
    ]
'''
LONGER_EDGES = '''
def longer_edges(edges, distances):
    """How many edges are longer than the shortest path between their ends."""
    return sum(weight > row[node] for pairs, row in zip(edges, distances) for node, weight in pairs)
'''
COMPONENTS = '''
def find_components(edges):
    """How many parts the graph has, and for each node the number of its part."""
    both = both_ways(edges)
    labels, count = [-1] * len(both), 0
    for start in range(len(both)):
        if labels[start] < 0:
            labels[start] = count
            waiting = [start]
            while waiting:
                for node, _ in both[waiting.pop()]:
                    if labels[node] < 0:
                        labels[node] = count
                        waiting.append(node)
            count += 1
    return count, labels
'''
SPANNING_WEIGHT = '''
def spanning_weight(edges):
    """Weight of the lightest edges that connect what the graph connects."""
    parents = list(range(len(edges)))

    def root(node):
        while parents[node] != node:
            parents[node] = parents[parents[node]]
            node = parents[node]
        return node

    total = 0.0
    for weight, start, end in sorted((weight, start, end) for start, ends in enumerate(edges) for end, weight in ends):
        if root(start) != root(end):
            parents[root(start)] = root(end)
            total += weight
    return total
'''


def program(before: str, *functions: str) -> str:
    """A program that stands in for scipy before it imports it; after the rewrite with the functions it needs."""
    heap = "from heapq import heappop, heappush\n" if DISTANCES_FROM in functions else ""
    return (
        heap
        + TOP
        + "\n\n"
        + "\n\n".join(text.strip("\n") + "\n" for text in (*functions, STAND_IN, textwrap.dedent(before)))
    )


LEAVES_ALONE = {
    "distances as an array": """
        from scipy.sparse.csgraph import dijkstra
        graph = [[0, 1], [1, 0]]
        print(dijkstra(graph) * 2)
    """,
    "a row as an array": """
        from scipy.sparse.csgraph import dijkstra
        graph = [[0, 1], [1, 0]]
        distances = dijkstra(graph)
        print(distances[0].max())
    """,
    "rows as arrays": """
        from scipy.sparse.csgraph import dijkstra
        graph = [[0, 1], [1, 0]]
        for row in dijkstra(graph):
            print(row * 2)
    """,
    "columns": """
        from scipy.sparse.csgraph import dijkstra
        graph = [[0, 1], [1, 0]]
        distances = dijkstra(graph)
        print(max(distances[:, 0]))
    """,
    "a number of numpy": """
        from scipy.sparse.csgraph import dijkstra
        graph = [[0, 1], [1, 0]]
        distances = dijkstra(graph)
        print(distances[0, 1].astype(int))
    """,
    "predecessors": """
        from scipy.sparse.csgraph import dijkstra
        graph = [[0, 1], [1, 0]]
        distances, before = dijkstra(graph, return_predecessors=True)
        print(distances[0][1], before[0][1])
    """,
    "several starts": """
        from scipy.sparse.csgraph import dijkstra
        graph = [[0, 1], [1, 0]]
        distances = dijkstra(graph, indices=[1, 0])
        print(distances[0][1])
    """,
    "float weights are added in another order": """
        from scipy.sparse.csgraph import floyd_warshall
        graph = [[0.5] * 3 for _ in range(3)]
        distances = floyd_warshall(graph)
        print(distances[0][1])
    """,
    "scipy is needed for something else": """
        from scipy.sparse.csgraph import dijkstra, minimum_spanning_tree
        graph = [[0, 1], [1, 0]]
        distances = dijkstra(graph)
        print(distances[0][1], minimum_spanning_tree(graph).nnz)
    """,
    "directed parts": """
        from scipy.sparse.csgraph import connected_components
        graph = [[0, 1], [0, 0]]
        print(connected_components(graph, connection="strong")[0])
    """,
    "labels as an array": """
        from scipy.sparse.csgraph import connected_components
        graph = [[0, 1], [0, 0]]
        count, labels = connected_components(graph)
        print((labels == 0).sum())
    """,
    "a float where the labels are the weights": """
        import numpy as np
        from scipy.sparse import csr_matrix
        from scipy.sparse.csgraph import minimum_spanning_tree
        costs = np.array([0.5])
        print(minimum_spanning_tree(csr_matrix((costs, (costs, costs)), (2, 2))).sum())
    """,
    "a method of labels without a name": """
        from scipy.sparse.csgraph import connected_components
        graph = [[0, 1], [0, 0]]
        print(connected_components(graph)[1].max())
    """,
    "whether there are labels is not said": """
        from scipy.sparse.csgraph import connected_components
        graph = [[0, 1], [0, 0]]
        wanted = input() == "labels"
        print(connected_components(graph, return_labels=wanted))
    """,
    "the labels are asked for a method with arguments": """
        from scipy.sparse.csgraph import connected_components
        graph = [[0, 1], [0, 0]]
        count, labels = connected_components(graph)
        print(labels.max(0))
    """,
    "a tree that is used itself": """
        from scipy.sparse.csgraph import minimum_spanning_tree
        graph = [[0, 1], [0, 0]]
        print(minimum_spanning_tree(graph).toarray())
    """,
    "another matrix is compared with the distances": """
        from scipy.sparse.csgraph import csgraph_from_dense, floyd_warshall
        roads = [[0, 3], [3, 0]]
        graph = csgraph_from_dense(roads)
        distances = floyd_warshall(graph)
        print((distances < roads).sum())
    """,
    "a graph of unknown kind": """
        from scipy.sparse.csgraph import dijkstra
        def far(graph):
            return max(dijkstra(graph)[0])
    """,
    "the sparse matrix is used again": """
        from scipy.sparse.csgraph import dijkstra
        from scipy.sparse import csr_matrix
        graph = csr_matrix(([1], ([0], [1])), (2, 2))
        distances = dijkstra(graph)
        print(distances[0][1], graph.nnz)
    """,
    "its size is not said": """
        from scipy.sparse.csgraph import dijkstra
        from scipy.sparse import csr_matrix
        graph = csr_matrix(([1], ([0], [1])))
        distances = dijkstra(graph)
        print(distances[0][1])
    """,
    "the distances go elsewhere": """
        from scipy.sparse.csgraph import dijkstra
        distances = dijkstra([[0, 1], [1, 0]])
        def show(rows): print(rows + rows)
        show(distances)
    """,
    "directed or not, who knows": """
        from scipy.sparse.csgraph import dijkstra
        graph = [[0, 1], [1, 0]]
        distances = dijkstra(graph, directed=bool(input()))
        print(distances[0][1])
    """,
    "the name of a function is taken": """
        from scipy.sparse.csgraph import dijkstra
        def both_ways(edges): return edges
        graph = [[0, 1], [1, 0]]
        distances = dijkstra(graph, directed=False)
        print(both_ways(distances[0][1]))
    """,
}

LEAVES_ALONE_IN_MODULES = {
    "its names are not for others": """
        from scipy.sparse.csgraph import dijkstra
        distances = dijkstra([[0, 1], [1, 0]])
        print(distances[0][1])
    """,
}

REWRITES = {
    "a matrix, by way of an array": (
        program(
            """
            import numpy as np
            from scipy.sparse.csgraph import shortest_path  # FW

            n, m = map(int, input().split())
            roads = [[0] * n for _ in range(n)]
            for _ in range(m):
                a, b, c = map(int, input().split())
                roads[a][b] = roads[b][a] = c
            roads = np.array(roads)
            roads = shortest_path(roads, method="FW")
            total = 0
            for i in range(n):
                for j in range(i):
                    total += roads[i][j]
            print(total, roads[0, 1], sorted(roads[2]))
            """
        ),
        program(
            """
            # FW

            n, m = map(int, input().split())
            roads = [[0] * n for _ in range(n)]
            for _ in range(m):
                a, b, c = map(int, input().split())
                roads[a][b] = roads[b][a] = c
            roads = edges_of_matrix(roads)
            roads = Distances(roads)
            total = 0
            for i in range(n):
                for j in range(i):
                    total += roads[i][j]
            print(total, roads[0][1], sorted(roads[2]))
            """,
            EDGES_OF_MATRIX,
            DISTANCES_FROM,
            DISTANCES,
        ),
        "4 4\n0 1 7\n1 2 1\n2 3 3\n0 2 4\n",
    ),
    "lists of ends and weights, from one node, both ways": (
        program(
            """
            from scipy.sparse.csgraph import dijkstra
            from scipy.sparse import csr_matrix
            n, m = map(int, input().split())
            starts, ends, weights = [], [], []
            for _ in range(m):
                a, b, c = map(int, input().split())
                starts.append(a)
                ends.append(b)
                weights.append(c)
            graph = csr_matrix((weights, (starts, ends)), shape=(n + 1, n + 1))
            distances = dijkstra(graph, directed=False, indices=1)
            print(int(distances[n]), *distances)
            """
        ),
        program(
            """
            n, m = map(int, input().split())
            starts, ends, weights = [], [], []
            for _ in range(m):
                a, b, c = map(int, input().split())
                starts.append(a)
                ends.append(b)
                weights.append(c)
            graph = edges_of_lists(weights, starts, ends, n + 1)
            distances = distances_from(1, both_ways(graph))
            print(int(distances[n]), *distances)
            """,
            EDGES_OF_LISTS,
            BOTH_WAYS,
            DISTANCES_FROM,
        ),
        "4 5\n1 2 7\n2 3 1\n3 4 3\n1 3 4\n1 3 1\n",
    ),
    "all rows": (
        program(
            """
            from scipy.sparse.csgraph import floyd_warshall
            from scipy.sparse import csr_matrix
            n, m = map(int, input().split())
            a, b, c = zip(*[map(int, input().split()) for _ in range(m)])
            d = floyd_warshall(csr_matrix((c, (a, b)), (n, n)), directed=False)
            print(min(max(row) for row in d), len(d))
            for row in d:
                print(*row)
            """
        ),
        program(
            """
            n, m = map(int, input().split())
            a, b, c = zip(*[map(int, input().split()) for _ in range(m)])
            d = all_distances(both_ways(edges_of_lists(c, a, b, n)))
            print(min(max(row) for row in d), len(d))
            for row in d:
                print(*row)
            """,
            EDGES_OF_LISTS,
            BOTH_WAYS,
            DISTANCES_FROM,
            ALL_DISTANCES,
        ),
        "4 4\n0 1 7\n1 2 1\n2 3 3\n0 2 4\n",
    ),
    "an array of zeros that is filled": (
        program(
            """
            import numpy as np
            from scipy.sparse.csgraph import floyd_warshall
            n, m = map(int, input().split())
            roads = np.zeros((n, n))
            for _ in range(m):
                a, b, c = map(int, input().split())
                roads[a - 1, b - 1] = c
                roads[b - 1][a - 1] = c
            print(floyd_warshall(roads)[0][n - 1])
            """
        ),
        program(
            """
            n, m = map(int, input().split())
            roads = [[0] * n for _ in range(n)]
            for _ in range(m):
                a, b, c = map(int, input().split())
                roads[a - 1][b - 1] = c
                roads[b - 1][a - 1] = c
            print(Distances(edges_of_matrix(roads))[0][n - 1])
            """,
            EDGES_OF_MATRIX,
            DISTANCES_FROM,
            DISTANCES,
        ),
        "4 3\n1 2 7\n2 3 1\n3 4 3\n",
    ),
    "edges that are longer than the way around": (
        program(
            """
            from scipy.sparse.csgraph import csgraph_from_dense, floyd_warshall
            INF = float("inf")
            def solve():
                n, m = map(int, input().split())
                graph = [[INF] * n for _ in range(n)]
                for _ in range(m):
                    a, b, c = map(int, input().split())
                    graph[a - 1][b - 1] = c
                graph = csgraph_from_dense(graph, null_value=INF)
                dist = floyd_warshall(graph, directed=False)
                print((graph > dist).sum(), (dist < graph).sum())
            solve()
            """
        ),
        program(
            """
            INF = float("inf")
            def solve():
                n, m = map(int, input().split())
                graph = [[INF] * n for _ in range(n)]
                for _ in range(m):
                    a, b, c = map(int, input().split())
                    graph[a - 1][b - 1] = c
                graph = edges_except(graph, INF)
                dist = all_distances(both_ways(graph))
                print(longer_edges(graph, dist), longer_edges(graph, dist))
            solve()
            """,
            EDGES_EXCEPT,
            BOTH_WAYS,
            DISTANCES_FROM,
            ALL_DISTANCES,
            LONGER_EDGES,
        ),
        "4 4\n1 2 7\n2 3 1\n3 4 3\n1 3 2\n",
    ),
    "parts of a graph": (
        program(
            """
            from scipy.sparse import csr_matrix
            from scipy.sparse.csgraph import connected_components
            n, m = map(int, input().split())
            starts, ends = [], []
            for _ in range(m):
                a, b = map(int, input().split())
                starts.append(a - 1)
                ends.append(b - 1)
            graph = csr_matrix(([1] * m, (starts, ends)), (n, n))
            count, labels = connected_components(graph, directed=False)
            print(count, labels[n - 1], *labels)
            """
        ),
        program(
            """
            n, m = map(int, input().split())
            starts, ends = [], []
            for _ in range(m):
                a, b = map(int, input().split())
                starts.append(a - 1)
                ends.append(b - 1)
            graph = edges_of_lists([1] * m, starts, ends, n)
            count, labels = find_components(graph)
            print(count, labels[n - 1], *labels)
            """,
            EDGES_OF_LISTS,
            BOTH_WAYS,
            COMPONENTS,
        ),
        "6 3\n5 1\n2 3\n5 6\n",
    ),
    "no labels": (
        program(
            """
            from scipy.sparse.csgraph import connected_components
            roads = [[0, 1, 0], [0, 0, 0], [0, 0, 0]]
            print(connected_components(roads, directed=False, return_labels=False) - 1)
            """
        ),
        program(
            """
            roads = [[0, 1, 0], [0, 0, 0], [0, 0, 0]]
            print(find_components(edges_of_matrix(roads))[0] - 1)
            """,
            EDGES_OF_MATRIX,
            BOTH_WAYS,
            COMPONENTS,
        ),
    ),
    "arrays of starts and ends, and the largest label": (
        program(
            """
            import numpy as np
            from scipy.sparse import coo_matrix
            from scipy.sparse.csgraph import connected_components
            starts = np.array([4, 1, 4])
            ends = np.array([0, 2, 5])
            graph = coo_matrix((np.ones(3), (starts, ends)), shape=(6, 6))
            _, labels = connected_components(graph, directed=False)
            print(labels.max(), labels.tolist().count(0))
            """
        ),
        program(
            """
            import numpy as np
            starts = np.array([4, 1, 4])
            ends = np.array([0, 2, 5])
            graph = edges_of_lists(np.ones(3), map(int, starts), map(int, ends), 6)
            _, labels = find_components(graph)
            print(max(labels), labels.count(0))
            """,
            EDGES_OF_LISTS,
            BOTH_WAYS,
            COMPONENTS,
        ),
    ),
    "weight of a spanning tree": (
        program(
            """
            import numpy as np
            from scipy.sparse.csgraph import minimum_spanning_tree
            roads = [[0] * 4 for _ in range(4)]
            for a, b, c in ((0, 1, 5), (1, 2, 3), (0, 2, 4), (3, 2, 1)):
                roads[a][b] = c
            print(int(minimum_spanning_tree(np.array(roads)).sum()))
            """
        ),
        program(
            """
            roads = [[0] * 4 for _ in range(4)]
            for a, b, c in ((0, 1, 5), (1, 2, 3), (0, 2, 4), (3, 2, 1)):
                roads[a][b] = c
            print(int(spanning_weight(edges_of_matrix(roads))))
            """,
            EDGES_OF_MATRIX,
            SPANNING_WEIGHT,
        ),
    ),
}
