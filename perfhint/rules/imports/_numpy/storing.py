"""Changing arrays in place: items, rows, columns and other parts of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules.imports._numpy import aliasing
from perfhint.rules.imports._numpy.elementwise import (
    apply,
    as_array,
    cheap,
    coerced,
    converted,
    is_never,
    listed,
    named,
    operate,
)
from perfhint.rules.imports._numpy.indexing import Index, indexes, item_of
from perfhint.rules.imports._numpy.types import NUMBERS, SCALARS, GiveUp, Type, scalar_of
from perfhint.rules.imports._numpy.values import OR, Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program

_FITS = {"int": ("int", "bool"), "float": ("int", "float", "bool", "number", "plain"), "bool": ("bool",)}
"""What an item of an array stays of the type of the array with, when it is added to, multiplied by …"""


class Place(NamedTuple):
    """A part of an array that is assigned to."""

    node: Node
    base: Value
    rest: list[Index]
    """What is left of the indexes when those of items are followed."""


def place(program: Program, target: Node) -> Place | None:
    """What a subscript is a part of, where that is an array."""
    holder = target.named_children[0]
    base = program.value(holder)
    if base.type.name != "array":
        return None
    program.changes(target, base.type)
    rest = indexes(program, target)
    while len(rest) > 1 and rest[-1].is_all:
        rest.pop()
    if len(rest) > base.type.ndim:
        raise GiveUp
    while len(rest) > 1 and rest[0].value is not None and rest[0].value.type.name in ("int", "plain", "number"):
        base = item_of(program, target, holder, base, rest.pop(0))
    return Place(target, base, rest)


def store_as_is(program: Program, target: Node, kind: Type) -> None:
    """One of several targets, or that of a loop: the item gets something of this type, just as it comes."""
    found = place(program, target)
    if found is None:
        base = program.value(target.named_children[0])
        if is_never(base):
            return
        given = target.children_by_field_name("subscript")
        program.heap.mutated |= base.type.sites
        if len(given) == 1 and given[0].type == "slice":
            if base.type.name != "list":
                raise GiveUp
            program.heap.put(base.type, program.heap.element(kind))
            index = indexes(program, target)[0]
            program.emit(
                target, program.spliced(target, [(target.named_children[0], base), (given[0], index.text)]).text
            )
            return
        parts = [program.scalar(index) for index in given]
        if len(parts) != 1:
            raise GiveUp
        if base.type.name == "dict":
            program.heap.put(base.type, parts[0].type, kind)
        elif base.type.name in ("list", "deque"):
            program.heap.put(base.type, kind)
        else:
            program.heap.escape(base.type)
            program.heap.escape(kind)
        program.emit(target, program.spliced(target, [(target.named_children[0], base), (given[0], parts[0])]).text)
        return
    base = found.base
    if kind.name == "never":
        return
    if base.type.ndim != 1 or found.rest[0].value is None or kind.name != base.type.dtype:
        raise GiveUp
    program.emit(target, item_of(program, target, target.named_children[0], base, found.rest[0]).text)


def store(program: Program, node: Node, where: Place, given: tuple[Node, Value], sign: str = "") -> None:
    """`a[…] = value`, or with a sign `a[…] += value`."""
    index, base = where.rest[0], where.base
    value = given[1]
    if is_never(value, base, *(part.value for part in where.rest)):
        return
    if value.type.name not in SCALARS | {"plain"}:
        given = (given[0], as_array(program, given[0], value))
    elif value.type.name in ("none", "bytes"):
        raise GiveUp
    if index.value is not None and index.value.type.name in ("array", "list"):
        _store_chosen(program, node, where, given, sign)
    elif index.value is not None and base.type.ndim == 1:
        _store_item(program, node, where, given, sign)
    elif index.value is not None and len(where.rest) == 1:
        row = item_of(program, where.node, where.node.named_children[0], base, index)
        _emit(program, node, _part(program, node, where.node, row, f"{row.text}[:]", given, sign))
    elif len(where.rest) == 1 and base.type.ndim == 1:
        _emit(program, node, _part(program, node, where.node, base, f"{base.code.at(14)}[{index.text}]", given, sign))
    else:
        _store_rows(program, node, where, given, sign)


def _emit(program: Program, node: Node, *lines: str) -> None:
    program.emit_statement(node, *lines)


def _store_item(program: Program, node: Node, where: Place, given: tuple[Node, Value], sign: str) -> None:
    base, dtype = where.base, where.base.type.dtype
    target = item_of(program, where.node, where.node.named_children[0], base, where.rest[0])
    value = given[1]
    if value.type.name == "array" or dtype == "number":
        raise GiveUp
    if dtype == "str" and (sign or given[0].type != "string" or len(program.module.code(given[0])) != 3):
        raise GiveUp
    if not sign or value.type.name in _fitting(dtype, sign):
        code = value.code if sign or dtype == "str" else _as_item(value, dtype)
        program.emit(where.node, target.text)
        program.emit(given[0], code.text)
        return
    cheap(program, where.rest[0].node, Value(scalar_of("int"), Code(where.rest[0].text)))
    result = operate(program, node, sign, [(where.node, target), (given[0], value)])
    _emit(program, node, f"{target.text} = {coerced(result.code, 'plain', dtype).text}")


def _fitting(dtype: str, sign: str) -> tuple[str, ...]:
    if dtype == "int" and sign == "/":
        return ()
    if dtype == "bool" and sign not in ("&", "|", "^"):
        return ()
    return _FITS.get(dtype, ())


def _as_item(value: Value, dtype: str) -> Code:
    """A number as the array keeps it."""
    if value.whole is not None and dtype == "int":
        return value.whole.code
    old = value.type.name
    return value.code if old == dtype else coerced(value.code, old, dtype)


def _part(
    program: Program,
    node: Node,
    target: Node,
    base: Value,
    text: str,
    given: tuple[Node, Value],
    sign: str,
    *,
    is_repeated: bool = False,
) -> str:
    """The statement that changes a part of an array of one dimension, whose code is `text`."""
    if base.type.ndim != 1:
        raise GiveUp
    dtype, (part, value) = base.type.dtype, given
    if sign:
        old = listed(base.type._replace(ndim=1), text)
        new = operate(program, node, sign, [(target, _source(old, text)), (part, value)])
        if new.type.dtype != dtype and not (new.type.dtype == "number" and dtype in ("int", "float")):
            raise GiveUp
        return f"{text} = {new.text}"
    if value.type.name == "array":
        if value.type.ndim != 1 or value.type.is_single:
            raise GiveUp
        return f"{text} = {converted(program, part, value, dtype).text}"
    code = _as_item(value, dtype)
    if dtype == "str" or dtype == "number":
        raise GiveUp
    if is_repeated:
        cheap(program, part, value)
    size = program.builtin("len", node)
    whole = text.removesuffix("[:]")
    return f"{text} = [{code.text}] * {size}({whole})"


def _source(old: Value, text: str) -> Value:
    return named(old.type, text.removesuffix("[:]"))


def _store_rows(program: Program, node: Node, where: Place, given: tuple[Node, Value], sign: str) -> None:
    """Several rows, or parts of them: a loop."""
    base, (part, value) = where.base, given
    first, *rest = where.rest
    if base.type.ndim != 2 or first.value is not None:
        raise GiveUp
    taken = words(" ".join([base.text, value.text, *(index.text for index in where.rest)]))
    taken |= words(program.module.text)
    rows = base.text if first.is_all else f"{base.code.at(14)}[{first.text}]"
    row = fresh(("row", "line"), taken)
    inner = named(base.type._replace(ndim=1), row)
    column = rest[0] if rest else None
    width = 0 if column is not None and column.value is not None else 1
    each = ""
    if value.type.name == "array" and value.type.ndim == 1 + width:
        if not value.is_fresh and (value.type.ndim > 1 or value.type.sites & base.type.sites):
            raise GiveUp
        each = fresh(("x", "y") if width == 0 else ("new", "values"), taken)
        value = converted(program, part, value, base.type.dtype) if not sign else value
        source, value = (
            value.text,
            (
                Value(scalar_of(value.type.dtype), Code(each))
                if width == 0
                else named(value.type._replace(ndim=1), each)
            ),
        )
        header = f"for {row}, {each} in zip({rows}, {source}):"
    else:
        if value.type.name != "array":
            text = cheap(program, part, value)
            if "[" in text:
                text = program.hoisted(part, text, "value")
            value = value if text == value.text else value._replace(code=Code(text))
        elif width == 0 or not value.code.text.isidentifier():
            raise GiveUp
        header = f"for {row} in {rows}:"
    if column is not None and column.value is not None:
        line = _item_line(base, f"{row}[{cheap(program, column.node, column.value)}]", value, sign)
    else:
        text = f"{row}[{column.text if column is not None else ':'}]"
        if "(" in text:
            raise GiveUp
        line = _part(program, node, where.node, inner, text, (part, value), sign)
    _emit(program, node, header, program.module.indent_unit + line)


def _item_line(base: Value, target: str, value: Value, sign: str) -> str:
    dtype = base.type.dtype
    if dtype not in NUMBERS - {"number"} or value.type.name == "array":
        raise GiveUp
    if sign:
        if value.type.name not in _fitting(dtype, sign):
            raise GiveUp
        return f"{target} {sign}= {value.text}"
    return f"{target} = {_as_item(value, dtype).text}"


def _store_chosen(program: Program, node: Node, where: Place, given: tuple[Node, Value], sign: str) -> None:
    """`a[mask] = value`, `a[indexes] = value`."""
    base, index, (part, value) = where.base, where.rest[0], given
    if len(where.rest) != 1 or index.value is None:
        raise GiveUp
    chosen = as_array(program, index.node, index.value)
    if chosen.type.dtype == "bool" and chosen.type.ndim == base.type.ndim:
        _store_masked(program, node, where, (index.node, chosen), given, sign)
        return
    if chosen.type.dtype != "int" or chosen.type.ndim != 1 or base.type.ndim != 1 or sign:
        raise GiveUp
    taken = words(f"{program.module.text} {base.text}")
    i = fresh(("i", "j", "k"), taken)
    text = base.code.at(14)
    if value.type.name == "array":
        x = fresh(("x", "y", "new"), taken)
        new = converted(program, part, value, base.type.dtype)
        _emit(
            program,
            node,
            f"for {i}, {x} in zip({chosen.each}, {new.text}):",
            f"{program.module.indent_unit}{text}[{i}] = {x}",
        )
        return
    code = cheap(program, part, value)
    if "[" in code:
        code = program.hoisted(part, code, "value")
    line = _item_line(base, f"{text}[{i}]", value._replace(code=Code(code, value.code.rank)), sign)
    _emit(program, node, f"for {i} in {chosen.text}:", f"{program.module.indent_unit}{line}")


def _store_masked(
    program: Program, node: Node, where: Place, mask: tuple[Node, Value], given: tuple[Node, Value], sign: str
) -> None:
    base, (part, value) = where.base, given
    holder = where.node.named_children[0]
    dtype = base.type.dtype
    if value.type.name == "array" or dtype not in NUMBERS - {"number"}:
        raise GiveUp
    binding = program.module.scopes.binding(holder) if holder.type == "identifier" else None
    by_rows = base.type.ndim > 1 and (binding is None or not aliasing.is_own(program, binding, base.type))
    given_three = [(part, value), (holder, base), mask]

    def make(new: Code, old: Code, test: Code) -> Code:
        if sign:
            pair = [(holder, Value(scalar_of(dtype), old)), (part, value._replace(code=new))]
            new = operate(program, node, sign, pair).code
        else:
            new = _as_item(value._replace(code=new), dtype)
        return Code(f"{new.at(OR)} if {test.at(OR)} else {old.at(1)}", 1)

    if sign and value.type.name not in _fitting(dtype, sign):
        raise GiveUp
    result = apply(program, node, make, given_three, dtype)
    if by_rows:
        _emit_rows(program, node, base, result)
    else:
        _emit(program, node, f"{base.code.at(14)}[:] = {result.text}")


def _emit_rows(program: Program, node: Node, base: Value, new: Value) -> None:
    """All rows are changed, but stay the lists that somebody else may have."""
    if base.type.ndim != 2:
        raise GiveUp
    taken = words(program.module.text)
    row, changed = fresh(("row", "line"), taken), fresh(("new", "changed"), taken)
    _emit(
        program,
        node,
        f"for {row}, {changed} in zip({base.text}, {new.text}):",
        f"{program.module.indent_unit}{row}[:] = {changed}",
    )


def augment(program: Program, node: Node, target: Node, old: Type, given: tuple[Node, Value], sign: str) -> None:
    """`a += value`, which changes the array itself."""
    program.changes(node, old)
    program.bind(target, old)
    part, value = given
    if is_never(value):
        return
    if value.type.name not in SCALARS | {"plain"}:
        value = as_array(program, part, value)
    name = program.module.code(target)
    if sign == "@":
        raise GiveUp
    new = operate(program, node, sign, [(target, named(old, name)), (part, value)])
    if (new.type.dtype != old.dtype and new.type.dtype != "number") or new.type.ndim != old.ndim:
        raise GiveUp
    binding = program.module.scopes.binding(target)
    if not program.is_last or binding is None:
        return
    own = aliasing.is_own(program, binding, old) and not _iterates(program, node, name)
    if not own and old.ndim > 1:
        _emit_rows(program, node, named(old, name), new)
        return
    _emit(program, node, f"{name if own else name + '[:]'} = {new.text}")


def _iterates(program: Program, node: Node, name: str) -> bool:
    """A loop around goes over what has this name."""
    loops = (loop.child_by_field_name("right") for loop in program.module.loops.around(node))
    return any(right is not None and name in words(program.module.code(right)) for right in loops)
