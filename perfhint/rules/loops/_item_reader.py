"""Reads the body of a loop over indexes."""

from __future__ import annotations

from perfhint.rules.api import Binding, Kind, Module, Node, names
from perfhint.rules.loops._affine import Sum
from perfhint.rules.loops._item_outcomes import Added, Choice, Extreme, Outcome, shift_of

_SIMPLE = names("integer float identifier true false none")


class Reader:
    """Reads the statements of a loop as what becomes of one item."""

    def __init__(self, module: Module, loop: Node, index: Binding) -> None:
        self._module = module
        self._loop = loop
        self._index = index
        self.target: Node | None = None
        self.shift = Sum()
        self.first: Node | None = None
        self.named: dict[Binding, Node] = {}
        self.failed = False

    def block(self, block: Node | None) -> Outcome:
        """What a block makes of the item: names for values, and one statement that sets it."""
        statements = self._module.statements(block) if block is not None else []
        while block is not None and statements and self._names(statements[0], block):
            statements = statements[1:]
        if len(statements) > 1 and self._sets_first(statements[0]):
            statements = statements[1:]
        return self._statements(statements)

    def _statements(self, statements: list[Node]) -> Outcome:
        if len(statements) > 1 and (early := self._early(statements[0])):
            return Choice(
                early[0], self._statements(early[1:]) if early[1:] else None, self._statements(statements[1:])
            )
        return self._statement(statements[0]) if len(statements) == 1 else self._fail()

    def _statement(self, statement: Node) -> Outcome:
        if statement.type == "if_statement":
            return self._choice(statement)
        inner = statement.children[0] if statement.type == "expression_statement" else statement
        left, right = inner.child_by_field_name("left"), inner.child_by_field_name("right")
        if left is None or right is None or inner.type not in ("assignment", "augmented_assignment"):
            return None if statement.type in ("pass_statement", "continue_statement") else self._fail()
        if inner.child_by_field_name("type") is not None or not self._is_target(left):
            return self._fail()
        if inner.type == "assignment":
            return self._value(right)
        operator = inner.child_by_field_name("operator")
        return Added(self._module.code(operator)[:-1], right) if operator is not None else self._fail()

    def _fail(self) -> Outcome:
        self.failed = True
        return None

    def _names(self, statement: Node, block: Node) -> bool:
        """`name = value`, of use in this block only."""
        inner = statement.children[0] if statement.type == "expression_statement" else statement
        left, right = inner.child_by_field_name("left"), inner.child_by_field_name("right")
        if inner.type != "assignment" or left is None or right is None or left.type != "identifier":
            return False
        binding = self._module.scopes.binding(left)
        if binding is None or binding in self.named or self._module.scopes.captured(binding):
            return False
        inside = all(self._module.contains(block, read) for read in binding.reads)
        ours = [write for write in binding.writes if self._module.contains(self._loop, write.node)]
        if not inside or len(ours) != 1 or ours[0].kind is not Kind.ASSIGN or ours[0].is_shared:
            return False
        self.named[binding] = right
        return True

    def _sets_first(self, statement: Node) -> bool:
        """`new[i] = old[i]`, before the item is changed."""
        module, inner = self._module, statement.children[0]
        left, right = inner.child_by_field_name("left"), inner.child_by_field_name("right")
        if inner.type != "assignment" or left is None or right is None or self.target is not None:
            return False
        simple = right.type in _SIMPLE or shift_of(module, right, self._index) is not None
        if not simple or not self._is_target(left):
            return False
        self.first = right
        return True

    def _early(self, statement: Node) -> list[Node]:
        """The test and the statements of `if test: …; continue`."""
        test, then = statement.child_by_field_name("condition"), statement.child_by_field_name("consequence")
        if test is None or then is None or statement.child_by_field_name("alternative") is not None:
            return []
        *statements, last = self._module.statements(then)
        return [test, *statements] if last.type == "continue_statement" else []

    def _is_target(self, left: Node) -> bool:
        """The one item that each iteration sets."""
        shift = shift_of(self._module, left, self._index)
        if shift is None:
            return False
        holder = left.named_children[0]
        if self.target is None:
            self.target, self.shift = holder, shift
        return self._module.code(holder) == self._module.code(self.target) and shift == self.shift

    def _choice(self, statement: Node) -> Outcome:
        test, then = statement.child_by_field_name("condition"), statement.child_by_field_name("consequence")
        clauses = statement.children_by_field_name("alternative")
        if test is None:
            return self._fail()
        outcome = self.block(then)
        return Choice(test, outcome, self._clauses(clauses))

    def _clauses(self, clauses: list[Node]) -> Outcome:
        if not clauses:
            return None
        clause, *rest = clauses
        if clause.type == "else_clause":
            return self.block(clause.child_by_field_name("body"))
        test = clause.child_by_field_name("condition")
        if test is None:
            return self._fail()
        return Choice(test, self.block(clause.child_by_field_name("consequence")), self._clauses(rest))

    def _value(self, value: Node) -> Outcome:
        module = self._module
        value = module.unwrap(value)
        if value.type == "conditional_expression" and len(module.statements(value)) == 3:
            then, test, other = module.statements(value)
            return Choice(test, self._value(then), self._value(other))
        if module.scopes.calls(value, "max", "min"):
            arguments = module.arguments(value)
            if len(arguments) == 2 and not any("splat" in one.type or "keyword" in one.type for one in arguments):
                sign = ">" if module.scopes.calls(value, "max") else "<"
                return Extreme(sign, self._value(arguments[0]), self._value(arguments[1]))
        return value
