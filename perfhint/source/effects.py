"""What evaluating code may change, raise or notice.

Two degrees of care: *surely* (the default) takes an operator, `len` or an attribute of an object of unknown type for
code that may do anything; `assume_plain=True` assumes that operators, indexing, attributes and builtin functions have
no effects on any object, as almost always holds: good enough where tests judge the result (`checked`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.known import (
    CHANGING_CALLS,
    CHANGING_METHODS,
    CONTAINERS,
    DEFAULTDICT,
    IMMUTABLE,
    ITERATORS,
    METHODS,
    NUMBERS,
    PURE_CALLS,
    READING_CALLS,
    READING_METHODS,
    RETURNS,
)
from perfhint.source.uses import Role, Use
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from perfhint.source.bindings import Binding
    from perfhint.source.module import Module

_BUILTIN = CONTAINERS | IMMUTABLE
_DISPLAYS = names(
    "list set dictionary list_comprehension set_comprehension dictionary_comprehension generator_expression"
)
_OPERATORS = frozenset({"binary_operator", "unary_operator", "comparison_operator"})
_PLAIN = names(
    "identifier integer float string concatenated_string true false none ellipsis tuple list set dictionary pair slice "
    "parenthesized_expression boolean_operator not_operator conditional_expression keyword_argument argument_list "
    "list_comprehension set_comprehension dictionary_comprehension generator_expression for_in_clause if_clause lambda "
    "string_start string_content string_end escape_sequence escape_interpolation interpolation format_specifier "
    "format_expression type_conversion list_splat dictionary_splat comment pattern_list tuple_pattern list_pattern "
    "expression_list list_splat_pattern lambda_parameters default_parameter dictionary_splat_pattern "
    "line_continuation"
)
"""Parts of expressions that do nothing but by their own parts."""
_METHOD_NAMES = frozenset(name for methods in METHODS.values() for name in methods) | READING_METHODS
_CALLS_BACK = names("map filter sorted min max functools.reduce itertools.accumulate itertools.groupby")
_HARMLESS_CALLS = (READING_CALLS | PURE_CALLS | CHANGING_CALLS | RETURNS.keys()) - {"print"} | {"print"}
_KEEPING = frozenset({Role.ESCAPES, Role.RETURNED, Role.ATTRIBUTE})
"""Uses after which something else may know the object."""


class Effects:
    """Effects of one module's code."""

    def __init__(self, module: Module) -> None:
        self._module = module

    # ------------------------------------------------------------------------------------------------ expressions

    def is_pure(self, expression: Node, *, assume_plain: bool = False) -> bool:
        """Evaluating it changes nothing and prints nothing: leaving it out or doing it twice is not noticed.

        It may still raise, and its value may differ from time to time when what it reads changes.
        """
        stack = [expression]
        while stack:
            node = stack.pop()
            if not self._pure_alone(node, assume_plain):
                return False
            if node.type == "attribute":
                stack += [node.named_children[0]]
            elif node.type == "call":
                function = node.child_by_field_name("function")
                stack += [child for child in node.named_children if function is None or child.id != function.id]
                if function is not None and function.type == "attribute":
                    stack.append(function.named_children[0])
            else:
                stack += node.named_children
        return True

    def may_raise(self, expression: Node) -> bool:
        """Evaluating it might raise. False only for what surely cannot."""
        return any(self._may_raise_alone(node) for node in self._module.walk(expression))

    def is_fresh(self, expression: Node) -> bool:
        """Its value is a new object that nothing else refers to: `[]`, `[x for …]`, `sorted(a)`, `[0] * n`, `a[:]`."""
        module = self._module
        node = module.unwrap(expression)
        if node.type in _DISPLAYS:
            return True
        if node.type == "binary_operator":
            return module.types.is_a(node, "list", "str", "tuple", "bytes", "set")
        if node.type == "subscript":
            indexes = node.children_by_field_name("subscript")
            holder = node.child_by_field_name("value")
            sliced = len(indexes) == 1 and indexes[0].type == "slice"
            return sliced and holder is not None and module.types.is_a(holder, "list", "bytearray")
        if node.type == "conditional_expression":
            parts = module.statements(node)
            return len(parts) == 3 and self.is_fresh(parts[0]) and self.is_fresh(parts[2])
        if node.type == "call":
            return self._gives_fresh(node)
        return False

    def _gives_fresh(self, call: Node) -> bool:
        module = self._module
        if module.scopes.calls(call, "list", "set", "dict", "sorted", "bytearray", "collections.deque"):
            return True
        if module.scopes.calls(call, "collections.Counter", "collections.defaultdict", "collections.OrderedDict"):
            return True
        function = call.child_by_field_name("function")
        if function is None or function.type != "attribute":
            return False
        holder, name = function.child_by_field_name("object"), function.child_by_field_name("attribute")
        if holder is None or name is None:
            return False
        if module.code(name) in ("split", "rsplit", "splitlines"):
            return module.types.is_a(holder, "str", "bytes")
        if module.code(name) in ("readlines",):
            return module.types.is_a(holder, "file")
        return module.code(name) == "copy" and module.types.is_a(holder, *CONTAINERS)

    def _pure_alone(self, node: Node, assume_plain: bool) -> bool:
        """Purity of the node itself, given that of its parts."""
        module, kind = self._module, node.type
        if kind in _PLAIN:
            return not any(child.type == "async" for child in node.children) if kind == "for_in_clause" else True
        if kind in _OPERATORS:
            return assume_plain or all(
                module.types.is_a(part, *_BUILTIN) for part in node.named_children if part.type != "comment"
            )
        if kind == "subscript":
            holder = node.child_by_field_name("value")
            found = module.types.of(holder) if holder is not None else None
            return assume_plain if found is None else found.name in CONTAINERS and found.name != DEFAULTDICT
        if kind == "attribute":
            return assume_plain or module.scopes.qualified_name(node) is not None
        return kind == "call" and self._pure_call(node, assume_plain)

    def _pure_call(self, call: Node, assume_plain: bool) -> bool:
        module = self._module
        function = call.child_by_field_name("function")
        arguments = module.arguments(call)
        if function is None:
            return False
        path = module.scopes.qualified_name(function)
        if path is not None:
            if path not in PURE_CALLS:
                return False
            values = [argument for argument in arguments if argument.type != "keyword_argument"]
            if path in _CALLS_BACK and not all(
                self._pure_function(argument) for argument in [*values[:1], *_keyword_values(arguments)]
            ):
                return False
            return all(self._reads_only(value, assume_plain) for value in values)
        if function.type != "attribute":
            return False
        holder, name = function.child_by_field_name("object"), function.child_by_field_name("attribute")
        found = module.types.of(holder) if holder is not None else None
        if found is None or name is None or _keyword_values(arguments):
            return False
        if found.name in IMMUTABLE or found.name == "tuple":
            return True
        return found.name in CONTAINERS and module.code(name) in READING_METHODS

    def _reads_only(self, argument: Node, assume_plain: bool) -> bool:
        """Giving the argument to a builtin leaves it as it is: an iterator would be used up."""
        value = argument.named_children[0] if argument.type == "list_splat" else argument
        if value.type in ("generator_expression", "lambda"):
            return True
        found = self._module.types.of(value)
        if found is None:
            return assume_plain or self._module.scopes.qualified_name(value) in PURE_CALLS
        return value.type == "call" or found.name not in ITERATORS | {"file"}

    def _pure_function(self, argument: Node) -> bool:
        """What is passed to `map`, or as `key=`: a pure builtin, a lambda without effects, or no function at all."""
        node = self._module.unwrap(argument)
        if node.type == "lambda":
            body = node.child_by_field_name("body")
            return body is not None and self.is_pure(body)
        if node.type in ("identifier", "attribute"):
            path = self._module.scopes.qualified_name(node)
            return path in PURE_CALLS if path is not None else self._module.types.is_a(node, *CONTAINERS)
        return node.type in _DISPLAYS | {"none", "true", "false", "tuple", "string", "integer", "call", "subscript"}

    def _may_raise_alone(self, node: Node) -> bool:
        module, kind = self._module, node.type
        if kind == "identifier":
            if not module.scopes.is_name(node):
                return False
            return module.flow.definition(node) is None and not module.scopes.is_builtin(node, module.code(node))
        if kind == "binary_operator":
            operator = node.child_by_field_name("operator")
            sign = module.code(operator) if operator is not None else ""
            parts = [module.types.of(part) for part in node.named_children]
            return sign not in ("+", "-", "*", "&", "|", "^") or not all(
                part is not None and part.name in ("int", "bool") for part in parts
            )
        if kind in ("unary_operator", "comparison_operator"):
            return not all(
                (found := module.types.of(part)) is not None and found.name in NUMBERS | {"str"}
                for part in node.named_children
            )
        if kind == "call":
            arguments = module.arguments(node)
            if module.scopes.calls(node, "len") and len(arguments) == 1:
                return not module.types.is_a(arguments[0], *CONTAINERS)
            if module.scopes.calls(node, "str", "repr", "bool") and len(arguments) == 1:
                return not module.types.is_a(arguments[0], *IMMUTABLE)
            return True
        if kind in ("set", "dictionary"):
            return bool(node.named_child_count)
        return kind not in _PLAIN or kind in (
            "for_in_clause", "list_splat", "dictionary_splat", "format_specifier", "dictionary_comprehension",
            "set_comprehension",
        )  # fmt: skip

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

    def may_change(self, region: Node, binding: Binding) -> bool:
        """Running `region` may change the object the name refers to (not which object that is)."""
        found = self._module.types.of_binding(binding)
        if found is not None and (found.name in IMMUTABLE or found.name in ("tuple", "frozenset")):
            return False
        if binding.scope.dynamic:
            return True
        inside = [use for use in self._module.uses.of(binding) if self._module.contains(region, use.node)]
        if any(self.changes(use) or _keeps(use) for use in inside):
            return True
        if self.is_private(binding):
            return self._changed_by_inner_function(binding) and self.calls_unknown(region)
        return self.calls_unknown(region) or self._changes_others(region, found.name if found else None)

    def changes(self, use: Use) -> bool:
        """This use may change the object itself."""
        match use.role:
            case Role.SET_ITEM | Role.DELETE_ITEM | Role.SET_ATTRIBUTE | Role.AUGMENTED:
                return True
            case Role.METHOD:
                return use.name in CHANGING_METHODS or use.name not in _METHOD_NAMES
            case Role.ARGUMENT:
                return use.name not in READING_CALLS
            case Role.ITERATED:
                return self._module.types.is_a(use.node, *ITERATORS)
        return False

    def is_private(self, binding: Binding) -> bool:
        """Every object the name refers to was made for it and is known by no other name."""
        if binding.scope.dynamic:
            return False
        fresh = all(
            write.kind == "augmented assignment"
            or (write.value is not None and not write.is_shared and self.is_fresh(write.value))
            for write in binding.writes
        )
        kept = any(
            _keeps(use)
            or (use.role is Role.ARGUMENT and use.name not in READING_CALLS | CHANGING_CALLS)
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
            if module.types.is_a(node, *IMMUTABLE):
                continue
            if self._is_module_attribute(node):
                continue
            if self.may_change(loop, binding):
                return False
        return True

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
            if path in _CALLS_BACK or _keyword_values(module.arguments(call)):
                values = module.arguments(call)
                functions = [*values[:1], *_keyword_values(values)]
                return not all(self._pure_function(argument) for argument in functions)
            return path not in _HARMLESS_CALLS
        if function.type != "attribute":
            return True
        name = function.child_by_field_name("attribute")
        return name is None or module.code(name) not in _METHOD_NAMES | CHANGING_METHODS

    def _changes_others(self, region: Node, kind: str | None) -> bool:
        """Something in `region` changes an object that may be of type `kind`, under whatever name."""
        return any(
            found is None or (found.name not in IMMUTABLE and (kind is None or found.name == kind))
            for target in self._changed_in(region)
            for found in [self._module.types.of(target)]
        )

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
                if (left := node.child_by_field_name("left")) is not None and left.type == "identifier":
                    yield left
            elif module.is_target(node):
                yield node.named_children[0]

    def _changed_by_inner_function(self, binding: Binding) -> bool:
        scopes = self._module.scopes
        return any(
            self.changes(use) and scopes.home(scopes.scope(use.node)) is not scopes.home(binding.scope)
            for use in self._module.uses.of(binding)
        )

    def _is_module_attribute(self, node: Node) -> bool:
        parent = self._module.parent(node)
        return (
            parent is not None and parent.type == "attribute" and self._module.scopes.qualified_name(parent) is not None
        )


def _keyword_values(arguments: list[Node]) -> list[Node]:
    return [
        value
        for argument in arguments
        if argument.type == "keyword_argument" and (value := argument.child_by_field_name("value")) is not None
    ]


def _keeps(use: Use) -> bool:
    """Something else may know the object from here on; `key=xs.count` knows it, but can only read."""
    return use.role in _KEEPING and not (use.role is Role.ATTRIBUTE and use.name in READING_METHODS)
