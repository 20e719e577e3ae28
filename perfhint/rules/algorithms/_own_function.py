"""Functions whose whole body can be replaced, because it is a known computation over ints."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from perfhint.rules.algorithms._shapes import shape_of, shape_of_block
from perfhint.rules.algorithms._templates import matched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perfhint.rules.algorithms._shape import Shape
    from perfhint.rules.api import Edit, Match, Module, Node

_LONG = 700
"""Bytes of a body above which it does more than one computation."""
_SIMPLE = frozenset({"name", "int", "+", "*", "**", "negative"})

FUNCTION = """
(function_definition name: (identifier) @name parameters: (parameters) @parameters body: (block) @body) @function
"""


class Own:
    """A plain function, in parts: `parameters` are those but for `self`, `statements` the body without docstring."""

    def __init__(
        self, module: Module, node: Node, name: str, parameters: tuple[str, ...], statements: list[Node]
    ) -> None:
        self.module = module
        self.node = node
        self.name = name
        self.parameters = parameters
        self.statements = statements

    @cached_property
    def shape(self) -> Shape:
        """Of these statements."""
        return shape_of_block(self.module, self.statements)

    def names(self, templates: Iterable[str]) -> dict[str, str] | None:
        """The code of what the names in the first template that the body fits stand for."""
        found = matched(self.shape, *templates)
        if found is None:
            return None
        small = {name.text for key, name in found.items() if key.islower()}
        codes = {}
        for key, value in found.items():
            code = value.text if key.islower() else self._code(value, small)
            if code is None or (key == "f" and not self._is_itself(code)):
                return None
            codes[key] = code
        return codes

    def are_ints(self, *names: str) -> bool:
        """The parameters surely are ints, as far as calls in this program tell."""
        types = self.module.annotated_types
        holder = self.node.child_by_field_name("parameters")
        nodes = {self.module.code(each): each for each in self.module.walk(holder, "identifier")} if holder else {}
        return all(name in self.parameters and types.is_a(nodes[name], "int") for name in names)

    def with_body(self, *lines: str) -> Edit:
        """The function doing `lines` instead."""
        text = f"\n{self.module.indentation(self.statements[0])}".join(lines)
        return self.module.edit.replace_between(self.statements[0], self.statements[-1], text)

    def _code(self, shape: Shape, changing: set[str]) -> str | None:
        """Source of an expression of ints that keeps its value in the function."""
        if any(part.kind not in _SIMPLE or (part.kind == "name" and part.text in changing) for part in shape.walk()):
            return None
        module = self.module
        nodes = (node for statement in self.statements for node in module.walk(statement))
        found = next((node for node in nodes if shape_of(module, node) == shape), None)
        return module.code(found) if found is not None and module.annotated_types.is_a(found, "int") else None

    def _is_itself(self, name: str) -> bool:
        written = self.module.scopes.binding(self.node.named_children[0])
        return name == self.name and written is not None and self.module.scopes.only_write(written) is not None


def own_function(match: Match, module: Module) -> Own | None:
    """The function of a match of `FUNCTION`, if its body can be replaced: short, and without comments that get lost."""
    return own_definition(module, match["function"])


def own_definition(module: Module, node: Node) -> Own | None:
    """The function that `node` defines, if its body can be replaced."""
    holder, name = module.parent(node), node.child_by_field_name("name")
    body, parameters = node.child_by_field_name("body"), node.child_by_field_name("parameters")
    if name is None or body is None or parameters is None or body.end_byte - body.start_byte > _LONG:
        return None
    if holder is None or holder.type == "decorated_definition" or node.children[0].type == "async":
        return None
    statements = module.statements(body)
    if statements and _is_docstring(statements[0]):
        statements = statements[1:]
    given = [_name(module, each) for each in module.statements(parameters)]
    if not statements or None in given or any(module.comments(each) for each in statements):
        return None
    between = [each for each in body.named_children if each.type == "comment"]
    if any(statements[0].start_byte < each.start_byte < statements[-1].end_byte for each in between):
        return None
    if not module.edit.starts_line(statements[0]) or not module.edit.owns_lines(statements[-1]):
        return None
    names = tuple(each for each in given if each not in (None, "self", "cls"))
    return Own(module, node, module.code(name), names, statements)


def _name(module: Module, parameter: Node) -> str | None:
    """Name of a parameter that is given by position."""
    name = parameter.child_by_field_name("name") or parameter
    if name.type == "typed_parameter":
        name = name.named_children[0]
    return module.code(name) if name.type == "identifier" else None


def _is_docstring(statement: Node) -> bool:
    return statement.type == "expression_statement" and statement.named_children[0].type == "string"
