"""What conditions around and before a place say of a number there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._ranges import is_natural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.rules.api import Binding, Module, Node

_LEAVING = frozenset({"return_statement", "raise_statement", "break_statement", "continue_statement"})
_EXITS = ("exit", "quit", "sys.exit", "os._exit")


def is_not_negative(module: Module, name: Node, statement: Node) -> bool:
    """`name` is at least 0 whenever `statement` begins: by how it is made, or by a guard such as `if n < 2: return`."""
    if is_natural(module, name):
        return True
    binding = module.scopes.binding(name)
    if binding is None:
        return False
    for guard, holds in _guards(module, statement):
        since = any(guard.end_byte <= write.at <= statement.end_byte for write in binding.writes)
        if not since and _excludes_negative(module, guard, binding, holds):
            return True
    return False


def is_odd(module: Module, name: Node, statement: Node) -> bool:
    """A guard such as `if n % 2 == 0: return` lets `statement` be reached with odd numbers only."""
    binding = module.scopes.binding(name)
    if binding is None:
        return False
    for guard, holds in _guards(module, statement):
        since = any(guard.end_byte <= write.at <= statement.end_byte for write in binding.writes)
        if not since and _excludes_even(module, guard, binding.name, holds):
            return True
    return False


def leaves(module: Module, statement: Node) -> bool:
    """Nothing after `statement` in its block is reached."""
    if statement.type in _LEAVING:
        return True
    children = module.statements(statement)
    return statement.type == "expression_statement" and len(children) == 1 and module.scopes.calls(children[0], *_EXITS)


def _guards(module: Module, statement: Node) -> Iterator[tuple[Node, bool]]:
    """Conditions that surely are true, or surely false, when `statement` begins; innermost first."""
    child = statement
    for ancestor in [*module.ancestors(statement)]:
        if ancestor.type in ("function_definition", "lambda", "while_statement", "for_statement"):
            return
        if ancestor.type in ("block", "module"):
            before = module.previous_statement(child)
            while before is not None:
                yield from ((condition, False) for condition in _left_behind(module, before))
                before = module.previous_statement(before)
        if ancestor.type in ("if_statement", "elif_clause") and child.type == "block":
            condition = ancestor.child_by_field_name("condition")
            if condition is not None:
                yield condition, True
        if ancestor.type == "if_statement" and child.type in ("else_clause", "elif_clause"):
            for condition, block in _branches(ancestor):
                if block.end_byte <= child.start_byte:
                    yield condition, False
        child = ancestor


def _left_behind(module: Module, statement: Node) -> Iterator[Node]:
    """Conditions that are false if the statement after this one is reached."""
    if statement.type != "if_statement":
        return
    for condition, block in _branches(statement):
        statements = module.statements(block)
        if not statements or not leaves(module, statements[-1]):
            return
        yield condition


def _branches(statement: Node) -> Iterator[tuple[Node, Node]]:
    for part in [statement, *statement.children_by_field_name("alternative")]:
        condition, block = part.child_by_field_name("condition"), part.child_by_field_name("consequence")
        if condition is not None and block is not None:
            yield condition, block


def _excludes_even(module: Module, condition: Node, name: str, holds: bool) -> bool:
    condition = module.unwrap(condition)
    if condition.type == "boolean_operator":
        joined = "and" if holds else "or"
        return module.code(condition.children[1]) == joined and any(
            _excludes_even(module, condition.children[side], name, holds) for side in (0, 2)
        )
    text = "".join(module.code(condition).split())
    even = (f"{name}%2==0", f"not{name}%2", f"{name}&1==0", f"not{name}&1", f"{name}%2!=1")
    odd = (f"{name}%2==1", f"{name}%2", f"{name}%2!=0", f"{name}&1")
    return text in (odd if holds else even)


def _excludes_negative(module: Module, condition: Node, number: Binding, holds: bool) -> bool:
    """`n > 1` where it holds, `n < 2` where it does not; with `and` and `or` as far as they tell."""
    condition = module.unwrap(condition)
    if condition.type == "boolean_operator":
        joined = "and" if holds else "or"
        sides = [condition.child_by_field_name(side) for side in ("left", "right")]
        return module.code(condition.children[1]) == joined and any(
            side is not None and _excludes_negative(module, side, number, holds) for side in sides
        )
    if condition.type != "comparison_operator" or len(condition.children) != 3:
        return False
    left, operator, right = condition.children
    sign = operator.type
    if right.type == "identifier":
        left, right = right, left
        sign = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(sign, sign)
    return (
        module.scopes.binding(left) is number
        and module.code(right).isdecimal()
        and sign in ((">", ">=", "==") if holds else ("<", "<="))
    )
