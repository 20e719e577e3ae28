"""Operators of Python: on numbers, lists and texts as they are, on arrays item by item."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy import elementwise, numbers
from perfhint.rules.imports._numpy.ranks import rank_of
from perfhint.rules.imports._numpy.types import (
    BOOL,
    HELD,
    INT,
    NEVER,
    NUMBERS,
    PLAIN,
    STR,
    GiveUp,
    Type,
)
from perfhint.rules.imports._numpy.values import POWER, Code, Value

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


_ADDING = frozenset({"+", "-", "*"})


def condition(program: Program, node: Node) -> Value:
    """What is asked whether it is true: an array has no answer, or another one than a list."""
    value = program.value(node)
    if value.type.name == "array":
        raise GiveUp
    return value


def _conditional(program: Program, node: Node) -> Value:
    first, test, second = program.module.statements(node)
    values = [
        (first, program.value(first)),
        (test, condition(program, test)),
        (second, program.value(second)),
    ]
    kind = program.heap.join(values[0][1].type, values[2][1].type)
    return Value(kind, program.spliced(node, values))


def _boolean(program: Program, node: Node) -> Value:
    left, right = (node.child_by_field_name(field) for field in ("left", "right"))
    if left is None or right is None:
        raise GiveUp
    values = [(left, condition(program, left)), (right, condition(program, right))]
    kind = program.heap.join(values[0][1].type, values[1][1].type)
    return Value(kind, program.spliced(node, values))


def _not(program: Program, node: Node) -> Value:
    inner = node.child_by_field_name("argument")
    if inner is None:
        raise GiveUp
    return Value(BOOL, program.spliced(node, [(inner, condition(program, inner))]))


def _comparison(program: Program, node: Node) -> Value:
    operands = program.module.statements(node)
    values = [program.value(operand) for operand in operands]
    signs = [program.module.code(child) for child in node.children if not child.is_named]
    pairs = list(zip(operands, values, strict=True))
    if signs in (["is"], ["is not"]) and values[1].type.name == "none":
        return Value(BOOL, program.spliced(node, pairs))
    if signs in (["in"], ["not in"]):
        _check_search(values[0].type, values[1].type)
        return Value(BOOL, program.spliced(node, pairs))
    if any(sign.startswith("is") or "in" in sign for sign in signs) and any(
        value.type.numpy or program.heap.has_array(value.type) for value in values
    ):
        raise GiveUp
    if not any(elementwise.is_array_operation("", *pair) for pair in pairwise(values)):
        if any(program.heap.has_array(value.type) for value in values):
            raise GiveUp
        is_numpy = any(program.heap.has_numpy_numbers(value.type) for value in values)
        is_never = any(value.type.name == "never" for value in values)
        kind = NEVER if is_never else BOOL._replace(numpy=is_numpy)
        return Value(kind, program.spliced(node, pairs))
    if len(operands) != 2 or signs[0] not in elementwise.COMPARISONS:
        raise GiveUp
    return elementwise.binary(program, node, signs[0], values[0], values[1])


def _check_search(wanted: Type, holder: Type) -> None:
    """`in` of a flat array asks the same as `in` of a list."""
    if wanted.name == "array" or (
        holder.name == "array" and (holder.ndim != 1 or wanted.name not in NUMBERS | {"str"})
    ):
        raise GiveUp


def _unary(program: Program, node: Node) -> Value:
    inner, operator = node.child_by_field_name("argument"), node.child_by_field_name("operator")
    if inner is None or operator is None:
        raise GiveUp
    value, sign = program.value(inner), program.module.code(operator)
    if value.type.name == "array":
        return elementwise.unary(program, node, sign, value)
    if value.type.name == "bool" and value.type.numpy and sign == "~":
        return Value(value.type, elementwise.negation(value.code))
    if value.type.numpy and value.type.name in ("bool", "number") and sign == "~":
        raise GiveUp
    kind = value.type
    if kind.name == "bool":
        kind = INT._replace(numpy=kind.numpy)
    elif kind.name not in NUMBERS and kind.name != "never":
        program.heap.escape(kind)
        kind = PLAIN
    return Value(kind, program.spliced(node, [(inner, value)]))


def _binary(program: Program, node: Node) -> Value:
    left, right, operator = (node.child_by_field_name(field) for field in ("left", "right", "operator"))
    if left is None or right is None or operator is None:
        raise GiveUp
    values = program.value(left), program.value(right)
    sign = program.module.code(operator)
    if elementwise.is_array_operation(sign, *values):
        return elementwise.binary(program, node, sign, *values)
    code = Code(_operands(program, node, left, right, values), rank_of(program.module, node))
    return Value(result(program, node, sign, values[0].type, values[1].type), code, is_fresh=True)


def _operands(program: Program, node: Node, left: Node, right: Node, values: tuple[Value, Value]) -> str:
    """The operation with its operands as they are now, in parentheses only where they changed."""
    rank = rank_of(program.module, node)
    texts = []
    for operand, value, side in ((left, values[0], 0), (right, values[1], 1)):
        changed = value.text != program.module.code(operand)
        texts.append((operand, value.code.at(rank + (1 - side if rank == POWER else side)) if changed else value.text))
    return program.spliced(node, texts).text


def result(program: Program, node: Node, sign: str, left: Type, right: Type) -> Type:
    """What `left sign right` is where neither is an array."""
    heap = program.heap
    if "never" in (left.name, right.name):
        return NEVER
    if left.name in NUMBERS and right.name in NUMBERS:
        if left.numpy and right.numpy and {left.name, right.name} <= {"bool", "number"} and sign in _ADDING:
            raise GiveUp  # `True + True` is True in numpy
        return numbers.arithmetic(sign, left, right)
    if left.name == "str" and sign == "%":
        for part in right.items or (right,):
            if part.name not in NUMBERS | {"str", "bytes"}:
                heap.escape(part)
        return STR
    if sign == "+" and left.name == right.name and left.name in ("str", "bytes", "list", "tuple"):
        if left.name not in HELD:
            return left
        return heap.made(left.name, program.site(node), heap.join(heap.element(left), heap.element(right)))
    if sign == "+" and left.name == right.name == "items":
        return Type("items", items=left.items + right.items)
    if sign == "*":
        sequence, times = (right, left) if left.name in NUMBERS else (left, right)
        if times.name in ("int", "bool", "plain", "number"):
            if sequence.name in ("str", "bytes"):
                return sequence
            if sequence.name in ("list", "items", "tuple"):
                name = "list" if sequence.name == "list" else "tuple"
                return heap.made(name, program.site(node), heap.element(sequence))
    if left.name == right.name == "set" and sign in "|&-^":
        return heap.made("set", program.site(node), heap.join(heap.element(left), heap.element(right)))
    for each in (left, right):
        heap.escape(each)
    return PLAIN


def _walrus(program: Program, node: Node) -> Value:
    name, inner = node.child_by_field_name("name"), node.child_by_field_name("value")
    if name is None or inner is None:
        raise GiveUp
    value = program.value(inner)
    program.bind(name, value.type)
    return Value(value.type, program.spliced(node, [(inner, value)]))


OPERATORS = {
    "conditional_expression": _conditional,
    "boolean_operator": _boolean,
    "not_operator": _not,
    "comparison_operator": _comparison,
    "unary_operator": _unary,
    "binary_operator": _binary,
    "named_expression": _walrus,
}
