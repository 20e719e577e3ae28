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

from perfhint.rules._before_loop import place
from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety

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


def rewrite(match: Match, module: Module) -> Finding | None:
    items = match["items"]
    if match.get("count") is not None:
        return _as_key(match, module)
    if not _is_countable(module, items, match["item"]):
        return None
    binding = module.scopes.binding(items)
    statement = place(module, match["call"], items)
    if binding is None or statement is None:
        return None
    calls = _calls(module, binding, statement)
    if match["call"].id != calls[0].id:
        return None
    counter, edits = module.edit.imported("collections", "Counter", items)
    counts = module.scopes.fresh_name(f"{binding.name}_counts", statement)
    edits.append(module.edit.insert_before(statement, f"{counts} = {counter}({binding.name})"))
    edits += [_look_up(module, call, counts) for call in calls]
    return Finding(match["call"], _message(module, match["call"], binding.name), tuple(edits))


def _as_key(match: Match, module: Module) -> Finding | None:
    """`max(xs, key=xs.count)`: the function itself is the loop."""
    items, source = match["items"], match["source"]
    while module.scopes.calls(source, "set", "list", "sorted", "tuple") and len(module.arguments(source)) == 1:
        source = module.arguments(source)[0]
    same = source.type == "identifier" and module.scopes.binding(source) is module.scopes.binding(items)
    if not same or not module.scopes.calls(match["call"], "max", "min", "sorted"):
        return None
    kind = module.types.of(items)
    if kind is None or kind.name not in ("list", "tuple") or not module.types.is_hashable(kind.element):
        return None
    counter, edits = module.edit.imported("collections", "Counter", items)
    edits.append(module.edit.replace(match["count"], f"{counter}({module.code(items)}).get"))
    return Finding(match["count"], _message(module, match["count"], module.code(items)), tuple(edits))


def _is_countable(module: Module, items: Node, item: Node) -> bool:
    """Counting by hash finds as many as counting by comparison."""
    kind = module.types.of(items)
    if kind is None or item.type in ("list_splat", "dictionary_splat", "keyword_argument"):
        return False
    if kind.name == "str":
        return _is_own_character(module, items, item)
    return (
        kind.name in ("list", "tuple")
        and module.types.is_hashable(kind.element)
        and module.types.is_hashable(module.types.of(item))
    )


def _is_own_character(module: Module, items: Node, item: Node) -> bool:
    """`item` is the target of a loop over the string."""
    write = module.flow.definition(item) if item.type == "identifier" else None
    if write is None or write.kind not in (Kind.FOR, Kind.COMPREHENSION):
        return False
    left, right = write.origin.child_by_field_name("left"), write.origin.child_by_field_name("right")
    return (
        left is not None
        and left.id == write.node.id
        and right is not None
        and right.type == "identifier"
        and module.scopes.binding(right) is module.scopes.binding(items)
    )


def _calls(module: Module, binding: Binding, statement: Node) -> list[Node]:
    """All calls of `count` that the one counter can answer."""
    found = []
    for use in module.uses.of(binding):
        if use.role is Role.METHOD and use.name == "count" and module.contains(statement, use.node):
            arguments = module.arguments(use.outer)
            if len(arguments) == 1 and _is_countable(module, use.node, arguments[0]):
                at = place(module, use.outer, use.node)
                if at is not None and at.id == statement.id:
                    found.append(use.outer)
    return found


def _look_up(module: Module, call: Node, counts: str) -> Edit:
    return module.edit.replace(call, f"{counts}[{module.code(module.arguments(call)[0])}]")


def _message(module: Module, node: Node, name: str) -> str:
    return f"`{module.code(node)}` compares with every item of `{name}` each time; a Counter counts them all at once"
