"""Work that is kept from one call to the next: it may be out of date, and repeated calls cost nothing in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.records import Suspicion, Trick, Weight
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from perfhint.source import Module
    from perfhint.source.bindings import Binding

_CACHES = ("functools.lru_cache", "functools.cache", "functools.cached_property")
_CHANGING = names(
    "append extend insert add update setdefault pop popitem remove discard clear appendleft sort reverse move_to_end"
)


def kept(old: Module, new: Module, *, is_module: bool) -> Iterator[Suspicion]:
    """Caches and other state that only `new` keeps between calls; of programs, which run once, those that may be stale.

    `is_module`: others call its functions, again and again.
    """
    yield from _decorated(old, new, is_module=is_module)
    if is_module:
        yield from _globals(old, new)
        yield from _defaults(old, new)
        yield from _attributes(old, new)


def _decorated(old: Module, new: Module, *, is_module: bool) -> Iterator[Suspicion]:
    known = {(old.code(name), cache) for name, cache, _ in _cached(old)}
    for name, cache, function in _cached(new):
        told = new.code(name)
        if (told, cache) in known:
            continue
        state = next(_changing_state(new, function), None)
        if state is not None:
            sentence = f"the results of {told} are kept, though they depend on {state}"
            yield Suspicion(Trick.CACHED, Weight.WARNING, new.line(function), sentence)
        elif is_module:
            sentence = f"the results of {told} are kept from one call to the next"
            yield Suspicion(Trick.CACHED, Weight.WARNING, new.line(function), sentence)


def _cached(module: Module) -> Iterator[tuple[Node, str, Node]]:
    """Functions with a cache around them: name, cache, definition. Those in functions live as long as one call."""
    for decorated in module.walk(module.root, "decorated_definition"):
        function = decorated.child_by_field_name("definition")
        name = function.child_by_field_name("name") if function is not None else None
        if function is None or name is None or module.within(decorated, "function_definition"):
            continue
        for decorator in decorated.named_children:
            if decorator.type != "decorator" or not decorator.named_children:
                continue
            made = decorator.named_children[0]
            called = made.child_by_field_name("function") if made.type == "call" else made
            path = module.scopes.qualified_name(called) if called is not None else None
            if path in _CACHES:
                yield name, path, function


def _changing_state(module: Module, function: Node) -> Iterator[str]:
    """Global names that a function reads and others change."""
    seen = set()
    for node in module.walk(function, "identifier"):
        binding = module.scopes.binding(node) if module.scopes.is_name(node) else None
        if binding is None or binding.scope.kind != "module" or binding.name in seen:
            continue
        seen.add(binding.name)
        if _changed_in_functions(module, binding):
            yield binding.name


def _globals(old: Module, new: Module) -> Iterator[Suspicion]:
    known = old.scopes.module.bindings
    for name, binding in new.scopes.module.bindings.items():
        if name in known or not binding.writes:
            continue
        change = next(_changes(new, binding), None)
        if change is not None:
            told = f"{name} keeps what was worked out from one call to the next"
            yield Suspicion(Trick.CACHED, Weight.WARNING, new.line(change), told)


def _defaults(old: Module, new: Module) -> Iterator[Suspicion]:
    """Default arguments that are changed."""
    known = {old.code(each) for each in old.walk(old.root, "default_parameter", "typed_default_parameter")}
    for parameter in new.walk(new.root, "default_parameter", "typed_default_parameter"):
        name, value = parameter.child_by_field_name("name"), parameter.child_by_field_name("value")
        if name is None or value is None or new.code(parameter) in known:
            continue
        binding = new.scopes.binding(name)
        if value.type not in ("dictionary", "list", "call") or binding is None:
            continue
        if any(_is_changed(new, read) for read in binding.reads):
            told = f"the default of {binding.name} keeps what was worked out from one call to the next"
            yield Suspicion(Trick.CACHED, Weight.WARNING, new.line(parameter), told)


def _attributes(old: Module, new: Module) -> Iterator[Suspicion]:
    """Attributes of functions, of classes, and of objects whose work was done anew before."""
    known = {old.code(node) for node in old.walk(old.root, "attribute")}
    told = set()
    for node in new.walk(new.root, "attribute"):
        code, inner = new.code(node), node.child_by_field_name("object")
        if code in known or code in told or inner is None or inner.type != "identifier":
            continue
        function = new.within(node, "function_definition")
        if function is None or not (new.is_target(node) or _is_changed(new, node)):
            continue
        binding = new.scopes.binding(inner)
        is_outer = binding is not None and binding.scope.kind == "module"
        if is_outer or (_is_checked_before(new, function, code) and new.code(inner) == "self"):
            told.add(code)
            sentence = f"{code} keeps what was worked out from one call to the next"
            yield Suspicion(Trick.CACHED, Weight.WARNING, new.line(node), sentence)


def _is_checked_before(module: Module, function: Node, code: str) -> bool:
    """The function looks whether the attribute has a value yet."""
    return any(
        module.code(part) == code
        for condition in module.walk(function, "if_statement", "conditional_expression")
        for part in module.walk(condition.child_by_field_name("condition") or condition.named_children[0], "attribute")
    )


def _changed_in_functions(module: Module, binding: Binding) -> bool:
    return next(_changes(module, binding), None) is not None


def _changes(module: Module, binding: Binding) -> Iterator[Node]:
    """Places in functions that change or rebind a global name."""
    for write in binding.writes:
        if write.scope.kind != "module":
            yield write.node
    for read in binding.reads:
        if module.within(read, "function_definition", "lambda") and _is_changed(module, read):
            yield read


def _is_changed(module: Module, node: Node) -> bool:
    """What is done to the value of `node` where it stands changes it."""
    parent = module.parent(node)
    if parent is None:
        return False
    if parent.type == "subscript":
        return module.is_target(parent) or _is_changed(module, parent)
    if parent.type == "augmented_assignment":
        return True
    name = parent.child_by_field_name("attribute") if parent.type == "attribute" else None
    call = module.parent(parent) if name is not None and name.id != node.id else None
    return call is not None and call.type == "call" and name is not None and module.code(name) in _CHANGING
