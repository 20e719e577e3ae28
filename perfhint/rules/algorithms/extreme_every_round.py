"""Largest or smallest item looked for in every round, to be replaced or taken out.

Slow:
    for _ in range(coupons):
        dearest = prices.index(max(prices))
        prices[dearest] = prices[dearest] // 2

Fast:
    prices = [-item for item in prices]
    heapify(prices)
    for _ in range(coupons):
        heapreplace(prices, -(-prices[0] // 2))
    prices = [-item for item in prices]

Why:
    `max`, `index` and `remove` each go through the list in every round. A heap gives the smallest item, and takes
    another in its place, in about log n steps; the largest one, too, if it holds the numbers with their signs turned.

When not:
    Other items are looked at in the loop; the order of the list matters after it; anything but ints; lists of a few
    items.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.algorithms._heap import Heap, is_own_list, made_heap, needs_no_order, one_import
from perfhint.rules.api import Edit, Finding, Kind, Match, Module, Node, Role, Safety, Use, Write

ID = "PH171"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n log n)"
PATTERN = """
(call
  function: (identifier) @function
  arguments: (argument_list . (identifier) @list .)
  (#any-of? @function "max" "min")) @call
"""

SLOW = """\
def discounted(n):
    prices = [i * i % 100003 for i in range(n)]
    for _ in range(n):
        dearest = prices.index(max(prices))
        prices[dearest] = prices[dearest] // 2
    return sum(prices)


print(discounted(3000))
"""

FAST = """\
from heapq import heapify, heapreplace


def discounted(n):
    prices = [i * i % 100003 for i in range(n)]
    prices = [-item for item in prices]
    heapify(prices)
    for _ in range(n):
        heapreplace(prices, -((-prices[0]) // 2))
    prices = [-item for item in prices]
    return sum(prices)


print(discounted(3000))
"""

_FEW = 16


class Rounds(NamedTuple):
    """A loop that deals with the largest, or smallest, item of a list only."""

    heap: Heap
    function: str
    inside: list[Use]
    """What it does with the list."""


def rewrite(match: Match, module: Module) -> Finding | None:
    rounds = _rounds(match, module)
    if rounds is None:
        return None
    edits: list[Edit] = []
    for use in rounds.inside:
        changed = _in_heap(module, rounds, use)
        if changed is None:
            return None
        edits += [edit for edit in changed if edit not in edits]
    edits += made_heap(module, rounds.heap)
    message = f"`{module.code(match['call'])}` goes through all items in every round; a heap does not"
    return Finding(match["call"], message, tuple(one_import(edits)))


def _rounds(match: Match, module: Module) -> Rounds | None:
    call, items = match["call"], module.scopes.binding(match["list"])
    loop, function = module.loops.innermost(call), module.code(match["function"])
    if items is None or loop is None or loop.type not in ("for_statement", "while_statement"):
        return None
    if items.scope.kind == "module" and not match.context.is_script:
        return None  # who imports it may see the list while it is a heap
    if not module.scopes.is_builtin(match["function"], "max", "min") or module.loops.is_small(loop):
        return None
    if loop.child_by_field_name("alternative") is not None or not module.edit.owns_lines(loop):
        return None
    if not is_own_list(module, items, loop) or module.facts.is_short(match["list"], _FEW):
        return None
    if module.within(loop, "try_statement") is not None or any(module.walk(loop, "try_statement", "with_statement")):
        return None  # of an empty list `max` and a heap fail in different ways
    if any(write.value is not None and write.value.type == "list" for write in items.writes):
        return None
    heap = Heap(items, loop, largest=function == "max")
    uses = module.uses.of(items)
    inside = [use for use in uses if module.contains(loop, use.node)]
    if not all(needs_no_order(heap, use) for use in uses if use not in inside):
        return None
    rounds = Rounds(heap, function, inside)
    first = next(use for use in inside if _is_look(module, rounds, use.outer))
    takes = any(_takes(use) for use in inside)
    return rounds if takes and first.outer.id == call.id else None


def _takes(use: Use) -> bool:
    """An item is not what it was, or where it was, afterwards."""
    return use.role in (Role.SET_ITEM, Role.DELETE_ITEM) or (use.role is Role.METHOD and use.name in ("remove", "pop"))


# ------------------------------------------------------------------------------------------- the item that is wanted


def _is_look(module: Module, rounds: Rounds, node: Node) -> bool:
    """`max(items)`"""
    arguments = module.arguments(node) if module.scopes.calls(node, rounds.function) else []
    return len(arguments) == 1 and module.scopes.binding(arguments[0]) is rounds.heap.items


def _is_extreme(module: Module, rounds: Rounds, node: Node) -> bool:
    """`max(items)`, or a name for it, as long as nothing has changed."""
    write = _named(module, rounds, node)
    return _is_look(module, rounds, node if write is None or write.value is None else write.value)


def _is_index(module: Module, rounds: Rounds, node: Node) -> bool:
    """`items.index(max(items))`"""
    function, arguments = node.child_by_field_name("function"), module.arguments(node)
    if node.type != "call" or function is None or function.type != "attribute" or len(arguments) != 1:
        return False
    holder, method = function.named_children
    mine = module.scopes.binding(holder) is rounds.heap.items and module.code(method) == "index"
    return mine and _is_extreme(module, rounds, arguments[0])


def _is_place(module: Module, rounds: Rounds, node: Node) -> bool:
    """Where the item is: `items.index(max(items))`, or a name for that, as long as nothing has changed."""
    write = _named(module, rounds, node)
    return _is_index(module, rounds, node if write is None or write.value is None else write.value)


def _named(module: Module, rounds: Rounds, node: Node) -> Write | None:
    """What gave the name `node` its value in this round, if the list is since then as it was."""
    write = module.flow.definition(node) if node.type == "identifier" else None
    if write is None or write.kind is not Kind.ASSIGN or write.value is None or write.is_shared:
        return None
    made, used = module.statement(write.node), module.statement(node)
    block = module.parent(made)
    if module.loops.innermost(made) != rounds.heap.loop or module.loops.innermost(used) != rounds.heap.loop:
        return None
    if block is None or not module.contains(block, used) or made.end_byte > used.start_byte:
        return None
    changes = [use.node for use in rounds.inside if _takes(use) or use.name == "append"]
    between = any(made.end_byte <= change.start_byte < used.start_byte for change in changes)
    return None if between or sum(module.statement(change) == used for change in changes) > 1 else write


# -------------------------------------------------------------------------------------------------------- the heap


def _in_heap(module: Module, rounds: Rounds, use: Use) -> list[Edit] | None:
    """What the use becomes when the list is a heap; None where there is no such thing."""
    heap, outer = rounds.heap, use.outer
    match use.role:
        case Role.TRUTH:
            return []
        case Role.ARGUMENT if use.name == "len":
            return []
        case Role.ARGUMENT if _is_look(module, rounds, outer):
            return _looked(module, rounds, outer)
        case Role.ITEM if _is_place(module, rounds, outer.named_children[1]):
            return [heap.look(module, outer)]
        case Role.SET_ITEM if _is_place(module, rounds, outer.named_children[1]):
            return heap.replace(module, outer)
        case Role.DELETE_ITEM if _is_place(module, rounds, outer.named_children[1]):
            deleting = module.statement(outer)
            alone = [child.id for child in module.statements(deleting)] == [outer.id]
            return heap.pop(module, deleting) if alone else None
        case Role.METHOD:
            return _called(module, rounds, use)
    return None


def _called(module: Module, rounds: Rounds, use: Use) -> list[Edit] | None:
    """`items.method(…)`"""
    call, arguments = use.outer, module.arguments(use.outer)
    if len(arguments) != 1 or module.comments(call):
        return None
    if use.name == "append" and module.uses.is_statement(call):
        return rounds.heap.push(module, call)
    if use.name == "pop" and _is_place(module, rounds, arguments[0]):
        return rounds.heap.pop(module, call)
    if use.name == "remove" and module.uses.is_statement(call) and _is_extreme(module, rounds, arguments[0]):
        return _removed(module, rounds, call)
    return _indexed(module, rounds, call) if _is_index(module, rounds, call) else None


def _removed(module: Module, rounds: Rounds, call: Node) -> list[Edit]:
    """Right after it got a name the item is taken out there."""
    statement, item = module.statement(call), module.arguments(call)[0]
    write = _named(module, rounds, item)
    if write is None or write.value is None or _is_only_searched(module, rounds, write):
        return rounds.heap.pop(module, call)
    if module.previous_statement(statement) != module.statement(write.node):
        return rounds.heap.pop(module, call)
    return [*rounds.heap.pop(module, write.value), module.edit.delete(statement)]


def _looked(module: Module, rounds: Rounds, call: Node) -> list[Edit]:
    """The item is looked at, unless all of it is that it is searched for."""
    searching = module.uses.classify(call)
    if searching.role is Role.ARGUMENT and _is_search(module, rounds, searching.outer):
        return []
    write = _written(module, call)
    if write is None:
        return [rounds.heap.look(module, call)]
    if _is_only_searched(module, rounds, write):
        return [module.edit.delete(module.statement(call))]
    following = module.next_statement(module.statement(call))
    taken = [] if following is None else [use.outer for use in rounds.inside if use.name == "remove"]
    if any(
        module.statement(each) == following and _named(module, rounds, argument) is write
        for each in taken
        for argument in module.arguments(each)
    ):
        return []  # becomes one with the removal
    return [rounds.heap.look(module, call)]


def _indexed(module: Module, rounds: Rounds, call: Node) -> list[Edit] | None:
    """An index is only good for the item that is there."""
    write = _written(module, call)
    if write is None:
        return [] if _leads_to_item(module, rounds, call) else None
    binding = module.scopes.binding(write.node)
    if binding is None or module.scopes.captured(binding) or len(binding.writes) != 1:
        return None
    good = all(
        module.contains(rounds.heap.loop, read) and _leads_to_item(module, rounds, read) for read in binding.reads
    )
    return [module.edit.delete(module.statement(call))] if good else None


def _leads_to_item(module: Module, rounds: Rounds, place: Node) -> bool:
    """`items[place]` or `items.pop(place)`; where these stand they are looked at."""
    parent, use = module.parent(place), module.uses.classify(place)
    holder = parent.named_children[0] if parent is not None and parent.type == "subscript" else None
    if use.role is Role.ARGUMENT and use.outer.type == "call":
        holder = _receiver(module, use.outer, "pop")
    return holder is not None and module.scopes.binding(holder) is rounds.heap.items


def _receiver(module: Module, call: Node, *methods: str) -> Node | None:
    """`items` of `items.method(…)`"""
    function = call.child_by_field_name("function")
    if function is None or function.type != "attribute" or module.code(function.named_children[1]) not in methods:
        return None
    return function.named_children[0]


def _is_search(module: Module, rounds: Rounds, call: Node) -> bool:
    """`items.remove(…)` or `items.index(…)`"""
    holder = _receiver(module, call, "remove", "index")
    return holder is not None and module.scopes.binding(holder) is rounds.heap.items


def _written(module: Module, value: Node) -> Write | None:
    """The write whose value this is, of a plain `name = value`."""
    assignment = module.parent(value)
    left = assignment.child_by_field_name("left") if assignment is not None else None
    if assignment is None or assignment.type != "assignment" or left is None or left.type != "identifier":
        return None
    binding = module.scopes.binding(left)
    writes = [] if binding is None else binding.writes
    return next((write for write in writes if write.node.id == left.id and not write.is_shared), None)


def _is_only_searched(module: Module, rounds: Rounds, write: Write) -> bool:
    """Nothing is done with the named item but looking for it in the list."""
    binding = module.scopes.binding(write.node)
    if binding is None or module.scopes.captured(binding) or len(binding.writes) != 1:
        return False
    return all(
        use.role is Role.ARGUMENT
        and module.contains(rounds.heap.loop, use.node)
        and _is_search(module, rounds, use.outer)
        for use in module.uses.of(binding)
    )
