"""One number of all items of an array, or of each of its rows or columns."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.arguments import Arguments, numpy_function
from perfhint.rules.imports._numpy.conversion import coerced
from perfhint.rules.imports._numpy.elementwise import apply, listed, simple
from perfhint.rules.imports._numpy.types import NUMBERS, GiveUp, scalar_of
from perfhint.rules.imports._numpy.values import OR, POWER, PRODUCT, SUM, Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program

_BUILTINS = {
    "sum": "sum",
    "max": "max",
    "min": "min",
    "amax": "max",
    "amin": "min",
    "any": "any",
    "all": "all",
    "alltrue": "all",
    "sometrue": "any",
}

_OF_NOTHING = {"sum": "0", "any": "False", "all": "True"}

Reducer = Callable[[str], Code]
"""Makes the code of a reduction from code of the items: of a list, an iterable, or a generator."""


def reduce(
    program: Program,
    arguments: Arguments,
    array: Value,
    axis: Node | None,
    make: Reducer,
    dtype: str,
    *,
    function: str = "",
) -> Value:
    """What `make` makes of all items, or along an axis; `function` is its name where it is just a call of that."""
    node, ndim = arguments.node, array.type.ndim
    number = arguments.axis(axis, ndim)
    if number is None or ndim == 1:
        if ndim == 1:
            return Value(scalar_of(dtype), make(array.argument))
        return Value(scalar_of(dtype), make(_flat(program, array, function, node)))
    if ndim != 2:
        raise GiveUp
    kind = program.array(node, dtype, 1)
    items = array.items
    if number == 1 and items is not None and not items.is_simple and not items.condition:
        return listed(kind, items.by_rows(lambda row: make(row).text))
    rows = array.each if number == 1 else f"{program.builtin('zip', node)}(*{array.text})"
    if function:
        mapped = f"{program.builtin('map', node)}({function}, {rows})"
        if number == 0 and array.width and function in _OF_NOTHING:
            nothing = coerced(Code(_OF_NOTHING[function]), "int" if function == "sum" else "bool", dtype).text
            return listed(kind, Code(f"list({mapped}) or [{nothing}] * {array.width}", OR))
        return listed(kind, f"{program.builtin('list', node)}({mapped})", mapped)
    row = fresh(("row", "line") if number == 1 else ("column", "line"), words(rows + make("").text))
    return listed(kind, f"[{make(row).text} for {row} in {rows}]")


def _flat(program: Program, array: Value, function: str, node: Node) -> str:
    """Code of all items of an array of several dimensions."""
    items = array.items
    if items is not None and not items.is_simple:
        return items.generated()
    if array.type.ndim == 2 and function:
        return f"{program.builtin('map', node)}({function}, {array.each})"
    if items is None:
        raise GiveUp
    return items.generated()


def _call(function: str) -> Reducer:
    return lambda items: Code(f"{function}({items})")


@numpy_function(*_BUILTINS, method=True)
def _builtin(program: Program, arguments: Arguments) -> Value:
    name = _BUILTINS[arguments.name]
    bound = arguments.bind("a", "axis", *(("dtype",) if name == "sum" else ()))
    array = arguments.array(arguments.first)
    dtype = reduced(array, name, arguments.dtype(bound.get("dtype")))
    function = program.builtin(name, arguments.node)
    make = _call(function)
    if name == "sum" and dtype == "float" and array.is_fresh and array.type.ndim == 1 and _may_be_empty(array):
        make = lambda items: Code(f"{function}({_parenthesized(items)}, 0.0)")  # noqa: E731
    return reduce(program, arguments, array, bound["axis"], make, dtype, function=function)


def reduced(array: Value, name: str, wanted: str) -> str:
    dtype = array.type.dtype
    if name in ("any", "all"):
        if dtype == "str":
            raise GiveUp
        return "bool"
    if dtype not in NUMBERS or (wanted and wanted != dtype and (wanted, dtype) != ("int", "bool")):
        raise GiveUp
    return "int" if name == "sum" and dtype == "bool" else dtype


def _may_be_empty(array: Value) -> bool:
    """A part of an array: then the sum of no floats must still be a float."""
    return array.items is None or bool(array.items.condition) or not all(s.is_name for s in array.items.sources)


def _parenthesized(items: str) -> str:
    return f"({items})" if " for " in items and items[0] not in "[(" else items


@numpy_function("count_nonzero")
def _count(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "axis")
    array = arguments.array(arguments.first)
    if array.type.dtype == "str":
        raise GiveUp
    truth = (
        apply(
            program, arguments.node, lambda x: coerced(x, array.type.dtype, "bool"), [(arguments.first, array)], "bool"
        )
        if array.type.dtype != "bool"
        else array
    )
    function = program.builtin("sum", arguments.node)
    return reduce(program, arguments, truth, bound["axis"], _call(function), "int", function=function)


@numpy_function("prod", "product", method=True)
def _product(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "axis", "dtype")
    array = arguments.array(arguments.first)
    wanted = arguments.dtype(bound["dtype"], of_objects="")
    if array.type.dtype not in NUMBERS or wanted not in ("", array.type.dtype):
        raise GiveUp
    function = program.imported("math", "prod", arguments.node)
    dtype = "int" if array.type.dtype == "bool" else array.type.dtype
    return reduce(program, arguments, array, bound["axis"], _call(function), dtype, function=function)


@numpy_function("mean", "average", method=True)
def _mean(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "axis")
    array = arguments.array(arguments.first)
    if array.type.dtype not in NUMBERS:
        raise GiveUp
    total, size = (program.builtin(name, arguments.node) for name in ("sum", "len"))
    if bound["axis"] is not None:
        if array.items is None or not array.items.is_simple:
            array = _named(array)

        def make(row: str) -> Code:
            return Code(f"{total}({row}) / {size}({row})", PRODUCT)

        return reduce(program, arguments, array, bound["axis"], make, "float")
    count = _size(program, arguments, array)
    inner = array.argument
    if array.type.ndim > 1:
        inner = _flat(program, array, total, arguments.node)
    return Value(scalar_of("float"), Code(f"{total}({inner}) / {count.at(PRODUCT + 1)}", PRODUCT))


def _size(program: Program, arguments: Arguments, array: Value) -> Code:
    """How many items an array has."""
    items, size = array.items, program.builtin("len", arguments.node)
    if items is None or items.condition or not items.sources[0].is_name:
        if array.type.ndim > 1:
            raise GiveUp
        if items is None or items.condition or items.sources[0].depth != 1 or "(" in items.sources[0].text:
            return Code(f"{size}({_named(array).text})")
    text = items.sources[0].text
    if array.type.ndim == 1:
        return Code(f"{size}({text})")
    if array.type.ndim == 2 and items.sources[0].depth == 2 and not items.sources[0].is_column:
        return Code(f"{size}({text}) * {size}({text}[0])", PRODUCT)
    raise GiveUp


def _named(array: Value) -> Value:
    """The array under a name."""
    if array.items is not None and array.items.is_simple and array.items.sources[0].is_name:
        return array
    raise GiveUp


@numpy_function("var", "std", method=True)
def _spread(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "ddof")
    array = arguments.array(arguments.first)
    if bound["ddof"] is not None or array.type.ndim != 1 or array.type.dtype not in NUMBERS:
        raise GiveUp
    text = simple(program, arguments.first, array)
    total, size = (program.builtin(name, arguments.node) for name in ("sum", "len"))
    mean = program.hoisted(arguments.node, f"{total}({text}) / {size}({text})", "mean")
    x = fresh(("x", "y"), words(text + " " + mean))
    code = Code(f"{total}(({x} - {mean}) ** 2 for {x} in {text}) / {size}({text})", PRODUCT)
    if arguments.name == "std":
        code = Code(f"{program.imported('math', 'sqrt', arguments.node)}({code.text})")
    return Value(scalar_of("float"), code)


@numpy_function("linalg.norm")
def _norm(program: Program, arguments: Arguments) -> Value:
    node = arguments.only(1)[0]
    array = arguments.array(node)
    if array.type.ndim != 1 or array.type.dtype not in NUMBERS:
        raise GiveUp
    squares = apply(program, node, lambda x: Code(f"{x.at(POWER + 1)} ** 2", POWER), [(node, array)], array.type.dtype)
    root, total = program.imported("math", "sqrt", arguments.node), program.builtin("sum", arguments.node)
    return Value(scalar_of("float"), Code(f"{root}({total}({squares.argument}))"))


@numpy_function("median")
def _median(program: Program, arguments: Arguments) -> Value:
    array = arguments.array(arguments.only(1)[0])
    if array.type.ndim != 1 or array.type.dtype not in NUMBERS:
        raise GiveUp
    size = program.builtin("len", arguments.node)
    name = program.hoisted(arguments.node, f"{program.builtin('sorted', arguments.node)}({array.argument})", "ordered")
    code = f"({name}[({size}({name}) - 1) // 2] + {name}[{size}({name}) // 2]) / 2"
    return Value(scalar_of("float"), Code(code, PRODUCT))


@numpy_function("ptp", method=True)
def _range(program: Program, arguments: Arguments) -> Value:
    array = arguments.array(arguments.only(1)[0])
    if array.type.dtype not in ("int", "float"):
        raise GiveUp
    text = simple(program, arguments.first, array)
    largest, smallest = (program.builtin(name, arguments.node) for name in ("max", "min"))
    if array.type.ndim == 2:
        code = Code(f"{largest}(map({largest}, {text})) - {smallest}(map({smallest}, {text}))", SUM)
    elif array.type.ndim == 1:
        code = Code(f"{largest}({text}) - {smallest}({text})", SUM)
    else:
        raise GiveUp
    return Value(scalar_of(array.type.dtype), code)


@numpy_function("argmax", "argmin", method=True)
def _place(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "axis")
    array = arguments.array(arguments.first)
    if array.type.dtype not in NUMBERS:
        raise GiveUp
    extreme = program.builtin(arguments.name[3:], arguments.node)
    axis = arguments.axis(bound["axis"], array.type.ndim)
    if array.type.ndim == 1:
        text = simple(program, arguments.first, array)
        return Value(scalar_of("int"), Code(f"{text}.index({extreme}({text}))"))
    if array.type.ndim == 2 and axis is None and array.items is not None:
        text = program.hoisted(arguments.node, f"[{array.items.generated()}]", "flat")
        return Value(scalar_of("int"), Code(f"{text}.index({extreme}({text}))"))
    if array.type.ndim != 2 or axis is None:
        raise GiveUp
    rows = array.each if axis == 1 else f"map(list, zip(*{array.text}))"
    row = fresh(("row", "line"), words(rows))
    kind = program.array(arguments.node, "int", 1)
    return listed(kind, f"[{row}.index({extreme}({row})) for {row} in {rows}]")


# ------------------------------------------------------------------------------------------------------ running
