"""Some lines of a program, as what stands in them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from perfhint.source.bindings import Kind
from perfhint.source.loops import LOOP_STATEMENTS
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tree_sitter import Node

    from perfhint.source import Module

_LEAVING = names("sys.exit exit quit os._exit")
_COPIES = names("list tuple copy.copy copy.deepcopy")
_SIMPLE = names("expression_statement return_statement if_statement")
_SEQUENCES = frozenset({"list", "str", "tuple", "bytes"})


class Part:
    """The nodes that begin on some rows of a module."""

    def __init__(self, module: Module, rows: Collection[int]) -> None:
        self.module = module
        self.rows = frozenset(rows)

    def walk(self, *kinds: str) -> Iterator[Node]:
        """Nodes of these types that begin in the part."""
        for node in self.module.walk(self.module.root, *kinds):
            if node.start_point.row in self.rows:
                yield node

    @cached_property
    def loops(self) -> list[Node]:
        """`for` and `while` statements."""
        return list(self.walk(*LOOP_STATEMENTS))

    @cached_property
    def comprehensions(self) -> list[Node]:
        """List, set and dictionary comprehensions and generator expressions."""
        return list(
            self.walk("list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression")
        )

    @cached_property
    def depth(self) -> int:
        """How many loops of the same function run the innermost lines here."""
        around = self.module.loops.depth
        loops = (around(loop) + 1 for loop in self.walk(*LOOP_STATEMENTS, "for_in_clause"))
        lines = (around(line) for line in self.walk(*_SIMPLE))
        return max((*loops, *lines), default=0)

    @cached_property
    def whole_depth(self) -> int:
        """The same of loops that surely run through everything: how often a `while` runs in all is not known."""
        around = self.module.loops.around
        nests = (around(node) for node in self.walk(*_SIMPLE))
        return max((len(nest) for nest in nests if all(loop.type.startswith("for") for loop in nest)), default=0)

    @cached_property
    def calls(self) -> list[tuple[str, Node]]:
        """Calls with what is called: its full name, ``.method``, or nothing where that cannot be told."""
        return [(self._called(call), call) for call in self.walk("call")]

    @cached_property
    def called(self) -> Counter[str]:
        """How often each thing is called."""
        return Counter(name for name, _ in self.calls if name)

    @cached_property
    def own_functions_called(self) -> set[str]:
        """Names of functions of this program that are called."""
        return {
            self.module.code(function)
            for call in self.walk("call")
            if (function := call.child_by_field_name("function")) is not None
            and function.type == "identifier"
            and self.module.scopes.binding(function) is not None
            and self.module.scopes.qualified_name(function) is None
        }

    @cached_property
    def printing(self) -> list[Node]:
        """Calls of `print` that a loop repeats: the program does not end after them."""
        return [
            call
            for name, call in self.calls
            if name in ("print", "sys.stdout.write") and self.module.loops.depth(call) and not self._ends_after(call)
        ]

    @cached_property
    def packages(self) -> set[str]:
        """Packages that are imported."""
        found = set()
        for node in self.walk("import_statement", "import_from_statement"):
            if node.type == "import_from_statement":
                name = node.child_by_field_name("module_name")
                modules = [name] if name is not None and name.type == "dotted_name" else []
            else:
                modules = [part.child_by_field_name("name") or part for part in node.named_children]
            found |= {self.module.code(name).partition(".")[0] for name in modules if name is not None}
        return found

    @cached_property
    def caching(self) -> dict[str, str]:
        """Functions that `functools` keeps the results of, to the decorator."""
        found = {}
        for node in self.walk("decorated_definition"):
            definition = node.child_by_field_name("definition")
            name = definition.child_by_field_name("name") if definition is not None else None
            for decorator in node.named_children:
                inner = decorator.named_children[0] if decorator.type == "decorator" else None
                if inner is not None and inner.type == "call":
                    inner = inner.child_by_field_name("function")
                path = self.module.scopes.qualified_name(inner) if inner is not None else None
                if name is not None and path in ("functools.lru_cache", "functools.cache"):
                    found[self.module.code(name)] = path
        return found

    @cached_property
    def exits(self) -> list[Node]:
        """Loops of which a statement in this part may end the run early, once for each such statement."""
        module, found = self.module, []
        for node in self.walk("break_statement", "return_statement", "call"):
            if node.type == "call" and self._called(node) not in _LEAVING:
                continue
            loop = module.loops.innermost(node)
            if loop is not None and loop.type == "for_statement":
                found.append(loop)
        return found

    @cached_property
    def recursive(self) -> set[str]:
        """Functions that call themselves here."""
        found = set()
        for name in self.walk("identifier"):
            binding = self.module.scopes.binding(name)
            parent = self.module.parent(name)
            if binding is None or parent is None or parent.type != "call" or not self._is_called(name, parent):
                continue
            definitions = (write.origin for write in binding.writes if write.kind is Kind.DEF)
            found |= {binding.name for definition in definitions if self.module.contains(definition, name)}
        return found

    @cached_property
    def copies(self) -> list[Node]:
        """Slices and copies of lists, strings, tuples that a loop makes again and again."""
        module, found = self.module, []
        for node in self.walk("subscript", "call"):
            if not module.loops.depth(node) or module.is_target(node):
                continue
            if node.type == "subscript":
                value = node.child_by_field_name("value")
                if value is not None and any(child.type == "slice" for child in node.named_children):
                    kind = module.types.of(value)
                    found += [node] if kind is not None and kind.name in _SEQUENCES else []
            elif self._called(node) in _COPIES and len(module.arguments(node)) == 1:
                kind = module.types.of(module.arguments(node)[0])
                found += [node] if kind is not None and kind.name in _SEQUENCES else []
        return found

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Names bound here to what they surely are whenever they are bound, such as ``set``."""
        found: dict[str, str] = {}
        for scope in self.module.scopes.all:
            for binding in scope.bindings.values():
                here = [
                    write
                    for write in binding.writes
                    if write.node.start_point.row in self.rows and write.kind in (Kind.ASSIGN, Kind.ANNOTATION)
                ]
                kind = self.module.types.of_binding(binding) if here and scope.kind != "comprehension" else None
                if kind is not None:
                    found[binding.name] = kind.name
        return found

    @cached_property
    def sorting(self) -> list[Node]:
        """Calls that sort."""
        return [call for name, call in self.calls if name in ("sorted", ".sort")]

    def _called(self, call: Node) -> str:
        function = call.child_by_field_name("function")
        if function is None:
            return ""
        path = self.module.scopes.qualified_name(function) if function.type in ("identifier", "attribute") else None
        if path is not None:
            return path
        attribute = function.child_by_field_name("attribute") if function.type == "attribute" else None
        return f".{self.module.code(attribute)}" if attribute is not None else ""

    def _ends_after(self, call: Node) -> bool:
        following = self.module.next_statement(self.module.statement(call))
        if following is None:
            return False
        if following.type in ("break_statement", "return_statement", "raise_statement"):
            return True
        inner = following.named_children[0] if following.named_children else None
        return inner is not None and inner.type == "call" and self._called(inner) in _LEAVING

    def _is_called(self, name: Node, call: Node) -> bool:
        function = call.child_by_field_name("function")
        return function is not None and function.id == name.id
