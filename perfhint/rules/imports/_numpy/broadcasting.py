"""Tables of one row or column, and what numpy stretches them to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.types import GiveUp
from perfhint.rules.imports._numpy.values import Code, Items, Source, Value, fresh, item, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


def aligned(operands: Sequence[tuple[Node, Value]]) -> Sequence[tuple[Node, Value]]:
    """Tables of one row or column, which numpy stretches to the size of another array, as just that row or column."""
    arrays = [value for _, value in operands if value.type.name == "array"]
    others = [value for value in arrays if value.row is None and value.column is None]
    has_row, has_column = any(value.row for value in arrays), any(value.column for value in arrays)
    if any(value.type.is_single or value.type.ndim > 2 for value in others):
        return operands
    is_table = has_column or any(value.type.ndim == 2 for value in others)
    if is_table and (others or (has_row and has_column)):
        return [(part, value.row or (_column(value.column) if value.column else value)) for part, value in operands]
    return operands


def _column(values: Value) -> Value:
    source = Source(values.each, 2, is_column=True)
    return Value(values.type._replace(ndim=2), values.code, Items((source,), Code(item(0))))


def as_row(program: Program, node: Node, values: Value) -> Value:
    """`a[None, :]`: a table of one row."""
    return _line(program, node, values, f"[{values.text}]")._replace(row=values)


def as_column(program: Program, node: Node, values: Value) -> Value:
    """`a[:, None]`: a table of one column."""
    x = fresh(("x", "y"), words(values.text))
    return _line(program, node, values, f"[[{x}] for {x} in {values.each}]")._replace(column=values)


def _line(program: Program, node: Node, values: Value, code: str) -> Value:
    if values.type.ndim != 1 or values.type.is_single:
        raise GiveUp
    kind = program.view(node, values.type, 2)._replace(is_single=True)
    return Value(kind, Code(code), Items((Source(code, 2),), Code(item(0))))
