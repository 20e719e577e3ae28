"""What scopes, bindings, writes and reads are; `scopes.py` finds them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tree_sitter import Node


class Kind(StrEnum):
    """How a name gets its value."""

    ASSIGN = "assignment"
    AUGMENTED = "augmented assignment"
    ANNOTATION = "annotation without a value"
    PARAMETER = "parameter"
    FOR = "for target"
    COMPREHENSION = "comprehension target"
    WITH = "with target"
    EXCEPT = "except target"
    IMPORT = "import"
    DEF = "def"
    CLASS = "class"
    WALRUS = "assignment expression"
    MATCH = "match capture"
    DELETE = "del"
    TYPE = "type statement"


class Write:
    """One place that binds, rebinds or unbinds a name."""

    __slots__ = ("annotation", "at", "kind", "name", "node", "origin", "qualified", "scope", "value")

    def __init__(
        self,
        kind: Kind,
        node: Node,
        origin: Node,
        scope: Scope,
        *,
        at: int,
        value: Node | None = None,
        annotation: Node | None = None,
        qualified: str | None = None,
    ) -> None:
        self.kind = kind
        self.node = node
        """The identifier that is bound (for `import a.b` the `a`)."""
        self.origin = origin
        """The assignment, for loop, for_in_clause, import, definition … that binds it."""
        self.scope = scope
        """Where the write stands; the binding may be another scope's, by `global` or `nonlocal`."""
        self.at = at
        """Offset from which the new value is seen."""
        self.value = value
        """The expression the name is bound to, where it is bound to the whole of it; None for unpacked values."""
        self.annotation = annotation
        self.qualified = qualified
        """For imports the dotted path of the thing imported."""
        self.name = ""

    @property
    def is_shared(self) -> bool:
        """The value gets other names as well, `a = b = []`, or stays the value of an expression, `(a := [])`."""
        if self.kind is Kind.WALRUS:
            return True
        right, parent = self.origin.child_by_field_name("right"), self.origin.parent
        return any(node is not None and node.type == "assignment" for node in (right, parent))


class Binding:
    """A variable: one name in one scope, with everything that writes and reads it, in text order."""

    __slots__ = ("name", "reads", "scope", "writes")

    def __init__(self, name: str, scope: Scope) -> None:
        self.name = name
        self.scope = scope
        self.writes: list[Write] = []
        self.reads: list[Node] = []
        """Identifiers that read it, those in inner scopes included. `x += 1` is a write, not a read."""

    def __repr__(self) -> str:
        return f"<{self.name} of {self.scope.kind} {self.scope.name}>"


class Scope:
    """A module, function, lambda, class body or comprehension."""

    __slots__ = ("bindings", "children", "dynamic", "global_names", "kind", "name", "node", "nonlocal_names", "parent")

    def __init__(self, kind: str, node: Node, parent: Scope | None, name: str = "") -> None:
        self.kind = kind
        """"module", "function", "lambda", "class" or "comprehension"."""
        self.node = node
        self.parent = parent
        self.name = name
        self.children: list[Scope] = []
        self.bindings: dict[str, Binding] = {}
        self.global_names: set[str] = set()
        self.nonlocal_names: set[str] = set()
        self.dynamic = False
        """`eval`, `exec`, `locals()`, `globals()` … may read or write its names unseen."""
        if parent is not None:
            parent.children.append(self)

    @property
    def is_function(self) -> bool:
        """Its names are fast locals."""
        return self.kind in ("function", "lambda")

    def chain(self) -> list[Scope]:
        """This scope and those around it, innermost first."""
        scopes: list[Scope] = [self]
        while (parent := scopes[-1].parent) is not None:
            scopes.append(parent)
        return scopes
