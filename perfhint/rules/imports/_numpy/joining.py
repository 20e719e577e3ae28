"""Arrays joined, repeated, or with items put in and left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.arguments import Arguments, numpy_function
from perfhint.rules.imports._numpy.conversion import coerced, dtype_of, result_type
from perfhint.rules.imports._numpy.elementwise import as_array, cheap, converted, listed, set_of, simple
from perfhint.rules.imports._numpy.types import NUMBERS, GiveUp
from perfhint.rules.imports._numpy.values import ATOM, PRODUCT, SUM, Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


_LITERAL = re.compile(r"\{[\d, -]+\}")
_COUNTED = re.compile(r"\[[\d, ]*\]|\[(\w+) for \1, \w+ in enumerate\(.*")
"""Indexes that are not counted from the end, as far as text tells."""


@numpy_function("concatenate", "hstack", "r_")
def _concatenate(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("arrays", "axis")
    node = arguments.first
    if node.type not in ("list", "tuple"):
        raise GiveUp
    parts = [(part, arguments.array_or_number(part)) for part in program.module.statements(node)]
    return joined(program, arguments.node, parts, _joining_axis(arguments, bound["axis"], parts[0][1].type.ndim))


def _joining_axis(arguments: Arguments, node: Node | None, ndim: int) -> int:
    if node is None:
        return 1 if arguments.name == "hstack" and ndim > 1 else 0
    axis = arguments.axis(node, max(ndim, 1))
    if axis is None:
        raise GiveUp
    return axis


def joined(program: Program, node: Node, parts: list[tuple[Node, Value]], axis: int = 0) -> Value:
    """Arrays one after the other."""
    arrays = [value if value.type.name == "array" else None for _, value in parts]
    ndims = {array.type.ndim if array is not None else 1 for array in arrays}
    dtype = result_type([value for _, value in parts])
    if len(ndims) != 1 or dtype == "number":
        raise GiveUp
    ndim = ndims.pop()
    texts = []
    for part, value in parts:
        if value.type.name != "array":
            texts.append(Code(f"[{coerced(value.code, dtype_of(value), dtype).text}]"))
            continue
        texts.append(converted(program, part, value, dtype).code)
    kind = program.array(node, dtype, ndim)
    if ndim == 1:
        return listed(kind, Code(" + ".join(text.at(SUM) for text in texts), SUM))
    if ndim != 2 or len(texts) < 2:
        raise GiveUp
    if axis == 0:
        tables = [converted(program, part, value, dtype) for part, value in parts]
        copies = [table.text if table.is_fresh else _rows(table) for table in tables]
        return listed(kind, Code(" + ".join(copies), SUM))
    taken = words(" ".join(text.text for text in texts))
    rows = []
    for _ in texts:
        rows.append(fresh(("row", "other", "third", "row"), taken))
        taken.add(rows[-1])
    pairs = ", ".join(text.text for text in texts)
    return listed(kind, f"[{' + '.join(rows)} for {', '.join(rows)} in zip({pairs})]")


def _rows(array: Value) -> str:
    row = fresh(("row", "line"), words(array.text))
    return f"[{row}[:] for {row} in {array.text}]"


@numpy_function("vstack", "stack", "column_stack")
def _stacked(program: Program, arguments: Arguments) -> Value:
    node = arguments.only(1)[0]
    if node.type not in ("list", "tuple"):
        raise GiveUp
    parts = [(part, arguments.array(part)) for part in program.module.statements(node)]
    if any(value.type.ndim != 1 for _, value in parts):
        if arguments.name == "vstack":
            return joined(program, arguments.node, parts)
        raise GiveUp
    dtype = result_type([value for _, value in parts])
    kind = program.array(arguments.node, dtype, 2)
    changed = [converted(program, part, value, dtype) for part, value in parts]
    texts = [value.text if value.is_fresh else f"{value.code.at(ATOM)}[:]" for value in changed]
    if arguments.name == "column_stack":
        texts = [value.each for value in changed]
        return listed(kind, f"{program.builtin('list', arguments.node)}(map(list, zip({', '.join(texts)})))")
    return listed(kind, f"[{', '.join(texts)}]")


@numpy_function("append")
def _append(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("arr", "values", "axis")
    parts = []
    for node in (bound["arr"], bound["values"]):
        if node is None:
            raise GiveUp
        parts.append((node, arguments.array_or_number(node)))
    axis = arguments.axis(bound["axis"], max(value.type.ndim for _, value in parts))
    if axis is None and any(value.type.ndim > 1 for _, value in parts):
        raise GiveUp
    if all(value.type.name != "array" for _, value in parts):
        raise GiveUp
    return joined(program, arguments.node, parts, axis or 0)


@numpy_function("insert")
def _insert(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("arr", "obj", "values")
    nodes = [bound[name] for name in ("arr", "obj", "values")]
    array, place, value = (arguments.array_or_number(node) for node in nodes)
    if array.type.ndim != 1 or place.type.name != "int" or value.type.name not in NUMBERS or nodes[0] is None:
        raise GiveUp
    dtype = array.type.dtype
    item = coerced(value.code, value.type.name, dtype) if value.type.name != dtype else value.code
    kind = program.array(arguments.node, dtype, 1)
    if place.text == "0":
        return listed(kind, Code(f"[{item.text}] + {array.code.at(SUM + 1)}", SUM))
    text, at = simple(program, nodes[0], array), cheap(program, arguments.node, place)
    return listed(kind, Code(f"{text}[:{at}] + [{item.text}] + {text}[{at}:]", SUM))


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
        text = simple(program, first, array) if array.type.ndim == 1 else _rows(array)
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


@numpy_function("tile")
def _tile(program: Program, arguments: Arguments) -> Value:
    first, second = arguments.only(2)
    array, times = arguments.array(first), arguments.value(second)
    if array.type.ndim != 1 or times.type.name != "int":
        raise GiveUp
    kind = program.array(arguments.node, array.type.dtype, 1)
    return listed(kind, Code(f"{array.code.at(PRODUCT)} * {times.code.at(PRODUCT + 1)}", PRODUCT))


@numpy_function("repeat", method=True)
def _repeat(program: Program, arguments: Arguments) -> Value:
    first, second = arguments.only(2)
    array, times = arguments.array(first), arguments.value(second)
    if array.type.ndim != 1 or times.type.name != "int" or array.items is None:
        raise GiveUp
    count = cheap(program, second, times)
    x, i = fresh(("x", "y"), words(array.text + count)), fresh(("_", "i"), words(array.text + count))
    span = f"{program.builtin('range', arguments.node)}({count})"
    kind = program.array(arguments.node, array.type.dtype, 1)
    return listed(kind, f"[{x} for {x} in {array.each} for {i} in {span}]")


@numpy_function("roll")
def _roll(program: Program, arguments: Arguments) -> Value:
    first, second = arguments.only(2)
    array, shift = arguments.array(first), arguments.value(second)
    if array.type.ndim != 1 or not shift.text.lstrip("-").isdecimal() or shift.text.lstrip("-") == "0":
        raise GiveUp
    text = simple(program, first, array)
    kind = program.array(arguments.node, array.type.dtype, 1)
    if shift.text not in ("1", "-1"):  # more than there may be items
        size = program.builtin("len", arguments.node)
        at = program.hoisted(arguments.node, f"-({shift.text}) % max({size}({text}), 1)", "start")
        return listed(kind, Code(f"{text}[{at}:] + {text}[:{at}]", SUM))
    at = "-1" if shift.text == "1" else "1"
    return listed(kind, Code(f"{text}[{at}:] + {text}[:{at}]", SUM))
