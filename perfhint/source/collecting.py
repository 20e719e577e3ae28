"""One walk over a module that notes every scope and every write and read of a name in it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from perfhint.source.bindings import Kind, Scope, Write
from perfhint.source.words import names

if TYPE_CHECKING:
    from collections.abc import Callable

    from tree_sitter import Node

Todo = list[tuple["Node", Scope, "Target | None"]]
"""Nodes still to visit: in which scope, and whether names there are bound."""

PEEKING = frozenset({"eval", "exec", "globals", "locals", "vars", "dir"})
"""Builtins that see names of the calling scope."""


class Target:
    """Names below this node are bound, and how."""

    __slots__ = ("annotation", "at", "kind", "origin", "qualified", "value")

    def __init__(
        self,
        kind: Kind,
        origin: Node,
        *,
        at: int | None = None,
        value: Node | None = None,
        annotation: Node | None = None,
        qualified: str | None = None,
    ) -> None:
        self.kind = kind
        self.origin = origin
        self.at = origin.end_byte if at is None else at
        self.value = value
        self.annotation = annotation
        self.qualified = qualified


class Collector:
    """The result of the walk: scopes in order, writes and reads with the scope they stand in, in text order."""

    def __init__(self, root: Node) -> None:
        self.module = Scope("module", root, None)
        self.scopes: list[Scope] = [self.module]
        self.writes: list[Write] = []
        self.reads: list[tuple[Node, str, Scope]] = []
        self.peeks: list[tuple[str, Scope]] = []
        """Calls of `eval` and the like, if those names are still the builtins."""
        self.stars: list[tuple[str, Scope]] = []
        """Modules of `from x import *`."""
        stack: Todo = [(root, self.module, None)]
        while stack:
            node, scope, target = stack.pop()
            kind = node.type
            if kind == "identifier":
                self._name(node, scope, target)
            elif target is not None and kind in _GROUPS:
                stack.extend([(child, scope, _part(target, node)) for child in reversed(node.named_children)])
            elif kind in _HANDLERS:
                stack.extend(reversed(_HANDLERS[kind](self, node, scope)))
            elif node.child_count:
                stack.extend([(child, scope, None) for child in reversed(node.named_children)])
        self.writes.sort(key=lambda write: write.node.start_byte)
        self.reads.sort(key=lambda read: read[0].start_byte)

    # ------------------------------------------------------------------------------------------------ expressions

    def _name(self, node: Node, scope: Scope, target: Target | None) -> None:
        if target is None:
            self.reads.append((node, _name(node, scope), scope))
        else:
            self._bind(node, scope, target)

    def _bind(self, node: Node, scope: Scope, target: Target) -> None:
        if target.kind is Kind.WALRUS:
            while scope.kind == "comprehension" and scope.parent is not None:
                scope = scope.parent
        write = Write(
            target.kind,
            node,
            target.origin,
            scope,
            at=target.at,
            value=target.value,
            annotation=target.annotation,
            qualified=target.qualified,
        )
        write.name = _name(node, scope)
        self.writes.append(write)

    def _attribute(self, node: Node, scope: Scope) -> Todo:
        return _children(scope, node.child_by_field_name("object"))

    def _keyword_argument(self, node: Node, scope: Scope) -> Todo:
        return _children(scope, node.child_by_field_name("value"))

    def _call(self, node: Node, scope: Scope) -> Todo:
        function = node.child_by_field_name("function")
        if function is not None and function.type == "identifier" and (name := _text(function)) in PEEKING:
            arguments = node.child_by_field_name("arguments")
            if name not in ("vars", "dir") or arguments is None or not arguments.named_child_count:
                self.peeks.append((name, scope))
        return _children(scope, *node.named_children)

    def _named_expression(self, node: Node, scope: Scope) -> Todo:
        name, value = node.child_by_field_name("name"), node.child_by_field_name("value")
        bound: Todo = [(name, scope, Target(Kind.WALRUS, node, value=value))] if name else []
        return _children(scope, value) + bound

    def _lambda(self, node: Node, scope: Scope) -> Todo:
        inner = self._open("lambda", node, scope, "<lambda>")
        return self._parameters(node, scope, inner) + _children(inner, node.child_by_field_name("body"))

    def _comprehension(self, node: Node, scope: Scope) -> Todo:
        inner = self._open("comprehension", node, scope, "<comprehension>")
        todo: Todo = []
        first = True
        for child in node.named_children:
            if child.type == "for_in_clause":
                left, right = child.child_by_field_name("left"), child.child_by_field_name("right")
                todo += _children(scope if first else inner, right)
                if left is not None:
                    value = right if left.type == "identifier" else None
                    todo.append((left, inner, Target(Kind.COMPREHENSION, child, at=left.end_byte, value=value)))
                first = False
            else:
                todo.append((child, inner, None))
        return todo

    # ------------------------------------------------------------------------------------------------- statements

    def _assignment(self, node: Node, scope: Scope) -> Todo:
        left, right, annotation = (node.child_by_field_name(field) for field in ("left", "right", "type"))
        value = right
        while value is not None and value.type == "assignment":  # a = b = value
            value = value.child_by_field_name("right")
        kind = Kind.ASSIGN if right is not None else Kind.ANNOTATION
        todo = _children(scope, annotation, right)
        if left is not None:
            todo.append((left, scope, Target(kind, node, value=value, annotation=annotation)))
        return todo

    def _augmented_assignment(self, node: Node, scope: Scope) -> Todo:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        bound: Todo = [(left, scope, Target(Kind.AUGMENTED, node))] if left is not None else []
        return _children(scope, right) + bound

    def _for_statement(self, node: Node, scope: Scope) -> Todo:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        todo = _children(scope, right)
        if left is not None:
            value = right if left.type == "identifier" else None
            todo.append((left, scope, Target(Kind.FOR, node, at=left.end_byte, value=value)))
        body, other = node.child_by_field_name("body"), node.child_by_field_name("alternative")
        return todo + _children(scope, body, other)

    def _as_pattern(self, node: Node, scope: Scope) -> Todo:
        alias = node.child_by_field_name("alias")
        if alias is None:  # in a case: (as_pattern (case_pattern) (identifier))
            return [
                (child, scope, Target(Kind.MATCH, node) if child.type == "identifier" else None)
                for child in node.named_children
            ]
        value = node.named_children[0]
        kind = Kind.EXCEPT if node.parent is not None and node.parent.type == "except_clause" else Kind.WITH
        bound = Target(kind, node, value=value)
        return [*_children(scope, value), *[(child, scope, bound) for child in alias.named_children]]

    def _delete_statement(self, node: Node, scope: Scope) -> Todo:
        removed = Target(Kind.DELETE, node)
        return [(child, scope, removed) for child in node.named_children]

    def _global_statement(self, node: Node, scope: Scope) -> Todo:
        scope.global_names.update(_name(child, scope) for child in node.named_children if child.type == "identifier")
        return []

    def _nonlocal_statement(self, node: Node, scope: Scope) -> Todo:
        scope.nonlocal_names.update(_name(child, scope) for child in node.named_children if child.type == "identifier")
        return []

    def _import_statement(self, node: Node, scope: Scope) -> Todo:
        for child in node.children_by_field_name("name"):
            if child.type == "aliased_import":
                name, alias = child.child_by_field_name("name"), child.child_by_field_name("alias")
                if name is not None and alias is not None:
                    self._bind(alias, scope, Target(Kind.IMPORT, node, qualified=_text(name)))
            elif child.named_children:
                first = child.named_children[0]
                self._bind(first, scope, Target(Kind.IMPORT, node, qualified=_text(first)))
        return []

    def _import_from_statement(self, node: Node, scope: Scope) -> Todo:
        module = node.child_by_field_name("module_name")
        package = "__future__" if module is None else _text(module)
        for child in node.named_children:
            if child.type == "wildcard_import":
                self.stars.append((package, scope))
        for child in node.children_by_field_name("name"):
            name = child.child_by_field_name("name") if child.type == "aliased_import" else child
            alias = child.child_by_field_name("alias") if child.type == "aliased_import" else child
            if name is None or alias is None:
                continue
            bound = alias.named_children[0] if alias.named_children else alias
            dot = "" if package.endswith(".") else "."
            self._bind(bound, scope, Target(Kind.IMPORT, node, qualified=f"{package}{dot}{_text(name)}"))
        return []

    def _type_alias_statement(self, node: Node, scope: Scope) -> Todo:
        left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
        name = left
        while name is not None and name.type != "identifier":
            name = name.named_children[0] if name.named_children else None
        bound: Todo = [(name, scope, Target(Kind.TYPE, node))] if name is not None else []
        return _children(scope, right) + bound

    # ------------------------------------------------------------------------------------------------ definitions

    def _function_definition(self, node: Node, scope: Scope) -> Todo:
        name = node.child_by_field_name("name")
        todo = _children(scope, node.child_by_field_name("return_type"))
        inner = self._open("function", node, scope, _text(name) if name else "")
        todo += self._parameters(node, scope, inner)
        if name is not None:
            todo.append((name, scope, Target(Kind.DEF, node, value=None)))
        return todo + _children(inner, node.child_by_field_name("body"))

    def _class_definition(self, node: Node, scope: Scope) -> Todo:
        name = node.child_by_field_name("name")
        todo = _children(scope, node.child_by_field_name("superclasses"))
        inner = self._open("class", node, scope, _text(name) if name else "")
        self._type_parameters(node, inner)
        if name is not None:
            todo.append((name, scope, Target(Kind.CLASS, node)))
        return todo + _children(inner, node.child_by_field_name("body"))

    def _open(self, kind: str, node: Node, parent: Scope, name: str) -> Scope:
        scope = Scope(kind, node, parent, name)
        self.scopes.append(scope)
        return scope

    def _parameters(self, function: Node, outer: Scope, inner: Scope) -> Todo:
        """Binds the parameters; their defaults and annotations belong to the scope outside."""
        todo: Todo = []
        self._type_parameters(function, inner)
        body = function.child_by_field_name("body")
        start = body.start_byte if body is not None else function.end_byte
        parameters = function.child_by_field_name("parameters")
        for parameter in parameters.named_children if parameters is not None else ():
            annotation = parameter.child_by_field_name("type")
            todo += _children(outer, annotation, parameter.child_by_field_name("value"))
            name = parameter.child_by_field_name("name") or parameter
            splat = "splat" in name.type
            while name.type != "identifier" and name.named_children:
                name = name.named_children[0]
                splat = splat or "splat" in name.type
            if name.type == "identifier":
                bound = Target(Kind.PARAMETER, parameter, at=start, annotation=None if splat else annotation)
                self._bind(name, inner, bound)
        return todo

    def _type_parameters(self, definition: Node, inner: Scope) -> None:
        parameters = definition.child_by_field_name("type_parameters")
        for parameter in parameters.named_children if parameters is not None else ():
            name = parameter
            while name.type != "identifier" and name.named_children:
                name = name.named_children[0]
            if name.type == "identifier":
                self._bind(name, inner, Target(Kind.TYPE, parameter))

    # --------------------------------------------------------------------------------------------------- patterns

    def _case_pattern(self, node: Node, scope: Scope) -> Todo:
        captured = Target(Kind.MATCH, node)
        return [(child, scope, captured if child.type == "dotted_name" else None) for child in node.named_children]

    def _keyword_pattern(self, node: Node, scope: Scope) -> Todo:
        captured = Target(Kind.MATCH, node)
        return [(child, scope, captured if child.type == "dotted_name" else None) for child in node.named_children[1:]]

    def _splat_pattern(self, node: Node, scope: Scope) -> Todo:
        return [(child, scope, Target(Kind.MATCH, node)) for child in node.named_children]


def _part(target: Target, group: Node) -> Target | None:
    """How names in `group` are bound when the group as a whole is."""
    if group.type == "parenthesized_expression":
        return target
    if group.type == "dotted_name":  # in a pattern one name alone captures, a dotted path is read
        return target if group.named_child_count == 1 else None
    return Target(target.kind, target.origin, at=target.at)


def _children(scope: Scope, *nodes: Node | None) -> Todo:
    return [(node, scope, None) for node in nodes if node is not None]


def _text(node: Node) -> str:
    text = (node.text or b"").decode("utf-8", "replace")
    return text if text.isascii() else unicodedata.normalize("NFKC", text)  # as Python does with identifiers


def _name(node: Node, scope: Scope) -> str:
    """The name as the compiler sees it: `__x` in a class belongs to the class."""
    name = _text(node)
    if not name.startswith("__") or name.endswith("__"):
        return name
    for around in scope.chain():
        if around.kind == "class":
            return f"_{around.name.lstrip('_')}{name}" if around.name.strip("_") else name
    return name


_GROUPS = names(
    "pattern_list tuple_pattern list_pattern list_splat_pattern list_splat tuple list expression_list "
    "parenthesized_expression dotted_name"
)
"""Parts of these are bound when the whole is."""
_HANDLERS: dict[str, Callable[[Collector, Node, Scope], Todo]] = {
    "attribute": Collector._attribute,
    "keyword_argument": Collector._keyword_argument,
    "call": Collector._call,
    "named_expression": Collector._named_expression,
    "lambda": Collector._lambda,
    "assignment": Collector._assignment,
    "augmented_assignment": Collector._augmented_assignment,
    "for_statement": Collector._for_statement,
    "as_pattern": Collector._as_pattern,
    "delete_statement": Collector._delete_statement,
    "global_statement": Collector._global_statement,
    "nonlocal_statement": Collector._nonlocal_statement,
    "import_statement": Collector._import_statement,
    "import_from_statement": Collector._import_from_statement,
    "future_import_statement": Collector._import_from_statement,
    "type_alias_statement": Collector._type_alias_statement,
    "function_definition": Collector._function_definition,
    "class_definition": Collector._class_definition,
    "case_pattern": Collector._case_pattern,
    "keyword_pattern": Collector._keyword_pattern,
    "splat_pattern": Collector._splat_pattern,
}
for _type in ("list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"):
    _HANDLERS[_type] = Collector._comprehension
