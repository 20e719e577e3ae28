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
    Floats, whose sums depend on the order of additions; a list that changes in the loop; slices of a few items. Bounds
    that may be negative, or in the wrong order, are tested each time.
"""

from __future__ import annotations

from perfhint.rules._before_loop import place
from perfhint.rules._parentheses import in_parentheses
from perfhint.rules._ranges import is_natural
from perfhint.rules.algorithms._slices import bounds, is_counted, is_simple, looped_over, within
from perfhint.rules.api import Finding, Match, Module, Node, Safety

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
    kind = module.types.of(holder)
    surely = kind is not None and kind.element is not None and kind.element.name == "int"
    return Finding(match["call"], message, tuple(edits), Safety.SAFE if surely else Safety.CHECKED)


def _difference(module: Module, call: Node, holder: Node, statement: Node, sums: str) -> str | None:
    """`sum(a[low:high])` by sums from the start; with a test where the bounds may be negative or in the wrong order."""
    arguments = module.arguments(call)
    subscript = arguments[0] if len(arguments) == 1 else None
    kind = module.annotated_types.of(holder)
    if subscript is None or subscript.type != "subscript" or kind is None or kind.name not in ("list", "tuple"):
        return None
    where = place(module, call, subscript.named_children[0])
    if kind.element is None or kind.element.name != "int" or where is None or where.id != statement.id:
        return None
    part = bounds(module, subscript.named_children[1])
    if part is None or part == (None, None) or module.comments(call) or _is_short(module, *part):
        return None
    low, high = part
    if _are_in_order(module, low, high):
        ends = f"{sums}[{within(module, high, holder, statement)}]" if high is not None else f"{sums}[-1]"
        starts = f" - {sums}[{within(module, low, holder, statement)}]" if low is not None else ""
    elif all(bound is None or is_simple(module, bound) for bound in part) and not _is_alternative(module, call):
        ends = f"{sums}[{module.code(high)}]" if high is not None else f"{sums}[-1]"
        starts = f" - {sums}[{module.code(low)}]" if low is not None else ""
        starts += f" if {_in_order(module, low, high, module.code(holder))} else {module.code(call)}"
    else:
        return None
    return in_parentheses(module, ends + starts, call) if starts else ends


def _is_short(module: Module, low: Node | None, high: Node | None) -> bool:
    """A few items: `a[i:i + 3]`, `a[i - 1:i + 1]`."""
    if low is None or high is None:
        return False
    (start, less), (end, more) = (_split(module, bound) for bound in (low, high))
    return start == end and more - less <= _SHORT


def _split(module: Module, bound: Node) -> tuple[str, int]:
    """("i", 3) for `i + 3`."""
    if bound.type == "binary_operator" and bound.children[-1].type == "integer":
        sign, digits = module.code(bound.children[1]), module.code(bound.children[-1])
        if sign in ("+", "-") and digits.isdecimal():
            return module.code(bound.children[0]), int(digits) if sign == "+" else -int(digits)
    return module.code(bound), 0


def _are_in_order(module: Module, low: Node | None, high: Node | None) -> bool:
    """Surely 0 <= low <= high."""
    if not all(bound is None or is_counted(module, bound) for bound in (low, high)):
        return False
    if low is None or high is None:
        return True
    if high.type == "binary_operator" and module.code(high.children[1]) == "+":
        if module.code(high.children[0]) == module.code(low):
            return True
        if is_natural(module, high.children[-1]):
            high = high.children[0]
    return _starts_at(module, high, low)


def _starts_at(module: Module, high: Node, low: Node) -> bool:
    """`for high in range(low, …)` or `range(low + 1, …)`."""
    span = looped_over(module, high)
    arguments = module.arguments(span) if span is not None and module.scopes.calls(span, "range") else []
    if len(arguments) != 2 or low.type != "identifier":
        return False
    first, binding = arguments[0], module.scopes.binding(low)
    left = first.children[0] if first.type == "binary_operator" and module.code(first.children[1]) == "+" else first
    if first.type == "binary_operator" and not is_natural(module, first.children[-1]):
        return False
    same = module.code(left) == module.code(low) and left.type == "identifier" and binding is not None
    return same and module.flow.definition(left) is module.flow.definition(low)


def _is_alternative(module: Module, call: Node) -> bool:
    """Only worked out where a test failed, as this rule leaves it."""
    choice = module.parent(call)
    return choice is not None and choice.type == "conditional_expression" and choice.named_children[-1].id == call.id


def _in_order(module: Module, low: Node | None, high: Node | None, name: str) -> str:
    """`0 <= low <= high <= len(a)`, but for what is sure."""
    first = high if low is None else low
    steps = [] if first is not None and is_counted(module, first) else ["0"]
    steps += [module.code(bound) for bound in (low, high) if bound is not None]
    return " <= ".join([*steps, f"len({name})"])
