"""Functions whose result depends on nothing but their arguments, and that do nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Kind, Role
from perfhint.source.known import IMMUTABLE

if TYPE_CHECKING:
    from perfhint.rules.api import Module, Node, Use

_STATEMENTS = frozenset(
    {
        "block", "comment", "return_statement", "if_statement", "elif_clause", "else_clause", "expression_statement",
        "assignment", "augmented_assignment", "for_statement", "while_statement", "break_statement",
        "continue_statement", "pass_statement",
    }
)  # fmt: skip
_EXPRESSIONS = frozenset(
    {
        "identifier", "integer", "float", "string", "string_start", "string_content", "string_end", "true", "false",
        "none", "tuple", "pattern_list", "tuple_pattern", "expression_list", "parenthesized_expression",
        "binary_operator", "unary_operator", "not_operator", "boolean_operator", "comparison_operator",
        "conditional_expression", "subscript", "slice", "call", "argument_list", "attribute", "generator_expression",
        "for_in_clause", "if_clause", "escape_sequence",
    }
)  # fmt: skip
_MADE_TO_BE_READ = frozenset({"list", "list_comprehension"})
"""Displays that are fine as the argument of a call that only reads them."""
_CALLS = frozenset({"min", "max", "abs", "len", "sum", "range", "int", "ord", "any", "all", "divmod", "bool", "str"})
_READING = frozenset({Role.ITEM, Role.OPERAND, Role.COMPARED, Role.SEARCHED, Role.TRUTH, Role.FORMATTED})


def is_pure(module: Module, function: Node, name: Binding) -> bool:
    """The function computes with ints, strings and tuples only, from its arguments and from what never changes.

    Neither it nor what it calls prints, changes or makes anything that could be changed; it may call itself.
    """
    body = function.named_children[-1]
    stack = [body]
    while stack:
        node = stack.pop()
        if node.type == "call":
            if not _is_harmless_call(module, node, name):
                return False
        elif node.type in _MADE_TO_BE_READ:
            holder = module.parent(node)
            if holder is None or holder.type != "argument_list":
                return False
        elif node.type == "identifier":
            if not _is_settled(module, node, name, function):
                return False
        elif node.type not in _STATEMENTS | _EXPRESSIONS or (node.type == "subscript" and module.is_target(node)):
            return False
        if node.type == "attribute":
            if not (module.scopes.qualified_name(node) or "").startswith("math."):
                return False
        else:
            stack += node.named_children
    return True


def _is_harmless_call(module: Module, call: Node, name: Binding) -> bool:
    function = call.child_by_field_name("function")
    if function is None or any(
        "keyword" in argument.type or "splat" in argument.type for argument in module.arguments(call)
    ):
        return False
    if function.type == "identifier" and module.scopes.binding(function) is name:
        return True
    path = module.scopes.qualified_name(function)
    return path is not None and (path in _CALLS or path.startswith("math."))


def _is_settled(module: Module, node: Node, name: Binding, function: Node) -> bool:
    """The name is the function's own, or means the same value whenever the function runs."""
    binding = module.scopes.binding(node)
    if binding is None or binding is name:
        return True
    if module.contains(function, binding.scope.node):
        return not binding.scope.dynamic
    write = module.scopes.only_write(binding)
    if write is None or binding.scope.dynamic or write.kind not in (Kind.ASSIGN, Kind.IMPORT):
        return write is not None and write.kind is Kind.IMPORT
    block = module.parent(module.statement(write.node))
    if block is None or block.id != (module.parent(function) or function).id:
        return False
    if write.kind is Kind.IMPORT:
        return True
    kind = module.types.of_binding(binding)
    if kind is None:
        return False
    if kind.name in IMMUTABLE or module.types.is_hashable(kind):
        return True
    plain = kind.name in ("list", "tuple", "dict") and module.effects.is_private(binding)
    first = min((read.start_byte for read in name.reads if not module.contains(function, read)), default=0)
    return plain and all(
        _is_before_calls(module, use, first, block) or _only_reads(module, use) for use in module.uses.of(binding)
    )


def _only_reads(module: Module, use: Use) -> bool:
    if use.role is Role.ITEM:
        return module.uses.classify(use.outer).role in _READING | {Role.ARGUMENT} or _is_plain_item(module, use.outer)
    if use.role is Role.ITERATED:
        kind = module.types.of(use.node)
        return kind is not None and module.types.is_hashable(kind.element)
    return use.role in (Role.SEARCHED, Role.TRUTH) or (use.role is Role.ARGUMENT and use.name in _CALLS)


def _is_plain_item(module: Module, item: Node) -> bool:
    return module.types.is_hashable(module.types.of(item))


def _is_before_calls(module: Module, use: Use, first: int, block: Node) -> bool:
    """The list is filled before the function is first called, by code of its block that does not run again after it."""
    statement = use.outer
    for ancestor in module.ancestors(use.outer):
        if ancestor.id == block.id:
            return statement.end_byte <= first
        if ancestor.type in ("function_definition", "lambda", "module"):
            return False
        statement = ancestor
    return False
