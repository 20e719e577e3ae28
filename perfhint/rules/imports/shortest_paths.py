"""scipy imported for the paths or parts of a small graph.

Slow:
    from scipy.sparse.csgraph import floyd_warshall

    distances = floyd_warshall(matrix)
    print(distances[0, 5])

Fast:
    distances = Distances(edges_of_matrix(matrix))
    print(distances[0][5])

Why:
    Importing `scipy.sparse.csgraph` takes a sixth of a second, and numpy has to make an array of the lists first. In
    that time Dijkstra's algorithm finds its way through a hundred thousand edges in Python. Where all distances were
    asked for it finds them from one node after the other, and only from those that are looked at. The same goes for
    `connected_components`, and for the weight of a `minimum_spanning_tree`.

When not:
    Large graphs. Distances used as arrays: added, compared as a whole, sliced, printed. Predecessors. Float weights in
    Floyd and Warshall's algorithm, which adds them in another order.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from perfhint.rules._imports import after_imports, without_imports
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety
from perfhint.rules.imports._graphs.code import BUILTINS, HEAP, definitions, needed_names
from perfhint.rules.imports._graphs.distances import PARAMETERS, plain
from perfhint.rules.imports._graphs.parts import plain_components, plain_spanning_tree

if TYPE_CHECKING:
    from perfhint.rules.imports._graphs.arguments import Plain

ID = "PH607"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(import_from_statement module_name: (dotted_name) @package (#any-of? @package
  "scipy.sparse.csgraph" "scipy.sparse" "scipy")) @import
"""

SLOW = """\
from scipy.sparse.csgraph import dijkstra

size = 60
roads = [[0] * size for _ in range(size)]
for i in range(size):
    for step in (1, 7, 11):
        roads[i][(i + step) % size] = i % step + 1
distances = dijkstra(roads)
print(int(distances[0, 45]), max(distances[7]))
"""

FAST = '''\
from heapq import heappop, heappush


def edges_of_matrix(matrix):
    """For each node its edges, as pairs of the other node and the weight; where the matrix holds 0 there is none."""
    return [[(node, weight) for node, weight in enumerate(row) if weight] for row in matrix]


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


class Distances(dict):
    """Lengths of the shortest paths from each node, worked out when they are first asked for."""

    def __init__(self, edges):
        self.edges = edges

    def __missing__(self, start):
        self[start] = distances_from(start, self.edges)
        return self[start]


size = 60
roads = [[0] * size for _ in range(size)]
for i in range(size):
    for step in (1, 7, 11):
        roads[i][(i + step) % size] = i % step + 1
distances = Distances(edges_of_matrix(roads))
print(int(distances[0][45]), max(distances[7]))
'''

_PLAIN = {f"scipy.sparse.csgraph.{name}": partial(plain, name=name) for name in PARAMETERS} | {
    "scipy.sparse.csgraph.connected_components": plain_components,
    "scipy.sparse.csgraph.minimum_spanning_tree": plain_spanning_tree,
}
"""What finds the code that takes the place of a call."""


def rewrite(match: Match, module: Module) -> Finding | None:
    statement = match["import"]
    if not match.context.is_script or module.scopes.executes or module.scopes.unknown_star:
        return None
    found = [
        _PLAIN[path](module, call)
        for call in module.walk(module.root, "call")
        for path in [module.scopes.qualified_name(call.named_children[0])]
        if path in _PLAIN
    ]
    plains = [each for each in found if each is not None]
    if not plains or len(plains) != len(found) or not _is_first(module, statement):
        return None
    gone = [node for each in plains for node in each.gone]
    if not _is_all_of_scipy(module, gone):
        return None
    inserted = _inserted(module, plains)
    if inserted is None:
        return None
    edits = [*inserted, *(edit for each in plains for edit in each.edits), *without_imports(module, gone, others=True)]
    message = "importing scipy takes a sixth of a second; for a small graph Python is done sooner"
    return Finding(statement, message, tuple(edits), alone=True)


def _scipy_imports(module: Module) -> list[Node]:
    """Every import of scipy or a part of it."""
    statements = module.walk(module.root, "import_statement", "import_from_statement")
    return [statement for statement in statements if "scipy" in module.code(statement)]


def _is_first(module: Module, statement: Node) -> bool:
    return _scipy_imports(module)[0].id == statement.id


def _is_all_of_scipy(module: Module, gone: list[Node]) -> bool:
    """Nothing of scipy is read but by the identifiers `gone`."""
    numbers = {node.id for node in gone}
    return all(
        (binding := module.scopes.binding(write.node)) is not None and {read.id for read in binding.reads} <= numbers
        for scope in module.scopes.all
        for write in module.scopes.writes_in[scope]
        if (write.qualified or "").partition(".")[0] == "scipy"
    )


def _inserted(module: Module, plains: list[Plain]) -> list[Edit] | None:
    """The functions, after the imports that open the program, and what they import themselves."""
    wanted = set().union(*(each.functions for each in plains))
    scope = module.scopes.module
    taken = {name for each in module.scopes.all for name in each.bindings} | module.scopes.unbound.keys()
    if needed_names(wanted) & taken or not all(module.scopes.means_builtin(name, scope) for name in BUILTINS):
        return None
    code, edits = definitions(wanted), list[Edit]()
    for name in [name for name in HEAP if name in code]:
        function, imports = module.edit.imported("heapq", name, module.root.named_children[-1])
        code = code.replace(f"{name}(", f"{function}(")
        edits += imports
    if [edit.text.strip() for edit in edits] == [f"from heapq import {name}" for name in HEAP]:
        edits = [edits[0]._replace(text=edits[0].text.replace(HEAP[0], ", ".join(HEAP)))]
    inserted = after_imports(module, code)
    return None if inserted is None else [*edits, inserted]
