"""Arrays joined, repeated, or with items put in and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.arguments import Arguments, numpy_function
from perfhint.rules.imports._numpy.broadcasting import as_column, as_row
from perfhint.rules.imports._numpy.conversion import coerced, dtype_of, result_type
from perfhint.rules.imports._numpy.elementwise import cheap, converted, listed, simple
from perfhint.rules.imports._numpy.types import GiveUp
from perfhint.rules.imports._numpy.values import ATOM, PRODUCT, SUM, UNARY, Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


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
    dtype = result_type(_not_empty([value for _, value in parts]))
    if len(ndims) != 1 or dtype == "number":
        raise GiveUp
    ndim = ndims.pop()
    texts = []
    for part, value in parts:
        if value.type.name != "array":
            texts.append(Code(f"[{coerced(value.code, dtype_of(value), dtype).text}]"))
            continue
        texts.append(value.code if value.type.is_empty else converted(program, part, value, dtype).code)
    kind = program.array(node, dtype, ndim)
    if ndim == 1:
        return listed(kind, Code(" + ".join(text.at(SUM) for text in texts), SUM))
    if ndim != 2 or len(texts) < 2:
        raise GiveUp
    if axis == 0:
        tables = [converted(program, part, value, dtype) for part, value in parts]
        copies = [table.text if table.is_fresh else copied_rows(table) for table in tables]
        return listed(kind, Code(" + ".join(copies), SUM))
    taken = words(" ".join(text.text for text in texts))
    rows = []
    for _ in texts:
        rows.append(fresh(("row", "other", "third", "row"), taken))
        taken.add(rows[-1])
    pairs = ", ".join(text.text for text in texts)
    return listed(kind, f"[{' + '.join(rows)} for {', '.join(rows)} in zip({pairs})]")


def _not_empty(values: list[Value]) -> list[Value]:
    """Without the empty arrays, where the others are of texts."""
    rest = [value for value in values if not value.type.is_empty]
    return rest if rest and all(dtype_of(value) == "str" for value in rest) else values


def copied_rows(array: Value) -> str:
    row = fresh(("row", "line"), words(array.text))
    return f"[{row}[:] for {row} in {array.text}]"


@numpy_function("vstack", "stack", "column_stack")
def _stacked(program: Program, arguments: Arguments) -> Value:
    bound = arguments.bind("arrays", "axis") if arguments.name == "stack" else arguments.bind("tup")
    node, axis = arguments.first, bound.get("axis")
    if node.type not in ("list", "tuple") or (axis is not None and program.module.code(axis) not in ("0", "1", "-1")):
        raise GiveUp
    parts = [(part, arguments.array(part)) for part in program.module.statements(node)]
    if arguments.name == "column_stack" or (axis is not None and program.module.code(axis) != "0"):
        return side_by_side(program, arguments.node, parts, is_new=arguments.name == "stack")
    if any(value.type.ndim != 1 for _, value in parts):
        if arguments.name == "stack":
            raise GiveUp
        parts = [(part, _as_rows(program, part, value)) for part, value in parts]
        return joined(program, arguments.node, parts)
    dtype = result_type([value for _, value in parts])
    kind = program.array(arguments.node, dtype, 2)._replace(is_single=len(parts) == 1)
    changed = [converted(program, part, value, dtype) for part, value in parts]
    texts = [value.text if value.is_fresh else f"{value.code.at(ATOM)}[:]" for value in changed]
    return listed(kind, f"[{', '.join(texts)}]")


def _as_rows(program: Program, node: Node, array: Value) -> Value:
    if array.type.ndim > 1:
        return array
    row = array.text if array.is_fresh else f"{array.code.at(ATOM)}[:]"
    return as_row(program, node, array)._replace(code=Code(f"[{row}]"), is_fresh=True)


def side_by_side(program: Program, node: Node, parts: list[tuple[Node, Value]], *, is_new: bool = False) -> Value:
    """Arrays of one dimension as columns, in front of and behind tables."""
    if all(value.type.ndim == 1 for _, value in parts):
        dtype = result_type([value for _, value in parts])
        kind = program.array(node, dtype, 2)._replace(is_single=len(parts) == 1)
        texts = [converted(program, part, value, dtype).each for part, value in parts]
        return listed(kind, f"{program.builtin('list', node)}(map(list, zip({', '.join(texts)})))")
    if is_new:
        raise GiveUp
    parts = [(part, as_column(program, part, value) if value.type.ndim == 1 else value) for part, value in parts]
    return joined(program, node, parts, 1)


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
    bound = arguments.bind("a", "shift", "axis")
    first = arguments.first
    array, shift = arguments.array(bound["a"]), arguments.value(bound["shift"])
    axis = arguments.axis(bound["axis"], array.type.ndim)
    if shift.type.name != "int" or array.type.ndim > 2 or (axis is None and array.type.ndim > 1):
        raise GiveUp
    kind = program.array(arguments.node, array.type.dtype, array.type.ndim)._replace(is_single=array.type.is_single)
    text, at = simple(program, first, array), {"1": "-1", "-1": "1"}.get(shift.text)
    if at is None:  # it may be more than there are items
        size = f"{program.builtin('len', arguments.node)}({text}{'[0]' * (axis or 0)})"
        program.builtin("max", arguments.node)
        at = program.hoisted(arguments.node, f"-{shift.code.at(UNARY)} % max({size}, 1)", "start")
    if array.type.ndim == 1:
        return listed(kind, Code(f"{text}[{at}:] + {text}[:{at}]", SUM))
    row = fresh(("row", "line"), words(f"{text} {at}"))
    if axis == 0:
        return listed(kind, f"[{row}[:] for {row} in {text}[{at}:] + {text}[:{at}]]")
    return listed(kind, f"[{row}[{at}:] + {row}[:{at}] for {row} in {text}]")
