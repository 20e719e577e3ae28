"""What running a part of the program may change, besides what its expressions do by themselves (`purity.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.bindings import Kind
from perfhint.source.known import (
    CHANGING_CALLS,
    CHANGING_METHODS,
    IMMUTABLE,
    ITERATORS,
    METHODS,
    PURE_CALLS,
    READING_CALLS,
    READING_METHODS,
    RETURNS,
    Type,
    is_constant,
    parts,
)
from perfhint.source.purity import Purity
from perfhint.source.uses import Role, Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from perfhint.source.bindings import Binding
    from perfhint.source.module import Module

_METHOD_NAMES = frozenset(name for methods in METHODS.values() for name in methods) | READING_METHODS
_HARMLESS_CALLS = READING_CALLS | PURE_CALLS | CHANGING_CALLS | RETURNS.keys()
"""Calls that run no code of the program, but for functions they are given."""
_IN_PLACE = tuple(f"__i{word}__" for word in ("add", "sub", "mul", "or", "and", "xor"))
"""Methods by which an object of the program may be the very result of an operator, and then change."""
_KEEPING = frozenset({Role.ESCAPES, Role.RETURNED, Role.ATTRIBUTE})
"""Uses after which something else may know the object."""


class Effects(Purity):
    """Effects of one module's code: of expressions, and of regions (a loop, a statement, any node) when they run."""

    def __init__(self, module: Module) -> None:
        super().__init__(module)
        self._private: dict[Binding, bool] = {}

    # ------------------------------------------------------------------------------------------- changes in a region

    def rebinds(self, region: Node, binding: Binding) -> bool:
        """Running `region` may bind the name anew: a write in it, or a call of a function that writes it."""
        module = self._module
        outside = False
        for write in binding.writes:
            if module.contains(region, write.node):
                return True
            outside = outside or module.scopes.home(write.scope) is not module.scopes.home(binding.scope)
        return binding.scope.dynamic or (outside and self.calls_unknown(region))

    def may_change(self, region: Node, binding: Binding, *, deep: bool = False) -> bool:
        """Running `region` may change the object the name refers to (not which object that is).

        `deep`: or anything in it: the lists in a list of lists, the attributes of its items.
        """
        module = self._module
        found = module.types.of_binding(binding)
        if is_constant(found):
            return False
        if binding.scope.dynamic:
            return True
        if deep and not _holds_constants(found) and (self.calls_unknown(region) or self._changes_inside(region, found)):
            return True
        if found is not None and (found.name in IMMUTABLE or found.name in ("tuple", "frozenset")):
            return False
        inside = [use for use in module.uses.of(binding) if module.contains(region, use.node)]
        if any(map(self.changes, inside)):
            return True
        if self.is_private(binding):
            return self.calls_unknown(region) and (
                self._changed_by_inner_function(binding) or self._changed_while_waiting(region, binding)
            )
        return self.calls_unknown(region) or self._changes_others(region, {found.name} if found else None)

    def changes(self, use: Use) -> bool:
        """This use may change the object itself."""
        match use.role:
            case Role.SET_ITEM | Role.DELETE_ITEM | Role.SET_ATTRIBUTE | Role.AUGMENTED:
                return True
            case Role.METHOD:
                return use.name in CHANGING_METHODS or use.name not in _METHOD_NAMES
            case Role.ARGUMENT:
                return not self.only_reads(use)
            case Role.ITERATED:
                return self._module.types.is_a(use.node, *ITERATORS)
        return False

    def only_reads(self, use: Use) -> bool:
        """For an argument: what is called reads it, and keeps no way to change it."""
        name = use.name or ""
        if name.startswith("."):  # a method: of a builtin object, or who knows what it does
            function = use.outer.named_children[0]
            return name in READING_CALLS and self._module.types.of(function.named_children[0]) is not None
        return name in READING_CALLS

    def is_private(self, binding: Binding) -> bool:
        """Every object the name refers to was made for it and is known by no other name."""
        if binding not in self._private:
            self._private[binding] = self._is_private(binding)
        return self._private[binding]

    def _is_private(self, binding: Binding) -> bool:
        if binding.scope.dynamic:
            return False
        fresh = all(
            write.kind == "augmented assignment"
            or (write.value is not None and not write.is_shared and self.is_fresh(write.value))
            for write in binding.writes
        )
        local = binding.scope.kind == "function" and not self._module.scopes.captured(binding)
        kept = any(
            (_keeps(use) and not (local and use.role is Role.RETURNED))  # nothing happens to it after the return
            or (use.role is Role.ARGUMENT and not self.only_reads(use) and use.name not in CHANGING_CALLS)
            or (use.role is Role.METHOD and use.name not in _METHOD_NAMES | CHANGING_METHODS)
            for use in self._module.uses.of(binding)
        )
        return fresh and not kept

    def is_invariant(self, expression: Node, loop: Node, *, assume_plain: bool = True) -> bool:
        """Evaluated at any time while `loop` runs, the expression has no effects and gives an equal value.

        It may raise, or not be evaluated at all when the loop runs zero times: see `may_raise`.
        """
        module = self._module
        if not self.is_pure(expression, assume_plain=assume_plain):
            return False
        for node in module.walk(expression, "identifier"):
            binding = module.scopes.binding(node)
            if binding is None or module.contains(expression, binding.scope.node):
                continue
            if self.rebinds(loop, binding):
                return False
            if not self._is_module_attribute(node) and self.may_change(loop, binding, deep=not self._is_measured(node)):
                return False
        return True

    def _is_measured(self, node: Node) -> bool:
        """The name is the argument of `len`: what its items are does not matter."""
        use = self._module.uses.classify(node)
        return use.role is Role.ARGUMENT and use.name == "len"

    def calls_unknown(self, region: Node) -> bool:
        """Some call in `region` may run code of which nothing is known here."""
        return any(self._is_unknown_call(call) for call in self._module.walk(region, "call", "await", "yield"))

    def _is_unknown_call(self, call: Node) -> bool:
        module = self._module
        function = call.child_by_field_name("function") if call.type == "call" else None
        if function is None:
            return True
        path = module.scopes.qualified_name(function)
        if path is not None:
            if not self.calls_back_purely(path, module.arguments(call)):
                return True
            return path not in _HARMLESS_CALLS
        if function.type != "attribute":
            return True
        name = function.child_by_field_name("attribute")
        if not self.calls_back_purely(None, module.arguments(call)):  # sort(key=…)
            return True
        return name is None or module.code(name) not in _METHOD_NAMES | CHANGING_METHODS

    def _changes_inside(self, region: Node, holder: Type | None) -> bool:
        """Something in `region` changes an object that may be in one of type `holder`."""
        return self._changes_others(region, _inner_names(holder))

    def _changes_others(self, region: Node, kinds: set[str] | None) -> bool:
        """Something in `region` changes an object that may be of one of these types, under whatever name."""
        return any(
            found is None or (found.name not in IMMUTABLE and (kinds is None or found.name in kinds))
            for target in self._changed_in(region)
            if not self._is_known_by_one_name(target)
            for found in [self._module.types.of(target)]
        )

    def _begins_immutable(self, name: Node) -> bool:
        """`name += x` makes a new object: it was a number or the like, to which whatever is added gives a new one."""
        binding = self._module.scopes.binding(name)
        if binding is None or binding.scope.dynamic or any(word in self._module.text for word in _IN_PLACE):
            return False
        return all(
            write.kind is Kind.AUGMENTED
            or (write.kind is Kind.ASSIGN and write.value is not None and self._is_immutable(write.value))
            for write in binding.writes
        )

    def _is_immutable(self, value: Node) -> bool:
        found = self._module.types.of(value)
        return found is not None and found.name in IMMUTABLE

    def _is_known_by_one_name(self, target: Node) -> bool:
        """The object is no other name's, nor in anything: whoever changes it changes nothing else."""
        binding = self._module.scopes.binding(target) if target.type == "identifier" else None
        return binding is not None and self.is_private(binding)

    def _changed_in(self, region: Node) -> Iterator[Node]:
        """Expressions whose objects code in `region` changes."""
        module = self._module
        for node in module.walk(region, "subscript", "attribute", "call", "augmented_assignment"):
            if node.type == "call":
                function = node.child_by_field_name("function")
                if function is not None and function.type == "attribute":
                    name = function.child_by_field_name("attribute")
                    if name is not None and module.code(name) in CHANGING_METHODS:
                        yield function.named_children[0]
                if (arguments := module.arguments(node)) and module.scopes.calls(node, *CHANGING_CALLS):
                    yield arguments[0]
            elif node.type == "augmented_assignment":
                left = node.child_by_field_name("left")
                if left is not None and left.type == "identifier" and not self._begins_immutable(left):
                    yield left
            elif module.is_target(node):
                yield node.named_children[0]

    def _changed_by_inner_function(self, binding: Binding) -> bool:
        scopes = self._module.scopes
        return any(
            self.changes(use) and scopes.home(scopes.scope(use.node)) is not scopes.home(binding.scope)
            for use in self._module.uses.of(binding)
        )

    def _changed_while_waiting(self, region: Node, binding: Binding) -> bool:
        """`region` is in a function that gives way to the one around it, where the name is at home, by `yield`."""
        module = self._module
        home = module.scopes.home(binding.scope)
        if module.scopes.home(module.scopes.scope(region)) is home:
            return False
        gives_way = any(True for _ in module.walk(region, "yield", "await"))
        return gives_way and any(map(self.changes, module.uses.of(binding)))

    def _is_module_attribute(self, node: Node) -> bool:
        parent = self._module.parent(node)
        return (
            parent is not None and parent.type == "attribute" and self._module.scopes.qualified_name(parent) is not None
        )


def _keeps(use: Use) -> bool:
    """Something else may know the object from here on; `key=xs.count` knows it, but can only read."""
    return use.role in _KEEPING and not (use.role is Role.ATTRIBUTE and use.name in READING_METHODS)


def _holds_constants(kind: Type | None) -> bool:
    """What is in a container of this type surely never changes."""
    if kind is None:
        return False
    return kind.name in IMMUTABLE or all(map(is_constant, parts(kind)))


def _inner_names(kind: Type | None) -> set[str] | None:
    """Names of the types that may be found in a container of this type, however deep; None for any."""
    if kind is None:
        return None
    names: set[str] = set()
    for part in parts(kind):
        inner = _inner_names(part) if part is not None and part.name not in IMMUTABLE else set()
        if part is None or inner is None:
            return None
        names |= {part.name} | inner
    return names
