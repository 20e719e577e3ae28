"""Calls of scipy that find the parts of a graph, or its lightest tree, as code that does so in Python."""

from __future__ import annotations

from perfhint.rules.api import Module, Node, Role, Use
from perfhint.rules.imports._graphs.arguments import Plain, split, truth
from perfhint.rules.imports._graphs.code import COMPONENTS, SPANNING_WEIGHT
from perfhint.rules.imports._graphs.graph import Graph
from perfhint.rules.imports._graphs.items import works_on_list


def plain_components(module: Module, call: Node) -> Plain | None:
    """`count, labels = connected_components(graph)`, of a graph whose edges lead both ways."""
    positional, keywords = split(module, module.arguments(call))
    connection = keywords.pop("connection", None)
    if truth(module, keywords.pop("directed", None), default=True) is None or len(positional) != 1 or keywords:
        return None
    if connection is not None and module.code(connection).strip("'\"") != "weak":
        return None
    return _plain(module, call, positional[0], COMPONENTS) if _are_labels_listed(module, call) else None


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


def _plain(module: Module, call: Node, given: Node, function: str, whole: Node | None = None) -> Plain | None:
    graph = Graph(module)
    edges = None if module.comments(whole or call) else graph.edges(given)
    if edges is None or (graph.is_float and function == SPANNING_WEIGHT):
        return None
    edits = [*graph.edits, module.edit.replace(whole or call, f"{function}({edges})")]
    gone = [*graph.gone, *module.walk(call.named_children[0], "identifier")]
    return Plain(edits, gone, graph.functions | {function})


def _are_labels_listed(module: Module, call: Node) -> bool:
    """The count may be an int and the labels a list."""
    holder = module.parent(call)
    if holder is not None and holder.type == "subscript":
        index = module.code(holder.named_children[1])
        return index == "0" or (index == "1" and _works(module, module.uses.classify(holder)))
    left = holder.child_by_field_name("left") if holder is not None and holder.type == "assignment" else None
    names = left.named_children if left is not None and left.type in ("pattern_list", "tuple_pattern") else []
    labels = module.scopes.binding(names[1]) if len(names) == 2 else None
    if labels is None or names[0].type != "identifier" or labels.scope.dynamic:
        return False
    return len(labels.writes) == 1 and all(_works(module, use) for use in module.uses.of(labels))


def _works(module: Module, use: Use) -> bool:
    counted = use.role is Role.ARGUMENT and use.name == "collections.Counter"
    return counted or works_on_list(module, use)
