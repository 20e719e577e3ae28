"""The functions of a file by name, as texts of their own."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from perfhint.source.grammar import syntax_tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node


def functions(text: str) -> dict[str, str]:
    """Name, such as "Shop.price", to text with decorators, without indentation; not those bound several times."""
    data = text.encode("utf-8", "replace")
    found: dict[str, str] = {}
    again = set()
    for name, node in _definitions(syntax_tree(data).root_node, ""):
        if name in found:
            again.add(name)
        start = node.start_byte - node.start_point.column
        found[name] = dedent(data[start : node.end_byte].decode("utf-8", "replace")) + "\n"
    return {name: found[name] for name in found if name not in again}


def _definitions(parent: Node, prefix: str) -> Iterator[tuple[str, Node]]:
    """Functions and methods, but not what is defined within functions."""
    for node in parent.named_children:
        definition = node.child_by_field_name("definition") if node.type == "decorated_definition" else node
        name = definition and definition.child_by_field_name("name")
        if definition is None or name is None or name.text is None:
            continue
        said = prefix + name.text.decode("utf-8", "replace")
        if definition.type == "function_definition":
            yield said, node
        elif definition.type == "class_definition" and (body := definition.child_by_field_name("body")):
            yield from _definitions(body, f"{said}.")
