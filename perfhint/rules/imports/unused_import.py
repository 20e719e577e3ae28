"""Import that nothing uses, in a script.

Slow:
    import random
    from decimal import *

    print(sum(map(int, input().split())))

Fast:
    print(sum(map(int, input().split())))

Why:
    A script imports its modules anew at every start. Bare Python starts in about 20 ms; `random`, `decimal`,
    `fractions` or `typing` add 2 to 15 ms each, numpy 100 ms and more: most of the time of a short program.

When not:
    The module is imported for what its import does (`readline`, `antigravity`, plug-ins that register themselves), or
    the file is imported by others, who may take the name from here. Modules that Python loads at every start (`sys`,
    `os`, `io`, …) cost nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules.api import Finding, Match, Module, Node, Safety, names
from perfhint.rules.imports._importing import costs, without_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH601"
SAFETY = Safety.CHECKED  # importing any module may do something
GROWTH = "constant factor"
PATTERN = "(module) @module"

SLOW = """\
import fractions
import random
import sys
from decimal import *


def total(numbers):
    return sum(numbers)


print(total(range(1000)), len(sys.argv))
"""

FAST = """\
import sys


def total(numbers):
    return sum(numbers)


print(total(range(1000)), len(sys.argv))
"""

_IMPORTS = names("import_statement import_from_statement")
_AROUND = names(
    "module block function_definition decorated_definition if_statement elif_clause else_clause for_statement "
    "while_statement match_statement case_clause"
)
"""What imports may stand in. Elsewhere one may be wanted for its name, or for its failure."""


def rewrite(match: Match, module: Module) -> Finding | None:
    if not match.context.is_script or module.scopes.module.dynamic:
        return None
    unused = [
        (statement, parts)
        for statement in _imports(module, match["module"])
        if "noqa" not in _comment_beside(module, statement) and _may_go(module, statement)
        for parts in [list(_unused_parts(module, statement))]
        if parts
    ]
    if not unused:
        return None
    packages = ", ".join(dict.fromkeys(f"`{package}`" for _, parts in unused for _, package in parts))
    message = f"nothing uses {packages}; importing it takes time at every start"
    edits = [without_parts(module, statement, [part for part, _ in parts]) for statement, parts in unused]
    return Finding(unused[0][0], message, tuple(edits))


def _imports(module: Module, root: Node) -> Iterator[Node]:
    """In text order, and each `try: import … except …: pass`; expressions are not searched."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type in _IMPORTS or (node.type == "try_statement" and _is_import_tried(module, node)):
            yield node
        elif node.type in _AROUND:
            stack.extend(reversed(node.named_children))


def _is_import_tried(module: Module, statement: Node) -> bool:
    """A `try` with imports alone, of which nothing depends on whether they fail."""
    if module.has_error or module.comments(statement):
        return False
    body, *clauses = module.statements(statement)
    handlers = [module.statements(clause)[-1] for clause in clauses if clause.type == "except_clause"]
    return (
        len(handlers) == len(clauses)
        and all(each.type in _IMPORTS for each in module.statements(body))
        and all(each.type == "pass_statement" for block in handlers for each in module.statements(block))
    )


def _may_go(module: Module, statement: Node) -> bool:
    """Its block has something else to do."""
    block = module.parent(statement)
    others = module.statements(block) if block is not None else []
    return not all(other.type in _IMPORTS or other.id == statement.id for other in others)


def _unused_parts(module: Module, statement: Node) -> Iterator[tuple[Node, str]]:
    """Each module that the statement loads for nothing, with the part of the statement that does it."""
    if statement.type == "import_from_statement":
        package = module.code(statement.child_by_field_name("module_name") or statement)
        if costs(package) and not _is_used(module, statement, package):
            yield statement, package
        return
    if statement.type == "try_statement":
        tried = module.statements(statement.named_children[0])
        unused = [part for each in tried for part in _unused_parts(module, each)]
        if len(unused) == sum(len(each.named_children) if each.type == "import_statement" else 1 for each in tried):
            yield from ((statement, package) for _, package in unused)
        return
    for part in statement.named_children:
        package = module.code(part.child_by_field_name("name") or part)
        if costs(package) and not _binds_used_name(module, part):
            yield part, package


def _is_used(module: Module, statement: Node, package: str) -> bool:
    if any(child.type == "wildcard_import" for child in statement.named_children):
        scopes = module.scopes
        paths = (scopes.star_names.get(name, "") for name in scopes.unbound)
        return scopes.unknown_star or any(path.startswith(f"{package}.") for path in paths)
    return _binds_used_name(module, statement)


def _binds_used_name(module: Module, part: Node) -> bool:
    """Some name bound by this part of an import is read, rebound or deleted somewhere."""
    scopes = module.scopes
    scope = scopes.scope(part)
    writes = [write for write in scopes.writes_in[scope] if module.contains(part, write.node)]
    bindings = [scopes.binding(write.node) for write in writes]
    return not bindings or any(b is None or b.reads or scopes.only_write(b) is None for b in bindings)


def _comment_beside(module: Module, statement: Node) -> str:
    end = module.line_end(statement.end_byte)
    return module.data[statement.end_byte : end].decode("utf-8", "surrogatepass")
