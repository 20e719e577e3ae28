"""Sums of slices of the same list.

Slow:
    for i in range(len(a)):
        left = sum(a[:i])

Fast:
    a_sums = [0, *accumulate(a)]
    for i in range(len(a)):
        left = a_sums[i]

Why:
    Each slice is copied and added up: n^2 / 2 additions for n sums. With the sums from the start to every place at
    hand, the sum of any slice is the difference of two of them.

When not:
    Floats, whose sums depend on the order of additions; bounds that may be negative; a list that changes in the loop.
"""

from __future__ import annotations

from perfhint.rules._before_loop import place
from perfhint.rules._parentheses import in_parentheses
from perfhint.rules._ranges import is_natural
from perfhint.rules.api import Finding, Kind, Match, Module, Node, Safety

ID = "PH103"
SAFETY = Safety.SAFE
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(call
  function: (identifier) @_sum
  arguments: (argument_list . (subscript value: (identifier) @list subscript: (slice) @slice) .)
  (#eq? @_sum "sum")) @call
"""

SLOW = """\
a = [i * i % 1000 for i in range(3000)]
best = sum(a)
for i in range(len(a)):
    best = min(best, abs(sum(a[:i]) - sum(a[i:])))
print(best)
"""

FAST = """\
from itertools import accumulate

a = [i * i % 1000 for i in range(3000)]
best = sum(a)
a_sums = [0, *accumulate(a)]
for i in range(len(a)):
    best = min(best, abs(a_sums[i] - (a_sums[-1] - a_sums[i])))
print(best)
"""

_SHORT = 8
"""Slices of at most this many items are added up as quickly as looked up."""


def rewrite(match: Match, module: Module) -> Finding | None:
    holder = match["list"]
    binding, statement = module.scopes.binding(holder), place(module, match["call"], holder)
    if binding is None or statement is None:
        return None
    sums = module.scopes.fresh_name(f"{binding.name}_sums", statement)
    texts = []
    for use in module.uses.of(binding):
        call = module.parent(module.parent(use.outer) or use.outer)
        if call is not None and module.contains(statement, call) and module.scopes.calls(call, "sum"):
            text = _difference(module, call, holder, statement, sums)
            if text is not None:
                texts.append((call, text))
    if not texts or texts[0][0].id != match["call"].id:
        return None
    accumulate, edits = module.edit.imported("itertools", "accumulate", holder)
    edits.append(module.edit.insert_before(statement, f"{sums} = [0, *{accumulate}({binding.name})]"))
    edits += [module.edit.replace(call, text) for call, text in texts]
    message = f"`{module.code(match['call'])}` adds up a slice each time; sums from the start make it one subtraction"
    return Finding(match["call"], message, tuple(edits))


def _difference(module: Module, call: Node, holder: Node, statement: Node, sums: str) -> str | None:
    """`sum(a[low:high])` by sums from the start; None if the bounds may be negative or in the wrong order."""
    arguments = module.arguments(call)
    subscript = arguments[0] if len(arguments) == 1 else None
    kind = module.types.of(holder)
    if subscript is None or subscript.type != "subscript" or kind is None or kind.name not in ("list", "tuple"):
        return None
    where = place(module, call, subscript.named_children[0])
    if kind.element is None or kind.element.name != "int" or where is None or where.id != statement.id:
        return None
    low, high, plain = _bounds(subscript.named_children[1])
    if not plain or module.comments(call) or (high is None and low is None) or not _are_in_order(module, low, high):
        return None
    ends = f"{sums}[{_within(module, high, holder, statement)}]" if high is not None else f"{sums}[-1]"
    if low is None:
        return ends
    return in_parentheses(module, f"{ends} - {sums}[{_within(module, low, holder, statement)}]", call)


def _bounds(part: Node) -> tuple[Node | None, Node | None, bool]:
    """Start and end of a slice; and whether it has no step."""
    found: list[Node | None] = [None]
    for child in part.children:
        if child.type == ":":
            found.append(None)
        elif child.type != "comment":
            found[-1] = child
    return found[0], found[1], part.type == "slice" and len(found) == 2


def _are_in_order(module: Module, low: Node | None, high: Node | None) -> bool:
    """0 <= low <= high, and more than a few items apart."""
    if not all(
        bound is None or (is_natural(module, bound) and module.types.is_a(bound, "int")) for bound in (low, high)
    ):
        return False
    if low is None or high is None:
        return True
    if high.type == "binary_operator" and module.code(high.children[1]) == "+":
        left, right = high.children[0], high.children[-1]
        short = right.type == "integer" and module.code(right).isdecimal() and int(module.code(right)) <= _SHORT
        return module.code(left) == module.code(low) and not short
    return _starts_at(module, high, low)


def _starts_at(module: Module, high: Node, low: Node) -> bool:
    """`for high in range(low, …)` or `range(low + 1, …)`."""
    span = _looped_over(module, high)
    arguments = module.arguments(span) if span is not None and module.scopes.calls(span, "range") else []
    if len(arguments) != 2 or low.type != "identifier":
        return False
    first, binding = arguments[0], module.scopes.binding(low)
    left = first.children[0] if first.type == "binary_operator" and module.code(first.children[1]) == "+" else first
    if first.type == "binary_operator" and not is_natural(module, first.children[-1]):
        return False
    same = module.code(left) == module.code(low) and left.type == "identifier" and binding is not None
    return same and module.flow.definition(left) is module.flow.definition(low)


def _within(module: Module, bound: Node, holder: Node, statement: Node) -> str:
    """`bound`, or where it might be larger than the list, at most the length of the list, as in a slice."""
    code, name = module.code(bound), module.code(holder)
    index, more = bound, 0
    if (
        bound.type == "binary_operator"
        and module.code(bound.children[1]) == "+"
        and module.code(bound.children[-1]) == "1"
    ):
        index, more = bound.children[0], 1
    span = _looped_over(module, index)
    if span is not None and module.contains(statement, span) and _covers_indexes(module, span, name, up_to=1 - more):
        return code
    return f"min({code}, len({name}))"


def _covers_indexes(module: Module, span: Node, name: str, *, up_to: int) -> bool:
    """`range(len(a))`, `range(len(a) + 1)` if `up_to` is 1, or `enumerate(a)`."""
    arguments = module.arguments(span) if span.type == "call" else []
    if module.scopes.calls(span, "enumerate"):
        return len(arguments) == 1 and module.code(arguments[0]) == name
    if not module.scopes.calls(span, "range") or len(arguments) not in (1, 2):
        return False
    stop = module.code(arguments[-1]).replace(" ", "")
    return stop in (f"len({name})", f"len({name})-1") or (up_to == 1 and stop == f"len({name})+1")


def _looped_over(module: Module, target: Node) -> Node | None:
    """What the loop goes through that gives `target` its value."""
    write = module.flow.definition(target) if target.type == "identifier" else None
    looped = write is not None and write.kind in (Kind.FOR, Kind.COMPREHENSION)
    return write.origin.child_by_field_name("right") if looped and write is not None else None
