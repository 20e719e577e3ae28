"""Places in arrays that are assigned to, and the statements that change them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perfhint.rules.imports._numpy.brackets import Index, indexes, spread
from perfhint.rules.imports._numpy.conversion import coerced
from perfhint.rules.imports._numpy.creation import is_letter
from perfhint.rules.imports._numpy.elementwise import cheap, converted, listed, named, operate
from perfhint.rules.imports._numpy.indexing import item_of
from perfhint.rules.imports._numpy.types import GiveUp

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program
    from perfhint.rules.imports._numpy.values import Code, Value


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
    rest = spread(indexes(program, target))
    while len(rest) > 1 and rest[-1].is_all:
        rest.pop()
    if len(rest) > base.type.ndim:
        raise GiveUp
    while len(rest) > 1 and rest[0].value is not None and rest[0].value.type.name in ("int", "plain", "number"):
        base = item_of(program, target, holder, base, rest.pop(0))
    return Place(target, base, rest)


def fitting(dtype: str, sign: str) -> tuple[str, ...]:
    if dtype == "int" and sign == "/":
        return ()
    if dtype == "bool" and sign not in ("&", "|", "^"):
        return ()
    return _FITS.get(dtype, ())


def as_item(value: Value, dtype: str) -> Code:
    """A number as the array keeps it."""
    if value.whole is not None and dtype == "int":
        return value.whole.code
    old = value.type.name
    return value.code if old == dtype else coerced(value.code, old, dtype)


def changed_part(
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
    if dtype == "number" or (dtype == "str" and not is_letter(program.module, part)):
        raise GiveUp
    code = as_item(value, dtype)
    if is_repeated:
        cheap(program, part, value)
    size = program.builtin("len", node)
    whole = text.removesuffix("[:]")
    return f"{text} = [{code.text}] * {size}({whole})"


def _source(old: Value, text: str) -> Value:
    return named(old.type, text.removesuffix("[:]"))
