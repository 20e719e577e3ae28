"""A whole list sorted to get its smallest or largest item.

Slow:
    cheapest = sorted(prices)[0]

Fast:
    cheapest = min(prices)

Why:
    Sorting compares about n log n times and makes a second list; `min` and `max` go through the items once.

When not:
    Items that are equal but not the same, of which `sorted(…)[-1]` gives the last and `max` the first; items without an
    order, such as sets. Where nothing is in the list, `sorted(…)[0]` raises `IndexError` and `min` raises `ValueError`.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Node, Safety, Type

ID = "PH106"
SAFETY = Safety.CHECKED
GROWTH = "O(n log n) → O(n)"
PATTERN = """
(subscript
  value: (call
    function: (identifier) @_sorted
    arguments: (argument_list . (_) @items . (keyword_argument)? @option .)) @call
  subscript: [(integer) (unary_operator)] @index
  (#eq? @_sorted "sorted") (#any-of? @index "0" "-1")) @whole
"""

SLOW = """\
rows = [[i * j * j % 100003 for j in range(1000)] for i in range(400)]
spread = 0
for i in range(len(rows)):
    spread += sorted(rows[i])[-1] - sorted(rows[i])[0]
print(spread)
"""

FAST = """\
rows = [[i * j * j % 100003 for j in range(1000)] for i in range(400)]
spread = 0
for i in range(len(rows)):
    spread += max(rows[i]) - min(rows[i])
print(spread)
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    items, option = match["items"], match.get("option")
    if not module.scopes.calls(match["call"], "sorted") or items.type in ("keyword_argument", "list_splat"):
        return None
    if module.within(match["whole"], "try_statement") is not None or module.is_target(match["whole"]):
        return None
    name, value = _option(module, option)
    if name not in ("", "key", "reverse") or (name == "reverse" and value != "True"):
        return None
    first = module.code(match["index"]) == "0"
    if not (first and name == "key") and not _is_ordered(_element(module, items), first):
        return None
    if name == "key" and not first:
        return None
    function = "min" if first is (name != "reverse") else "max"
    if not module.scopes.means_builtin(function, module.scopes.scope(match["whole"])):
        return None
    kept = [items, option] if option is not None and name == "key" else [items]
    if module.comments(match["whole"]):
        return None
    text = f"{function}({', '.join(module.code(part) for part in kept)})"
    message = f"`{module.code(match['whole'])}` sorts all items to get one; `{function}` looks at each once"
    return Finding(match["whole"], message, (module.edit.replace(match["whole"], text),))


def _option(module: Module, option: Node | None) -> tuple[str, str]:
    if option is None:
        return "", ""
    name, _, value = module.code(option).partition("=")
    return name.strip(), value.strip()


def _element(module: Module, items: Node) -> Type | None:
    kind = module.types.of(items)
    return kind if kind is None or kind.name == "str" else kind.element


def _is_ordered(kind: Type | None, first: bool) -> bool:
    """Total order; and if the last of equal items is wanted, one that cannot be told from the first."""
    if kind is None:
        return False
    if kind.name == "tuple":
        return kind.items is not None and all(_is_ordered(item, first) for item in kind.items)
    return kind.name in ("int", "str", "bytes")
