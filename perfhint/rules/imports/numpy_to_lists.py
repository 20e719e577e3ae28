"""numpy imported for small data.

Slow:
    import numpy as np

    a = np.array(list(map(int, input().split())))
    print(np.sum(a[a > 0] ** 2))

Fast:
    a = list(map(int, input().split()))
    print(sum(x ** 2 for x in a if x > 0))

Why:
    Importing numpy takes a tenth of a second, more than most short programs run for. Until arrays have thousands of
    items, lists and comprehensions are done long before numpy is there; single items are several times faster to read
    and write in a list at any size.

When not:
    Large arrays that are worked on as a whole: there numpy wins, which is why the result is timed. A program in which
    a single use of numpy has no short counterpart keeps all of them. What may differ: numbers beyond 64 bits, which
    numpy cuts off; the last digits of sums and functions of floats; errors where numpy gives `nan` or `inf`; the order
    in which `argsort` leaves equal items; arrays of one item, row or column that numpy stretches to the size of
    another, where the text does not show that they are.
"""

from __future__ import annotations

import re

from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

ID = "PH605"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(import_statement) @import
(import_from_statement) @import
"""

SLOW = """\
import numpy as np

primes = np.ones(2000, dtype=bool)
primes[:2] = False
for number in range(2, 45):
    if primes[number]:
        primes[number * number :: number] = False
total = 0
for number in range(2000):
    if primes[number]:
        total += number
print(total, np.count_nonzero(primes), primes.mean())
"""

FAST = """\
primes = [True] * 2000
primes[:2] = [False] * len(primes[:2])
for number in range(2, 45):
    if primes[number]:
        primes[number * number :: number] = [False] * len(primes[number * number :: number])
total = 0
for number in range(2000):
    if primes[number]:
        total += number
print(total, sum(primes), sum(primes) / len(primes))
"""

_OTHERS = re.compile(
    r"\b(scipy|pandas|numba|sklearn|networkx|matplotlib|cv2|sympy|PIL|torch|eval|exec|numpy\.\w+ import)\b"
)
"""Words of programs that load numpy in another way, or in which names are used unseen."""


def rewrite(match: Match, module: Module) -> Finding | None:
    statement = match["import"]
    if b"numpy" not in module.data[statement.start_byte : statement.end_byte] or not match.context.is_script:
        return None
    imports = _imports(module)
    if not imports or imports[0].id != statement.id or _OTHERS.search(module.text) or module.has_error:
        return None
    scopes = module.scopes
    if scopes.executes or scopes.unknown_star or any(scope.dynamic for scope in scopes.all):
        return None
    from perfhint.rules.imports._numpy.translation import translated

    program = translated(module, match.context.python)
    if program is None:
        return None
    edits = [*program.edits, *_import_edits(module, imports, program.imports)]
    if not _covered(module, imports, program.edits):
        return None
    message = "importing numpy takes a tenth of a second, and lists do the same for small data"
    return Finding(statement, message, tuple(edits), alone=True)


def _imports(module: Module) -> list[Node]:
    """The statements that import numpy or something from it."""
    return [
        node
        for node in module.walk(module.root, "import_statement", "import_from_statement")
        if any(
            (write.qualified or "").partition(".")[0] == "numpy"
            for write in module.scopes.writes_in[module.scopes.scope(node)]
            if write.origin.id == node.id
        )
    ]


def _covered(module: Module, imports: list[Node], edits: list[Edit]) -> bool:
    """Every use of numpy is written anew, and there are such uses: an import that is not used is another rule's."""
    reads = [
        read
        for statement in imports
        for write in module.scopes.writes_in[module.scopes.scope(statement)]
        if write.origin.id == statement.id and (write.qualified or "").partition(".")[0] == "numpy"
        for binding in [module.scopes.binding(write.node)]
        if binding is not None
        for read in binding.reads
    ]
    return bool(reads) and all(
        any(edit.start <= read.start_byte and read.end_byte <= edit.end for edit in edits) for read in reads
    )


def _import_edits(module: Module, imports: list[Node], needed: dict[tuple[str, str], list[Edit]]) -> list[Edit]:
    """Imports of the standard library take the place of those of numpy."""
    names: dict[str, list[str]] = {}
    for (package, _), edits in needed.items():
        new = [edit.text.strip().partition(" import ")[2] for edit in edits if edit.text]
        names.setdefault(package, []).extend(new)
    packages = sorted(package for package, new in names.items() if new)
    lines = [f"from {package} import {', '.join(sorted(set(names[package])))}" for package in packages]
    first, edits = imports[0], []
    at_top = module.parent(first) == module.root and module.edit.owns_lines(first)
    if lines and at_top:
        edits.append(module.edit.replace_statement(first, *_kept(module, first), *lines))
        imports = imports[1:]
    elif lines:
        place = next(edit for new in needed.values() for edit in new if edit.text)
        edits.append(Edit(place.start, place.end, "\n".join(lines) + place.text[len(place.text.rstrip("\n")) :]))
    for statement in imports:
        kept = _kept(module, statement)
        edits.append(module.edit.replace_statement(statement, *kept) if kept else _deleted(module, statement))
    return edits


def _deleted(module: Module, statement: Node) -> Edit:
    """Without the empty lines below where it opens the file or a block."""
    edit, block = module.edit.delete(statement), module.parent(statement)
    opens = block is not None and module.statements(block)[0] == statement and len(module.statements(block)) > 1
    rest = module.data[edit.end :]
    blank = len(rest) - len(rest.lstrip(b"\n"))
    opens = opens and module.data[edit.end - 1 : edit.end] == b"\n" and edit.start == module.line_start(edit.start)
    return edit._replace(end=edit.end + blank) if opens and not module.data[: edit.start].endswith(b"\n\n") else edit


def _kept(module: Module, statement: Node) -> list[str]:
    """`import sys, numpy as np` without numpy."""
    if statement.type == "import_from_statement":
        return []
    rest = [
        module.code(name)
        for name in statement.children_by_field_name("name")
        if module.code(name).split()[0].partition(".")[0] != "numpy"
    ]
    return [f"import {', '.join(rest)}"] if rest else []
