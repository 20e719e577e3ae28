"""Where new code in old code needs parentheses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.values import ATOM, CONDITIONAL, LOWEST, Code

if TYPE_CHECKING:
    from perfhint.rules.api import Module, Node

SIGNS = {
    "or": 2,
    "and": 3,
    "|": 6,
    "^": 7,
    "&": 8,
    "<<": 9,
    ">>": 9,
    "+": 10,
    "-": 10,
    "*": 11,
    "/": 11,
    "//": 11,
    "%": 11,
    "@": 11,
    "**": 13,
}
"""Ranks of binary operators."""
_RANKS = {
    "lambda": 0,
    "named_expression": 0,
    "expression_list": 0,
    "yield": 0,
    "conditional_expression": 1,
    "not_operator": 4,
    "comparison_operator": 5,
    "unary_operator": 12,
    "await": 14,
}


def rank_of(module: Module, node: Node) -> int:
    """How tightly an expression hangs together."""
    if node.type in ("binary_operator", "boolean_operator"):
        operator = node.child_by_field_name("operator")
        return SIGNS.get(module.code(operator) if operator is not None else "", LOWEST)
    return _RANKS.get(node.type, ATOM)


def needs_parentheses(module: Module, child: Node, code: Code) -> bool:
    """`code` would not hold together in the place of `child`."""
    parent = module.parent(child)
    if parent is None or code.rank >= min(rank_of(module, child), ATOM):
        return False
    if parent.type in ("call", "attribute") or (parent.type == "subscript" and parent.named_children[0].id == child.id):
        return True
    if parent.type in ("conditional_expression", "if_clause", "for_in_clause", "list_splat"):
        return code.rank <= CONDITIONAL
    if parent.type == "lambda":
        return False
    needed = rank_of(module, parent)
    return code.rank <= needed < ATOM and needed != LOWEST
