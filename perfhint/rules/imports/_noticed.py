"""What a statement does by itself that something else in the program, or outside of it, may notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Kind, Module, Node, Role, Use, names
from perfhint.source.known import CHANGING_METHODS, CONTAINERS, IMMUTABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNNOTICED = names("pass_statement global_statement nonlocal_statement break_statement continue_statement")
_GROUPS = names("pattern_list tuple_pattern list_pattern list_splat_pattern")
_DISPLAYS = names("tuple list expression_list")


def is_noticed(module: Module, statement: Node) -> bool:
    """It does more than to work something out, put it in names and containers of its own, and run other statements."""
    match statement.type:
        case "expression_statement":
            inner = module.statements(statement)
            return len(inner) != 1 or _is_expression_noticed(module, inner[0])
        case "for_statement":
            return _is_loop_noticed(module, statement)
        case "if_statement" | "while_statement" | "function_definition":
            return not all(_is_pure(module, part) for part in _evaluated(statement))
    return statement.type not in _UNNOTICED


def headers(statement: Node) -> list[Node]:
    """The parts of a statement that are evaluated before its blocks, or the whole of it if it has none."""
    if statement.type in ("if_statement", "while_statement"):
        return _evaluated(statement)
    fields = {"for_statement": ("left", "right"), "function_definition": ("parameters", "return_type")}
    wanted = fields.get(statement.type)
    if wanted is None:
        return [statement]
    return [part for field in wanted if (part := statement.child_by_field_name(field)) is not None]


def mutated(module: Module, statement: Node) -> Iterator[Binding]:
    """Names of the program's own containers in which the statement changes something."""
    if statement.type != "expression_statement":
        return
    for node in module.walk(statement, "subscript", "call", "augmented_assignment"):
        holder = _changed(module, node)
        binding = module.scopes.binding(holder) if holder is not None else None
        if binding is not None:
            yield binding


def _evaluated(statement: Node) -> list[Node]:
    """Conditions of `if`, `elif` and `while`; default values of parameters."""
    if statement.type == "function_definition":
        parameters = statement.child_by_field_name("parameters")
        return [
            value
            for parameter in (parameters.named_children if parameters is not None else ())
            if (value := parameter.child_by_field_name("value")) is not None
        ]
    clauses = [statement, *(child for child in statement.named_children if child.type == "elif_clause")]
    return [part for clause in clauses if (part := clause.child_by_field_name("condition")) is not None]


def _is_loop_noticed(module: Module, loop: Node) -> bool:
    left, right = loop.child_by_field_name("left"), loop.child_by_field_name("right")
    if left is None or right is None or any(child.type == "async" for child in loop.children):
        return True
    items = module.unwrap(right)
    lasting = items.type in ("call", *_DISPLAYS) or module.annotated_types.is_a(items, *CONTAINERS)
    return not (lasting and _is_pure(module, items) and all(_is_name(module, each) for each in _targets(left)))


def _is_expression_noticed(module: Module, expression: Node) -> bool:
    if expression.type in ("assignment", "augmented_assignment"):
        return _is_assignment_noticed(module, expression)
    if expression.type == "call" and _changed(module, expression) is not None:
        receiver = expression.named_children[0].named_children[0]
        values = module.arguments(expression)
        return not (_is_own_item(module, receiver) and all(_is_pure(module, each) for each in values))
    return not _is_pure(module, expression)


def _is_assignment_noticed(module: Module, assignment: Node) -> bool:
    left, right = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
    if left is None or right is None:
        return True
    if right.type == "assignment":
        if _is_assignment_noticed(module, right):
            return True
    elif not _is_pure(module, right):
        return True
    if left.type in _GROUPS and not (right.type in _DISPLAYS or module.annotated_types.is_a(right, *CONTAINERS)):
        return True  # it may be an iterator, from which this takes
    if assignment.type == "augmented_assignment" and left.type == "identifier":
        return not (_is_name(module, left) and (_began_constant(module, left) or _is_own_item(module, left)))
    return not all(_is_own_target(module, target) for target in _targets(left))


def _is_own_target(module: Module, target: Node) -> bool:
    if target.type == "identifier":
        return _is_name(module, target)
    return target.type == "subscript" and _is_own_item(module, target.named_children[0]) and _is_pure(module, target)


def _targets(left: Node) -> Iterator[Node]:
    if left.type in _GROUPS:
        for each in left.named_children:
            yield from _targets(each)
    else:
        yield left


def _is_name(module: Module, target: Node) -> bool:
    """A variable of the scope in which it stands, and no name with a meaning of its own."""
    binding = module.scopes.binding(target) if target.type == "identifier" else None
    if binding is None or binding.scope.dynamic or binding.name.startswith("__"):
        return False
    return module.scopes.home(module.scopes.scope(target)) is module.scopes.home(binding.scope)


def _changed(module: Module, node: Node) -> Node | None:
    """The name of the container in which a target, a call or `x += …` changes something, however deep."""
    if node.type == "augmented_assignment":
        part = node.child_by_field_name("left")
        return part if part is not None and part.type == "identifier" else None
    if node.type == "call":
        function = node.child_by_field_name("function")
        if function is None or function.type != "attribute":
            return None
        if module.code(function.named_children[1]) not in CHANGING_METHODS:
            return None
        part = function.named_children[0]
    else:
        part = node if module.is_target(node) else None
    while part is not None and part.type == "subscript":
        part = part.child_by_field_name("value")
    return part if part is not None and part.type == "identifier" else None


def _is_own_item(module: Module, container: Node) -> bool:
    """Changing this container, a name or the item of one, changes nothing that has another name."""
    is_row = container.type == "subscript"
    name = container.named_children[0] if is_row else container
    binding = module.scopes.binding(name)
    if binding is None or not module.effects.is_private(binding):
        return False
    return not is_row or (_is_pure(module, container) and _has_own_rows(module, binding))


def _has_own_rows(module: Module, table: Binding) -> bool:
    """Every row was made for the table."""
    return all(write.value is not None and _makes_rows(module, write.value) for write in table.writes) and all(
        _keeps_own_rows(module, use) for use in module.uses.of(table)
    )


def _makes_rows(module: Module, value: Node) -> bool:
    rows = [value.child_by_field_name("body")] if value.type == "list_comprehension" else module.statements(value)
    return value.type in ("list_comprehension", "list") and all(
        row is not None and module.effects.is_fresh(row) for row in rows
    )


def _keeps_own_rows(module: Module, use: Use) -> bool:
    if use.role is Role.METHOD and use.name in CHANGING_METHODS:
        return use.name == "append" and all(map(module.effects.is_fresh, module.arguments(use.outer)))
    return use.role in (Role.METHOD, Role.ITEM, Role.ITERATED, Role.TRUTH, Role.SEARCHED) or (
        use.role is Role.ARGUMENT and use.name == "len"
    )


def _began_constant(module: Module, name: Node) -> bool:
    """Every value the name is given is one that never changes, such as a number; what is added makes new ones."""
    binding = module.scopes.binding(name)
    return binding is not None and all(
        write.kind is Kind.AUGMENTED or (write.value is not None and module.types.is_a(write.value, *IMMUTABLE))
        for write in binding.writes
    )


def _is_pure(module: Module, expression: Node) -> bool:
    return module.effects.is_pure(expression, assume_plain=True)
