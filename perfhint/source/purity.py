"""What evaluating an expression may change, raise or notice.

Two degrees of care: *surely* (the default) takes an operator, `len` or an attribute of an object of unknown type for
code that may do anything; `assume_plain=True` assumes that operators, indexing, attributes and builtin functions have
no effects on any object, as almost always holds: good enough where tests judge the result (`checked`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source.known import (
    CONTAINERS,
    DEFAULTDICT,
    IMMUTABLE,
    ITERATORS,
    NUMBERS,
    PURE_CALLS,
    READING_METHODS,
    is_plain,
)
from perfhint.source.words import names

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.module import Module

_DISPLAYS = names("""
    list tuple set dictionary list_comprehension set_comprehension dictionary_comprehension generator_expression
""")
_OPERATORS = frozenset({"binary_operator", "unary_operator", "comparison_operator"})
_TESTS = frozenset({"boolean_operator", "not_operator", "conditional_expression"})
_PLAIN = names("""
    identifier integer float string concatenated_string true false none ellipsis tuple list set dictionary pair slice
    parenthesized_expression boolean_operator not_operator conditional_expression keyword_argument argument_list
    list_comprehension set_comprehension dictionary_comprehension generator_expression for_in_clause if_clause lambda
    string_start string_content string_end escape_sequence escape_interpolation interpolation format_specifier
    format_expression type_conversion list_splat dictionary_splat comment pattern_list tuple_pattern list_pattern
    expression_list list_splat_pattern lambda_parameters default_parameter dictionary_splat_pattern line_continuation
""")
"""Parts of expressions that do nothing but by their own parts."""
_MAY_RAISE = names("""
    for_in_clause list_splat dictionary_splat format_specifier dictionary_comprehension set_comprehension set dictionary
""")
"""Those of them that may raise for what they are given: something not iterable, not hashable, a wrong format."""
_CALLING_FIRST = frozenset({"map", "filter", "functools.reduce"})
_CALLING_SECOND = frozenset({"itertools.accumulate", "itertools.groupby"})
_WITH_OWN_METHODS = names("type module function")
"""Of which nothing is known that they are asked to do: `Solution.solve(n)`."""
_SHALLOW_CALLS = names("len isinstance id type bool callable range enumerate zip reversed iter map filter list tuple")
"""Calls that run no code of the items in what they are given."""


class Purity:
    """Effects of one module's expressions."""

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
            elif node.type == "lambda":  # its body is not run here
                stack += node.children_by_field_name("parameters")
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
            return assume_plain or all(is_plain(module.types.of(part)) for part in module.statements(node))
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
            if not self.calls_back_purely(path, arguments):
                return False
            return all(self._reads_only(path, value, assume_plain) for value in values)
        if function.type != "attribute":
            return False
        holder, name = function.child_by_field_name("object"), function.child_by_field_name("attribute")
        found = module.types.of(holder) if holder is not None else None
        if found is None or name is None or keyword_values(arguments):
            return False
        if found.name in IMMUTABLE:
            return found.name not in _WITH_OWN_METHODS
        reads = found.name in CONTAINERS and module.code(name) in READING_METHODS
        return reads and (assume_plain or is_plain(found))

    def _reads_only(self, path: str, argument: Node, assume_plain: bool) -> bool:
        """Giving the argument to a builtin leaves it as it is, and runs no code of its own; an iterator is used up."""
        value = argument.named_children[0] if argument.type == "list_splat" else argument
        if value.type in ("generator_expression", "lambda"):
            return True
        found = self._module.types.of(value)
        if found is None:
            return assume_plain or self._module.scopes.qualified_name(value) in PURE_CALLS
        if found.name in ITERATORS | {"file"}:
            return value.type == "call"
        return assume_plain or path in _SHALLOW_CALLS or is_plain(found)

    def calls_back_purely(self, path: str | None, arguments: list[Node]) -> bool:
        """The functions that a call of `path` (None for a method) is given to call have no effects."""
        values = [argument for argument in arguments if argument.type != "keyword_argument"]
        functions = values[:1] if path in _CALLING_FIRST else values[1:2] if path in _CALLING_SECOND else []
        return all(map(self.is_pure_function, [*functions, *keyword_values(arguments)]))

    def is_pure_function(self, argument: Node) -> bool:
        """What is passed to `map`, or as `key=`: a pure builtin, a lambda without effects, or no function at all."""
        node = self._module.unwrap(argument)
        if node.type == "lambda":
            body = node.child_by_field_name("body")
            return body is not None and self.is_pure(body)
        if node.type in ("identifier", "attribute"):
            path = self._module.scopes.qualified_name(node)
            if path is not None:
                return path in PURE_CALLS
            found = self._module.types.of(node)
            return found is not None and found.name not in ("function", "type")
        return node.type in _DISPLAYS | {"none", "true", "false", "string", "integer", "call", "subscript"}

    def _may_raise_alone(self, node: Node) -> bool:
        kind = node.type
        if kind == "identifier":
            return self._may_be_unbound(node)
        if kind in _OPERATORS:
            return self._operator_may_raise(node)
        if kind in _TESTS or kind == "interpolation":
            return not all(is_plain(self._module.types.of(part)) for part in _values(node))
        if kind == "call":
            return self._call_may_raise(node)
        return kind not in _PLAIN or (kind in _MAY_RAISE and bool(node.named_child_count))

    def _may_be_unbound(self, identifier: Node) -> bool:
        scopes = self._module.scopes
        if not scopes.is_name(identifier) or scopes.is_builtin(identifier, self._module.code(identifier)):
            return False
        write = self._module.flow.definition(identifier)
        return write is None or not self._module.flow.is_surely_bound(identifier)

    def _operator_may_raise(self, node: Node) -> bool:
        kinds = [self._module.types.of(part) for part in self._module.statements(node)]
        found = {kind.name for kind in kinds if kind is not None}
        if None in kinds:
            return True
        if node.type == "binary_operator":
            return not found <= {"int", "bool"} or self._module.code(node.children[1]) not in (
                "+",
                "-",
                "*",
                "&",
                "|",
                "^",
            )
        if node.type == "unary_operator":
            return not found <= {"int", "bool"}
        return not (found <= NUMBERS or found == {"str"})

    def _call_may_raise(self, call: Node) -> bool:
        arguments = self._module.arguments(call)
        if len(arguments) != 1 or arguments[0].type in ("list_splat", "keyword_argument", "dictionary_splat"):
            return True
        if self._module.scopes.calls(call, "len"):
            return not self._module.types.is_a(arguments[0], *CONTAINERS)
        return not (
            self._module.scopes.calls(call, "str", "repr", "bool") and self._module.types.is_a(arguments[0], *IMMUTABLE)
        )


def keyword_values(arguments: list[Node]) -> list[Node]:
    """Values of the keyword arguments among these."""
    return [
        value
        for argument in arguments
        if argument.type == "keyword_argument" and (value := argument.child_by_field_name("value")) is not None
    ]


def _values(node: Node) -> list[Node]:
    """Parts of a test or of `{…}` in an f-string that are values."""
    return [part for part in node.named_children if part.type not in ("comment", "type_conversion", "format_specifier")]
