"""Loop over positions that only serve to get the items.

Slow:
    for i in range(len(prices)):
        total += prices[i]

Fast:
    for price in prices:
        total += price

Why:
    The loop makes a number for every position and then looks up the item under it, each time it is needed. A `for`
    over the sequence hands out the items themselves.

When not:
    The position is used for anything else, or the sequence changes in the loop. `enumerate` and `zip` are often easier
    to read but not faster.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Finding, Match, Module, Node, Safety

ID = "PH304"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement left: (identifier) @index right: (call function: (identifier) @range arguments: (argument_list
  (call function: (identifier) @len arguments: (argument_list . (identifier) @items .)) .)) @numbers
  (#eq? @range "range") (#eq? @len "len")) @loop
(for_in_clause left: (identifier) @index right: (call function: (identifier) @range arguments: (argument_list
  (call function: (identifier) @len arguments: (argument_list . (identifier) @items .)) .)) @numbers
  (#eq? @range "range") (#eq? @len "len")) @loop
"""

SLOW = """\
def main():
    heights = [number * 7919 % 1000 for number in range(1000)]
    total = 0
    for _ in range(1000):
        for i in range(len(heights)):
            if heights[i] > 500:
                total += heights[i]
    print(total)


main()
"""

FAST = """\
def main():
    heights = [number * 7919 % 1000 for number in range(1000)]
    total = 0
    for _ in range(1000):
        for height in heights:
            if height > 500:
                total += height
    print(total)


main()
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, numbers = match["loop"], match["numbers"]
    index, items = module.scopes.binding(match["index"]), module.scopes.binding(match["items"])
    if index is None or items is None or [*map(module.code, module.arguments(numbers)[:-1])] not in ([], ["0"]):
        return None
    if not module.scopes.is_builtin(match["range"], "range") or not module.scopes.is_builtin(match["len"], "len"):
        return None
    if not match.context.is_script and index.scope.kind == "module":
        return None
    lookups = _lookups(module, loop, index, items)
    kind = module.annotated_types.of(match["items"])
    if not lookups or kind is None or kind.name not in ("list", "tuple", "str", "bytes", "range"):
        return None
    region = module.parent(loop) if loop.type == "for_in_clause" else loop
    if region is None or module.effects.rebinds(region, items) or module.effects.may_change(region, items):
        return None
    name = module.scopes.fresh_name(_item_name(items.name, kind.name), loop)
    edits = [module.edit.replace(match["index"], name), module.edit.replace(numbers, items.name)]
    edits += [module.edit.replace(lookup, name) for lookup in lookups]
    message = f"`{index.name}` only serves to look up `{items.name}[{index.name}]`; loop over `{items.name}` itself"
    safety = Safety.SAFE if module.types.of(match["items"]) is not None else Safety.CHECKED
    return Finding(loop, message, tuple(edits), safety)


def _lookups(module: Module, loop: Node, index: Binding, items: Binding) -> list[Node]:
    """Every `items[index]` in the loop; none if the index serves for anything else, or outlives the loop."""
    inside = module.parent(loop) if loop.type == "for_in_clause" else loop
    if inside is None or index.scope.dynamic or sum(module.contains(loop, write.node) for write in index.writes) > 1:
        return []
    if inside is loop:
        outlives = module.scopes.captured(index) or module.loops.target_used_after(loop)
    else:
        outlives = any(True for _ in module.walk(inside, "lambda"))
    lookups = [_lookup(module, read, items) for read in index.reads if module.contains(inside, read)]
    known = [lookup for lookup in lookups if lookup is not None]
    return known if len(known) == len(lookups) and not outlives else []


def _lookup(module: Module, read: Node, items: Binding) -> Node | None:
    """`items[read]`."""
    lookup = module.parent(read)
    if lookup is None or lookup.type != "subscript" or len(lookup.named_children) != 2:
        return None
    holder, index = lookup.named_children
    return lookup if index.id == read.id and module.scopes.binding(holder) is items else None


def _item_name(items: str, kind: str) -> str:
    """`price` for `prices`, `a` for `A`."""
    if len(items) > 2 and items.endswith("s") and not items.endswith("ss"):
        return items[:-1]
    if len(items) == 1 and items.isupper():
        return items.lower()
    return "char" if kind == "str" else "item"
