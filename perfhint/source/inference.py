"""Types of expressions and writes, given the types of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.source import calls
from perfhint.source.annotations import annotated
from perfhint.source.bindings import Kind, Write
from perfhint.source.known import (
    BOOL,
    BYTES,
    CONSTANTS,
    DICTS,
    FLOAT,
    INT,
    NEVER,
    NONE,
    NUMBER,
    NUMBERS,
    SETS,
    STR,
    Type,
)
from perfhint.source.parameters import passed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

    from perfhint.source.bindings import Scope
    from perfhint.source.module import Module

_DEEP = 60
"""Expressions nested deeper than this are not looked into."""


def join(a: Type | None, b: Type | None) -> Type | None:
    """What is both an `a` and a `b` value's type: the common type, None when there is none."""
    if a is None or b is None:
        return None
    if a == b or b.name == "never":
        return a
    if a.name == "never":
        return b
    if a.name != b.name:
        return NUMBER if a.name in NUMBERS and b.name in NUMBERS else None
    items = None
    if a.items is not None and b.items is not None and len(a.items) == len(b.items):
        items = tuple(map(join, a.items, b.items))
    return Type(a.name, join(a.element, b.element), join(a.value, b.value) if a.name in DICTS else None, items)


def completed(kind: Type | None, seen: Type | None) -> Type | None:
    """`kind` with what is not known of it as it was seen."""
    if kind is None or seen is None or kind.name != seen.name:
        return seen if kind is None else kind
    element, value = completed(kind.element, seen.element), completed(kind.value, seen.value)
    return kind._replace(element=element, value=value, items=seen.items if kind.items is None else kind.items)


class Inference:
    """Evaluates expressions to types; what names and functions of the program give, it asks."""

    def __init__(
        self,
        module: Module,
        name_type: Callable[[Node], Type | None],
        returned: Callable[[Scope], Type | None],
        *,
        trust_annotations: bool,
    ) -> None:
        self._module = module
        self._name_type = name_type
        self.returned = returned
        """What a function of the program returns, by the scope it opens."""
        self._trust = trust_annotations
        self._depth = 0

    def of(self, node: Node | None) -> Type | None:
        """Type of an expression; None also for no expression."""
        if node is None or self._depth > _DEEP:
            return None
        simple = _LITERALS.get(node.type)
        if simple is not None:
            return simple
        handler = _HANDLERS.get(node.type)
        if handler is None:
            return None
        self._depth += 1
        try:
            return handler(self, node)
        finally:
            self._depth -= 1

    def element(self, node: Node | None) -> Type | None:
        """What iterating over the expression gives."""
        found = self.of(node)
        return element_of(found)

    def of_all(self, nodes: list[Node]) -> Type | None:
        """The type that all of these items have, those of `*unpacked` ones included."""
        found: Type | None = NEVER
        for node in nodes:
            if node.type == "comment":
                continue
            found = join(found, self.element(node.named_children[0]) if node.type == "list_splat" else self.of(node))
        return found

    # ----------------------------------------------------------------------------------------------------- writes

    def of_write(self, write: Write) -> Type | None:
        """What a name gets at one place."""
        if self._trust and write.annotation is not None:
            default = write.origin.child_by_field_name("value")
            lies = default is not None and default.type == "none"  # `names: list[str] = None`
            return None if lies else annotated(self._module, write.annotation)
        match write.kind:
            case Kind.ANNOTATION | Kind.DELETE:
                return NEVER
            case Kind.ASSIGN | Kind.WALRUS if write.value is not None:
                found = self.of(write.value)
                return shallow(found) if write.is_shared else found
            case Kind.ASSIGN:
                return self._unpacked(write.origin, write.node)
            case Kind.AUGMENTED:
                return self._augmented(write.origin, self._name_type(write.node))
            case Kind.FOR | Kind.COMPREHENSION:
                return self._part(write.origin.child_by_field_name("left"), write.node, self._iterated(write.origin))
            case Kind.WITH if write.value is not None:
                found = self.of(write.value)
                return found if found is not None and found.name == "file" else None
            case Kind.PARAMETER:
                found = _PARAMETERS.get(write.origin.type) or self._inner_splat(write.origin)
                return passed(self._module, self, write) if found is None and self._trust else found
            case Kind.DEF | Kind.CLASS:
                parent = self._module.parent(write.origin)
                if parent is not None and parent.type == "decorated_definition":
                    return None
                return Type("function" if write.kind is Kind.DEF else "type")
        return None

    def _inner_splat(self, parameter: Node) -> Type | None:
        inner = parameter.named_children[0] if parameter.type == "typed_parameter" else None
        return _PARAMETERS.get(inner.type) if inner is not None else None

    def _iterated(self, loop: Node) -> Type | None:
        if any(child.type == "async" for child in loop.children):
            return None
        return self.element(loop.child_by_field_name("right"))

    def _unpacked(self, assignment: Node, name: Node) -> Type | None:
        left, right = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
        while right is not None and right.type == "assignment":
            right = right.child_by_field_name("right")
        return self._part(left, name, self.of(right))

    def _part(self, pattern: Node | None, name: Node, whole: Type | None) -> Type | None:
        """What `name` in an unpacking `pattern` gets of a value of type `whole`."""
        while pattern is not None and pattern.id != name.id:
            parts = [child for child in pattern.named_children if child.type != "comment"]
            index = next((i for i, part in enumerate(parts) if self._module.contains(part, name)), None)
            if index is None:
                return None
            pattern = parts[index]
            if pattern.type in ("list_splat_pattern", "list_splat"):
                return Type("list", element_of(whole)) if whole is not None else None
            if pattern.type == "parenthesized_expression":
                continue
            if whole is not None and whole.items is not None and not any("splat" in part.type for part in parts):
                whole = whole.items[index] if len(whole.items) == len(parts) else None
            else:
                whole = element_of(whole)
        return whole

    def _augmented(self, statement: Node, left: Type | None) -> Type | None:
        operator, right = statement.child_by_field_name("operator"), statement.child_by_field_name("right")
        if operator is None or left is None:
            return None
        if left.name == "never":
            return NEVER
        sign = self._module.code(operator).rstrip("=")
        if sign == "+" and left.name in ("list", "collections.deque"):
            return Type(left.name, join(left.element, self.element(right)))
        if left.name in SETS and sign in ("|", "&", "-", "^"):
            return Type(left.name, join(left.element, self.element(right)))
        return arithmetic(sign, left, self.of(right))

    # ------------------------------------------------------------------------------------------------ expressions

    def _identifier(self, node: Node) -> Type | None:
        return self._name_type(node)

    def _number(self, node: Node) -> Type | None:
        code = self._module.code(node)
        return Type("complex") if code[-1] in "jJ" else INT if node.type == "integer" else FLOAT

    def _string(self, node: Node) -> Type | None:
        part = node.named_children[0] if node.type == "concatenated_string" else node
        prefix = self._module.code(part)[:3].lower()
        return BYTES if "b" in prefix.partition("'")[0].partition('"')[0] else STR

    def _list(self, node: Node) -> Type | None:
        return Type("list", self.of_all(node.named_children))

    def _set(self, node: Node) -> Type | None:
        return Type("set", self.of_all(node.named_children))

    def _tuple(self, node: Node) -> Type | None:
        parts = [child for child in node.named_children if child.type != "comment"]
        element = self.of_all(parts)
        if any(part.type == "list_splat" for part in parts):
            return Type("tuple", element)
        return Type("tuple", element, None, tuple(self.of(part) for part in parts))

    def _dictionary(self, node: Node) -> Type | None:
        keys: Type | None = NEVER
        values: Type | None = NEVER
        for child in node.named_children:
            if child.type == "pair":
                keys = join(keys, self.of(child.child_by_field_name("key")))
                values = join(values, self.of(child.child_by_field_name("value")))
            elif child.type != "comment":
                keys = values = None
        return Type("dict", keys, values)

    def _comprehension(self, node: Node) -> Type | None:
        if any(child.type == "async" for clause in node.named_children for child in clause.children):
            return None
        body = node.child_by_field_name("body")
        if node.type == "dictionary_comprehension":
            if body is None or body.type != "pair":
                return None
            return Type("dict", self.of(body.child_by_field_name("key")), self.of(body.child_by_field_name("value")))
        return Type(_COMPREHENSIONS[node.type], self.of(body))

    def _parenthesized(self, node: Node) -> Type | None:
        inner = self._module.unwrap(node)
        return self.of(inner) if inner.id != node.id else None

    def _conditional(self, node: Node) -> Type | None:
        parts = [child for child in node.named_children if child.type != "comment"]
        return join(self.of(parts[0]), self.of(parts[2])) if len(parts) == 3 else None

    def _boolean(self, node: Node) -> Type | None:
        return join(self.of(node.child_by_field_name("left")), self.of(node.child_by_field_name("right")))

    def _comparison(self, node: Node) -> Type | None:
        signs = {child.type for child in node.children if not child.is_named}
        if signs <= {"in", "not in", "is", "is not"}:
            return BOOL
        parts = [self.of(child) for child in node.named_children if child.type != "comment"]
        return BOOL if all(part is not None for part in parts) else None

    def _unary(self, node: Node) -> Type | None:
        found = self.of(node.child_by_field_name("argument"))
        if found is None or found.name == "never":
            return found
        return arithmetic("+", found, INT) if found.name in NUMBERS else None

    def _binary(self, node: Node) -> Type | None:
        operator, power = node.child_by_field_name("operator"), node.child_by_field_name("right")
        left, right = self.of(node.child_by_field_name("left")), self.of(power)
        if operator is None:
            return None
        sign = self._module.code(operator)
        if sign == "**" and left == INT and power is not None and power.type == "integer" and right == INT:
            return INT
        if sign == "*" and right is None and node.children[0].type == "list":  # `[0] * n`: what else but a number?
            return left
        return arithmetic(sign, left, right)

    def _walrus(self, node: Node) -> Type | None:
        return shallow(self.of(node.child_by_field_name("value")))

    def _attribute(self, node: Node) -> Type | None:
        path = self._module.scopes.qualified_name(node)
        return CONSTANTS.get(path) if path else None

    def _subscript(self, node: Node) -> Type | None:
        holder = self.of(node.child_by_field_name("value"))
        indexes = node.children_by_field_name("subscript")
        if holder is None or holder.name == "never" or len(indexes) != 1:
            return holder if holder is not None and holder.name == "never" else None
        if indexes[0].type == "slice":
            if holder.name in ("str", "bytes", "range"):
                return holder
            return Type(holder.name, holder.element) if holder.name in ("list", "tuple", "bytearray") else None
        if holder.name in DICTS:
            return holder.value
        if holder.name in ("str", "bytes", "list", "tuple", "range", "collections.deque", "bytearray"):
            if holder.items is not None and (code := self._module.code(indexes[0])).isdecimal():
                return holder.items[int(code)] if int(code) < len(holder.items) else None
            return element_of(holder)
        return None

    def _call(self, node: Node) -> Type | None:
        return calls.result(self._module, self, node)


def element_of(container: Type | None) -> Type | None:
    """What iterating over a value of this type gives."""
    if container is None or container.name == "never":
        return container
    if container.items is not None:
        element: Type | None = NEVER
        for item in container.items:
            element = join(element, item)
        return element
    return {"str": STR, "bytes": INT, "bytearray": INT}.get(container.name, container.element)


def shallow(kind: Type | None) -> Type | None:
    """The same type, knowing nothing of what it holds where that can change: the object has several names."""
    if kind is None or kind.name in ("str", "bytes", "range", "tuple", "frozenset"):
        return kind
    return Type(kind.name)


def arithmetic(sign: str, left: Type | None, right: Type | None) -> Type | None:
    """Type of `left sign right` on builtin values."""
    if left is None or right is None:
        return None
    if left.name == "never" or right.name == "never":
        return NEVER
    if left.name in NUMBERS and right.name in NUMBERS:
        return _number(sign, left.name, right.name)
    if sign == "+" and left.name == right.name and left.name in ("str", "bytes", "list", "tuple"):
        if left.items is not None and right.items is not None:
            return Type("tuple", join(left.element, right.element), None, left.items + right.items)
        return Type(left.name, join(left.element, right.element))
    if sign == "*":
        sequence, times = (right, left) if left.name in ("int", "bool") else (left, right)
        if times.name in ("int", "bool") and sequence.name in ("str", "bytes", "list", "tuple"):
            return Type(sequence.name, element_of(sequence) if sequence.name in ("list", "tuple") else None)
    if sign == "%" and left.name in ("str", "bytes"):
        return left
    if sign in ("|", "&", "-", "^") and left.name in SETS and right.name in SETS:
        return Type(left.name, join(left.element, right.element))
    return None


def _number(sign: str, left: str, right: str) -> Type | None:
    if sign == "/":
        return FLOAT
    if sign in ("&", "|", "^") and left == right == "bool":
        return BOOL
    if sign in ("&", "|", "^", "<<", ">>"):
        return INT if {left, right} <= {"int", "bool"} else None
    if "number" in (left, right):
        return NUMBER
    if sign == "**":  # a negative exponent makes a float, a negative base with a fraction a complex number
        return NUMBER if "float" not in (left, right) else None
    if sign in ("+", "-", "*", "//", "%"):
        return FLOAT if "float" in (left, right) else INT
    return None


_LITERALS = {"true": BOOL, "false": BOOL, "none": NONE, "not_operator": BOOL, "lambda": Type("function")}
_COMPREHENSIONS = {
    "list_comprehension": "list",
    "set_comprehension": "set",
    "generator_expression": "generator",
}
_PARAMETERS = {"list_splat_pattern": Type("tuple"), "dictionary_splat_pattern": Type("dict", STR)}
_HANDLERS: dict[str, Callable[[Inference, Node], Type | None]] = {
    "identifier": Inference._identifier,
    "integer": Inference._number,
    "float": Inference._number,
    "string": Inference._string,
    "concatenated_string": Inference._string,
    "list": Inference._list,
    "set": Inference._set,
    "tuple": Inference._tuple,
    "expression_list": Inference._tuple,
    "dictionary": Inference._dictionary,
    "list_comprehension": Inference._comprehension,
    "set_comprehension": Inference._comprehension,
    "dictionary_comprehension": Inference._comprehension,
    "generator_expression": Inference._comprehension,
    "parenthesized_expression": Inference._parenthesized,
    "conditional_expression": Inference._conditional,
    "boolean_operator": Inference._boolean,
    "comparison_operator": Inference._comparison,
    "unary_operator": Inference._unary,
    "binary_operator": Inference._binary,
    "named_expression": Inference._walrus,
    "attribute": Inference._attribute,
    "subscript": Inference._subscript,
    "call": Inference._call,
}
