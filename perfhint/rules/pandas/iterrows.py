"""Rows of a data frame one by one, each as a series.

Slow:
    for index, row in df.iterrows():
        total += row["price"] * row["count"]

Fast:
    for row_price, row_count in zip(df["price"].tolist(), df["count"].tolist()):
        total += row_price * row_count

Why:
    `iterrows` makes a series of every row, with an index and a common type for its values: some ten microseconds, and
    each lookup in it takes one more. Columns as lists have the plain values at hand.

When not:
    Rows that serve for more than looking up columns by name, and loops that change the frame. Where all columns are
    numbers and some are fractions, `iterrows` makes floats of the integers too.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Safety
from perfhint.rules.pandas._frames import columns_of, stays, uses_pandas, word

ID = "PH901"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
_ITERROWS = """
  left: (pattern_list . (identifier) @index . (identifier) @row .)
  right: (call function: (attribute object: (identifier) @frame attribute: (identifier) @_iterrows)
    arguments: (argument_list . ")")) @rows
  (#eq? @_iterrows "iterrows")"""
PATTERN = f"(for_statement {_ITERROWS}) @loop (for_in_clause {_ITERROWS}) @loop"

SLOW = """\
import pandas as pd

df = pd.DataFrame({"price": range(30000), "count": [number % 7 for number in range(30000)]})
total = 0
for index, row in df.iterrows():
    total += row["price"] * row["count"]
print(total)
"""

FAST = """\
import pandas as pd

df = pd.DataFrame({"price": range(30000), "count": [number % 7 for number in range(30000)]})
total = 0
for row_price, row_count in zip(df["price"].tolist(), df["count"].tolist()):
    total += row_price * row_count
print(total)
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, rows = match["loop"], match["rows"]
    if not uses_pandas(module):
        return None
    frame, index, row = (module.scopes.binding(match[name]) for name in ("frame", "index", "row"))
    if frame is None or index is None or row is None or len(row.writes) != 1 or row.scope.dynamic:
        return None
    if not _is_local(match, row) or module.comments(rows) or not module.scopes.means_builtin("zip", row.scope):
        return None
    columns = columns_of(module, row)
    if columns is None or not all(module.loops.runs(loop, use) for uses in columns.values() for use in uses):
        return None
    if not stays(module, frame, loop):
        return None
    code = module.code(match["frame"])
    names = {
        column: module.scopes.fresh_name(f"{row.name}_{word(column)}", uses[0]) for column, uses in columns.items()
    }
    targets, sources = list(names.values()), [f"{code}[{column}].tolist()" for column in names]
    if index.reads or not _is_local(match, index):
        targets.insert(0, module.code(match["index"]))
        sources.insert(0, f"{code}.index")
    walked = f"zip({', '.join(sources)})" if len(sources) > 1 else sources[0]
    edits: list[Edit] = [module.edit.replace_between(match["index"], match["row"], ", ".join(targets))]
    edits.append(module.edit.replace(rows, walked))
    edits += [module.edit.replace(use, names[column]) for column, uses in columns.items() for use in uses]
    message = f"`{module.code(rows)}` makes a series of every row; the columns as lists have the values at hand"
    return Finding(rows, message, tuple(edits))


def _is_local(match: Match, binding: Binding) -> bool:
    """Nobody else may see that the name is gone."""
    return binding.scope.kind != "module" or match.context.is_script
