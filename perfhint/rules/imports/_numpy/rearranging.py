"""The same items in another order or shape: sorted, reversed, joined, repeated, transposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.arguments import Arguments, array_method, numpy_function
from perfhint.rules.imports._numpy.broadcasting import as_column, as_row
from perfhint.rules.imports._numpy.conversion import coerced, dtype_of
from perfhint.rules.imports._numpy.creation import from_list
from perfhint.rules.imports._numpy.elementwise import apply, cheap, listed, named, operator, simple
from perfhint.rules.imports._numpy.types import NUMBERS, GiveUp, Type, scalar_of
from perfhint.rules.imports._numpy.values import ATOM, Code, Value, fresh, words

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
    if array.type.ndim != 2 or (bound["axis"] is not None and axis is None):
        raise GiveUp
    if axis == 0:
        columns = f"map({name}, {program.builtin('zip', arguments.node)}(*{array.text}))"
        return listed(kind, f"{program.builtin('list', arguments.node)}(map(list, zip(*{columns})))")
    return listed(kind, f"{program.builtin('list', arguments.node)}(map({name}, {array.each}))")


@array_method("sort")
def _sort(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "axis", "kind")
    receiver = bound["a"] or arguments.node
    array = arguments.value(receiver)
    if array.type.ndim == 1:
        program.changes(arguments.node, array.type)
        return Value(Type("none"), Code(f"{array.code.at(ATOM)}.sort()"))
    statement, axis = program.module.parent(arguments.node), bound["axis"]
    if array.type.ndim != 2 or statement is None or statement.type != "expression_statement":
        raise GiveUp
    if axis is not None and arguments.axis(axis, 2) != 1:
        raise GiveUp
    program.changes(arguments.node, array.type)
    row = fresh(("row", "line"), words(f"{program.module.text} {array.text}"))
    program.emit_statement(arguments.node, f"for {row} in {array.text}:", f"{program.module.indent_unit}{row}.sort()")
    return Value(Type("none"), program.code(arguments.node))


@array_method("fill")
def _fill(program: Program, arguments: Arguments) -> Value:
    receiver, given = arguments.only(2)
    array, value = arguments.value(receiver), arguments.value(given)
    statement = program.module.parent(arguments.node)
    if array.type.ndim != 1 or array.type.dtype not in NUMBERS - {"number"} or value.type.name == "array":
        raise GiveUp
    if statement is None or statement.type != "expression_statement":
        raise GiveUp
    program.changes(arguments.node, array.type)
    item = value.code if value.type.name == array.type.dtype else coerced(value.code, dtype_of(value), array.type.dtype)
    text = array.code.at(ATOM)
    return Value(Type("none"), Code(f"{text}[:] = [{item.text}] * {program.builtin('len', arguments.node)}({text})"))


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


@numpy_function("lexsort")
def _lexsort(program: Program, arguments: Arguments) -> Value:
    """Sorted by the last of several keys first."""
    node = arguments.only(1)[0]
    if node.type not in ("list", "tuple"):
        raise GiveUp
    keys = [(part, arguments.array(part)) for part in reversed(program.module.statements(node))]
    if any(key.type.ndim != 1 for _, key in keys):
        raise GiveUp
    texts = [simple(program, part, key) for part, key in keys]
    i = fresh(("i", "j"), words(" ".join(texts)))
    ordered, size = (program.builtin(name, arguments.node) for name in ("sorted", "len"))
    indexes = f"{program.builtin('range', arguments.node)}({size}({texts[0]}))"
    key = f"lambda {i}: ({', '.join(f'{text}[{i}]' for text in texts)})"
    return listed(program.array(arguments.node, "int", 1), f"{ordered}({indexes}, key={key})")


@numpy_function("flip", "flipud", "fliplr")
def _flip(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("m", "axis")
    node = arguments.first
    array = arguments.array(node)
    axis = {"flipud": 0, "fliplr": 1}.get(arguments.name, arguments.axis(bound["axis"], array.type.ndim))
    kind = program.view(arguments.node, array.type)
    if array.type.ndim == 1 and axis != 1:
        return listed(kind, f"{array.code.at(ATOM)}[::-1]")
    if array.type.ndim != 2:
        raise GiveUp
    row = fresh(("row", "line"), words(array.text))
    rows = array.text if axis == 1 else f"{array.code.at(ATOM)}[::-1]"
    if axis == 0:
        return listed(kind, rows)._replace(is_fresh=False)
    return listed(kind, f"[{row}[::-1] for {row} in {rows}]")


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
    if array.type.ndim == 1 and height.text == "-1" and width.text == "1":
        return as_column(program, arguments.node, array)
    if array.type.ndim == 1 and height.text == "1" and width.text == "-1":
        return as_row(program, arguments.node, array)
    if width.text == "-1" or height.text == "1":
        raise GiveUp
    kind = kind._replace(is_single=width.text == "1")
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


@numpy_function("diag", "diagonal", "trace", method=True)
def _diagonal(program: Program, arguments: Arguments) -> Value:
    array = arguments.array(arguments.only(1)[0])
    if array.type.ndim == 1 and arguments.name == "diag":
        return _square(program, arguments, array)
    if array.type.ndim != 2:
        raise GiveUp
    i, row = fresh(("i", "j"), words(array.text)), fresh(("row", "line"), words(array.text))
    items = f"{row}[{i}] for {i}, {row} in {program.builtin('enumerate', arguments.node)}({array.each})"
    if arguments.name != "trace":
        return listed(program.view(arguments.node, array.type, 1), f"[{items}]", f"({items})")
    if array.type.dtype not in NUMBERS - {"bool"}:
        raise GiveUp
    return Value(scalar_of(array.type.dtype), Code(f"{program.builtin('sum', arguments.node)}({items})"))


def _square(program: Program, arguments: Arguments, array: Value) -> Value:
    """A table of zeros but for its diagonal."""
    if array.type.dtype not in NUMBERS - {"number"} or array.type.is_single:
        raise GiveUp
    text = simple(program, arguments.first, array)
    i, j, x = (fresh(names, words(text)) for names in (("i", "u"), ("j", "v"), ("x", "y")))
    span = f"{program.builtin('range', arguments.node)}({program.builtin('len', arguments.node)}({text}))"
    zero = coerced(Code("0"), "int", array.type.dtype).text
    row = f"[{x} if {i} == {j} else {zero} for {j} in {span}]"
    each = program.builtin("enumerate", arguments.node)
    return listed(program.array(arguments.node, array.type.dtype, 2), f"[{row} for {i}, {x} in {each}({text})]")


@numpy_function("rot90")
def _turned(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("m", "k")
    array, times = arguments.array(bound["m"]), bound["k"]
    if array.type.ndim != 2:
        raise GiveUp
    kind, turns = program.view(arguments.node, array.type), program.module.code(times) if times is not None else "1"
    columns = f"{program.builtin('list', arguments.node)}(map(list, {program.builtin('zip', arguments.node)}"
    if turns == "1":
        return listed(kind, f"{columns}(*{array.text})))[::-1]")
    if turns in ("3", "-1"):
        return listed(kind, f"{columns}(*{array.code.at(ATOM)}[::-1])))")
    if turns != "2":
        raise GiveUp
    row = fresh(("row", "line"), words(array.text))
    return listed(kind, f"[{row}[::-1] for {row} in {array.code.at(ATOM)}[::-1]]")
