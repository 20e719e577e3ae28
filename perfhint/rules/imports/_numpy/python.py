"""Expressions of Python, but for calls: what they are, and what becomes of the arrays in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy import calls, elementwise, functions, indexing, numbers
from perfhint.rules.imports._numpy.attributes import attribute
from perfhint.rules.imports._numpy.program import EXPRESSIONS, Program, rank_of
from perfhint.rules.imports._numpy.types import (
    BOOL,
    BYTES,
    FLOAT,
    HELD,
    INT,
    NEVER,
    NONE,
    NUMBERS,
    PLAIN,
    STR,
    GiveUp,
    Type,
)
from perfhint.rules.imports._numpy.values import Code, Value

if TYPE_CHECKING:
    from perfhint.rules.api import Node

_ADDING = frozenset({"+", "-", "*"})


def _literal(program: Program, node: Node) -> Value:
    if node.type == "integer":
        kind = PLAIN if program.module.code(node)[-1] in "jJ" else INT
    else:
        kind = _LITERALS[node.type]
    return Value(kind, Code(program.module.code(node)))


_LITERALS = {"float": FLOAT, "true": BOOL, "false": BOOL, "none": NONE, "ellipsis": PLAIN}


def _string(program: Program, node: Node) -> Value:
    parts = []
    for interpolation in program.module.walk(node, "interpolation"):
        if program.module.within(interpolation, "interpolation") is None or interpolation.id != node.id:
            expression = interpolation.child_by_field_name("expression")
            if expression is not None:
                value = program.scalar(expression)
                _check_printable(program, value)
                if not _in_specifier(program, interpolation, node):
                    parts.append((expression, value))
    start = program.module.code(node)[:3].lower().partition("'")[0].partition('"')[0]
    return Value(BYTES if "b" in start else STR, program.spliced(node, parts))


def _in_specifier(program: Program, interpolation: Node, string: Node) -> bool:
    outer = program.module.within(interpolation, "interpolation", "string")
    return outer is not None and outer.id != string.id


def _check_printable(program: Program, value: Value) -> None:
    """Printed in a container, numbers of numpy look different since numpy 2."""
    inner = value.type if value.type.name in HELD or value.type.name == "items" else None
    if program.heap.has_array(value.type) or (inner is not None and program.heap.has_numpy_numbers(inner)):
        raise GiveUp


def _identifier(program: Program, node: Node) -> Value:
    if program.path(node).startswith("numpy."):
        return attribute(program, node)
    if program.is_module(node, "numpy"):
        raise GiveUp
    text = program.module.code(node)
    kind = program.read(node)
    if kind.name == "array":
        program.names[node] = None
        return elementwise.named(kind, text)
    return Value(kind, Code(text))


def _sequence(program: Program, node: Node) -> Value:
    """A list, tuple or set literal."""
    values, stars = [], []
    for part in program.module.statements(node):
        value, is_star = program.argument(part)
        values.append((part, value))
        stars.append(is_star)
    code = program.spliced(node, values)
    is_plain = not any(stars)
    if node.type in ("tuple", "expression_list") and is_plain:
        return Value(
            Type("items", items=tuple(value.type for _, value in values)),
            code,
            parts=tuple(value for _, value in values),
            is_fresh=True,
        )
    element = program.heap.join(
        *(
            program.heap.element(value.type) if star else value.type
            for (_, value), star in zip(values, stars, strict=True)
        )
    )
    name = {"list": "list", "set": "set"}.get(node.type, "tuple")
    parts = tuple(value for _, value in values) if is_plain else None
    return Value(program.heap.made(name, program.site(node), element), code, parts=parts, is_fresh=True)


def _splat(program: Program, node: Node) -> Value:
    inner = node.named_children[0]
    value = program.value(inner)
    parent = program.module.parent(node)
    if parent is not None and parent.type not in _HOLDERS:
        return value  # the parser's mistake: see `Program.argument`
    iterated = value.iterable if value.text != program.module.code(inner) and "[" not in value.iterable else ""
    return Value(value.type, program.spliced(node, [(inner, iterated or value)]))


_HOLDERS = frozenset({"argument_list", "list", "tuple", "set", "expression_list"})


def _dictionary(program: Program, node: Node) -> Value:
    kind = program.heap.made("dict", program.site(node))
    parts = []
    for child in program.module.statements(node):
        if child.type != "pair":
            parts.append((child.named_children[0], program.plain(child.named_children[0])))
            program.heap.put(kind, PLAIN, PLAIN)
            continue
        key, value = (child.child_by_field_name(field) for field in ("key", "value"))
        if key is None or value is None:
            raise GiveUp
        pair = program.scalar(key), program.value(value)
        program.heap.put(kind, pair[0].type, pair[1].type)
        parts += [(key, pair[0]), (value, pair[1])]
    return Value(kind, program.spliced(node, parts), is_fresh=True)


def _comprehension(program: Program, node: Node) -> Value:
    parts: list[tuple[Node, Value | str]] = []
    body = node.child_by_field_name("body")
    for clause in node.named_children:
        if clause.type == "for_in_clause":
            parts.append(functions.iterate(program, clause))
        elif clause.type == "if_clause":
            parts.append((clause.named_children[0], _condition(program, clause.named_children[0])))
    if body is None:
        raise GiveUp
    if node.type == "dictionary_comprehension":
        key, value = (body.child_by_field_name(field) for field in ("key", "value"))
        if key is None or value is None:
            raise GiveUp
        pair = program.scalar(key), program.value(value)
        kind = program.heap.made("dict", program.site(node), pair[0].type, pair[1].type)
        parts += [(key, pair[0]), (value, pair[1])]
    else:
        element = program.value(body)
        name = {"list_comprehension": "list", "set_comprehension": "set"}.get(node.type, "iterator")
        kind = program.heap.made(name, program.site(node), element.type)
        parts.append((body, element))
    return Value(kind, program.spliced(node, parts), is_fresh=True)


def _condition(program: Program, node: Node) -> Value:
    """What is asked whether it is true: an array has no answer, or another one than a list."""
    value = program.value(node)
    if value.type.name == "array":
        raise GiveUp
    return value


def _parenthesized(program: Program, node: Node) -> Value:
    inner = program.module.unwrap(node)
    if inner.id == node.id:
        raise GiveUp
    value = program.value(inner)
    if value.text == program.module.code(inner):
        return value._replace(code=Code(program.module.code(node)))
    return value


def _conditional(program: Program, node: Node) -> Value:
    first, condition, second = program.module.statements(node)
    values = [
        (first, program.value(first)),
        (condition, _condition(program, condition)),
        (second, program.value(second)),
    ]
    kind = program.heap.join(values[0][1].type, values[2][1].type)
    return Value(kind, program.spliced(node, values))


def _boolean(program: Program, node: Node) -> Value:
    left, right = (node.child_by_field_name(field) for field in ("left", "right"))
    if left is None or right is None:
        raise GiveUp
    values = [(left, _condition(program, left)), (right, _condition(program, right))]
    kind = program.heap.join(values[0][1].type, values[1][1].type)
    return Value(kind, program.spliced(node, values))


def _not(program: Program, node: Node) -> Value:
    inner = node.child_by_field_name("argument")
    if inner is None:
        raise GiveUp
    return Value(BOOL, program.spliced(node, [(inner, _condition(program, inner))]))


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
    if not any(elementwise.is_array_operation(*pair) for pair in pairwise(values)):
        if any(program.heap.has_array(value.type) for value in values):
            raise GiveUp
        is_numpy = any(value.type.numpy for value in values)
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
        return Value(value.type, Code(f"not {value.code.at(4)}", 4))
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
    if elementwise.is_array_operation(*values):
        return elementwise.binary(program, node, sign, *values)
    code = Code(_operands(program, node, left, right, values), rank_of(program.module, node))
    return Value(result(program, node, sign, values[0].type, values[1].type), code, is_fresh=True)


def _operands(program: Program, node: Node, left: Node, right: Node, values: tuple[Value, Value]) -> str:
    """The operation with its operands as they are now, in parentheses only where they changed."""
    rank = rank_of(program.module, node)
    texts = []
    for operand, value, side in ((left, values[0], 0), (right, values[1], 1)):
        changed = value.text != program.module.code(operand)
        texts.append((operand, value.code.at(rank + (side if rank != 13 else 1 - side)) if changed else value.text))
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
            if times.numpy and sequence is right:
                raise GiveUp
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


def _given_away(program: Program, node: Node) -> Value:
    parts = [(part, program.plain(part)) for part in program.module.statements(node)]
    return Value(PLAIN, program.spliced(node, parts))


EXPRESSIONS |= {
    **dict.fromkeys(("integer", *_LITERALS), _literal),
    **dict.fromkeys(("list", "tuple", "set", "expression_list"), _sequence),
    **dict.fromkeys(
        ("list_comprehension", "set_comprehension", "generator_expression", "dictionary_comprehension"), _comprehension
    ),
    **dict.fromkeys(("await", "yield"), _given_away),
    **dict.fromkeys(("string", "concatenated_string"), _string),
    "identifier": _identifier,
    "list_splat": _splat,
    "dictionary_splat": _given_away,
    "dictionary": _dictionary,
    "parenthesized_expression": _parenthesized,
    "conditional_expression": _conditional,
    "boolean_operator": _boolean,
    "not_operator": _not,
    "comparison_operator": _comparison,
    "unary_operator": _unary,
    "binary_operator": _binary,
    "named_expression": _walrus,
    "lambda": functions.closure,
    "attribute": attribute,
    "call": calls.call,
    "subscript": indexing.subscript,
}
