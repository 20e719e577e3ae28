"""An answer that holds only some functions or classes of the program: they take the place of their namesakes."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from perfhint.hints import Edit
from perfhint.source import apply, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from perfhint.source import Module

DEFINITIONS = frozenset({"function_definition", "class_definition"})
IMPORTS = frozenset({"import_statement", "import_from_statement", "future_import_statement"})


def with_functions(program: str, code: str) -> str | None:
    """`program` with the definitions of `code` in it; None when `code` is a program of its own.

    It is one when it does anything but define and import, or leaves out nothing that the program does: `program` has
    nothing but definitions and imports either, and `code` has all of them.
    """
    old, new = parse(program), parse(code)
    if new.root.has_error or old.root.has_error or not _only_defines(new.root):
        return None
    theirs, ours = dict(_named(new)), dict(_named(old))
    if not theirs or (_only_defines(old.root) and theirs.keys() >= ours.keys()):
        return None
    places = {name: ours.get(name) or _method(old, name) for name in theirs}
    if not any(places.values()):
        return None
    first = min(node.start_byte for node in places.values() if node is not None)
    edits = [_import(old, new, node) for node in new.root.named_children if node.type in IMPORTS]
    for name, node in theirs.items():
        place = places[name]
        edits += [_addition(old, new, node, first)] if place is None else _replacement(old, new, place, node)
    return apply(program, [edit for edit in edits if edit is not None])


def _only_defines(root: Node) -> bool:
    """Nothing but definitions, imports, comments and a docstring."""
    return all(
        _definition(child) is not None
        or child.type in IMPORTS
        or child.type == "comment"
        or (child.type == "expression_statement" and child.named_children[0].type == "string")
        for child in root.named_children
    )


def _definition(node: Node) -> Node | None:
    """The function or class that a statement defines, without its decorators."""
    if node.type == "decorated_definition":
        return node.child_by_field_name("definition")
    return node if node.type in DEFINITIONS else None


def _named(module: Module, block: Node | None = None) -> Iterator[tuple[str, Node]]:
    """Names to definitions, decorators included, of a block; the last of a name counts, as it does for Python."""
    for child in (block or module.root).named_children:
        definition = _definition(child)
        name = definition.child_by_field_name("name") if definition is not None else None
        if name is not None:
            yield module.code(name), child


def _method(module: Module, name: str) -> Node | None:
    """The method of this name, if just one class has one."""
    found = [node for _, members in _members(module) for each, node in members if each == name]
    return found[0] if len(found) == 1 else None


def _members(module: Module) -> Iterator[tuple[str, list[tuple[str, Node]]]]:
    for name, node in _named(module):
        definition = _definition(node)
        if definition is not None and definition.type == "class_definition":
            yield name, list(_named(module, definition.child_by_field_name("body")))


def _replacement(old: Module, new: Module, place: Node, node: Node) -> list[Edit]:
    """`node` in place of `place`; of a class that has only some of the methods, only those."""
    inner, outer = _definition(node), _definition(place)
    if inner is not None and outer is not None and inner.type == outer.type == "class_definition":
        theirs = dict(_named(new, inner.child_by_field_name("body")))
        ours = dict(_named(old, outer.child_by_field_name("body")))
        if theirs and theirs.keys() < ours.keys():
            return [Edit(*_span(ours[name]), _indented(new, theirs[name], ours[name])) for name in theirs]
    return [Edit(*_span(place), _indented(new, node, place))]


def _span(node: Node) -> tuple[int, int]:
    return node.start_byte, node.end_byte


def _indented(new: Module, node: Node, place: Node) -> str:
    """The code of `node` as it has to stand at `place`."""
    column = node.start_point.column
    if column == place.start_point.column:
        return new.code(node)
    text = " " * column + new.code(node)
    return textwrap.indent(textwrap.dedent(text), " " * place.start_point.column).lstrip()


def _import(old: Module, new: Module, node: Node) -> Edit | None:
    """An import that the program lacks, before its first statement."""
    line = new.code(node)
    present = {old.code(child) for child in old.root.named_children if child.type in IMPORTS}
    if line in present:
        return None
    start = next((child.start_byte for child in old.root.named_children if _may_precede(child)), 0)
    return Edit(start, start, line + "\n")


def _may_precede(statement: Node) -> bool:
    """An import may stand before this statement: it is no comment, docstring or import from the future."""
    is_text = statement.type == "expression_statement" and statement.named_children[0].type == "string"
    return statement.type not in ("comment", "future_import_statement") and not is_text


def _addition(old: Module, new: Module, node: Node, first: int) -> Edit:
    """A helper that the program lacks, before the first definition that is replaced, or the class that is in."""
    start = max(child.start_byte for child in old.root.named_children if child.start_byte <= first)
    return Edit(start, start, new.code(node) + "\n\n\n")
