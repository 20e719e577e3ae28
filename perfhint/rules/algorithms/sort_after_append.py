"""Sorted list that is sorted again for each new item.

Slow:
    for score in scores:
        ranking.append(score)
        ranking.sort()
        print(ranking[len(ranking) // 2])

Fast:
    for score in scores:
        insort(ranking, score)
        print(ranking[len(ranking) // 2])

Why:
    Sorting looks at every item of the list to find out that all but the last one are in their places already.
    `bisect.insort` finds the place of the new one in a few steps.

When not:
    A list that is not sorted before, or gets items in other ways too; sorting by a key, or in reverse.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety, Type, Use, Write

ID = "PH130"
SAFETY = Safety.CHECKED  # numbers that are not equal to themselves have no place
GROWTH = "O(n^2) → O(n log n)"
PATTERN = """
(expression_statement . (call
  function: (attribute object: (identifier) @list attribute: (identifier) @_append)
  arguments: (argument_list . (_) @item .)
  (#eq? @_append "append")) @call .) @statement
"""

SLOW = """\
def medians(numbers):
    ordered = []
    found = []
    for number in numbers:
        ordered.append(number)
        ordered.sort()
        found.append(ordered[len(ordered) // 2])
    return found


print(sum(medians([i * i % 10007 for i in range(5000)])))
"""

FAST = """\
from bisect import insort


def medians(numbers):
    ordered = []
    found = []
    for number in numbers:
        insort(ordered, number)
        found.append(ordered[len(ordered) // 2])
    return found


print(sum(medians([i * i % 10007 for i in range(5000)])))
"""

_KEEPING_ORDER = frozenset({"pop", "remove", "clear", "index", "count", "copy"})
_ORDERED = frozenset({"int", "float", "bool", "number", "str"})


def rewrite(match: Match, module: Module) -> Finding | None:
    statement, holder = match["statement"], match["list"]
    sorting = _next_sort(module, statement)
    binding = module.scopes.binding(holder)
    if sorting is None or binding is None or not module.loops.around(statement):
        return None
    if match["item"].type in ("list_splat", "keyword_argument") or not _is_own_list(module, binding):
        return None
    uses = module.uses.of(binding)
    pairs = [pair for use in uses for pair in [_pair(module, use)] if pair is not None]
    if pairs[0][0].id != statement.id or not all(_keeps_order(module, use, pairs) for use in uses):
        return None
    if not all(_begins_sorted(module, write, uses) for write in binding.writes):
        return None
    if not module.scopes.means_builtin("sorted", module.scopes.scope(holder)):
        return None
    insort, edits = module.edit.imported("bisect", "insort", holder)
    for append, sort in pairs:
        edits += [_insertion(module, append, insort), module.edit.delete(sort)]
    message = f"`{module.code(sorting)}` looks at all items of `{binding.name}` for the place of one"
    return Finding(sorting, message, tuple(edits))


def _next_sort(module: Module, append: Node) -> Node | None:
    """`items.sort()` or `items = sorted(items)`, right after `items.append(x)`."""
    following = module.next_statement(append)
    name = module.code(append.named_children[0].named_children[0].named_children[0])
    sorts = (f"{name}.sort()", f"{name} = sorted({name})")
    return following if following is not None and module.code(following) in sorts else None


def _is_own_list(module: Module, binding: Binding) -> bool:
    """A list that nobody else has, of items with an order."""
    kind = module.types.of_binding(binding)
    return (
        kind is not None
        and kind.name == "list"
        and _has_order(module, kind.element)
        and module.effects.is_private(binding)
        and all(write.kind is Kind.ASSIGN for write in binding.writes)
    )


def _has_order(module: Module, kind: Type | None) -> bool:
    """Numbers, strings and tuples of them; what is not known has one, too, if the program defines no order."""
    if kind is None:
        return "__lt__" not in module.text and "__gt__" not in module.text
    if kind.name == "tuple":
        return kind.items is None or all(_has_order(module, item) for item in kind.items)
    return kind.name in _ORDERED


def _pair(module: Module, use: Use) -> tuple[Node, Node] | None:
    """The statements of an `append` and of the `sort` that follows."""
    if use.role is not Role.METHOD or use.name != "append" or not module.uses.is_statement(use.outer):
        return None
    append = module.statement(use.outer)
    sort = _next_sort(module, append)
    return (append, sort) if sort is not None else None


def _keeps_order(module: Module, use: Use, pairs: list[tuple[Node, Node]]) -> bool:
    """If the list was sorted before, it still is after this use of it."""
    if use.role is Role.METHOD and use.name in ("append", "sort"):
        return _is_sort(module, use) or any(append.id == module.statement(use.outer).id for append, _ in pairs)
    if use.role is Role.METHOD:
        return use.name in _KEEPING_ORDER
    return use.role is Role.DELETE_ITEM or not module.effects.changes(use)


def _begins_sorted(module: Module, write: Write, uses: list[Use]) -> bool:
    """What is written is sorted, or is sorted before anything else changes it."""
    value = write.value
    if value is None:
        return False
    items = module.statements(value) if value.type == "list" else None
    if items is not None and len(items) <= 1 and all(item.type != "list_splat" for item in items):
        return True
    if module.scopes.calls(value, "sorted"):
        return len(module.arguments(value)) == 1
    changes = [use for use in uses if use.node.start_byte >= write.at and module.effects.changes(use)]
    if not changes or not _is_sort(module, changes[0]):
        return False
    return module.parent(module.statement(changes[0].node)) == module.parent(module.statement(write.node))


def _is_sort(module: Module, use: Use) -> bool:
    plain = use.role is Role.METHOD and use.name == "sort" and not module.arguments(use.outer)
    return plain and module.uses.is_statement(use.outer)


def _insertion(module: Module, append: Node, insort: str) -> Edit:
    """`insort(items, x)` for `items.append(x)`, where what `x` is stays as it is."""
    function, arguments = append.named_children[0].named_children
    holder = module.code(function.named_children[0])
    return Edit(function.start_byte, arguments.start_byte + 1, f"{insort}({holder}, ")
