"""Where an operator needs parentheses."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perfhint.rules.api import Module, Node

_ROOMY = frozenset(
    {
        "assignment", "augmented_assignment", "parenthesized_expression", "argument_list", "return_statement", "list",
        "list_comprehension", "generator_expression",
    }
)  # fmt: skip
"""Nodes in which any operator can stand as it is."""


def in_parentheses(module: Module, text: str, place: Node) -> str:
    """`text`, an expression with an operator, such that it can take the place of the node `place`."""
    parent = module.parent(place)
    return text if parent is not None and parent.type in _ROOMY else f"({text})"
