"""Running totals, and ufuncs that take an array together: `np.add.accumulate`, `np.gcd.reduce`, `np.multiply.outer`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Node, names
from perfhint.rules.imports._numpy.arguments import Arguments, numpy_function
from perfhint.rules.imports._numpy.elementwise import apply, listed, operator, simple
from perfhint.rules.imports._numpy.reductions import reduced
from perfhint.rules.imports._numpy.types import NUMBERS, GiveUp, scalar_of
from perfhint.rules.imports._numpy.values import Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.imports._numpy.program import Program


_RUNNING = {
    "maximum.accumulate": "max",
    "minimum.accumulate": "min",
    "gcd.accumulate": "gcd",
    "multiply.accumulate": "mul",
    "cumprod": "mul",
    "cumsum": "",
    "add.accumulate": "",
}


@numpy_function(*(name for name in _RUNNING if "." in name))
def _accumulate(program: Program, arguments: Arguments) -> Value:
    return _running(program, arguments)


@numpy_function("cumsum", "cumprod", method=True)
def _running(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "axis", "dtype")
    array = arguments.array(arguments.first)
    node, name = arguments.node, _RUNNING[arguments.name]
    dtype = array.type.dtype
    if dtype not in NUMBERS or arguments.dtype(bound["dtype"]) not in ("", dtype, "int" if dtype == "bool" else ""):
        raise GiveUp
    function = _function(program, node, name)
    accumulate = program.imported("itertools", "accumulate", node)
    more = f", {function}" if function else ""
    if dtype == "bool" and name in ("", "mul"):
        array = apply(program, node, lambda x: Code(f"int({x.text})"), [(arguments.first, array)], "int")
        dtype = "int"
    axis = arguments.axis(bound["axis"], array.type.ndim)
    made = program.builtin("list", node)
    if array.type.ndim == 1:
        running = f"{accumulate}({array.each if more else array.argument}{more})"
        return listed(program.array(node, dtype, 1), f"{made}({running})", running)
    if array.type.ndim != 2 or axis is None:
        raise GiveUp
    kind = program.array(node, dtype, 2)
    row = fresh(("row", "line"), words(array.text))
    if axis == 1:
        return listed(kind, f"[{made}({accumulate}({row}{more})) for {row} in {array.each}]")
    column = fresh(("column", "line"), words(array.text))
    columns = f"[{accumulate}({column}{more}) for {column} in zip(*{array.text})]"
    return listed(kind, f"[{made}({row}) for {row} in zip(*{columns})]")


def _function(program: Program, node: Node, name: str) -> str:
    if name in ("max", "min"):
        return program.builtin(name, node)
    if name == "gcd":
        return program.imported("math", "gcd", node)
    return program.imported("operator", name, node) if name else ""


_REDUCED = {
    "gcd": ("math", "gcd"),
    "lcm": ("math", "lcm"),
    "bitwise_or": ("operator", "or_"),
    "bitwise_and": ("operator", "and_"),
    "bitwise_xor": ("operator", "xor"),
}


_SIMPLE = {"add": "sum", "maximum": "max", "minimum": "min", "logical_and": "all", "logical_or": "any"}


@numpy_function(*(f"{name}.reduce" for name in (*_REDUCED, *_SIMPLE, "multiply")))
def _reduce(program: Program, arguments: Arguments) -> Value:
    name = arguments.name.partition(".")[0]
    array = arguments.array(arguments.bind("a")["a"])
    if array.type.ndim != 1 or array.type.dtype not in NUMBERS or array.type.dtype == "number":
        raise GiveUp
    if name in _SIMPLE:
        function, dtype = program.builtin(_SIMPLE[name], arguments.node), reduced(array, _SIMPLE[name], "")
        return Value(scalar_of(dtype), Code(f"{function}({array.argument})"))
    if name == "multiply":
        return Value(
            scalar_of(array.type.dtype), Code(f"{program.imported('math', 'prod', arguments.node)}({array.argument})")
        )
    if array.type.dtype != "int" or (name == "lcm" and program.python < (3, 9)):
        raise GiveUp
    fold = program.imported("functools", "reduce", arguments.node)
    function = program.imported(*_REDUCED[name], arguments.node)
    return Value(scalar_of("int"), Code(f"{fold}({function}, {array.each})"))


@numpy_function(*(f"{name}.outer" for name in names("add subtract multiply")), "outer")
def _outer(program: Program, arguments: Arguments) -> Value:
    sign = {"add": "+", "subtract": "-"}.get(arguments.name.partition(".")[0], "*")
    first, second = arguments.only(2)
    left, right = arguments.array(first), arguments.array(second)
    if (left.type.ndim, right.type.ndim) != (1, 1) or not {left.type.dtype, right.type.dtype} <= {"int", "float"}:
        raise GiveUp
    columns = simple(program, second, right)
    x = fresh(("x", "u"), words(left.text + " " + columns))
    y = fresh(("y", "v"), words(left.text + " " + columns))
    dtype = "float" if "float" in (left.type.dtype, right.type.dtype) else "int"
    body = operator(sign)(Code(x), Code(y)).text
    return listed(program.array(arguments.node, dtype, 2), f"[[{body} for {y} in {columns}] for {x} in {left.each}]")
