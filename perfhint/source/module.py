"""One parsed program and everything rules ask about it, each answer worked out when it is first asked for."""

from __future__ import annotations

import copy
from functools import cached_property
from typing import TYPE_CHECKING

from perfhint.hints import Span
from perfhint.source import grammar
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node

    from perfhint.source.editing import Editor
    from perfhint.source.effects import Effects
    from perfhint.source.facts import Facts, Seen
    from perfhint.source.flow import Flow
    from perfhint.source.loops import Loops
    from perfhint.source.scopes import Scopes
    from perfhint.source.types import Types
    from perfhint.source.uses import Uses

BLOCKS = frozenset({"module", "block"})
"""Nodes whose children are statements."""

MOST_PARENTS = 50_000
"""Nodes whose parents are remembered; as many as 15,000 lines have."""
MOST_STEPS = 16
"""Steps from the root down to nodes, for every node there is."""

_TARGET_GROUPS = names(
    "pattern_list tuple_pattern list_pattern list_splat_pattern list_splat tuple list expression_list "
    "parenthesized_expression"
)


class Module:
    """A program as text, as a tree, and as what can be said about it.

    Offsets are byte offsets into `data`, the UTF-8 text. Nodes are tree-sitter's; nodes of different modules must not
    be mixed. The analyses hang off the module: `scopes`, `flow`, `loops`, `uses`, `types`, `effects`; `edit` builds
    edits.
    """

    is_script = True
    """It is run, not imported: nobody else reads the names it binds at module level."""
    believes_facts = False
    """`types` are what they were seen to be where text does not tell."""

    def __init__(self, text: str, seen: Seen | None = None) -> None:
        self.text = text
        self.data = text.encode("utf-8", "surrogatepass")
        self._tree = grammar.syntax_tree(self.data)
        self._root_id = self._tree.root_node.id
        self._parents: dict[int, Node] = {}
        self._steps = 0
        self._knows_all = False
        self._seen = seen

    # ------------------------------------------------------------------------------------------------- analyses

    @cached_property
    def scopes(self) -> Scopes:
        """Who binds which name, who reads it."""
        from perfhint.source.scopes import Scopes

        return Scopes(self)

    @cached_property
    def flow(self) -> Flow:
        """Which write a read sees."""
        from perfhint.source.flow import Flow

        return Flow(self)

    @cached_property
    def loops(self) -> Loops:
        """Loops around a node, how they end, how often they run."""
        from perfhint.source.loops import Loops

        return Loops(self)

    @cached_property
    def uses(self) -> Uses:
        """What is done with the object behind a name."""
        from perfhint.source.uses import Uses

        return Uses(self)

    @cached_property
    def types(self) -> Types:
        """What an expression surely is, from how it was made; annotations are not believed."""
        from perfhint.source.types import Types

        return Types(self, trust_annotations=False)

    @cached_property
    def annotated_types(self) -> Types:
        """What an expression is if annotations tell the truth and nobody else calls the functions of this program.

        Good for `checked` rewrites only.
        """
        from perfhint.source.types import Types

        return Types(self, trust_annotations=True)

    @cached_property
    def effects(self) -> Effects:
        """What evaluating an expression may change or raise, and what stays the same in a loop."""
        from perfhint.source.effects import Effects

        return Effects(self)

    @cached_property
    def facts(self) -> Facts:
        """What the profile run observed; nothing where there was none."""
        from perfhint.source.facts import Facts

        return Facts(self, self._seen)

    @cached_property
    def as_observed(self) -> Module:
        """The same tree, in which names whose types text does not tell have those that were seen.

        What follows from them is `checked`.
        """
        self.scopes, self.flow, self.loops, self.uses  # noqa: B018 (they ask for no types: made once for both)
        view = copy.copy(self)
        for analysis in ("types", "annotated_types", "effects", "edit", "facts"):
            view.__dict__.pop(analysis, None)
        view.believes_facts = True
        return view

    @cached_property
    def edit(self) -> Editor:
        """Builds edits."""
        from perfhint.source.editing import Editor

        return Editor(self)

    # ----------------------------------------------------------------------------------------------------- text

    @property
    def has_error(self) -> bool:
        """The text is not valid Python: edits cannot be trusted."""
        return self.root.has_error

    def code(self, node: Node) -> str:
        """Source text of `node`."""
        return self.data[node.start_byte : node.end_byte].decode("utf-8", "surrogatepass")

    def span(self, node: Node) -> Span:
        """Where `node` stands, for people."""
        start, end = node.start_point, node.end_point
        return Span(
            start.row + 1,
            self._column(node.start_byte, start.column),
            end.row + 1,
            self._column(node.end_byte, end.column),
        )

    def line(self, node: Node) -> int:
        """1-based line on which `node` starts."""
        return node.start_point.row + 1

    def line_start(self, offset: int) -> int:
        """Offset of the first byte of the line that holds `offset`."""
        return self.data.rfind(b"\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Offset of the newline that ends the line of `offset`, or of the end of the text."""
        end = self.data.find(b"\n", offset)
        return len(self.data) if end < 0 else end

    def indentation(self, node: Node) -> str:
        """White space at the start of the line on which `node` starts."""
        line = self.data[self.line_start(node.start_byte) : node.start_byte]
        return line[: len(line) - len(line.lstrip(b" \t\f"))].decode()

    @cached_property
    def indent_unit(self) -> str:
        """One level of indentation as this file writes it; four spaces where it has none."""
        for block in self.walk(self.root, "block"):
            if block.parent and block.start_point.row > block.parent.start_point.row:
                outer, inner = self.indentation(block.parent), self.indentation(block)
                if inner.startswith(outer) and inner != outer:
                    return inner[len(outer) :]
        return "    "

    def _column(self, offset: int, column: int) -> int:
        """1-based column in characters of `offset`, which is `column` bytes into its line."""
        return len(self.data[offset - column : offset].decode("utf-8", "replace")) + 1

    # ----------------------------------------------------------------------------------------------------- tree

    @property
    def root(self) -> Node:
        """The whole program; an object of its own each time, so that nobody keeps its children."""
        return self._tree.root_node

    def parent(self, node: Node) -> Node | None:
        """Parent of `node`. Unlike `node.parent` this does not start at the root each time."""
        found = self._parents.get(node.id)
        if found is None and node.id != self._root_id:
            if not self._knows_all:
                self._learn_ancestors(node)
            found = self._parents.get(node.id) or node.parent
        return found

    def ancestors(self, node: Node) -> Iterator[Node]:
        """Parent, grandparent, … up to the module."""
        parent = self.parent(node)
        while parent is not None:
            yield parent
            parent = self.parent(parent)

    def within(self, node: Node, *kinds: str) -> Node | None:
        """The innermost ancestor of one of these types."""
        return next((ancestor for ancestor in self.ancestors(node) if ancestor.type in kinds), None)

    def walk(self, node: Node, *kinds: str) -> Iterator[Node]:
        """`node` and all named nodes in it, in source order; with `kinds` only those of these types."""
        stack = [apart(node)]
        while stack:
            node = stack.pop()
            if not kinds or node.type in kinds:
                yield node
            if node.child_count:
                stack.extend(reversed(node.named_children))

    def statement(self, node: Node) -> Node:
        """The innermost whole statement that `node` is, or is part of; a decorated definition with its decorators.

        For the module itself, or what is in no statement (a comment at the end), the node directly below the module.
        """
        for ancestor in self.ancestors(node):
            if ancestor.type in BLOCKS and node.type not in ("case_clause", "block"):
                return node
            node = ancestor
        return node

    def statements(self, block: Node) -> list[Node]:
        """Statements of a block or module, or the parts of any other node, without comments."""
        return [child for child in block.named_children if child.type != "comment"]

    def next_statement(self, statement: Node) -> Node | None:
        """The statement after this one in the same block."""
        following = statement.next_named_sibling
        while following is not None and following.type == "comment":
            following = following.next_named_sibling
        return following

    def previous_statement(self, statement: Node) -> Node | None:
        """The statement before this one in the same block."""
        before = statement.prev_named_sibling
        while before is not None and before.type == "comment":
            before = before.prev_named_sibling
        return before

    def arguments(self, call: Node) -> list[Node]:
        """Arguments of a call, keyword arguments as they are; for `f(x for x in y)` the generator expression."""
        arguments = call.child_by_field_name("arguments")
        if arguments is None:
            return []
        return [arguments] if arguments.type == "generator_expression" else self.statements(arguments)

    def comments(self, node: Node) -> list[Node]:
        """Comments inside `node`: a rewrite that replaces the node as a whole would lose them."""
        return list(self.walk(node, "comment"))

    def unwrap(self, node: Node) -> Node:
        """`node` without parentheses around it."""
        while node.type == "parenthesized_expression" and (inner := _only_expression(node)) is not None:
            node = inner
        return node

    def contains(self, outer: Node, inner: Node) -> bool:
        """`inner` is `outer` or lies in it."""
        return outer.start_byte <= inner.start_byte and inner.end_byte <= outer.end_byte

    def is_target(self, node: Node) -> bool:
        """`node`, an attribute, subscript or name, is assigned to or deleted where it stands, not read."""
        child, parent = node, self.parent(node)
        while parent is not None and parent.type in _TARGET_GROUPS:
            child, parent = parent, self.parent(parent)
        if parent is None:
            return False
        if parent.type in ("delete_statement", "as_pattern_target"):
            return True
        if parent.type in ("assignment", "augmented_assignment", "for_statement", "for_in_clause"):
            left = parent.child_by_field_name("left")
            return left is not None and left.id == child.id
        return False

    def _learn_ancestors(self, node: Node) -> None:
        """One walk down from the root, each step of which remembers a parent.

        In large files what was learned far away is forgotten again. In deep trees such walks add up: once they have
        taken many times as many steps as there are nodes, one walk over the whole tree remembers the parent of every
        named node.
        """
        parents, current = self._parents, self.root
        if len(parents) > MOST_PARENTS:
            parents.clear()
        most = MOST_STEPS * current.descendant_count
        while current.id != node.id:
            if self._steps >= most:
                self._knows_all = True
                parents.update(_parents(self.root))
                return
            child = current.child_with_descendant(node)
            if child is None:
                return
            parents[child.id] = current
            current = child
            self._steps += 1


def apart(node: Node) -> Node:
    """The same node as an object of its own: one that is asked for its children keeps them as long as it lives."""
    found = node.walk().node
    assert found is not None, "a cursor begins on a node"
    return found


def _parents(root: Node) -> Iterator[tuple[int, Node]]:
    """Of every named node below `root`, by its number. By a cursor: nodes asked for their children keep them all."""
    cursor, around = root.walk(), [root]
    going = cursor.goto_first_child()
    while going:
        node = cursor.node
        assert node is not None, "a cursor always stands on a node"
        if node.is_named:
            yield node.id, around[-1]
        if cursor.goto_first_child():
            around.append(node)
            continue
        while not (going := cursor.goto_next_sibling()) and len(around) > 1:
            cursor.goto_parent()
            around.pop()


def _only_expression(node: Node) -> Node | None:
    inner = [child for child in node.named_children if child.type != "comment"]
    return inner[0] if len(inner) == 1 else None
