"""Calls of scipy that find the parts of a graph, or its lightest tree, as code that does so in Python."""

from __future__ import annotations

from perfhint.rules.api import Edit, Module, Node, Role, Use, names
from perfhint.rules.imports._graphs.arguments import Plain, split, truth
from perfhint.rules.imports._graphs.code import COMPONENTS, SPANNING_WEIGHT
from perfhint.rules.imports._graphs.graph import Graph
from perfhint.rules.imports._graphs.items import works_on_list

_COUNTING = names("collections.Counter numpy.bincount numpy.unique")
"""What tells nothing of whether it was given an array or a list."""


def plain_components(module: Module, call: Node) -> Plain | None:
    """`count, labels = connected_components(graph)`, of a graph whose edges lead both ways."""
    positional, keywords = split(module, module.arguments(call))
    connection, labels = keywords.pop("connection", None), keywords.pop("return_labels", None)
    with_labels = truth(module, labels, default=True)
    if truth(module, keywords.pop("directed", None), default=True) is None or len(positional) != 1 or keywords:
        return None
    if with_labels is None or (connection is not None and module.code(connection).strip("'\"") != "weak"):
        return None
    edits = _label_edits(module, call) if with_labels else []
    if edits is None:
        return None
    found = _plain(module, call, positional[0], COMPONENTS, index="" if with_labels else "[0]")
    return found and found._replace(edits=[*found.edits, *edits])


def plain_spanning_tree(module: Module, call: Node) -> Plain | None:
    """`minimum_spanning_tree(graph).sum()`."""
    given = module.arguments(call)
    method = module.parent(call)
    total = module.parent(method) if method is not None and method.type == "attribute" else None
    if total is None or method is None or total.type != "call" or len(given) != 1 or "splat" in given[0].type:
        return None
    if module.code(method.named_children[1]) != "sum" or module.arguments(total) or given[0].type == "keyword_argument":
        return None
    return _plain(module, call, given[0], SPANNING_WEIGHT, total)


def _plain(
    module: Module, call: Node, given: Node, function: str, whole: Node | None = None, index: str = ""
) -> Plain | None:
    graph = Graph(module, weighs=function == SPANNING_WEIGHT)
    edges = None if module.comments(whole or call) else graph.edges(given)
    if edges is None or (graph.is_float and function == SPANNING_WEIGHT):
        return None
    edits = [*graph.edits, module.edit.replace(whole or call, f"{function}({edges}){index}")]
    gone = [*graph.gone, *module.walk(call.named_children[0], "identifier")]
    return Plain(edits, gone, graph.functions | {function})


def _label_edits(module: Module, call: Node) -> list[Edit] | None:
    """What makes the uses of the labels those of a list; None where they must be an array."""
    holder = module.parent(call)
    if holder is not None and holder.type == "subscript":
        index = module.code(holder.named_children[1])
        return [] if index == "0" or (index == "1" and _works(module, module.uses.classify(holder))) else None
    left = holder.child_by_field_name("left") if holder is not None and holder.type == "assignment" else None
    pair = left.named_children if left is not None and left.type in ("pattern_list", "tuple_pattern") else []
    labels = module.scopes.binding(pair[1]) if len(pair) == 2 else None
    if labels is None or pair[0].type != "identifier" or labels.scope.dynamic or len(labels.writes) != 1:
        return None
    return _as_list(module, module.uses.of(labels))


def _as_list(module: Module, uses: list[Use]) -> list[Edit] | None:
    edits = []
    for use in uses:
        is_method = use.role is Role.METHOD and not module.arguments(use.outer) and not module.comments(use.outer)
        if is_method and use.name in ("max", "min") and module.scopes.means_builtin(use.name, module.scopes.module):
            edits.append(module.edit.replace(use.outer, f"{use.name}({module.code(use.node)})"))
        elif is_method and use.name == "tolist":
            edits.append(module.edit.replace(use.outer, module.code(use.node)))
        elif not _works(module, use):
            return None
    return edits


def _works(module: Module, use: Use) -> bool:
    return (use.role is Role.ARGUMENT and use.name in _COUNTING) or works_on_list(module, use)
