"""Deques that may as well be lists."""

from __future__ import annotations

from perfhint.rules.api import Edit, Module, Node, names

_NO_ITEMS = names("keyword_argument list_splat dictionary_splat")


def as_list(module: Module, made: Node) -> Edit | None:
    """A list in place of the call `deque(…)`; None where it cannot be written, or the deque has a largest length."""
    arguments = module.arguments(made)
    if not arguments:
        return module.edit.replace(made, "[]")
    items = arguments[0]
    if len(arguments) != 1 or items.type in _NO_ITEMS:
        return None
    if not (module.types.is_a(items, "list") and module.effects.is_fresh(items)):
        spelled = module.scopes.means_builtin("list", module.scopes.scope(made))
        return module.edit.replace(made.named_children[0], "list") if spelled else None
    loses_comment = len(module.comments(made)) != len(module.comments(items))
    return None if loses_comment else module.edit.replace(made, module.code(items))
