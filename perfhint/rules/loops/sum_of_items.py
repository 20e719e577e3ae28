"""Loop that does nothing but add up, or keep the largest.

Slow:
    for price in prices:
        total += price
    for price in prices:
        if price > highest:
            highest = price

Fast:
    total += sum(prices)
    highest = max(highest, max(prices, default=highest))

Why:
    `sum`, `max` and `min` walk over the items in C, three to five times as fast as a loop in bytecode.

When not:
    Items that are not surely integers: since CPython 3.12 `sum` adds floats more precisely than `+=` does, and `max` of
    values that are equal but not the same may keep another one. Conditions and calculations on the way: a generator
    inside `sum` or `any` is slower than the loop it replaces.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Node, Safety
from perfhint.source.inference import element_of

ID = "PH303"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement left: (identifier) @item right: (_) @items body: (block .
  (expression_statement (augmented_assignment
    left: (identifier) @total operator: "+=" right: (identifier) @added)) .)) @loop
(for_statement left: (identifier) @item right: (_) @items body: (block .
  (if_statement
    condition: (comparison_operator . (identifier) @left ["<" ">" "<=" ">="] @sign . (identifier) @right .)
    consequence: (block . (expression_statement (assignment
      left: (identifier) @total right: (identifier) @added)) .)) @if .)) @loop
"""

SLOW = """\
def main():
    prices = [number * 7919 % 10007 for number in range(1000)]
    total = 0
    highest = 0
    for _ in range(2000):
        for price in prices:
            total += price
        for price in prices:
            if price > highest:
                highest = price
    print(total, highest)


main()
"""

FAST = """\
def main():
    prices = [number * 7919 % 10007 for number in range(1000)]
    total = 0
    highest = 0
    for _ in range(2000):
        total += sum(prices)
        highest = max(highest, max(prices, default=highest))
    print(total, highest)


main()
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, items, total = match["loop"], match["items"], match["total"]
    if loop.child_by_field_name("alternative") is not None or module.comments(loop) or not _is_plain(module, items):
        return None
    item, binding = module.scopes.binding(match["item"]), module.scopes.binding(total)
    if item is None or binding is None or module.scopes.binding(match["added"]) is not item or item is binding:
        return None
    if not match.context.is_script and item.scope.kind == "module":
        return None
    if not _are_integers(module, items, total) or module.loops.target_used_after(loop):
        return None
    name = "sum" if match.get("if") is None else _extreme(match, module)
    if name is None or not module.scopes.means_builtin(name, module.scopes.scope(loop)):
        return None
    code = module.code(items)
    best = module.code(total)
    line = f"{best} += sum({code})" if name == "sum" else f"{best} = {name}({best}, {name}({code}, default={best}))"
    message = f"the loop only finds the {name} of `{code}`; the builtin `{name}` does it in C"
    return Finding(loop, message, (module.edit.replace_statement(loop, line),))


def _is_plain(module: Module, items: Node) -> bool:
    """Evaluating it a moment later is not noticed, nor that all of it is walked over before the total changes."""
    return items.type in ("identifier", "attribute", "subscript", "call") and module.effects.is_pure(
        items, assume_plain=True
    )


def _are_integers(module: Module, items: Node, total: Node) -> bool:
    binding = module.scopes.binding(total)
    kind = module.types.of_binding(binding) if binding is not None else None
    element = element_of(module.types.of(items))
    return kind is not None and kind.name == "int" and element is not None and element.name == "int"


def _extreme(match: Match, module: Module) -> str | None:
    """`max` where the item is assigned when it is greater, `min` when it is less; None for any other condition."""
    if match["if"].child_by_field_name("alternative") is not None:
        return None
    added, total, sign = (module.code(match[name]) for name in ("added", "total", "sign"))
    sides = module.code(match["left"]), module.code(match["right"])
    if sides not in ((added, total), (total, added)):
        return None
    return "max" if (">" in sign) == (sides[0] == added) else "min"
