"""The whole program: first what everything is, as a fixed point, then what it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from perfhint.rules.api import Edit, Module, Node, names
from perfhint.rules.imports._numpy.knowledge import Knowledge
from perfhint.rules.imports._numpy.ranks import needs_parentheses, rank_of
from perfhint.rules.imports._numpy.types import NEVER, GiveUp, NotYet
from perfhint.rules.imports._numpy.values import BIT_OR, Code, Value

_ROUNDS = 30
"""Passes over the program after which its types are given up: three or four are common."""
_STOPS = names(
    "lambda list_comprehension set_comprehension dictionary_comprehension generator_expression conditional_expression "
    "boolean_operator while_statement elif_clause assert_statement"
)
"""What may evaluate an expression in it several times, or never."""

_LEFT = frozenset({"call", "binary_operator", "comparison_operator", "boolean_operator", "conditional_expression"})
"""Expressions of which the parser may take a star before them to be a part."""

Handler = Callable[..., Value]
EXPRESSIONS: dict[str, Handler] = {}
"""What knows the expressions of a type of node."""
STATEMENTS: dict[str, Callable[[Program, Node], None]] = {}


class Program(Knowledge):
    """What is known of a program so far, and in the last pass the edits."""

    def __init__(self, module: Module, python: tuple[int, int]) -> None:
        super().__init__(module, python)
        self.edits: list[Edit] = []
        self.knows_empty = False
        """What lists hold is known so far, so that those without anything are empty."""
        self.effects = 0
        """Calls that may have effects seen so far in this statement."""
        self.stored = 0
        """The argument `out=…` of the call that is a statement by itself: it is seen to already."""
        self._starred: set[int] = set()
        """Nodes that begin with a star which belongs to the whole of them."""
        self._hoisted: dict[tuple[int, str], str] = {}

    def settle(self) -> None:
        """Find all types."""
        for _ in range(_ROUNDS):
            self.heap.changed = False
            self.block(self.module.root)
            if self.knows_empty and not self.heap.changed:
                return
            self.knows_empty = self.knows_empty or not self.heap.changed
        raise GiveUp

    def rewrite(self) -> list[Edit]:
        """The edits of a settled program, but for those of its numpy imports."""
        self.is_last, self.heap.changed = True, False
        self.block(self.module.root)
        if self.heap.changed:
            raise GiveUp
        return self.edits

    # ------------------------------------------------------------------------------------------------- evaluating

    def block(self, block: Node) -> None:
        """Go over the statements of a block."""
        for statement in self.module.statements(block):
            self.effects = 0
            inner = statement
            if statement.type == "expression_statement":
                inner = statement.named_children[0]
            handler = STATEMENTS.get(inner.type)
            if handler is not None:
                handler(self, inner)
            elif statement.type == "expression_statement":
                for part in self.module.statements(statement):
                    self.slot(part)
            else:
                raise GiveUp

    def slot(self, node: Node | None) -> Value | None:
        """An expression that stands for itself in a statement: what it is, and an edit where it changes."""
        if node is None:
            return None
        value = self.value(node)
        self.emit(node, value.text)
        return value

    def emit(self, node: Node, text: str) -> None:
        """Write `text` in place of a node, if this is the time and it is something else."""
        if not self.is_last or text == self.module.code(node):
            return
        if any(self.module.code(comment) not in text for comment in self.module.comments(node)):
            raise GiveUp
        self.edits.append(self.module.edit.replace(node, text))

    def emit_statement(self, statement: Node, *lines: str) -> None:
        """Write other lines in place of a whole statement."""
        if self.is_last:
            if self.module.comments(statement):
                raise GiveUp
            self.edits.append(self.module.edit.replace_statement(self.module.statement(statement), *lines))

    def value(self, node: Node) -> Value:
        """What an expression is and becomes."""
        handler = EXPRESSIONS.get(node.type)
        if handler is None or (node.id not in self._starred and self._is_starred(node)):
            raise GiveUp
        try:
            return handler(self, node)
        except NotYet:
            if self.is_last:
                raise
            return Value(NEVER, self.code(node))

    def argument(self, node: Node) -> tuple[Value, bool]:
        """One of several values, what it is and becomes; and whether it is unpacked: `*value`."""
        if not self._is_starred(node):
            return self.value(node), node.type == "list_splat"
        self._starred.update(part.id for part in self._leftmost(node))
        value = self.value(node)
        text = value.text.removeprefix("*")
        if text == self.module.code(node)[1:]:
            return value._replace(code=Code(self.module.code(node))), True
        iterated = value.iterable if "[" not in value.iterable else ""
        return value._replace(code=Code(f"*{iterated or Code(text, value.code.rank).at(BIT_OR)}")), True

    def _is_starred(self, node: Node) -> bool:
        """The parser takes `*f(x)` for a call of `*f`, and `*a + b` for a sum with `*a`, behind other values."""
        return node.type in _LEFT and any(part.type == "list_splat" for part in self._leftmost(node))

    def _leftmost(self, node: Node) -> Iterator[Node]:
        while node.type in _LEFT and node.named_children:
            yield node
            node = node.named_children[0]
        yield node

    def scalar(self, node: Node) -> Value:
        """As `value`, of what must not be an array."""
        value = self.value(node)
        if value.type.name == "array":
            raise GiveUp
        return value

    def plain(self, node: Node) -> Value:
        """As `value`, of what goes to unknown code."""
        value = self.value(node)
        self.heap.escape(value.type)
        return value

    # ------------------------------------------------------------------------------------------------------- code

    def code(self, node: Node) -> Code:
        """A node as it stands."""
        return Code(self.module.code(node), rank_of(self.module, node))

    def spliced(self, node: Node, parts: Iterable[tuple[Node, Value | str]]) -> Code:
        """A node with some of those in it written anew."""
        text, position = "", node.start_byte
        for child, new in sorted(parts, key=lambda part: part[0].start_byte):
            old = self.module.code(child)
            code = new if isinstance(new, str) else new.text
            if not isinstance(new, str) and new.text != old and needs_parentheses(self.module, child, new.code):
                code = f"({code})"
            text += self._between(position, child.start_byte) + code
            position = child.end_byte
        return Code(text + self._between(position, node.end_byte), rank_of(self.module, node))

    def _between(self, start: int, end: int) -> str:
        return self.module.data[start:end].decode("utf-8", "surrogatepass")

    # ------------------------------------------------------------------------------------------------ temporaries

    def hoisted(self, node: Node, code: str, base: str) -> str:
        """A name for what `code` gives, assigned before the statement of `node`, which is part of what it replaces.

        Gives up where that statement may evaluate the node several times or never, or changes something before it.
        """
        module = self.module
        statement = module.statement(node)
        key = statement.id, code
        if key in self._hoisted:
            return self._hoisted[key]
        if self.effects or any(
            ancestor.type in _STOPS for ancestor in module.ancestors(node) if module.contains(statement, ancestor)
        ):
            raise GiveUp
        if statement.type == "while_statement" or "definition" in statement.type or "\x01" in code:
            raise GiveUp
        if not self.is_last:
            return base
        name = module.scopes.fresh_name(base, node)
        self._hoisted[key] = name
        self.edits.append(module.edit.insert_before(statement, f"{name} = {code}"))
        return name
