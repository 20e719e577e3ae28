"""Attributes of arrays and constants of numpy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.elementwise import listed
from perfhint.rules.imports._numpy.rearranging import transposed
from perfhint.rules.imports._numpy.searching import tuple_of
from perfhint.rules.imports._numpy.types import FLOAT, HELD, INT, NEVER, PLAIN, SCALARS, GiveUp
from perfhint.rules.imports._numpy.values import ATOM, PRODUCT, SUM, UNARY, Code, Value

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program

_CONSTANTS = {
    "inf": "inf",
    "Inf": "inf",
    "PINF": "inf",
    "infty": "inf",
    "nan": "nan",
    "NaN": "nan",
    "pi": "pi",
    "e": "e",
}
_LIMITS = {
    **{f"int{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": (0, 2**bits - 1) for bits in (8, 16, 32, 64)},
}
_ITEM_BITS = {"int": "int64", "i8": "int64", "i4": "int32"}


def attribute(program: Program, node: Node) -> Value:
    """`value.name`, or a name imported from numpy."""
    path = program.path(node)
    if path.startswith("numpy."):
        return _constant(program, node, path.removeprefix("numpy."))
    holder, name = node.child_by_field_name("object"), node.child_by_field_name("attribute")
    if holder is None or name is None:
        raise GiveUp
    limit = _limit(program, holder, program.module.code(name))
    if limit is not None:
        return limit
    if holder.type == "identifier" and program.path(holder) and program.read(holder).name in ("plain", "never"):
        return Value(program.known(node), program.code(node))
    value = program.value(holder)
    if value.type.name == "array":
        return _of_array(program, node, value, program.module.code(name))
    if value.type.name == "never":
        return Value(NEVER, program.code(node))
    if value.type.name in SCALARS and value.type.numpy:
        raise GiveUp
    if value.type.name in HELD:
        program.heap.escape(value.type)  # the method may be called anywhere
    return Value(PLAIN, program.spliced(node, [(holder, value)]))


def _constant(program: Program, node: Node, name: str) -> Value:
    if name in _CONSTANTS:
        return Value(FLOAT, Code(program.imported("math", _CONSTANTS[name], node)))
    raise GiveUp


def _limit(program: Program, holder: Node, name: str) -> Value | None:
    """`np.iinfo(np.int64).max`."""
    if not program.module.scopes.calls(holder, "numpy.iinfo"):
        return None
    arguments = program.module.arguments(holder)
    if len(arguments) != 1 or name not in ("max", "min"):
        raise GiveUp
    dtype = program.path(arguments[0]).removeprefix("numpy.")
    if arguments[0].type == "string":
        dtype = program.module.code(arguments[0])[1:-1]
    limits = _LIMITS.get(_ITEM_BITS.get(dtype, dtype))
    if limits is None:
        raise GiveUp
    bits = limits[1].bit_length()
    if name == "min" and limits[0] == 0:
        return Value(INT, Code("0"))
    text = f"2**{bits} - 1" if name == "max" else f"-(2**{bits})"
    return Value(INT, Code(text, SUM if name == "max" else UNARY))


def _of_array(program: Program, node: Node, array: Value, name: str) -> Value:
    size = program.builtin("len", node)
    if name == "flat" and array.type.ndim > 1 and array.items is not None:
        items = array.items.generated()
        return listed(program.view(node, array.type, 1), f"[{items}]", f"({items})")
    if name == "T":
        return transposed(program, node, array)
    if name == "ndim":
        return Value(INT, Code(str(array.type.ndim)))
    source = array.items.sources[0] if array.items is not None and not array.items.condition else None
    if source is not None and source.depth == array.type.ndim and not source.is_column:
        # as long as what is made of it
        text = source.text if source.is_name else array.text
    else:
        text = array.text
    if array.type.ndim > 1 and not text.isidentifier():
        text = program.hoisted(node, text, "table")
    sizes = [f"{size}({text}{'[0]' * level})" for level in range(array.type.ndim)]
    if name == "size":
        return Value(INT, Code(" * ".join(sizes), ATOM if len(sizes) == 1 else PRODUCT))
    if name != "shape":
        raise GiveUp
    parts = tuple(Value(INT, Code(one)) for one in sizes)
    return tuple_of(parts)
