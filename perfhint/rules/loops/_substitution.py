"""An expression with values in place of its names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import names

if TYPE_CHECKING:
    from perfhint.rules.api import Binding, Module, Node

_LATER = ("lambda", "generator_expression", "named_expression", "yield", "await")
"""These keep a name, or bind one, for another time."""
_SIMPLE = names("identifier integer float true false none")
_OPPOSITE = {"==": "!=", "!=": "==", "in": "not in", "not in": "in", "is": "is not", "is not": "is"}
_ROOMY = names(
    "if_statement elif_clause while_statement assignment augmented_assignment return_statement expression_statement "
    "parenthesized_expression argument_list"
)
"""Where any expression but a tuple can stand as it is."""


def substituted(module: Module, expression: Node, values: dict[Binding, Node]) -> str | None:
    """The code of `expression` with each of these names replaced by its value, an expression from the place it goes to.

    None where a value would be evaluated more often than a name or number may be, or mean something else in there.
    """
    if any(True for _ in module.walk(expression, *_LATER)) or not all(map(_is_line, map(module.code, values.values()))):
        return None
    code, start = module.data, expression.start_byte
    parts: list[str] = []
    used: set[Binding] = set()
    for name in module.walk(expression, "identifier"):
        binding = module.scopes.binding(name)
        if binding is None or binding not in values:
            continue
        value = values[binding]
        if not is_simple(value) and (binding in used or _is_repeated(module, expression, name)):
            return None
        if module.within(name, "string") is not None or _is_shadowed(module, expression, value):
            return None
        used.add(binding)
        text = module.code(value) if _is_enclosed(module, name) else module.edit.operand(value)
        parts += [code[start : name.start_byte].decode(), text]
        start = name.end_byte
    parts.append(code[start : expression.end_byte].decode())
    text = "".join(parts)
    return text if _is_line(text) else None


def is_simple(value: Node) -> bool:
    """A name or a constant: evaluating it again costs nothing and gives the same."""
    return value.type in _SIMPLE


def bare(module: Module, place: Node) -> bool:
    """Any expression but a tuple can take the place of the node `place` without parentheses."""
    parent = module.parent(place)
    return parent is not None and parent.type in _ROOMY


def negated(module: Module, test: Node, code: str) -> str:
    """`a != b` for `a == b`. `code` is what has become of `test`."""
    test = module.unwrap(test)
    signs = [child.type for child in test.children if not child.is_named] if test.type == "comparison_operator" else []
    if len(signs) == 1 and signs[0] in _OPPOSITE and code.count(f" {signs[0]} ") == 1:
        return code.replace(f" {signs[0]} ", f" {_OPPOSITE[signs[0]]} ")
    return f"not ({code})"


def _is_enclosed(module: Module, name: Node) -> bool:
    """Brackets around the name keep apart what takes its place."""
    parent = module.parent(name)
    if parent is None or parent.type == "subscript":
        return parent is not None and parent.named_children[0].id != name.id
    return parent.type in ("argument_list", "parenthesized_expression")


def _is_line(code: str) -> bool:
    return "\n" not in code and "#" not in code


def _is_repeated(module: Module, expression: Node, name: Node) -> bool:
    """Evaluating `expression` once evaluates `name` several times."""
    return any(module.contains(expression, loop) for loop in module.loops.around(name))


def _is_shadowed(module: Module, expression: Node, value: Node) -> bool:
    """Some name in `value` means something else inside of `expression`."""
    inner = {
        module.code(target)
        for clause in module.walk(expression, "for_in_clause")
        for target in module.walk(clause.named_children[0], "identifier")
    }
    return any(module.code(name) in inner for name in module.walk(value, "identifier"))
