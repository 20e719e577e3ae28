"""Calls whose code may change with what they are given, and those that call functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.imports._numpy import functions
from perfhint.rules.imports._numpy.builtin_calls import RESULTS, flat, numbers_only
from perfhint.rules.imports._numpy.creation import CASTS
from perfhint.rules.imports._numpy.elementwise import apply
from perfhint.rules.imports._numpy.types import (
    HELD,
    INT,
    NEVER,
    NUMBERS,
    PLAIN,
    GiveUp,
)
from perfhint.rules.imports._numpy.values import Code, Value

if TYPE_CHECKING:
    from collections.abc import Callable

    from perfhint.rules.api import Node
    from perfhint.rules.imports._numpy.program import Program


def _int_of(program: Program, node: Node) -> Value:
    """`int(np.floor(x))` is `floor(x)`."""
    given = program.module.arguments(node)
    if len(given) != 1 or given[0].type in ("keyword_argument", "list_splat"):
        parts = [(part, program.plain(part)) for part in given if part.type != "keyword_argument"]
        return Value(INT, program.spliced(node, parts))
    value = program.scalar(given[0])
    if value.whole is not None:
        return value.whole._replace(type=INT)
    if value.type.name in HELD | {"items"}:
        raise GiveUp
    if value.text != program.module.code(given[0]) and value.type.name == "int":
        return value._replace(type=INT)
    return Value(INT, program.spliced(node, [(given[0], value)]))


def _absolute(program: Program, node: Node) -> Value:
    given = program.module.arguments(node)
    value = program.value(given[0])
    if len(given) == 1 and value.type.name == "array":
        return apply(program, node, lambda x: Code(f"abs({x.text})"), [(given[0], value)], value.type.dtype)
    kind = value.type if value.type.name in NUMBERS | {"never"} else PLAIN
    return Value(INT if kind.name == "bool" else kind, program.spliced(node, [(given[0], value)]))


def _map(program: Program, node: Node) -> Value:
    """`map` with a function that is known: a builtin, or one of the program."""
    function, *rest = program.module.arguments(node)
    values = [(part, program.value(part)) for part in rest]
    if any(part.type in ("list_splat", "keyword_argument") for part in rest):
        raise GiveUp
    elements = [program.heap.element(value.type) for _, value in values]
    path, holder = program.path(function), program.module.parent(node)
    at_once = holder is not None and holder.type in ("argument_list", "list_splat")
    parts: list[tuple[Node, Value | str]] = [
        (
            part,
            value.each if at_once and value.type.name == "array" and value.text != program.module.code(part) else value,
        )
        for part, value in values
    ]
    if path.startswith("numpy."):
        path = CASTS.get(path.removeprefix("numpy."), "bool")
        parts.append((function, program.builtin(path, node)))
        if path == "bool":
            raise GiveUp
    if path in RESULTS and path not in ("list", "tuple", "set", "zip"):
        kind = RESULTS[path](program, node, elements) if not any(e.name == "never" for e in elements) else NEVER
    elif path in SPECIAL:
        kind = INT if path == "int" else elements[0] if path == "abs" else PLAIN
        for element in elements:
            numbers_only([element])
    elif path in ("list", "tuple", "set"):
        kind = program.heap.made(path, -program.site(node), program.heap.element(elements[0]))
    else:
        called = program.value(function)
        parts.append((function, called))
        if called.type.name == "function":
            kind = functions.call(program, called.type, elements)
            program.effects += 1
        else:
            for each in [called.type, *elements]:
                program.heap.escape(each)
            kind = NEVER if called.type.name == "never" else PLAIN
    made = program.iterator(node, kind, *(value.type for _, value in values))
    return Value(made, program.spliced(node, parts), is_fresh=True)


def _filter(program: Program, node: Node) -> Value:
    function, given = program.module.arguments(node)
    value, called = program.value(given), program.value(function)
    element = flat(program, value.type)
    if called.type.name == "function":
        functions.call(program, called.type, [element])
    kind = program.iterator(node, element, value.type)
    return Value(kind, program.spliced(node, [(function, called), (given, value)]))


def _reduce(program: Program, node: Node) -> Value:
    given = program.module.arguments(node)
    values = [(part, program.value(part)) for part in given[1:]]
    element = flat(program, values[0][1].type)
    path = program.path(given[0])
    kind = element if path.startswith(("math.", "operator.")) else PLAIN
    parts: list[tuple[Node, Value | str]] = [*values]
    if path.startswith("numpy."):
        name = path.removeprefix("numpy.")
        if name not in ("gcd", "lcm"):
            raise GiveUp
        parts.append((given[0], program.imported("math", name, node)))
        kind = element
    elif not path:
        called = program.value(given[0])
        parts.append((given[0], called))
        if called.type.name == "function":
            kind = program.heap.join(element, *(value.type for _, value in values[1:]))
            kind = functions.call(program, called.type, [kind, element])
    return Value(kind, program.spliced(node, parts))


def _isinstance(program: Program, node: Node) -> Value:
    parts = []
    for part in program.module.arguments(node):
        if program.path(part) in RESULTS or program.path(part) in SPECIAL:
            continue
        value = program.value(part)
        if value.type.numpy or program.heap.has_array(value.type):
            raise GiveUp
        parts.append((part, value))
    return Value(PLAIN, program.spliced(node, parts))


SPECIAL: dict[str, Callable[[Program, Node], Value]] = {
    "int": _int_of,
    "abs": _absolute,
    "map": _map,
    "filter": _filter,
    "functools.reduce": _reduce,
    "isinstance": _isinstance,
    "type": _isinstance,
}
