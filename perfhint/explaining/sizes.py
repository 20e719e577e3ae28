"""How many items a container holds and how large a number may be, in the sizes that a program has names for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.explaining.monomials import ONE, Bound, product, root, size, total
from perfhint.source.bindings import Kind
from perfhint.source.known import CONTAINERS
from perfhint.source.loops import COMPREHENSIONS
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from perfhint.source import Module
    from perfhint.source.bindings import Binding

SMALL = 32
"""Numbers in the text up to this one count as constant; with larger ones nobody knows what matters."""
_DEEP = 30
"""Names that are explained by names; more are a circle."""

_AS_MANY = names("""
    list tuple set frozenset sorted reversed enumerate iter filter sum collections.Counter collections.deque
    dict.fromkeys itertools.accumulate
""")
"""Calls that have as many items as their first argument, or fewer."""
_SAME_METHODS = names("items keys values copy strip rstrip lstrip upper lower")
_GROWING = names("append appendleft extend extendleft insert add update setdefault")
_INPUT = names("input sys.stdin.readline sys.stdin.read sys.stdin.buffer.readline sys.stdin.buffer.read")
_OF_INPUT = names("int float list tuple map set sorted")
_SAME_NUMBER = names("int abs round math.floor math.ceil")


class Sizes:
    """Sizes of one module's expressions; None where they cannot be told."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._depth = 0

    def rounds(self, loop: Node) -> Bound | None:
        """How often the body of a loop runs at most, each time the loop is reached."""
        iterable = loop.child_by_field_name("right")
        if iterable is None or any(child.type == "async" for child in loop.children):
            return None
        return self.items(iterable)

    def items(self, node: Node) -> Bound | None:
        """How many items a container has, or an iterable gives."""
        node = self._module.unwrap(node)
        if node.type in ("list", "tuple", "set", "dictionary", "string", "expression_list"):
            return ONE if not any("splat" in child.type for child in node.named_children) else None
        if node.type in COMPREHENSIONS:
            return product(*(self.rounds(part) for part in node.named_children if part.type == "for_in_clause"))
        match node.type:
            case "identifier":
                return self._explained(node, self._items_of_name)
            case "call":
                return self._items_of_call(node)
            case "subscript" if any(child.type == "slice" for child in node.named_children):
                return self.items(node.named_children[0])
            case "binary_operator":
                return self._items_of_operator(node)
        return None

    def number(self, node: Node) -> Bound | None:
        """How large a number is at most, but for its sign."""
        node = self._module.unwrap(node)
        match node.type:
            case "integer":
                code = self._module.code(node)
                return ONE if code.isdecimal() and int(code) <= SMALL else None
            case "identifier":
                return self._explained(node, self._number_of_name)
            case "unary_operator":
                return self.number(node.named_children[0])
            case "call":
                return self._number_of_call(node)
            case "binary_operator":
                return self._number_of_operator(node)
        return None

    def is_reading(self, node: Node) -> bool:
        """It takes in a line, or all of the input, and makes words or numbers of it."""
        node = self._module.unwrap(node)
        if node.type == "list_comprehension":
            clauses = [part for part in node.named_children if part.type == "for_in_clause"]
            value = clauses[0].child_by_field_name("right") if len(clauses) == 1 else None
            made = node.named_children[0]
            return value is not None and self.is_reading(value) and self._is_converted(made)
        function = node.child_by_field_name("function") if node.type == "call" else None
        if function is None:
            return False
        path = self._path(function)
        if path in _INPUT:
            return True
        arguments = self._module.arguments(node)
        if path in _OF_INPUT:
            return bool(arguments) and self.is_reading(arguments[-1])
        receiver = function.child_by_field_name("object") if function.type == "attribute" else None
        method = function.child_by_field_name("attribute")
        split = method is not None and self._module.code(method) in ("split", "strip", "rstrip", "read", "splitlines")
        return receiver is not None and split and (self.is_reading(receiver) or self._is_open_input(receiver))

    # ----------------------------------------------------------------------------------------------------- items

    def _items_of_name(self, name: Node, binding: Binding) -> Bound | None:
        kind = self._module.types.of(name)
        write = self._module.scopes.only_write(binding)
        if kind is None or kind.name not in CONTAINERS or write is None:
            return None
        symbol = size(f"len({binding.name})")
        if write.kind is not Kind.ASSIGN or write.value is None or self.is_reading(write.value) or self._grows(binding):
            return symbol
        return self.items(write.value) or symbol

    def _grows(self, binding: Binding) -> bool:
        """Something may be put into it after it was made."""
        for read in binding.reads:
            parent = self._module.parent(read)
            if parent is None or parent.type == "argument_list":
                function = parent and self._module.parent(parent)
                called = function.child_by_field_name("function") if function is not None else None
                if called is None or self._path(called) not in _HARMLESS:
                    return True
            elif parent.type == "attribute":
                method = parent.child_by_field_name("attribute")
                if method is None or self._module.code(method) in _GROWING:
                    return True
            elif parent.type == "subscript" and self._module.is_target(parent):
                kind = self._module.types.of(read)
                if kind is None or kind.name != "list" or any(c.type == "slice" for c in parent.named_children):
                    return True
            elif parent.type not in _READ_ONLY:
                return True
        return False

    def _items_of_call(self, call: Node) -> Bound | None:
        function, arguments = call.child_by_field_name("function"), self._module.arguments(call)
        if function is None or any(argument.type == "list_splat" for argument in arguments):
            return None
        path = self._path(function)
        if path == "range" and arguments:
            return self._items_of_range(arguments)
        if path == "zip":
            return next((found for found in map(self.items, arguments) if found is not None), None)
        if path == "map":
            return self.items(arguments[1]) if len(arguments) == 2 else None
        if path in _AS_MANY and arguments:
            return self.items(arguments[0])
        if path == "itertools.combinations" and len(arguments) == 2:
            chosen = self._module.code(arguments[1])
            return product(*[self.items(arguments[0])] * int(chosen)) if chosen in ("1", "2", "3", "4") else None
        if path == "itertools.product" and arguments and all(a.type != "keyword_argument" for a in arguments):
            return product(*map(self.items, arguments))
        receiver, method = function.child_by_field_name("object"), function.child_by_field_name("attribute")
        if path is None and receiver is not None and method is not None and self._module.code(method) in _SAME_METHODS:
            return self.items(receiver)
        return None

    def _items_of_range(self, arguments: list[Node]) -> Bound | None:
        """`range(n)`, `range(2, n)`, `range(i, n)`, `range(n, -1, -1)`; `range(i, i + k)` has k items."""
        if len(arguments) == 3 and self._module.unwrap(arguments[2]).type not in ("integer", "unary_operator"):
            return None  # of the rounds that such a step leaves out nothing is known
        if len(arguments) == 1:
            return self.number(arguments[0])
        start, stop = arguments[:2]
        if stop.type == "binary_operator" and self._module.code(stop.named_children[0]) == self._module.code(start):
            return self.number(stop.named_children[-1])
        if self._names_in(start) & self._names_in(stop):
            return None
        return total(map(self.number, arguments[:2]))

    def _names_in(self, node: Node) -> set[str]:
        return {self._module.code(name) for name in self._module.walk(node, "identifier")}

    def _items_of_operator(self, node: Node) -> Bound | None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = node.child_by_field_name("operator")
        if left is None or right is None or operator is None:
            return None
        match self._module.code(operator):
            case "+":
                return total([self.items(left), self.items(right)])
            case "*":
                if self._module.types.is_a(left, "list", "str", "tuple"):
                    return product(self.items(left), self.number(right))
                return product(self.number(left), self.items(right))
        return None

    # --------------------------------------------------------------------------------------------------- numbers

    def _number_of_name(self, name: Node, binding: Binding) -> Bound | None:
        write = self._module.scopes.only_write(binding)
        kind = self._module.types.of(name)
        if write is None or kind is None or kind.name != "int":
            return None
        if write.kind in (Kind.FOR, Kind.COMPREHENSION):
            iterable = write.origin.child_by_field_name("right")
            left = write.origin.child_by_field_name("left")
            if iterable is None or left is None or left.id != write.node.id:
                return None
            return self.items(iterable) if self._module.scopes.calls(iterable, "range") else None
        if write.kind is not Kind.ASSIGN:
            return None
        found = self.number(write.value) if write.value is not None else None
        return found or size(binding.name)

    def _number_of_call(self, call: Node) -> Bound | None:
        function, arguments = call.child_by_field_name("function"), self._module.arguments(call)
        path = self._path(function) if function is not None else None
        if not arguments:
            return None
        if path == "len":
            return self.items(arguments[0])
        if path in ("math.sqrt", "math.isqrt"):
            return root(self.number(arguments[0]))
        if path in _SAME_NUMBER:
            return self.number(arguments[0])
        if path == "min" and len(arguments) > 1:
            return next((found for found in map(self.number, arguments) if found is not None), None)
        return total(map(self.number, arguments)) if path == "max" and len(arguments) > 1 else None

    def _number_of_operator(self, node: Node) -> Bound | None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = node.child_by_field_name("operator")
        if left is None or right is None or operator is None:
            return None
        code = self._module.code(right)
        match self._module.code(operator):
            case "+" | "-":
                return total([self.number(left), self.number(right)])
            case "*":
                return product(self.number(left), self.number(right))
            case "//" | ">>":
                return self.number(left)
            case "%":
                return self.number(right)
            case "**" if code == "0.5":
                return root(self.number(left))
            case "**" if code == "2":
                return product(self.number(left), self.number(left))
            case "**" if self._module.code(left) == "2" and right.type == "identifier":
                return self._power_of_two(right)
            case "<<" if self._module.code(left) == "1" and right.type == "identifier":
                return self._power_of_two(right)
        return None

    def _power_of_two(self, exponent: Node) -> Bound | None:
        name = self._module.code(exponent)
        return size(f"2^{name}") if self.number(exponent) == size(name) else None

    # ---------------------------------------------------------------------------------------------------- common

    def _explained(self, name: Node, explain: Callable[[Node, Binding], Bound | None]) -> Bound | None:
        binding = self._module.scopes.binding(name)
        if binding is None or self._depth > _DEEP:
            return None
        self._depth += 1
        try:
            return explain(name, binding)
        finally:
            self._depth -= 1

    def _path(self, function: Node) -> str | None:
        return self._module.scopes.qualified_name(function) if function.type in ("identifier", "attribute") else None

    def _is_open_input(self, receiver: Node) -> bool:
        arguments = [self._module.code(each) for each in self._module.arguments(receiver)]
        return self._module.scopes.calls(receiver, "open") and arguments == ["0"]

    def _is_converted(self, made: Node) -> bool:
        """`x`, `int(x)`, `int(x) - 1`: constant time for one word."""
        if made.type == "binary_operator":
            return any(child.type == "integer" for child in made.named_children) and any(
                map(self._is_converted, made.named_children)
            )
        function = made.child_by_field_name("function") if made.type == "call" else None
        return made.type == "identifier" or (function is not None and self._path(function) in ("int", "float", "str"))


_HARMLESS = names("len sum min max sorted any all enumerate zip range print set list tuple reversed map str")
_READ_ONLY = names("""
    subscript for_statement for_in_clause comparison_operator binary_operator return_statement assignment
    boolean_operator not_operator if_statement while_statement conditional_expression list_splat
""")
