"""Whether a number surely is the length of a list that stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Kind

if TYPE_CHECKING:
    from perfhint.rules.api import Binding, Module, Node


def is_length(module: Module, number: Node, holder: Node) -> bool:
    """`number` is `len(a)`, a name for it, or the `n` of `a = [… for _ in range(n)]`, for the name `a` as it is now."""
    if _is_len(module, number, module.scopes.binding(holder)):
        return True
    binding = module.scopes.binding(holder)
    if number.type != "identifier" or binding is None or not _stays(module, binding):
        return False
    value, made = module.flow.value(number), module.flow.value(holder)
    if value is not None and _is_len(module, value, binding):
        return True
    count = None if made is None else _items_made(module, made)
    if count is None or count.type != "identifier":
        return False
    write = module.flow.definition(count)
    return write is not None and write is module.flow.definition(number)


def _is_len(module: Module, call: Node, holder: Binding | None) -> bool:
    arguments = module.arguments(call) if module.scopes.calls(call, "len") else []
    return holder is not None and len(arguments) == 1 and module.scopes.binding(arguments[0]) is holder


def _stays(module: Module, binding: Binding) -> bool:
    """Made once, and nothing adds items or takes them away."""
    write = module.scopes.only_write(binding)
    if write is None or write.kind is not Kind.ASSIGN or write.value is None:
        return False
    text = module.types.of_binding(binding)
    if text is not None and text.name in ("str", "tuple"):
        return True
    return module.effects.is_private(binding) and not any(map(module.effects.changes, module.uses.of(binding)))


def _items_made(module: Module, made: Node) -> Node | None:
    """The `n` of `[… for _ in range(n)]`."""
    clauses = module.statements(made)[1:] if made.type == "list_comprehension" else []
    source = clauses[0].child_by_field_name("right") if len(clauses) == 1 else None
    if source is None or not module.scopes.calls(source, "range"):
        return None
    arguments = module.arguments(source)
    return arguments[0] if len(arguments) == 1 else None
