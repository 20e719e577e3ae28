"""Rounds that go on when nothing changes any more.

Slow:
    for _ in range(n - 1):
        for a, b, cost in roads:
            if distance[a] + cost < distance[b]:
                distance[b] = distance[a] + cost

Fast:
    for _ in range(n - 1):
        changed = False
        for a, b, cost in roads:
            if distance[a] + cost < distance[b]:
                changed = True
                distance[b] = distance[a] + cost
        if not changed:
            break

Why:
    Every round does the same to what the last one left. Once a round finds nothing to do, so do all that follow.

When not:
    What a round does depends on its number, or it does more than what it finds to do.
"""

from __future__ import annotations

from perfhint.rules.algorithms._iterables import can_be_left
from perfhint.rules.api import Finding, Kind, Match, Module, Node, Safety

ID = "PH143"
SAFETY = Safety.CHECKED  # tests that are not made any more cannot fail
GROWTH = "O(n m) → O(rounds with changes · m)"
PATTERN = """
(for_statement
  left: (identifier) @round
  body: (block . (for_statement) @inner .)
  !alternative) @outer
"""

SLOW = """\
def nearest(n, roads):
    distance = [0] + [10**9] * (n - 1)
    for _ in range(n - 1):
        for a, b, cost in roads:
            if distance[a] + cost < distance[b]:
                distance[b] = distance[a] + cost
    return distance


print(sum(nearest(300, [(i * 7 % 300, (i * i + i) % 300, 1 + i % 97) for i in range(3000)])))
"""

FAST = """\
def nearest(n, roads):
    distance = [0] + [10**9] * (n - 1)
    for _ in range(n - 1):
        changed = False
        for a, b, cost in roads:
            if distance[a] + cost < distance[b]:
                changed = True
                distance[b] = distance[a] + cost
        if not changed:
            break
    return distance


print(sum(nearest(300, [(i * 7 % 300, (i * i + i) % 300, 1 + i % 97) for i in range(3000)])))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    outer, inner = match["outer"], match["inner"]
    scope = module.scopes.scope(outer)
    if scope.kind not in ("function", "module") or (scope.kind == "module" and not match.context.is_script):
        return None
    choice = _choice(module, inner)
    if choice is None or module.loops.is_small(outer) or not _is_same_each_round(module, match, choice):
        return None
    block = choice.child_by_field_name("consequence")
    first = module.statements(block)[0] if block is not None else None
    if first is None or not module.edit.owns_lines(inner) or not module.edit.starts_line(first):
        return None
    changed = module.scopes.fresh_name("changed", outer)
    edits = (
        module.edit.insert_before(inner, f"{changed} = False"),
        module.edit.insert_before(first, f"{changed} = True"),
        module.edit.insert_after(inner, f"if not {changed}:", f"{module.indent_unit}break"),
    )
    return Finding(outer, "Every round does the same; one that changes nothing can be the last", edits)


def _choice(module: Module, loop: Node) -> Node | None:
    """The one `if` in the innermost loop, at the end of its body, in which all changes are made."""
    body = loop.child_by_field_name("body")
    statements = module.statements(body) if body is not None else []
    if not statements or loop.child_by_field_name("alternative") is not None:
        return None
    last = statements[-1]
    if last.type == "for_statement" and len(statements) == 1:
        return _choice(module, last)
    return last if last.type == "if_statement" and last.child_by_field_name("alternative") is None else None


def _is_same_each_round(module: Module, match: Match, choice: Node) -> bool:
    """Unless the block of `choice` runs, a round leaves everything as it was, whatever its number."""
    outer, inner = match["outer"], match["inner"]
    source, test = outer.child_by_field_name("right"), choice.child_by_field_name("condition")
    if source is None or test is None or not can_be_left(module, source) or module.loops.target_used_after(outer):
        return False
    loops = [inner, *(loop for loop in module.loops.around(choice) if module.contains(inner, loop))]
    heads = [loop.child_by_field_name("right") for loop in loops]
    statements = [one for one in module.statements(module.parent(choice) or choice) if one.id != choice.id]
    number = module.scopes.binding(match["round"])
    if not all(head is not None and can_be_left(module, head) for head in heads):
        return False
    looked_at = [test, *statements, *(head for head in heads if head is not None)]
    if any(module.scopes.binding(word) is number for part in looked_at for word in module.walk(part, "identifier")):
        return False
    return module.effects.is_pure(test, assume_plain=True) and all(
        _is_own_value(module, inner, statement) for statement in statements
    )


def _is_own_value(module: Module, loop: Node, statement: Node) -> bool:
    """`name = …`, worked out anew each time before it is used."""
    assignment = statement.named_children[0] if statement.type == "expression_statement" else statement
    left, right = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
    if assignment.type != "assignment" or left is None or right is None:
        return False
    names = [left] if left.type == "identifier" else module.statements(left)
    return module.effects.is_pure(right, assume_plain=True) and all(
        name.type == "identifier" and _is_set_first(module, loop, name) for name in names
    )


def _is_set_first(module: Module, loop: Node, name: Node) -> bool:
    """The first thing `loop` does with the name is to set it here."""
    binding = module.scopes.binding(name)
    return (
        binding is not None
        and not binding.scope.dynamic
        and all(write.kind is Kind.ASSIGN for write in binding.writes if module.contains(loop, write.node))
        and all(read.start_byte > name.end_byte for read in binding.reads if module.contains(loop, read))
        and not any(
            module.contains(loop, write.node) and write.node.start_byte < name.start_byte for write in binding.writes
        )
    )
