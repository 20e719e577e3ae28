"""List rebuilt to add an item.

Slow:
    found = found + [item]

Fast:
    found.append(item)

Why:
    `found + [item]` makes a new list and copies all items into it, so a loop that collects n items copies about
    n^2 / 2 of them. `append` puts the one item behind the others. (`found += [item]` copies nothing, but makes a list
    for one item.)

When not:
    The list has another name, or is looped over, at that moment: the new list would not be seen there, the item would.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety, Use
from perfhint.source.known import READING_CALLS

ID = "PH206"
SAFETY = Safety.SAFE
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(expression_statement . (assignment
  left: (identifier) @list
  right: (binary_operator left: (identifier) @same operator: "+" right: (_) @added)) .) @statement
(expression_statement . (augmented_assignment left: (identifier) @list right: (list) @added) .) @statement
"""

SLOW = """\
def collatz(n):
    steps = [n]
    while n > 1:
        n = 3 * n + 1 if n % 2 else n // 2
        steps = steps + [n]
    return steps


def all_steps(limit):
    found = []
    for n in range(1, limit):
        found = found + collatz(n)[-3:]
    return found


print(sum(all_steps(2500)))
"""

FAST = """\
def collatz(n):
    steps = [n]
    while n > 1:
        n = 3 * n + 1 if n % 2 else n // 2
        steps.append(n)
    return steps


def all_steps(limit):
    found = []
    for n in range(1, limit):
        found += collatz(n)[-3:]
    return found


print(sum(all_steps(2500)))
"""

_LOOPS = ("for_statement", "for_in_clause")
_LAZY = (
    "iter",
    "zip",
    "enumerate",
    "map",
    "filter",
    "reversed",
    "itertools.chain",
    "itertools.cycle",
    "itertools.islice",
)


def rewrite(match: Match, module: Module) -> Finding | None:
    statement, added, name = match["statement"], match["added"], match["list"]
    same, binding = match.get("same"), module.scopes.binding(name)
    operator = module.code(statement.named_children[0].children[1])
    if binding is None or operator not in ("=", "+=") or not is_hot(module, statement):
        return None
    if same is not None and (
        module.scopes.binding(same) is not binding or not _is_only_name(module, binding, statement)
    ):
        return None
    items = module.statements(added) if added.type == "list" else []
    single = len(items) == 1 and items[0].type != "list_splat"
    if (
        not _is_list(module, binding)
        or not (single or module.types.is_a(added, "list"))
        or (same is None and not single)
    ):
        return None
    if single:  # what stands between the brackets stays as it is
        edits: tuple[Edit, ...] = (
            Edit(statement.start_byte, added.start_byte + 1, f"{binding.name}.append("),
            Edit(added.end_byte - 1, added.end_byte, ")"),
        )
    else:
        edits = (Edit(statement.start_byte, added.start_byte, f"{binding.name} += "),)
    why = "makes a list for one item" if same is None else "copies all items to add to them"
    growth = "constant factor" if same is None else ""
    return Finding(statement, f"`{module.code(statement)}` {why}", edits, growth=growth)


def _is_list(module: Module, binding: Binding) -> bool:
    kind = module.types.of_binding(binding)
    return kind is not None and kind.name == "list"


def _is_only_name(module: Module, binding: Binding, statement: Node) -> bool:
    """Nothing else refers to the list when `statement` makes a new one."""
    if binding.scope.dynamic or module.scopes.captured(binding) or binding.scope.kind not in ("function", "module"):
        return False
    fresh = all(
        write.kind in (Kind.ASSIGN, Kind.AUGMENTED)
        and (write.value is None or (not write.is_shared and module.effects.is_fresh(write.value)))
        for write in binding.writes
    )
    return fresh and not any(_keeps(module, use, statement) for use in module.uses.of(binding))


def _keeps(module: Module, use: Use, statement: Node) -> bool:
    """This use may still see the old list after `statement`."""
    match use.role:
        case Role.RETURNED:
            return module.within(statement, "function_definition") is None
        case Role.ARGUMENT if use.name in _LAZY:
            loop = module.parent(use.outer)
            return loop is None or loop.type not in _LOOPS or _outlives(module, loop, statement)
        case Role.ARGUMENT:
            return use.name not in READING_CALLS
        case Role.ITERATED:
            return _outlives(module, use.outer, statement)
    return use.role in (Role.ESCAPES, Role.ATTRIBUTE, Role.SET_ATTRIBUTE)


def _outlives(module: Module, loop: Node, statement: Node) -> bool:
    """The loop goes on after `statement`: it is around it, or a generator that is not used up on the spot."""
    holder = module.parent(loop)
    if loop.type == "for_in_clause" and holder is not None and holder.type == "generator_expression":
        use = module.uses.classify(holder)
        return use.role is not Role.ARGUMENT or use.name in _LAZY or use.name not in READING_CALLS
    return module.contains(loop, statement)
