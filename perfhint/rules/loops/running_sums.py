"""Running sums kept in a list.

Slow:
    sums = [0] * (n + 1)
    for i in range(n):
        sums[i + 1] = sums[i] + xs[i]

Fast:
    sums = [0] * (n + 1)
    sums[:] = accumulate(xs[:n], initial=sums[0])

Why:
    Each step looks up two items by index, adds them and sets a third. `itertools.accumulate` carries the
    sum along in C.

When not:
    Anything but a sum of the last item and the next one, or a list of which the length cannot be told. A start that
    may be negative, as one that was read in: the first indexes would count from the end.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Binding, Finding, Match, Module, Node, Safety
from perfhint.rules.loops._affine import Sum, may_be_negative, sum_of
from perfhint.rules.loops._item_outcomes import shift_of
from perfhint.rules.loops._naturals import Naturals
from perfhint.rules.loops._tables import are_two, length, row_of
from perfhint.source.known import NUMBERS

ID = "PH324"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement !alternative left: (identifier) @index right: (call function: (identifier) @range) @numbers
  body: (block . (expression_statement [
    (assignment left: (subscript) @set right: (binary_operator
      left: (subscript) @left operator: "+" right: (subscript) @right))
    (augmented_assignment left: (subscript) @set operator: "+=" right: (subscript) @left)]) .)
  (#eq? @range "range")) @loop
"""

SLOW = """\
def largest(n):
    xs = [i * 7919 % 1009 for i in range(n)]
    best = 0
    for _ in range(20):
        sums = [0] * (n + 1)
        for i in range(n):
            sums[i + 1] = sums[i] + xs[i]
        twice = [1] * n
        for i in range(1, n):
            twice[i] += twice[i - 1]
        best = sums[n] + twice[n // 2]
    return best


print(largest(70000))
"""

FAST = """\
from itertools import accumulate


def largest(n):
    xs = [i * 7919 % 1009 for i in range(n)]
    best = 0
    for _ in range(20):
        sums = [0] * (n + 1)
        sums[:] = accumulate(xs, initial=sums[0])
        twice = [1] * n
        twice[:] = accumulate(twice)
        best = sums[n] + twice[n // 2]
    return best


print(largest(70000))
"""

_ONE = Sum((), 1)


class _Steps(NamedTuple):
    """`sums[index + shift] = sums[index + shift - 1] + …` for indexes from `low` up to `high`."""

    sums: Node
    shift: Sum
    low: Sum
    high: Sum
    naturals: Naturals


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, index = match["loop"], module.scopes.binding(match["index"])
    if index is None or not module.scopes.is_builtin(match["range"], "range") or module.comments(loop):
        return None
    scope = module.scopes.home(module.scopes.scope(loop)).kind
    if scope != "function" and not (scope == "module" and match.context.is_script):
        return None
    if not module.edit.owns_lines(loop) or module.within(loop, "try_statement") is not None:
        return None
    if module.scopes.captured(index) or module.loops.target_used_after(loop):
        return None
    steps = _steps(module, match, index)
    source = _source(module, match, steps, index) if steps is not None else None
    if steps is None or source is None:
        return None
    name, edits = module.edit.imported("itertools", "accumulate", loop)
    start = steps.low.plus(steps.shift).minus(_ONE)
    place = f"{module.code(steps.sums)}[{'' if str(start) == '0' else start}:]"
    edits.append(module.edit.replace_statement(loop, f"{place} = {name}({source})"))
    message = f"`{module.code(steps.sums)}` is summed up item by item; `accumulate` does it in C"
    return Finding(loop, message, tuple(edits))


def _steps(module: Module, match: Match, index: Binding) -> _Steps | None:
    """The loop as that, over a list of numbers that ends where the loop does."""
    arguments, item = module.arguments(match["numbers"]), match["set"]
    shift, sums = shift_of(module, item, index), item.named_children[0]
    if shift is None or sums.type != "identifier" or not 1 <= len(arguments) <= 2:
        return None
    if any("splat" in argument.type or may_be_negative(module, argument) for argument in arguments):
        return None
    if not all(module.effects.is_pure(argument, assume_plain=True) for argument in arguments):
        return None  # it would be evaluated for each part of a list
    low, high = [Sum(), *(sum_of(module, argument) for argument in arguments)][-2:]
    row, end = row_of(module, sums), high.plus(shift)
    if row is None or length(module, row) != end or not module.annotated_types.is_a(item, *NUMBERS):
        return None
    naturals = Naturals(module, match["loop"], [end])
    if not naturals.are_natural(low.plus(shift).minus(_ONE)):
        return None
    return _Steps(sums, shift, low, high, naturals)


def _source(module: Module, match: Match, steps: _Steps, index: Binding) -> str | None:
    """What to accumulate: the list itself for `sums[i] += sums[i - 1]`, else another list after the first sum."""
    sides = [side for side in (match["left"], match.get("right")) if side is not None]
    before = [side for side in sides if _is_before(module, side, steps, index)]
    start = steps.low.plus(steps.shift).minus(_ONE)
    name = module.code(steps.sums)
    place = "" if str(start) == "0" else f"{start}"
    if len(before) != 1:
        return None
    others = [side for side in sides if side.id != before[0].id]
    if not others or module.code(others[0]) == module.code(match["set"]):
        return f"{name}[{place}:]" if place else name
    added, shift = others[0].named_children[0], shift_of(module, others[0], index)
    rows = row_of(module, added), row_of(module, steps.sums)
    if shift is None or added.type != "identifier" or not steps.naturals.are_natural(steps.high.minus(steps.low)):
        return None
    if rows[0] is None or rows[1] is None or not are_two(module, rows[0], rows[1]):
        return None
    if not module.annotated_types.is_a(added, "list", "tuple", "range"):
        return None
    first, end = steps.low.plus(shift), steps.high.plus(shift)
    if not steps.naturals.are_natural(first) or not steps.naturals.are_natural(end):
        return None
    begin, stop = "" if str(first) == "0" else str(first), "" if length(module, rows[0]) == end else str(end)
    part = f"{module.code(added)}[{begin}:{stop}]" if begin or stop else module.code(added)
    return f"{part}, initial={name}[{start}]"


def _is_before(module: Module, side: Node, steps: _Steps, index: Binding) -> bool:
    """`sums[i - 1]` where `sums[i]` is set."""
    shift = shift_of(module, side, index)
    return module.code(side.named_children[0]) == module.code(steps.sums) and shift == steps.shift.minus(_ONE)
