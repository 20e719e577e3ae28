"""scipy need not be installed: in the programs that are run, something simple stands in for it."""

import textwrap

STAND_IN = """
class Array(list):
    def __getitem__(self, index):
        return self[index[0]][index[1]] if type(index) is tuple else super().__getitem__(index)

    def __setitem__(self, index, value):
        self[index[0]][index[1]] = value


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


def zeros(shape):
    return Array([0.0] * shape[1] for _ in range(shape[0]))


for name in ("scipy", "scipy.sparse", "scipy.sparse.csgraph", "num" + "py"):
    sys.modules[name] = ModuleType(name)
    for each in (paths, zeros):
        setattr(sys.modules[name], each.__name__, each)
    for each in ("dijkstra", "floyd_warshall", "shortest_path"):
        setattr(sys.modules[name], each, paths)
    sys.modules[name].array, sys.modules[name].csr_matrix = list, sparse
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


def program(before: str, *functions: str) -> str:
    """A program that stands in for scipy before it imports it; after the rewrite with the functions it needs."""
    heap = "from heapq import heappop, heappush\n" if functions else ""
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
        print(distances[0][1], minimum_spanning_tree(graph).sum())
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
}
