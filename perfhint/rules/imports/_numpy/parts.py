"""Changing several rows, masked or chosen items, or whole arrays in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy import aliasing
from perfhint.rules.imports._numpy.creation import is_letter
from perfhint.rules.imports._numpy.elementwise import (
    apply,
    as_array,
    cheap,
    converted,
    is_never,
    named,
    operate,
)
from perfhint.rules.imports._numpy.types import NUMBERS, SCALARS, GiveUp, Type, scalar_of
from perfhint.rules.imports._numpy.values import ATOM, CONDITIONAL, OR, Code, Value, fresh, words

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program
from perfhint.rules.imports._numpy.indexing import is_repeatable
from perfhint.rules.imports._numpy.places import Place, as_item, changed_part, fitting


def store_rows(program: Program, node: Node, where: Place, given: tuple[Node, Value], sign: str) -> None:
    """Several rows, or parts of them: a loop."""
    base, (part, value) = where.base, given
    first, *rest = where.rest
    if base.type.ndim != 2 or first.value is not None:
        raise GiveUp
    taken = words(" ".join([base.text, value.text, *(index.text for index in where.rest)]))
    taken |= words(program.module.text)
    rows = base.text if first.is_all else f"{base.code.at(ATOM)}[{first.text}]"
    row = fresh(("row", "line"), taken)
    inner = named(base.type._replace(ndim=1), row)
    column = rest[0] if rest else None
    width = 0 if column is not None and column.value is not None else 1
    each = ""
    if value.type.name == "array" and value.type.ndim == 1 + width:
        if not value.is_fresh and value.type.sites & base.type.sites:
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
        if not is_repeatable(text):
            raise GiveUp
        line = changed_part(program, node, where.node, inner, text, (part, value), sign)
    program.emit_statement(node, header, program.module.indent_unit + line)


def _item_line(base: Value, target: str, value: Value, sign: str) -> str:
    dtype = base.type.dtype
    if dtype not in NUMBERS - {"number"} or value.type.name == "array":
        raise GiveUp
    if sign:
        if value.type.name not in fitting(dtype, sign):
            raise GiveUp
        return f"{target} {sign}= {value.text}"
    return f"{target} = {as_item(value, dtype).text}"


def store_chosen(program: Program, node: Node, where: Place, given: tuple[Node, Value], sign: str) -> None:
    """`a[mask] = value`, `a[indexes] = value`."""
    base, index, (part, value) = where.base, where.rest[0], given
    if len(where.rest) != 1 or index.value is None:
        raise GiveUp
    chosen = as_array(program, index.node, index.value)
    if chosen.type.dtype == "bool" and chosen.type.ndim == base.type.ndim:
        _store_masked(program, node, where, (index.node, chosen), given, sign)
        return
    if chosen.type.dtype != "int" or chosen.type.ndim != 1 or base.type.ndim > 2 or sign:
        raise GiveUp
    taken = words(f"{program.module.text} {base.text}")
    i = fresh(("i", "j", "k"), taken)
    text = base.code.at(ATOM)
    if value.type.name == "array":
        x = fresh(("x", "y", "new"), taken)
        new = converted(program, part, value, base.type.dtype)
        if new.type.is_single or new.type.ndim != base.type.ndim or not new.is_fresh:
            raise GiveUp
        whole = "[:]" if new.type.ndim > 1 else ""
        program.emit_statement(
            node,
            f"for {i}, {x} in zip({chosen.text}, {new.text}):",
            f"{program.module.indent_unit}{text}[{i}]{whole} = {x}",
        )
        return
    if base.type.ndim > 1:
        raise GiveUp
    code = cheap(program, part, value)
    if "[" in code:
        code = program.hoisted(part, code, "value")
    line = _item_line(base, f"{text}[{i}]", value._replace(code=Code(code, value.code.rank)), sign)
    program.emit_statement(node, f"for {i} in {chosen.text}:", f"{program.module.indent_unit}{line}")


def _store_masked(
    program: Program, node: Node, where: Place, mask: tuple[Node, Value], given: tuple[Node, Value], sign: str
) -> None:
    base, (part, value) = where.base, given
    holder = where.node.named_children[0]
    dtype = base.type.dtype
    is_letter_stored = dtype == value.type.name == "str" and not sign and is_letter(program.module, part)
    if value.type.name == "array" or not (is_letter_stored or dtype in NUMBERS - {"number"}):
        raise GiveUp
    binding = program.module.scopes.binding(holder) if holder.type == "identifier" else None
    by_rows = base.type.ndim > 1 and (binding is None or not aliasing.is_own(program, binding, base.type))
    given_three = [(part, value), (holder, base), mask]

    def make(new: Code, old: Code, test: Code) -> Code:
        if sign:
            pair = [(holder, Value(scalar_of(dtype), old)), (part, value._replace(code=new))]
            new = operate(program, node, sign, pair).code
        else:
            new = as_item(value._replace(code=new), dtype)
        return Code(f"{new.at(OR)} if {test.at(OR)} else {old.at(CONDITIONAL)}", CONDITIONAL)

    if sign and value.type.name not in fitting(dtype, sign):
        raise GiveUp
    result = apply(program, node, make, given_three, dtype)
    if by_rows:
        _emit_rows(program, node, base, result)
    else:
        program.emit_statement(node, f"{base.code.at(ATOM)}[:] = {result.text}")


def _emit_rows(program: Program, node: Node, base: Value, new: Value) -> None:
    """All rows are changed, but stay the lists that somebody else may have."""
    if base.type.ndim != 2:
        raise GiveUp
    taken = words(program.module.text)
    row, changed = fresh(("row", "line"), taken), fresh(("new", "changed"), taken)
    program.emit_statement(
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
    program.emit_statement(node, f"{name if own else name + '[:]'} = {new.text}")


def overwrite(program: Program, node: Node, target: Node, new: Value) -> None:
    """All items of the array `target` are changed to those of another."""
    old = program.value(target)
    if "never" in (old.type.name, new.type.name):
        return
    same = (new.type.name, new.type.dtype, new.type.ndim) == ("array", old.type.dtype, old.type.ndim)
    if not same or target.type != "identifier" or new.type.is_single != old.type.is_single:
        raise GiveUp
    program.changes(node, old.type)
    if old.type.ndim == 1:
        program.emit_statement(node, f"{old.text}[:] = {new.text}")
    else:
        _emit_rows(program, node, old, new)


def _iterates(program: Program, node: Node, name: str) -> bool:
    """A loop around goes over what has this name."""
    loops = (loop.child_by_field_name("right") for loop in program.module.loops.around(node))
    return any(right is not None and name in words(program.module.code(right)) for right in loops)
