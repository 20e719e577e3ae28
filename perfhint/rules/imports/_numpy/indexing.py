"""Reading items, rows, columns and other parts of arrays and lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from perfhint.rules.api import names
from perfhint.rules.imports._numpy.brackets import Index, brackets, index_of, indexes, is_new, spread
from perfhint.rules.imports._numpy.broadcasting import as_column, as_row
from perfhint.rules.imports._numpy.elementwise import (
    apply,
    as_array,
    cheap,
    is_never,
    listed,
    named,
    simple,
)
from perfhint.rules.imports._numpy.searching import chosen, masked
from perfhint.rules.imports._numpy.types import (
    BYTES,
    NEVER,
    NUMBERS,
    PLAIN,
    RANGE,
    STR,
    GiveUp,
    Type,
    scalar_of,
)
from perfhint.rules.imports._numpy.values import ATOM, Code, Value, fresh, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


_CALLED = re.compile(r"([\w.)\]]+)\s*\(")
_HARMLESS = names("max min len int abs")
_LITERAL = re.compile(r"\[[\d, -]*\]")
_SINGLE = re.compile(r"0?:1|-1:|(.+):\1\+1|(.+)-1:\2")
"""Slices with one item."""


def subscript(program: Program, node: Node) -> Value:
    """`holder[…]`."""
    holder = node.named_children[0]
    if program.path(holder) in ("numpy.r_", "numpy.c_"):
        return _row_of(program, node)
    base = program.value(holder)
    if base.type.name == "array" and program.module.scopes.calls(node.named_children[-1], "numpy.ix_"):
        return _crossing(program, node, holder, base, node.named_children[-1])
    if base.type.name == "array" and (news := [part for part in brackets(program, node) if is_new(program, part)]):
        return _with_new_axis(program, node, holder, base, news)
    parts = indexes(program, node)
    if base.type.name == "array":
        return part_of(program, node, holder, base, spread(parts))
    if any(part.value is not None and part.value.type.name == "array" for part in parts):
        raise GiveUp
    code = program.spliced(node, [(holder, base), *((part.node, part.text) for part in parts)])
    if base.type.name == "items" and base.parts is not None and base.text != program.module.code(holder):
        if len(parts) != 1 or not parts[0].text.isdecimal() or int(parts[0].text) >= len(base.parts):
            raise GiveUp
        return base.parts[int(parts[0].text)]
    kind = _item(program, node, base.type, parts)
    return named(kind, code.text) if kind.name == "array" else Value(kind, code)


def _item(program: Program, node: Node, holder: Type, parts: list[Index]) -> Type:
    """What a part of something that is no array is."""
    heap = program.heap
    if holder.name == "never" or len(parts) != 1:
        for part in parts:
            if part.value is not None:
                heap.escape(part.value.type)
        heap.escape(holder)
        return NEVER if holder.name == "never" else PLAIN
    index = parts[0].value
    if index is None:
        if holder.name in ("list", "tuple", "items", "deque"):
            name = "tuple" if holder.name == "items" else holder.name
            return heap.made(name, program.site(node), heap.element(holder))
        return {"str": STR, "bytes": BYTES, "range": RANGE}.get(holder.name, PLAIN)
    if holder.name == "dict":
        return heap.value(holder)
    if holder.name == "items" and parts[0].text.isdecimal() and int(parts[0].text) < len(holder.items):
        return holder.items[int(parts[0].text)]
    if holder.name in ("list", "tuple", "items", "deque", "str", "bytes", "range"):
        return heap.element(holder)
    heap.escape(index.type)
    heap.escape(holder)
    return PLAIN


def _with_new_axis(program: Program, node: Node, holder: Node, base: Value, news: list[Node]) -> Value:
    """`a[:, None]` and `a[np.newaxis]`, of a row, column or array of one dimension."""
    given = brackets(program, node)
    if len(news) != 1:
        raise GiveUp
    kept = [index_of(program, part) for part in given if part.id != news[0].id]
    is_column = any(part.type == "slice" for part in given[: given.index(news[0])])
    line = base if all(part.is_all for part in kept) else part_of(program, node, holder, base, kept)
    if line.type.name == "never":
        return line
    return as_column(program, node, line) if is_column else as_row(program, node, line)


def part_of(program: Program, node: Node, holder: Node, base: Value, parts: Sequence[Index]) -> Value:
    """The part of an array at some indexes, one for each of its first dimensions."""
    while parts and parts[-1].is_all and len(parts) > 1:
        parts = parts[:-1]
    first, *rest = parts
    if len(parts) > base.type.ndim or base.type.ndim > 3:
        raise GiveUp
    if first.value is None:
        return _slice(program, node, base, first, rest)
    if is_never(*(part.value for part in parts)):
        return Value(NEVER, program.code(node))
    if first.value.type.name in ("array", "list"):
        return _chosen(program, node, (holder, base), first, rest)
    row = item_of(program, node, holder, base, first)
    return part_of(program, node, node, row, rest) if rest else row


def item_of(program: Program, node: Node, holder: Node, base: Value, index: Index) -> Value:
    """The item, or row, at one index."""
    if index.value is None or index.value.type.name not in ("int", "plain", "number"):
        raise GiveUp
    text = f"{base.code.at(ATOM)}[{index.text}]"
    given = node.children_by_field_name("subscript") if node.type == "subscript" else []
    if len(given) == 1 and given[0].id == index.node.id and node.named_children[0].id == holder.id:
        text = program.spliced(node, [(holder, Value(base.type, base.code)), (index.node, index.text)]).text
    if base.type.ndim == 1:
        return Value(scalar_of(base.type.dtype), Code(text))
    return named(base.type._replace(ndim=base.type.ndim - 1), text)


def _slice(program: Program, node: Node, base: Value, first: Index, rest: list[Index]) -> Value:
    text = base.code.at(ATOM)
    rows = text if first.is_all and rest else f"{text}[{first.text}]"
    is_single = base.type.is_single or any(
        _SINGLE.fullmatch(part.text.replace(" ", "")) for part in (first, *rest) if part.value is None
    )
    if not rest:
        part = listed(program.view(node, base.type)._replace(is_single=is_single), rows)
        return part if base.type.ndim == 1 else part._replace(is_fresh=False)
    if len(rest) == 1 and (second := rest[0]).value is not None and second.value.type.name in ("array", "list"):
        return _columns(program, node, base, rows, second)
    row = fresh(("row", "line"), words(" ".join([text, *(part.text for part in rest)])))
    loose = [part._replace(text=_cheapindex_of(program, part)) for part in rest]
    inner = part_of(program, node, node, named(base.type._replace(ndim=base.type.ndim - 1), row), loose)
    if inner.type.name == "never":
        return inner
    ndim = 1 + (inner.type.ndim if inner.type.name == "array" else 0)
    kind = program.view(node, base.type, ndim)._replace(is_single=is_single)
    return listed(kind, f"[{inner.text} for {row} in {rows}]")


def _columns(program: Program, node: Node, base: Value, rows: str, index: Index) -> Value:
    """`a[:, indexes]` and `a[:, mask]`."""
    if index.value is None:
        raise GiveUp
    if base.type.ndim == 2 and index.value.parts is not None and len(index.value.parts) == 1:
        column = cheap(program, index.node, index.value.parts[0])
        row = fresh(("row", "line"), words(f"{rows} {column}"))
        kind = program.array(node, base.type.dtype, 1)
        return as_column(program, node, listed(kind, f"[{row}[{column}] for {row} in {rows}]"))
    where = as_array(program, index.node, index.value)
    if is_never(where):
        return Value(NEVER, program.code(node))
    if base.type.ndim != 2 or where.type.ndim != 1 or where.type.dtype not in ("int", "bool"):
        raise GiveUp
    wanted = where.text
    if where.type.dtype == "bool" or not _LITERAL.fullmatch(wanted):
        wanted = simple(program, index.node, where)
    row = fresh(("row", "line"), words(f"{rows} {wanted}"))
    if where.type.dtype == "bool":
        some = f"{program.builtin('list', node)}({program.imported('itertools', 'compress', node)}({row}, {wanted}))"
    else:
        j = fresh(("j", "i"), words(f"{rows} {wanted}"))
        some = f"[{row}[{j}] for {j} in {wanted}]"
    made = listed(program.array(node, base.type.dtype, 2), f"[{some} for {row} in {rows}]")
    return made._replace(type=made.type._replace(is_single=where.type.is_single))


def _crossing(program: Program, node: Node, holder: Node, base: Value, call: Node) -> Value:
    """`a[np.ix_(rows, columns)]`."""
    given = program.module.arguments(call)
    if len(given) != 2 or base.type.ndim != 2:
        raise GiveUp
    some, columns = (index_of(program, part) for part in given)
    rows = _chosen(program, node, (holder, base), some, [])
    return rows if is_never(rows) else _columns(program, node, base, rows.text, columns)


def is_repeatable(text: str) -> bool:
    """Code of an index that may be worked out for each row: all it calls are builtins for numbers."""
    return set(_CALLED.findall(text)) <= _HARMLESS


def _cheapindex_of(program: Program, index: Index) -> str:
    """Code of an index that is worked out for each row."""
    if index.value is not None and index.value.type.name not in ("array", "list"):
        return cheap(program, index.node, index.value)
    if index.value is not None or not is_repeatable(index.text):
        raise GiveUp
    return index.text


def _chosen(program: Program, node: Node, base: tuple[Node, Value], first: Index, rest: list[Index]) -> Value:
    """The part at several indexes, or where a mask is true."""
    if first.value is None:
        raise GiveUp
    where = as_array(program, first.node, first.value)
    if is_never(where):
        return Value(NEVER, program.code(node))
    if where.type.dtype == "bool":
        if rest:
            raise GiveUp
        return masked(program, node, base, (first.node, where))
    if where.type.dtype != "int" or where.type.ndim != 1:
        raise GiveUp
    if not rest and base[1].type.ndim == 2 and first.value.parts is not None and len(first.value.parts) == 1:
        only = first.value.parts[0]
        return as_row(program, node, item_of(program, node, base[0], base[1], Index(first.node, only, only.text)))
    if not rest:
        return chosen(program, node, base, (first.node, where))
    second = rest[0]
    if len(rest) != 1 or second.value is None or base[1].type.ndim != 2:
        raise GiveUp
    text, dtype = base[1].code.at(ATOM), base[1].type.dtype
    if second.value.type.name in ("int", "number", "plain"):
        column = cheap(program, second.node, second.value)
        return apply(program, node, lambda i: Code(f"{text}[{i.text}][{column}]"), [(first.node, where)], dtype)
    other = as_array(program, second.node, second.value)
    if other.type.dtype != "int" or other.type.ndim != 1:
        raise GiveUp
    pair = [(first.node, where), (second.node, other)]
    return apply(program, node, lambda i, j: Code(f"{text}[{i.text}][{j.text}]"), pair, dtype)


def _row_of(program: Program, node: Node) -> Value:
    """`np.r_[0, a]`, `np.c_[a, b]`."""
    from perfhint.rules.imports._numpy.joining import joined, side_by_side

    parts = []
    for part in brackets(program, node):
        if part.type in ("slice", "string"):
            raise GiveUp
        value = program.value(part)
        parts.append((part, value if value.type.name in NUMBERS else as_array(program, part, value)))
    if program.path(node.named_children[0]) == "numpy.c_":
        if any(value.type.name != "array" for _, value in parts):
            raise GiveUp
        return side_by_side(program, node, parts)
    if any(value.type.ndim > 1 for _, value in parts):
        raise GiveUp
    return joined(program, node, parts)
