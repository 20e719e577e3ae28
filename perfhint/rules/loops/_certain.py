"""What every iteration of a loop evaluates, whatever happens in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.rules.api import Module, Node

_MAY_LEAVE = ("break_statement", "continue_statement", "return_statement", "raise_statement")
_UNCERTAIN = frozenset(
    {"lambda", "list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"}
)


def is_certain(module: Module, loop: Node, nodes: Sequence[Node]) -> bool:
    """The loop statement evaluates one of the expressions `nodes` before its first iteration, or in each.

    Loops inside it are taken to run at least once.
    """
    head = loop.child_by_field_name("condition" if loop.type == "while_statement" else "right")
    body = loop.child_by_field_name("body")
    return _has(module, head, nodes) or (body is not None and _in_block(module, body, nodes))


def _in_block(module: Module, block: Node, nodes: Sequence[Node]) -> bool:
    for statement in module.statements(block):
        if _in_statement(module, statement, nodes):
            return True
        if any(True for _ in module.walk(statement, *_MAY_LEAVE)):
            return False
    return False


def _in_statement(module: Module, statement: Node, nodes: Sequence[Node]) -> bool:
    body = statement.child_by_field_name("body")
    match statement.type:
        case "if_statement":
            return _in_branches(module, [statement, *statement.children_by_field_name("alternative")], nodes)
        case "for_statement":
            right = statement.child_by_field_name("right")
            return _has(module, right, nodes) or (body is not None and _in_block(module, body, nodes))
        case "while_statement":
            return _has(module, statement.child_by_field_name("condition"), nodes)
        case "with_statement":
            return body is not None and _in_block(module, body, nodes)
        case "try_statement" | "match_statement" | "function_definition" | "class_definition" | "decorated_definition":
            return False
    return _has(module, statement, nodes)


def _in_branches(module: Module, branches: list[Node], nodes: Sequence[Node]) -> bool:
    """Whichever branch of an `if` is taken. `branches` are the statement itself and its clauses."""
    for branch in branches:
        if _has(module, branch.child_by_field_name("condition"), nodes):
            return True
        block = branch.child_by_field_name("body" if branch.type == "else_clause" else "consequence")
        if block is None or not _in_block(module, block, nodes):
            return False
    return branches[-1].type == "else_clause"


def _has(module: Module, outer: Node | None, nodes: Sequence[Node]) -> bool:
    """Evaluating `outer` evaluates one of `nodes`."""
    return outer is not None and any(
        module.contains(outer, node) and is_always_evaluated(module, outer, node) for node in nodes
    )


def is_always_evaluated(module: Module, outer: Node, node: Node) -> bool:
    """Evaluating the expression `outer` evaluates `node`, a part of it."""
    child = node
    for ancestor in module.ancestors(node) if node.id != outer.id else ():
        kind, parts = ancestor.type, module.statements(ancestor)
        if kind in _UNCERTAIN or (kind == "conditional_expression" and parts[1].id != child.id):
            return False
        if kind == "boolean_operator" and parts[0].id != child.id:
            return False
        if kind in ("comparison_operator", "assert_statement") and child.id not in [part.id for part in parts[:2]]:
            return False
        if ancestor.id == outer.id:
            break
        child = ancestor
    return True
