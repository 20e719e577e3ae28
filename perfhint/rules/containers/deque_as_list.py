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
from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety, Use, Write, names
from perfhint.rules.containers._deques import as_list

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

_METHODS = {"append": 1, "extend": 1, "pop": 0, "clear": 0, "reverse": 0, "remove": 1, "count": 1}
"""Methods that do the same for a list, with so many arguments."""
_TAKING = names("len sum min max sorted any all list tuple set enumerate map zip reversed .join .extend")
_LIGHT = names("sys builtins os io time math cmath itertools heapq bisect operator errno gc random datetime copy")
"""Modules that do not load `collections`."""
_SAME = frozenset({Role.ITEM, Role.SET_ITEM, Role.ITERATED, Role.TRUTH, Role.SEARCHED, Role.UNPACKED})


def rewrite(match: Match, module: Module) -> Finding | None:
    if not match.context.is_script or module.scopes.module.dynamic or module.scopes.unknown_star:
        return None
    imported = _only_import(module, match["import"])
    if imported is None or not imported.reads:
        return None
    edits: dict[Edit, None] = {}
    for read in imported.reads:
        edit = _as_list(module, read)
        if edit is None:
            return None
        edits[edit] = None
    message = "a list does all that these deques are used for, and `collections` need not be loaded"
    return Finding(match["import"], message, (*edits, *without_imports(module, imported.reads)))


def _only_import(module: Module, statement: Node) -> Binding | None:
    """What the statement binds, if nothing else is imported of the package, nor of others that load it."""
    scopes = module.scopes
    imports = [write for scope in scopes.all for write in scopes.writes_in[scope] if write.kind is Kind.IMPORT]
    own = [write for write in imports if (write.qualified or "").startswith("collections")]
    loaded = {(write.qualified or "").partition(".")[0] for write in imports if write not in own}
    star = {path.partition(".")[0] for path in scopes.star_names.values()}
    if len(own) != 1 or not module.contains(statement, own[0].node) or not loaded | star <= _LIGHT:
        return None
    binding = scopes.binding(own[0].node)
    return binding if binding is not None and scopes.only_write(binding) is not None else None


def _as_list(module: Module, read: Node) -> Edit | None:
    """The list in place of the deque that is made where the import is read."""
    parent = module.parent(read)
    function = parent if parent is not None and parent.type == "attribute" else read
    made = module.parent(function)
    assignment = module.parent(made) if made is not None else None
    if made is None or assignment is None or assignment.type != "assignment":
        return None
    if not module.scopes.calls(made, "collections.deque"):
        return None
    left = assignment.child_by_field_name("left")
    binding = module.scopes.binding(left) if left is not None and left.type == "identifier" else None
    if binding is None or binding.scope.dynamic or binding.scope.kind not in ("module", "function"):
        return None
    if not all(_makes_deque(module, write) for write in binding.writes):
        return None
    return as_list(module, made) if all(_is_list_use(module, use) for use in module.uses.of(binding)) else None


def _makes_deque(module: Module, write: Write) -> bool:
    return (
        write.kind is Kind.ASSIGN
        and not write.is_shared
        and write.annotation is None
        and write.value is not None
        and module.scopes.calls(write.value, "collections.deque")
    )


def _is_list_use(module: Module, use: Use) -> bool:
    """A list does the same here."""
    if use.role is Role.METHOD:
        return _METHODS.get(use.name or "") == len(module.arguments(use.outer))
    return use.role in _SAME or (use.role is Role.ARGUMENT and use.name in _TAKING)
