"""Rows and columns of data frames as programs name them."""

from __future__ import annotations

import re

from perfhint.rules.api import Binding, Module, Node, Role

_QUOTES = re.compile(r"^[a-zA-Z]*['\"]+|['\"]+$")
_NOT_A_NAME = re.compile(r"\W+")
_CHANGING = frozenset(
    {Role.SET_ITEM, Role.DELETE_ITEM, Role.SET_ATTRIBUTE, Role.AUGMENTED, Role.ESCAPES, Role.RETURNED, Role.UNPACKED}
)
_INPLACE = "inplace"


def uses_pandas(module: Module) -> bool:
    """The program imports pandas under some name."""
    return "pandas" in module.text


def column(module: Module, subscript: Node) -> str | None:
    """The text of the literal in `row["name"]`; None for any other index."""
    indexes = subscript.children_by_field_name("subscript")
    if len(indexes) != 1 or indexes[0].type != "string" or "interpolation" in {n.type for n in module.walk(indexes[0])}:
        return None
    return module.code(indexes[0])


def columns_of(module: Module, row: Binding) -> dict[str, list[Node]] | None:
    """Each column that the row is asked for, by its literal, with the subscripts; None if it serves for more."""
    found: dict[str, list[Node]] = {}
    for use in module.uses.of(row):
        name = column(module, use.outer) if use.role is Role.ITEM else None
        if name is None or module.scopes.home(module.scopes.scope(use.node)) is not module.scopes.home(row.scope):
            return None
        found.setdefault(name, []).append(use.outer)
    return found or None


def word(literal: str) -> str:
    """A name for what a string literal names: `"unit price"` → unit_price."""
    text = _NOT_A_NAME.sub("_", _QUOTES.sub("", literal)).strip("_").lower()
    return text if text.isidentifier() else "column"


def stays(module: Module, frame: Binding, loop: Node) -> bool:
    """Nothing in `loop` sets anything in the frame, or hands it to somebody, or binds the name anew."""
    if frame.scope.dynamic or module.effects.rebinds(loop, frame):
        return False
    inside = [use for use in module.uses.of(frame) if module.contains(loop, use.node)]
    for use in inside:
        if use.role in _CHANGING or (use.role is Role.ARGUMENT and use.name != "len"):
            return False
        if use.role is Role.METHOD and _INPLACE in module.code(use.outer):
            return False
        if use.role in (Role.ATTRIBUTE, Role.ITEM) and _is_set(module, use.outer):
            return False
    elsewhere = any(
        module.scopes.home(module.scopes.scope(use.node)) is not module.scopes.home(frame.scope)
        and not module.contains(loop, use.node)
        for use in module.uses.of(frame)
    )
    return not elsewhere or not module.effects.calls_unknown(loop)


def _is_set(module: Module, node: Node) -> bool:
    """`df["a"][i] = …`, `df.loc[i, "a"] = …`, `df.a.iloc[0] = …`"""
    parent = module.parent(node)
    while parent is not None and parent.type in ("subscript", "attribute"):
        if module.is_target(parent):
            return True
        parent = module.parent(parent)
    return False
