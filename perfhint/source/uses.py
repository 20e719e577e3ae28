"""What a program does with the object behind a name."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from perfhint.source.bindings import Binding, Kind

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.module import Module


class Role(StrEnum):
    """How one use treats the object `x`."""

    METHOD = "method call"
    """`x.name(…)`"""
    ATTRIBUTE = "attribute"
    """`x.name` read without calling it there."""
    SET_ATTRIBUTE = "attribute set"
    """`x.name = …`, `del x.name`."""
    ITEM = "item"
    """`x[i]` read."""
    SLICE = "slice"
    """`x[a:b]` read."""
    SET_ITEM = "item set"
    """`x[i] = …`, `x[a:b] = …`, `x[i] += …`."""
    DELETE_ITEM = "item deleted"
    """`del x[i]`."""
    ITERATED = "iterated"
    """`for … in x`, in a statement or comprehension."""
    SEARCHED = "searched"
    """`… in x`, `… not in x`."""
    COMPARED = "compared"
    """Either side of another comparison, or the left of `in`."""
    TRUTH = "truth"
    """Only whether it is true: `if x`, `while not x`."""
    OPERAND = "operand"
    """Of an arithmetic operator."""
    FORMATTED = "formatted"
    """In an f-string."""
    ARGUMENT = "argument"
    """Positional argument of a call; `name` says of which, if that is known."""
    UNPACKED = "unpacked"
    """`*x`, or assigned to several targets."""
    AUGMENTED = "augmented"
    """`x += …`, which for a list changes the object."""
    RETURNED = "returned"
    STATEMENT = "statement"
    """Evaluated and thrown away."""
    ESCAPES = "escapes"
    """Assigned, stored, yielded, passed by keyword …: from here on the object has another name."""


class Use:
    """One use of a binding."""

    __slots__ = ("name", "node", "outer", "role")

    def __init__(self, role: Role, node: Node, outer: Node, name: str | None = None) -> None:
        self.role = role
        self.node = node
        """The identifier."""
        self.outer = outer
        """The whole expression of this use: the call, the subscript, the comparison, the loop …"""
        self.name = name
        """Method or attribute name; for an argument the qualified name of what is called, "len"."""

    def __repr__(self) -> str:
        return f"<{self.role} {self.name or ''} line {self.node.start_point.row + 1}>"


class Uses:
    """Uses by binding."""

    def __init__(self, module: Module) -> None:
        self._module = module
        self._known: dict[Binding, list[Use]] = {}

    def of(self, binding: Binding) -> list[Use]:
        """Every read of the binding, and every `x += …`, with its role, in text order, inner scopes included."""
        if binding not in self._known:
            uses = [self.classify(read) for read in binding.reads]
            uses += [
                Use(Role.AUGMENTED, write.node, write.origin)
                for write in binding.writes
                if write.kind is Kind.AUGMENTED
            ]
            self._known[binding] = sorted(uses, key=lambda use: use.node.start_byte)
        return self._known[binding]

    def only(self, binding: Binding, *allowed: Role | tuple[Role, str]) -> bool:
        """Every use is one of these: `only(b, Role.SEARCHED, (Role.METHOD, "append"), (Role.ARGUMENT, "len"))`.

        False where code that cannot be seen may use the name.
        """
        if binding.scope.dynamic:
            return False
        return all(use.role in allowed or (use.role, use.name) in allowed for use in self.of(binding))

    def is_statement(self, expression: Node) -> bool:
        """`expression` stands alone as a statement: nobody uses its value."""
        return self.classify(expression).role is Role.STATEMENT

    def classify(self, expression: Node) -> Use:
        """How the value of `expression`, a name or anything else, is used where it stands."""
        module = self._module
        node, parent = expression, module.parent(expression)
        while parent is not None and parent.type == "parenthesized_expression":
            node, parent = parent, module.parent(parent)
        if parent is None:
            return Use(Role.ESCAPES, expression, node)
        match parent.type:
            case "attribute":
                return self._attribute(expression, parent)
            case "subscript" if _field_is(parent, "value", node):
                return self._subscript(expression, parent)
            case "argument_list":
                return self._argument(expression, parent)
            case "comparison_operator":
                return Use(_comparison(node), expression, parent)
            case "for_statement" | "for_in_clause" if _field_is(parent, "right", node):
                return Use(Role.ITERATED, expression, parent)
            case "not_operator":
                return Use(Role.TRUTH, expression, parent)
            case "assert_statement" if parent.named_children[0].id == node.id:
                return Use(Role.TRUTH, expression, parent)
            case "if_statement" | "while_statement" | "elif_clause" if _field_is(parent, "condition", node):
                return Use(Role.TRUTH, expression, parent)
            case "if_clause":
                return Use(Role.TRUTH, expression, parent)
            case "conditional_expression" if parent.named_children[1].id == node.id:
                return Use(Role.TRUTH, expression, parent)
            case "boolean_operator":
                return self._boolean(expression, parent)
            case "binary_operator" | "unary_operator":
                return Use(Role.OPERAND, expression, parent)
            case "augmented_assignment" if _field_is(parent, "right", node):
                return Use(Role.OPERAND, expression, parent)
            case "interpolation" | "format_expression":
                return Use(Role.FORMATTED, expression, parent)
            case "list_splat" | "dictionary_splat":
                return Use(Role.UNPACKED, expression, parent)
            case "assignment" if _field_is(parent, "right", node) and _unpacks(parent):
                return Use(Role.UNPACKED, expression, parent)
            case "return_statement":
                return Use(Role.RETURNED, expression, parent)
            case "expression_statement":
                return Use(Role.STATEMENT, expression, parent)
        return Use(Role.ESCAPES, expression, parent)

    def _attribute(self, expression: Node, attribute: Node) -> Use:
        name = attribute.child_by_field_name("attribute")
        word = self._module.code(name) if name is not None else ""
        parent = self._module.parent(attribute)
        if parent is not None and parent.type == "call" and _field_is(parent, "function", attribute):
            return Use(Role.METHOD, expression, parent, word)
        if self._module.is_target(attribute):
            return Use(Role.SET_ATTRIBUTE, expression, attribute, word)
        return Use(Role.ATTRIBUTE, expression, attribute, word)

    def _subscript(self, expression: Node, subscript: Node) -> Use:
        if self._module.is_target(subscript):
            deleted = self._module.statement(subscript).type == "delete_statement"
            return Use(Role.DELETE_ITEM if deleted else Role.SET_ITEM, expression, subscript)
        indexes = subscript.children_by_field_name("subscript")
        role = Role.SLICE if any(index.type == "slice" for index in indexes) else Role.ITEM
        return Use(role, expression, subscript)

    def _argument(self, expression: Node, arguments: Node) -> Use:
        call = self._module.parent(arguments)
        function = call.child_by_field_name("function") if call is not None else None
        if call is None or function is None:
            return Use(Role.ESCAPES, expression, arguments)
        name = self._module.scopes.qualified_name(function)
        if name is None and function.type == "attribute":
            attribute = function.child_by_field_name("attribute")
            name = f".{self._module.code(attribute)}" if attribute is not None else None
        return Use(Role.ARGUMENT, expression, call, name)

    def _boolean(self, expression: Node, operator: Node) -> Use:
        """`x and y` gives one of its operands, so what matters is how the whole is used, unless x is only tested."""
        whole = self.classify(operator)
        if whole.role is Role.TRUTH:
            return Use(Role.TRUTH, expression, operator)
        return Use(Role.ESCAPES, expression, operator)


def _comparison(operand: Node) -> Role:
    before = operand.prev_sibling
    return Role.SEARCHED if before is not None and before.type in ("in", "not in") else Role.COMPARED


def _field_is(node: Node, field: str, child: Node) -> bool:
    part = node.child_by_field_name(field)
    return part is not None and part.id == child.id


def _unpacks(assignment: Node) -> bool:
    left = assignment.child_by_field_name("left")
    return left is not None and left.type in ("pattern_list", "tuple_pattern", "list_pattern")
