"""The graph that a function of scipy is given: as a matrix, or as lists of weights, starts and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Edit, Module, Node, Role, Type, Use, names
from perfhint.rules.imports._graphs.arguments import split
from perfhint.rules.imports._graphs.code import EDGES_EXCEPT, EDGES_OF_LISTS, EDGES_OF_MATRIX
from perfhint.rules.imports._graphs.items import is_item, is_pair, pair_as_two, row_use
from perfhint.rules.imports._graphs.weights import holds_whole_numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

_ARRAYS = names("numpy.array numpy.asarray")
_SPARSE = frozenset(
    f"scipy.sparse.{name}" for kind in ("csr", "csc", "coo", "lil") for name in (f"{kind}_matrix", f"{kind}_array")
)
_FROM_DENSE = "scipy.sparse.csgraph.csgraph_from_dense"
_TYPES = names("int float numpy.int64 numpy.float64 numpy.int32 numpy.float32")
_SIZES = names("identifier integer binary_operator attribute")


class Graph:
    """How to write the edges of a graph, and what else is to be edited for it."""

    def __init__(self, module: Module, known_reads: Iterable[Node] = (), *, weighs: bool = True) -> None:
        """`known_reads` of the graph are such that it may be its edges there; what they weigh may not matter."""
        self._module = module
        self._weighs = weighs
        self._known_reads = {read.id for read in known_reads}
        self.edits: list[Edit] = []
        self.gone: list[Node] = []
        """Identifiers that are no longer read."""
        self.functions: set[str] = set()
        self.is_float = False
        """Some weight is surely a float, so the order in which weights are added may be seen."""

    def edges(self, node: Node) -> str | None:
        """The edges of the graph as code, or None if it is not understood."""
        made = self._made(node)
        value = self._module.flow.value(node) if node.type == "identifier" else None
        if made is not None or value is None:
            return made
        if self._is_read_only_here(node):
            made = self._made(value)
            if made is not None:
                self.edits.append(self._module.edit.replace(value, made))
                return self._module.code(node)
        return self._filled_matrix(node, value)

    def _made(self, node: Node) -> str | None:
        """Of a list of lists, alone or in a call that makes an array or sparse matrix of it."""
        module = self._module
        if self._is_matrix(node):
            self.functions.add(EDGES_OF_MATRIX)
            return f"{EDGES_OF_MATRIX}({module.code(node)})"
        if module.scopes.calls(node, _FROM_DENSE):
            return self._of_dense(node)
        if not module.scopes.calls(node, *_ARRAYS, *_SPARSE) or module.comments(node):
            return None
        positional, keywords = split(module, module.arguments(node))
        self._read_no_more(node.named_children[0])
        if "dtype" in keywords and not self._is_plain_type(keywords.pop("dtype")):
            return None
        if len(positional) == 1 and not keywords:
            return self._made(positional[0])
        shape = positional[1] if len(positional) == 2 else keywords.pop("shape", None)
        if keywords or shape is None or len(positional) > 2 or not module.scopes.calls(node, *_SPARSE):
            return None
        return self._of_lists(positional[0], shape)

    def _of_dense(self, call: Node) -> str | None:
        """`csgraph_from_dense(matrix, null_value=INF)`."""
        module = self._module
        positional, keywords = split(module, module.arguments(call))
        null = keywords.pop("null_value", None) or (positional[1] if len(positional) == 2 else None)
        if len(positional) not in (1, 2) or keywords or module.comments(call) or not self._is_matrix(positional[0]):
            return None
        if null is not None and not module.annotated_types.is_a(null, "int", "float"):
            return None
        self._read_no_more(call.named_children[0])
        self.functions.add(EDGES_EXCEPT)
        nothing = "0" if null is None else module.code(null)
        return f"{EDGES_EXCEPT}({module.code(positional[0])}, {nothing})"

    def _of_lists(self, given: Node, shape: Node) -> str | None:
        """`(weights, (starts, ends)), (n, n)`."""
        module = self._module
        outer, sides = _items(module, given), _items(module, shape)
        inner = _items(module, outer[1]) if len(outer) == 2 else []
        if len(inner) != 2 or len(sides) != 2 or module.code(sides[0]) != module.code(sides[1]):
            return None
        texts = [self._items_of(outer[0], is_index=False), *(self._items_of(each, is_index=True) for each in inner)]
        self._weigh(module.annotated_types.of(outer[0]))
        self.functions.add(EDGES_OF_LISTS)
        known = [text for text in texts if text is not None]
        return f"{EDGES_OF_LISTS}({', '.join(known)}, {module.code(sides[0])})" if len(known) == 3 else None

    def _items_of(self, node: Node, *, is_index: bool) -> str | None:
        """Weights, starts or ends, as something to iterate over; items of an array are made plain ints."""
        if self._is_no_array(node):
            return self._module.code(node)
        if self._weighs or self._module.annotated_types.of(node) is not None:
            return None
        return f"map(int, {self._module.code(node)})" if is_index else self._module.code(node)

    def _filled_matrix(self, node: Node, value: Node) -> str | None:
        """`np.zeros((n, n))`, whose items are then set one by one."""
        module, binding = self._module, self._module.scopes.binding(node)
        if binding is None or not module.scopes.calls(value, "numpy.zeros", "numpy.full") or module.comments(value):
            return None
        positional, keywords = split(module, module.arguments(value))
        if "dtype" in keywords and not self._is_plain_type(keywords.pop("dtype")):
            return None
        if keywords or len(positional) != (2 if module.scopes.calls(value, "numpy.full") else 1):
            return None
        sides = _items(module, positional[0])
        fill = self._fill(positional[1:])
        if len(sides) != 2 or fill is None or sides[0].type not in _SIZES:
            return None
        if module.code(sides[0]) != module.code(sides[1]) or not self._is_only_filled(node):
            return None
        self._read_no_more(value.named_children[0])
        size = module.code(sides[0])
        count = module.edit.operand(sides[0])
        self.edits.append(module.edit.replace(value, f"[[{fill}] * {count} for _ in range({size})]"))
        self.functions.add(EDGES_OF_MATRIX)
        return f"{EDGES_OF_MATRIX}({module.code(node)})"

    def _fill(self, given: list[Node]) -> str | None:
        if not given:
            return "0"
        if self._module.scopes.qualified_name(given[0]) in ("numpy.inf", "math.inf"):
            self._read_no_more(given[0])
            return 'float("inf")'
        return self._module.code(given[0]) if self._module.types.is_a(given[0], "int", "float") else None

    def _is_only_filled(self, node: Node) -> bool:
        """Nothing else is done with the matrix than setting items, and comparing them."""
        module, binding = self._module, self._module.scopes.binding(node)
        write = module.flow.definition(node)
        for use in module.uses.of(binding) if binding is not None else ():
            if use.node.id == node.id or module.flow.definition(use.node) not in (write, None):
                continue
            row = row_use(module, use)
            item = use if is_pair(module, use) else row if row is not None and is_item(module, row) else None
            if item is None or module.flow.definition(use.node) is None or not _is_set_or_compared(module, item):
                return False
            if item is use:
                self.edits.append(pair_as_two(use.outer))
        return binding is not None

    def _is_matrix(self, node: Node) -> bool:
        """Surely a list of lists, as far as annotations and the first value tell."""
        module = self._module
        if not module.annotated_types.is_a(node, "list"):
            return False
        for each in [node, module.flow.value(node) if node.type == "identifier" else None]:
            kind = module.annotated_types.of(each) if each is not None else None
            if kind is not None and kind.element is not None and kind.element.name == "list":
                if not holds_whole_numbers(module, node):
                    self._weigh(kind.element)
                return True
        return False

    def _is_no_array(self, node: Node) -> bool:
        """Unknown is fine where the program makes no arrays."""
        found = self._module.annotated_types.of(node)
        return "numpy" not in self._module.text if found is None else found.name in ("list", "tuple", "range")

    def _weigh(self, kind: Type | None) -> None:
        if kind is not None and kind.element is not None and kind.element.name == "float":
            self.is_float = True

    def _is_plain_type(self, node: Node) -> bool:
        self._read_no_more(node)
        return self._module.scopes.qualified_name(node) in _TYPES

    def _read_no_more(self, node: Node) -> None:
        self.gone += self._module.walk(node, "identifier")

    def _is_read_only_here(self, read: Node) -> bool:
        """What the name is assigned is read here and nowhere else."""
        module = self._module
        write, binding = module.flow.definition(read), module.scopes.binding(read)
        if write is None or binding is None or write.is_shared or write.annotation is not None:
            return False
        others = [other for other in binding.reads if other.id not in {read.id, *self._known_reads}]
        return not any(module.flow.definition(other) in (write, None) for other in others)


def _is_set_or_compared(module: Module, item: Use) -> bool:
    if item.role is Role.SET_ITEM:
        return True
    use = module.uses.classify(item.outer)
    return use.role is Role.COMPARED or (use.role is Role.ARGUMENT and use.name in ("min", "max", "int"))


def _items(module: Module, node: Node) -> list[Node]:
    """Of a tuple or list display."""
    node = module.unwrap(node) if node.type == "parenthesized_expression" else node
    return module.statements(node) if node.type in ("tuple", "list") else []
