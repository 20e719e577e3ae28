"""The same item counted in one slice after the other.

Slow:
    for i in range(len(text)):
        turned = text[:i].count("W") + text[i + 1:].count("E")

Fast:
    text_counts = [*accumulate((item == "W" for item in text), initial=0)]
    text_counts_2 = [*accumulate((item == "E" for item in text), initial=0)]
    for i in range(len(text)):
        turned = text_counts[i] + (text_counts_2[-1] - text_counts_2[i + 1])

Why:
    Each slice is copied and gone through: n^2 / 2 comparisons for n counts. With the counts up to every place at hand,
    the count in any slice is the difference of two of them.

When not:
    Substrings of several characters, an item that is another one each time, a list that changes in the loop. In strings
    below some thousand characters counting is as quick as looking up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules._before_loop import place
from perfhint.rules._slices import difference
from perfhint.rules.api import Binding, Finding, Match, Module, Node, Safety

if TYPE_CHECKING:
    from perfhint.source.types import Types

ID = "PH132"
SAFETY = Safety.SAFE
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(call
  function: (attribute
    object: (subscript value: (identifier) subscript: (slice))
    attribute: (identifier) @_count)
  arguments: (argument_list . (_) .)
  (#eq? @_count "count")) @call
"""

SLOW = """\
votes = [i * i % 7 for i in range(4000)]
best = len(votes)
for i in range(len(votes)):
    best = min(best, votes[:i].count(2) + votes[i + 1:].count(4))
print(best)
"""

FAST = """\
from itertools import accumulate

votes = [i * i % 7 for i in range(4000)]
best = len(votes)
votes_counts = [*accumulate((item == 2 for item in votes), initial=0)]
votes_counts_2 = [*accumulate((item == 4 for item in votes), initial=0)]
for i in range(len(votes)):
    best = min(best, votes_counts[i] + (votes_counts_2[-1] - votes_counts_2[i + 1]))
print(best)
"""

_LITERALS = frozenset({"string", "integer", "true", "false", "none"})
_COMPARED = frozenset({"int", "str", "bool", "None"})
"""Types of which `count` finds what `==` finds."""


class Count(NamedTuple):
    """`holder[part].count(item)`"""

    call: Node
    holder: Node
    part: Node
    item: Node


def rewrite(match: Match, module: Module) -> Finding | None:
    count = _count(module, match["call"])
    if count is None:
        return None
    binding, statement = module.scopes.binding(count.holder), _place(module, count)
    if binding is None or statement is None:
        return None
    counts = module.scopes.fresh_name(f"{binding.name}_counts", count.call)
    texts = [
        (other.call, text)
        for other in _alike(module, statement, count, binding)
        for text in [difference(module, other.call, other.part, other.holder, statement, counts)]
        if text is not None
    ]
    if not texts or texts[0][0].id != count.call.id:
        return None
    accumulate, edits = module.edit.imported("itertools", "accumulate", count.holder)
    item = module.code(count.item)
    each = "item" if "item" not in (item, binding.name) else "each"
    made = f"[*{accumulate}(({each} == {item} for {each} in {binding.name}), initial=0)]"
    edits.append(module.edit.insert_before(statement, f"{counts} = {made}"))
    edits += [module.edit.replace(call, text) for call, text in texts]
    message = f"`{module.code(count.call)}` goes through a slice each time; counts up to each place make it a look-up"
    surely = _is_countable(module.types, count)
    return Finding(count.call, message, tuple(edits), Safety.SAFE if surely else Safety.CHECKED)


def _count(module: Module, call: Node) -> Count | None:
    """The call, if it is one that counts by comparison what `==` finds."""
    function, arguments = call.child_by_field_name("function"), module.arguments(call)
    if function is None or function.type != "attribute" or len(arguments) != 1:
        return None
    sliced, method = function.named_children
    if sliced.type != "subscript" or module.code(method) != "count" or len(sliced.named_children) != 2:
        return None
    holder, part = sliced.named_children
    if holder.type != "identifier" or part.type != "slice" or module.comments(call):
        return None
    count = Count(call, holder, part, arguments[0])
    return count if _is_countable(module.annotated_types, count) else None


def _is_countable(types: Types, count: Count) -> bool:
    kind, item = types.of(count.holder), types.of(count.item)
    if kind is None or item is None or item.name not in _COMPARED:
        return False
    if kind.name == "str":
        return item.name == "str" and _is_character(count.item)
    if kind.name not in ("list", "tuple") or kind.element is None or kind.element.name not in _COMPARED:
        return False
    return count.item.type in _LITERALS | {"identifier"}


def _is_character(literal: Node) -> bool:
    """`"x"`"""
    parts = [part for part in literal.named_children if part.type not in ("string_start", "string_end")]
    return (
        literal.type == "string"
        and [part.type for part in parts] == ["string_content"]
        and not parts[0].named_children
        and len((parts[0].text or b"").decode()) == 1
    )


def _alike(module: Module, statement: Node, count: Count, binding: Binding) -> list[Count]:
    """What counts the same item in slices of the same list all through `statement`."""
    found = [_count(module, call) for call in module.walk(statement, "call")]
    return [
        other
        for other in found
        if other is not None and module.code(other.item) == module.code(count.item)
        if module.scopes.binding(other.holder) is binding
        if module.scopes.binding(other.item) is module.scopes.binding(count.item)
        if (_place(module, other) or module.root).id == statement.id
    ]


def _place(module: Module, count: Count) -> Node | None:
    names = [count.item] if count.item.type == "identifier" else []
    return place(module, count.call, count.holder, *names)
