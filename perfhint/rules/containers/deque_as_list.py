"""Deque used only at one end.

Slow:
    from collections import deque

    stack = deque([start])
    while stack:
        node = stack.pop()

Fast:
    stack = [start]
    while stack:
        node = stack.pop()

Why:
    A list takes and gives items at its end as quickly, finds those in its middle more quickly, and needs no import:
    loading `collections` takes a tenth of the time in which bare Python starts.

When not:
    Something else needs `collections`, so that it is loaded anyway. Deques that work at their front, rotate, have a
    largest length, are printed, or are handed to other code.
"""

from __future__ import annotations

from perfhint.rules._imports import without_imports
from perfhint.rules.api import Edit, Finding, Match, Module, Safety
from perfhint.rules.containers._deques import assigned, imported, used_as_list

ID = "PH209"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(import_from_statement module_name: (dotted_name) @_package name: (dotted_name) @_name
  (#eq? @_package "collections") (#eq? @_name "deque")) @import
(import_statement name: (dotted_name) @_package (#eq? @_package "collections")) @import
"""

SLOW = """\
from collections import deque


def visited(children):
    found = []
    stack = deque([0])
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(children[node])
    return found


print(visited([[1, 2], [3], [4, 5], [], [], []]))
"""

FAST = """\
def visited(children):
    found = []
    stack = [0]
    while stack:
        node = stack.pop()
        found.append(node)
        stack.extend(children[node])
    return found


print(visited([[1, 2], [3], [4, 5], [], [], []]))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    if not match.context.is_script or module.scopes.module.dynamic or module.scopes.unknown_star:
        return None
    bindings = imported(module, match["import"])
    reads = [read for binding in bindings or () for read in binding.reads]
    edits: dict[Edit, None] = {}
    for read in reads:
        found = assigned(module, read)
        edit = used_as_list(module, *found) if found is not None else None
        if edit is None:
            return None
        edits[edit] = None
    if not edits:
        return None
    message = "a list does all that these deques are used for, and `collections` need not be loaded"
    return Finding(match["import"], message, (*edits, *without_imports(module, reads)), alone=True)
