"""Item that an inner loop changes again and again.

Slow:
    for k in range(n):
        c[i][j] += a[i][k] * b[k][j]

Fast:
    c_i_j = c[i][j]
    for k in range(n):
        c_i_j += a[i][k] * b[k][j]
    c[i][j] = c_i_j

Why:
    `c[i][j] += …` finds the list and checks the index twice, once to read the item and once to write it. A local
    variable is there already, and need be written back only once.

When not:
    Anything else in the loop that may look at the item or change it: another name for the list, another index that may
    be the same, a call of a function of the program. Loops that are left by `return`, or in which an exception may be
    caught.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._hot import is_hot
from perfhint.rules._ranges import is_positive
from perfhint.rules.api import Finding, Kind, Match, Module, Node, Role, Safety, names
from perfhint.rules.loops._affine import sum_of
from perfhint.rules.loops._certain import is_certain
from perfhint.rules.loops._names import name_for
from perfhint.rules.loops._table_names import is_known_by_table
from perfhint.rules.loops._tables import Row, are_two, has_item, row_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH350"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(augmented_assignment left: (subscript value: (_) @holder . subscript: (_) @index .) @item)
"""

SLOW = """\
def product(a, b, n):
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                c[i][j] += a[i][k] * b[k][j]
    return c


square = [[i * j % 7 for i in range(120)] for j in range(120)]
print(sum(map(sum, product(square, square, 120))))
"""

FAST = """\
def product(a, b, n):
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            c_i_j = c[i][j]
            for k in range(n):
                c_i_j += a[i][k] * b[k][j]
            c[i][j] = c_i_j
    return c


square = [[i * j % 7 for i in range(120)] for j in range(120)]
print(sum(map(sum, product(square, square, 120))))
"""

_LEAVING = names(
    "return_statement yield await try_statement with_statement raise_statement assert_statement delete_statement "
    "named_expression"
)
_INNER = names(
    "lambda function_definition class_definition generator_expression list_comprehension set_comprehension "
    "dictionary_comprehension"
)
_PLAIN = ("int", "float", "bool", "str", "bytes", "range", "complex")
_CALLS = ("range", "len", "min", "max", "abs", "int", "ord", "chr", "zip", "enumerate", "reversed", "sum", "pow")


def rewrite(match: Match, module: Module) -> Finding | None:
    item = match["item"]
    around = module.loops.around(item)
    loop = around[0] if around else None
    if loop is None or loop.type == "for_in_clause" or not module.edit.owns_lines(loop) or not is_hot(module, loop):
        return None
    home = module.scopes.home(module.scopes.scope(item))
    if home.kind == "class" or (home.kind == "module" and not match.context.is_script):
        return None
    if not _is_steady(module, item, loop) or not _is_closed(module, loop):
        return None
    same = [one for one in module.walk(loop, "subscript") if module.code(one) == module.code(item)]
    changed = next(one for one in same if _is_changed(module, one))
    if changed.id != item.id:
        return None
    row = row_of(module, match["holder"])
    if row is None or not is_known_by_table(module, row) or not _is_there(module, item, loop, same):
        return None
    if row.table.scope is not home and any(True for _ in module.walk(module.root, "try_statement")):
        return None  # who catches what is raised here might look at the list
    if not all(_is_other(module, name, row, item) for name in _others(module, loop, same)):
        return None
    code, name = module.code(item), module.scopes.fresh_name(name_for(module, item), home.node)
    edits = [
        module.edit.insert_before(loop, f"{name} = {code}"),
        *(module.edit.replace(one, name) for one in same),
        module.edit.insert_after(loop, f"{code} = {name}"),
    ]
    message = f"`{code}` is looked up twice in every iteration; a variable can take its place until the loop ends"
    return Finding(item, message, tuple(edits))


def _is_changed(module: Module, item: Node) -> bool:
    parent = module.parent(item)
    return parent is not None and parent.type == "augmented_assignment" and parent.children[0].id == item.id


def _is_steady(module: Module, item: Node, loop: Node) -> bool:
    """It is an item of surely a list, the same one in every iteration."""
    holder, index = item.named_children
    types = module.annotated_types
    if not types.is_a(holder, "list") or not types.is_a(index, "int"):
        return False
    if any(node.type not in ("subscript", "identifier", "integer", "binary_operator") for node in module.walk(item)):
        return False
    bindings = [module.scopes.binding(name) for name in module.walk(item, "identifier")]
    return all(binding is not None and not module.effects.rebinds(loop, binding) for binding in bindings)


def _is_closed(module: Module, loop: Node) -> bool:
    """The loop runs no code but its own, ends at its end or by `break`, and nobody catches what it raises."""
    return (
        module.within(loop, "try_statement", "with_statement") is None
        and not module.effects.calls_unknown(loop)
        and not any(True for _ in module.walk(loop, *_LEAVING, *_INNER))
        and all(module.scopes.calls(call, *_CALLS) for call in module.walk(loop, "call"))
        and loop.child_by_field_name("alternative") is None
    )


def _is_there(module: Module, item: Node, loop: Node, same: list[Node]) -> bool:
    """Looking the item up before the loop finds it, even if the loop then has nothing to do."""
    if has_item(module, item):
        return True
    indexes = [part.named_children[1] for part in module.walk(item, "subscript")]
    writes = [module.flow.definition(name) for index in indexes for name in module.walk(index, "identifier")]
    return is_certain(module, loop, same) and all(write is not None and write.kind is Kind.FOR for write in writes)


def _others(module: Module, loop: Node, same: list[Node]) -> Iterator[Node]:
    """Names in the loop that may mean lists, but for those in the item."""
    for name in module.walk(loop, "identifier"):
        if module.scopes.binding(name) is None or any(module.contains(one, name) for one in same):
            continue
        if not module.is_target(name) and not module.annotated_types.is_a(name, *_PLAIN):
            yield name


def _is_other(module: Module, name: Node, row: Row, item: Node) -> bool:
    """What is done with the name has nothing to do with the item."""
    other, parent = name, module.parent(name)
    while parent is not None and parent.type == "subscript" and parent.named_children[0].id == other.id:
        holder = row_of(module, other)
        if holder is None or len(parent.named_children) != 2 or parent.named_children[1].type == "slice":
            return False
        if are_two(module, row, holder):
            other, parent = parent, module.parent(parent)
            continue
        if module.uses.classify(other).role not in (Role.ITEM, Role.SET_ITEM):
            return False
        if holder.table is row.table and len(holder.indexes) < len(row.indexes):
            other, parent = parent, module.parent(parent)  # the row that is looked up comes next
            if parent is None or parent.type != "subscript" or parent.named_children[0].id != other.id:
                return False
            continue
        return holder.indexes == row.indexes and _is_elsewhere(module, item, parent)
    found = row_of(module, other)
    return found is not None and are_two(module, row, found)


def _is_elsewhere(module: Module, item: Node, other: Node) -> bool:
    """Both are items of one list, surely not the same: at `i` and `i - 1`, or `i - j` where `j` is positive."""
    place, its_place = item.named_children[1], module.unwrap(other.named_children[1])
    if sum_of(module, place).minus(sum_of(module, its_place)).is_never_zero:
        return True
    if its_place.type != "binary_operator" or its_place.children[1].type not in ("+", "-"):
        return False
    start, _, distance = its_place.children
    return module.code(start) == module.code(place) and is_positive(module, distance)
