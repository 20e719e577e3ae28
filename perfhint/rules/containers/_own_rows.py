"""Whether every row of a list of lists stands in it once."""

from __future__ import annotations

from perfhint.rules.api import Binding, Kind, Module, Node, Role, Use, Write
from perfhint.source.handing_on import other_name
from perfhint.source.known import READING_CALLS
from perfhint.source.parameters import given_to, receiving

_READING = frozenset(
    {Role.ITEM, Role.SLICE, Role.ITERATED, Role.UNPACKED, Role.COMPARED, Role.TRUTH, Role.SEARCHED, Role.OPERAND}
)
"""Uses that put nothing into the list."""


def has_own_rows(module: Module, table: Binding, known: frozenset[Binding] = frozenset()) -> bool:
    """No row is in the list twice, whatever name of the list is used to put it there; of `known` that is assumed."""
    if table in known:
        return True
    known |= {table}
    return (
        not table.scope.dynamic
        and all(_gives_own_rows(module, write, known) for write in table.writes)
        and all(_leaves_rows(module, use, known) for use in module.uses.of(table))
    )


def _gives_own_rows(module: Module, write: Write, known: frozenset[Binding]) -> bool:
    if write.kind is Kind.PARAMETER:
        given = given_to(module, write)
        return bool(given) and all(_has_own_rows(module, value, known) for value in given or [])
    return write.value is not None and not write.is_shared and _has_own_rows(module, write.value, known)


def _has_own_rows(module: Module, value: Node, known: frozenset[Binding]) -> bool:
    """A list, each item of which is made for it; a name for one, or a deep copy of one."""
    if value.type == "identifier":
        binding = module.scopes.binding(value)
        return binding is not None and has_own_rows(module, binding, known)
    if value.type == "list_comprehension":
        body = value.child_by_field_name("body")
        return body is not None and module.effects.is_fresh(body)
    if module.scopes.calls(value, "copy.deepcopy"):
        return _has_own_rows(module, module.arguments(value)[0], known)
    return value.type == "list" and all(module.effects.is_fresh(item) for item in module.statements(value))


def _leaves_rows(module: Module, use: Use, known: frozenset[Binding]) -> bool:
    """What is put in is made for it, and nobody else can put something in."""
    match use.role:
        case Role.METHOD if use.name in ("append", "insert"):
            return module.effects.is_fresh(module.arguments(use.outer)[-1])
        case Role.METHOD:
            return use.name in ("sort", "reverse", "pop", "copy", "index", "count", "clear")
        case Role.SET_ITEM:
            statement = module.parent(use.outer)
            right = statement.child_by_field_name("right") if statement is not None else None
            plain = statement is not None and statement.type == "assignment"
            return plain and right is not None and module.effects.is_fresh(right)
        case Role.ARGUMENT if use.name not in READING_CALLS:
            parameter = receiving(module, use.outer, use.node)
            return parameter is not None and has_own_rows(module, parameter, known)
        case Role.ESCAPES:
            name = other_name(module, use)
            other = module.scopes.binding(name) if name is not None else None
            return other is not None and has_own_rows(module, other, known)
    return use.role in _READING or use.role is Role.ARGUMENT
