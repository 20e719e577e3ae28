"""Tables with a border around them, and triangles of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.arguments import Arguments, numpy_function
from perfhint.rules.imports._numpy.conversion import coerced
from perfhint.rules.imports._numpy.creation import is_letter
from perfhint.rules.imports._numpy.elementwise import cheap, listed, simple
from perfhint.rules.imports._numpy.types import NUMBERS, GiveUp
from perfhint.rules.imports._numpy.values import SUM, Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


@numpy_function("pad")
def _pad(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("array", "pad_width", "mode", "constant_values")
    array, mode = arguments.array(bound["array"]), bound["mode"]
    if mode is not None and program.module.code(mode)[1:-1] != "constant":
        raise GiveUp
    if array.type.ndim > 2 or array.type.dtype == "number":
        raise GiveUp
    fill = _fill(program, arguments, array, bound["constant_values"])
    widths = _widths(arguments, bound, array.type.ndim)
    sides = [(_repeated(before), _repeated(behind)) for before, behind in widths]
    kind = program.array(arguments.node, array.type.dtype, array.type.ndim)
    left, right = (f"[{fill}]{times}" if times is not None else "" for times in sides[-1])
    if array.type.ndim == 1:
        return listed(kind, _around(left, array.code.at(SUM), right))
    text, row = simple(program, arguments.first, array), fresh(("row", "line"), words(f"{array.text} {fill}"))
    size = f"{program.builtin('len', arguments.node)}({text}[0])"
    more = _sum(*widths[1])
    border = f"[{fill}] * ({size} + {more})" if more != "0" else f"[{fill}] * {size}"
    above, below = (_rows(program, arguments, border, times) for times in sides[0])
    inner = _around(left, row, right).text
    inner = f"{row}[:]" if inner == row else inner
    return listed(kind, _around(above, f"[{inner} for {row} in {text}]", below))


def _rows(program: Program, arguments: Arguments, border: str, times: str | None) -> str:
    if not times:
        return "" if times is None else f"[{border}]"
    i = fresh(("_", "i"), words(border))
    return f"[{border} for {i} in {program.builtin('range', arguments.node)}({times.removeprefix(' * ')})]"


def _around(before: str, inner: str, behind: str) -> Code:
    parts = [part for part in (before, inner, behind) if part]
    return Code(" + ".join(parts), SUM) if len(parts) > 1 else Code(inner)


def _fill(program: Program, arguments: Arguments, array: Value, node: Node | None) -> str:
    """What the border is of: zeros, in an array of texts their first letter."""
    dtype = array.type.dtype
    if node is None:
        return "'0'" if dtype == "str" else coerced(Code("0"), "int", dtype).text
    value = arguments.value(node)
    if dtype == "str" and is_letter(program.module, node):
        return value.text
    if value.type.name not in NUMBERS - {"number"} or dtype not in NUMBERS:
        raise GiveUp
    return coerced(Code(cheap(program, node, value), value.code.rank), value.type.name, dtype).text


def _widths(arguments: Arguments, bound: dict[str, Node | None], ndim: int) -> list[tuple[str, str]]:
    """How wide the border is before and behind, along each axis."""
    node = bound["pad_width"]
    value = arguments.value(node)
    if node is None:
        raise GiveUp
    if value.type.name == "int":
        width = cheap(arguments.program, node, value)
        return [(width, width)] * ndim
    parts = value.parts or ()
    if parts and all(part.type.name == "int" for part in parts):
        parts = (value,) * ndim
    if len(parts) != ndim:
        raise GiveUp
    pairs = []
    for part in parts:
        if part.parts is None or len(part.parts) != 2 or any(each.type.name != "int" for each in part.parts):
            raise GiveUp
        before, behind = (cheap(arguments.program, node, each) for each in part.parts)
        pairs.append((before, behind))
    return pairs


def _sum(one: str, other: str) -> str:
    if one.isdecimal() and other.isdecimal():
        return str(int(one) + int(other))
    return f"2 * {one}" if one == other and one.isidentifier() else f"{one} + {other}"


def _repeated(width: str) -> str | None:
    """`* width`, nothing for once, None for no border."""
    if width in ("0", "1"):
        return None if width == "0" else ""
    return f" * {width}" if width.isidentifier() or width.isdecimal() else f" * ({width})"


@numpy_function("triu", "tril")
def _triangle(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("m", "k")
    array, offset = arguments.array(bound["m"]), bound["k"]
    if array.type.ndim != 2 or array.type.dtype not in NUMBERS - {"number"}:
        raise GiveUp
    start = "0" if offset is None else cheap(program, offset, arguments.value(offset))
    if offset is not None and arguments.value(offset).type.name != "int":
        raise GiveUp
    taken = words(f"{array.text} {start}")
    i, j, x, row = (fresh(names, taken) for names in (("i", "u"), ("j", "v"), ("x", "y"), ("row", "line")))
    diagonal = i if start == "0" else f"{i} + {start}" if not start.startswith("-") else f"{i} - {start[1:]}"
    sign, zero = ">=" if arguments.name == "triu" else "<=", coerced(Code("0"), "int", array.type.dtype).text
    each = f"{program.builtin('enumerate', arguments.node)}"
    items = f"[{x} if {j} {sign} {diagonal} else {zero} for {j}, {x} in {each}({row})]"
    return listed(
        program.array(arguments.node, array.type.dtype, 2), f"[{items} for {i}, {row} in {each}({array.each})]"
    )
