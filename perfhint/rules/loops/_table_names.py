"""Lists in tables that nothing knows but by the table, or by names given to its rows in plain sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Module, Node, Role, Use
from perfhint.rules.loops._tables import is_own

if TYPE_CHECKING:
    from perfhint.rules.loops._tables import Row

_ASKING = frozenset(
    {Role.COMPARED, Role.DELETE_ITEM, Role.FORMATTED, Role.RETURNED, Role.SEARCHED, Role.SET_ITEM, Role.TRUTH}
)
"""Uses that give neither a list nor what is in it a name."""
_GIVING_NONE = _ASKING | {Role.ITEM, Role.ITERATED, Role.METHOD, Role.OPERAND, Role.SLICE, Role.UNPACKED}
"""Uses that give a list no name, though perhaps what is in it."""
_KEEPING = ("sort", "reverse", "index", "count")
_TAKING = ("len", "print", "sum", "min", "max", "sorted", "list", "tuple", "set", "map", "zip", "enumerate", ".join")


def is_known_by_table(module: Module, row: Row) -> bool:
    """The list has no names but the table's, by index, and such as are given to its rows in plain sight."""
    if not is_own(module, row):
        return False
    return all(_gives_known_names(module, use, len(row.indexes), frozenset()) for use in module.uses.of(row.table))


def _gives_known_names(module: Module, use: Use, levels: int, seen: frozenset[Binding]) -> bool:
    """This use gives rows of so many levels only names that are known."""
    if not levels:
        return use.role in _GIVING_NONE or (use.role is Role.ARGUMENT and use.name in _TAKING)
    if use.role is Role.ITEM:
        return _gives_known_names(module, module.uses.classify(use.outer), levels - 1, seen)
    if use.role in (Role.ITERATED, Role.ESCAPES):
        return _is_named(module, use.outer, levels - (use.role is Role.ITERATED), seen)
    if use.role is Role.SLICE or (use.role is Role.ARGUMENT and use.name in ("zip", "enumerate", "reversed")):
        return _gives_known_names(module, module.uses.classify(use.outer), levels, seen)
    if use.role is Role.METHOD:
        return use.name in _KEEPING
    return use.role in _ASKING or (use.role is Role.ARGUMENT and use.name in ("len", "print"))


def _is_named(module: Module, given: Node, levels: int, seen: frozenset[Binding]) -> bool:
    """An assignment or a loop, whose names are used for rows only as a table is."""
    left = given.child_by_field_name("left") if given.type in ("assignment", "for_statement", "for_in_clause") else None
    names = [] if left is None else [left] if left.type == "identifier" else module.statements(left)
    bindings = [module.scopes.binding(name) for name in names]
    return bool(names) and all(
        binding is not None
        and (
            binding in seen
            or all(_gives_known_names(module, use, levels, seen | {binding}) for use in module.uses.of(binding))
        )
        for binding in bindings
    )
