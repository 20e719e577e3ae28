"""The functions of a text: what Python calls them, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.source import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node


class FunctionLines(NamedTuple):
    """One function."""

    name: str
    """Its `__qualname__`, such as ``Stack.push`` or ``outer.<locals>.inner``."""
    first: int
    """Line of its first decorator, or of its ``def``."""
    definition: int
    """Line of its ``def``."""
    last: int


_HOLD_STATEMENTS = frozenset(
    """
    ERROR block if_statement elif_clause else_clause for_statement while_statement with_statement try_statement
    except_clause except_group_clause finally_clause match_statement case_clause
    """.split()  # noqa: SIM905 (one to a line would be most of this file)
)
"""Nodes with statements in them, besides definitions: expressions, however deep, hold no function with a name."""


def functions(text: str) -> list[FunctionLines]:
    """All functions and methods of `text` in its order; of several with one name the last one counts, as for Python."""
    root = grammar.syntax_tree(text.encode("utf-8", "surrogatepass")).root_node
    return list({each.name: each for each in _below(root, "")}.values())


def _below(node: Node, prefix: str) -> Iterator[FunctionLines]:
    for child in node.named_children:
        definition = child.child_by_field_name("definition") if child.type == "decorated_definition" else child
        name = definition and definition.child_by_field_name("name")
        if definition is None or name is None or definition.type not in ("function_definition", "class_definition"):
            if child.type in _HOLD_STATEMENTS:
                yield from _below(child, prefix)
            continue
        qualified = prefix + (name.text or b"").decode(errors="replace")
        if definition.type == "class_definition":
            yield from _below(definition, f"{qualified}.")
            continue
        first, line, last = child.start_point.row + 1, definition.start_point.row + 1, definition.end_point.row + 1
        yield FunctionLines(qualified, first, line, last)
        yield from _below(definition, f"{qualified}.<locals>.")
