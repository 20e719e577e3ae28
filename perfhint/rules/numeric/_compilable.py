"""Functions that numba compiles to what Python would do: arithmetic on plain numbers, and nothing else.

Integers become 64-bit ones that overflow without a word, so every result must be known to fit: from the text, or from
what was observed, with room to spare. Every name must have one type, since numba would make a float of an integer that
may be one.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Kind, Module, Node, Scope, Write, names

_LARGEST = 1 << 62
_ADDED, _COUNTED = 1 << 30, 1 << 61
"""What adds up numbers as large as the first does not get larger than the second: so many steps Python never takes."""
_MARGIN = 1 << 16
"""Numbers may get so many times larger than those that were observed, now and then, in a few runs."""
_NODES = names(
    """
    block expression_statement assignment augmented_assignment identifier integer float true false binary_operator
    unary_operator boolean_operator not_operator comparison_operator parenthesized_expression if_statement elif_clause
    else_clause while_statement for_statement break_statement continue_statement pass_statement return_statement call
    argument_list attribute conditional_expression comment pattern_list expression_list
    """
)
_SIGNS = names("+ - * / // % & | ^ >>")
_COMPARING = names("< > <= >= == !=")
_TYPES = ("int", "float", "bool")
_CALLS = names("range abs min max int float bool")
_MATH = names("math.sqrt math.floor math.ceil math.fabs")
_OF_THEIR_ARGUMENTS = names("abs min max int math.floor math.ceil")
"""Calls whose result is no larger than the largest argument."""


def is_compilable(module: Module, function: Node) -> bool:
    """The compiled function does the same as this one, only faster."""
    body, scope = function.child_by_field_name("body"), module.scopes.own(function)
    if body is None or scope is None or scope.dynamic or scope.global_names or scope.nonlocal_names:
        return False
    if not any(True for _ in module.walk(body, "for_statement", "while_statement")):
        return False
    parameters = function.child_by_field_name("parameters")
    if parameters is None or any(p.type != "identifier" for p in module.statements(parameters)):
        return False
    if not all(_is_simple(module, node, scope) for node in module.walk(body)):
        return False
    bounds = _Bounds(module)
    return _have_one_type(module, scope) and all(map(bounds.fits, module.walk(body))) and _returns_one(module, body)


def _is_simple(module: Module, node: Node, scope: Scope) -> bool:
    match node.type:
        case "identifier":
            return _is_known(module, node, scope)
        case "binary_operator":
            return node.children[1].type in _SIGNS
        case "augmented_assignment":
            return node.children[1].type[:-1] in _SIGNS and node.children[0].type == "identifier"
        case "comparison_operator":
            return all(child.type in _COMPARING for child in node.children if not child.is_named)
        case "call":
            function = node.named_children[0]
            path = module.scopes.qualified_name(function)
            return path in _MATH or (path in _CALLS and module.scopes.is_builtin(function, path))
        case "attribute":
            return module.scopes.qualified_name(node) in _MATH
        case "for_statement":
            right = node.child_by_field_name("right")
            return right is not None and module.scopes.calls(right, "range")
        case "expression_statement":
            return node.named_children[0].type in ("assignment", "augmented_assignment")
        case "assignment":
            return node.child_by_field_name("right") is not None and node.child_by_field_name("type") is None
    return node.type in _NODES


def _is_known(module: Module, name: Node, scope: Scope) -> bool:
    """A local name, a module-level number that is bound once, a builtin, or part of `math.sqrt`."""
    binding = module.scopes.binding(name)
    if binding is None or binding.scope is scope:
        return True
    write = module.scopes.only_write(binding)
    if write is None or write.kind not in (Kind.ASSIGN, Kind.IMPORT):
        return False
    return write.kind is Kind.IMPORT or (write.value is not None and write.value.type in ("integer", "float"))


def _have_one_type(module: Module, scope: Scope) -> bool:
    return all(_type_of(module, binding) in _TYPES for binding in scope.bindings.values())


def _type_of(module: Module, binding: Binding) -> str:
    found = module.annotated_types.of_binding(binding)
    return found.name if found is not None else ""


def _returns_one(module: Module, body: Node) -> bool:
    """All that is returned has one type, and the end of the function is not reached without."""
    kinds: set[str] = set()
    for statement in module.walk(body, "return_statement"):
        value = statement.named_children[0] if statement.named_children else None
        parts = module.statements(value) if value is not None and value.type == "expression_list" else [value]
        found = [module.annotated_types.of(part) if part is not None else None for part in parts]
        kinds.add(", ".join(kind.name if kind is not None else "" for kind in found))
    last = module.statements(body)[-1]
    return last.type == "return_statement" and len(kinds) == 1 and set(kinds.pop().split(", ")) <= set(_TYPES)


class _Bounds:
    """How large integers get, either way from zero."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._known: dict[Binding, int | None] = {}

    def fits(self, node: Node) -> bool:
        """If it is the result of integer arithmetic, it is surely a 64-bit integer."""
        if node.type == "augmented_assignment":
            return not self._is_int(node.children[0]) or self._is_small(self._name(node.children[0]))
        if node.type not in ("binary_operator", "call", "integer") or not self._is_int(node):
            return True
        return self._is_small(self._of(node))

    def _is_int(self, node: Node) -> bool:
        return not self._module.annotated_types.is_a(node, "float", "bool", "range")

    def _is_small(self, bound: int | None) -> bool:
        return bound is not None and bound <= _LARGEST

    def _of(self, node: Node) -> int | None:
        node = self._module.unwrap(node)
        match node.type:
            case "integer":
                return int(self._module.code(node).replace("_", ""), 0)
            case "true" | "false":
                return 1
            case "identifier":
                return self._name(node)
            case "unary_operator":
                bound = self._of(node.named_children[0])
                return None if bound is None else bound + 1
            case "binary_operator":
                return self._operation(node.children[1].type, node.children[0], node.children[2])
            case "conditional_expression":
                return _largest([self._of(node.named_children[0]), self._of(node.named_children[2])])
            case "call":
                return self._call(node)
        return None

    def _call(self, call: Node) -> int | None:
        path = self._module.scopes.qualified_name(call.named_children[0])
        bounds = [self._of(argument) for argument in self._module.arguments(call)]
        if path == "math.sqrt":
            return None if bounds[0] is None else bounds[0] + 1
        return _largest(bounds) if path in _OF_THEIR_ARGUMENTS else None

    def _operation(self, sign: str, left: Node, right: Node) -> int | None:
        a, b = self._of(left), self._of(right)
        if sign == "%" and b is not None:
            return b
        if a is None or b is None:
            return a if sign in ("//", ">>") else None
        match sign:
            case "*":
                return a * b
            case "+" | "-":
                return a + b
            case "&" | "|" | "^":
                return 2 * max(a, b) + 1
            case "/" if right.type == "integer" and b:
                return a
        return a + 1 if sign in ("//", ">>") else None

    def _name(self, name: Node) -> int | None:
        binding = self._module.scopes.binding(name)
        if binding is None:
            return None
        if binding not in self._known:
            self._known[binding] = None  # what depends on itself may grow for ever
            found = _largest([self._write(write) for write in binding.writes])
            if found is None or found >= _COUNTED:
                seen = self._module.facts.value_range(name)
                found = found if seen is None else _MARGIN * max(map(abs, seen))
            self._known[binding] = found
        return self._known[binding]

    def _write(self, write: Write) -> int | None:
        match write.kind:
            case Kind.ASSIGN if write.value is not None:
                return self._of(write.value)
            case Kind.FOR:
                right = write.origin.child_by_field_name("right")
                return _largest([self._of(a) for a in self._module.arguments(right)]) if right is not None else None
            case Kind.PARAMETER:
                return self._parameter(write)
            case Kind.AUGMENTED:
                return self._augmented(write.origin.children[1].type[:-1], write.origin.children[2])
        return None

    def _augmented(self, sign: str, right: Node) -> int | None:
        """Of what `x += right` adds to the bound of x."""
        bound = self._of(right)
        if sign in ("//", ">>"):
            return 0
        if bound is None:
            return None
        return bound if sign == "%" else _COUNTED if sign in ("+", "-") and bound <= _ADDED else None

    def _parameter(self, write: Write) -> int | None:
        """From the arguments of all calls, where all are to be seen."""
        module = self._module
        function = module.within(write.node, "function_definition")
        name = function.child_by_field_name("name") if function is not None else None
        binding = module.scopes.binding(name) if name is not None else None
        parameters = module.parent(write.node)
        if binding is None or parameters is None or len(binding.writes) != 1:
            return None
        at = [parameter.id for parameter in module.statements(parameters)].index(write.node.id)
        bounds: list[int | None] = []
        for read in binding.reads:
            call = module.parent(read)
            given = module.arguments(call) if call is not None and call.type == "call" else []
            bounds.append(self._of(given[at]) if at < len(given) else None)
        return _largest(bounds)


def _largest(bounds: list[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return max(known) if known and len(known) == len(bounds) else None
