"""The same items in another order or shape: sorted, reversed, joined, repeated, transposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.arguments import Arguments, array_method, numpy_function
from perfhint.rules.imports._numpy.creation import from_list
from perfhint.rules.imports._numpy.elementwise import (
    apply,
    cheap,
    coerced,
    converted,
    dtype_of,
    listed,
    named,
    operator,
    result_type,
    simple,
)
from perfhint.rules.imports._numpy.types import NUMBERS, GiveUp, Type
from perfhint.rules.imports._numpy.values import PRODUCT, SUM, Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


@numpy_function("sort", "msort")
def _sorted(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "axis", "kind")
    array = arguments.array(bound["a"])
    name = program.builtin("sorted", arguments.node)
    kind = program.array(arguments.node, array.type.dtype, array.type.ndim)
    axis = arguments.axis(bound["axis"], array.type.ndim)
    if array.type.ndim == 1:
        return listed(kind, f"{name}({array.argument})")
    if array.type.ndim != 2 or axis == 0:
        raise GiveUp
    return listed(kind, f"{program.builtin('list', arguments.node)}(map({name}, {array.each}))")


@array_method("sort")
def _sort(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "axis", "kind")
    receiver = bound["a"] or arguments.node
    array = arguments.value(receiver)
    if array.type.ndim == 1:
        program.changes(arguments.node, array.type)
        return Value(Type("none"), Code(f"{array.code.at(14)}.sort()"))
    raise GiveUp


@numpy_function("argsort", method=True)
def _argsort(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "axis", "kind")
    array = arguments.array(bound["a"])
    if array.type.ndim != 1:
        raise GiveUp
    text = simple(program, arguments.first, array)
    ordered, size = (program.builtin(name, arguments.node) for name in ("sorted", "len"))
    code = f"{ordered}({program.builtin('range', arguments.node)}({size}({text})), key={text}.__getitem__)"
    return listed(program.array(arguments.node, "int", 1), code)


@numpy_function("flip", "flipud", "fliplr")
def _flip(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("m", "axis")
    node = arguments.first
    array = arguments.array(node)
    axis = {"flipud": 0, "fliplr": 1}.get(arguments.name, arguments.axis(bound["axis"], array.type.ndim))
    kind = program.view(arguments.node, array.type)
    if array.type.ndim == 1 and axis != 1:
        return listed(kind, f"{array.code.at(14)}[::-1]")
    if array.type.ndim != 2:
        raise GiveUp
    row = fresh(("row", "line"), words(array.text))
    rows = array.text if axis == 1 else f"{array.code.at(14)}[::-1]"
    if axis == 0:
        return listed(kind, rows)._replace(is_fresh=False)
    return listed(kind, f"[{row}[::-1] for {row} in {rows}]")


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
    texts = [value.text if value.is_fresh else f"{value.code.at(14)}[:]" for value in changed]
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
    first, second = arguments.only(2)
    array, place = arguments.array(first), arguments.value(second)
    if array.type.ndim != 1 or place.type.name != "int":
        raise GiveUp
    kind = program.array(arguments.node, array.type.dtype, 1)
    text, at = simple(program, first, array), cheap(program, second, place)
    if at == "0":
        return listed(kind, f"{text}[1:]")
    if at == "-1":
        return listed(kind, f"{text}[:-1]")
    if at.isdecimal():
        return listed(kind, Code(f"{text}[:{at}] + {text}[{int(at) + 1}:]", SUM))
    i, x = fresh(("i", "j"), words(text + " " + at)), fresh(("x", "y"), words(text + " " + at))
    size = program.builtin("len", arguments.node)
    at = f"{at} % {size}({text})" if "-" in at else at
    return listed(kind, f"[{x} for {i}, {x} in enumerate({text}) if {i} != {at}]")


@numpy_function("diff", "ediff1d")
def _diff(program: Program, arguments: Arguments) -> Value:
    node = arguments.only(1)[0]
    array = arguments.array(node)
    if array.type.ndim != 1 or array.type.dtype not in ("int", "float"):
        raise GiveUp
    text = simple(program, node, array)
    pair = [(node, listed(array.type, f"{text}[1:]")), (node, named(array.type, text))]
    return apply(program, arguments.node, operator("-"), pair, array.type.dtype)


@numpy_function("ravel", "flatten", method=True)
def _flat(program: Program, arguments: Arguments) -> Value:
    array = arguments.array(arguments.only(1)[0])
    if arguments.name == "flatten":
        kind = program.array(arguments.node, array.type.dtype, 1)
    else:
        kind = program.view(arguments.node, array.type, 1)
    if array.type.ndim == 1:
        return from_list(program, arguments.node, arguments.first, array, "")._replace(type=kind)
    if array.items is None:
        raise GiveUp
    return listed(kind, f"[{array.items.generated()}]", f"({array.items.generated()})")


@numpy_function("reshape", method=True)
def _reshape(program: Program, arguments: Arguments) -> Value:
    first, *sizes = arguments.all()
    array = arguments.array(first)
    if len(sizes) == 1 and sizes[0].type == "tuple":
        sizes = program.module.statements(sizes[0])
    values = [arguments.value(size) for size in sizes]
    if array.items is None or any(value.type.name != "int" for value in values) or not 1 <= len(values) <= 2:
        raise GiveUp
    kind = program.view(arguments.node, array.type, len(values))
    flat = array.text if array.type.ndim == 1 else f"[{array.items.generated()}]"
    if len(values) == 1:
        if array.type.ndim == 1:
            return from_list(program, arguments.node, first, array, "")._replace(type=kind)
        return listed(kind, flat)
    height, width = (value.code for value in values)
    if "-1" in (width.text,) or height.text == "1":
        raise GiveUp
    step = cheap(program, sizes[1], values[1])
    if not flat.isidentifier():
        flat = program.hoisted(arguments.node, flat, "flat")
    i = fresh(("i", "j"), words(flat + " " + step))
    size = program.builtin("len", arguments.node)
    span = f"{program.builtin('range', arguments.node)}(0, {size}({flat}), {step})"
    return listed(kind, f"[{flat}[{i}:{i} + {step}] for {i} in {span}]")


@numpy_function("transpose", method=True)
def _transpose(program: Program, arguments: Arguments) -> Value:
    node = arguments.only(1)[0]
    return transposed(program, arguments.node, arguments.array(node))


def transposed(program: Program, node: Node, array: Value) -> Value:
    """The columns of an array as rows."""
    if array.type.ndim == 1:
        return array
    if array.type.ndim != 2:
        raise GiveUp
    kind = program.view(node, array.type)
    rows = f"map({program.builtin('list', node)}, {program.builtin('zip', node)}(*{array.text}))"
    return listed(kind, f"list({rows})", rows)


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
