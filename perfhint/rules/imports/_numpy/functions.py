"""Functions of the program: what they are given and what they return; and what loops go over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy.types import NEVER, NONE, PLAIN, GiveUp, NotYet, Type
from perfhint.rules.imports._numpy.values import Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program

_PATTERNS = frozenset({"pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list"})
_SPLATS = frozenset({"list_splat_pattern", "list_splat"})


def iterate(program: Program, clause: Node) -> tuple[Node, Value | str]:
    """What a loop goes over, as it will be, of a `for` statement or of one in a comprehension; its target is bound."""
    left, right = clause.child_by_field_name("left"), clause.child_by_field_name("right")
    if left is None or right is None or any(child.type == "async" for child in clause.children):
        raise GiveUp
    value = program.value(right)
    assign(program, left, program.heap.element(value.type))
    if value.type.name != "array" or value.text == program.module.code(right):
        return right, value
    if clause.type == "for_in_clause" or value.iterable.startswith("range("):
        return right, value.each
    return right, value.text


def assign(program: Program, target: Node, kind: Type) -> None:
    """The target of an assignment or loop gets something of this type."""
    if target.type == "identifier":
        program.bind(target, kind)
    elif target.type in _PATTERNS:
        _unpack(program, target, kind)
    elif target.type == "parenthesized_expression":
        assign(program, program.module.unwrap(target), kind)
    elif target.type == "subscript":
        from perfhint.rules.imports._numpy.storing import store_as_is

        store_as_is(program, target, kind)
    elif target.type == "attribute":
        program.heap.escape(kind)
        holder = target.child_by_field_name("object")
        if holder is not None:
            program.emit(holder, program.plain(holder).text)
    else:
        raise GiveUp


def _unpack(program: Program, pattern: Node, kind: Type) -> None:
    parts = program.module.statements(pattern)
    splats = [part for part in parts if part.type in _SPLATS]
    if kind.name == "items" and len(parts) == len(kind.items) and not splats:
        for part, each in zip(parts, kind.items, strict=True):
            assign(program, part, each)
        return
    element = program.heap.element(kind)
    for part in parts:
        if part.type in _SPLATS:
            inner = part.named_children[0]
            assign(program, inner, program.heap.made("list", program.site(part), element))
        else:
            assign(program, part, element)


# ---------------------------------------------------------------------------------------------------- functions


def define(program: Program, definition: Node, *, is_known: bool = True) -> None:
    """A `def`: its name, its defaults, its body. Unless it is known, who calls it is not seen."""
    name, body = definition.child_by_field_name("name"), definition.child_by_field_name("body")
    if name is None or body is None or any(child.type == "async" for child in definition.children):
        raise GiveUp
    kind = Type("function", sites=frozenset({program.site(definition)}))
    program.bind(name, kind)
    if not is_known:
        program.heap.escape(kind)
    if program.is_last and _is_dead(program, name):
        _bury(program, definition, body)
        return
    _parameters(program, definition)
    annotation(program, definition.child_by_field_name("return_type"))
    program.block(body)
    if definition.id in program.heap.escaped:
        program.heap.escape(program.returns.get(definition.id, NEVER))


def _is_dead(program: Program, name: Node) -> bool:
    binding = program.module.scopes.binding(name)
    return binding is not None and not binding.reads and len(binding.writes) == 1 and binding.scope.kind != "class"


def _bury(program: Program, definition: Node, body: Node) -> None:
    """A function that nobody calls goes, if it cannot be translated: of its parameters nothing is known."""
    edits = list(program.edits)
    try:
        _parameters(program, definition)
        program.block(body)
    except NotYet:
        if program.module.comments(definition) or program.module.statement(definition) != definition:
            raise
        edit = program.module.edit.delete(definition)
        rest = program.module.data[edit.end :]
        program.edits = [*edits, edit._replace(end=edit.end + len(rest) - len(rest.lstrip(b"\n")))]


def closure(program: Program, node: Node) -> Value:
    """A lambda."""
    program.site(node)
    defaults = _parameters(program, node)
    body = node.child_by_field_name("body")
    if body is None:
        raise GiveUp
    value = program.value(body)
    returns(program, node, value.type)
    if node.id in program.heap.escaped:
        program.heap.escape(value.type)
    return Value(Type("function", sites=frozenset({node.id})), program.spliced(node, [*defaults, (body, value)]))


def returns(program: Program, function: Node, kind: Type) -> None:
    """A function returns something of this type."""
    before = program.returns.get(function.id, NEVER)
    if "none" in (before.name, kind.name) and before.name != "never":
        after = kind if before.name == "none" else before
    else:
        after = program.heap.join(before, kind)
    if after != before:
        program.returns[function.id], program.heap.changed = after, True


def _parameters(program: Program, definition: Node) -> list[tuple[Node, Value]]:
    """Binds the defaults of parameters, and all of them to anything where unknown code calls the function."""
    holder = definition.child_by_field_name("parameters")
    defaults = []
    for parameter in program.module.statements(holder) if holder is not None else []:
        name, is_splat = _name_of(parameter)
        default = parameter.child_by_field_name("value")
        annotation(program, parameter.child_by_field_name("type"))
        if default is not None and name is not None:
            value = program.value(default)
            program.bind(name, value.type)
            if definition.type == "lambda":
                defaults.append((default, value))
            else:
                program.emit(default, value.text)
        if name is None:
            continue
        if definition.id in program.heap.escaped:
            program.bind(name, program.heap.made("tuple", program.site(parameter), PLAIN) if is_splat else PLAIN)
    return defaults


def annotation(program: Program, node: Node | None) -> None:
    """`np.ndarray` in an annotation is a list from now on."""
    for part in program.module.walk(node, "attribute", "identifier") if node is not None else ():
        path = program.path(part)
        if path in ("numpy.ndarray", "numpy.array"):
            program.emit(part, program.builtin("list", part))
        elif path in ("numpy.int64", "numpy.int32"):
            program.emit(part, program.builtin("int", part))


def _name_of(parameter: Node) -> tuple[Node | None, bool]:
    name = parameter.child_by_field_name("name") or parameter
    is_splat = "splat" in name.type
    while name.type != "identifier" and name.named_children:
        name = name.named_children[0]
        is_splat = is_splat or "splat" in name.type
    return (name if name.type == "identifier" else None), is_splat


def call(
    program: Program,
    kind: Type,
    given: Sequence[Type],
    keywords: dict[str, Type] | None = None,
    rest: Type | None = None,
) -> Type:
    """What functions of the program return when they are given these arguments; `rest` is one of any number more."""
    results = [
        _call(program, program.nodes[site], list(given), dict(keywords or {}), rest) for site in sorted(kind.sites)
    ]
    return program.heap.join(*results)


def _call(program: Program, function: Node, given: list[Type], keywords: dict[str, Type], rest: Type | None) -> Type:
    holder = function.child_by_field_name("parameters")
    for parameter in program.module.statements(holder) if holder is not None else []:
        name, is_splat = _name_of(parameter)
        if name is None:
            continue
        text = program.module.code(name)
        if parameter.type == "dictionary_splat_pattern":
            for each in keywords.values():
                program.heap.escape(each)
            keywords = {}
            program.bind(name, PLAIN)
        elif is_splat:
            more = program.heap.join(*given, *([rest] if rest is not None else []))
            program.bind(name, program.heap.made("tuple", program.site(parameter), more))
            given = []
        elif given:
            program.bind(name, given.pop(0))
        elif text in keywords:
            program.bind(name, keywords.pop(text))
        elif rest is not None:
            program.bind(name, rest)
    if given or keywords:
        raise GiveUp
    if _is_generator(program, function):
        return program.heap.made("iterator", -program.site(function), program.returns.get(function.id, NEVER))
    return program.returns.get(function.id, NEVER if _returns(program, function) else NONE)


def _is_generator(program: Program, function: Node) -> bool:
    for node in program.module.walk(function, "yield"):
        inner = program.module.within(node, "function_definition", "lambda")
        if inner is not None and inner.id == function.id:
            return True
    return False


def _returns(program: Program, function: Node) -> bool:
    return function.type == "lambda" or any(
        program.module.statements(node) for node in program.module.walk(function, "return_statement")
    )
