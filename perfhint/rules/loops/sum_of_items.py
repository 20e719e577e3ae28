"""Loop that does nothing but add up, multiply, or keep the largest.

Slow:
    for price in prices:
        total += price
    for factor in factors:
        product = product * factor
    for price in prices:
        if price > highest:
            highest = price

Fast:
    total += sum(prices)
    product *= prod(factors)
    highest = max(highest, max(prices, default=highest))

Why:
    `sum`, `max`, `min` and `math.prod` walk over the items in C, two to five times as fast as a loop in bytecode.

When not:
    Items that are not surely integers: since CPython 3.12 `sum` adds floats more precisely than `+=` does, and `max` of
    values that are equal but not the same may keep another one. Conditions and calculations on the way: a generator
    inside `sum` or `any` is slower than the loop it replaces.
"""

from __future__ import annotations

from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety
from perfhint.source.inference import element_of

ID = "PH303"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement left: (identifier) @item right: (_) @items body: (block .
  (expression_statement (augmented_assignment
    left: (identifier) @total operator: ["+=" "*="] @operator right: (identifier) @added)) .)) @loop
(for_statement left: (identifier) @item right: (_) @items body: (block .
  (expression_statement (assignment left: (identifier) @total right: (binary_operator
    left: (identifier) @left operator: ["+" "*"] @operator right: (identifier) @right))) .)) @loop
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


_JOINING = {"+": "sum", "*": "prod"}


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, items, total = match["loop"], match["items"], match["total"]
    if loop.child_by_field_name("alternative") is not None or module.comments(loop) or not _is_plain(module, items):
        return None
    item, binding = module.scopes.binding(match["item"]), module.scopes.binding(total)
    added = _added(match, module)
    if item is None or binding is None or added is None or module.scopes.binding(added) is not item or item is binding:
        return None
    if not match.context.is_script and item.scope.kind == "module":
        return None
    if not _are_integers(module, items, total) or module.loops.target_used_after(loop):
        return None
    name = _extreme(match, module) if match.get("operator") is None else _JOINING[module.code(match["operator"])[0]]
    if name is None or not (name == "prod" or module.scopes.means_builtin(name, module.scopes.scope(loop))):
        return None
    code, best = module.code(items), module.code(total)
    edits: list[Edit] = []
    match name:
        case "sum":
            line = f"{best} += sum({code})"
        case "prod":
            function, edits = module.edit.imported("math", "prod", loop)
            line = f"{best} *= {function}({code})"
        case _:
            line = f"{best} = {name}({best}, {name}({code}, default={best}))"
    whose = "`math.prod`" if name == "prod" else f"the builtin `{name}`"
    message = f"the loop only finds the {name} of `{code}`; {whose} does it in C"
    return Finding(loop, message, (*edits, module.edit.replace_statement(loop, line)))


def _added(match: Match, module: Module) -> Node | None:
    """What the total is joined with, or assigned: in `total = total + price` the name that is not `total`."""
    added = match.get("added")
    if added is not None:
        return added
    sides = [match["left"], match["right"]]
    others = [side for side in sides if module.code(side) != module.code(match["total"])]
    return others[0] if len(others) == 1 else None


def _is_plain(module: Module, items: Node) -> bool:
    """Evaluating it a moment later is not noticed, nor that all of it is walked over before the total changes."""
    return items.type in ("identifier", "attribute", "subscript", "call") and module.effects.is_pure(
        items, assume_plain=True
    )


def _are_integers(module: Module, items: Node, total: Node) -> bool:
    binding = module.scopes.binding(total)
    kind = module.annotated_types.of_binding(binding) if binding is not None else None
    element = element_of(module.annotated_types.of(items))
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
