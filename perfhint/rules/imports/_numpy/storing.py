"""Changing arrays in place: items, rows, columns and other parts of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.brackets import indexes
from perfhint.rules.imports._numpy.conversion import coerced
from perfhint.rules.imports._numpy.creation import is_letter
from perfhint.rules.imports._numpy.elementwise import as_array, cheap, is_never, operate
from perfhint.rules.imports._numpy.indexing import item_of
from perfhint.rules.imports._numpy.types import SCALARS, GiveUp, Type, scalar_of
from perfhint.rules.imports._numpy.values import ATOM, Code, Value

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program
from perfhint.rules.imports._numpy.parts import store_chosen, store_rows
from perfhint.rules.imports._numpy.places import Place, as_item, changed_part, fitting, place


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
        store_chosen(program, node, where, given, sign)
    elif index.value is not None and base.type.ndim == 1:
        _store_item(program, node, where, given, sign)
    elif index.value is not None and len(where.rest) == 1:
        row = item_of(program, where.node, where.node.named_children[0], base, index)
        program.emit_statement(node, changed_part(program, node, where.node, row, f"{row.text}[:]", given, sign))
    elif len(where.rest) == 1 and base.type.ndim == 1:
        program.emit_statement(
            node, changed_part(program, node, where.node, base, f"{base.code.at(ATOM)}[{index.text}]", given, sign)
        )
    else:
        store_rows(program, node, where, given, sign)


def _store_item(program: Program, node: Node, where: Place, given: tuple[Node, Value], sign: str) -> None:
    base, dtype = where.base, where.base.type.dtype
    target = item_of(program, where.node, where.node.named_children[0], base, where.rest[0])
    value = given[1]
    if value.type.name == "array" or dtype == "number":
        raise GiveUp
    if dtype == "str" and (sign or not is_letter(program.module, given[0])):
        raise GiveUp
    if not sign or value.type.name in fitting(dtype, sign):
        code = value.code if sign or dtype == "str" else as_item(value, dtype)
        program.emit(where.node, target.text)
        program.emit(given[0], code.text)
        return
    cheap(program, where.rest[0].node, Value(scalar_of("int"), Code(where.rest[0].text)))
    result = operate(program, node, sign, [(where.node, target), (given[0], value)])
    program.emit_statement(node, f"{target.text} = {coerced(result.code, 'plain', dtype).text}")
