"""List used as a queue.

Slow:
    queue = [start]
    while queue:
        node = queue.pop(0)

Fast:
    queue = deque([start])
    while queue:
        node = queue.popleft()

Why:
    A list is one block of memory: taking the first item out, or putting one in front, moves all the others. A
    `collections.deque` does both in constant time, and `append`, `pop` and `len` as quickly as a list.

When not:
    The list is indexed in the middle, sliced, sorted, printed, compared, or handed to other code. In a queue that never
    holds more than a few dozen items the difference is small.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety, Use, names

ID = "PH201"
SAFETY = Safety.CHECKED  # a deque words its IndexError and ValueError differently
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(call
  function: (attribute object: (identifier) @queue attribute: (identifier) @_pop)
  arguments: (argument_list . (integer) @_zero .)
  (#eq? @_pop "pop") (#eq? @_zero "0")) @call
(call
  function: (attribute object: (identifier) @queue attribute: (identifier) @_insert)
  arguments: (argument_list . (integer) @_zero . (_) .)
  (#eq? @_insert "insert") (#eq? @_zero "0")) @call
"""

SLOW = """\
def order(n):
    queue = list(range(n))
    taken = []
    while queue:
        taken.append(queue.pop(0))
        if len(taken) % 3 == 0:
            queue.append(len(taken))
    return sum(taken)


print(order(60000))
"""

FAST = """\
from collections import deque


def order(n):
    queue = deque(range(n))
    taken = []
    while queue:
        taken.append(queue.popleft())
        if len(taken) % 3 == 0:
            queue.append(len(taken))
    return sum(taken)


print(order(60000))
"""

_FEW = 10
"""Items that are moved as quickly as a deque is found."""
_SAME_METHODS = frozenset({"append", "extend", "clear", "remove", "count", "reverse", "index"})
_TAKING = names("sum min max sorted any all list tuple set .join .extend")
_LAZY = names("enumerate map zip")
_AT_ONCE = names("len print str repr")
_SEARCHING = names("remove index")
_TAKING_OUT = names("pop remove clear")


def rewrite(match: Match, module: Module) -> Finding | None:
    binding = module.scopes.binding(match["queue"])
    if binding is None or not _is_own_list(module, binding) or module.facts.is_short(match["queue"], _FEW):
        return None
    uses = module.uses.of(binding)
    ends = [use.outer for use in uses if _front_call(module, use)]
    if match["call"].id != ends[0].id or not any(_is_repeated(module, call, binding) for call in ends):
        return None
    deque, edits = module.edit.imported("collections", "deque", match["call"])
    if all(_works_on_deque(module, use, binding) for use in uses):
        edits += [_convert(module, write.value, deque) for write in binding.writes if write.value is not None]
    elif (place := _place_to_convert(module, binding, ends)) is not None:
        edits.append(module.edit.insert_before(place, f"{binding.name} = {deque}({binding.name})"))
    else:
        return None
    edits += [_at_front(module, call) for call in ends]
    if binding.scope.kind == "module" and not match.context.is_script:
        edits = []  # who imports it may use the list in other ways
    safety = Safety.SAFE if all(_never_fails(module, use, binding) for use in uses) else None
    verb = "insert(0, …)" if _method(module, ends[0]) == "insert" else "pop(0)"
    message = f"`{binding.name}.{verb}` moves every other item of the list each time; a deque does not"
    return Finding(match["call"], message, tuple(edits), safety, alone=True)


def _is_own_list(module: Module, binding: Binding) -> bool:
    kind = module.types.of_binding(binding)
    return (
        kind is not None
        and kind.name == "list"
        and binding.scope.kind in ("module", "function")  # `Class.queue` is nothing that can be followed
        and module.effects.is_private(binding)
        and all(write.kind in (Kind.ASSIGN, Kind.AUGMENTED) and write.annotation is None for write in binding.writes)
    )


def _is_repeated(module: Module, call: Node, binding: Binding) -> bool:
    """In a loop that does not make the list anew each time."""
    anew = [
        write.node
        for write in binding.writes
        if write.kind is Kind.ASSIGN
        and not (write.value and any(module.contains(write.value, r) for r in binding.reads))
    ]
    return any(not any(module.contains(loop, node) for node in anew) for loop in module.loops.around(call))


def _works_on_deque(module: Module, use: Use, binding: Binding) -> bool:
    """A deque does the same here, unless it fails, and not in linear time."""
    match use.role:
        case Role.METHOD if use.name == "pop":
            return [module.code(index) for index in module.arguments(use.outer)] in ([], ["0"])  # a deque takes no -1
        case Role.METHOD if use.name == "insert":
            return _front_call(module, use)
        case Role.METHOD:
            return use.name in _SAME_METHODS
        case Role.ITEM | Role.SET_ITEM:
            return module.code(use.outer.children_by_field_name("subscript")[0]) in ("0", "-1")
        case Role.ARGUMENT if use.name == "len":
            return True
        case Role.ITERATED | Role.ARGUMENT:
            return _stays_while_taken(module, use, binding)
        case Role.SEARCHED:
            return len(use.outer.children) == 3  # `x in queue == y` compares the queue, too
        case Role.AUGMENTED:
            return module.code(use.outer.children[1]) == "+="
    return use.role in (Role.TRUTH, Role.UNPACKED, Role.STATEMENT)


def _stays_while_taken(module: Module, use: Use, binding: Binding) -> bool:
    """A list may change while its items are taken one by one, a deque must not."""
    if use.role is Role.ITERATED:
        region = _taken_by_loop(module, use.outer)
    elif use.name in _LAZY:
        region = _taken_in(module, use.outer)
    else:
        region = use.outer if use.name in _TAKING and _takes_items(module, use) else None
    return region is not None and not module.effects.may_change(region, binding)


def _takes_items(module: Module, use: Use) -> bool:
    """`min(queue, other)` would compare the queue, `sum(items, queue)` would add to it."""
    first, *others = module.arguments(use.outer)
    if use.name not in ("sum", "min", "max"):
        return True
    return module.contains(first, use.node) and all(other.type == "keyword_argument" for other in others)


def _taken_by_loop(module: Module, loop: Node) -> Node | None:
    """Where the loop goes on, which for a generator is where it is used."""
    holder = loop if loop.type == "for_statement" else module.parent(loop)
    return _taken_in(module, holder) if holder is not None and holder.type == "generator_expression" else holder


def _taken_in(module: Module, iterator: Node) -> Node | None:
    """The loop or call around an iterator that takes all it gives; None where that may come later."""
    taker = module.parent(iterator)
    if taker is not None and taker.type == "argument_list":
        taker = module.parent(taker)
    if taker is None or taker.type == "list_splat":
        return iterator
    if taker.type in ("for_statement", "for_in_clause"):
        return _taken_by_loop(module, taker) if taker.child_by_field_name("right") == iterator else None
    if module.scopes.calls(taker, *_LAZY):
        return _taken_in(module, taker)
    return taker if _takes_all(module, taker) else None


def _takes_all(module: Module, call: Node) -> bool:
    function = call.child_by_field_name("function") if call.type == "call" else None
    if function is not None and function.type == "attribute":
        holder, method = function.named_children
        return module.code(method) in ("join", "extend") and module.types.is_a(holder, "str", "bytes", "list")
    return module.scopes.calls(call, *_TAKING)


def _place_to_convert(module: Module, binding: Binding, ends: list[Node]) -> Node | None:
    """The loop before which the list can become a deque: only there and later it is used as a queue, and as no list."""
    loops = [module.loops.around(call) for call in ends]
    if not all(loops) or module.scopes.captured(binding):
        return None
    loop = loops[0][-1]
    uses = module.uses.of(binding)
    later = [use for use in uses if use.node.start_byte >= loop.start_byte]
    if loop.type == "for_in_clause" or any(around[-1].id != loop.id for around in loops):
        return None
    if any(write.node.start_byte >= loop.start_byte for write in binding.writes):
        return None
    if any(_may_go_on(module, use) for use in uses if use not in later):
        return None
    return loop if all(_works_on_deque(module, use, binding) for use in later) else None


def _may_go_on(module: Module, use: Use) -> bool:
    """An iterator over the list that is made here may not see what happens to the deque later."""
    if use.role is Role.ARGUMENT:
        return use.name not in _TAKING and use.name not in _AT_ONCE and _taken_in(module, use.outer) is None
    return use.role is Role.ITERATED and _taken_by_loop(module, use.outer) is None


def _front_call(module: Module, use: Use) -> bool:
    """`queue.pop(0)` or `queue.insert(0, item)`."""
    arguments = module.arguments(use.outer) if use.role is Role.METHOD else []
    wanted = {"pop": 1, "insert": 2}.get(use.name or "")
    return len(arguments) == wanted and module.code(arguments[0]) == "0"


def _convert(module: Module, value: Node, deque: str) -> Edit:
    """The list as a deque from the start; `list(x)` need not be made first."""
    if module.scopes.calls(value, "list"):
        return module.edit.replace(value.named_children[0], deque)
    if value.type == "list" and not value.named_child_count:
        return module.edit.replace(value, f"{deque}()")
    return module.edit.replace(value, f"{deque}({module.code(value)})")


def _at_front(module: Module, call: Node) -> Edit:
    function, arguments = call.named_children
    if _method(module, call) == "pop":
        return module.edit.replace_between(function.named_children[1], arguments, "popleft()")
    item = module.arguments(call)[1]
    return Edit(function.named_children[1].start_byte, item.start_byte, "appendleft(")


def _method(module: Module, call: Node) -> str:
    return module.code(call.named_children[0].named_children[1])


def _never_fails(module: Module, use: Use, binding: Binding) -> bool:
    """Nothing is raised here, which a deque would say in its own words."""
    if use.role is Role.UNPACKED:
        return use.outer.type != "assignment"
    if use.role is Role.METHOD and use.name in _SEARCHING:
        return False
    by_number = use.role in (Role.ITEM, Role.SET_ITEM) or (use.role is Role.METHOD and use.name == "pop")
    return not by_number or _is_guarded(module, use, binding)


def _is_guarded(module: Module, use: Use, binding: Binding) -> bool:
    """The queue surely holds something: in the body of `while queue`, nothing has been taken out before."""
    loop = module.loops.innermost(use.outer)
    if loop is None or loop.type != "while_statement" or module.scopes.captured(binding):
        return False
    body, statement = loop.child_by_field_name("body"), module.statement(use.outer)
    if body is None or module.scopes.binding(module.unwrap(loop.named_children[0])) is not binding:
        return False
    if not module.contains(body, use.node) or any(module.contains(body, write.node) for write in binding.writes):
        return False
    return not any(
        other is not use and other.role is Role.METHOD and other.name in _TAKING_OUT
        for other in module.uses.of(binding)
        if body.start_byte <= other.node.start_byte < statement.end_byte
    )
