"""Same item looked up several times in one iteration.

Slow:
    for i in range(n):
        if limits[kinds[i]] > 0:
            total += limits[kinds[i]]

Fast:
    for i in range(n):
        limits_kinds_i = limits[kinds[i]]
        if limits_kinds_i > 0:
            total += limits_kinds_i

Why:
    Each look-up reads two names, checks the index and counts a reference; indexes that are made first, as in
    `xs[i + 1]` or `xs[ys[i]]`, add to that. A local name costs next to nothing.

When not:
    The item or the index changes in between, or something that is called may change it. A single item looked up twice:
    giving it a name costs as much as it saves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Binding, Finding, Match, Module, Node, Safety
from perfhint.rules.loops._certain import is_always_evaluated
from perfhint.rules.loops._names import name_for

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH314"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(subscript value: (identifier) . subscript: [(identifier) (binary_operator) (subscript)] .) @item
"""

SLOW = """\
def spread(n):
    kinds = [i * 7919 % 26 for i in range(n)]
    last = [0] * 26
    total = 0
    for i in range(n):
        if last[kinds[i]] > 5:
            total += last[kinds[i]] + i
        last[kinds[i]] = i & 15
    for i in range(n - 1):
        if kinds[i + 1] > 5 and kinds[i + 1] != 13:
            total += kinds[i + 1] - i
    return total


print(spread(700000))
"""

FAST = """\
def spread(n):
    kinds = [i * 7919 % 26 for i in range(n)]
    last = [0] * 26
    total = 0
    for i in range(n):
        last_kinds_i = last[kinds[i]]
        if last_kinds_i > 5:
            total += last_kinds_i + i
        last[kinds[i]] = i & 15
    for i in range(n - 1):
        kinds_i_plus_1 = kinds[i + 1]
        if kinds_i_plus_1 > 5 and kinds_i_plus_1 != 13:
            total += kinds_i_plus_1 - i
    return total


print(spread(700000))
"""

_SEQUENCES = ("list", "tuple", "str", "bytes")
_WORTH = 2
"""Look-ups and operations saved in every iteration, beyond those of making the name."""
_STEPS = ("if_statement", "expression_statement", "return_statement")


def rewrite(match: Match, module: Module) -> Iterator[Finding]:
    """The item of the item, or the item, whichever is looked up several times."""
    item = match["item"]
    if not _is_looked_up(module, item) or not is_hot(module, item):
        return
    home = module.scopes.home(module.scopes.scope(item))
    if home.kind == "class" or (home.kind == "module" and not match.context.is_script):
        return
    if module.scopes.scope(item) is not home:
        return
    for one in reversed(_chain(module, item)):
        finding = _named(module, one)
        if finding is not None:
            yield finding
            return


def _chain(module: Module, item: Node) -> list[Node]:
    """`table[i]` and `table[i][j]` for `table[i]`."""
    found = [item]
    parent = module.parent(item)
    while parent is not None and parent.type == "subscript" and parent.named_children[0].id == found[-1].id:
        if len(parent.named_children) != 2 or not _is_looked_up(module, parent):
            break
        found.append(parent)
        parent = module.parent(parent)
    return found


def _named(module: Module, item: Node) -> Finding | None:
    statement = module.statement(item)
    if module.is_target(item) or not _comes_first(module, statement, item):
        return None
    same = list(_same_in(module, statement, item))
    if not same or same[0].id != item.id or _saved(module, statement, same) < _WORTH:
        return None
    code = module.code(item)
    name = module.scopes.fresh_name(name_for(module, item), statement)
    edits = [
        module.edit.insert_before(statement, f"{name} = {code}"),
        *(module.edit.replace(one, name) for one in same),
    ]
    return Finding(item, f"`{code}` is looked up {len(same)} times; a name for it saves the others", tuple(edits))


def _is_looked_up(module: Module, item: Node) -> bool:
    """An item of surely a list or the like, at an index made of names, numbers and such items."""
    holder, index = item.named_children
    types = module.annotated_types
    if not types.is_a(holder, *_SEQUENCES) or not types.is_a(index, "int"):
        return False
    for part in module.walk(index):
        if part.type == "subscript" and not _is_looked_up(module, part):
            return False
        if part.type not in ("identifier", "integer", "binary_operator", "subscript", "parenthesized_expression"):
            return False
    return True


def _comes_first(module: Module, statement: Node, item: Node) -> bool:
    """The statement looks it up in any case, and does nothing before that anybody could notice."""
    first = statement.child_by_field_name("condition") if statement.type == "if_statement" else statement.children[0]
    if statement.type not in ("if_statement", "expression_statement") or first is None:
        return False
    if not module.contains(first, item) or not module.edit.starts_line(statement):
        return False
    value = first.child_by_field_name("right") if first.type.endswith("assignment") else first
    return (
        value is not None
        and module.contains(value, item)
        and is_always_evaluated(module, value, item)
        and module.effects.is_pure(value, assume_plain=True)
        and not any(True for _ in module.walk(value, "named_expression"))
    )


def _same_in(module: Module, statement: Node, item: Node) -> Iterator[Node]:
    """The same look-ups in this statement and those after it in its block, up to where the item may change."""
    code, deep = module.code(item), item.named_children[0].type == "subscript"
    bindings = [module.scopes.binding(name) for name in module.walk(item, "identifier")]
    current: Node | None = statement
    while current is not None and current.type in _STEPS:
        found = [one for one in module.walk(current, "subscript") if module.code(one) == code]
        steady = all(binding is not None and not _changes(module, current, binding, deep=deep) for binding in bindings)
        alike = all([*map(module.scopes.binding, module.walk(one, "identifier"))] == bindings for one in found)
        inline = all(module.scopes.home(module.scopes.scope(one)) is module.scopes.scope(item) for one in found)
        if not alike or not inline or any(True for _ in module.walk(current, "lambda", "generator_expression")):
            return
        if not steady:
            yield from _read_before_change(module, current, found)
            return
        yield from found
        current = module.next_statement(current)


def _changes(module: Module, region: Node, binding: Binding, *, deep: bool) -> bool:
    return module.effects.rebinds(region, binding) or module.effects.may_change(region, binding, deep=deep)


def _read_before_change(module: Module, statement: Node, found: list[Node]) -> Iterator[Node]:
    """Of an assignment, the last to use the item as it was, what is evaluated before it assigns."""
    inner = statement.children[0]
    right = inner.child_by_field_name("right")
    if inner.type != "assignment" or right is None or not module.effects.is_pure(right, assume_plain=True):
        return
    for one in found:
        if module.contains(right, one):
            yield one


def _saved(module: Module, statement: Node, same: list[Node]) -> int:
    """Operations that every iteration saves: what one look-up takes, times those after the first that surely happen."""
    cost = sum(1 for _ in module.walk(same[0], "subscript", "binary_operator"))
    current: Node | None = statement
    times = 0
    while current is not None and current.start_byte <= same[-1].start_byte:
        times += _times(module, current, same)
        current = module.next_statement(current)
    return (times - 1) * cost


def _times(module: Module, statement: Node, same: list[Node]) -> int:
    """How often the statement surely looks the item up."""
    if statement.type != "if_statement":
        return sum(module.contains(statement, one) for one in same)
    test = statement.child_by_field_name("condition")
    blocks = [statement.child_by_field_name("consequence")]
    blocks += [
        clause.child_by_field_name("body") or clause.child_by_field_name("consequence")
        for clause in statement.children_by_field_name("alternative")
    ]
    in_test = sum(test is not None and module.contains(test, one) for one in same)
    in_blocks = [sum(block is not None and module.contains(block, one) for one in same) for block in blocks]
    return in_test + (max(in_blocks) + min(in_blocks) + 1) // 2
