"""Arithmetic that comes to the same at any time in a loop."""

from __future__ import annotations

from perfhint.rules._before_loop import is_bound_before
from perfhint.rules._ranges import is_natural, is_positive
from perfhint.rules.api import Binding, Module, Node, Role, Use
from perfhint.source.known import CONTAINERS, NUMBERS


def is_plain(module: Module, name: Node) -> bool:
    """A number, or something whose length is asked for."""
    kind = module.annotated_types.of(name)
    return kind is not None and kind.name in (CONTAINERS if _is_measured(module, name) else NUMBERS)


def stays(module: Module, name: Node, statement: Node) -> bool:
    """The name is bound before `statement`, and the same number, or as long, all through it."""
    write, binding = module.flow.definition(name), module.scopes.binding(name)
    if write is None or binding is None or not is_bound_before(module, write, statement):
        return False
    if module.effects.rebinds(statement, binding):
        return False
    return (
        not _is_measured(module, name)
        or not module.effects.may_change(statement, binding)
        or _stays_as_long(module, binding, statement)
    )


def _is_measured(module: Module, name: Node) -> bool:
    use = module.uses.classify(name)
    return use.role is Role.ARGUMENT and use.name == "len"


def _stays_as_long(module: Module, binding: Binding, statement: Node) -> bool:
    """A list that nobody else knows, of which `statement` does nothing but set items."""
    kind = module.types.of_binding(binding)
    return (
        kind is not None
        and kind.name == "list"
        and module.effects.is_private(binding)
        and not module.scopes.captured(binding)
        and not any(
            module.effects.changes(use) and not _sets_one_item(use)
            for use in module.uses.of(binding)
            if module.contains(statement, use.node)
        )
    )


def _sets_one_item(use: Use) -> bool:
    indexes = use.outer.children_by_field_name("subscript")
    return use.role is Role.SET_ITEM and not any(index.type == "slice" for index in indexes)


def never_raises(module: Module, node: Node) -> bool:
    """Working it out before a loop that then has nothing to do is not noticed."""
    node = module.unwrap(node)
    if node.type != "call" and node.type != "binary_operator":
        return True
    if node.type == "call":
        arguments = module.arguments(node)
        safe = all(never_raises(module, argument) for argument in arguments)
        if module.scopes.calls(node, "min", "max"):
            return safe and len(arguments) > 1
        if module.scopes.calls(node, "int", "math.sqrt", "math.isqrt"):
            return safe and len(arguments) == 1 and is_natural(module, arguments[0])
        return safe and len(arguments) == 1 and module.scopes.calls(node, "len", "abs")
    left, right = node.children[0], node.children[-1]
    if not never_raises(module, left) or not never_raises(module, right):
        return False
    match module.code(node.children[1]):
        case "+" | "-" | "*":
            return True
        case "//" | "/" | "%":
            return is_positive(module, right)
        case "&" | "|" | "^":
            return all(module.annotated_types.is_a(side, "int", "bool") for side in (left, right))
        case "**" | "<<" | ">>":
            return is_natural(module, right) and module.annotated_types.is_a(left, "int")
    return False
