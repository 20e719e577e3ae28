"""Definitions and imports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy import functions
from perfhint.rules.imports._numpy.program import STATEMENTS
from perfhint.rules.imports._numpy.types import GiveUp, Type

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


_HARMLESS = frozenset({"lru_cache", "cache", "functools.lru_cache", "functools.cache"})


def _definition(program: Program, node: Node) -> None:
    block = program.module.parent(node)
    owner = program.module.parent(block) if block is not None else None
    functions.define(program, node, is_known=owner is None or owner.type != "class_definition")


def _decorated(program: Program, node: Node) -> None:
    definition = node.child_by_field_name("definition")
    is_known = True
    for decorator in node.named_children:
        if decorator.type == "decorator":
            expression = decorator.named_children[0]
            called = expression.child_by_field_name("function") if expression.type == "call" else expression
            is_known = is_known and program.path(called) in _HARMLESS
            program.emit(expression, program.plain(expression).text)
    if definition is None:
        raise GiveUp
    if definition.type == "class_definition":
        _class(program, definition)
    else:
        functions.define(program, definition, is_known=is_known)


def _class(program: Program, node: Node) -> None:
    name, body = node.child_by_field_name("name"), node.child_by_field_name("body")
    bases = node.child_by_field_name("superclasses")
    if name is None or body is None:
        raise GiveUp
    for base in program.module.statements(bases) if bases is not None else []:
        if base.type == "keyword_argument":
            raise GiveUp
        program.plain(base)
    program.bind(name, Type("plain"))
    program.block(body)


def _import(program: Program, node: Node) -> None:
    for write in program.imports_of(node):
        if not (write.qualified or "").startswith("numpy"):
            program.bind_write(write, Type("plain"))


STATEMENTS |= {
    "function_definition": _definition,
    "decorated_definition": _decorated,
    "class_definition": _class,
    **dict.fromkeys(("import_statement", "import_from_statement", "future_import_statement"), _import),
}
