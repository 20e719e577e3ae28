"""Import for functions that are never called.

Slow:
    import statistics

    def report(xs):
        return statistics.quantiles(xs)

Fast:
    def report(xs):
        import statistics

        return statistics.quantiles(xs)

Why:
    A script loads its modules anew at every start, whether they are needed or not: 2 to 20 ms for many of the standard
    library, 100 ms and more for numpy. Inside a function the import costs that only when the function runs.

When not:
    The module is needed anyway, or imported for what its import does. Functions that run many times: the import is
    looked up in each call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Binding, Finding, Kind, Match, Module, Node, Safety, names

if TYPE_CHECKING:
    from collections.abc import Iterable

ID = "PH602"
SAFETY = Safety.CHECKED  # importing any module may do something
GROWTH = "constant factor"
PATTERN = """
(module (import_statement . name: (_) @only .) @import)
(module (import_from_statement module_name: (dotted_name) @package) @import)
"""

SLOW = """\
import argparse
import sys
from statistics import mean


def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int)
    return parser.parse_args()


def summary(values):
    \"\"\"Mean of the values.\"\"\"
    return mean(values)


print(sum(range(1000)), len(sys.argv))
"""

FAST = """\
import sys


def options():
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument("--size", type=int)
    return parser.parse_args()


def summary(values):
    \"\"\"Mean of the values.\"\"\"
    from statistics import mean
    return mean(values)


print(sum(range(1000)), len(sys.argv))
"""

_LEFT_ALONE = names(
    "sys os os.path io abc codecs stat time itertools warnings site builtins __future__ "
    "readline rlcompleter faulthandler"
)
"""Loaded at every start, or wanted for what their import does."""


def rewrite(match: Match, module: Module) -> Finding | None:
    statement = match["import"]
    package = module.code(statement.child_by_field_name("module_name") or match["only"]).partition(" as ")[0]
    if not match.context.is_script or module.scopes.module.dynamic or package in _LEFT_ALONE:
        return None
    bindings = [
        binding
        for write in module.scopes.writes_in[module.scopes.module]
        if module.contains(statement, write.node)
        and (binding := module.scopes.lookup(write.name, module.scopes.module)) is not None
    ]
    readers = _readers(module, bindings)
    if not readers or any(len(binding.writes) != 1 or not binding.reads for binding in bindings):
        return None
    if _is_loaded_elsewhere(module, statement, package) or not all(_is_dead(module, reader, ()) for reader in readers):
        return None
    line = module.code(statement)
    if module.comments(statement) or "\n" in line:
        return None
    edits = [module.edit.insert_before(_first_statement(module, reader), line) for reader in readers]
    message = f"`{package}` is loaded at every start, but only functions that are never called use it"
    return Finding(statement, message, (*edits, module.edit.delete(statement)))


def _readers(module: Module, bindings: Iterable[Binding]) -> list[Node]:
    """The functions at module level in whose bodies the names are read; none if they are read anywhere else as well."""
    found: dict[int, Node] = {}
    for binding in bindings:
        for read in binding.reads:
            function = _outermost(module, read)
            body = function.child_by_field_name("body")
            if function.type != "function_definition" or body is None or not module.contains(body, read):
                return []
            found[function.id] = function
    return list(found.values())


def _outermost(module: Module, node: Node) -> Node:
    """The statement directly at module level that holds `node`."""
    for ancestor in module.ancestors(node):
        if ancestor.type == "module":
            break
        node = ancestor
    return node


def _is_dead(module: Module, function: Node, callers: tuple[int, ...]) -> bool:
    """Nothing names the function but itself and functions that are dead themselves."""
    name = function.child_by_field_name("name")
    binding = module.scopes.binding(name) if name is not None else None
    if binding is None or len(binding.writes) != 1 or binding.writes[0].kind is not Kind.DEF:
        return False
    for read in binding.reads:
        user = _outermost(module, read)
        if user.id == function.id or user.id in callers:
            continue
        if user.type != "function_definition" or not _is_dead(module, user, (*callers, function.id)):
            return False
    return True


def _is_loaded_elsewhere(module: Module, statement: Node, package: str) -> bool:
    """Another import of the program loads the same package, or part of it."""
    top = package.partition(".")[0]
    return any(
        write.origin.id != statement.id and (write.qualified or "").partition(".")[0] == top
        for scope in module.scopes.all
        for write in module.scopes.writes_in[scope]
        if write.kind is Kind.IMPORT and not module.contains(statement, write.node)
    )


def _first_statement(module: Module, function: Node) -> Node:
    """The first statement of the body, or the second where the first is a docstring."""
    body = function.child_by_field_name("body") or function
    statements = module.statements(body)
    first = statements[0]
    is_docstring = first.type == "expression_statement" and first.named_children[0].type == "string"
    return statements[1] if is_docstring and len(statements) > 1 else first
