"""Items of a text or list that are compared with a value one by one, and how `count` says it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfhint.rules.api import Module, Node, Type

_CONSTANT = frozenset({"int", "str"})
"""Types of values that are equal to themselves."""


class Items(NamedTuple):
    """What is gone through: a text or list, or the part of one between two positions."""

    holder: Node
    code: str
    is_text: bool
    start: str
    stop: str
    is_sure: bool
    """No position lies outside, and the type is no annotation's word."""

    def counting(self, wanted: str) -> str:
        """An expression for how many are equal to `wanted`."""
        if not self.start and not self.stop:
            return f"{self.code}.count({wanted})"
        if self.is_text:
            return f"{self.code}.count({', '.join(filter(None, (wanted, self.start or '0', self.stop)))})"
        return f"{self.code}[{self.start}:{self.stop}].count({wanted})"

    @property
    def length(self) -> str | None:
        """An expression for how many there are, where it is short."""
        if self.start:
            return None
        return self.stop or f"len({self.code})"


def items(module: Module, source: Node, asked: Node, item: Node) -> Items | None:
    """What `asked` goes through when `item` goes through `source`.

    `xs` in `for x in xs: … x …`, and in `for i in range(len(xs)): … xs[i] …`.
    """
    source = module.unwrap(source)
    if asked.type == "identifier":
        whole = module.code(asked) == module.code(item)
        return _items(module, source, "", "", is_sure=True) if whole else None
    holder, index = asked.child_by_field_name("value"), asked.child_by_field_name("subscript")
    name = module.code(item)
    if holder is None or holder.type != "identifier" or index is None or module.code(index) != name:
        return None
    positions = module.arguments(source) if module.scopes.calls(source, "range") else []
    if not 1 <= len(positions) <= 2 or module.code(holder) == name:
        return None
    start = module.code(positions[0]) if len(positions) == 2 else "0"
    if not start.isdecimal():
        return None
    last = positions[-1]
    to_end = module.scopes.calls(last, "len") and [module.code(node) for node in module.arguments(last)] == [
        module.code(holder)
    ]
    if not to_end and not (last.type == "identifier" and module.annotated_types.is_a(last, "int")):
        return None
    return _items(module, holder, start.lstrip("0"), "" if to_end else module.code(last), is_sure=to_end)


def is_comparable(module: Module, found: Items, wanted: Node) -> bool:
    """`count(wanted)` finds what `==` finds: in a text only a single character, in a list plain values."""
    if found.is_text:
        value = literal(module, wanted)
        return isinstance(value, str) and len(value) == 1
    if wanted.type != "identifier":
        return literal(module, wanted) is not None
    kind = module.annotated_types.of(wanted)
    return kind is not None and kind.name in _CONSTANT


def literal(module: Module, node: Node) -> str | int | None:
    """The value of a string or integer that is written out."""
    if node.type not in ("string", "integer", "unary_operator"):
        return None
    try:
        value = ast.literal_eval(module.code(node))
    except (ValueError, SyntaxError):
        return None
    return value if isinstance(value, (str, int)) else None


def _items(module: Module, holder: Node, start: str, stop: str, *, is_sure: bool) -> Items | None:
    kind = module.annotated_types.of(holder)
    if kind is None or not _is_plain(module, kind):
        return None
    is_sure = is_sure and _is_plain(module, module.types.of(holder))
    return Items(holder, module.edit.operand(holder), kind.name == "str", start, stop, is_sure)


def _is_plain(module: Module, kind: Type | None) -> bool:
    if kind is None:
        return False
    return kind.name == "str" or (kind.name in ("list", "tuple") and module.types.is_hashable(kind.element))
