"""Loops: which run a node again and again, how they may end early, how often they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from perfhint.source.bindings import Binding
    from perfhint.source.module import Module

COMPREHENSIONS = frozenset(
    {"list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"}
)
_FUNCTIONS = frozenset({"function_definition", "lambda"})
LOOP_STATEMENTS = frozenset({"for_statement", "while_statement"})
SMALL = 32
"""A loop over at most this many items, by a literal, is small: its growth does not matter."""


class Loops:
    """A loop is a `for_statement`, a `while_statement` or one `for_in_clause` of a comprehension."""

    def __init__(self, module: Module) -> None:
        self._module = module

    def around(self, node: Node) -> list[Node]:
        """Loops of the same function that evaluate `node` once per iteration, innermost first.

        The iterable of a `for` and the `else` of a loop are not in the loop; the condition of a `while` is.
        """
        loops: list[Node] = []
        child = node
        for ancestor in self._module.ancestors(node):
            kind = ancestor.type
            if kind in _FUNCTIONS and _is_field(ancestor, "body", child):
                break
            if kind in COMPREHENSIONS:
                loops += self._clauses_before(ancestor, child, node)
            elif (
                kind == "for_statement" and (_is_field(ancestor, "body", child) or _is_field(ancestor, "left", child))
            ) or (kind == "while_statement" and not _is_field(ancestor, "alternative", child)):
                loops.append(ancestor)
            child = ancestor
        return loops

    def depth(self, node: Node) -> int:
        """How many loops of the same function run `node`."""
        return len(self.around(node))

    def innermost(self, node: Node) -> Node | None:
        """The innermost loop that runs `node`."""
        return next(iter(self.around(node)), None)

    def runs(self, loop: Node, node: Node) -> bool:
        """`node` is evaluated once per iteration of `loop`, in the same function."""
        return any(around.id == loop.id for around in self.around(node))

    def whole(self, loop: Node) -> Node:
        """The loop with all that it runs: for a clause of a comprehension, the comprehension."""
        holder = self._module.parent(loop) if loop.type == "for_in_clause" else None
        return loop if holder is None else holder

    def body(self, loop: Node) -> Node | None:
        """Block of a loop statement; for a clause of a comprehension the expression it makes."""
        return self.whole(loop).child_by_field_name("body")

    def exits(self, loop: Node, *kinds: str) -> list[Node]:
        """What may leave an iteration of this loop early, in text order.

        `break_statement` and `continue_statement` of this loop itself; `return_statement`, `raise_statement`, `yield`
        and `await` anywhere in it but in inner functions. With `kinds` only those.
        """
        found: list[Node] = []
        for node, nested in self._own_nodes(loop):
            kind = node.type
            if (kind in ("break_statement", "continue_statement") and not nested) or kind in (
                "return_statement",
                "raise_statement",
                "yield",
                "await",
            ):
                found.append(node)
        found.sort(key=lambda node: node.start_byte)
        return [node for node in found if not kinds or node.type in kinds]

    def targets(self, loop: Node) -> list[Node]:
        """Identifiers that a `for` binds anew in each iteration; none for `while`."""
        left = loop.child_by_field_name("left")
        if left is None:
            return []
        return [
            node
            for node in self._module.walk(left, "identifier")
            if (binding := self._module.scopes.binding(node)) is not None
            and any(write.node.id == node.id for write in binding.writes)
        ]

    def is_small(self, loop: Node) -> bool:
        """The loop runs at most `SMALL` times, as literals in the text tell."""
        iterable = loop.child_by_field_name("right")
        if iterable is None:
            return False
        iterable = self._module.unwrap(iterable)
        if iterable.type in ("tuple", "list", "set", "dictionary", "expression_list"):
            items = self._module.statements(iterable)
            return len(items) <= SMALL and not any("splat" in item.type for item in items)
        if iterable.type == "string":
            return iterable.end_byte - iterable.start_byte <= SMALL + 2
        if self._module.scopes.calls(iterable, "range"):
            arguments = iterable.child_by_field_name("arguments")
            numbers = [self._module.code(node) for node in arguments.named_children] if arguments else []
            if not numbers or len(numbers) > 2 or not all(number.isdecimal() for number in numbers):
                return False
            return int(numbers[-1]) - (int(numbers[0]) if len(numbers) == 2 else 0) <= SMALL
        return False

    def target_used_after(self, loop: Node) -> bool:
        """The value some target of this `for` statement has after the loop may still be read."""
        scopes = self._module.scopes
        for target in self.targets(loop):
            binding = scopes.binding(target)
            if binding is None or binding.scope.dynamic or any(self._outlives(loop, read) for read in binding.reads):
                return True
            if binding.scope.kind == "module" and scopes.captured(binding):
                return True
            if any(
                write.node.start_byte >= loop.end_byte and write.kind in ("augmented assignment", "del")
                for write in binding.writes
            ):
                return True
        return False

    def reads_after(self, binding: Binding, loop: Node) -> list[Node]:
        """Reads of `binding` that may see the value it has when `loop` ends."""
        return [read for read in binding.reads if self._outlives(loop, read)]

    def _outlives(self, loop: Node, read: Node) -> bool:
        body = loop.child_by_field_name("body")
        if body is not None and self._module.contains(body, read):
            return False
        if loop.type == "while_statement" and self._module.contains(loop, read) and self.runs(loop, read):
            return False
        write = self._module.flow.definition(read)
        if write is not None and not self._module.contains(loop, write.node):
            return False
        if write is None and read.start_byte < loop.start_byte:
            shared = {around.id for around in self.around(loop)}
            return any(around.id in shared for around in self.around(read))
        return True

    def _clauses_before(self, comprehension: Node, child: Node, node: Node) -> list[Node]:
        """Clauses of a comprehension that run `node`, which lies in its part `child`; innermost first."""
        clauses: list[Node] = []
        for part in comprehension.named_children[1:]:
            if part.id == child.id:
                left = part.child_by_field_name("left") if part.type == "for_in_clause" else None
                if left is not None and self._module.contains(left, node):
                    clauses.append(part)
                break
            if part.type == "for_in_clause":
                clauses.append(part)
        return clauses[::-1]

    def _own_nodes(self, loop: Node) -> Iterator[tuple[Node, bool]]:
        """Nodes in the body of `loop` but not in inner functions; and whether an inner loop would catch a `break`."""
        if loop.type == "for_in_clause":
            body = self._module.parent(loop)
        else:
            body = self.body(loop)
        stack: list[tuple[Node, bool]] = [(body, False)] if body is not None else []
        if loop.type == "while_statement" and (condition := loop.child_by_field_name("condition")) is not None:
            stack.append((condition, False))
        while stack:
            node, nested = stack.pop()
            yield node, nested
            if node.type in _FUNCTIONS:
                continue
            for child in node.named_children:
                inner = node.type in LOOP_STATEMENTS and not _is_field(node, "alternative", child)
                stack.append((child, nested or inner))


def _is_field(node: Node, field: str, child: Node) -> bool:
    part = node.child_by_field_name(field)
    return part is not None and part.id == child.id
