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

from perfhint.rules._lookups import (
    follows_failed_hashing,
    goes_through,
    is_alike,
    is_own_item,
    may_hash,
    place_to_prepare,
)
from perfhint.rules.api import Binding, Finding, Match, Module, Node, Role, Safety

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
    if follows_failed_hashing(module, match["call"]):
        return None
    if binding is None or not _is_hashed_alike(module, items, match["item"]):
        return None
    statement = place_to_prepare(module, match["call"], items)
    if statement is None or not _knows_builtins(module, statement):
        return None
    calls = _calls(module, binding, statement)
    if match["call"].id != calls[0].id:
        return None
    members = all(_is_member(module, items, module.arguments(call)[0]) for call in calls)
    if not members and _waits_for_errors(module):
        return None
    positions = module.scopes.fresh_name(f"{binding.name}_positions", statement)
    made = f"{{value: index for index, value in reversed(list(enumerate({binding.name})))}}"
    edits = [module.edit.insert_before(statement, f"{positions} = {made}")]
    edits += [module.edit.replace(call, f"{positions}[{module.code(module.arguments(call)[0])}]") for call in calls]
    message = (
        f"`{module.code(match['call'])}` looks at the items of `{binding.name}` one by one; a dictionary knows where"
    )
    kind = module.types.of(items)
    surely = members and kind is not None and module.types.is_hashable(kind.element)
    return Finding(match["call"], message, tuple(edits), Safety.SAFE if surely else None)


def _is_hashed_alike(module: Module, items: Node, item: Node) -> bool:
    """Looking up by hash finds what comparing one by one does."""
    kind = module.annotated_types.of(items)
    if kind is None or kind.name not in ("list", "tuple") or not may_hash(module, kind.element):
        return False
    if item.type in ("list_splat", "dictionary_splat", "keyword_argument"):
        return False
    alike = _is_member(module, items, item) or is_alike(module, items, item)
    return alike or module.types.is_hashable(module.annotated_types.of(item))


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
                at = place_to_prepare(module, use.outer, use.node)
                if at is not None and at.id == statement.id:
                    found.append(use.outer)
    return found


def _is_member(module: Module, items: Node, item: Node) -> bool:
    """`item` comes from a loop over the list, or is one of its items, or its largest or smallest."""
    if module.scopes.calls(item, "max", "min"):
        arguments = module.arguments(item)
        return len(arguments) == 1 and goes_through(module, arguments[0], module.scopes.binding(items))
    return is_own_item(module, items, item)


def _waits_for_errors(module: Module) -> bool:
    """Somewhere a `ValueError` may be caught."""
    return any(True for _ in module.walk(module.root, "try_statement")) or "suppress" in module.text
