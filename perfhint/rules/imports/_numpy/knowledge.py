"""What is known of a program: of its names, of what is made where, and of what has a name already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Edit, Module, Node, Write
from perfhint.rules.api import Kind as WriteKind
from perfhint.rules.imports._numpy.types import BYTES, NEVER, NUMBERS, PLAIN, GiveUp, Heap, Type

if TYPE_CHECKING:
    from perfhint.source.known import Type as KnownType


class Knowledge:
    """Grows with every pass over the program, until it does not."""

    def __init__(self, module: Module, python: tuple[int, int]) -> None:
        self.module = module
        self.python = python
        self.heap = Heap()
        self.env: dict[Write, Type] = {}
        """What names get where they are written."""
        self.returns: dict[int, Type] = {}
        """Of functions and lambdas, by their nodes; of generators what they yield."""
        self.views: dict[int, frozenset[int]] = {}
        """Sites that stand for views of arrays, which become copies; with the sites of those arrays."""
        self.mutations: dict[int, tuple[Node, frozenset[int]]] = {}
        """What changes arrays in place, and the sites of these, by the node that does it."""
        self.nodes: dict[int, Node] = {}
        """Of the sites."""
        self.is_last = False
        """The types are known: this is the pass that makes edits."""
        self.imports: dict[tuple[str, str], list[Edit]] = {}
        """What the new code needs, with the edits that import it."""

    # ----------------------------------------------------------------------------------------------------- names

    def read(self, identifier: Node) -> Type:
        """What a name is where it is read."""
        binding = self.module.scopes.binding(identifier)
        if binding is None:
            return PLAIN
        return self.heap.join(*(self.env.get(write, NEVER) for write in self.module.flow.reaching(identifier)))

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

    def iterator(self, node: Node, element: Type, *sources: Type) -> Type:
        """Something made at a node that goes over other things, of which it keeps views until it is used."""
        views = frozenset(site for source in sources for site in source.sites if site in self.views)
        made = self.heap.made("iterator", self.site(node), element)
        return made._replace(sites=made.sites | views)

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
