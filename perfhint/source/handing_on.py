"""To whom an expression hands an object on, or what is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.known import READING_CALLS
from perfhint.source.uses import Role, Use
from perfhint.source.words import names

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.module import Module

_PASSING_ON = names("enumerate zip sorted reversed")
"""Calls that give a loop the items of what they are given."""
UNPACKING = frozenset({"pattern_list", "tuple_pattern", "list_pattern"})
"""Targets that take an item apart and give no name to the item itself."""
_OF_READING_LAMBDA = names(
    """
    lambda lambda_parameters identifier integer subscript unary_operator binary_operator tuple
    parenthesized_expression
    """
)


def holder_of(module: Module, use: Use) -> Node | None:
    """The name of the list in `rows.append(x)`, `rows[i] = x`, which has `x` as an item from here on."""
    holder = None
    if use.role is Role.ARGUMENT and use.name == ".append" and module.uses.is_statement(use.outer):
        holder = use.outer.named_children[0].named_children[0]
    if use.role is Role.ESCAPES and use.outer.type == "assignment" and module.uses.is_statement(use.outer):
        target = use.outer.child_by_field_name("left")
        indexes = target.children_by_field_name("subscript") if target is not None else []
        if target is not None and len(indexes) == 1 and indexes[0].type != "slice":
            holder = target.child_by_field_name("value")
    return holder if holder is not None and holder.type == "identifier" else None


def other_name(module: Module, use: Use) -> Node | None:
    """The name that gets the same object: `old` in `old = x`, and in `old, new = x, y`."""
    given, assignment = use.node, use.outer
    place = None
    if assignment.type in ("expression_list", "tuple"):
        place = next((n for n, part in enumerate(module.statements(assignment)) if part.id == given.id), None)
        given, assignment = assignment, module.parent(assignment) or assignment
    left, right = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
    if use.role is not Role.ESCAPES or assignment.type != "assignment" or not module.uses.is_statement(assignment):
        return None
    if left is None or right is None or right.id != given.id:
        return None
    parts = module.statements(left) if left.type in UNPACKING else []
    if place is not None:
        left = parts[place] if len(parts) == len(module.statements(given)) else None
    return left if left is not None and left.type == "identifier" else None


def splat_call(module: Module, use: Use) -> Node | None:
    """The call in `f(*x)`."""
    arguments = module.parent(use.outer) if use.outer.type == "list_splat" else None
    return module.parent(arguments) if arguments is not None and arguments.type == "argument_list" else None


def is_read_by_map(module: Module, use: Use) -> bool:
    """`x` in `map(sum, x)` or `map("".join, x)`, which hand out what its rows hold, but no row."""
    given = module.arguments(use.outer)
    if len(given) != 2 or given[1].id != use.node.id:
        return False
    holder, name = given[0].child_by_field_name("object"), given[0].child_by_field_name("attribute")
    if holder is not None and name is not None and holder.type == "string":
        return module.code(name) == "join"
    return module.scopes.qualified_name(given[0]) in READING_CALLS


def target_of_items(module: Module, use: Use) -> Node | None:
    """What gets items of `x` in `for i, row in enumerate(x)`, `for a, b in sorted(x)`, `for row, b in zip(x, y)`."""
    if use.name not in _PASSING_ON:
        return None
    given, outer = module.arguments(use.outer), module.uses.classify(use.outer)
    target = target_of_items(module, outer) if outer.role is Role.ARGUMENT else None
    if outer.role is Role.ITERATED:
        target = outer.outer.child_by_field_name("left")
    if target is None or not any(argument.id == use.node.id for argument in given):
        return None
    if use.name in ("sorted", "reversed"):
        return target if all(_reads_only(module, option) for option in given[1:]) else None
    parts = module.statements(target) if target.type in UNPACKING else []
    count, place = (2, 1) if use.name == "enumerate" else (len(given), given.index(use.node))
    return parts[place] if len(parts) == count and not any("splat" in part.type for part in parts) else None


def _reads_only(module: Module, option: Node) -> bool:
    """`reverse=True`, or a `key=lambda row: row[1]` that gives nothing of the row to anybody else."""
    value = option.child_by_field_name("value") if option.type == "keyword_argument" else None
    if value is None or value.type != "lambda":
        return value is not None and value.type in ("true", "false")
    return all(node.type in _OF_READING_LAMBDA for node in module.walk(value))
