"""Which ints surely are not negative, or not zero either, from how their names are made."""

from __future__ import annotations

from perfhint.rules.api import Kind, Module, Node, Write

_DEEP = 8


def is_natural(module: Module, node: Node, depth: int = 0) -> bool:
    """`node` surely is an int of at least 0: a literal, a length, the target of a `range` that starts there, …"""
    node = module.unwrap(node)
    if depth > _DEEP:
        return False
    if node.type == "integer":
        return module.types.is_a(node, "int")
    if node.type == "call":
        return module.scopes.calls(node, "len", "ord", "math.isqrt")
    if node.type == "binary_operator":
        left, operator, right = node.children[0], module.code(node.children[1]), node.children[-1]
        return (
            operator in ("+", "*", "//", "%", "**", ">>", "<<")
            and is_natural(module, left, depth + 1)
            and is_natural(module, right, depth + 1)
        )
    if node.type != "identifier":
        return False
    write, binding = module.flow.definition(node), module.scopes.binding(node)
    if write is not None:
        return _makes_natural(module, write, depth)
    if binding is None or binding.scope.dynamic or (binding.scope.kind == "module" and module.scopes.executes):
        return False
    deeper = depth + _DEEP // 2  # several writes, each of which may lead to names with several writes
    return bool(binding.writes) and all(_makes_natural(module, write, deeper) for write in binding.writes)


def _makes_natural(module: Module, write: Write, depth: int) -> bool:
    """What the name gets here surely is an int of at least 0, if what `+=` adds to is."""
    if write.kind in (Kind.FOR, Kind.COMPREHENSION):
        return _counts_up(module, write, depth)
    if write.kind is Kind.AUGMENTED:
        operator, right = write.origin.child_by_field_name("operator"), write.origin.child_by_field_name("right")
        grows = operator is not None and module.code(operator) in ("+=", "*=", "//=", "%=", "**=", ">>=", "<<=")
        return grows and right is not None and is_natural(module, right, depth + 1)
    return write.kind is Kind.ASSIGN and write.value is not None and is_natural(module, write.value, depth + 1)


def is_positive(module: Module, node: Node, depth: int = 0) -> bool:
    """`node` surely is an int of at least 1: a literal, a sum with a positive part, a name for one."""
    node = module.unwrap(node)
    if depth > _DEEP:
        return False
    if node.type == "integer":
        return is_natural(module, node) and any(digit in "123456789" for digit in module.code(node))
    if node.type == "binary_operator":
        left, operator, right = node.children[0], module.code(node.children[1]), node.children[-1]
        if operator == "+":
            return any(
                is_positive(module, one, depth + 1) and is_natural(module, other, depth + 1)
                for one, other in ((left, right), (right, left))
            )
        return (operator == "*" and all(is_positive(module, part, depth + 1) for part in (left, right))) or (
            operator in ("**", "<<") and is_positive(module, left, depth + 1) and is_natural(module, right, depth + 1)
        )
    write = module.flow.definition(node) if node.type == "identifier" else None
    if write is not None and write.kind in (Kind.FOR, Kind.COMPREHENSION):
        return _counts_above_zero(module, write, depth)
    value = write.value if write is not None and write.kind in (Kind.ASSIGN, Kind.WALRUS) else None
    return value is not None and is_positive(module, value, depth + 1)


def _counts_above_zero(module: Module, write: Write, depth: int) -> bool:
    """The target of `for i in range(1, …)`, or of `range(…, 0, -1)`."""
    left, right = write.origin.child_by_field_name("left"), write.origin.child_by_field_name("right")
    if left is None or right is None or left.id != write.node.id or not module.scopes.calls(right, "range"):
        return False
    arguments = module.arguments(right)
    if len(arguments) == 3 and module.code(arguments[2]).startswith("-"):
        return is_natural(module, arguments[1], depth + 1)
    return (
        len(arguments) > 1
        and is_positive(module, arguments[0], depth + 1)
        and (len(arguments) == 2 or is_natural(module, arguments[2], depth + 1))
    )


def _counts_up(module: Module, write: Write, depth: int) -> bool:
    """The target of `for i in range(…)` or `for i, x in enumerate(…)`."""
    left, right = write.origin.child_by_field_name("left"), write.origin.child_by_field_name("right")
    if left is None or right is None:
        return False
    arguments = module.arguments(right) if right.type == "call" else []
    if module.scopes.calls(right, "enumerate"):
        first = next(iter(module.statements(left)), None)
        return len(arguments) == 1 and first is not None and first.id == write.node.id
    if left.id != write.node.id or not module.scopes.calls(right, "range"):
        return False
    if any(argument.type in ("list_splat", "dictionary_splat") for argument in arguments):
        return False
    if len(arguments) == 1:
        return True
    # With a step downwards every value lies above the stop, with a step upwards above the start.
    if len(arguments) == 3 and module.code(arguments[2]).startswith("-"):
        return module.code(arguments[1]) == "-1" or is_natural(module, arguments[1], depth + 1)
    return is_natural(module, arguments[0], depth + 1) and (
        len(arguments) == 2 or is_natural(module, arguments[2], depth + 1)
    )
