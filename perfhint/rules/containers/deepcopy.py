"""Deep copy of plain rows.

Slow:
    new = copy.deepcopy(grid)

Fast:
    new = [row[:] for row in grid]  # dictionaries, sets and deques of plain values have a method: `seen.copy()`

Why:
    `deepcopy` is written in Python: for every object in the container it looks for a way to copy it, and remembers what
    it has seen. Numbers and strings need no copies; a slice of each row copies it in C, some hundred times faster.

When not:
    Rows that stand in the list several times, which `deepcopy` keeps together; items that can change.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Node, Safety, Type
from perfhint.rules.containers._own_rows import has_own_rows
from perfhint.source.known import parts

ID = "PH205"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call function: [(identifier) (attribute)] @function arguments: (argument_list . (identifier) @original .)
  (#match? @function "deepcopy$")) @call
"""

SLOW = """\
import copy

grid = [[(i * j) % 7 for j in range(40)] for i in range(40)]
total = 0
for step in range(200):
    new = copy.deepcopy(grid)
    new[step % 40][step % 40] += 1
    total += sum(map(sum, new))
print(total)
"""

FAST = """\
import copy

grid = [[(i * j) % 7 for j in range(40)] for i in range(40)]
total = 0
for step in range(200):
    new = [row[:] for row in grid]
    new[step % 40][step % 40] += 1
    total += sum(map(sum, new))
print(total)
"""

_COPIED_WHOLE = ("dict", "set", "collections.deque")


def rewrite(match: Match, module: Module) -> Finding | None:
    call, original = match["call"], match["original"]
    if not module.scopes.calls(call, "copy.deepcopy"):
        return None
    text = _copy(module, original, module.annotated_types.of(original))
    if text is None:
        return None
    sure = _copy(module, original, module.types.of(original)) == text
    message = f"`{module.code(call)}` copies every object one by one, in Python; slices copy lists of plain values in C"
    return Finding(call, message, (module.edit.replace(call, text),), Safety.SAFE if sure else Safety.CHECKED)


def _copy(module: Module, original: Node, kind: Type | None) -> str | None:
    """Code that copies what is of this type."""
    name, binding = module.code(original), module.scopes.binding(original)
    if kind is not None and kind.name in _COPIED_WHOLE and all(map(module.types.is_hashable, parts(kind))):
        return f"{name}.copy()"
    if _is_plain_list(module, kind):
        return f"{name}[:]"
    if kind is None or kind.name != "list" or not _is_plain_list(module, kind.element):
        return None
    row = module.scopes.fresh_name("row", original)
    return f"[{row}[:] for {row} in {name}]" if binding is not None and has_own_rows(module, binding) else None


def _is_plain_list(module: Module, kind: Type | None) -> bool:
    """A list of values that never change."""
    return kind is not None and kind.name == "list" and module.types.is_hashable(kind.element)
