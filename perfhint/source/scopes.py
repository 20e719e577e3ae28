"""Who binds a name, who reads it, and what it therefore means."""

from __future__ import annotations

import builtins
import importlib
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from perfhint.source.bindings import Binding, Kind, Scope, Write
from perfhint.source.collecting import Collector
from perfhint.source.words import names

if TYPE_CHECKING:
    from tree_sitter import Node

    from perfhint.source.module import Module

KNOWN_STARS = names(
    "array bisect cmath collections copy datetime decimal fractions functools heapq itertools math operator os "
    "queue random re statistics string sys time typing"
)
"""Modules of the standard library whose names may be looked up here, to know what `from x import *` binds."""

BUILTINS = frozenset(dir(builtins))


class Scopes:
    """Scopes and bindings of one module. Every name is resolved as the compiler does, not by text."""

    def __init__(self, module: Module) -> None:
        self._module = module
        collector = Collector(module.root)
        self.module: Scope = collector.module
        """The module's own scope."""
        self.all: list[Scope] = collector.scopes
        self._by_node: dict[int, Scope] = {scope.node.id: scope for scope in collector.scopes}
        self._scope_of: dict[int, Scope] = {}
        self._binding_of: dict[int, Binding] = {}
        self._captured: dict[Binding, bool] = {}
        self.unbound: dict[str, list[Node]] = defaultdict(list)
        """Reads of names that nothing in the module binds: builtins, names from `import *`, mistakes."""
        self.writes_in: dict[Scope, list[Write]] = defaultdict(list)
        """Writes by the scope they stand in."""
        self._bind(collector.writes)
        self._resolve(collector.reads)
        self.star_names, self.unknown_star = self._star_imports(collector.stars)
        self.executes = False
        """`exec` is called: any global name may be rebound."""
        self._mark_dynamic(collector)

    # ---------------------------------------------------------------------------------------------------- asking

    def scope(self, node: Node) -> Scope:
        """The scope whose names `node` sees; for a definition the scope it is defined in."""
        found = self._scope_of.get(node.id)
        if found is not None:
            return found
        for ancestor in self._module.ancestors(node):
            scope = self._by_node.get(ancestor.id)
            if scope is not None and _inside(scope, node):
                return scope
        return self.module

    def own(self, definition: Node) -> Scope | None:
        """The scope that a function, lambda, class, comprehension or module node opens."""
        return self._by_node.get(definition.id)

    def binding(self, identifier: Node) -> Binding | None:
        """What the identifier reads or writes; None for builtins, unknown names, attributes and keywords."""
        return self._binding_of.get(identifier.id)

    def lookup(self, name: str, scope: Scope) -> Binding | None:
        """What `name` would mean in `scope`."""
        current: Scope | None = scope
        while current is not None:
            if current.kind != "class" or current is scope:
                if name in current.global_names:
                    return self.module.bindings.get(name)
                if name in current.bindings and name not in current.nonlocal_names:
                    return current.bindings[name]
            current = current.parent
        return None

    def is_name(self, node: Node) -> bool:
        """`node` is an identifier that stands for a variable or builtin, not an attribute or keyword."""
        return node.type == "identifier" and node.id in self._scope_of

    def is_builtin(self, node: Node | None, *names: str) -> bool:
        """`node` names one of these builtins, and nothing visible can have rebound it."""
        if node is None or not self.is_name(node) or (name := self._module.code(node)) not in names:
            return False
        return self.means_builtin(name, self.scope(node))

    def means_builtin(self, name: str, scope: Scope) -> bool:
        """`name` written in `scope` would be the builtin."""
        if name not in BUILTINS or self.executes or self.unknown_star or name in self.star_names:
            return False
        return self.lookup(name, scope) is None

    def qualified_name(self, node: Node) -> str | None:
        """The dotted path of what an expression names: `np.zeros` → "numpy.zeros", `len` → "len".

        Follows imports and names bound once to such a path (`read = sys.stdin.readline`). None when it is anything
        else, or the name is bound more than once.
        """
        attributes: list[str] = []
        for _ in range(20):  # aliases of aliases; a cycle ends here
            while node.type == "attribute":
                attribute, inner = node.child_by_field_name("attribute"), node.child_by_field_name("object")
                if attribute is None or inner is None:
                    return None
                attributes.append(self._module.code(attribute))
                node = inner
            if not self.is_name(node):
                return None
            binding = self.binding(node)
            if binding is None:
                path = self._unbound_path(node)
                break
            write = self.only_write(binding)
            if write is None:
                return None
            if write.qualified is not None:
                path = write.qualified
                break
            if write.kind is not Kind.ASSIGN or write.value is None or not self._sees(node, write):
                return None
            node = write.value
        else:
            return None
        return None if path is None else ".".join([path, *reversed(attributes)])

    def calls(self, node: Node, *paths: str) -> bool:
        """`node` is a call of one of these: `calls(node, "len", "math.sqrt")`."""
        function = node.child_by_field_name("function") if node.type == "call" else None
        if function is None or function.type not in ("identifier", "attribute"):
            return False
        return self.qualified_name(function) in paths

    def only_write(self, binding: Binding) -> Write | None:
        """The write of a binding that has just one. Imports of the same thing count as one."""
        if self.executes or (binding.scope.dynamic and binding.scope.kind != "module"):
            return None
        writes = [write for write in binding.writes if write.kind is not Kind.ANNOTATION]
        first = writes[0] if writes else None
        if first is None or any(w.qualified is None or w.qualified != first.qualified for w in writes[1:]):
            return None
        return first

    def captured(self, binding: Binding) -> bool:
        """Some inner function or class body reads or writes it (a comprehension does not count)."""
        if binding not in self._captured:
            scopes = {self.scope(read) for read in binding.reads} | {write.scope for write in binding.writes}
            self._captured[binding] = any(self.home(scope) is not binding.scope for scope in scopes)
        return self._captured[binding]

    def home(self, scope: Scope) -> Scope:
        """`scope`, or for a comprehension the scope it runs in."""
        while scope.kind == "comprehension" and scope.parent is not None:
            scope = scope.parent
        return scope

    def fresh_name(self, base: str, at: Node) -> str:
        """A name like `base` that occurs nowhere in the module; the same for the same place, never given twice.

        A private one where it would be seen by whoever imports the module.
        """
        if not self._module.is_script and self.home(self.scope(at)) is self.module:
            base = f"_{base.lstrip('_')}"
        key = (base, at.id)
        if key not in self._given:
            number = self._numbers.get(base, 1)
            name = base if number == 1 else f"{base}_{number}"
            while name in self._taken:
                number += 1
                name = f"{base}_{number}"
            self._taken.add(name)
            self._numbers[base] = number
            self._given[key] = name
        return self._given[key]

    # --------------------------------------------------------------------------------------------------- building

    @cached_property
    def _given(self) -> dict[tuple[str, int], str]:
        return {}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number that a name like this was given last: all below are taken."""
        return {}

    @cached_property
    def _taken(self) -> set[str]:
        """Every word in the text, strings and comments too: they may be looked up by name."""
        import keyword
        import re

        return {*re.findall(r"\w+", self._module.text), *keyword.kwlist, *keyword.softkwlist, *BUILTINS, "self", "cls"}

    def _bind(self, writes: list[Write]) -> None:
        for write in writes:
            self.writes_in[write.scope].append(write)
            scope = self._owner(write.name, write.scope)
            binding = scope.bindings.get(write.name)
            if binding is None:
                binding = scope.bindings[write.name] = Binding(write.name, scope)
            binding.writes.append(write)
            self._scope_of[write.node.id] = write.scope
            self._binding_of[write.node.id] = binding

    def _owner(self, name: str, scope: Scope) -> Scope:
        if name in scope.global_names:
            return self.module
        if name in scope.nonlocal_names:
            for around in scope.chain()[1:]:
                if around.is_function and name not in around.nonlocal_names:
                    return around
        return scope

    def _resolve(self, reads: list[tuple[Node, str, Scope]]) -> None:
        for node, name, scope in reads:
            self._scope_of[node.id] = scope
            binding = self.lookup(name, scope)
            if binding is None:
                self.unbound[name].append(node)
            else:
                binding.reads.append(node)
                self._binding_of[node.id] = binding

    def _star_imports(self, stars: list[tuple[str, Scope]]) -> tuple[dict[str, str], bool]:
        """Names that star imports surely bind, with their paths; and whether there are stars of unknown modules."""
        names: dict[str, str] = {}
        unknown = False
        for package, _ in stars:
            if package not in KNOWN_STARS:
                unknown = True
                continue
            module = importlib.import_module(package)
            for name in getattr(module, "__all__", [name for name in dir(module) if not name.startswith("_")]):
                names[name] = f"{package}.{name}"
        return names, unknown

    def _mark_dynamic(self, collector: Collector) -> None:
        for name, scope in collector.peeks:
            if self.lookup(name, scope) is not None:
                continue
            if name in ("eval", "exec"):
                for around in scope.chain():
                    around.dynamic = True
                self.executes = self.executes or name == "exec"
            elif name == "globals":
                self.module.dynamic = True
            else:
                self.home(scope).dynamic = scope.dynamic = True

    def _unbound_path(self, node: Node) -> str | None:
        name = self._module.code(node)
        if name in self.star_names and not self.unknown_star:
            return self.star_names[name]
        return name if self.means_builtin(name, self.scope(node)) else None

    def _sees(self, read: Node, write: Write) -> bool:
        """The only write of a name surely comes before `read`: at module level a builtin might show until then."""
        if write.name not in BUILTINS and write.name not in self.star_names:
            return True
        statement = self._module.statement(write.node)
        top = statement.parent is not None and statement.parent.type == "module"
        return top and (write.at <= read.start_byte or self.home(self.scope(read)) is not write.scope)


def _inside(scope: Scope, node: Node) -> bool:
    """`node`, somewhere below the node that opens `scope`, is evaluated in the scope and not around it."""
    if scope.kind in ("function", "lambda", "class"):
        part = scope.node.child_by_field_name("body")
        return part is not None and part.start_byte <= node.start_byte < part.end_byte
    if scope.kind == "comprehension":
        clause = next((child for child in scope.node.named_children if child.type == "for_in_clause"), None)
        part = clause and clause.child_by_field_name("right")
        return part is None or not part.start_byte <= node.start_byte < part.end_byte
    return True
