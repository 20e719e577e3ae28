"""Positions looked for with `index` in a loop.

Slow:
    for name in order:
        print(names.index(name))

Fast:
    names_positions = {value: index for index, value in reversed(list(enumerate(names)))}
    for name in order:
        print(names_positions[name])

Why:
    `index` compares with the items of the list from its start each time it is called, so the loop is quadratic. A
    dictionary of positions is made once, and knows each answer by its hash. It is filled from the end, so that of equal
    items the first counts, as with `index`.

When not:
    The list changes in the loop, its items cannot be hashed, or a `ValueError` for a missing item is waited for: the
    dictionary raises a `KeyError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._before_loop import place
from perfhint.rules.api import Binding, Finding, Kind, Match, Module, Node, Role, Safety

if TYPE_CHECKING:
    from collections.abc import Sequence

ID = "PH102"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(call
  function: (attribute object: (identifier) @items attribute: (identifier) @_index)
  arguments: (argument_list . (_) @item .)
  (#eq? @_index "index")) @call
"""

SLOW = """\
scores = [i * i % 6007 for i in range(9000)]
ordered = sorted(set(scores))
ranks = [ordered.index(score) for score in scores]
print(sum(ranks))
"""

FAST = """\
scores = [i * i % 6007 for i in range(9000)]
ordered = sorted(set(scores))
ordered_positions = {value: index for index, value in reversed(list(enumerate(ordered)))}
ranks = [ordered_positions[score] for score in scores]
print(sum(ranks))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    items = match["items"]
    binding = module.scopes.binding(items)
    if binding is None or not _is_hashed_alike(module, items, match["item"]):
        return None
    statement = place(module, match["call"], items)
    if statement is None or not _knows_builtins(module, statement):
        return None
    calls = _calls(module, binding, statement)
    if match["call"].id != calls[0].id:
        return None
    surely = all(_is_member(module, module.arguments(call)[0], binding) for call in calls)
    if not surely and _waits_for_errors(module):
        return None
    positions = module.scopes.fresh_name(f"{binding.name}_positions", statement)
    made = f"{{value: index for index, value in reversed(list(enumerate({binding.name})))}}"
    edits = [module.edit.insert_before(statement, f"{positions} = {made}")]
    edits += [module.edit.replace(call, f"{positions}[{module.code(module.arguments(call)[0])}]") for call in calls]
    message = (
        f"`{module.code(match['call'])}` looks at the items of `{binding.name}` one by one; a dictionary knows where"
    )
    return Finding(match["call"], message, tuple(edits), Safety.SAFE if surely else None)


def _is_hashed_alike(module: Module, items: Node, item: Node) -> bool:
    """Looking up by hash finds what comparing one by one does."""
    kind = module.types.of(items)
    return (
        kind is not None
        and kind.name in ("list", "tuple")
        and module.types.is_hashable(kind.element)
        and item.type not in ("list_splat", "dictionary_splat", "keyword_argument")
        and module.types.is_hashable(module.types.of(item))
    )


def _knows_builtins(module: Module, statement: Node) -> bool:
    scope = module.scopes.scope(statement)
    return all(module.scopes.means_builtin(name, scope) for name in ("reversed", "list", "enumerate"))


def _calls(module: Module, binding: Binding, statement: Node) -> list[Node]:
    """All calls of `index` that the one dictionary can answer."""
    found = []
    for use in module.uses.of(binding):
        if use.role is Role.METHOD and use.name == "index" and module.contains(statement, use.node):
            arguments = module.arguments(use.outer)
            if len(arguments) == 1 and _is_hashed_alike(module, use.node, arguments[0]):
                at = place(module, use.outer, use.node)
                if at is not None and at.id == statement.id:
                    found.append(use.outer)
    return found


def _is_member(module: Module, item: Node, binding: Binding) -> bool:
    """`item` comes from a loop over the list, or is one of its items."""
    if item.type == "subscript":
        holder = item.child_by_field_name("value")
        return holder is not None and module.scopes.binding(holder) is binding and "slice" not in _kinds(item)
    if module.scopes.calls(item, "max", "min"):
        return _is_taken_from(module, module.arguments(item), binding)
    write = module.flow.definition(item) if item.type == "identifier" else None
    if write is None or write.kind not in (Kind.FOR, Kind.COMPREHENSION):
        return False
    left, right = write.origin.child_by_field_name("left"), write.origin.child_by_field_name("right")
    return left is not None and left.id == write.node.id and _is_taken_from(module, [right], binding)


def _is_taken_from(module: Module, sources: Sequence[Node | None], binding: Binding) -> bool:
    """The one source is the list itself, or a copy of it, sorted or without duplicates."""
    source = sources[0] if len(sources) == 1 else None
    while source is not None and module.scopes.calls(source, "set", "sorted", "list", "reversed", "tuple"):
        source = next(iter(module.arguments(source)), None)
    return source is not None and source.type == "identifier" and module.scopes.binding(source) is binding


def _waits_for_errors(module: Module) -> bool:
    """Somewhere a `ValueError` may be caught."""
    return any(True for _ in module.walk(module.root, "try_statement")) or "suppress" in module.text


def _kinds(node: Node) -> list[str]:
    return [child.type for child in node.named_children]
