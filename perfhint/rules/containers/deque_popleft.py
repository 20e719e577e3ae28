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
SAFETY = Safety.CHECKED  # an uncaught pop from an empty deque words its IndexError differently
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
_SAME_METHODS = frozenset({"append", "extend", "clear", "remove", "count", "reverse", "copy", "index"})
_TAKING = names("len sum min max sorted any all list tuple set enumerate map zip .join .extend")


def rewrite(match: Match, module: Module) -> Finding | None:
    binding = module.scopes.binding(match["queue"])
    if binding is None or not _is_own_list(module, binding) or module.facts.is_short(match["queue"], _FEW):
        return None
    uses = module.uses.of(binding)
    ends = [use.outer for use in uses if _front_call(module, use)]
    if match["call"].id != ends[0].id or not any(module.loops.around(call) for call in ends):
        return None
    deque, edits = module.edit.imported("collections", "deque", match["call"])
    if all(_works_on_deque(module, use, uses) for use in uses):
        edits += [_convert(module, write.value, deque) for write in binding.writes if write.value is not None]
    elif (place := _place_to_convert(module, binding, ends, uses)) is not None:
        edits.append(module.edit.insert_before(place, f"{binding.name} = {deque}({binding.name})"))
    else:
        return None
    edits += [_at_front(module, call) for call in ends]
    if binding.scope.kind == "module" and not match.context.is_script:
        edits = []  # who imports it may use the list in other ways
    safety = Safety.SAFE if all(_is_guarded(module, call, binding) for call in ends) else None
    verb = "insert(0, …)" if _method(module, ends[0]) == "insert" else "pop(0)"
    message = f"`{binding.name}.{verb}` moves every other item of the list each time; a deque does not"
    return Finding(match["call"], message, tuple(edits), safety)


def _is_own_list(module: Module, binding: Binding) -> bool:
    kind = module.types.of_binding(binding)
    return (
        kind is not None
        and kind.name == "list"
        and module.effects.is_private(binding)
        and all(write.kind in (Kind.ASSIGN, Kind.AUGMENTED) and write.annotation is None for write in binding.writes)
    )


def _works_on_deque(module: Module, use: Use, uses: list[Use]) -> bool:
    """A deque does the same here, and not in linear time."""
    match use.role:
        case Role.METHOD if use.name == "pop":
            return [module.code(index) for index in module.arguments(use.outer)] in ([], ["0"])  # a deque takes no -1
        case Role.METHOD if use.name == "insert":
            return _front_call(module, use)
        case Role.METHOD:
            return use.name in _SAME_METHODS
        case Role.ITEM | Role.SET_ITEM:
            return module.code(use.outer.children_by_field_name("subscript")[0]) in ("0", "-1")
        case Role.ARGUMENT:
            return use.name in _TAKING
        case Role.ITERATED:  # a list may grow while it is looped over, a deque must not
            loop = use.outer if use.outer.type == "for_statement" else module.parent(use.outer)
            return loop is not None and not any(
                module.effects.changes(other) and module.contains(loop, other.node) for other in uses
            )
    return use.role in (Role.TRUTH, Role.SEARCHED, Role.UNPACKED, Role.AUGMENTED, Role.STATEMENT)


def _place_to_convert(module: Module, binding: Binding, ends: list[Node], uses: list[Use]) -> Node | None:
    """The loop before which the list can become a deque: only there and later it is used as a queue, and as no list."""
    loops = [module.loops.around(call) for call in ends]
    if not all(loops) or module.scopes.captured(binding):
        return None
    loop = loops[0][-1]
    later = [use for use in uses if use.node.start_byte >= loop.start_byte]
    if loop.type == "for_in_clause" or any(around[-1].id != loop.id for around in loops):
        return None
    if any(write.node.start_byte >= loop.start_byte for write in binding.writes):
        return None
    return loop if all(_works_on_deque(module, use, uses) for use in later) else None


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


def _is_guarded(module: Module, call: Node, binding: Binding) -> bool:
    """The queue surely holds something: the call is the first use of it in the body of `while queue`."""
    if _method(module, call) == "insert":
        return True
    loop = module.loops.innermost(call)
    if loop is None or loop.type != "while_statement":
        return False
    condition, body = module.unwrap(loop.named_children[0]), loop.child_by_field_name("body")
    if body is None or not module.loops.runs(loop, call) or module.scopes.binding(condition) is not binding:
        return False
    first = next((use.node for use in module.uses.of(binding) if module.contains(body, use.node)), None)
    return first is not None and module.contains(call, first) and not module.scopes.captured(binding)
