"""What is written into the program: functions, each with those it needs before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EDGES_OF_MATRIX = "edges_of_matrix"
EDGES_OF_LISTS = "edges_of_lists"
BOTH_WAYS = "both_ways"
DISTANCES_FROM = "distances_from"
ALL_DISTANCES = "all_distances"
DISTANCES = "Distances"
EDGES_EXCEPT = "edges_except"
LONGER_EDGES = "longer_edges"
COMPONENTS = "find_components"
SPANNING_WEIGHT = "spanning_weight"

_NEEDS = dict.fromkeys((ALL_DISTANCES, DISTANCES), (DISTANCES_FROM,)) | {COMPONENTS: (BOTH_WAYS,)}

_FUNCTIONS = {
    EDGES_OF_MATRIX: '''\
def edges_of_matrix(matrix):
    """For each node its edges, as pairs of the other node and the weight; where the matrix holds 0 there is none."""
    return [[(node, weight) for node, weight in enumerate(row) if weight] for row in matrix]
''',
    EDGES_EXCEPT: '''\
def edges_except(matrix, nothing):
    """For each node its edges, as pairs of the other node and the weight; `nothing` and infinity say there is none."""
    infinity = float("inf")
    return [
        [(node, weight) for node, weight in enumerate(row) if weight != nothing and weight < infinity] for row in matrix
    ]
''',
    EDGES_OF_LISTS: '''\
def edges_of_lists(weights, starts, ends, size):
    """For each node its edges, as pairs of the other node and the weight; those given twice are added up."""
    edges = [{} for _ in range(size)]
    for weight, start, end in zip(weights, starts, ends):
        edges[start][end] = edges[start].get(end, 0) + weight
    return [list(ends.items()) for ends in edges]
''',
    BOTH_WAYS: '''\
def both_ways(edges):
    """The edges with those that lead back."""
    both = [pairs[:] for pairs in edges]
    for start, pairs in enumerate(edges):
        for end, weight in pairs:
            both[end].append((start, weight))
    return both
''',
    DISTANCES_FROM: '''\
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
''',
    ALL_DISTANCES: '''\
def all_distances(edges):
    """Lengths of the shortest paths from each node to all others."""
    return [distances_from(start, edges) for start in range(len(edges))]
''',
    DISTANCES: '''\
class Distances(dict):
    """Lengths of the shortest paths from each node, worked out when they are first asked for."""

    def __init__(self, edges):
        self.edges = edges

    def __missing__(self, start):
        self[start] = distances_from(start, self.edges)
        return self[start]
''',
    LONGER_EDGES: '''\
def longer_edges(edges, distances):
    """How many edges are longer than the shortest path between their ends."""
    return sum(weight > row[node] for pairs, row in zip(edges, distances) for node, weight in pairs)
''',
    COMPONENTS: '''\
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
''',
    SPANNING_WEIGHT: '''\
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
''',
}

HEAP = ("heappop", "heappush")
"""What the functions use of `heapq`."""
BUILTINS = ("enumerate", "zip", "range", "len", "float", "dict", "list", "sum", "sorted", "map", "int")
"""What the functions use of the builtins."""


def definitions(wanted: Iterable[str]) -> str:
    """The code of these functions and of those they need."""
    needed = {need for name in wanted for need in (name, *_NEEDS.get(name, ()))}
    return "\n\n".join(code for name, code in _FUNCTIONS.items() if name in needed)


def needed_names(wanted: Iterable[str]) -> set[str]:
    """Every name that `definitions` binds."""
    return {need for name in wanted for need in (name, *_NEEDS.get(name, ()))}
