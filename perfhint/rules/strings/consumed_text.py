"""Text or list shortened at its front, again and again.

Slow:
    while text:
        if text.startswith("ab"):
            text = text[2:]
        else:
            text = text[1:]

Fast:
    start = 0
    while start < len(text):
        if text.startswith("ab", start):
            start += 2
        else:
            start += 1

Why:
    Each `text[2:]` copies all that is left, which makes the loop quadratic. A position that moves on copies nothing.

When not:
    The loop does anything with what is left but look at its first items and whether there are any.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules._ranges import is_natural
from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Role, Safety, Use

ID = "PH407"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(assignment
  left: (identifier) @name !type
  right: (subscript value: (identifier) . subscript: (slice . (_) . ":" .) .)) @shortening
"""

SLOW = """\
def tokens(text):
    count = 0
    while text:
        if text[:3] == "abc":
            text = text[3:]
        elif text.startswith("ab"):
            text = text[2:]
        else:
            text = text[1:]
        count += 1
    return count


print(tokens("abcabab" * 30000))
"""

FAST = """\
def tokens(text):
    count = 0
    start = 0
    while start < len(text):
        if text[start:start + 3] == "abc":
            start += 3
        elif text.startswith("ab", start):
            start += 2
        else:
            start += 1
        count += 1
    return count


print(tokens("abcabab" * 30000))
"""


class _Loop(NamedTuple):
    """A loop that shortens what `binding` names."""

    node: Node
    binding: Binding
    start: str
    """The name of the position."""
    is_text: bool
    is_exact: bool
    """There is surely something left whenever it is shortened, by one: the position never lies behind the end."""


def rewrite(match: Match, module: Module) -> Finding | None:
    shortening = match["shortening"]
    binding = module.scopes.binding(match["name"])
    if binding is None or binding.scope.kind not in ("function", "module") or binding.scope.dynamic:
        return None
    kind = module.annotated_types.of_binding(binding)
    if kind is None or kind.name not in ("str", "list") or module.scopes.captured(binding):
        return None
    if binding.scope.kind == "module" and not match.context.is_script:
        return None
    for node in reversed([loop for loop in module.loops.around(shortening) if loop.type == "while_statement"]):
        is_exact = _is_exact(module, node, binding, shortening)
        if kind.name == "list" and not (is_exact and module.effects.is_private(binding)):
            continue
        start = module.scopes.fresh_name("start", binding.scope.node)
        edits = _edits(module, _Loop(node, binding, start, kind.name == "str", is_exact), shortening)
        if edits:
            message = f"`{module.code(shortening)}` copies all that is left; a position that moves on copies nothing"
            return Finding(shortening, message, tuple(edits))
    return None


def _is_exact(module: Module, loop: Node, binding: Binding, shortening: Node) -> bool:
    """`while items:` with `items = items[1:]` at most once in each iteration."""
    condition, innermost = loop.child_by_field_name("condition"), module.loops.innermost(shortening)
    writes = [write for write in binding.writes if module.contains(loop, write.node)]
    if condition is None or innermost is None or innermost.id != loop.id or len(writes) != 1:
        return False
    name = binding.name
    some = {name, f"len({name})", *(f"len({name}){test}" for test in (">0", "!=0", ">=1"))}
    some |= {f"{name}!={empty}" for empty in ("[]", '""', "''")}
    by_one = module.code(shortening).replace(" ", "").endswith("[1:]")
    return by_one and module.code(module.unwrap(condition)).replace(" ", "") in some


# ------------------------------------------------------------------------------------------------------- the edits


def _edits(module: Module, loop: _Loop, shortening: Node) -> list[Edit]:
    """Everything that changes; nothing where the loop does anything that a position cannot say."""
    writes = [write.origin for write in loop.binding.writes if module.contains(loop.node, write.node)]
    if writes[0].id != shortening.id or not module.edit.owns_lines(loop.node) or _is_watched(module, loop.node):
        return []
    edits = [module.edit.insert_before(loop.node, f"{loop.start} = 0")]
    for write in writes:
        by = _shortened_by(module, write, loop)
        if by is None or module.comments(write):
            return []
        edits.append(module.edit.replace(write, f"{loop.start} += {by}"))
    name = loop.binding.name
    for use in module.uses.of(loop.binding):
        if not module.contains(loop.node, use.node) or any(module.contains(write, use.node) for write in writes):
            continue
        moved = _moved(module, loop, use)
        if moved is None:
            return []
        edits += moved
    grows = any(use.role is Role.AUGMENTED for use in module.uses.of(loop.binding))
    if grows or module.loops.reads_after(loop.binding, loop.node):
        edits.append(module.edit.insert_after(loop.node, f"{name} = {name}[{loop.start}:]"))
    return edits


def _is_watched(module: Module, loop: Node) -> bool:
    """An exception handler of the same function may see what is left."""
    for ancestor in module.ancestors(loop):
        if ancestor.type in ("function_definition", "class_definition"):
            return False
        if ancestor.type in ("try_statement", "with_statement"):
            return True
    return False


def _shortened_by(module: Module, write: Node, loop: _Loop) -> str | None:
    """The number of items that `text = text[number:]` takes away."""
    right, statement = write.child_by_field_name("right"), module.parent(write)
    if write.type != "assignment" or right is None or right.type != "subscript":
        return None
    if write.child_by_field_name("type") is not None or statement is None or statement.type != "expression_statement":
        return None
    holder, *indexes = right.named_children
    if module.scopes.binding(holder) is not loop.binding or len(indexes) != 1 or indexes[0].type != "slice":
        return None
    left = write.child_by_field_name("left")
    bounds = _bounds(indexes[0])
    if left is None or left.type != "identifier" or bounds is None or bounds[0] is None or bounds[1] is not None:
        return None
    return module.code(bounds[0]) if is_natural(module, bounds[0]) else None


def _bounds(part: Node) -> tuple[Node | None, Node | None] | None:
    """Start and stop of a slice without a step."""
    colons = [place for place, child in enumerate(part.children) if child.type == ":"]
    if len(colons) != 1 or len(part.children) != 1 + part.named_child_count:
        return None
    before, after = part.children[: colons[0]], part.children[colons[0] + 1 :]
    return (before[0] if before else None), (after[0] if after else None)


def _moved(module: Module, loop: _Loop, use: Use) -> list[Edit] | None:
    """What a use becomes when the items begin at the position; None where that cannot be said."""
    match use.role:
        case Role.ITEM | Role.SLICE:
            return _index(module, loop, use)
        case Role.METHOD:
            return _method(module, loop, use)
        case Role.TRUTH if use.outer.type == "not_operator":
            return [module.edit.replace(use.outer, f"{loop.start} >= len({loop.binding.name})")]
        case Role.TRUTH:
            return [module.edit.replace(use.node, f"{loop.start} < len({loop.binding.name})")]
        case Role.COMPARED if len(use.outer.children) == 3:
            empty = module.code(use.outer.children[2]) in ('""', "''", "[]")
            return _emptiness(module, loop, use.outer) if empty else None
        case Role.ARGUMENT if use.name == "len":
            return _length(module, loop, use.outer)
    return None


def _index(module: Module, loop: _Loop, use: Use) -> list[Edit] | None:
    """`text[0]` → `text[start]`, `text[:2]` → `text[start:start + 2]`."""
    indexes = use.outer.children_by_field_name("subscript")
    if len(indexes) != 1 or module.comments(use.outer):
        return None
    if use.role is Role.ITEM:
        code = _moved_position(module, loop, indexes[0])
        return [module.edit.replace(indexes[0], code)] if code is not None else None
    bounds = _bounds(indexes[0])
    if bounds is None:
        return None
    first = _moved_position(module, loop, bounds[0])
    stop = _moved_position(module, loop, bounds[1]) if bounds[1] is not None else ""
    return [module.edit.replace(indexes[0], f"{first}:{stop}")] if first is not None and stop is not None else None


def _moved_position(module: Module, loop: _Loop, position: Node | None) -> str | None:
    if position is None or module.code(position) == "0":
        return loop.start
    return f"{loop.start} + {module.edit.operand(position)}" if is_natural(module, position) else None


def _method(module: Module, loop: _Loop, use: Use) -> list[Edit] | None:
    arguments = module.arguments(use.outer)
    if loop.is_text:
        plain = len(arguments) == 1 and arguments[0].type in ("string", "identifier", "tuple", "subscript")
        if use.name != "startswith" or not plain or module.code(arguments[0]) in ('""', "''"):
            return None
        end = arguments[0].end_byte
        return [Edit(end, end, f", {loop.start}")]
    return [] if use.name in ("append", "extend") and module.uses.is_statement(use.outer) else None


def _length(module: Module, loop: _Loop, call: Node) -> list[Edit] | None:
    """`len(text)`: compared with zero it asks for emptiness."""
    use = module.uses.classify(call)
    if use.role is Role.TRUTH:
        return None
    test = use.outer
    left = f"{module.code(call)} - {loop.start}"
    if use.role is Role.COMPARED and len(test.children) == 3 and test.children[0].id == call.id:
        number = module.code(test.children[2])
        if (test.children[1].type, number) in ((">=", "1"), ("<", "1")) or number == "0":
            return _emptiness(module, loop, test)
        if loop.is_exact or number.isdecimal():
            return [module.edit.replace(call, left)]
    return [module.edit.replace(call, f"({left})")] if loop.is_exact else None


def _emptiness(module: Module, loop: _Loop, test: Node) -> list[Edit] | None:
    sign = {"==": ">=", "<=": ">=", "<": ">=", "!=": "<", ">": "<", ">=": "<"}.get(test.children[1].type)
    number = module.code(test.children[2])
    if module.comments(test) or sign is None or (test.children[1].type in ("<", ">=") and number != "1"):
        return None
    return [module.edit.replace(test, f"{loop.start} {sign} len({loop.binding.name})")]
