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

from perfhint.rules._parentheses import in_parentheses
from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety, Use, names

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

_IMPORT = "from heapq import "
_ANY_ORDER = names("len sum max min any all set")


class Rounds(NamedTuple):
    """A loop that begins each round by sorting, and then deals with one end of the list only."""

    items: Binding
    loop: Node
    sorting: Node
    end: str
    """Index of the item that is taken: "0" or "-1"."""
    largest: bool

    @property
    def first(self) -> str:
        """The item itself, in the heap."""
        return f"-{self.items.name}[0]" if self.largest else f"{self.items.name}[0]"


def rewrite(match: Match, module: Module) -> Finding | None:
    rounds = _rounds(match, module)
    if rounds is None or (rounds.items.scope.kind == "module" and not match.context.is_script):
        return None
    name, edits = rounds.items.name, [module.edit.delete(rounds.sorting)]
    if not _is_dealt_with_in_order(module, rounds):
        return None
    for use in module.uses.of(rounds.items):
        if not module.contains(rounds.loop, use.node):
            if not _needs_no_order(rounds, use) and not _leaves_one(module, rounds):
                return None
        elif not module.contains(rounds.sorting, use.node):
            changed = _in_heap(module, rounds, use)
            if changed is None:
                return None
            edits += [edit for edit in changed if edit not in edits]
    heapify, imports = module.edit.imported("heapq", "heapify", rounds.loop)
    turned = f"{name} = [-item for item in {name}]"
    before = [turned] if rounds.largest else []
    edits += [*imports, module.edit.insert_before(rounds.loop, *before, f"{heapify}({name})")]
    if rounds.largest and any(read.start_byte > rounds.loop.end_byte for read in rounds.items.reads):
        edits.append(module.edit.insert_after(rounds.loop, turned))
    message = f"`{module.code(rounds.sorting)}` goes through all items in every round; a heap does not"
    return Finding(rounds.sorting, message, tuple(_one_import(edits)))


def _one_import(edits: list[Edit]) -> list[Edit]:
    """One line that imports all that is needed, in place of one for each."""
    imports = sorted((edit for edit in edits if edit.text.startswith(_IMPORT)), key=lambda edit: edit.text)
    if not imports:
        return edits
    words = [edit.text.removeprefix(_IMPORT).rstrip() for edit in imports]
    line = imports[0].text.replace(words[0], ", ".join(words), 1)
    return [imports[0]._replace(text=line), *(edit for edit in edits if edit not in imports)]


# ------------------------------------------------------------------------------------------------- what it is about


def _rounds(match: Match, module: Module) -> Rounds | None:
    sorting, items = match["sorting"], module.scopes.binding(match["list"])
    loop, body = module.loops.innermost(sorting), module.parent(sorting)
    option = match.get("option")
    reverse = "" if option is None else module.code(option).replace(" ", "")
    if items is None or loop is None or body is None or reverse not in ("", "reverse=True"):
        return None
    if body != loop.child_by_field_name("body") or not _is_own_list(module, items, loop, sorting):
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
    return Rounds(items, loop, sorting, end, largest=(end == "-1") != bool(reverse))


def _sorts_itself(module: Module, given: Node, items: Binding) -> bool:
    """`items = sorted(items)`."""
    function = module.statement(given).named_children[0].named_children[1].named_children[0]
    return module.scopes.binding(given) is items and module.scopes.is_builtin(function, "sorted")


def _is_own_list(module: Module, items: Binding, loop: Node, sorting: Node) -> bool:
    """A list of ints that nobody else has, made in the loop around `loop`, if there is one."""
    kind = module.annotated_types.of_binding(items)
    outer = next(iter(module.loops.around(loop)), None)
    return (
        kind is not None
        and kind.name == "list"
        and kind.element is not None
        and kind.element.name == "int"
        and module.effects.is_private(items)
        and not module.scopes.captured(items)
        and all(
            write.kind is Kind.ASSIGN
            and write.at <= loop.start_byte
            and (outer is None or module.contains(outer, write.node))
            for write in items.writes
            if not module.contains(sorting, write.node)
        )
    )


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


def _needs_no_order(rounds: Rounds, use: Use) -> bool:
    """The list is not yet sorted there, or looked at in ways for which its order does not matter."""
    if use.node.start_byte < rounds.loop.start_byte:
        return True
    if use.role is Role.ARGUMENT:
        return use.name in _ANY_ORDER
    return use.role in (Role.TRUTH, Role.SEARCHED) or (use.role is Role.METHOD and use.name == "count")


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
            return [_replaced(module, use.outer, rounds.first)]
        case Role.SET_ITEM:
            return _replaced_first(module, rounds, use)
        case Role.METHOD if use.name == "pop":
            heappop, edits = module.edit.imported("heapq", "heappop", use.node)
            unused = module.uses.is_statement(use.outer)
            text = f"{'-' if rounds.largest and not unused else ''}{heappop}({rounds.items.name})"
            return [*edits, _replaced(module, use.outer, text)]
        case Role.METHOD if use.name == "append" and module.uses.is_statement(use.outer):
            heappush, edits = module.edit.imported("heapq", "heappush", use.node)
            arguments = module.arguments(use.outer)
            if len(arguments) != 1 or arguments[0].type == "list_splat" or module.comments(use.outer):
                return None
            return [*edits, *_call(rounds, heappush, use.outer, arguments[0], use.outer.end_byte)]
    return None


def _replaced(module: Module, node: Node, text: str) -> Edit:
    return module.edit.replace(node, in_parentheses(module, text, node) if text.startswith("-") else text)


def _replaced_first(module: Module, rounds: Rounds, use: Use) -> list[Edit] | None:
    """`heapreplace(items, value)` for `items[0] = value`, and for `items[0] -= value`."""
    assignment = module.parent(use.outer)
    value = assignment.child_by_field_name("right") if assignment is not None else None
    if assignment is None or value is None or module.comments(assignment) or value.type == "assignment":
        return None
    heapreplace, edits = module.edit.imported("heapq", "heapreplace", use.node)
    if assignment.type == "assignment" and assignment.named_children[0].id == use.outer.id:
        return [*edits, *_call(rounds, heapreplace, assignment, value, assignment.end_byte)]
    operator = assignment.child_by_field_name("operator")
    used = any(module.scopes.binding(word) is rounds.items for word in module.walk(value, "identifier"))
    if assignment.type != "augmented_assignment" or operator is None or used or module.code(operator) == "**=":
        return None
    new = f"{rounds.first} {module.code(operator)[:-1]} {module.edit.operand(value)}"
    new = f"-({new})" if rounds.largest else new
    return [*edits, module.edit.replace(assignment, f"{heapreplace}({rounds.items.name}, {new})")]


def _call(rounds: Rounds, function: str, whole: Node, value: Node, end: int) -> list[Edit]:
    """`function(items, value)` in place of `whole`, where what is in `value` may be changed, too."""
    opening, closing = ("-(", "))") if rounds.largest else ("", ")")
    start = Edit(whole.start_byte, value.start_byte, f"{function}({rounds.items.name}, {opening}")
    return [start, Edit(value.end_byte, end, closing)]
