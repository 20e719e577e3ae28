"""Lists of lists whose inner lists nobody changes."""

from __future__ import annotations

from perfhint.rules.api import Binding, Kind, Module, Node, Role, Use

_READ = frozenset(
    {Role.ITEM, Role.SLICE, Role.UNPACKED, Role.ITERATED, Role.SEARCHED, Role.COMPARED, Role.TRUTH, Role.FORMATTED}
)
_READING = ("len", "sum", "max", "min", "sorted", "print", "tuple", "list", "set")
_REORDERING = ("sort", "reverse")


def rows_stay(module: Module, table: Binding, region: Node) -> bool:
    """`table` is a list of lists made for it, and none of these changes while `region` runs."""
    return (
        not table.scope.dynamic
        and all(
            write.kind is Kind.ASSIGN
            and not write.is_shared
            and write.value is not None
            and _makes(module, write.value)
            for write in table.writes
        )
        and all(_keeps_rows(module, use, region) for use in module.uses.of(table))
    )


def _makes(module: Module, value: Node) -> bool:
    """`[row for …]` with a new row each time; `sorted(…)` of that."""
    value = module.unwrap(value)
    if module.scopes.calls(value, "sorted"):
        return _is_plainly_sorted(module, value, module.arguments(value)[1:]) and _makes(
            module, module.arguments(value)[0]
        )
    body = value.child_by_field_name("body") if value.type == "list_comprehension" else None
    return body is not None and module.effects.is_fresh(body)


def _keeps_rows(module: Module, use: Use, region: Node) -> bool:
    """This use of the table changes no row in `region`, and gives none another name."""
    match use.role:
        case Role.METHOD if use.name in _REORDERING:
            return _is_plainly_sorted(module, use.outer, module.arguments(use.outer))
        case Role.ARGUMENT:
            return use.name == "len"
        case Role.ITEM:
            return _reads_row(module, module.uses.classify(use.outer), region)
        case Role.ITERATED:
            return _reads_rows(module, use.outer, region)
    return False


def _is_plainly_sorted(module: Module, call: Node, options: list[Node]) -> bool:
    """Sorting hands the rows at most to a `key` that only looks at them."""
    values = [option.child_by_field_name("value") for option in options]
    return bool(call) and all(
        value is not None
        and (
            value.type in ("true", "false", "integer")
            or module.scopes.calls(value, "operator.itemgetter")
            or (value.type == "lambda" and _looks(module, value))
        )
        for value in values
    )


def _looks(module: Module, function: Node) -> bool:
    body = function.child_by_field_name("body")
    return body is not None and module.effects.is_pure(body, assume_plain=True)


def _reads_rows(module: Module, loop: Node, region: Node) -> bool:
    """`for row in table`, where `row` is only read in `region`; `for a, b in table` always."""
    target = loop.child_by_field_name("left")
    if target is None or target.type != "identifier":
        return target is not None and target.type in ("pattern_list", "tuple_pattern")
    row = module.scopes.binding(target)
    return row is not None and all(_reads_row(module, use, region) for use in module.uses.of(row))


def _reads_row(module: Module, use: Use, region: Node) -> bool:
    if use.role in (Role.SET_ITEM, Role.DELETE_ITEM):
        return not module.contains(region, use.node)
    return use.role in _READ or (use.role is Role.ARGUMENT and use.name in _READING)
