"""Same item of a list looked up in every iteration.

Slow:
    for j in range(1, width):
        table[i][j] += table[i][j - 1]

Fast:
    table_i = table[i]
    for j in range(1, width):
        table_i[j] += table_i[j - 1]

Why:
    Each `table[i]` finds two names, checks the index and counts a reference. In the inner loop `i` stays the same, so
    one look before it does.

When not:
    The list gets other items in the loop, or something the loop calls may give it others. Nor where the item is only
    looked up under a condition: it may not be there otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._before_loop import place
from perfhint.rules.api import Finding, Kind, Match, Module, Node, Safety
from perfhint.rules.loops._certain import is_certain
from perfhint.rules.loops._names import name_for
from perfhint.rules.loops._rows import rows_stay

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH306"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(subscript
  value: (identifier) @list
  . subscript: [(identifier) (integer) (binary_operator left: (identifier) right: (integer))] .) @item
"""

SLOW = """\
def common(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                table[i][j] = table[i - 1][j - 1] + 1
            elif table[i - 1][j] >= table[i][j - 1]:
                table[i][j] = table[i - 1][j]
            else:
                table[i][j] = table[i][j - 1]
    return table[len(a)][len(b)]


print(common("ABCBDAB" * 100, "BDCABA" * 100))
"""

FAST = """\
def common(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        table_i = table[i]
        table_i_minus_1 = table[i - 1]
        for j in range(1, len(b) + 1):
            if a[i - 1] == b[j - 1]:
                table_i[j] = table_i_minus_1[j - 1] + 1
            elif table_i_minus_1[j] >= table_i[j - 1]:
                table_i[j] = table_i_minus_1[j]
            else:
                table_i[j] = table_i[j - 1]
    return table[len(a)][len(b)]


print(common("ABCBDAB" * 100, "BDCABA" * 100))
"""

_INDEXES = frozenset({"identifier", "integer", "binary_operator"})


def rewrite(match: Match, module: Module) -> Iterator[Finding]:
    """The item, or the item of the item, whichever is looked up again and again."""
    for item in _chain(module, match["item"]):
        finding = _hoisted(module, item, match.context.is_script)
        if finding is not None:
            yield finding
            return


def _hoisted(module: Module, item: Node, is_script: bool) -> Finding | None:
    if not _is_item(module, item):
        return None
    outermost = place(module, item, *_names(module, item), deep=False)
    home = module.scopes.home(module.scopes.scope(item))
    if outermost is None or home.kind == "class" or (home.kind == "module" and not is_script):
        return None
    found: tuple[Node, list[Node]] | None = None
    sure: list[Node] = []  # evaluated where the item is looked up by now
    for loop in (module.statement(loop) for loop in module.loops.around(item)):
        if not module.contains(outermost, loop) or loop.type not in ("for_statement", "while_statement"):
            break
        same = _same_items(module, item, loop)
        if not module.loops.is_small(loop) and _is_repeated(module, item, loop, same, sure):
            found, sure = (loop, same), [part for part in [_head(loop)] if part is not None]
    return None if found is None else _named_before(module, item, *found)


def _is_repeated(module: Module, item: Node, loop: Node, same: list[Node], sure: list[Node]) -> bool:
    """The loop looks it up again and again, this being the first place, and it is there before the loop as well."""
    repeated = [one for one in same if module.loops.runs(loop, one)]
    if not repeated or repeated[0].id != item.id:
        return False
    return _stays(module, item, loop) and _is_there(module, item, loop, same, sure)


def _named_before(module: Module, item: Node, loop: Node, same: list[Node]) -> Finding:
    """A name for the item, given before the loop."""
    code, home = module.code(item), module.scopes.home(module.scopes.scope(item))
    name = module.scopes.fresh_name(name_for(module, item), home.node)
    edits = [module.edit.insert_before(loop, f"{name} = {code}"), *(module.edit.replace(one, name) for one in same)]
    message = f"`{code}` is the same item in every iteration; it can be looked up once, before the loop"
    return Finding(item, message, tuple(edits))


def _chain(module: Module, item: Node) -> list[Node]:
    """`pairs[i][0]` and `pairs[i]` for `pairs[i]`."""
    parent = module.parent(item)
    if parent is None or parent.type != "subscript" or parent.named_children[0].id != item.id:
        return [item]
    indexes = parent.children_by_field_name("subscript")
    return [parent, item] if len(indexes) == 1 and indexes[0].type in _INDEXES else [item]


def _is_item(module: Module, item: Node) -> bool:
    """One item of surely a list or the like, that is read."""
    holder, index = item.named_children
    types = module.annotated_types
    if module.is_target(item) or not types.is_a(index, "int") or not types.is_a(holder, "list", "tuple", "str"):
        return False
    return holder.type != "subscript" or _is_item(module, holder)


def _stays(module: Module, item: Node, loop: Node) -> bool:
    """The item of an item is always the same: the inner one does not change."""
    holder = item.named_children[0]
    if holder.type == "identifier" or module.annotated_types.is_a(holder, "tuple", "str"):
        return True
    table = module.scopes.binding(holder.named_children[0])
    if table is None:
        return False
    return rows_stay(module, table, loop) or not module.effects.may_change(loop, table, deep=True)


def _names(module: Module, item: Node) -> list[Node]:
    return [node for node in module.walk(item, "identifier") if module.scopes.binding(node) is not None]


def _same_items(module: Module, item: Node, loop: Node) -> list[Node]:
    """The places in `loop`, its header included, that look up this very item."""
    code = module.code(item)
    return [other for other in _alike(module, item, loop) if module.code(other) == code]


def _is_there(module: Module, item: Node, loop: Node, same: list[Node], sure: list[Node]) -> bool:
    """Looking the item up before the loop finds it, even if the loop then has nothing to do.

    The header looks it up, or it is that of an outer loop: `xs[0]` may be missing when a loop over `xs` is empty.
    """
    if not is_certain(module, loop, same + sure + _later_items(module, item, loop)):
        return False
    if any(not module.loops.runs(loop, one) for one in same):
        return True
    holder, index = item.named_children
    if holder.type != "subscript":
        return _loop_target(module, index) is not None
    outer = _loop_target(module, holder.named_children[1])
    head = _head(loop)
    return (
        outer is not None and head is not None and _same_for_all(module, head, outer, module.code(holder.children[0]))
    )


def _head(loop: Node) -> Node | None:
    """What is evaluated even if the loop has nothing to do."""
    return loop.child_by_field_name("condition" if loop.type == "while_statement" else "right")


def _loop_target(module: Module, index: Node) -> Node | None:
    """The loop of which the index, `i` or `i - 1`, is the target."""
    names = _names(module, index)
    write = module.flow.definition(names[0]) if names else None
    return write.origin if write is not None and write.kind is Kind.FOR else None


def _same_for_all(module: Module, head: Node, outer: Node, table: str) -> bool:
    """How often the loop with this header runs has nothing to do with what is in `table[i]`."""
    names = _names(module, head)
    bindings = [module.scopes.binding(name) for name in names]
    return all(
        binding is not None and module.code(name) != table and not module.effects.rebinds(outer, binding)
        for name, binding in zip(names, bindings, strict=True)
    )


def _later_items(module: Module, item: Node, loop: Node) -> list[Node]:
    """Where a list is found to have a second item, it has a first one: `pairs[i][1]` for `pairs[i][0]`."""
    holder, index = (module.code(part) for part in item.named_children)
    if not index.isdecimal():
        return []
    return [
        other
        for other in _alike(module, item, loop)
        for its_holder, its_index in [[module.code(part) for part in other.named_children]]
        if its_holder == holder and its_index.isdecimal() and int(its_index) > int(index)
    ]


def _alike(module: Module, item: Node, loop: Node) -> Iterator[Node]:
    """Items read in `loop` by an expression with the same names, meaning the same."""
    scopes = module.scopes
    names, home = [scopes.binding(name) for name in _names(module, item)], scopes.home(scopes.scope(item))
    for other in module.walk(loop, "subscript"):
        if module.is_target(other) or len(other.named_children) != 2:
            continue
        inline = scopes.home(scopes.scope(other)) is home and module.within(other, "generator_expression") is None
        if inline and [scopes.binding(name) for name in _names(module, other)] == names:
            yield other
