"""The whole program: first what everything is, as a fixed point, then what it becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Edit, Module, Node, Write
from perfhint.rules.api import Kind as WriteKind
from perfhint.rules.imports._numpy.types import (
    BYTES,
    NEVER,
    NUMBERS,
    PLAIN,
    GiveUp,
    Heap,
    NotYet,
    Type,
)
from perfhint.rules.imports._numpy.values import ATOM, BIT_OR, CONDITIONAL, LOWEST, Code, Value

if TYPE_CHECKING:
    from perfhint.source.known import Type as KnownType

_ROUNDS = 30
"""Passes over the program after which its types are given up: three or four are common."""
_STOPS = frozenset(
    {
        "lambda",
        "list_comprehension",
        "set_comprehension",
        "dictionary_comprehension",
        "generator_expression",
        "conditional_expression",
        "boolean_operator",
        "while_statement",
        "elif_clause",
        "assert_statement",
    }
)
"""What may evaluate an expression in it several times, or never."""

_LEFT = frozenset({"call", "binary_operator", "comparison_operator", "boolean_operator", "conditional_expression"})
"""Expressions of which the parser may take a star before them to be a part."""

Handler = Callable[..., Value]
EXPRESSIONS: dict[str, Handler] = {}
"""What knows the expressions of a type of node."""
STATEMENTS: dict[str, Callable[[Program, Node], None]] = {}


class Program:
    """What is known of a program so far, and in the last pass the edits."""

    def __init__(self, module: Module, python: tuple[int, int]) -> None:
        self.module = module
        self.python = python
        self.heap = Heap()
        self.env: dict[Write, Type] = {}
        self.returns: dict[int, Type] = {}
        """Of functions and lambdas, by their nodes."""
        self.views: dict[int, frozenset[int]] = {}
        """Sites that stand for views of arrays, which become copies; with the sites of those arrays."""
        self.mutations: dict[int, tuple[Node, frozenset[int]]] = {}
        """What changes arrays in place, and the sites of these, by the node that does it."""
        self.nodes: dict[int, Node] = {}
        """Of the sites."""
        self.is_last = False
        """The types are known: this is the pass that makes edits."""
        self.edits: list[Edit] = []
        self.names: dict[Node, None] = {}
        """Where names of arrays are read."""
        self.imports: dict[tuple[str, str], list[Edit]] = {}
        """What the new code needs, with the edits that import it."""
        self.effects = 0
        """Calls that may have effects seen so far in this statement."""
        self._starred: set[int] = set()
        """Nodes that begin with a star which belongs to the whole of them."""
        self._hoisted: dict[tuple[int, str], str] = {}

    def settle(self) -> None:
        """Find all types."""
        for _ in range(_ROUNDS):
            self.heap.changed = False
            self.block(self.module.root)
            if not self.heap.changed:
                return
        raise GiveUp

    def rewrite(self) -> list[Edit]:
        """The edits of a settled program, but for those of its numpy imports."""
        self.is_last = True
        self.block(self.module.root)
        return [*self.edits, *self._claims()]

    def _claims(self) -> list[Edit]:
        """Edits that change nothing, of names of arrays that stay as they are: no other rule may take them for arrays
        at the same time.
        """
        left = [
            name
            for name in self.names
            if not any(edit.start <= name.start_byte and name.end_byte <= edit.end for edit in self.edits)
        ]
        return [self.module.edit.replace(name, self.module.code(name)) for name in left]

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

    # ----------------------------------------------------------------------------------------------------- names

    def read(self, identifier: Node) -> Type:
        """What a name is where it is read."""
        binding = self.module.scopes.binding(identifier)
        if binding is None:
            return PLAIN
        write = self.module.flow.definition(identifier)
        if write is not None:
            return self.env.get(write, NEVER)
        return self.of_binding(binding)

    def of_binding(self, binding: Binding) -> Type:
        """What a name is somewhere."""
        return self.heap.join(*(self.env.get(write, NEVER) for write in binding.writes))

    def bind(self, identifier: Node, kind: Type) -> None:
        """The name gets a value of this type here."""
        binding = self.module.scopes.binding(identifier)
        if binding is None:
            raise GiveUp
        for write in binding.writes:
            if write.node.id == identifier.id:
                self.bind_write(write, kind)

    def bind_write(self, write: Write, kind: Type) -> None:
        """As `bind`, for a known write."""
        if write.scope.kind == "class":
            self.heap.escape(kind)  # an attribute of who knows what
        before = self.env.get(write, NEVER)
        after = self.heap.join(before, kind)
        if after != before:
            self.env[write], self.heap.changed = after, True

    def imports_of(self, statement: Node) -> list[Write]:
        """The names an import statement binds."""
        writes = self.module.scopes.writes_in[self.module.scopes.scope(statement)]
        return [write for write in writes if write.origin.id == statement.id]

    def is_module(self, identifier: Node, name: str) -> bool:
        """The name is bound by imports of `name` only."""
        binding = self.module.scopes.binding(identifier)
        return binding is not None and any(
            write.kind is WriteKind.IMPORT and (write.qualified or "").partition(".")[0] == name
            for write in binding.writes
        )

    def path(self, node: Node | None) -> str:
        """The dotted path of what an expression names, empty where it is something else."""
        if node is not None and node.type == "list_splat":
            node = node.named_children[0]
        if node is None or node.type not in ("identifier", "attribute"):
            return ""
        return self.module.scopes.qualified_name(node) or ""

    def builtin(self, name: str, at: Node) -> str:
        """The name of a builtin for new code at a place."""
        if not self.module.scopes.means_builtin(name, self.module.scopes.scope(at)):
            raise GiveUp
        return name

    def imported(self, package: str, name: str, at: Node) -> str:
        """The name of something of the standard library for new code at a place."""
        text, edits = self.module.edit.imported(package, name, at)
        if self.is_last and edits:
            self.imports[package, name] = edits
        return text

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
            if not isinstance(new, str) and new.text != old and self._needs_parentheses(child, new.code):
                code = f"({code})"
            text += self._between(position, child.start_byte) + code
            position = child.end_byte
        return Code(text + self._between(position, node.end_byte), rank_of(self.module, node))

    def _between(self, start: int, end: int) -> str:
        return self.module.data[start:end].decode("utf-8", "surrogatepass")

    def _needs_parentheses(self, child: Node, code: Code) -> bool:
        parent = self.module.parent(child)
        if parent is None or code.rank == ATOM:
            return False
        if parent.type in ("call", "attribute") or (parent.type == "subscript" and _is_first(parent, child)):
            return True
        if parent.type in ("conditional_expression", "if_clause", "for_in_clause", "list_splat"):
            return code.rank <= CONDITIONAL
        needed = _RANKS.get(parent.type, LOWEST) if parent.type != "lambda" else LOWEST
        if parent.type in ("binary_operator", "unary_operator"):
            needed = rank_of(self.module, parent)
        return code.rank <= needed and needed != LOWEST

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

    # ------------------------------------------------------------------------------------------------------ sites

    def site(self, node: Node) -> int:
        """A number for what is made at a node."""
        self.nodes[node.id] = node
        return node.id

    def array(self, node: Node, dtype: str, ndim: int) -> Type:
        """A new array made at a node."""
        if ndim < 1 or dtype == "never":
            raise GiveUp
        return Type("array", sites=frozenset({self.site(node)}), dtype=dtype, ndim=ndim)

    def view(self, node: Node, array: Type, ndim: int | None = None) -> Type:
        """What is a view of an array in numpy, and will be a copy."""
        site = self.site(node)
        self.views[site] = self.views.get(site, frozenset()) | array.sites
        return array._replace(sites=array.sites | {site}, ndim=array.ndim if ndim is None else ndim)

    def changes(self, node: Node, array: Type) -> None:
        """An array is changed in place here."""
        self.heap.mutated |= array.sites
        before = self.mutations.get(node.id, (node, frozenset()))[1]
        self.mutations[node.id] = (node, before | array.sites)

    def known(self, node: Node) -> Type:
        """What `perfhint.source` knows the type of an expression to be."""
        return self.converted(node, self.module.types.of(node))

    def converted(self, node: Node, known: KnownType | None) -> Type:
        """A type of `perfhint.source` for something made at a node."""
        if known is None:
            return PLAIN
        if known.name in NUMBERS or known.name in ("str", "range", "never"):
            return Type(known.name)
        if known.name == "bytes":
            return BYTES
        if known.name == "None":
            return Type("none")
        if known.name in ("list", "set") and known.element is not None and not known.element.element:
            return self.heap.made(known.name, self.site(node), self.converted(node, known.element))
        return PLAIN


def rank_of(module: Module, node: Node) -> int:
    """How tightly an expression hangs together."""
    if node.type in ("binary_operator", "boolean_operator"):
        operator = node.child_by_field_name("operator")
        return SIGNS.get(module.code(operator) if operator is not None else "", LOWEST)
    return _RANKS.get(node.type, ATOM)


SIGNS = {
    "or": 2,
    "and": 3,
    "|": 6,
    "^": 7,
    "&": 8,
    "<<": 9,
    ">>": 9,
    "+": 10,
    "-": 10,
    "*": 11,
    "/": 11,
    "//": 11,
    "%": 11,
    "@": 11,
    "**": 13,
}
"""Ranks of binary operators."""
_RANKS = {
    "lambda": 0,
    "named_expression": 0,
    "expression_list": 0,
    "yield": 0,
    "conditional_expression": 1,
    "not_operator": 4,
    "comparison_operator": 5,
    "unary_operator": 12,
    "await": 14,
}


def _is_first(parent: Node, child: Node) -> bool:
    return parent.named_children[0].id == child.id
