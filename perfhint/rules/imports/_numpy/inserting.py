"""Items, rows and columns put into arrays, and left out of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.arguments import Arguments, numpy_function
from perfhint.rules.imports._numpy.conversion import coerced, dtype_of
from perfhint.rules.imports._numpy.elementwise import as_array, cheap, converted, listed, set_of, simple
from perfhint.rules.imports._numpy.joining import copied_rows
from perfhint.rules.imports._numpy.types import NUMBERS, GiveUp
from perfhint.rules.imports._numpy.values import ATOM, SUM, Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program

_LITERAL = re.compile(r"\{[\d, -]+\}")
_COUNTED = re.compile(r"\[[\d, ]*\]|\[(\w+) for \1, \w+ in enumerate\(.*")
"""Indexes that are not counted from the end, as far as text tells."""


@numpy_function("insert")
def _insert(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("arr", "obj", "values", "axis")
    first, second, third = (bound[name] for name in ("arr", "obj", "values"))
    if first is None or second is None or third is None:
        raise GiveUp
    array, place, value = arguments.array(first), arguments.value(second), arguments.array_or_number(third)
    dtype, ndim = array.type.dtype, array.type.ndim
    axis = arguments.axis(bound["axis"], ndim)
    if not {dtype, dtype_of(value)} <= NUMBERS - {"number"} or ndim > 2 or (axis is None and ndim > 1):
        raise GiveUp
    if value.type.ndim > 1:
        raise GiveUp
    if value.type.name == "array":
        value = converted(program, third, value, dtype)
    else:
        value = value._replace(code=coerced(value.code, value.type.name, dtype))
    kind = program.array(arguments.node, dtype, ndim)
    if place.type.name != "int":
        return listed(kind, _with_several(program, arguments, array, place, value))
    at = cheap(program, second, place)
    if ndim == 1:
        new = value.code.at(SUM + 1) if value.type.name == "array" else f"[{value.text}]"
        if at == "0":
            return listed(kind, Code(f"{new} + {array.code.at(SUM + 1)}", SUM))
        text = simple(program, first, array)
        return listed(kind, Code(f"{text}[:{at}] + {new} + {text}[{at}:]", SUM))
    if value.type.is_single:
        raise GiveUp
    return listed(kind, _with_line(program, arguments, array, at, (third, value), axis or 0))


def _with_line(
    program: Program, arguments: Arguments, array: Value, at: str, given: tuple[Node, Value], axis: int
) -> Code:
    """A table with one more row or column."""
    part, value = given
    text = simple(program, arguments.first, array)
    row = fresh(("row", "line"), words(f"{text} {at} {value.text}"))
    if axis == 0:
        new = value.text if value.is_fresh else f"{value.code.at(ATOM)}[:]"
        if value.type.name != "array":
            new = f"[{value.text}] * {program.builtin('len', arguments.node)}({text}[0])"
        before = "" if at == "0" else f"[{row}[:] for {row} in {text}[:{at}]] + "
        behind = text if at == "0" else f"{text}[{at}:]"
        return Code(f"{before}[{new}] + [{row}[:] for {row} in {behind}]", SUM)
    x = cheap(program, part, value) if value.type.name != "array" else fresh(("x", "y"), words(f"{text} {at}"))
    new = f"[{x}] + {row}" if at == "0" else f"{row}[:{at}] + [{x}] + {row}[{at}:]"
    if value.type.name != "array":
        return Code(f"[{new} for {row} in {text}]")
    return Code(f"[{new} for {row}, {x} in zip({text}, {value.each})]")


def _with_several(program: Program, arguments: Arguments, array: Value, places: Value, value: Value) -> str:
    """`np.insert(a, [1, 3], …)`: each item before what has that index in the old array."""
    numbers = [part.text for part in places.parts or ()]
    if array.type.ndim != 1 or not numbers or not all(map(str.isdecimal, numbers)):
        raise GiveUp
    if sorted(map(int, numbers)) != list(map(int, numbers)) or value.type.is_single:
        raise GiveUp
    text, last, parts = simple(program, arguments.first, array), "", []
    new = simple(program, arguments.node, value) if value.type.name == "array" else ""
    for number, place in enumerate(numbers):
        parts.append(f"*{text}[{last}:{place}]")
        parts.append(f"{new}[{number}]" if new else cheap(program, arguments.node, value))
        last = place
    return f"[{', '.join(parts)}, *{text}[{last}:]]"


@numpy_function("delete")
def _delete(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("arr", "obj", "axis")
    first, second = bound["arr"], bound["obj"]
    if first is None or second is None:
        raise GiveUp
    array, place = arguments.array(first), arguments.value(second)
    axis = arguments.axis(bound["axis"], array.type.ndim)
    if array.type.ndim > 2 or (axis is None and array.type.ndim > 1):
        raise GiveUp
    kind = program.array(arguments.node, array.type.dtype, array.type.ndim)
    if place.type.name != "int":
        return listed(kind, _without_several(program, arguments, array, place, axis or 0))
    at = cheap(program, second, place)
    if not axis:
        text = simple(program, first, array) if array.type.ndim == 1 else copied_rows(array)
        text = text if array.type.ndim == 1 else program.hoisted(arguments.node, text, "rows")
        return listed(kind, _without(text, at))
    row = fresh(("row", "line"), words(f"{array.text} {at}"))
    return listed(kind, f"[{_without(row, at).text} for {row} in {array.each}]")


def _without(text: str, at: str) -> Code:
    """A list without the item at a place, which may be counted from the end."""
    if at == "0":
        return Code(f"{text}[1:]")
    if at == "-1":
        return Code(f"{text}[:-1]")
    rest = f"{text}[{int(at) + 1}:]" if at.isdecimal() else f"{text}[{at}:][1:]"
    return Code(f"{text}[:{at}] + {rest}", SUM)


def _without_several(program: Program, arguments: Arguments, array: Value, places: Value, axis: int) -> str:
    """Without the items, rows or columns at some places."""
    first, second = arguments.all()[:2] if not arguments.keywords.keys() - {"axis"} else (None, None)
    if first is None or second is None:
        raise GiveUp
    if places.parts is not None and len(places.parts) == 1 and places.parts[0].type.name == "array":
        places = places.parts[0]  # of `np.where(…)`
    places = as_array(program, second, places)
    if places.type.ndim != 1 or places.type.dtype != "int":
        raise GiveUp
    node, text = arguments.node, simple(program, first, array)
    i, x = fresh(("i", "j"), words(text)), fresh(("x", "y") if array.type.ndim == 1 else ("row", "line"), words(text))
    if _COUNTED.fullmatch(places.text):
        gone = set_of(program, node, places)
    else:
        size = f"{program.builtin('len', node)}({text}{'[0]' * axis})"
        gone = f"{{{i} % {size} for {i} in {places.each}}}"
    if not _LITERAL.fullmatch(gone):
        gone = program.hoisted(node, gone, "gone")
    if array.type.ndim == 1:
        return f"[{x} for {i}, {x} in enumerate({text}) if {i} not in {gone}]"
    if axis == 0:
        return f"[{x}[:] for {i}, {x} in enumerate({text}) if {i} not in {gone}]"
    y = fresh(("x", "y"), words(f"{text} {x}"))
    return f"[[{y} for {i}, {y} in enumerate({x}) if {i} not in {gone}] for {x} in {text}]"
