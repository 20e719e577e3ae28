"""Items counted one by one with `count` in a loop.

Slow:
    for name in names:
        if votes.count(name) > limit:
            ...

Fast:
    votes_counts = Counter(votes)
    for name in names:
        if votes_counts[name] > limit:
            ...

Why:
    `count` compares with every item of the list each time it is called, so the loop is quadratic. A
    `collections.Counter` goes through the list once, and then knows each answer by its hash.

When not:
    The list changes in the loop, its items cannot be hashed, or the loop asks only a few times. Characters of a string
    are counted so quickly that only a loop over the string itself, which asks once per character, gains.
"""

from __future__ import annotations

from perfhint.rules._lookups import (
    follows_failed_hashing,
    goes_through,
    is_alike,
    is_item,
    looped_over,
    may_hash,
    place_to_prepare,
)
from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Role, Safety, names

ID = "PH101"
SAFETY = Safety.SAFE
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(call
  function: (attribute object: (identifier) @items attribute: (identifier) @_count)
  arguments: (argument_list . (_) @item .)
  (#eq? @_count "count")) @call
(call
  arguments: (argument_list . (_) @source .
    (keyword_argument
      name: (identifier) @_key
      value: (attribute object: (identifier) @items attribute: (identifier) @_count) @count))
  (#eq? @_key "key") (#eq? @_count "count")) @call
(call
  function: (identifier) @_map
  arguments: (argument_list .
    (attribute object: (identifier) @items attribute: (identifier) @_count) @count . (_) @source .)
  (#eq? @_map "map") (#eq? @_count "count")) @call
"""

SLOW = """\
votes = [i * i % 331 for i in range(4000)]
found = []
for name in votes:
    if votes.count(name) > 20:
        found.append(name)
print(len(found), max(votes, key=votes.count))
"""

FAST = """\
from collections import Counter

votes = [i * i % 331 for i in range(4000)]
found = []
votes_counts = Counter(votes)
for name in votes:
    if votes_counts[name] > 20:
        found.append(name)
print(len(found), max(votes, key=Counter(votes).get))
"""


_USING_UP = names("list tuple set sorted max min sum any all print .join")
"""Calls that go through a `map` object at once."""


def rewrite(match: Match, module: Module) -> Finding | None:
    items = match["items"]
    if match.get("count") is not None:
        return _as_key(match, module)
    binding = module.scopes.binding(items)
    if follows_failed_hashing(module, match["call"]):
        return None
    if binding is None or _safety(module, items, match["item"]) is None:
        return None
    statement = place_to_prepare(module, match["call"], items)
    if statement is None:
        return None
    calls = _calls(module, binding, statement)
    if match["call"].id != calls[0].id:
        return None
    counter, edits = module.edit.imported("collections", "Counter", items)
    counts = module.scopes.fresh_name(f"{binding.name}_counts", statement)
    edits.append(module.edit.insert_before(statement, f"{counts} = {counter}({binding.name})"))
    edits += [_look_up(module, call, counts) for call in calls]
    sure = all(_safety(module, items, module.arguments(call)[0]) is Safety.SAFE for call in calls)
    return Finding(match["call"], _message(module, match["call"], binding.name), tuple(edits), _degree(sure))


def _as_key(match: Match, module: Module) -> Finding | None:
    """`max(xs, key=xs.count)` or `map(xs.count, xs)`: the function itself is the loop."""
    items, call = match["items"], match["call"]
    if not goes_through(module, match["source"], module.scopes.binding(items)):
        return None
    if not module.scopes.calls(call, "max", "min", "sorted") and not _is_used_up(module, call):
        return None
    kind = module.annotated_types.of(items)
    if kind is not None and (kind.name not in ("list", "tuple") or not may_hash(module, kind.element)):
        return None
    sure_kind = module.types.of(items)
    counter, edits = module.edit.imported("collections", "Counter", items)
    edits.append(module.edit.replace(match["count"], f"{counter}({module.code(items)}).get"))
    sure = sure_kind is not None and module.types.is_hashable(sure_kind.element)
    return Finding(match["count"], _message(module, match["count"], module.code(items)), tuple(edits), _degree(sure))


def _is_used_up(module: Module, call: Node) -> bool:
    """A `map` object that is gone through where it is made."""
    use = module.uses.classify(call)
    used = use.role in (Role.ITERATED, Role.UNPACKED) and use.outer.type != "for_statement"
    return module.scopes.calls(call, "map") and (used or (use.role is Role.ARGUMENT and use.name in _USING_UP))


def _safety(module: Module, items: Node, item: Node) -> Safety | None:
    """How surely counting by hash finds as many as counting by comparison; None if it may well not."""
    kind, known = module.annotated_types.of(items), module.types.of(items)
    if item.type in ("list_splat", "dictionary_splat", "keyword_argument"):
        return None
    if kind is None:
        return Safety.CHECKED if is_alike(module, items, item) else None
    if kind.name == "str":
        return _degree(known is not None) if _is_own_character(module, items, item) else None
    if kind.name not in ("list", "tuple") or not may_hash(module, kind.element):
        return None
    own = is_alike(module, items, item)
    if not own and not module.types.is_hashable(module.annotated_types.of(item)):
        return None
    sure = known is not None and module.types.is_hashable(known.element)
    return _degree(sure and (own or module.types.is_hashable(module.types.of(item))))


def _degree(sure: bool) -> Safety:
    return Safety.SAFE if sure else Safety.CHECKED


def _is_own_character(module: Module, text: Node, item: Node) -> bool:
    """`item` is one character after the other of the string."""
    looped = looped_over(module, item)
    if looped is not None:
        return module.scopes.binding(looped) is module.scopes.binding(text)
    return is_item(module, text, item)


def _calls(module: Module, binding: Binding, statement: Node) -> list[Node]:
    """All calls of `count` that the one counter can answer."""
    found = []
    for use in module.uses.of(binding):
        if use.role is Role.METHOD and use.name == "count" and module.contains(statement, use.node):
            arguments = module.arguments(use.outer)
            if len(arguments) == 1 and _safety(module, use.node, arguments[0]) is not None:
                at = place_to_prepare(module, use.outer, use.node)
                if at is not None and at.id == statement.id:
                    found.append(use.outer)
    return found


def _look_up(module: Module, call: Node, counts: str) -> Edit:
    return module.edit.replace(call, f"{counts}[{module.code(module.arguments(call)[0])}]")


def _message(module: Module, node: Node, name: str) -> str:
    return f"`{module.code(node)}` compares with every item of `{name}` each time; a Counter counts them all at once"
