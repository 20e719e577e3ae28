"""Sums of slices of the same list.

Slow:
    for i in range(len(a)):
        left = sum(a[:i])

Fast:
    a_sums = [0, *accumulate(a)]
    for i in range(len(a)):
        left = a_sums[i]

Why:
    Each slice is copied and added up: n^2 / 2 additions for n sums. With the sums from the start to every place at
    hand, the sum of any slice is the difference of two of them.

When not:
    Floats, whose sums depend on the order of additions; a list that changes in the loop; slices of a few items. Bounds
    that may be negative, or in the wrong order, are tested each time.
"""

from __future__ import annotations

from perfhint.rules._before_loop import place
from perfhint.rules._slices import difference
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH103"
SAFETY = Safety.SAFE
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(call
  function: (identifier) @_sum
  arguments: (argument_list . (subscript value: (identifier) @list subscript: (slice) @slice) .)
  (#eq? @_sum "sum")) @call
"""

SLOW = """\
a = [i * i % 1000 for i in range(3000)]
best = sum(a)
for i in range(len(a)):
    best = min(best, abs(sum(a[:i]) - sum(a[i:])))
print(best)
"""

FAST = """\
from itertools import accumulate

a = [i * i % 1000 for i in range(3000)]
best = sum(a)
a_sums = [0, *accumulate(a)]
for i in range(len(a)):
    best = min(best, abs(a_sums[i] - (a_sums[-1] - a_sums[i])))
print(best)
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    holder = match["list"]
    binding, statement = module.scopes.binding(holder), place(module, match["call"], holder)
    if binding is None or statement is None:
        return None
    sums = module.scopes.fresh_name(f"{binding.name}_sums", statement)
    texts = []
    for use in module.uses.of(binding):
        call = module.parent(module.parent(use.outer) or use.outer)
        if call is not None and module.contains(statement, call) and module.scopes.calls(call, "sum"):
            text = _difference(module, call, holder, statement, sums)
            if text is not None:
                texts.append((call, text))
    if not texts or texts[0][0].id != match["call"].id:
        return None
    accumulate, edits = module.edit.imported("itertools", "accumulate", holder)
    edits.append(module.edit.insert_before(statement, f"{sums} = [0, *{accumulate}({binding.name})]"))
    edits += [module.edit.replace(call, text) for call, text in texts]
    message = f"`{module.code(match['call'])}` adds up a slice each time; sums from the start make it one subtraction"
    kind = module.types.of(holder)
    surely = kind is not None and kind.element is not None and kind.element.name == "int"
    return Finding(match["call"], message, tuple(edits), Safety.SAFE if surely else Safety.CHECKED)


def _difference(module: Module, call: Node, holder: Node, statement: Node, sums: str) -> str | None:
    """What gives `sum(a[low:high])` by sums from the start."""
    arguments = module.arguments(call)
    subscript = arguments[0] if len(arguments) == 1 else None
    kind = module.annotated_types.of(holder)
    if subscript is None or subscript.type != "subscript" or kind is None or kind.name not in ("list", "tuple"):
        return None
    where = place(module, call, subscript.named_children[0])
    if kind.element is None or kind.element.name != "int" or where is None or where.id != statement.id:
        return None
    return difference(module, call, subscript.named_children[1], holder, statement, sums)
