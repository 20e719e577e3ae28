"""How the time of lines grows with the sizes in a program: an upper bound where every part of it is sure, or None.

Numbers are taken to be of ordinary size, so that an operation on them takes constant time; reading the input is left
out, since every version has to do it. What the estimate cannot follow (`while` loops, recursion, objects of unknown
types) ends it.
"""

from __future__ import annotations

import sys
from functools import cached_property
from typing import TYPE_CHECKING

from perfhint.explaining.monomials import ONE, Bound, logarithm, product, total
from perfhint.explaining.sizes import Sizes
from perfhint.source.known import DICTS, NUMBERS, SETS
from perfhint.source.loops import COMPREHENSIONS
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tree_sitter import Node

    from perfhint.source import Module

_CONSTANT = names("""
    int float str abs len ord chr round divmod bool isinstance range enumerate zip reversed iter exit quit sys.exit
    sys.setrecursionlimit sys.stdout.write math.sqrt math.isqrt math.floor math.ceil math.log math.log2 math.log10
    math.gcd math.sin math.cos math.tan math.atan2 math.hypot math.radians math.fabs math.exp
""")
"""Calls that take constant time; what is given to them is counted by itself."""
_LINEAR = names("sum any all list tuple set frozenset dict collections.Counter collections.deque")
"""Calls that go through their first argument once."""
_CONSTANT_METHODS = names("append add discard appendleft popleft get setdefault keys values items isdigit bit_length")
_LINEAR_METHODS = names("index count copy reverse remove insert replace find strip rstrip lower upper split")
_OF_LOGARITHM = {
    "bisect.bisect": 2,
    "bisect.bisect_left": 2,
    "bisect.bisect_right": 2,
    "heapq.heappush": 2,
    "heapq.heappop": 1,
}
"""Calls that halve, with the number of arguments of their plain form."""
_QUICK_FUNCTIONS = names("int float str abs ord chr len")
_FREE = names("""
    identifier integer float true false none comment import_statement import_from_statement pass_statement
    break_statement continue_statement global_statement function_definition type future_import_statement
""")
_UNKNOWN = names("""
    while_statement class_definition try_statement with_statement await yield lambda decorated_definition ERROR
    dictionary_splat match_statement
""")


class Growth:
    """Bounds for parts of one module."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._sizes = Sizes(module)
        self._entered: set[int] = set()

    def whole(self) -> Bound | None:
        """Of running the program."""
        return self._of(self._module.root)

    def of_rows(self, rows: Collection[int]) -> Bound | None:
        """Of the statements on these rows, each as often as its function runs it; None where others stand in them."""
        module = self._module
        statements = list(self._outermost(module.root, rows))
        inner = (node for statement in statements for node in module.walk(statement, "block") for node in node.children)
        if any(node.start_point.row not in rows for node in inner if node.type != "comment"):
            return None
        return total(
            product(self._of(statement), *map(self._sizes.rounds, module.loops.around(statement)))
            for statement in statements
        )

    def _of(self, node: Node | None) -> Bound | None:
        """Of running or evaluating `node` once."""
        if node is None or node.type in _FREE or self._sizes.is_reading(node):
            return ONE
        if node.type in _UNKNOWN:
            return None
        if node.type in COMPREHENSIONS:
            return self._comprehension(node)
        inner = total(map(self._of, node.named_children)) if node.type not in ("for_statement", "call") else ONE
        match node.type:
            case "for_statement":
                return self._loop(node)
            case "call":
                return self._call(node)
            case "attribute" | "keyword_argument":
                return self._of(node.child_by_field_name("object") or node.child_by_field_name("value"))
            case "comparison_operator":
                return total([inner, self._comparison(node)])
            case "subscript":
                return total([inner, self._subscript(node)])
            case "binary_operator" | "augmented_assignment":
                return total([inner, self._operator(node)])
            case "interpolation" | "list_splat":
                return total([inner, self._shown(node.named_children[0])])
        return inner

    # ----------------------------------------------------------------------------------------------------- loops

    def _loop(self, loop: Node) -> Bound | None:
        once = [self._of(loop.child_by_field_name(field)) for field in ("right", "alternative")]
        return total([*once, product(self._sizes.rounds(loop), self._of(loop.child_by_field_name("body")))])

    def _comprehension(self, node: Node) -> Bound | None:
        rounds: Bound | None = ONE
        parts: list[Bound | None] = []
        for part in node.named_children[1:]:
            is_loop = part.type == "for_in_clause"
            parts.append(product(rounds, self._of(part.child_by_field_name("right") if is_loop else part)))
            rounds = product(rounds, self._sizes.rounds(part)) if is_loop else rounds
        return total([*parts, product(rounds, self._of(node.named_children[0]))])

    # ----------------------------------------------------------------------------------------------------- calls

    def _call(self, call: Node) -> Bound | None:
        scopes = self._module.scopes
        arguments = self._module.arguments(call)
        positional = [argument for argument in arguments if argument.type != "keyword_argument"]
        function = call.child_by_field_name("function")
        path = scopes.qualified_name(function) if function is not None else None
        if function is None or (len(positional) < len(arguments) and path not in ("print", "sorted")):
            return None
        given = total(map(self._of, arguments))
        if path is not None:
            return total([given, self._known(path, positional)])
        if function.type == "attribute":
            return total([given, self._method(function, positional)])
        return total([given, self._own(function)])

    def _known(self, path: str, arguments: list[Node]) -> Bound | None:
        first = arguments[0] if arguments else None
        if path == "print":
            return total(map(self._shown, arguments))
        if path in _CONSTANT:
            return ONE
        if first is None:
            return ONE if path in _LINEAR else None
        if path == "map":
            quick = self._module.scopes.qualified_name(first) in _QUICK_FUNCTIONS
            return self._sizes.items(arguments[1]) if quick and len(arguments) == 2 else None
        if path in ("min", "max"):
            alone = len(arguments) == 1
            return self._sizes.items(first) if alone else ONE if all(map(self._is_number, arguments)) else None
        if path in _LINEAR:
            return self._sizes.items(first)
        if path == "sorted":
            return self._sorting(first)
        if path == "pow" and len(arguments) == 3:
            return logarithm(self._sizes.number(arguments[1]))
        return logarithm(self._sizes.items(first)) if _OF_LOGARITHM.get(path) == len(arguments) else None

    def _method(self, function: Node, arguments: list[Node]) -> Bound | None:
        receiver, attribute = function.child_by_field_name("object"), function.child_by_field_name("attribute")
        kind = self._module.types.of(receiver) if receiver is not None else None
        if receiver is None or attribute is None or kind is None:
            return None
        method = self._module.code(attribute)
        return total([self._of(receiver), self._of_method(method, kind.name, receiver, arguments)])

    def _of_method(self, name: str, kind: str, receiver: Node, arguments: list[Node]) -> Bound | None:
        if name in _CONSTANT_METHODS or (kind in SETS | DICTS and name in ("pop", "remove")):
            return ONE
        if name == "pop" and kind == "list" and (not arguments or self._module.code(arguments[0]) == "-1"):
            return ONE
        if name == "sort" and kind == "list" and not arguments:
            return self._sorting(receiver)
        if name in ("join", "extend") and len(arguments) == 1:
            return self._sizes.items(arguments[0])
        linear = name in _LINEAR_METHODS or name == "pop"
        return self._sizes.items(receiver) if linear and kind in ("list", "str", "tuple") else None

    def _own(self, function: Node) -> Bound | None:
        """A function of this program, where its time does not depend on what it is given."""
        scopes = self._module.scopes
        binding = scopes.binding(function) if function.type == "identifier" else None
        write = scopes.only_write(binding) if binding is not None else None
        definition = write.origin if write is not None else None
        own = scopes.own(definition) if definition is not None and definition.type == "function_definition" else None
        if definition is None or own is None or definition.id in self._entered or self._is_special(definition):
            return None
        self._entered.add(definition.id)
        try:
            found = self._of(definition.child_by_field_name("body"))
        finally:
            self._entered.discard(definition.id)
        sizes = {name for monomial in found or () for name, _ in monomial}
        local = own.bindings.keys() - own.global_names
        depends = _takes(definition) and any(_words(each) & local for each in sizes)
        return None if depends else found

    def _is_special(self, definition: Node) -> bool:
        parent = self._module.parent(definition)
        decorated = parent is None or parent.type == "decorated_definition"
        return decorated or any(child.type == "async" for child in definition.children)

    def _sorting(self, items: Node) -> Bound | None:
        number = self._sizes.items(items)
        return product(number, logarithm(number))

    # ----------------------------------------------------------------------------------------------- expressions

    def _comparison(self, node: Node) -> Bound | None:
        """`in` goes through what has an order; two other things are compared at once when one of them is simple."""
        operands = node.named_children
        operators = {word for child in node.children if not child.is_named for word in self._module.code(child).split()}
        if "in" in operators:
            kind = self._module.types.of(operands[-1]) if len(operands) == 2 else None
            if kind is None:
                return None
            return ONE if kind.name in SETS | DICTS | {"range"} else self._sizes.items(operands[-1])
        simple = sum(map(self._is_simple, operands))
        return ONE if "is" in operators or simple >= len(operands) - 1 else None

    def _subscript(self, node: Node) -> Bound | None:
        """An item is had at once; a slice takes at most what all that it is cut from takes."""
        value = node.named_children[0]
        if not any(child.type == "slice" for child in node.named_children):
            return ONE
        return self._sizes.items(value) if self._module.types.is_a(value, "list", "str", "tuple", "bytes") else None

    def _operator(self, node: Node) -> Bound | None:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        operator = node.child_by_field_name("operator")
        if left is None or right is None or operator is None:
            return None
        code = self._module.code(operator).removesuffix("=")
        if code == "**":
            power = right.type in ("integer", "float") and self._is_number(left)
            return ONE if power or self._sizes.number(node) is not None else None
        if self._is_number(left) and (self._is_number(right) or (code in ("+", "-") and self._is_plain)):
            return ONE
        if code in ("+", "-", "/", "//", ">>", "<<") and self._is_plain and self._is_number(right):
            return ONE
        if code in ("/", "//", ">>", "<<") and self._is_plain:
            return ONE
        if code == "+" and self._module.types.is_a(left, "str", "list"):
            return total([self._sizes.items(left), self._sizes.items(right)])
        if code == "*" and node.type == "binary_operator" and self._module.types.is_a(left, "list", "str"):
            return self._sizes.items(node)
        return None

    def _shown(self, node: Node) -> Bound | None:
        """Of making text of a value."""
        return ONE if self._is_simple(node) else self._sizes.items(node)

    def _is_simple(self, node: Node) -> bool:
        """A number, a constant, or one character."""
        node = self._module.unwrap(node)
        if node.type == "conditional_expression":
            return all(map(self._is_simple, (node.named_children[0], node.named_children[-1])))
        if node.type == "subscript" and not any(child.type == "slice" for child in node.named_children):
            return self._is_number(node) or self._module.types.is_a(node.named_children[0], "str", "bytes")
        return node.type in ("string", "none", "true", "false") or self._is_number(node)

    def _is_number(self, node: Node) -> bool:
        return self._module.types.is_a(node, *NUMBERS)

    @cached_property
    def _is_plain(self) -> bool:
        """Division, shifts and the like are those of numbers: there are no classes but the standard library's."""
        writes = [write for scope in self._module.scopes.all for b in scope.bindings.values() for write in b.writes]
        packages = {write.qualified.partition(".")[0] for write in writes if write.qualified}
        classes = any(scope.kind == "class" for scope in self._module.scopes.all)
        return not classes and not self._module.scopes.unknown_star and packages <= sys.stdlib_module_names

    def _outermost(self, node: Node, rows: Collection[int]) -> Iterator[Node]:
        """Statements that begin on the rows and are in no other such statement."""
        for child in node.named_children:
            if node.type in ("module", "block") and child.start_point.row in rows:
                yield child
            else:
                yield from self._outermost(child, rows)


def _words(size: str) -> set[str]:
    """Names in a size such as ``log len(xs)``."""
    return set(size.replace("(", " ").replace(")", " ").replace("^", " ").split())


def _takes(definition: Node) -> bool:
    parameters = definition.child_by_field_name("parameters")
    return parameters is not None and bool(parameters.named_children)
