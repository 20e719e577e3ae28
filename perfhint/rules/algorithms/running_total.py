"""Sum of everything before, added up anew for each place.

Slow:
    for i in range(1, n):
        total = 0
        for j in range(i):
            total += a[j]
        b[i] = total

Fast:
    total = 0
    j = 0
    for i in range(1, n):
        while j < i:
            total += a[j]
            j += 1
        b[i] = total

Why:
    From one `i` to the next the sum grows by one item, and still the inner loop adds all of them again: n^2 / 2
    additions for n results. Going on from the sum so far needs n.

When not:
    Items that were added already change later; the sum begins elsewhere than at the first item.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Role, Safety, Use
from perfhint.source.known import NUMBERS

ID = "PH110"
SAFETY = Safety.SAFE
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(for_statement
  left: (identifier) @outer
  right: (call function: (identifier) @_outer_range)
  body: (block (for_statement
    left: (identifier) @inner
    right: (call function: (identifier) @_inner_range arguments: [
      (argument_list . (_) @stop .)
      (argument_list . (integer) @start . (_) @stop .)
    ]) @span
    body: (block . (expression_statement . (augmented_assignment left: (identifier) @total)))
    !alternative) @inner_loop)
  (#eq? @_outer_range "range") (#eq? @_inner_range "range")) @outer_loop
"""

SLOW = """\
MOD = 998244353
ways = [1] + [0] * 1500
for i in range(1, 1501):
    total = 0
    for j in range(i - 2):
        total += ways[j]
    ways[i] = (total + i) % MOD
print(ways[1500])
"""

FAST = """\
MOD = 998244353
ways = [1] + [0] * 1500
total = 0
j = 0
for i in range(1, 1501):
    while j < i - 2:
        total += ways[j]
        j += 1
    ways[i] = (total + i) % MOD
print(ways[1500])
"""


class Sum(NamedTuple):
    """The parts of one such loop in a loop."""

    outer: Node
    inner: Node
    start: Node
    """`total = 0`"""
    total: Binding
    i: Binding
    j: Binding
    offset: int
    """The inner loop ends before i + offset."""


def rewrite(match: Match, module: Module) -> Finding | None:
    if module.scopes.scope(match["outer_loop"]).kind == "module" and not match.context.is_script:
        return None  # others may read the variables
    found = _parts(match, module)
    if found is None or not _is_own(module, found):
        return None
    body = module.statements(found.inner.named_children[-1])
    if module.comments(found.start) or not all(_is_overwritten(module, found, statement) for statement in body[1:]):
        return None
    if not _adds_settled_items(module, found, body[0]):
        return None
    if len(body) > 1 and module.loops.exits(found.outer):
        return None
    if not (module.edit.owns_lines(found.outer) and module.edit.owns_lines(body[-1])):
        return None
    j = found.j.name
    head = Edit(found.inner.start_byte, match["span"].end_byte, f"while {j} < {module.code(match['stop'])}")
    edits = (
        module.edit.insert_before(found.outer, module.code(found.start), f"{j} = 0"),
        module.edit.delete(found.start),
        head,
        module.edit.insert_after(body[-1], f"{j} += 1"),
    )
    message = f"`{found.total.name}` is added up from the first item again for each `{found.i.name}`; it only grows"
    return Finding(found.inner, message, edits)


def _parts(match: Match, module: Module) -> Sum | None:
    outer, inner, scopes = match["outer_loop"], match["inner_loop"], module.scopes
    spans = [loop.child_by_field_name("right") for loop in (outer, inner)]
    if not all(span is not None and scopes.calls(span, "range") for span in spans):
        return None
    first = match.get("start")
    bindings = [scopes.binding(match[name]) for name in ("total", "outer", "inner")]
    start = _previous_write(module, inner, match["total"])
    offset = _offset(module, match["stop"], module.code(match["outer"]))
    if start is None or offset is None or not _steps_by_one(module, outer) or (first and module.code(first) != "0"):
        return None
    total, i, j = bindings
    if total is None or i is None or j is None or len({total, i, j}) != 3:
        return None
    return Sum(outer, inner, start, total, i, j, offset)


def _previous_write(module: Module, inner: Node, total: Node) -> Node | None:
    """`total = 0`, before the inner loop in the same block, and nothing that uses the name between."""
    name = module.code(total)
    before = module.previous_statement(inner)
    while before is not None:
        assignment = before.named_children[0] if before.type == "expression_statement" else before
        if module.code(before).replace(" ", "") in (f"{name}=0", f"{name}=0.0") and assignment.type == "assignment":
            return before
        if any(module.code(word) == name for word in module.walk(before, "identifier")):
            return None
        before = module.previous_statement(before)
    return None


def _steps_by_one(module: Module, outer: Node) -> bool:
    """`range(n)` or `range(2, n)`: `i` grows by one each time and is never negative."""
    span = outer.child_by_field_name("right")
    arguments = module.arguments(span) if span is not None else []
    if any("splat" in argument.type for argument in arguments) or outer.child_by_field_name("alternative") is not None:
        return False
    return len(arguments) == 1 or (len(arguments) == 2 and arguments[0].type == "integer")


def _offset(module: Module, node: Node, name: str) -> int | None:
    """2 for `i + 2`, -2 for `i - 2`, 0 for `i`."""
    code = module.code(node).replace(" ", "")
    if code == name:
        return 0
    sign, digits = code[len(name) : len(name) + 1], code[len(name) + 1 :]
    if not code.startswith(name) or sign not in ("+", "-") or not digits.isdecimal():
        return None
    return int(digits) if sign == "+" else -int(digits)


def _is_own(module: Module, found: Sum) -> bool:
    """The three names serve nothing else while the loops run, and neither the sum nor `j` is used after them."""
    body = found.outer.child_by_field_name("body")
    if body is None or any(binding.scope.dynamic for binding in (found.total, found.i, found.j)):
        return False
    for binding, own in ((found.total, 2), (found.i, 0), (found.j, 1)):
        writes = [write for write in binding.writes if module.contains(body, write.node)]
        if len(writes) != own or module.scopes.captured(binding):
            return False
    kind = module.types.of_binding(found.total)
    return (
        kind is not None
        and kind.name in NUMBERS
        and all(module.contains(body, read) and read.start_byte > found.start.end_byte for read in found.total.reads)
        and all(module.contains(body, write.node) for write in found.total.writes)
        and not module.loops.target_used_after(found.inner)
    )


def _adds_settled_items(module: Module, found: Sum, adding: Node) -> bool:
    """`total += a[j]`: what is added for one `j` is the same for every `i`."""
    statement = adding.named_children[0]
    added = statement.child_by_field_name("right")
    if added is None or module.code(statement.children[1]) != "+=" or not module.effects.is_pure(added):
        return False
    for name in module.walk(added, "identifier"):
        binding = module.scopes.binding(name)
        if binding is None or binding is found.j:
            continue
        if module.contains(added, binding.scope.node) or module.effects.is_invariant(name, found.outer):
            continue
        if not _is_written_ahead(module, found, binding, name):
            return False
    return True


def _is_written_ahead(module: Module, found: Sum, binding: Binding, name: Node) -> bool:
    """In the loop the list changes only where nothing has been added up yet; it is read here as `a[j]`."""
    holder = module.parent(name)
    if holder is None or holder.type != "subscript" or not module.types.is_a(name, "list"):
        return False
    index = holder.child_by_field_name("subscript")
    if index is None or module.scopes.binding(index) is not found.j or module.effects.rebinds(found.outer, binding):
        return False
    return module.effects.is_private(binding) and all(
        not module.effects.changes(use) or _is_ahead(module, found, use)
        for use in module.uses.of(binding)
        if module.contains(found.outer, use.node) or module.scopes.captured(binding)
    )


def _is_ahead(module: Module, found: Sum, use: Use) -> bool:
    if use.role is Role.METHOD:
        return use.name == "append"
    index = use.outer.child_by_field_name("subscript") if use.role is Role.SET_ITEM else None
    if index is None or not any(module.scopes.binding(name) is found.i for name in module.walk(index, "identifier")):
        return False
    offset = _offset(module, index, found.i.name)
    return offset is not None and offset >= max(found.offset, 0)


def _is_overwritten(module: Module, found: Sum, statement: Node) -> bool:
    """`b[i] = total` in the inner loop: only the last time counts."""
    assignment = statement.named_children[0] if statement.type == "expression_statement" else statement
    left, right = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
    if assignment.type != "assignment" or left is None or right is None or not module.effects.is_pure(right):
        return False
    index = left.child_by_field_name("subscript") if left.type == "subscript" else None
    holder = left.child_by_field_name("value") if left.type == "subscript" else None
    if index is None or holder is None or module.code(index) != found.i.name or not module.types.is_a(holder, "list"):
        return False
    read = {module.code(name) for name in module.walk(right, "identifier")}
    return found.j.name not in read and module.code(holder) not in read and _is_int_or_float(module, right)


def _is_int_or_float(module: Module, node: Node) -> bool:
    return module.types.is_a(node, *NUMBERS)
