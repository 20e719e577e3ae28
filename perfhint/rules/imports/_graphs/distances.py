"""A call of scipy that finds shortest paths, as code that finds them in Python."""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Edit, Module, Node, Role, Use, names
from perfhint.rules.imports._graphs.arguments import Plain, split, truth
from perfhint.rules.imports._graphs.code import ALL_DISTANCES, BOTH_WAYS, DISTANCES, DISTANCES_FROM, LONGER_EDGES
from perfhint.rules.imports._graphs.graph import Graph
from perfhint.rules.imports._graphs.items import is_number, is_pair, pair_as_two, row_use, works_on_list

PARAMETERS = {
    "dijkstra": ("csgraph", "directed", "indices"),
    "bellman_ford": ("csgraph", "directed", "indices"),
    "johnson": ("csgraph", "directed", "indices"),
    "floyd_warshall": ("csgraph", "directed"),
    "shortest_path": ("csgraph", "method", "directed"),
}
"""What may be given by position."""
_FROM_START = names("dijkstra bellman_ford")
"""These add weights from the start of a path to its end, as the Python code does."""
_INDEXES = names("identifier integer binary_operator")


def plain(module: Module, call: Node, name: str) -> Plain | None:
    """The call of `scipy.sparse.csgraph.name` in Python, or None where not everything about it is understood."""
    positional, arguments = split(module, module.arguments(call))
    if any("splat" in argument.type for argument in positional) or module.comments(call):
        return None
    arguments |= dict(zip(PARAMETERS[name], positional, strict=False))
    given, start = arguments.pop("csgraph", None), arguments.pop("indices", None)
    directed = truth(module, arguments.pop("directed", None), default=True)
    method = arguments.pop("method", None)
    if given is None or directed is None or len(positional) > len(PARAMETERS[name]) or arguments:
        return None
    if (method is not None and method.type != "string") or (start is not None and not _is_node(module, start)):
        return None
    uses = _result_uses(module, call)
    compared = _compared(module, uses or [], given) if start is None else []
    others = [use for use in uses or [] if all(use.node.id != each.distances.id for each in compared)]
    results = _result_edits(module, others, is_row=start is not None) if uses is not None else None
    graph = Graph(module, [each.graph for each in compared])
    edges = graph.edges(given) if results is not None else None
    if compared and edges != module.code(given):
        return None
    if edges is None or results is None or uses is None or (graph.is_float and name not in _FROM_START):
        return None
    one_by_one = all(use.role is Role.ITEM for use in uses)
    found = DISTANCES_FROM if start is not None else DISTANCES if one_by_one else ALL_DISTANCES
    functions = graph.functions | {found} | ({LONGER_EDGES} if compared else set())
    if not directed:
        edges, functions = f"{BOTH_WAYS}({edges})", functions | {BOTH_WAYS}
    first = "" if start is None else f"{module.code(start)}, "
    gone = [*graph.gone, *module.walk(call.named_children[0], "identifier")]
    results += [
        module.edit.replace(each.sum, f"{LONGER_EDGES}({module.code(each.graph)}, {module.code(each.distances)})")
        for each in compared
    ]
    edits = [*graph.edits, *results, module.edit.replace(call, f"{found}({first}{edges})")]
    return Plain(edits, gone, functions)


class _Comparison(NamedTuple):
    """`(graph > distances).sum()`, or the other way round."""

    sum: Node
    graph: Node
    distances: Node


def _compared(module: Module, uses: list[Use], given: Node) -> list[_Comparison]:
    """Where the distances are compared with the weights of the graph's edges as a whole."""
    found = []
    write = module.flow.definition(given) if given.type == "identifier" else None
    for use in uses:
        comparison = use.outer
        if use.role is not Role.COMPARED or comparison.type != "comparison_operator" or len(comparison.children) != 3:
            continue
        left, sign, right = comparison.children
        graph, distances = (left, right) if sign.type == ">" else (right, left)
        method = module.parent(module.parent(comparison) or comparison)
        call = module.parent(method) if method is not None and method.type == "attribute" else None
        if sign.type not in ("<", ">") or distances.id != use.node.id or graph.type != "identifier":
            continue
        if call is None or method is None:
            continue
        is_sum = call.type == "call" and module.code(method.named_children[1]) == "sum" and not module.arguments(call)
        if is_sum and write is not None and module.flow.definition(graph) is write and not module.comments(call):
            found.append(_Comparison(call, graph, distances))
    return found


def _is_node(module: Module, start: Node) -> bool:
    """One node of the graph, not several."""
    return start.type in _INDEXES and module.annotated_types.is_a(start, "int")


def _result_edits(module: Module, uses: list[Use], *, is_row: bool) -> list[Edit] | None:
    """What the uses of the distances become; None if something is done with them that only arrays can."""
    edits: list[Edit] = []
    for use in uses:
        if is_row:
            works = works_on_list(module, use)
        elif is_pair(module, use):
            works = use.role is Role.ITEM and is_number(module, use)
            edits.append(pair_as_two(use.outer))
        elif use.role is Role.ITERATED:
            works = _are_rows_lists(module, use.outer)
        elif (row := row_use(module, use)) is not None:
            works = works_on_list(module, row)
        else:
            works = use.role is Role.ARGUMENT and use.name == "len"
        if not works:
            return None
    return edits


def _are_rows_lists(module: Module, loop: Node) -> bool:
    """`for row in distances`, where each row may be a list."""
    target = loop.child_by_field_name("left")
    row = module.scopes.binding(target) if target is not None and target.type == "identifier" else None
    return row is not None and all(works_on_list(module, use) for use in module.uses.of(row))


def _result_uses(module: Module, call: Node) -> list[Use] | None:
    """All uses of what the call gives, which is bound to a name or used on the spot."""
    assignment = module.parent(call)
    if assignment is None or assignment.type != "assignment":
        return [module.uses.classify(call)]
    left = assignment.child_by_field_name("left")
    binding = module.scopes.binding(left) if left is not None and left.type == "identifier" else None
    write = next((w for w in binding.writes if w.origin.id == assignment.id), None) if binding is not None else None
    if binding is None or write is None or write.is_shared or write.annotation is not None or binding.scope.dynamic:
        return None
    definitions = [(use, module.flow.definition(use.node)) for use in module.uses.of(binding)]
    if any(definition is None for _, definition in definitions):
        return None
    return [use for use, definition in definitions if definition is write]
