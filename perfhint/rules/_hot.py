"""Code that runs many times, as far as text tells."""

from __future__ import annotations

from perfhint.rules.api import Kind, Module, Node


def is_hot(module: Module, node: Node) -> bool:
    """`node` is in a loop of more than a few iterations, or in a function that a loop or the function itself calls."""
    return _is_repeated(module, node) or _in_repeated_function(module, node)


def _is_repeated(module: Module, node: Node) -> bool:
    loops = module.loops.around(node)
    return len(loops) > 1 or any(not module.loops.is_small(loop) for loop in loops)


def _in_repeated_function(module: Module, node: Node) -> bool:
    definition = module.within(node, "function_definition")
    name = definition.child_by_field_name("name") if definition is not None else None
    binding = module.scopes.binding(name) if name is not None else None
    if definition is None or binding is None or any(write.kind is not Kind.DEF for write in binding.writes):
        return False
    return any(module.contains(definition, read) or _is_repeated(module, read) for read in binding.reads)
