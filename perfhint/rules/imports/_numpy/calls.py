"""Calls: of numpy, of builtins and the standard library, of functions of the program, methods, what is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Node
from perfhint.rules.imports._numpy import builtin_calls, functions, methods
from perfhint.rules.imports._numpy.arguments import FUNCTIONS, METHODS, Arguments
from perfhint.rules.imports._numpy.elementwise import apply, as_array, listed
from perfhint.rules.imports._numpy.special_calls import SPECIAL
from perfhint.rules.imports._numpy.types import HELD, NEVER, NUMBERS, SCALARS, GiveUp, Type
from perfhint.rules.imports._numpy.values import ATOM, Code, Value

if TYPE_CHECKING:
    from perfhint.rules.imports._numpy.program import Program

Parts = list[tuple[Node, Value]]


def call(program: Program, node: Node) -> Value:
    """Any call."""
    function = node.child_by_field_name("function")
    if function is not None and function.type == "list_splat":
        function = function.named_children[0]
    if function is None:
        raise GiveUp
    path = program.path(function)
    if path.startswith("numpy."):
        return _numpy(program, node, path.removeprefix("numpy."))
    if function.type == "call" and program.module.scopes.calls(function, "numpy.vectorize"):
        return _vectorized(program, node, function)
    special = SPECIAL.get(path)
    if special is not None:
        return special(program, node)
    if path in builtin_calls.RESULTS:
        return _known(program, node, function, path)
    if function.type == "attribute" and not path:
        return _method(program, node, function)
    if function.type == "identifier" and (kind := program.read(function)).name in ("function", "never"):
        return _own(program, node, kind, Value(kind, program.code(function)), function)
    if function.type == "attribute":  # of a module
        return _unknown(program, node, [])
    called = program.value(function)
    if called.type.name == "function":
        return _own(program, node, called.type, called, function)
    program.heap.escape(called.type)
    return _unknown(program, node, [(function, called)])


def _numpy(program: Program, node: Node, name: str) -> Value:
    function = FUNCTIONS.get(name)
    if function is None:
        raise GiveUp
    return _settled(program, node, function(program, Arguments(program, node, name)))


def _settled(program: Program, node: Node, value: Value) -> Value:
    """Code that does nothing, as nobody calls its function, cannot be translated, and still names numpy."""
    if value.type.name == "never":
        if program.is_last:
            raise GiveUp
        return value._replace(code=program.code(node))
    return value


def _vectorized(program: Program, node: Node, maker: Node) -> Value:
    """`np.vectorize(f)(a)`."""
    arguments, given = program.module.arguments(maker), program.module.arguments(node)
    if len(arguments) != 1 or any(part.type in ("keyword_argument", "list_splat") for part in given):
        raise GiveUp
    function = program.value(arguments[0])
    operands = []
    for part in given:
        value = program.value(part)
        operands.append((part, value if value.type.name in SCALARS else as_array(program, part, value)))
    if function.type.name != "function" or any(value.type.name == "never" for _, value in operands):
        raise GiveUp
    kinds = [program.heap.element(value.type) if value.type.name == "array" else value.type for _, value in operands]
    result = functions.call(program, function.type, kinds)
    program.effects += 1
    if result.name == "never":
        return Value(NEVER)
    if result.name not in NUMBERS - {"number"}:
        raise GiveUp
    name = function.code.at(ATOM)
    return apply(
        program, node, lambda *codes: Code(f"{name}({', '.join(code.text for code in codes)})"), operands, result.name
    )


def _parts(program: Program, node: Node) -> tuple[Parts, dict[str, tuple[Node, Value]], list[bool]]:
    """The arguments of a call: by position, by keyword, and which of those by position are `*unpacked`."""
    given: Parts = []
    stars: list[bool] = []
    keywords: dict[str, tuple[Node, Value]] = {}
    for argument in program.module.arguments(node):
        if argument.type == "keyword_argument":
            name, inner = argument.child_by_field_name("name"), argument.child_by_field_name("value")
            if name is None or inner is None:
                raise GiveUp
            keywords[program.module.code(name)] = (inner, program.value(inner))
        elif argument.type == "dictionary_splat":
            keywords["**"] = (argument.named_children[0], program.plain(argument.named_children[0]))
        else:
            value, is_star = program.argument(argument)
            given.append((argument, value))
            stars.append(is_star)
    return given, keywords, stars


def _known(program: Program, node: Node, function: Node, path: str) -> Value:
    given, keywords, stars = _parts(program, node)
    types = [
        Type("items", items=(value.type,)) if star else value.type
        for (_, value), star in zip(given, stars, strict=True)
    ]
    if any(stars) and path not in builtin_calls.OPEN:
        raise GiveUp
    if path == "sum" and len(given) == 1 and not any(stars):
        element = program.heap.element(types[0])
        if element.name == "array" and element.ndim == 1 and element.dtype in ("int", "float"):
            rows = f"map({program.module.code(function)}, zip(*{given[0][1].text}))"
            return listed(program.array(node, element.dtype, 1), f"{program.builtin('list', node)}({rows})", rows)
    named = {name: value.type for name, (_, value) in keywords.items()}
    if path in builtin_calls.EFFECTS:
        program.effects += 1
    kind = builtin_calls.result(program, node, path, types, named)
    texts = list(given) if any(stars) else _texts(program, node, given, path)
    code = program.spliced(node, [*texts, *keywords.values()])
    if function.type == "identifier" and code.text != program.module.code(node) and path in ("list", "tuple"):
        return _list_of(given[0][1], kind, code, path)
    iterable = given[0][1].text if path == "list" and given and given[0][1].type.name == "iterator" else ""
    return Value(kind, code, iterable=iterable, is_fresh=path in builtin_calls.MAKING)


def _texts(program: Program, node: Node, given: Parts, path: str) -> list[tuple[Node, Value | str]]:
    if len(given) == 1 and path in builtin_calls.ITERATING:
        part, value = given[0]
        arguments = node.child_by_field_name("arguments")
        alone = arguments is not None and len(program.module.statements(arguments)) == 1
        if value.type.name == "array" and value.text != program.module.code(part):
            return [(part, value.argument if alone else value.each)]
    return list(given)


def _list_of(value: Value, kind: Type, code: Code, path: str) -> Value:
    """`list(a + 1)`: the array is a list already."""
    if path == "list" and value.type.name == "array" and value.type.ndim == 1 and value.is_fresh:
        return Value(kind, value.code, iterable=value.iterable, is_fresh=True)
    return Value(kind, code, is_fresh=True)


def _own(program: Program, node: Node, kind: Type, called: Value, function: Node) -> Value:
    given, keywords, stars = _parts(program, node)
    program.effects += 1
    code = program.spliced(
        node,
        [*([(function, called)] if called.text != program.module.code(function) else []), *given, *keywords.values()],
    )
    if kind.name == "never":
        return Value(NEVER, code)
    rest = None
    if any(stars):
        first = stars.index(True)
        rest = program.heap.join(
            *(
                program.heap.element(value.type) if star else value.type
                for (_, value), star in zip(given[first:], stars[first:], strict=True)
            )
        )
        given = given[:first]
    if "**" in keywords:
        raise GiveUp
    named = {name: value.type for name, (_, value) in keywords.items()}
    result = functions.call(program, kind, [value.type for _, value in given], named, rest)
    if result.name == "array":
        return listed(result, code)._replace(is_fresh=False)
    return Value(result, code)


def _unknown(program: Program, node: Node, more: Parts) -> Value:
    """Unknown code gets no arrays, and may do to other things what it likes."""
    given, keywords, _ = _parts(program, node)
    for _, value in [*given, *keywords.values()]:
        program.heap.escape(value.type)
    program.effects += 1
    return Value(program.known(node), program.spliced(node, [*more, *given, *keywords.values()]))


def _method(program: Program, node: Node, function: Node) -> Value:
    holder, attribute = function.child_by_field_name("object"), function.child_by_field_name("attribute")
    if holder is None or attribute is None:
        raise GiveUp
    name = program.module.code(attribute)
    receiver = program.value(holder)
    if receiver.type.name == "array":
        known = METHODS.get(name)
        if known is None:
            raise GiveUp
        return _settled(program, node, known(program, Arguments(program, node, name, (holder, receiver))))
    if receiver.type.name in SCALARS and receiver.type.numpy:
        return _of_number(program, node, holder, receiver, name)
    given, keywords, stars = _parts(program, node)
    types = [value.type for _, value in given]
    code = program.spliced(node, [(holder, receiver), *_joined(program, given, name), *keywords.values()])
    if receiver.type.name == "never":
        return Value(NEVER, code)
    named = {name: value.type for name, (_, value) in keywords.items()}
    if name == "format" and receiver.type.name == "str":
        types = [program.heap.element(kind) if star else kind for kind, star in zip(types, stars, strict=True)]
    elif any(stars) or not methods.is_known(receiver.type, name):
        for kind in [receiver.type, *types, *named.values()]:
            program.heap.escape(kind)
        program.effects += 1
        kind = methods.guessed(program, node, name)
        return Value(kind, code, is_fresh=kind.name in HELD)
    if name in methods.CHANGING:
        program.effects += 1
    kind = methods.result(program, node, receiver.type, name, types, named)
    if kind.name == "array":
        return listed(kind, code)._replace(is_fresh=False)
    return Value(kind, code, is_fresh=kind.name in HELD and name not in ("get", "setdefault", "pop", "popleft"))


def _joined(program: Program, given: Parts, name: str) -> list[tuple[Node, Value | str]]:
    """`" ".join(…)` takes any iterable."""
    if name == "join" and len(given) == 1 and given[0][1].type.name == "array":
        part, value = given[0]
        return [(part, value.argument if value.text != program.module.code(part) else value.text)]
    return list(given)


def _of_number(program: Program, node: Node, holder: Node, receiver: Value, name: str) -> Value:
    """Methods that numbers of numpy share with arrays."""
    if name in ("item", "tolist", "copy") and not program.module.arguments(node):
        return receiver._replace(type=receiver.type._replace(numpy=False))
    if name in ("astype", "round") and name in METHODS:
        return METHODS[name](program, Arguments(program, node, name, (holder, receiver)))
    raise GiveUp
