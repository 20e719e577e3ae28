"""Positions looked for with `index` in a list that grows.

Slow:
    names = []
    for name in votes:
        if name not in names:
            names.append(name)
            counts.append(0)
        counts[names.index(name)] += 1

Fast:
    names = []
    names_positions = {}
    for name in votes:
        if name not in names_positions:
            names.append(name)
            names_positions.setdefault(name, len(names) - 1)
            counts.append(0)
        counts[names_positions[name]] += 1

Why:
    `in` and `index` compare with the items of the list one by one, which makes the loop quadratic. A dictionary kept
    beside the list knows each position by the item's hash; with `setdefault` the first of equal items counts.

When not:
    Items that cannot be hashed; lists whose items are removed, replaced or moved. In lists that never hold more than
    about ten items there is no gain.
"""

from __future__ import annotations

from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety, Use, Write, names

ID = "PH260"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(call
  function: (attribute object: (identifier) @items attribute: (identifier) @_index)
  arguments: (argument_list . (_) .)
  (#eq? @_index "index")) @call
"""

SLOW = """\
def tally(votes):
    names = []
    counts = []
    for vote in votes:
        name = str(vote)
        if name not in names:
            names.append(name)
            counts.append(0)
        counts[names.index(name)] += 1
    return counts


print(max(tally([i * i % 4001 for i in range(9000)])))
"""

FAST = """\
def tally(votes):
    names = []
    names_positions = {}
    counts = []
    for vote in votes:
        name = str(vote)
        if name not in names_positions:
            names.append(name)
            names_positions.setdefault(name, len(names) - 1)
            counts.append(0)
        counts[names_positions[name]] += 1
    return counts


print(max(tally([i * i % 4001 for i in range(9000)])))
"""

_READING = frozenset({Role.ITEM, Role.SLICE, Role.ITERATED, Role.TRUTH, Role.COMPARED, Role.FORMATTED, Role.UNPACKED})
_READING_CALLS = names("len sum min max sorted any all print list tuple set enumerate zip map filter .join")
_FEW = 10
"""Items among which comparing is as quick as hashing."""
_SHORT = 40
"""Bytes of an item that is evaluated a second time, to be added to the dictionary as well."""


def rewrite(match: Match, module: Module) -> Finding | None:
    binding = module.scopes.binding(match["items"])
    write = module.scopes.only_write(binding) if binding is not None else None
    if binding is None or write is None or not _is_own_list(module, binding, write):
        return None
    if module.facts.is_short(match["items"], _FEW):
        return None
    if binding.scope.kind == "module" and not match.context.is_script:
        return None  # who imports it may use the list in other ways
    uses = module.uses.of(binding)
    calls = [use for use in uses if use.role is Role.METHOD and use.name == "index"]
    if not calls or match["call"].id != calls[0].outer.id or _waits_for_errors(module):
        return None
    if not any(_is_repeated(module, use, write.node) for use in calls):
        return None
    positions = module.scopes.fresh_name(f"{binding.name}_positions", write.node)
    edits = [module.edit.insert_after(module.statement(write.node), f"{positions} = {{}}")]
    for use in uses:
        edit = _edit(module, use, positions)
        if edit is not None:
            edits.append(edit)
        elif not _only_reads(use, binding):
            return None
    # At the first of the statements, so that the test in it is not given a set of its own.
    looking = [module.statement(use.outer) for use in uses if use.role is Role.SEARCHED or use in calls]
    message = (
        f"`{module.code(match['call'])}` looks at the items of `{binding.name}` one by one; a dictionary knows where"
    )
    return Finding(min(looking, key=lambda statement: statement.start_byte), message, tuple(edits))


# -------------------------------------------------------------------------------------------------------- guards


def _is_own_list(module: Module, binding: Binding, write: Write) -> bool:
    """Made empty, for this name, and only used in the scope where it is made."""
    return (
        write.kind is Kind.ASSIGN
        and write.annotation is None
        and not write.is_shared
        and write.value is not None
        and write.value.type == "list"
        and not module.statements(write.value)
        and binding.scope.kind in ("module", "function")
        and binding.scope is write.scope
        and not binding.scope.dynamic
        and not module.scopes.captured(binding)
        and module.edit.owns_lines(module.statement(write.node))
        and module.scopes.means_builtin("len", binding.scope)
    )


def _is_repeated(module: Module, use: Use, made: Node) -> bool:
    """In a loop that does not make the list anew each time."""
    return any(
        not module.contains(loop, made) and not module.loops.is_small(loop) for loop in module.loops.around(use.outer)
    )


def _waits_for_errors(module: Module) -> bool:
    """Somewhere a `ValueError` may be caught, where the dictionary raises a `KeyError`."""
    return any(True for _ in module.walk(module.root, "try_statement")) or "suppress" in module.text


def _is_hashable(module: Module, item: Node) -> bool:
    return module.types.is_hashable(module.annotated_types.of(item))


def _only_reads(use: Use, binding: Binding) -> bool:
    match use.role:
        case Role.METHOD:
            return use.name in ("count", "copy")
        case Role.ARGUMENT:
            return use.name in _READING_CALLS
        case Role.RETURNED:
            return binding.scope.kind == "function"
    return use.role in _READING


# --------------------------------------------------------------------------------------------------------- edits


def _edit(module: Module, use: Use, positions: str) -> Edit | None:
    """What the dictionary makes of a use of the list; None for uses that it can do nothing for."""
    if use.role is Role.SEARCHED:
        return module.edit.replace(use.node, positions) if _is_hashable(module, use.outer.named_children[0]) else None
    if use.role is not Role.METHOD or use.name not in ("append", "index"):
        return None
    arguments = module.arguments(use.outer)
    if len(arguments) != 1 or not _is_hashable(module, arguments[0]) or module.comments(use.outer):
        return None
    item = module.code(arguments[0])
    if use.name == "index":
        return module.edit.replace(use.outer, f"{positions}[{item}]")
    words = [module.code(word) for word in module.walk(arguments[0], "identifier")]
    if not module.uses.is_statement(use.outer) or module.code(use.node) in words or len(item) > _SHORT:
        return None
    if not module.effects.is_pure(arguments[0]):
        return None
    added = f"{positions}.setdefault({item}, len({module.code(use.node)}) - 1)"
    return module.edit.insert_after(module.statement(use.outer), added)
