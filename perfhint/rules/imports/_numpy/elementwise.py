"""Operations on every item of an array, or of several side by side: comprehensions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.rules.api import Node, names
from perfhint.rules.imports._numpy import numbers
from perfhint.rules.imports._numpy.broadcasting import aligned
from perfhint.rules.imports._numpy.conversion import coerced, dtype_of
from perfhint.rules.imports._numpy.ranks import SIGNS
from perfhint.rules.imports._numpy.types import (
    NEVER,
    NUMBERS,
    SCALARS,
    GiveUp,
    NotYet,
    Type,
    scalar_of,
)
from perfhint.rules.imports._numpy.values import (
    COMPARISON,
    NOT,
    POWER,
    UNARY,
    Code,
    Items,
    Maker,
    Source,
    Value,
    item,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.rules.imports._numpy.program import Program

COMPARISONS = names("== != < > <= >=")
_ITEM = re.compile("\x01(\\d+)\x01")
_NUMBERS = re.compile(r"\[[\d, -]+\]")
_CALL = re.compile(r"[\w)\]]\s*\(")
_CHEAP = 30
"""Characters of an expression without calls that is worked out again for each item."""
_BASES = {"max": "largest", "min": "smallest", "sum": "total", "len": "size"}
_NESTED = frozenset({"list", "tuple", "items", "range"})
"""What numpy takes as an array where it needs one."""


# ------------------------------------------------------------------------------------------------ making arrays


def computed(kind: Type, items: Items) -> Value:
    """An array whose items are worked out."""
    return Value(kind, Code(items.listed()), items, is_fresh=not items.is_simple)


def named(kind: Type, text: str) -> Value:
    """An array that exists, and what to call it."""
    return Value(kind, Code(text), Items((Source(text, kind.ndim, True),), Code(item(0))))


def listed(kind: Type, code: Code | str, iterable: str = "") -> Value:
    """A new array that some code makes, and code that only iterates over its items."""
    code = Code(code) if isinstance(code, str) else code
    source = Source(iterable or code.text, kind.ndim)
    return Value(kind, code, Items((source,), Code(item(0))), iterable, is_fresh=True)


def as_array(program: Program, node: Node, value: Value) -> Value:
    """A value where numpy needs an array: lists of numbers are as good."""
    if value.type.name in ("array", "never"):
        return value
    dtype, ndim = shape(program, value.type)
    if ndim == 0:
        raise GiveUp
    if dtype == "number":  # all floats in numpy, as soon as there is one
        if not any(part.type.name == "float" for part in value.parts or ()):
            raise GiveUp
        made = f"{program.builtin('map', node)}({program.builtin('float', node)}, {value.text})"
        return listed(program.array(node, "float", ndim), f"{program.builtin('list', node)}({made})", made)
    is_single = value.parts is not None and len(value.parts) == 1
    kind = program.array(node, dtype, ndim)._replace(is_single=is_single)
    if has_tuples(program, value.type):
        if ndim != 2:
            raise GiveUp
        mapped = f"{program.builtin('map', node)}({program.builtin('list', node)}, {value.text})"
        return listed(kind, f"list({mapped})", mapped)
    if node.type == "tuple" and value.text == program.module.code(node):
        return listed(kind, f"[{value.text[1:-1].rstrip(' ,')}]")
    if value.type.name in ("items", "tuple", "range"):
        whole = listed(kind, f"{program.builtin('list', node)}({value.text})", value.text)
        source = Source(value.text, ndim, value.text.isidentifier())
        return whole._replace(items=Items((source,), Code(item(0))))
    return named(kind, value.text) if value.text.isidentifier() else listed(kind, value.code, value.iterable)


def has_tuples(program: Program, kind: Type) -> bool:
    """It is a table whose rows cannot be changed, or added to lists, as they are."""
    inner = program.heap.element(kind)
    while inner.name == "list":
        inner = program.heap.element(inner)
    return inner.name in ("items", "tuple", "range")


def shape(program: Program, kind: Type) -> tuple[str, int]:
    """The dtype of items, and how deep they lie, where numpy makes an array of something."""
    ndim = 0
    while kind.name in _NESTED:
        kind, ndim = program.heap.element(kind), ndim + 1
    if kind.name == "array":
        return kind.dtype, ndim + kind.ndim
    if kind.name == "bytes":
        return "str", ndim
    if kind.name == "never":
        raise NotYet
    if kind.name not in SCALARS or kind.name == "none":
        raise GiveUp
    return kind.name, ndim


def is_never(*values: Value | None) -> bool:
    """Of one of these nothing is known yet."""
    return any(value is not None and value.type.name == "never" for value in values)


def set_of(program: Program, node: Node, array: Value) -> str:
    """Code of a set of the items of an array."""
    if _NUMBERS.fullmatch(array.text):
        return f"{{{array.text[1:-1]}}}"
    return f"{program.builtin('set', node)}({array.argument})"


# ------------------------------------------------------------------------------------------------ combining them


def apply(
    program: Program, node: Node, make: Maker, operands: Sequence[tuple[Node, Value]], dtype: str, *, once: bool = True
) -> Value:
    """The array of what `make` makes of the items of these arrays and of these numbers; or such a number.

    Without `once` the operation needs its operands more than once.
    """
    if is_never(*(value for _, value in operands)):
        raise NotYet
    operands = aligned(operands)
    arrays = [value for _, value in operands if value.type.name == "array"]
    if not arrays:
        codes = [value.code if once else _cheap_code(program, part, value) for part, value in operands]
        return Value(scalar_of(dtype), make(*codes))
    ndim = max(array.type.ndim for array in arrays)
    is_single = all(array.type.is_single for array in arrays)
    if not is_single and any(array.type.is_single for array in arrays):
        raise GiveUp
    kind = program.array(node, dtype, ndim)._replace(is_single=is_single)
    if len(arrays) == 1 and once and (items := arrays[0].items) is not None and items.condition:
        codes = [items.body if value is arrays[0] else _cheap_code(program, part, value) for part, value in operands]
        return computed(kind, Items(items.sources, make(*codes), items.condition))
    sources: list[Source] = []
    codes = []
    for part, value in operands:
        if value.type.name == "array":
            codes.append(_merged(program, part, value, sources, ndim, once=once))
        else:
            codes.append(_cheap_code(program, part, value))
    return computed(kind, Items(tuple(sources), make(*codes)))


def _merged(program: Program, node: Node, array: Value, sources: list[Source], ndim: int, *, once: bool) -> Code:
    """The body of an array, whose sources join `sources`."""
    items = array.items
    if items is None:
        raise GiveUp
    simple = items.body.text == item(0)
    if items.condition or (not once and not simple):
        items = Items((Source(array.each, array.type.ndim),), Code(item(0)))
    if array.type.ndim < ndim and not all(source.is_name for source in items.sources):
        if (array.type.ndim, ndim) != (1, 2):
            raise GiveUp
        items = Items((Source(program.hoisted(node, array.text, "row_values"), 1, True),), Code(item(0)))
    numbers_ = []
    for source in items.sources:
        if source not in sources or "(" in source.text:
            sources.append(source)
            numbers_.append(len(sources) - 1)
        else:
            numbers_.append(sources.index(source))
    return Code(_ITEM.sub(lambda found: item(numbers_[int(found[1])]), items.body.text), items.body.rank)


def _cheap_code(program: Program, node: Node, value: Value) -> Code:
    text = cheap(program, node, value)
    return value.code if text == value.text else Code(text)


def cheap(program: Program, node: Node, value: Value) -> str:
    """Code of a value that may be worked out again and again."""
    if value.type.name not in SCALARS | {"plain", "never"}:
        raise GiveUp
    if not _CALL.search(value.text) and len(value.text) <= _CHEAP:
        return value.text
    base = "mean" if " / len(" in value.text else _BASES.get(value.text.partition("(")[0], "value")
    return program.hoisted(node, value.text, base)


def simple(program: Program, node: Node, value: Value) -> str:
    """A name, or something as cheap, of an array that is needed several times."""
    if value.items is not None and value.items.is_simple and value.items.sources[0].is_name:
        return value.items.sources[0].text
    return program.hoisted(node, value.text, "values")


# -------------------------------------------------------------------------------------------------- operators


def is_array_operation(sign: str, left: Value, right: Value) -> bool:
    """numpy does this operation item by item: one side is an array, or one a number of numpy's and one a list."""
    kinds = {left.type.name, right.type.name}
    if "array" in kinds:
        return True
    is_listed = bool(kinds & {"list", "items", "tuple"})
    return is_listed and (left.type.numpy or right.type.numpy) and sign != "*"  # `[0] * n` repeats


def binary(program: Program, node: Node, sign: str, left: Value, right: Value) -> Value:
    """`left sign right`, at least one of which is an array."""
    if is_never(left, right):
        return Value(NEVER, program.code(node))
    if sign == "@":
        from perfhint.rules.imports._numpy.products import matmul

        return matmul(program, node, left, right)
    first, second = _sides(node)
    left, right = _stretched(left, right), _stretched(right, left)
    pair = [
        (part, value if value.type.name in SCALARS | {"plain"} else as_array(program, part, value))
        for part, value in ((first, left), (second, right))
    ]
    return operate(program, node, sign, pair)


def _stretched(value: Value, other: Value) -> Value:
    """The number in a list of one, which numpy stretches to the size of an array."""
    parts = value.parts
    if value.type.name != "list" or other.type.name != "array" or parts is None or len(parts) != 1:
        return value
    return parts[0] if parts[0].type.name in NUMBERS else value


def _sides(node: Node) -> tuple[Node, Node]:
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if left is not None and right is not None:
        return left, right
    parts = [child for child in node.named_children if child.type != "comment"]
    return parts[0], parts[-1]


def operate(program: Program, node: Node, sign: str, pair: Sequence[tuple[Node, Value]]) -> Value:
    """A binary operator on two arrays, or an array and a number, or two numbers."""
    left, right = (dtype_of(value) for _, value in pair)
    if sign in COMPARISONS:
        if "plain" in (left, right) or (left == "str") != (right == "str"):
            raise GiveUp
        return apply(program, node, operator(sign), pair, "bool")
    if "str" in (left, right):
        raise GiveUp
    if "plain" in (left, right):
        if sign in ("*", "&", "|", "^"):
            raise GiveUp  # of a list something else, and no error
        return apply(program, node, operator(sign), pair, "float" if sign == "/" else "number")
    dtype = numbers.combined(sign, left, right)
    if left == right == "bool" and sign not in ("==", "!="):
        return apply(program, node, operator(_LOGICAL[sign]), pair, "bool")
    return apply(program, node, operator(sign), pair, dtype)


_LOGICAL = {"&": "and", "*": "and", "|": "or", "+": "or", "^": "!="}


def operator(sign: str) -> Maker:
    """Makes the code of a binary operator."""
    if sign in COMPARISONS:
        return lambda left, right: Code(f"{left.at(COMPARISON + 1)} {sign} {right.at(COMPARISON + 1)}", COMPARISON)
    rank = SIGNS[sign]
    if sign == "**":
        return lambda left, right: Code(f"{left.at(POWER + 1)} ** {right.at(UNARY)}", rank)
    return lambda left, right: Code(f"{left.at(rank)} {sign} {right.at(rank + (sign not in ('and', 'or')))}", rank)


def unary(program: Program, node: Node, sign: str, array: Value) -> Value:
    """`-array`, `~array`."""
    inner = node.named_children[-1]
    dtype = array.type.dtype
    if dtype == "bool" and sign == "~":
        return apply(program, node, negation, [(inner, array)], "bool")
    if dtype not in ("int", "float", "number") or (sign == "~" and dtype != "int"):
        raise GiveUp
    return apply(program, node, lambda code: Code(f"{sign}{code.at(UNARY)}", UNARY), [(inner, array)], dtype)


def negation(code: Code) -> Code:
    """`not x`."""
    return Code(f"not {code.at(NOT)}", NOT)


def logical(sign: str, left: str, right: str) -> Maker:
    """`and`, `or`, `!=` of items of these dtypes, as truth values."""
    make = operator(sign)
    return lambda one, other: make(coerced(one, left, "bool"), coerced(other, right, "bool"))


def converted(program: Program, node: Node, value: Value, dtype: str) -> Value:
    """An array, or number, with items of another type."""
    old = dtype_of(value)
    if old == dtype or not dtype:
        return value
    if value.whole is not None and dtype == "int":
        return value.whole
    if "str" in (old, dtype) and (dtype == "str" or (dtype == "bool")):
        raise GiveUp
    if old == "str" or (dtype in ("int", "float") and value.items is not None and value.items.is_simple):
        maker = program.builtin(dtype, node)
        if value.type.name != "array" or value.items is None:
            return Value(scalar_of(dtype), Code(f"{maker}({value.text})"))
        if value.items.is_simple and value.type.ndim == 1:
            mapped = f"map({maker}, {value.argument})"
            return listed(program.array(node, dtype, 1), f"list({mapped})", mapped)
    return apply(program, node, lambda code: coerced(code, old, dtype), [(node, value)], dtype)
