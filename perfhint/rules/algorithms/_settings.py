"""Loops that only set flags: what they set, and where."""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Binding, Kind, Module, Node, Role, Use

_LITERALS = frozenset({"true", "false", "none", "integer", "float", "string"})
_NOTHING = frozenset({"pass_statement", "continue_statement", "break_statement"})
_MIRRORED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


class Setting(NamedTuple):
    """One `flag = value`, or `count += 1` where it matters only up to a limit how much that is."""

    name: str
    value: str
    block: Node
    """In which it stands."""
    loop: Node
    """The innermost loop around it."""
    test: str
    """The condition that all of it is done: `flag`, `flag == 1`, `count > 2`; "" where none would be sure."""
    limit: int = 0
    """The largest count that is told from one more."""


def settings(module: Module, loop: Node) -> list[Setting]:
    """All that `loop` does, if that is nothing but setting flags under conditions that change nothing; else []."""
    found: list[Setting] = []
    body = loop.child_by_field_name("body")
    return found if body is not None and _collect(module, loop, loop, body, found) else []


def _collect(module: Module, outer: Node, loop: Node, block: Node, found: list[Setting]) -> bool:
    """Adds the settings in `block`, a block of the body of `loop`; False when anything else may be noticed."""
    for statement in module.statements(block):
        if statement.type in _NOTHING:
            continue
        if statement.type == "if_statement":
            if not _collect_branches(module, outer, loop, statement, found):
                return False
        elif statement.type in ("for_statement", "while_statement"):
            if not _collect_loop(module, outer, statement, found):
                return False
        elif not _collect_simple(module, outer, loop, block, statement, found):
            return False
    return True


def _collect_branches(module: Module, outer: Node, loop: Node, choice: Node, found: list[Setting]) -> bool:
    for branch in [choice, *choice.children_by_field_name("alternative")]:
        condition = branch.child_by_field_name("condition")
        inner = branch.child_by_field_name("body" if branch.type == "else_clause" else "consequence")
        if condition is not None and not module.effects.is_pure(condition, assume_plain=True):
            return False
        if inner is None or not _collect(module, outer, loop, inner, found):
            return False
    return True


def _collect_loop(module: Module, outer: Node, loop: Node, found: list[Setting]) -> bool:
    head = loop.child_by_field_name("condition" if loop.type == "while_statement" else "right")
    body = loop.child_by_field_name("body")
    if loop.children[0].type == "async" or loop.child_by_field_name("alternative") is not None:
        return False
    if head is None or body is None or not module.effects.is_pure(head, assume_plain=True):
        return False
    if module.types.is_a(head, "file"):
        return False
    targets = [module.scopes.binding(target) for target in module.loops.targets(loop)]
    left = loop.child_by_field_name("left")
    if left is not None and any(True for _ in module.walk(left, "subscript", "attribute")):
        return False
    return all(_is_forgotten(module, target, outer) for target in targets) and _collect(
        module, outer, loop, body, found
    )


def _collect_simple(
    module: Module, outer: Node, loop: Node, block: Node, statement: Node, found: list[Setting]
) -> bool:
    """`flag = True`, `count += 1`, `ok[i] = False` for an `i` that stays; or something nobody sees after the loop."""
    assignment = statement.named_children[0] if statement.type == "expression_statement" else statement
    if assignment.type not in ("assignment", "augmented_assignment"):
        return False
    left, right = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
    if left is None or right is None or not module.effects.is_pure(right, assume_plain=True):
        return False
    if left.type == "identifier":
        binding = module.scopes.binding(left)
        if binding is None or binding.scope.dynamic:
            return False
        if _is_forgotten(module, binding, outer):
            return True
        setting = _flag(module, loop, block, assignment, binding)
    else:
        setting = _item(module, outer, loop, block, assignment)
    if setting is not None:
        found.append(setting)
    return setting is not None


def _is_forgotten(module: Module, binding: Binding | None, loop: Node) -> bool:
    """What the loop leaves in the name is not seen after it."""
    return (
        binding is not None
        and not binding.scope.dynamic
        and not module.scopes.captured(binding)
        and module.scopes.home(binding.scope) is module.scopes.home(module.scopes.scope(loop))
        and not module.loops.reads_after(binding, loop)
        and all(write.kind is not Kind.AUGMENTED or module.contains(loop, write.node) for write in binding.writes)
    )


def _flag(module: Module, loop: Node, block: Node, assignment: Node, binding: Binding) -> Setting | None:
    right = assignment.child_by_field_name("right")
    if right is None:
        return None
    value = module.code(right)
    if assignment.type == "assignment":
        if not _is_literal(module, right):
            return None
        return Setting(binding.name, value, block, loop, _test(module, binding, right))
    limit = _limit(module, binding) if module.code(assignment.children[1]) == "+=" and value == "1" else None
    if limit is None:
        return None
    return Setting(binding.name, "+= 1", block, loop, f"{binding.name} > {limit}", limit)


def _is_literal(module: Module, node: Node) -> bool:
    if node.type == "unary_operator":
        node = node.named_children[0]
    return node.type in _LITERALS and not any(True for _ in module.walk(node, "interpolation"))


def _test(module: Module, binding: Binding, value: Node) -> str:
    """What is true once the name has this very value."""
    kind = module.types.of_binding(binding)
    if kind is None:
        return ""
    if kind.name == "bool":
        return binding.name if value.type == "true" else f"not {binding.name}"
    return f"{binding.name} == {module.code(value)}" if kind.name in ("int", "str") else ""


def _limit(module: Module, count: Binding) -> int | None:
    """The largest number that some comparison tells from all larger ones; None where the count is used in earnest."""
    if count.scope.dynamic or not all(
        (write.kind is Kind.ASSIGN and write.value is not None and module.code(write.value).isdecimal())
        or (write.kind is Kind.AUGMENTED and module.code(write.origin).replace(" ", "") == f"{count.name}+=1")
        for write in count.writes
    ):
        return None
    limits = [_told_apart(module, use) for use in module.uses.of(count) if use.role is not Role.AUGMENTED]
    known = [limit for limit in limits if limit is not None]
    return max(known) if known and len(known) == len(limits) else None


def _told_apart(module: Module, use: Use) -> int | None:
    """The largest count that this use tells from one more: 0 for `if count`, 2 for `count == 2`."""
    if use.role is Role.TRUTH:
        return 0
    compared = use.role is Role.COMPARED and len(use.outer.children) == 3
    return _compared_up_to(module, use.outer, use.node) if compared else None


def _compared_up_to(module: Module, comparison: Node, name: Node) -> int | None:
    left, operator, right = comparison.children
    other, sign = right, operator.type
    if right.id == name.id:
        other, sign = left, _MIRRORED.get(sign, sign)
    code = module.code(other)
    if not code.isdecimal() or sign not in ("==", "!=", "<=", ">", "<", ">="):
        return None
    return max(int(code) - (sign in ("<", ">=")), 0)


def _item(module: Module, outer: Node, loop: Node, block: Node, assignment: Node) -> Setting | None:
    """`ok[i] = False`, or `ok[i][j] = False`, always at the same place of the same list."""
    left, right = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
    if left is None or right is None or assignment.type != "assignment" or not _is_literal(module, right):
        return None
    holder = left
    while holder.type == "subscript":
        holder, *indexes = holder.named_children
        if len(indexes) != 1 or not module.annotated_types.is_a(holder, "list"):
            return None
        if not module.annotated_types.is_a(indexes[0], "int") or any(
            True for _ in module.walk(indexes[0], "subscript", "call", "attribute")
        ):
            return None
    if holder.type != "identifier":
        return None
    for name in module.walk(left, "identifier"):
        binding = module.scopes.binding(name)
        if binding is None or module.effects.rebinds(outer, binding):
            return None
    return Setting(module.code(left), module.code(right), block, loop, "")
