"""List sorted for nothing but its smallest and largest item.

Slow:
    heights.sort()
    print(heights[-1] - heights[0])

Fast:
    print(max(heights) - min(heights))

Why:
    Sorting compares about n log n times; `min` and `max` look at each item once.

When not:
    The order of the list matters to anything else, or the ends are looked at in a loop; items that are equal but not
    the same.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety, Use, names

ID = "PH144"
SAFETY = Safety.CHECKED  # of an empty list both fail, but not in the same way
GROWTH = "O(n log n) → O(n)"
PATTERN = """
(expression_statement . (call
  function: (attribute object: (identifier) @list attribute: (identifier) @_sort)
  arguments: (argument_list . (keyword_argument)? @option .)
  (#eq? @_sort "sort")) @call .) @statement
(expression_statement . (assignment
  left: (identifier) @list
  right: (call
    function: (identifier) @sorted
    arguments: (argument_list . (_) @items . (keyword_argument)? @option .))
  (#eq? @sorted "sorted")) .) @statement
"""

SLOW = """\
def spread(n):
    numbers = [i * i % 100003 for i in range(n)]
    numbers.sort()
    return numbers[-1] - numbers[0]


print(spread(200000))
"""

FAST = """\
def spread(n):
    numbers = [i * i % 100003 for i in range(n)]
    return max(numbers) - min(numbers)


print(spread(200000))
"""

_COMPARED = frozenset({"int", "str"})
_ANY_ORDER = names("len sum max min any all set")


def rewrite(match: Match, module: Module) -> Finding | None:
    statement, option = match["statement"], match.get("option")
    binding = module.scopes.binding(match["list"])
    reverse = "" if option is None else module.code(option).replace(" ", "")
    if binding is None or reverse not in ("", "reverse=True", "reverse=False") or module.comments(statement):
        return None
    if not _is_own_list(module, binding) or module.within(statement, "try_statement") is not None:
        return None
    later = _later_uses(module, binding, statement)
    ends = [use for use in later or () if use.role is Role.ITEM]
    if later is None or not ends or not all(_needs_no_order(module, use, statement) for use in later):
        return None
    scope = module.scopes.scope(statement)
    if not all(module.scopes.means_builtin(name, scope) for name in ("min", "max", "list")):
        return None
    if match.get("sorted") is None:
        edits = [module.edit.delete(statement)]
    else:
        if not module.scopes.is_builtin(match["sorted"], "sorted") or match["items"].type == "keyword_argument":
            return None
        call = match["sorted"].parent
        edits = [module.edit.replace(call or statement, f"list({module.code(match['items'])})")]
    edits += [_end(module, use, descending=reverse == "reverse=True") for use in ends]
    message = f"`{binding.name}` is sorted for its ends only; `min` and `max` look at each item once"
    return Finding(statement, message, tuple(edits))


def _is_own_list(module: Module, binding: Binding) -> bool:
    """A list of numbers or strings that nobody else has."""
    kind = module.annotated_types.of_binding(binding)
    return (
        kind is not None
        and kind.name == "list"
        and kind.element is not None
        and kind.element.name in _COMPARED
        and module.effects.is_private(binding)
        and not module.scopes.captured(binding)
        and all(write.kind is Kind.ASSIGN for write in binding.writes)
    )


def _later_uses(module: Module, binding: Binding, statement: Node) -> list[Use] | None:
    """Uses of the list as it is after `statement`; None if that is not plain to see."""
    loop, block = module.loops.innermost(statement), module.parent(statement)
    writes = [write for write in binding.writes if not module.contains(statement, write.node)]
    later = [use for use in module.uses.of(binding) if use.node.start_byte >= statement.end_byte]
    if any(write.at > statement.end_byte for write in writes):
        return None
    if loop is not None and not all(module.contains(loop, write.node) for write in binding.writes):
        return None
    return later if block is not None and all(module.contains(block, use.node) for use in later) else None


def _needs_no_order(module: Module, use: Use, statement: Node) -> bool:
    """The same in any order; or one of the ends, looked at once."""
    match use.role:
        case Role.ITEM:
            inner = [loop for loop in module.loops.around(use.node) if not module.contains(loop, statement)]
            return module.code(use.outer.named_children[1]) in ("0", "-1") and not inner
        case Role.ARGUMENT:
            return use.name in _ANY_ORDER
        case Role.METHOD:
            return use.name == "count"
    return use.role in (Role.TRUTH, Role.SEARCHED)


def _end(module: Module, use: Use, *, descending: bool) -> Edit:
    first = module.code(use.outer.named_children[1]) == "0"
    return module.edit.replace(use.outer, f"{'min' if first != descending else 'max'}({module.code(use.node)})")
