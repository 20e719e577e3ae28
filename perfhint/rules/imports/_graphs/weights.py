"""Whether the weights in a matrix are whole numbers, so that the order in which they are added is not seen."""

from __future__ import annotations

from perfhint.rules.api import Module, Node, Role
from perfhint.rules.imports._graphs.items import is_item, row_use


def holds_whole_numbers(module: Module, matrix: Node) -> bool:
    """A name for `[[INF] * n for _ in range(n)]` in which only ints are set then."""
    write = module.flow.definition(matrix) if matrix.type == "identifier" else None
    binding = module.scopes.binding(matrix)
    if write is None or binding is None or write.value is None or not _is_filled_with_infinity(module, write.value):
        return False
    for use in module.uses.of(binding):
        if module.flow.definition(use.node) is not write or use.node.id == matrix.id:
            continue
        row = row_use(module, use)
        if row is None or not is_item(module, row):
            return False
        if row.role is Role.SET_ITEM and not _is_set_to_int(module, row.outer):
            return False
    return True


def _is_filled_with_infinity(module: Module, value: Node) -> bool:
    row = value.child_by_field_name("body") if value.type == "list_comprehension" else None
    if row is None or row.type != "binary_operator" or row.children[1].type != "*" or row.children[0].type != "list":
        return False
    items = module.statements(row.children[0])
    return len(items) == 1 and _is_infinite(module, items[0])


def _is_infinite(module: Module, node: Node) -> bool:
    value = module.flow.value(node) if node.type == "identifier" else node
    if value is None or module.scopes.qualified_name(node) in ("math.inf", "numpy.inf"):
        return value is not None
    given = module.arguments(value) if module.scopes.calls(value, "float") else []
    return len(given) == 1 and module.code(given[0]).strip("'\"").lower() in ("inf", "infinity")


def _is_set_to_int(module: Module, item: Node) -> bool:
    assignment = module.parent(item)
    right = assignment.child_by_field_name("right") if assignment is not None else None
    while right is not None and right.type == "assignment":
        right = right.child_by_field_name("right")
    is_plain = assignment is not None and assignment.type == "assignment"
    return is_plain and right is not None and module.annotated_types.is_a(right, "int")
