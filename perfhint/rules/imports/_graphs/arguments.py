"""Arguments of a call of scipy, and what takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perfhint.rules.api import Edit, Module, Node


class Plain(NamedTuple):
    """What takes the place of a call."""

    edits: list[Edit]
    gone: list[Node]
    """Identifiers that are no longer read."""
    functions: set[str]


def split(module: Module, arguments: list[Node]) -> tuple[list[Node], dict[str, Node]]:
    """Positional arguments, and keyword arguments by name."""
    keywords = {
        module.code(argument.named_children[0]): argument.named_children[1]
        for argument in arguments
        if argument.type == "keyword_argument"
    }
    return [argument for argument in arguments if argument.type != "keyword_argument"], keywords


def truth(module: Module, node: Node | None, *, default: bool) -> bool | None:
    """The truth value that an argument is written as; None for any other."""
    if node is None:
        return default
    return {"true": True, "false": False, "1": True, "0": False}.get(
        module.code(node) if node.type == "integer" else node.type
    )
