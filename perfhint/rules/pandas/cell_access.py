"""Cells of a data frame looked up one by one.

Slow:
    for i in range(len(df)):
        total += df.iloc[i]["price"] * df["count"].iloc[i]

Fast:
    df_price = df["price"].tolist()
    df_count = df["count"].tolist()
    for i in range(len(df)):
        total += df_price[i] * df_count[i]

Why:
    `iloc` and `loc` first find out what they are asked for, and a row is a new series each time: five to fifty
    microseconds for a value that a list gives in a fiftieth of one. `at` is the accessor for single cells, twice to
    four times as fast as `loc`.

When not:
    Frames that the loop changes, slices, and rows by their labels, which only `at` can find.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Safety
from perfhint.rules.numeric._arrays import is_index
from perfhint.rules.pandas._frames import column, stays, uses_pandas, word

ID = "PH903"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(subscript
  value: (subscript value: (attribute object: (identifier) @frame attribute: (identifier) @_iloc) subscript: (_) @row)
  subscript: (string) @column (#eq? @_iloc "iloc")) @cell
(subscript
  value: (attribute
    object: (subscript value: (identifier) @frame subscript: (string) @column) attribute: (identifier) @_iloc)
  subscript: (_) @row (#any-of? @_iloc "iloc" "values")) @cell
(subscript
  value: (attribute object: (identifier) @frame attribute: (identifier) @loc)
  subscript: (_) @row . subscript: (string) @column (#eq? @loc "loc")) @cell
"""

SLOW = """\
import pandas as pd

df = pd.DataFrame({"price": range(12000), "count": [number % 7 for number in range(12000)]})
total = 0
for i in range(len(df)):
    total += df.iloc[i]["price"] * df["count"].iloc[i]
for i in range(len(df)):
    total += df.loc[i, "count"]
print(total)
"""

FAST = """\
import pandas as pd

df = pd.DataFrame({"price": range(12000), "count": [number % 7 for number in range(12000)]})
total = 0
df_price = df["price"].tolist()
df_count = df["count"].tolist()
for i in range(len(df)):
    total += df_price[i] * df_count[i]
for i in range(len(df)):
    total += df.at[i, "count"]
print(total)
"""


class Cell(NamedTuple):
    """One lookup of a cell by its position."""

    node: Node
    row: Node
    column: str


def rewrite(match: Match, module: Module) -> Finding | None:
    node, row, loc = match["cell"], match["row"], match.get("loc")
    frame = module.scopes.binding(match["frame"])
    if frame is None or not uses_pandas(module) or not module.loops.around(node) or module.is_target(node):
        return None
    if not is_index(module, row) or module.comments(node):
        return None
    if loc is not None:
        message = f"`{module.code(node)}` finds out what it is asked for each time; `at` is for single cells"
        return Finding(node, message, (module.edit.replace(loc, "at"),))
    loop = _loop(module, frame, node)
    if loop is None or not module.edit.starts_line(module.statement(loop)):
        return None
    cells = list(_cells(module, frame, loop))
    if cells[0].node.id != node.id:
        return None
    statement = module.statement(loop)
    names = {cell.column: module.scopes.fresh_name(f"{frame.name}_{word(cell.column)}", statement) for cell in cells}
    lines = [f"{name} = {frame.name}[{literal}].tolist()" for literal, name in names.items()]
    edits: list[Edit] = [module.edit.insert_before(statement, *lines)]
    edits += [module.edit.replace(cell.node, f"{names[cell.column]}[{module.code(cell.row)}]") for cell in cells]
    message = f"`{module.code(node)}` takes microseconds for a value that a list of the column has at hand"
    return Finding(node, message, tuple(edits))


def _loop(module: Module, frame: Binding, node: Node) -> Node | None:
    """The outermost loop that leaves the frame as it is."""
    found = None
    for loop in module.loops.around(node):
        if not stays(module, frame, module.statement(loop)):
            break
        found = loop
    return found


def _cells(module: Module, frame: Binding, loop: Node) -> list[Cell]:
    """All lookups by position in the loop, in text order."""
    found = [
        cell
        for read in frame.reads
        if module.contains(loop, read)
        for cell in [_by_row(module, read) or _by_column(module, read)]
        if cell is not None and is_index(module, cell.row)
    ]
    return [cell for cell in found if module.loops.runs(loop, cell.node)]


def _by_row(module: Module, read: Node) -> Cell | None:
    """`df.iloc[i]["name"]`"""
    accessor = module.parent(read)
    if accessor is None or accessor.type != "attribute" or module.code(accessor.named_children[1]) != "iloc":
        return None
    row, cell = _held(module, accessor)
    whole, outer = _held(module, cell) if cell is not None else (None, None)
    literal = column(module, outer) if outer is not None else None
    return (
        Cell(outer, row, literal) if outer is not None and row is not None and whole is not None and literal else None
    )


def _by_column(module: Module, read: Node) -> Cell | None:
    """`df["name"].iloc[i]`, `df["name"].values[i]`"""
    _, series = _held(module, read)
    literal = column(module, series) if series is not None else None
    accessor = module.parent(series) if series is not None else None
    if literal is None or accessor is None or accessor.type != "attribute":
        return None
    if module.code(accessor.named_children[1]) not in ("iloc", "values"):
        return None
    row, cell = _held(module, accessor)
    return Cell(cell, row, literal) if cell is not None and row is not None else None


def _held(module: Module, node: Node) -> tuple[Node | None, Node | None]:
    """The single index and the subscript, where `node` is subscripted."""
    parent = module.parent(node)
    if parent is None or parent.type != "subscript" or parent.named_children[0].id != node.id:
        return None, None
    indexes = parent.children_by_field_name("subscript")
    return (indexes[0], parent) if len(indexes) == 1 and not module.is_target(parent) else (None, None)
