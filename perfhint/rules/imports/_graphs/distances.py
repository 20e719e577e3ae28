"""A call of scipy that finds shortest paths, as code that finds them in Python."""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Edit, Module, Node, Role, Use, names
from perfhint.rules.imports._graphs.code import ALL_DISTANCES, BOTH_WAYS, DISTANCES, DISTANCES_FROM
from perfhint.rules.imports._graphs.graph import Graph, split
from perfhint.rules.imports._graphs.items import is_item, is_pair, pair_as_two, row_use

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
_READING = names("len sum min max sorted enumerate zip list tuple set")
"""What may be done with all distances from a node; their type does not show in it."""
_WHOLE_USES = frozenset({Role.ITERATED, Role.UNPACKED})
_INDEXES = names("identifier integer binary_operator")


class Plain(NamedTuple):
    """What takes the place of a call."""

    edits: list[Edit]
    gone: list[Node]
    """Identifiers that are no longer read."""
    functions: set[str]


def plain(module: Module, call: Node, name: str) -> Plain | None:
    """The call of `scipy.sparse.csgraph.name` in Python, or None where not everything about it is understood."""
    positional, arguments = split(module, module.arguments(call))
    if any("splat" in argument.type for argument in positional) or module.comments(call):
        return None
    arguments |= dict(zip(PARAMETERS[name], positional, strict=False))
    given, start = arguments.pop("csgraph", None), arguments.pop("indices", None)
    directed = _truth(module, arguments.pop("directed", None), default=True)
    method = arguments.pop("method", None)
    if given is None or directed is None or len(positional) > len(PARAMETERS[name]) or arguments:
        return None
    if (method is not None and method.type != "string") or (start is not None and not _is_node(module, start)):
        return None
    uses = _result_uses(module, call)
    results = _result_edits(module, uses, is_row=start is not None) if uses is not None else None
    graph = Graph(module)
    edges = graph.edges(given) if results is not None else None
    if edges is None or results is None or uses is None or (graph.is_float and name not in _FROM_START):
        return None
    one_by_one = all(use.role is Role.ITEM for use in uses)
    found = DISTANCES_FROM if start is not None else DISTANCES if one_by_one else ALL_DISTANCES
    functions = graph.functions | {found}
    if not directed:
        edges, functions = f"{BOTH_WAYS}({edges})", functions | {BOTH_WAYS}
    first = "" if start is None else f"{module.code(start)}, "
    gone = [*graph.gone, *module.walk(call.named_children[0], "identifier")]
    edits = [*graph.edits, *results, module.edit.replace(call, f"{found}({first}{edges})")]
    return Plain(edits, gone, functions)


def _truth(module: Module, node: Node | None, *, default: bool) -> bool | None:
    if node is None:
        return default
    return {"true": True, "false": False, "1": True, "0": False}.get(
        module.code(node) if node.type == "integer" else node.type
    )


def _is_node(module: Module, start: Node) -> bool:
    """One node of the graph, not several."""
    return start.type in _INDEXES and module.annotated_types.is_a(start, "int")


def _result_edits(module: Module, uses: list[Use], *, is_row: bool) -> list[Edit] | None:
    """What the uses of the distances become; None if something is done with them that only arrays can."""
    edits: list[Edit] = []
    for use in uses:
        if is_row:
            works = _works_on_list(module, use)
        elif is_pair(module, use):
            works = use.role is Role.ITEM and _is_number(module, use)
            edits.append(pair_as_two(use.outer))
        elif use.role is Role.ITERATED:
            works = _are_rows_lists(module, use.outer)
        elif (row := row_use(module, use)) is not None:
            works = _works_on_list(module, row)
        else:
            works = use.role is Role.ARGUMENT and use.name == "len"
        if not works:
            return None
    return edits


def _are_rows_lists(module: Module, loop: Node) -> bool:
    """`for row in distances`, where each row may be a list."""
    target = loop.child_by_field_name("left")
    row = module.scopes.binding(target) if target is not None and target.type == "identifier" else None
    return row is not None and all(_works_on_list(module, use) for use in module.uses.of(row))


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


def _works_on_list(module: Module, use: Use) -> bool:
    if is_item(module, use):
        return _is_number(module, use)
    return use.role in _WHOLE_USES or (use.role is Role.ARGUMENT and use.name in _READING)


def _is_number(module: Module, use: Use) -> bool:
    """The item is not asked for what only numbers of numpy have."""
    return module.uses.classify(use.outer).role not in (Role.METHOD, Role.ATTRIBUTE)
