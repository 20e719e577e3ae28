"""Function applied to rows or values where whole columns will do.

Slow:
    df["cost"] = df.apply(lambda row: row["price"] * row["count"], axis=1)
    df["taxed"] = df["cost"].apply(lambda cost: cost * 1.2)

Fast:
    df["cost"] = df["price"] * df["count"]
    df["taxed"] = df["cost"] * 1.2

Why:
    `apply` calls the function once for every row or value, and makes a series of every row before. Arithmetic of
    columns is one loop in C: a thousand times as fast for rows, ten to fifty times for values.

When not:
    Functions that do more than add, subtract, multiply and compare, or divide by a number written out: conditions and
    most calls have no meaning for a column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Edit, Finding, Match, Module, Node, Role, Safety
from perfhint.rules.pandas._frames import column, uses_pandas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from perfhint.rules.api import Binding

ID = "PH902"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(assignment left: (subscript) @target right: (call
  function: (attribute object: (_) @frame attribute: (identifier) @_apply)
  arguments: (argument_list . (lambda parameters: (lambda_parameters . (identifier) @row .) body: (_) @body) @lambda))
  @call (#any-of? @_apply "apply" "map"))
"""

SLOW = """\
import pandas as pd

df = pd.DataFrame({"price": range(120000), "count": [number % 7 for number in range(120000)]})
df["cost"] = df.apply(lambda row: row["price"] * row["count"] + 1, axis=1)
df["taxed"] = df["cost"].apply(lambda cost: cost * 3)
print(df["taxed"].sum())
"""

FAST = """\
import pandas as pd

df = pd.DataFrame({"price": range(120000), "count": [number % 7 for number in range(120000)]})
df["cost"] = df["price"] * df["count"] + 1
df["taxed"] = df["cost"] * 3
print(df["taxed"].sum())
"""

_SIGNS = frozenset({"+", "-", "*"})
_PLAIN = ("int", "float", "number", "str")


def rewrite(match: Match, module: Module) -> Finding | None:
    call, frame, body = match["call"], match["frame"], match["body"]
    row = module.scopes.binding(match["row"])
    if not uses_pandas(module) or row is None or module.comments(call):
        return None
    axis = [module.code(argument) for argument in module.arguments(call)[1:]]
    if frame.type == "identifier" and [code.replace(" ", "") for code in axis] in (["axis=1"], ['axis="columns"']):
        places = list(_columns(module, row))
    elif frame.type == "subscript" and not axis and column(module, frame) is not None:
        places = list(row.reads)
    else:
        return None
    if not places or None in places or not _is_arithmetic(module, body, row):
        return None
    edits = [Edit(call.start_byte, body.start_byte, ""), Edit(body.end_byte, call.end_byte, "")]
    edits += [module.edit.replace(read, module.code(frame)) for read in row.reads]
    message = f"the function is called for every {'row' if axis else 'value'}; whole columns are worked on in C"
    return Finding(call, message, tuple(edits))


def _columns(module: Module, row: Binding) -> Iterator[Node | None]:
    for use in module.uses.of(row):
        yield use.outer if use.role is Role.ITEM and column(module, use.outer) is not None else None


def _is_arithmetic(module: Module, node: Node, row: Binding) -> bool:
    """Means for a column what it means for each of its values; not a plain column, nor something without any."""
    node = module.unwrap(node)
    if node.type == "comparison_operator" and len(node.named_children) == 2:
        left, right = node.named_children
        signed = node.children[1].type in ("<", ">", "<=", ">=", "==", "!=")
        return signed and _is_operand(module, left, row) and _is_operand(module, right, row)
    if node.type != "binary_operator":
        return False
    left, sign, right = node.children[0], node.children[1].type, node.children[2]
    if sign == "/":
        return _is_operand(module, left, row) and right.type in ("integer", "float") and float(module.code(right)) != 0
    return sign in _SIGNS and _is_operand(module, left, row) and _is_operand(module, right, row)


def _is_operand(module: Module, node: Node, row: Binding) -> bool:
    node = module.unwrap(node)
    if not any(module.contains(node, read) for read in row.reads):
        return module.annotated_types.is_a(node, *_PLAIN)
    return node.type in ("subscript", "identifier") or _is_arithmetic(module, node, row)
