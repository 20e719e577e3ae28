"""Lists walked over by a common position.

Slow:
    for i in range(n):
        if prices[i] > limits[i]:
            ...
    for i in range(1, n):
        gap = max(gap, xs[i] - xs[i - 1])

Fast:
    for prices_i, limits_i in zip(prices[:n], limits):
        if prices_i > limits_i:
            ...
    for xs_i_minus_1, xs_i in zip(xs, xs[1:n]):
        gap = max(gap, xs_i - xs_i_minus_1)

Why:
    `zip` hands out the items of all lists at once. By position, each of them is a number made, a name, a check of the
    index and a look-up.

When not:
    The position serves for anything else: numbers beside the items cost what was saved. A list that changes in the
    loop, or that may be shorter than the loop is long. A start that may be negative, as one that was read in: the
    first positions would count from the end.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.api import Binding, Finding, Match, Module, Node, Safety
from perfhint.rules.loops._affine import Sum, may_be_negative, sum_of
from perfhint.rules.loops._certain import is_always_evaluated, is_certain
from perfhint.rules.loops._item_outcomes import shift_of
from perfhint.rules.loops._naturals import Naturals
from perfhint.rules.loops._tables import length, row_of

ID = "PH321"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement left: (identifier) @index right: (call function: (identifier) @range) @numbers
  (#eq? @range "range")) @loop
(list_comprehension body: (_) . (for_in_clause left: (identifier) @index right: (call function: (identifier)
  @range) @numbers (#eq? @range "range")) @loop)
"""

SLOW = """\
def compare(prices, limits, n):
    over = 0
    for i in range(n):
        if prices[i] > limits[i]:
            over += prices[i] - limits[i]
    return over


def rises(xs, n):
    found = 0
    for i in range(1, n):
        if xs[i] > xs[i - 1]:
            found += 1
    return found


xs = [i * 7919 % 1009 for i in range(50000)]
ys = xs[::-1]
total = 0
for _ in range(20):
    total += compare(xs, ys, 50000) + rises(xs, 50000) + sum([xs[k] * ys[k] for k in range(50000)])
print(total)
"""

FAST = """\
def compare(prices, limits, n):
    over = 0
    for prices_i, limits_i in zip(prices[:n], limits):
        if prices_i > limits_i:
            over += prices_i - limits_i
    return over


def rises(xs, n):
    found = 0
    for xs_i_minus_1, xs_i in zip(xs, xs[1:n]):
        if xs_i > xs_i_minus_1:
            found += 1
    return found


xs = [i * 7919 % 1009 for i in range(50000)]
ys = xs[::-1]
total = 0
for _ in range(20):
    total += compare(xs, ys, 50000) + rises(xs, 50000) + sum([xs_k * ys_k for xs_k, ys_k in zip(xs[:50000], ys)])
print(total)
"""

_SEQUENCES = ("list", "tuple", "str", "bytes")
_MOST = 4
"""Lists to walk over at once."""


class _Lane(NamedTuple):
    """One list with one shift: all `items` are `holder[index + shift]`."""

    holder: Binding
    shift: Sum
    items: list[Node]


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, index = match["loop"], module.scopes.binding(match["index"])
    region = module.parent(loop) if loop.type == "for_in_clause" else loop
    if (
        index is None
        or region is None
        or not module.scopes.is_builtin(match["range"], "range")
        or module.comments(match["numbers"])
    ):
        return None
    if not match.context.is_script and index.scope.kind == "module":
        return None
    bounds = _bounds(module, match["numbers"])
    lanes = _lanes(module, loop, region, index)
    if bounds is None or not 1 <= len(lanes) <= _MOST or not _is_only_position(module, loop, region, index):
        return None
    if len(lanes) == 1 and f"range(len({lanes[0].holder.name}))" == module.code(match["numbers"]):
        return None  # one list from start to end is another rule's
    if not all(_stays(module, lane, region) for lane in lanes):
        return None
    naturals = Naturals(module, loop, _counts(module, lanes, *bounds))
    if not all(_is_there(module, loop, region, lane, lanes, bounds[1], naturals) for lane in lanes):
        return None
    sources = _sources(module, lanes, *bounds, naturals)
    if sources is None or (len(lanes) > 1 and not module.scopes.means_builtin("zip", module.scopes.scope(loop))):
        return None
    given = _given_names(module, loop, lanes)
    names = [given.get(number) or _name(module, lane, index, loop) for number, lane in enumerate(lanes)]
    items = sources[0] if len(lanes) == 1 else f"zip({', '.join(sources)})"
    edits = [module.edit.replace(match["index"], ", ".join(names)), module.edit.replace(match["numbers"], items)]
    for number, (lane, name) in enumerate(zip(lanes, names, strict=True)):
        if number in given:
            edits.append(module.edit.delete(module.statement(lane.items[0])))
        else:
            edits += [module.edit.replace(item, name) for item in lane.items]
    lists = " and ".join(dict.fromkeys(f"`{lane.holder.name}`" for lane in lanes))
    return Finding(loop, f"`{index.name}` only serves to look up items of {lists}; loop over the items", tuple(edits))


# ------------------------------------------------------------------------------------------------------------ guards


def _bounds(module: Module, numbers: Node) -> tuple[Sum, Sum] | None:
    """First position, and the one after the last; None for other steps than one."""
    arguments = module.arguments(numbers)
    if len(arguments) == 3 and module.code(arguments[2]) == "1":
        arguments.pop()
    if not 1 <= len(arguments) <= 2 or any("splat" in argument.type for argument in arguments):
        return None
    if any(may_be_negative(module, argument) for argument in arguments):
        return None
    if len(arguments) == 2 and not module.effects.is_pure(arguments[0], assume_plain=True):
        return None  # a start is evaluated for each list, an end only for one
    first, *rest = [sum_of(module, argument) for argument in arguments]
    return (first, rest[0]) if rest else (Sum(), first)


def _lanes(module: Module, loop: Node, region: Node, index: Binding) -> list[_Lane]:
    """What the index looks up, lists in the order of their positions; empty if it serves for anything else.

    In an inner loop the item is the same each time, and best looked up before that.
    """
    found: dict[tuple[Binding, Sum], list[Node]] = {}
    for read in index.reads:
        if not module.contains(region, read):
            continue
        item = module.within(read, "subscript")
        holder = module.scopes.binding(item.named_children[0]) if item is not None else None
        shift = shift_of(module, item, index) if item is not None else None
        if item is None or holder is None or shift is None or not shift.is_number or module.is_target(item):
            return []
        if module.loops.innermost(item) != loop:
            return []
        found.setdefault((holder, shift), []).append(item)
    lanes = [_Lane(holder, shift, items) for (holder, shift), items in found.items()]
    order = list(dict.fromkeys(lane.holder for lane in lanes))
    return sorted(lanes, key=lambda lane: (order.index(lane.holder), lane.shift.number))


def _is_only_position(module: Module, loop: Node, region: Node, index: Binding) -> bool:
    """The index is not bound in the loop, nor wanted after it or by an inner function."""
    if index.scope.dynamic:
        return False
    if sum(module.contains(region, write.node) for write in index.writes) != 1:
        return False
    clauses = [*module.walk(region, "for_in_clause")] if loop.type == "for_in_clause" else [loop]
    if len(clauses) > 1 or any(True for _ in module.walk(region, "lambda", "generator_expression")):
        return False
    return loop.type == "for_in_clause" or not (module.scopes.captured(index) or module.loops.target_used_after(loop))


def _stays(module: Module, lane: _Lane, region: Node) -> bool:
    """Surely a sequence, the same with the same items all through the loop."""
    kind = module.annotated_types.of(lane.items[0].named_children[0])
    return (
        kind is not None
        and kind.name in _SEQUENCES
        and not module.effects.rebinds(region, lane.holder)
        and not module.effects.may_change(region, lane.holder)
    )


def _counts(module: Module, lanes: list[_Lane], low: Sum, high: Sum) -> list[Sum]:
    """Lengths of the lists, and how often a loop from a number on is run."""
    lengths = [_length(module, lane) for lane in lanes]
    return [known for known in lengths if known is not None] + ([high] if low.is_number else [])


def _length(module: Module, lane: _Lane) -> Sum | None:
    row = row_of(module, lane.items[0].named_children[0])
    return length(module, row) if row is not None else None


def _is_there(
    module: Module, loop: Node, region: Node, lane: _Lane, lanes: list[_Lane], high: Sum, naturals: Naturals
) -> bool:
    """Every iteration looks at the item, or one behind it; or the list is known to be as long.

    `zip` would end where the shortest list does, and the loop fail, but only if it looked.
    """
    further = [
        item
        for other in lanes
        if other.holder is lane.holder and other.shift.number >= lane.shift.number
        for item in other.items
    ]
    if loop.type == "for_in_clause":
        tests = [part for part in module.statements(region) if part.type == "if_clause"]
        first = tests[0] if tests else module.statements(region)[0]
        inside = [item for item in further if module.contains(first, item)]
        certain = any(is_always_evaluated(module, first, item) for item in inside)
    else:
        certain = is_certain(module, loop, further)
    known = _length(module, lane) if not certain else None
    return certain or (known is not None and naturals.are_natural(known.minus(high.plus(lane.shift))))


# ------------------------------------------------------------------------------------------------------------- edits


def _sources(module: Module, lanes: list[_Lane], low: Sum, high: Sum, naturals: Naturals) -> list[str] | None:
    """The parts of the lists; one of them ends where the loop does."""
    found: list[str] = []
    ends = [_end(module, lane, high, naturals) for lane in lanes]
    last = next((number for number, end in enumerate(ends) if end == ""), None)
    if last is None:
        last = next((number for number, end in enumerate(ends) if end is not None), None)
    if last is None:
        return None
    for number, lane in enumerate(lanes):
        start = low.plus(lane.shift)
        if not naturals.are_natural(start):
            return None
        first, end = "" if str(start) == "0" else str(start), ends[number] if number == last else ""
        name = lane.holder.name
        found.append(f"{name}[{first}:{end}]" if first or end else name)
    return found


def _end(module: Module, lane: _Lane, high: Sum, naturals: Naturals) -> str | None:
    """Where the part of a list ends; empty for the end of the list, None where it might be before its start."""
    known, end = _length(module, lane), high.plus(lane.shift)
    if known == end or str(end) == f"len({lane.holder.name})":
        return ""
    return str(end) if naturals.are_natural(end) else None


def _given_names(module: Module, loop: Node, lanes: list[_Lane]) -> dict[int, str]:
    """By the number of the list, `x = xs[i]` where a loop begins with that and looks up the item nowhere else."""
    body = loop.child_by_field_name("body")
    found: dict[int, str] = {}
    statements = module.statements(body) if body is not None else []
    for statement in statements[:-1]:
        assignment = statement.children[0]
        left, right = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
        alone = [number for number, lane in enumerate(lanes) if lane.items == [right]]
        binding = module.scopes.binding(left) if left is not None and left.type == "identifier" else None
        if assignment.type != "assignment" or binding is None or not alone or not module.edit.owns_lines(statement):
            break
        if sum(module.contains(loop, write.node) for write in binding.writes) > 1 or module.comments(statement):
            break
        found[alone[0]] = binding.name
    return found


def _name(module: Module, lane: _Lane, index: Binding, loop: Node) -> str:
    """`xs_i` for `xs[i]`, `xs_i_minus_1` for `xs[i - 1]`."""
    name, apart = f"{lane.holder.name}_{index.name}".lower(), lane.shift.number
    if apart:
        name += f"_{'plus' if apart > 0 else 'minus'}_{abs(apart)}"
    return module.scopes.fresh_name(name, loop)
