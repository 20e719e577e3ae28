"""Lists and the lists in them: which are surely two, how long they surely are."""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules._slices import bounds
from perfhint.rules.api import Binding, Kind, Module, Node, Role, Use, Write
from perfhint.rules.loops._affine import Sum, sum_of
from perfhint.rules.loops._settled import settled

_DEEP = 6
_PARITY = "parity of"
_LEAVING = frozenset({Role.ESCAPES, Role.RETURNED, Role.ATTRIBUTE})
_LOOKING = frozenset({Role.ITERATED, Role.SEARCHED, Role.COMPARED, Role.TRUTH, Role.SLICE, Role.RETURNED})
_SAME_SIZE = frozenset({"sort", "reverse", "index", "count", "copy"})


class Row(NamedTuple):
    """`table[i + 1]`, or the whole table where there are no indexes."""

    table: Binding
    indexes: tuple[Sum, ...]
    name: Node
    """Where the table is read."""
    place: Node | None
    """The last index."""


def row_of(module: Module, node: Node) -> Row | None:
    """What list `node` is: a name, or an item of a list, also by way of a name given to it before."""
    node = module.unwrap(node)
    if node.type == "subscript" and len(node.named_children) == 2:
        holder = row_of(module, node.named_children[0])
        index = _place(module, node.named_children[1])
        return holder and Row(holder.table, (*holder.indexes, index), holder.name, node.named_children[1])
    binding = module.scopes.binding(node) if node.type == "identifier" else None
    if binding is None:
        return None
    value = module.flow.value(node)
    if value is not None and value.type == "subscript" and not _is_sliced(value):
        return row_of(module, value)
    return _row_of_loop(module, node) or Row(binding, (), node, None)


def _row_of_loop(module: Module, target: Node) -> Row | None:
    """The row that `for row in table`, or `for a, b in zip(table, table[1:])`, gives its name to."""
    write = module.flow.definition(target)
    items = write.origin.child_by_field_name("right") if write is not None and write.kind is Kind.FOR else None
    left = write.origin.child_by_field_name("left") if write is not None and items is not None else None
    if write is None or items is None or left is None:
        return None
    names = module.statements(left) if left.type in ("pattern_list", "tuple_pattern") else []
    lists = module.arguments(items) if names and module.scopes.calls(items, "zip") else [] if names else [items]
    places = [name.id for name in names or [left]]
    if len(places) != len(lists) or write.node.id not in places:
        return None
    table, start = lists[places.index(write.node.id)], Sum()
    if table.type == "subscript" and _is_sliced(table):
        ends = bounds(module, table.named_children[1])
        if ends is None:
            return None
        table, start = table.named_children[0], start if ends[0] is None else _sum(module, ends[0])
    holder = row_of(module, table)
    place = start.plus(Sum(((f"round of {write.origin.start_byte}", 1),)))
    return holder and Row(holder.table, (*holder.indexes, place), holder.name, None)


def are_two(module: Module, one: Row, other: Row) -> bool:
    """They are surely not the same list."""
    if one.table is not other.table:
        return any(is_own(module, row) for row in (one, other))
    differ = [
        level
        for level, (left, right) in enumerate(zip(one.indexes, other.indexes, strict=False))
        if left.minus(right).is_never_zero
    ]
    return bool(differ) and _has_own_rows(module, one.table, differ[0] + 1)


def length(module: Module, row: Row) -> Sum | None:
    """How many items it surely has whenever it is used; in the words of the place where it was made."""
    return _length(module, row.table, len(row.indexes), ())


# ------------------------------------------------------------------------------------------------------- two lists


def _place(module: Module, index: Node) -> Sum:
    """The index as a sum in which `i % 2` and `(i + 1) % 2` are `p` and `1 - p`, `x ^ 1` is `x + 1 - 2 * p`."""
    index = module.unwrap(index)
    value = _assigned(module, index) if index.type == "identifier" else None
    if value is not None and value.type == "binary_operator":
        found = _place(module, value)
        return found if any(_PARITY in term for term, _ in found.terms) else _sum(module, index)
    if index.type != "binary_operator":
        return _sum(module, index)
    left, sign, right = index.children[0], module.code(index.children[1]), module.unwrap(index.children[-1])
    match sign, module.code(right):
        case ("%", "2") | ("&", "1"):
            return _parity(_place(module, left))
        case ("^", "1"):
            place = _place(module, left)
            return place.plus(Sum((), 1)).minus(Sum(((f"{_PARITY} {place}", 2),)))
        case ("+", _):
            return _place(module, left).plus(_place(module, right))
        case ("-", _):
            return _place(module, left).minus(_place(module, right))
    return _sum(module, index)


def _assigned(module: Module, name: Node) -> Node | None:
    """The value of a name, also where it is given by `now, before = i % 2, (i + 1) % 2`."""
    write = module.flow.definition(name)
    if write is None or write.kind is not Kind.ASSIGN or write.value is not None:
        return write.value if write is not None and write.kind is Kind.ASSIGN else None
    left, right = write.origin.child_by_field_name("left"), write.origin.child_by_field_name("right")
    targets = module.statements(left) if left is not None else []
    values = module.statements(right) if right is not None and right.type in ("expression_list", "tuple") else []
    if len(targets) != len(values) or any("splat" in part.type for part in [*targets, *values]):
        return None
    return next((value for target, value in zip(targets, values, strict=True) if target.id == write.node.id), None)


def _parity(place: Sum) -> Sum:
    """`place % 2`."""
    even = Sum(((f"{_PARITY} {place._replace(number=0)}", 1),))
    return Sum((), 1).minus(even) if place.number % 2 else even


def _sum(module: Module, index: Node) -> Sum:
    return sum_of(module, index, lambda term: _when(module, term))


def _when(module: Module, term: Node) -> str:
    """The code of a term, and which values its names have there."""
    parts = [module.code(term)]
    for name in module.walk(term, "identifier"):
        if module.scopes.binding(name) is not None:
            write = module.flow.definition(name)
            parts.append(str(name.start_byte if write is None else write.node.start_byte))
    return "@".join(parts)


def is_own(module: Module, row: Row) -> bool:
    """Nobody knows the table, or a row of it, by another name: it was made for it, or has just been."""
    binding = row.table
    if not row.indexes and not module.effects.is_private(binding):
        return _is_new(module, row.name)
    return module.effects.is_private(binding) and _has_own_rows(module, binding, len(row.indexes))


def _is_new(module: Module, read: Node) -> bool:
    """Since it was made the list has got no other name."""
    write, binding = module.flow.definition(read), module.scopes.binding(read)
    if write is None or binding is None or write.value is None or write.is_shared or binding.scope.dynamic:
        return False
    if not module.effects.is_fresh(write.value) or module.scopes.captured(binding):
        return False
    end = max([read.end_byte, *(loop.end_byte for loop in _loops_since(module, write, read))])
    return not any(
        use.role in _LEAVING or (use.role is Role.ARGUMENT and not module.effects.only_reads(use))
        for use in module.uses.of(binding)
        if write.at <= use.node.start_byte < end
    )


def _loops_since(module: Module, write: Write, read: Node) -> list[Node]:
    """Loops that come to `read` again without making the list anew."""
    return [loop for loop in module.loops.around(read) if not module.contains(loop, write.node)]


def _has_own_rows(module: Module, table: Binding, levels: int) -> bool:
    """So many levels of the table are lists made one by one, none of which is in it twice."""
    return (
        not table.scope.dynamic
        and all(
            write.kind is Kind.ASSIGN
            and not write.is_shared
            and write.value is not None
            and _makes(module, write.value, levels)
            for write in table.writes
        )
        and module.effects.is_private(table)
        and _puts_none_twice(module, table, levels, frozenset())
    )


def _makes(module: Module, value: Node, levels: int) -> bool:
    body = value.child_by_field_name("body") if value.type == "list_comprehension" else None
    if levels == 0:
        return module.effects.is_fresh(value)
    return body is not None and _makes(module, body, levels - 1)


def _puts_none_twice(module: Module, table: Binding, levels: int, seen: frozenset[Binding]) -> bool:
    """Whatever list is put into these levels of the table is a new one."""
    return table in seen or all(_puts_new(module, use, levels, seen | {table}) for use in module.uses.of(table))


def _puts_new(module: Module, use: Use, levels: int, seen: frozenset[Binding]) -> bool:
    if not levels:
        return True
    if use.role is Role.SET_ITEM:
        assignment = module.parent(use.outer)
        right = assignment.child_by_field_name("right") if assignment is not None else None
        return right is not None and not _is_sliced(use.outer) and module.effects.is_fresh(right)
    if use.role is Role.METHOD:
        return use.name in _SAME_SIZE
    if use.role is Role.ITEM:
        return _puts_new(module, module.uses.classify(use.outer), levels - 1, seen)
    name = use.outer.child_by_field_name("left") if use.role in (Role.ESCAPES, Role.ITERATED) else None
    binding = module.scopes.binding(name) if name is not None else None
    if use.role is Role.ITERATED:
        return levels == 1 or (binding is not None and _puts_none_twice(module, binding, levels - 1, seen))
    if use.role is Role.ESCAPES:
        return binding is not None and _puts_none_twice(module, binding, levels, seen)
    return use.role is not Role.AUGMENTED


# ---------------------------------------------------------------------------------------------------------- lengths


def exists(module: Module, row: Row | None) -> bool:
    """`table[i + 1]` surely is there: the table is longer than any `i + 1` of the loop over a range."""
    if row is None or len(row.indexes) != 1 or row.place is None:
        return row is not None and not row.indexes
    return _reaches(module, length(module, Row(row.table, (), row.name, None)), row.place)


def has_item(module: Module, item: Node) -> bool:
    """`xs[i + 1]` surely is there, if `xs` is: the list is longer than any `i + 1` of the loop over a range."""
    row = row_of(module, item.named_children[0])
    return row is not None and _reaches(module, length(module, row), item.named_children[1])


def _reaches(module: Module, size: Sum | None, index: Node) -> bool:
    """A list of that size has an item at each index of the loop."""
    place = sum_of(module, index)
    for name in module.walk(index, "identifier"):
        write = module.flow.definition(name)
        numbers = write.origin.child_by_field_name("right") if write is not None and write.kind is Kind.FOR else None
        arguments = module.arguments(numbers) if numbers is not None and module.scopes.calls(numbers, "range") else []
        if size is None or len(arguments) not in (1, 2) or place.without(module.code(name)).terms:
            return False
        end = sum_of(module, arguments[-1]).plus(Sum((), place.number))
        start = sum_of(module, arguments[0]) if len(arguments) == 2 else Sum()
        return size.minus(end).is_natural and start.plus(Sum((), place.number)).is_natural
    return False


def _length(module: Module, table: Binding, level: int, way: tuple[Write, ...]) -> Sum | None:
    if (
        len(way) > _DEEP
        or table.scope.dynamic
        or module.scopes.captured(table)
        or not _keeps_size(module, table, level)
    ):
        return None
    found: set[Sum | None] = set()
    for write in table.writes:
        if write.kind is not Kind.ASSIGN or write.value is None:
            return None
        found.add(_made_length(module, write.value, level, (*way, write)))
    return found.pop() if len(found) == 1 else None


def _made_length(module: Module, value: Node, level: int, way: tuple[Write, ...]) -> Sum | None:
    value = module.unwrap(value)
    if value.type == "identifier" or (value.type == "call" and module.scopes.calls(value, "list")):
        source = value if value.type == "identifier" else next(iter(module.arguments(value)), value)
        binding = module.scopes.binding(source) if source.type == "identifier" else None
        return _length(module, binding, level, way) if binding is not None else None
    if value.type == "list_comprehension":
        body, *clauses = module.statements(value)
        items = clauses[0].child_by_field_name("right")
        if level:
            return _made_length(module, body, level - 1, way)
        arguments = module.arguments(items) if items is not None and module.scopes.calls(items, "range") else []
        return settled(module, arguments[0], value, way) if len(clauses) == 1 and len(arguments) == 1 else None
    if value.type == "list" and not level and not any("splat" in item.type for item in value.named_children):
        return Sum((), len(module.statements(value)))
    if value.type == "binary_operator" and not level:
        left, sign, right = value.children[0], module.code(value.children[1]), value.children[-1]
        if sign == "+":
            lengths = [_made_length(module, side, 0, way) for side in (left, right)]
            return None if lengths[0] is None or lengths[1] is None else lengths[0].plus(lengths[1])
        if sign == "*" and left.type == "list" and len(module.statements(left)) == 1:
            return settled(module, right, value, way)
    return None


def _keeps_size(module: Module, table: Binding, level: int, seen: frozenset[Binding] = frozenset()) -> bool:
    """Nothing adds items to lists at this level of the table or takes any, under whatever name."""
    return table in seen or all(
        use.role not in (Role.AUGMENTED, Role.DELETE_ITEM) and _keeps(module, use, level, seen | {table})
        for use in module.uses.of(table)
    )


def _keeps(module: Module, use: Use, level: int, seen: frozenset[Binding]) -> bool:
    """This use of a list leaves the lists `level` levels below it as long as they are."""
    match use.role:
        case Role.METHOD:
            return use.name in _SAME_SIZE
        case Role.SET_ITEM:
            return not level and not _is_sliced(use.outer)
        case Role.ITEM:
            return not level or _keeps(module, module.uses.classify(use.outer), level - 1, seen)
        case Role.ESCAPES:
            name = use.outer.child_by_field_name("left") if use.outer.type == "assignment" else None
            binding = module.scopes.binding(name) if name is not None else None
            return binding is not None and _keeps_size(module, binding, level, seen)
        case Role.ITERATED if level:
            name = use.outer.child_by_field_name("left")
            binding = module.scopes.binding(name) if name is not None else None
            return binding is not None and _keeps_size(module, binding, level - 1, seen)
        case Role.ARGUMENT:
            return module.effects.only_reads(use) and (not level or use.name in ("len", "print"))
    return use.role in _LOOKING


def _is_sliced(item: Node) -> bool:
    return any(index.type == "slice" for index in item.children_by_field_name("subscript"))
