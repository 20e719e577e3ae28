"""Import for functions and classes that are never used.

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

from collections import defaultdict
from typing import NamedTuple

from perfhint.rules.api import Finding, Kind, Match, Module, Node, Safety, names
from perfhint.rules.imports._importing import without_parts

ID = "PH602"
SAFETY = Safety.CHECKED  # importing any module may do something
GROWTH = "constant factor"
PATTERN = """
(module (import_statement) @import)
(module (import_from_statement module_name: (dotted_name) @_package) @import)
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
    code = module.code(statement)
    if not match.context.is_script or module.scopes.module.dynamic or "\n" in code or module.comments(statement):
        return None
    lines: dict[int, list[str]] = defaultdict(list)
    functions: dict[int, Node] = {}
    moved: dict[str, Node] = {}
    for part, package in _parts(module, statement):
        readers = _readers(module, part, package)
        moved.update(dict.fromkeys([package] if readers else [], part))
        for function in readers:
            functions[function.id] = function
            lines[function.id].append(code if part.id == statement.id else f"import {module.code(part)}")
    if not moved:
        return None
    edits = [module.edit.insert_before(_first_statement(module, f), *lines[f.id]) for f in functions.values()]
    packages = ", ".join(f"`{package}`" for package in moved)
    verb = "is" if len(moved) == 1 else "are"
    message = f"{packages} {verb} loaded at every start, but used only in functions that are never called"
    return Finding(statement, message, (*edits, without_parts(module, statement, moved.values())), alone=True)


def _parts(module: Module, statement: Node) -> list[tuple[Node, str]]:
    """Each module that the statement loads, with the part that does it."""
    if statement.type == "import_statement":
        return [(part, module.code(part.child_by_field_name("name") or part)) for part in statement.named_children]
    return [(statement, module.code(statement.named_children[0]))]


def _readers(module: Module, part: Node, package: str) -> list[Node]:
    """The functions, none of which is ever called, that alone use what the part imports; none if it is needed."""
    bindings = [
        binding
        for write in module.scopes.writes_in[module.scopes.module]
        if module.contains(part, write.node)
        and (binding := module.scopes.lookup(write.name, module.scopes.module)) is not None
    ]
    if package in _LEFT_ALONE or any(len(binding.writes) != 1 for binding in bindings):
        return []
    places = [_later(module, read) for binding in bindings for read in binding.reads]
    known = [place for place in places if place is not None]
    if len(known) != len(places) or not all(_is_dead(module, place.definition, ()) for place in known):
        return []
    if _is_loaded_elsewhere(module, part, package):
        return []
    return list({place.function.id: place.function for place in known}.values())


class _Place(NamedTuple):
    """Where something is evaluated only when a function is called."""

    definition: Node
    """A function, or a class with methods, directly at module level."""
    function: Node
    """The same function, or one of the methods."""


def _later(module: Module, node: Node) -> _Place | None:
    """The function that has to be called before the node is evaluated; None where there is none."""
    around = [*module.ancestors(node)][:-1]
    function = next((each for each in reversed(around) if each.type == "function_definition"), None)
    body = function.child_by_field_name("body") if function is not None else None
    if function is None or body is None or not module.contains(body, node):
        return None
    definition = around[-1]
    if definition.id == function.id:
        return _Place(definition, function)
    holder = module.within(function, "class_definition")
    bases = definition.child_by_field_name("superclasses")
    is_plain = bases is None or module.code(bases) in ("()", "(object)")
    return _Place(definition, function) if holder is not None and holder.id == definition.id and is_plain else None


def _is_dead(module: Module, definition: Node, users: tuple[int, ...]) -> bool:
    """Nothing names the function or class but itself and functions that are dead themselves."""
    name = definition.child_by_field_name("name")
    binding = module.scopes.binding(name) if name is not None else None
    if binding is None or len(binding.writes) != 1 or binding.writes[0].kind not in (Kind.DEF, Kind.CLASS):
        return False
    for read in binding.reads:
        place = _later(module, read)
        if place is None:
            return False
        user = place.definition
        if user.id not in (definition.id, *users) and not _is_dead(module, user, (*users, definition.id)):
            return False
    return True


def _is_loaded_elsewhere(module: Module, part: Node, package: str) -> bool:
    """Another import of the program loads the same package, or part of it."""
    top = package.partition(".")[0]
    return any(
        (write.qualified or "").partition(".")[0] == top
        for scope in module.scopes.all
        for write in module.scopes.writes_in[scope]
        if write.kind is Kind.IMPORT and not module.contains(part, write.node)
    )


def _first_statement(module: Module, function: Node) -> Node:
    """The first statement of the body, or the second where the first is a docstring."""
    body = function.child_by_field_name("body") or function
    statements = module.statements(body)
    first = statements[0]
    is_docstring = first.type == "expression_statement" and first.named_children[0].type == "string"
    return statements[1] if is_docstring and len(statements) > 1 else first
