"""Expressions of Python, but for calls: what they are, and what becomes of the arrays in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy import calls, elementwise, functions, indexing
from perfhint.rules.imports._numpy.attributes import attribute
from perfhint.rules.imports._numpy.operators import OPERATORS, condition
from perfhint.rules.imports._numpy.program import EXPRESSIONS
from perfhint.rules.imports._numpy.types import (
    BOOL,
    BYTES,
    FLOAT,
    HELD,
    INT,
    NONE,
    PLAIN,
    STR,
    GiveUp,
    Type,
)
from perfhint.rules.imports._numpy.values import Code, Value

if TYPE_CHECKING:
    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


def _literal(program: Program, node: Node) -> Value:
    if node.type == "integer":
        kind = PLAIN if program.module.code(node)[-1] in "jJ" else INT
    else:
        kind = _LITERALS[node.type]
    return Value(kind, Code(program.module.code(node)))


_LITERALS = {"float": FLOAT, "true": BOOL, "false": BOOL, "none": NONE, "ellipsis": PLAIN}


def _string(program: Program, node: Node) -> Value:
    parts = []
    for interpolation in program.module.walk(node, "interpolation"):
        if program.module.within(interpolation, "interpolation") is None or interpolation.id != node.id:
            expression = interpolation.child_by_field_name("expression")
            if expression is not None:
                value = program.scalar(expression)
                _check_printable(program, value)
                if not _in_specifier(program, interpolation, node):
                    parts.append((expression, value))
    start = program.module.code(node)[:3].lower().partition("'")[0].partition('"')[0]
    return Value(BYTES if "b" in start else STR, program.spliced(node, parts))


def _in_specifier(program: Program, interpolation: Node, string: Node) -> bool:
    outer = program.module.within(interpolation, "interpolation", "string")
    return outer is not None and outer.id != string.id


def _check_printable(program: Program, value: Value) -> None:
    """Printed in a container, numbers of numpy look different since numpy 2."""
    inner = value.type if value.type.name in HELD or value.type.name == "items" else None
    if program.heap.has_array(value.type) or (inner is not None and program.heap.has_numpy_numbers(inner)):
        raise GiveUp


def _identifier(program: Program, node: Node) -> Value:
    if program.path(node).startswith("numpy."):
        return attribute(program, node)
    if program.is_module(node, "numpy"):
        raise GiveUp
    text = program.module.code(node)
    kind = program.read(node)
    if kind.name == "array":
        return elementwise.named(kind, text)
    return Value(kind, Code(text))


def _sequence(program: Program, node: Node) -> Value:
    """A list, tuple or set literal."""
    values, stars = [], []
    for part in program.module.statements(node):
        value, is_star = program.argument(part)
        values.append((part, value))
        stars.append(is_star)
    code = program.spliced(node, values)
    is_plain = not any(stars)
    if node.type in ("tuple", "expression_list") and is_plain:
        return Value(
            Type("items", items=tuple(value.type for _, value in values)),
            code,
            parts=tuple(value for _, value in values),
            is_fresh=True,
        )
    element = program.heap.join(
        *(
            program.heap.element(value.type) if star else value.type
            for (_, value), star in zip(values, stars, strict=True)
        )
    )
    name = {"list": "list", "set": "set"}.get(node.type, "tuple")
    parts = tuple(value for _, value in values) if is_plain else None
    return Value(program.heap.made(name, program.site(node), element), code, parts=parts, is_fresh=True)


def _splat(program: Program, node: Node) -> Value:
    inner = node.named_children[0]
    value = program.value(inner)
    parent = program.module.parent(node)
    if parent is not None and parent.type not in _HOLDERS:
        return value  # the parser's mistake: see `Program.argument`
    iterated = value.iterable if value.text != program.module.code(inner) and "[" not in value.iterable else ""
    return Value(value.type, program.spliced(node, [(inner, iterated or value)]))


_HOLDERS = frozenset({"argument_list", "list", "tuple", "set", "expression_list"})


def _dictionary(program: Program, node: Node) -> Value:
    kind = program.heap.made("dict", program.site(node))
    parts = []
    for child in program.module.statements(node):
        if child.type != "pair":
            parts.append((child.named_children[0], program.plain(child.named_children[0])))
            program.heap.put(kind, PLAIN, PLAIN)
            continue
        key, value = (child.child_by_field_name(field) for field in ("key", "value"))
        if key is None or value is None:
            raise GiveUp
        pair = program.scalar(key), program.value(value)
        program.heap.put(kind, pair[0].type, pair[1].type)
        parts += [(key, pair[0]), (value, pair[1])]
    return Value(kind, program.spliced(node, parts), is_fresh=True)


def _comprehension(program: Program, node: Node) -> Value:
    parts: list[tuple[Node, Value | str]] = []
    body = node.child_by_field_name("body")
    for clause in node.named_children:
        if clause.type == "for_in_clause":
            parts.append(functions.iterate(program, clause))
        elif clause.type == "if_clause":
            parts.append((clause.named_children[0], condition(program, clause.named_children[0])))
    if body is None:
        raise GiveUp
    if node.type == "dictionary_comprehension":
        key, value = (body.child_by_field_name(field) for field in ("key", "value"))
        if key is None or value is None:
            raise GiveUp
        pair = program.scalar(key), program.value(value)
        kind = program.heap.made("dict", program.site(node), pair[0].type, pair[1].type)
        parts += [(key, pair[0]), (value, pair[1])]
    else:
        element = program.value(body)
        if node.type == "generator_expression":
            clauses = [clause for clause in node.named_children if clause.type == "for_in_clause"]
            sources = [program.value(clause.children_by_field_name("right")[0]).type for clause in clauses]
            kind = program.iterator(node, element.type, *sources)
        else:
            name = "list" if node.type == "list_comprehension" else "set"
            kind = program.heap.made(name, program.site(node), element.type)
        parts.append((body, element))
    return Value(kind, program.spliced(node, parts), is_fresh=True)


def _parenthesized(program: Program, node: Node) -> Value:
    inner = program.module.unwrap(node)
    if inner.id == node.id:
        raise GiveUp
    value = program.value(inner)
    if value.text == program.module.code(inner):
        return value._replace(code=Code(program.module.code(node)))
    return value


def _yield(program: Program, node: Node) -> Value:
    function = program.module.within(node, "function_definition", "lambda")
    parts = [(part, program.plain(part)) for part in program.module.statements(node)]
    if function is None:
        raise GiveUp
    for _, value in parts:
        whole = any(child.type == "from" for child in node.children)
        functions.returns(program, function, program.heap.element(value.type) if whole else value.type)
    return Value(PLAIN, program.spliced(node, parts))


def _given_away(program: Program, node: Node) -> Value:
    parts = [(part, program.plain(part)) for part in program.module.statements(node)]
    return Value(PLAIN, program.spliced(node, parts))


EXPRESSIONS |= {
    **dict.fromkeys(("integer", *_LITERALS), _literal),
    **dict.fromkeys(("list", "tuple", "set", "expression_list"), _sequence),
    **dict.fromkeys(
        ("list_comprehension", "set_comprehension", "generator_expression", "dictionary_comprehension"), _comprehension
    ),
    "await": _given_away,
    "yield": _yield,
    **dict.fromkeys(("string", "concatenated_string"), _string),
    "identifier": _identifier,
    "list_splat": _splat,
    "dictionary_splat": _given_away,
    "dictionary": _dictionary,
    "parenthesized_expression": _parenthesized,
    **OPERATORS,
    "lambda": functions.closure,
    "attribute": attribute,
    "call": calls.call,
    "subscript": indexing.subscript,
}
