"""Scalar and matrix products."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy import numbers
from perfhint.rules.imports._numpy.arguments import Arguments, numpy_function
from perfhint.rules.imports._numpy.elementwise import apply, as_array, listed, operator, simple
from perfhint.rules.imports._numpy.types import NUMBERS, GiveUp, scalar_of
from perfhint.rules.imports._numpy.values import Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program

_TRANSPOSED = re.compile(r"list\(map\(list, zip\(\*(\w+)\)\)\)")


def matmul(program: Program, node: Node, left: Value, right: Value) -> Value:
    """`left @ right`."""
    parts = program.module.statements(node)
    return product(program, node, (parts[0], left), (parts[-1], right))


def product(program: Program, node: Node, left: tuple[Node, Value], right: tuple[Node, Value]) -> Value:
    """The product of two vectors, or matrices, or of one of each."""
    one, other = as_array(program, *left), as_array(program, *right)
    if not {one.type.dtype, other.type.dtype} <= NUMBERS - {"bool"}:
        raise GiveUp
    dtype = numbers.combined("*", one.type.dtype, other.type.dtype)
    total = program.builtin("sum", node)
    shape = one.type.ndim, other.type.ndim
    if shape == (1, 1):
        terms = apply(program, node, operator("*"), [(left[0], one), (right[0], other)], dtype)
        return Value(scalar_of(dtype), Code(f"{total}({terms.argument})"))
    if not set(shape) <= {1, 2}:
        raise GiveUp
    matrix, vector = one.text, other.text
    taken = words(f"{matrix} {vector}")
    x, y = fresh(("x", "u"), taken), fresh(("y", "v"), taken)
    row, column = fresh(("row", "line"), taken), fresh(("column", "pile"), taken)
    if shape == (2, 1):
        vector = simple(program, right[0], other)
        dot = f"{total}({x} * {y} for {x}, {y} in zip({row}, {vector}))"
        return listed(program.array(node, dtype, 1), f"[{dot} for {row} in {one.each}]")
    if shape == (1, 2):
        vector = simple(program, left[0], one)
        dot = f"{total}({x} * {y} for {x}, {y} in zip({vector}, {column}))"
        return listed(program.array(node, dtype, 1), f"[{dot} for {column} in zip(*{other.text})]")
    inner = _TRANSPOSED.fullmatch(other.text)
    columns = inner[1] if inner else program.hoisted(node, f"list(zip(*{other.text}))", "columns")
    dot = f"{total}({x} * {y} for {x}, {y} in zip({row}, {column}))"
    return listed(program.array(node, dtype, 2), f"[[{dot} for {column} in {columns}] for {row} in {one.each}]")


@numpy_function("dot", "matmul", "inner", method=True)
def _dot(program: Program, arguments: Arguments) -> Value:
    first, second = arguments.only(2)
    left, right = arguments.array(first), arguments.array(second)
    if arguments.name == "inner" and (left.type.ndim, right.type.ndim) != (1, 1):
        raise GiveUp
    return product(program, arguments.node, (first, left), (second, right))
