"""Functions of numpy that work item by item, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Node, names
from perfhint.rules.imports._numpy.arguments import Arguments, array_method, numpy_function
from perfhint.rules.imports._numpy.conversion import coerced, dtype_of, result_type
from perfhint.rules.imports._numpy.elementwise import apply, as_array, logical, negation, operate
from perfhint.rules.imports._numpy.types import SCALARS, GiveUp
from perfhint.rules.imports._numpy.values import CONDITIONAL, OR, POWER, SUM, UNARY, Code, Maker, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.rules.imports._numpy.program import Program

_SIGNS = {
    "add": "+",
    "subtract": "-",
    "multiply": "*",
    "divide": "/",
    "true_divide": "/",
    "floor_divide": "//",
    "mod": "%",
    "remainder": "%",
    "power": "**",
    "bitwise_and": "&",
    "bitwise_or": "|",
    "bitwise_xor": "^",
    "left_shift": "<<",
    "right_shift": ">>",
    "equal": "==",
    "not_equal": "!=",
    "less": "<",
    "greater": ">",
    "less_equal": "<=",
    "greater_equal": ">=",
}
_MATH = {
    **{name: name for name in names("sqrt exp log log2 log10 log1p expm1 sin cos tan sinh cosh tanh radians degrees")},
    "arcsin": "asin",
    "arccos": "acos",
    "arctan": "atan",
    "arctan2": "atan2",
    "deg2rad": "radians",
    "rad2deg": "degrees",
    "hypot": "hypot",
    "fabs": "fabs",
}
"""What gives floats, and what it is called in `math`."""
_TESTS = {"isnan": "isnan", "isinf": "isinf", "isfinite": "isfinite"}
_WHOLE = {"floor": "floor", "ceil": "ceil", "trunc": "trunc", "fix": "trunc"}
_LOGICAL = {"logical_and": "and", "logical_or": "or", "logical_xor": "!="}
_ROUNDS = names("rint round around round_")


def operands(program: Program, arguments: Arguments, count: int) -> list[tuple[Node, Value]]:
    """The operands of a function: arrays, and numbers as they are."""
    found = []
    for node in arguments.only(count):
        value = arguments.value(node)
        is_scalar = value.type.name in SCALARS | {"plain"}
        found.append((node, value if is_scalar else as_array(program, node, value)))
    return found


def called(name: str) -> Maker:
    """Makes the code of a call."""
    return lambda *codes: Code(f"{name}({', '.join(code.text for code in codes)})")


@numpy_function(*_SIGNS)
def _operator(program: Program, arguments: Arguments) -> Value:
    return operate(program, arguments.node, _SIGNS[arguments.name], operands(program, arguments, 2))


@numpy_function(*_MATH, *_TESTS)
def _math(program: Program, arguments: Arguments) -> Value:
    name = arguments.name
    given = operands(program, arguments, 2 if name in ("arctan2", "hypot") else 1)
    _no_text(given)
    function = program.imported("math", {**_MATH, **_TESTS}[name], arguments.node)
    return apply(program, arguments.node, called(function), given, "bool" if name in _TESTS else "float")


@numpy_function("gcd", "lcm")
def _divisors(program: Program, arguments: Arguments) -> Value:
    if arguments.name == "lcm" and program.python < (3, 9):
        raise GiveUp
    given = operands(program, arguments, 2)
    _no_text(given)
    function = program.imported("math", arguments.name, arguments.node)
    return apply(program, arguments.node, called(function), given, "int")


@numpy_function("abs", "absolute")
def _absolute(program: Program, arguments: Arguments) -> Value:
    given = operands(program, arguments, 1)
    dtype = _known(given)
    return apply(
        program,
        arguments.node,
        called(program.builtin("abs", arguments.node)),
        given,
        "int" if dtype == "bool" else dtype,
    )


@numpy_function("square")
def _square(program: Program, arguments: Arguments) -> Value:
    given = operands(program, arguments, 1)
    return apply(program, arguments.node, lambda x: Code(f"{x.at(POWER + 1)} ** 2", POWER), given, _known(given))


@numpy_function("negative")
def _negative(program: Program, arguments: Arguments) -> Value:
    given = operands(program, arguments, 1)
    return apply(program, arguments.node, lambda x: Code(f"-{x.at(POWER)}", UNARY), given, _known(given))


@numpy_function("logical_not", "invert", "bitwise_not")
def _not(program: Program, arguments: Arguments) -> Value:
    given = operands(program, arguments, 1)
    dtype = _known(given)
    if arguments.name != "logical_not" and dtype != "bool":
        if dtype != "int":
            raise GiveUp
        return apply(program, arguments.node, lambda x: Code(f"~{x.at(POWER)}", UNARY), given, "int")
    return apply(program, arguments.node, lambda x: negation(coerced(x, dtype, "bool")), given, "bool")


@numpy_function(*_LOGICAL)
def _logical(program: Program, arguments: Arguments) -> Value:
    given = operands(program, arguments, 2)
    left, right = (_known([one]) for one in given)
    return apply(program, arguments.node, logical(_LOGICAL[arguments.name], left, right), given, "bool")


@numpy_function("sign")
def _sign(program: Program, arguments: Arguments) -> Value:
    given = operands(program, arguments, 1)
    dtype = _known(given)

    def make(x: Code) -> Code:
        code = Code(f"({x.at(OR)} > 0) - ({x.at(OR)} < 0)", SUM)
        return coerced(code, "int", "float") if dtype == "float" else code

    return apply(program, arguments.node, make, given, dtype, once=False)


@numpy_function(*_WHOLE)
def _whole(program: Program, arguments: Arguments) -> Value:
    """Floats that are whole numbers. (Of ints, old versions of numpy make floats, and new ones do not.)"""
    node = arguments.node
    given = operands(program, arguments, 1)
    dtype = _known(given)
    function = program.imported("math", _WHOLE[arguments.name], node)
    whole = apply(program, node, called(function), given, "int")
    make = called("float")
    if dtype != "float" and not _becomes_int(program, node):
        raise GiveUp
    program.builtin("float", node)
    return apply(program, node, lambda x: make(called(function)(x)), given, "float")._replace(whole=whole)


def _becomes_int(program: Program, node: Node) -> bool:
    outer = program.module.parent(node)
    call = program.module.parent(outer) if outer is not None and outer.type == "argument_list" else None
    return call is not None and program.module.scopes.calls(call, "int")


@numpy_function(*_ROUNDS)
@array_method("round")
def _round(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("a", "decimals")
    value = arguments.array_or_number(bound["a"])
    dtype = _known([(arguments.node, value)])
    digits = bound.get("decimals")
    function = program.builtin("round", arguments.node)
    given = [(bound["a"] or arguments.node, value)]
    if digits is not None:
        given.append((digits, arguments.value(digits)))
        return apply(program, arguments.node, called(function), given, dtype)
    whole = apply(program, arguments.node, called(function), given, "int")
    if dtype == "int":
        return whole
    program.builtin("float", arguments.node)
    rounded = apply(program, arguments.node, lambda x: called("float")(called(function)(x)), given, "float")
    return rounded._replace(whole=whole)


@numpy_function("maximum", "minimum", "fmax", "fmin")
def _extreme(program: Program, arguments: Arguments) -> Value:
    given = operands(program, arguments, 2)
    name = program.builtin("max" if "max" in arguments.name else "min", arguments.node)
    return _alike(program, arguments.node, called(name), given)


@numpy_function("clip", method=True)
def _clip(program: Program, arguments: Arguments) -> Value:
    names_ = ("min", "max") if {"min", "max"} & arguments.keywords.keys() else ("a_min", "a_max")
    bound = arguments.bind("a", *names_)
    value = arguments.array_or_number(bound["a"])
    limits: list[tuple[Node, Value] | None] = []
    for limit in (bound[name] for name in names_):
        is_none = limit is None or program.module.code(limit) == "None"
        limits.append(None if limit is None or is_none else (limit, arguments.array_or_number(limit)))
    low, high = (program.builtin(name, arguments.node) for name in ("max", "min"))
    given = [(bound["a"] or arguments.node, value), *(limit for limit in limits if limit is not None)]

    def make(x: Code, *rest: Code) -> Code:
        left = list(rest)
        if limits[0] is not None:
            x = Code(f"{low}({x.text}, {left.pop(0).text})")
        return Code(f"{high}({x.text}, {left.pop(0).text})") if limits[1] is not None else x

    return _alike(program, arguments.node, make, given)


@numpy_function("where")
def _where(program: Program, arguments: Arguments) -> Value:
    if arguments.count == 1:
        from perfhint.rules.imports._numpy.searching import nonzero

        return nonzero(program, arguments)
    condition, *given = operands(program, arguments, 3)
    if condition[1].type.name != "array":
        raise GiveUp
    kind = _known([condition])

    def make(one: Code, other: Code, test: Code) -> Code:
        test = coerced(test, kind, "bool")
        return Code(f"{one.at(OR)} if {test.at(OR)} else {other.at(CONDITIONAL)}", CONDITIONAL)

    return _alike(program, arguments.node, make, given, condition)


def _alike(
    program: Program, node: Node, make: Maker, given: Sequence[tuple[Node, Value]], *more: tuple[Node, Value]
) -> Value:
    """An operation that gives one of its operands: which all become the type that the array has."""
    dtypes = [_known([one]) for one in given]
    wanted = result_type([value for _, value in given])

    def convert(*codes: Code) -> Code:
        changed = [coerced(code, dtype, wanted) for code, dtype in zip(codes, dtypes, strict=False)]
        return make(*changed, *codes[len(dtypes) :])

    return apply(program, node, convert, [*given, *more], wanted)


def _known(given: Sequence[tuple[Node, Value]]) -> str:
    """The type of an operand about which something must be known."""
    dtype = dtype_of(given[0][1])
    if dtype == "plain":
        raise GiveUp
    return dtype


def _no_text(given: Sequence[tuple[Node, Value]]) -> None:
    if any(dtype_of(value) == "str" for _, value in given):
        raise GiveUp
