"""Deep copy of plain rows.

Slow:
    new = copy.deepcopy(grid)

Fast:
    new = [row[:] for row in grid]

Why:
    `deepcopy` is written in Python: for every object in the container it looks for a way to copy it, and remembers what
    it has seen. Numbers and strings need no copies; a slice of each row copies it in C, some hundred times faster.

When not:
    Rows that stand in the list several times, which `deepcopy` keeps together; items that can change.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Finding, Match, Module, Node, Role, Safety, Type
from perfhint.source.known import READING_CALLS

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

_READING = frozenset(
    {Role.ITEM, Role.SLICE, Role.ITERATED, Role.UNPACKED, Role.COMPARED, Role.TRUTH, Role.SEARCHED, Role.OPERAND}
)
"""Uses that put nothing into the list."""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, original = match["call"], match["original"]
    if not module.scopes.calls(call, "copy.deepcopy"):
        return None
    name, kind = module.code(original), module.types.of(original)
    if _is_plain_list(module, kind):
        text = f"{name}[:]"
    elif kind is not None and kind.name == "list" and _is_plain_list(module, kind.element):
        binding = module.scopes.binding(original)
        if binding is None or not _has_own_rows(module, binding):
            return None
        row = module.scopes.fresh_name("row", call)
        text = f"[{row}[:] for {row} in {name}]"
    else:
        return None
    message = f"`{module.code(call)}` copies every object one by one, in Python; slices copy lists of plain values in C"
    return Finding(call, message, (module.edit.replace(call, text),))


def _is_plain_list(module: Module, kind: Type | None) -> bool:
    """A list of values that never change."""
    return kind is not None and kind.name == "list" and module.types.is_hashable(kind.element)


def _has_own_rows(module: Module, binding: Binding) -> bool:
    """No row stands in the list twice, or is known by another name."""
    return all(write.value is not None and _makes_rows(module, write.value) for write in binding.writes) and all(
        _leaves_rows(module, use.role, use.outer, use.name) for use in module.uses.of(binding)
    )


def _makes_rows(module: Module, value: Node) -> bool:
    """A list, each item of which is made for it."""
    if value.type == "list_comprehension":
        body = value.child_by_field_name("body")
        return body is not None and module.effects.is_fresh(body)
    return value.type == "list" and all(module.effects.is_fresh(item) for item in module.statements(value))


def _leaves_rows(module: Module, role: Role, outer: Node, name: str | None) -> bool:
    if role is Role.METHOD and name in ("append", "insert"):
        return module.effects.is_fresh(module.arguments(outer)[-1])
    if role is Role.SET_ITEM:
        statement = module.parent(outer)
        right = statement.child_by_field_name("right") if statement is not None else None
        return (
            right is not None
            and statement is not None
            and statement.type == "assignment"
            and module.effects.is_fresh(right)
        )
    if role is Role.METHOD:
        return name in ("sort", "reverse", "pop", "copy", "index", "count", "clear")
    return role in _READING or (role is Role.ARGUMENT and name in READING_CALLS)
