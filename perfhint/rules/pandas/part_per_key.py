"""Rows of each key looked for in the whole frame.

Slow:
    for shop in sales["shop"].unique():
        part = sales[sales["shop"] == shop]
        totals[shop] = part["price"].sum()

Fast:
    for shop, part in sales.groupby("shop", sort=False):
        totals[shop] = part["price"].sum()

Why:
    Each comparison goes through the whole column, so the work grows with the number of keys times that of rows.
    `groupby` sorts the rows into their groups once.

When not:
    The loop changes the frame, or looks for the rows in another way. Missing keys, for which `unique` gives a turn
    without rows, and `groupby` none.
"""

from __future__ import annotations

from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety
from perfhint.rules.pandas._frames import stays, uses_pandas

ID = "PH905"
SAFETY = Safety.CHECKED
GROWTH = "O(n m) → O(n)"
PATTERN = """
(for_statement left: (identifier) @key right: (call
    function: (attribute object: (subscript value: (identifier) @frame subscript: (string) @column)
      attribute: (identifier) @_unique)
    arguments: (argument_list . ")")) @keys
  body: (block . (expression_statement (assignment left: (identifier) @part right: (subscript
    value: (identifier) @whole
    subscript: (comparison_operator
      . (subscript value: (identifier) @compared subscript: (string) @by) . "==" . (identifier) @wanted .))))
    @first) (#eq? @_unique "unique")) @loop
"""

SLOW = """\
import pandas as pd

sales = pd.DataFrame({"shop": [n * 7919 % 1009 for n in range(20000)], "price": range(20000)})
best = 0
for shop in sales["shop"].unique():
    part = sales[sales["shop"] == shop]
    best = max(best, part["price"].sum() + shop)
print(best)
"""

FAST = """\
import pandas as pd

sales = pd.DataFrame({"shop": [n * 7919 % 1009 for n in range(20000)], "price": range(20000)})
best = 0
for shop, part in sales.groupby("shop", sort=False):
    best = max(best, part["price"].sum() + shop)
print(best)
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, first, key, part = match["loop"], match["first"], match["key"], match["part"]
    frame, code = module.scopes.binding(match["frame"]), module.code
    if not uses_pandas(module) or frame is None or {code(match["whole"]), code(match["compared"])} != {frame.name}:
        return None
    if code(match["by"]) != code(match["column"]) or code(match["wanted"]) != code(key) or code(part) == frame.name:
        return None
    following = module.next_statement(first)
    if following is None or code(part) == code(key) or not module.edit.owns_lines(first):
        return None
    if module.comments(match["keys"]) or module.comments(first) or not stays(module, frame, loop):
        return None
    if not _is_only_here(module, part, loop):
        return None
    edits = (
        Edit(key.end_byte, key.end_byte, f", {code(part)}"),
        module.edit.replace(match["keys"], f"{frame.name}.groupby({code(match['column'])}, sort=False)"),
        module.edit.delete(first),
    )
    message = f"`{code(first)}` goes through the whole frame for every key; `groupby` makes all parts at once"
    return Finding(first, message, edits)


def _is_only_here(module: Module, part: Node, loop: Node) -> bool:
    """The name serves for nothing but the part: after a loop without any turn it would not be bound either way."""
    binding = module.scopes.binding(part)
    return binding is not None and len(binding.writes) == 1 and not module.loops.reads_after(binding, loop)
