"""Largest or smallest of all items but one, looked for again for each of them.

Slow:
    for i in range(len(scores)):
        best = max(scores[:i] + scores[i + 1:])

Fast:
    scores_sorted = sorted(scores)
    for i in range(len(scores)):
        best = scores_sorted[-2] if scores[i] == scores_sorted[-1] else scores_sorted[-1]

Why:
    Each time nearly the whole list is copied twice and gone through. Without one item the largest is still the largest,
    unless it is that one; then it is the second largest.

When not:
    Items that are equal but not the same; a list that changes in the loop; an index that may lie outside of it.
"""

from __future__ import annotations

from perfhint.rules._before_loop import place
from perfhint.rules._parentheses import in_parentheses
from perfhint.rules._ranges import is_natural
from perfhint.rules._slices import bounds, looped_over
from perfhint.rules.algorithms._lengths import is_length
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

ID = "PH172"
SAFETY = Safety.CHECKED  # of a single item both fail, but not in the same way
GROWTH = "O(n^2) → O(n log n)"
PATTERN = """
(call
  function: (identifier) @function
  arguments: (argument_list . (binary_operator
    left: (subscript value: (identifier) @list subscript: (slice))
    operator: "+"
    right: (subscript value: (identifier) subscript: (slice))) .)
  (#any-of? @function "max" "min")) @call
(call
  function: (identifier) @function
  arguments: (argument_list . (identifier) @others .)
  (#any-of? @function "max" "min")) @call
"""

SLOW = """\
def runners_up(n):
    scores = [i * i % 7919 for i in range(n)]
    total = 0
    for i in range(len(scores)):
        total += max(scores[:i] + scores[i + 1:])
    return total


print(runners_up(2500))
"""

FAST = """\
def runners_up(n):
    scores = [i * i % 7919 for i in range(n)]
    total = 0
    scores_sorted = sorted(scores)
    for i in range(len(scores)):
        total += scores_sorted[-2] if scores[i] == scores_sorted[-1] else scores_sorted[-1]
    return total


print(runners_up(2500))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, index = match["call"], _left_out(module, match["call"])
    joined = _joined(module, call)
    if index is None or joined is None or module.within(call, "try_statement") is not None:
        return None
    holder = joined.children[0].named_children[0]
    binding = module.scopes.binding(holder)
    if binding is None:
        return None
    kind = module.annotated_types.of(holder)
    if kind is None or kind.name not in ("list", "tuple") or kind.element is None:
        return None
    if kind.element.name not in ("int", "str") or not _is_index(module, index, holder):
        return None
    statement, scope = place(module, call, holder), module.scopes.scope(call)
    if statement is None or not module.scopes.means_builtin("sorted", scope):
        return None
    if module.scopes.home(scope).kind == "module" and not match.context.is_script:
        return None  # who imports it would see other names
    found = [
        (other, left_out)
        for other in module.walk(statement, "call")
        for left_out in [_left_out(module, other)]
        if left_out is not None and _is_alike(module, other, left_out, holder)
        if place(module, other, holder) == statement
    ]
    if not found or found[0][0].id != call.id:
        return None
    name = module.scopes.fresh_name(f"{binding.name}_sorted", statement)
    edits = [module.edit.insert_before(statement, f"{name} = sorted({binding.name})")]
    for other, left_out in found:
        edits += _look_up(module, other, module.code(left_out), binding.name, name)
    message = f"`{module.code(call)}` goes through all other items each time; the two at the end are enough to know"
    return Finding(module.loops.innermost(call) or call, message, tuple(edits))


def _is_alike(module: Module, call: Node, index: Node, holder: Node) -> bool:
    """The same about another index."""
    joined = _joined(module, call)
    sliced = joined.children[0].named_children[0] if joined is not None else None
    same = sliced is not None and module.scopes.binding(sliced) is module.scopes.binding(holder)
    return same and _is_index(module, index, holder)


def _joined(module: Module, call: Node) -> Node | None:
    """What is gone through, or what was given to a name for nothing but that, in the same iteration."""
    arguments = module.arguments(call) if module.scopes.calls(call, "max", "min") else []
    if len(arguments) != 1 or arguments[0].type != "identifier":
        return arguments[0] if len(arguments) == 1 else None
    others, value = module.scopes.binding(arguments[0]), module.flow.value(arguments[0])
    if others is None or value is None or len(others.reads) != 1 or others.scope.dynamic:
        return None
    assignment = module.parent(value)
    plain = assignment is not None and assignment.type == "assignment" and module.uses.is_statement(assignment)
    if not plain or module.loops.innermost(value) != module.loops.innermost(call):
        return None
    return value


def _left_out(module: Module, call: Node) -> Node | None:
    """i of `max(a[:i] + a[i + 1:])`"""
    joined = _joined(module, call)
    if joined is None or joined.type != "binary_operator" or joined.children[1].type != "+" or module.comments(call):
        return None
    sides = [joined.children[0], joined.children[2]]
    if any(side.type != "subscript" or len(side.named_children) != 2 for side in sides):
        return None
    (first, before), (second, after) = [side.named_children for side in sides]
    ends = [bounds(module, before), bounds(module, after)]
    if first.type != "identifier" or module.code(first) != module.code(second) or ends[0] is None or ends[1] is None:
        return None
    (start, index), (following, end) = ends[0], ends[1]
    if start is not None or end is not None or index is None or following is None or index.type != "identifier":
        return None
    code = module.code(index)
    return index if "".join(module.code(following).split()) in (f"{code}+1", f"1+{code}") else None


def _is_index(module: Module, index: Node, holder: Node) -> bool:
    """Surely that of an item: the loop goes through indexes of the list only."""
    span = looped_over(module, index)
    if span is None or not is_natural(module, index):
        return False
    arguments = module.arguments(span)
    if not module.scopes.calls(span, "range") or len(arguments) not in (1, 2):
        return False
    return is_length(module, arguments[-1], holder)


def _look_up(module: Module, call: Node, index: str, items: str, ordered: str) -> list[Edit]:
    first, second = ("-1", "-2") if module.code(call.named_children[0]) == "max" else ("0", "1")
    text = f"{ordered}[{second}] if {items}[{index}] == {ordered}[{first}] else {ordered}[{first}]"
    edits = [module.edit.replace(call, in_parentheses(module, text, call))]
    joined = _joined(module, call)
    if joined is not None and not module.contains(call, joined):
        edits.append(module.edit.delete(module.statement(joined)))
    return edits
