"""Code that runs many times, as far as text tells."""

from __future__ import annotations

from perfhint.rules.api import Binding, Kind, Module, Node


def is_hot(module: Module, node: Node) -> bool:
    """`node` is in a loop of more than a few iterations, or in a function that a loop or the function itself calls.

    The loop may call it through other functions, or be that of `map`.
    """
    return _is_hot(module, node, set())


def _is_hot(module: Module, node: Node, seen: set[int]) -> bool:
    if _is_repeated(module, node):
        return True
    function = module.within(node, "function_definition", "lambda")
    if function is None or function.id in seen:
        return False
    seen.add(function.id)
    if _is_mapped(module, function):
        return True
    binding = _name(module, function)
    return binding is not None and any(
        module.contains(function, read) or _is_mapped(module, read) or _is_hot(module, read, seen)
        for read in binding.reads
    )


def _is_repeated(module: Module, node: Node) -> bool:
    loops = module.loops.around(node)
    return len(loops) > 1 or any(not module.loops.is_small(loop) for loop in loops)


def _is_mapped(module: Module, function: Node) -> bool:
    """It is what `map` or `filter` calls for each item."""
    arguments = module.parent(function)
    call = module.parent(arguments) if arguments is not None and arguments.type == "argument_list" else None
    return (
        call is not None and module.scopes.calls(call, "map", "filter") and module.arguments(call)[0].id == function.id
    )


def _name(module: Module, function: Node) -> Binding | None:
    """What the function is called by, if that name never means anything else."""
    if function.type == "function_definition":
        name = function.child_by_field_name("name")
    else:
        holder = module.parent(function)
        name = holder.child_by_field_name("left") if holder is not None and holder.type == "assignment" else None
    binding = module.scopes.binding(name) if name is not None else None
    if binding is None or not all(write.kind is Kind.DEF or _is(write.value, function) for write in binding.writes):
        return None
    return binding


def _is(value: Node | None, function: Node) -> bool:
    return value is not None and value.id == function.id
