"""List sorted in every round to take its smallest or largest item.

Slow:
    while len(piles) > 1:
        piles.sort()
        first = piles.pop(0)
        second = piles.pop(0)
        piles.append(first + second)

Fast:
    heapify(piles)
    while len(piles) > 1:
        first = heappop(piles)
        second = heappop(piles)
        heappush(piles, first + second)

Why:
    A round changes a few items, and still all of them are gone through to put them in order. A heap gives the smallest
    item, and takes a new one, in about log n steps; the largest one, too, if it holds the numbers with their signs
    turned.

When not:
    Other items are looked at than the one at the end; the order of the list matters after the loop; items that are
    equal but not the same.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules.algorithms._heap import Heap, is_own_list, made_heap, needs_no_order, one_import
from perfhint.rules.api import Binding, Edit, Finding, Match, Module, Node, Role, Safety, Use

ID = "PH145"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n log n)"
PATTERN = """
(expression_statement . (call
  function: (attribute object: (identifier) @list attribute: (identifier) @_sort)
  arguments: (argument_list . (keyword_argument)? @option .)
  (#eq? @_sort "sort")) .) @sorting
(expression_statement . (assignment left: (identifier) @list !type right: (call
  function: (identifier) @_sorted
  arguments: (argument_list . (identifier) @given . (keyword_argument)? @option .)
  (#eq? @_sorted "sorted"))) .) @sorting
"""

SLOW = """\
def merge_cost(n):
    piles = [i * i % 10007 for i in range(n)]
    cost = 0
    while len(piles) > 1:
        piles.sort()
        total = piles.pop(0) + piles.pop(0)
        cost += total
        piles.append(total)
    return cost


print(merge_cost(3000))
"""

FAST = """\
from heapq import heapify, heappop, heappush


def merge_cost(n):
    piles = [i * i % 10007 for i in range(n)]
    cost = 0
    heapify(piles)
    while len(piles) > 1:
        total = heappop(piles) + heappop(piles)
        cost += total
        heappush(piles, total)
    return cost


print(merge_cost(3000))
"""


class Rounds(NamedTuple):
    """A loop that begins each round by sorting, and then deals with one end of the list only."""

    heap: Heap
    sorting: Node
    end: str
    """Index of the item that is taken: "0" or "-1"."""

    @property
    def items(self) -> Binding:
        """The list."""
        return self.heap.items

    @property
    def loop(self) -> Node:
        """All of it."""
        return self.heap.loop


def rewrite(match: Match, module: Module) -> Finding | None:
    rounds = _rounds(match, module)
    if rounds is None or (rounds.items.scope.kind == "module" and not match.context.is_script):
        return None
    edits = [module.edit.delete(rounds.sorting)]
    if not _is_dealt_with_in_order(module, rounds):
        return None
    for use in module.uses.of(rounds.items):
        if not module.contains(rounds.loop, use.node):
            if not needs_no_order(rounds.heap, use) and not _leaves_one(module, rounds):
                return None
        elif not module.contains(rounds.sorting, use.node):
            changed = _in_heap(module, rounds, use)
            if changed is None:
                return None
            edits += [edit for edit in changed if edit not in edits]
    edits += made_heap(module, rounds.heap)
    message = f"`{module.code(rounds.sorting)}` goes through all items in every round; a heap does not"
    return Finding(rounds.sorting, message, tuple(one_import(edits)))


# ------------------------------------------------------------------------------------------------- what it is about


def _rounds(match: Match, module: Module) -> Rounds | None:
    sorting, items = match["sorting"], module.scopes.binding(match["list"])
    loop, body = module.loops.innermost(sorting), module.parent(sorting)
    option = match.get("option")
    reverse = "" if option is None else module.code(option).replace(" ", "")
    if items is None or loop is None or body is None or reverse not in ("", "reverse=True"):
        return None
    if body != loop.child_by_field_name("body") or not is_own_list(module, items, loop, sorting):
        return None
    given = match.get("given")
    if given is not None and not _sorts_itself(module, given, items):
        return None
    if loop.child_by_field_name("alternative") is not None or not module.edit.owns_lines(loop):
        return None
    ends = {_end(module, use) for use in module.uses.of(items) if module.contains(body, use.node)} - {""}
    if len(ends) != 1 or not ends <= {"0", "-1"}:
        return None
    end = ends.pop()
    return Rounds(Heap(items, loop, largest=(end == "-1") != bool(reverse)), sorting, end)


def _sorts_itself(module: Module, given: Node, items: Binding) -> bool:
    """`items = sorted(items)`."""
    function = module.statement(given).named_children[0].named_children[1].named_children[0]
    return module.scopes.binding(given) is items and module.scopes.is_builtin(function, "sorted")


def _end(module: Module, use: Use) -> str:
    """Index of the item that this use is about; "" if it is about none."""
    if use.role in (Role.ITEM, Role.SET_ITEM):
        return module.code(use.outer.named_children[1])
    if use.role is Role.METHOD and use.name == "pop":
        arguments = module.arguments(use.outer)
        return module.code(arguments[0]) if arguments else "-1"
    return ""


def _is_dealt_with_in_order(module: Module, rounds: Rounds) -> bool:
    """In each round the items are sorted, then taken, then given: what is at the end always is the next."""
    given = None
    for use in module.uses.of(rounds.items):
        if not module.contains(rounds.loop, use.node) or module.contains(rounds.sorting, use.node):
            continue
        adds = use.role is Role.SET_ITEM or (use.role is Role.METHOD and use.name == "append")
        if not _end(module, use) and not adds:
            continue
        statement = module.statement(use.node)
        if module.loops.innermost(use.node) != rounds.loop or use.node.start_byte < rounds.sorting.start_byte:
            return False
        if _end(module, use) and given is not None and given.id != statement.id:
            return False
        given = given or (statement if adds else None)
    return True


def _leaves_one(module: Module, rounds: Rounds) -> bool:
    """After `while len(items) > 1` there is nothing left to put in order."""
    test = rounds.loop.child_by_field_name("condition")
    code = "" if test is None else module.code(module.unwrap(test)).replace(" ", "")
    length = f"len({rounds.items.name})"
    return code in (f"{length}>1", f"{length}>=2", f"1<{length}") and not module.loops.exits(
        rounds.loop, "break_statement"
    )


# -------------------------------------------------------------------------------------------------------- the heap


def _in_heap(module: Module, rounds: Rounds, use: Use) -> list[Edit] | None:
    """What the use becomes when the list is a heap; None where there is no such thing."""
    match use.role:
        case Role.TRUTH:
            return []
        case Role.ARGUMENT if use.name == "len":
            return []
        case Role.ITEM:
            return [rounds.heap.look(module, use.outer)]
        case Role.SET_ITEM:
            return rounds.heap.replace(module, use.outer)
        case Role.METHOD if use.name == "pop":
            return rounds.heap.pop(module, use.outer)
        case Role.METHOD if use.name == "append" and module.uses.is_statement(use.outer):
            return rounds.heap.push(module, use.outer)
    return None
