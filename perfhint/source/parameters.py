"""What a program passes to its own functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.bindings import Binding, Kind, Write
from perfhint.source.known import NEVER, Type

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.inference import Inference
    from perfhint.source.module import Module


def passed(module: Module, inference: Inference, parameter: Write) -> Type | None:
    """The type that every call in this module gives the parameter, if the function serves for nothing but being called.

    Whether there are calls elsewhere the text does not tell. What a container that all calls share holds, such as a
    default, is left open.
    """
    from perfhint.source.inference import join, shallow

    found: Type | None = NEVER
    given = given_to(module, parameter)
    for argument in given or ():
        kind = inference.of(argument)
        found = join(found, shallow(kind) if _is_default(module, argument) else kind)
        if found is None:
            return None
    return found if given else None


def given_to(module: Module, parameter: Write) -> list[Node] | None:
    """What every call in this module gives the parameter, if the function serves for nothing but being called."""
    definition = module.within(parameter.node, "function_definition")
    function = _function(module, definition) if definition is not None else None
    if definition is None or function is None:
        return None
    names, found = _parameters(module, definition), []
    for read in function.reads:
        call = module.parent(read)
        if call is None or call.type != "call" or call.named_children[0].id != read.id:
            return None
        argument = _argument(module, call, parameter.name, names)
        if argument is None:
            return None
        found.append(argument)
    return found


def _is_default(module: Module, argument: Node) -> bool:
    parent = module.parent(argument)
    return parent is not None and parent.type in ("default_parameter", "typed_default_parameter")


def receiving(module: Module, call: Node, argument: Node) -> Binding | None:
    """The parameter that gets `argument`, where what is called is a function of this program and surely that one."""
    function = call.child_by_field_name("function")
    binding = module.scopes.binding(function) if function is not None and function.type == "identifier" else None
    write = module.scopes.only_write(binding) if binding is not None else None
    if write is None or write.kind is not Kind.DEF or _function(module, write.origin) is not binding:
        return None
    scope, names = module.scopes.own(write.origin), _parameters(module, write.origin)
    for name in names if scope is not None else ():
        given = _argument(module, call, name, names)
        if scope is not None and given is not None and given.id == argument.id:
            return scope.bindings.get(name)
    return None


def _function(module: Module, definition: Node) -> Binding | None:
    """The binding of a plain function that is the only meaning of its name."""
    name = definition.child_by_field_name("name")
    parent = module.parent(definition)
    binding = module.scopes.binding(name) if name is not None else None
    if binding is None or binding.scope.dynamic or binding.scope.kind == "class" or parent is None:
        return None
    write = module.scopes.only_write(binding)
    plain = write is not None and write.kind is Kind.DEF and parent.type != "decorated_definition"
    return binding if plain else None


def _parameters(module: Module, definition: Node) -> dict[str, tuple[int | None, Node | None]]:
    """Name to position (None where it is given by keyword only) and default."""
    found: dict[str, tuple[int | None, Node | None]] = {}
    holder = definition.child_by_field_name("parameters")
    position: int | None = 0
    for parameter in module.statements(holder) if holder is not None else []:
        if parameter.type in ("list_splat_pattern", "keyword_separator"):
            position = None
            continue
        name = parameter.child_by_field_name("name") or parameter
        while name.type != "identifier" and name.named_children:
            name = name.named_children[0]
        if parameter.type == "positional_separator":
            continue
        found[module.code(name)] = (position, parameter.child_by_field_name("value"))
        position = None if position is None else position + 1
    return found


def _argument(
    module: Module, call: Node, name: str, parameters: dict[str, tuple[int | None, Node | None]]
) -> Node | None:
    """What `call` gives the parameter `name`: an argument, or its default; None when that is not plain to see."""
    if name not in parameters:
        return None
    position, default = parameters[name]
    arguments = module.arguments(call)
    if any(argument.type in ("list_splat", "dictionary_splat") for argument in arguments):
        return None
    plain = [argument for argument in arguments if argument.type != "keyword_argument"]
    if position is not None and position < len(plain):
        return plain[position]
    for argument in arguments:
        keyword = argument.child_by_field_name("name") if argument.type == "keyword_argument" else None
        if keyword is not None and module.code(keyword) == name:
            return argument.child_by_field_name("value")
    return default
