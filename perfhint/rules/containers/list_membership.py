"""Membership test in a list, again and again.

Slow:
    unique = []
    for item in items:
        if item not in unique:
            unique.append(item)

Fast:
    unique = []
    unique_set = set()
    for item in items:
        if item not in unique_set:
            unique.append(item)
            unique_set.add(item)

Why:
    `in` compares with the items of a list one by one, which makes the loop quadratic. A set finds an item by its hash,
    in constant time. Where the list serves for nothing but the test it becomes a set itself; else a set is kept beside
    it.

When not:
    Items that cannot be hashed, or that change. In lists that never hold more than about ten items there is no gain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfhint.rules._lookups import follows_failed_hashing
from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Role, Safety, Use, names

if TYPE_CHECKING:
    from collections.abc import Iterator

ID = "PH202"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n)"
PATTERN = """
(comparison_operator . (_) . ["in" "not in"] . (identifier) @list .) @test
"""

SLOW = """\
def unique(numbers):
    seen = []
    for number in numbers:
        if number not in seen:
            seen.append(number)
    return seen


print(sum(unique([i * i % 4001 for i in range(20000)])))
"""

FAST = """\
def unique(numbers):
    seen = []
    seen_set = set()
    for number in numbers:
        if number not in seen_set:
            seen.append(number)
            seen_set.add(number)
    return seen


print(sum(unique([i * i % 4001 for i in range(20000)])))
"""

_READING = frozenset({Role.ITEM, Role.SLICE, Role.ITERATED, Role.TRUTH, Role.COMPARED, Role.FORMATTED, Role.UNPACKED})
_FEW = 10
"""Items among which comparing is as quick as hashing."""
_SHORT = 40
"""Bytes of an item that is evaluated a second time, to be added to the set as well."""
_READING_METHODS = frozenset({"index", "count", "copy", "sort", "reverse"})
_READING_CALLS = names("len sum min max sorted any all print list tuple set enumerate zip map filter .join")


def rewrite(match: Match, module: Module) -> Finding | None:
    binding = module.scopes.binding(match["list"])
    if binding is None or not _is_own_list(module, binding):
        return None
    if not module.scopes.means_builtin("set", binding.scope) or module.facts.is_short(match["list"], _FEW):
        return None
    if _stays_short(module, binding):
        return None
    tests = [use for use in module.uses.of(binding) if use.role is Role.SEARCHED and _may_hash(module, use)]
    repeated = [use.outer for use in tests if _is_repeated(module, use, binding)]
    if not repeated or match["test"].id != repeated[0].id:
        return None
    edits = _as_set(module, binding, tests) or _with_set(module, binding, tests)
    if edits is None:
        return None
    if binding.scope.kind == "module" and not match.context.is_script:
        edits = []  # who imports it may use the list in other ways
    message = f"`{module.code(match['test'])}` compares with the items of the list one by one; a set finds them by hash"
    return Finding(match["test"], message, tuple(edits), _safety(module, binding, tests))


# -------------------------------------------------------------------------------------------------------- guards


def _is_own_list(module: Module, binding: Binding) -> bool:
    """Surely a list, written in one scope by plain assignments, whose items may be hashable."""
    kind = module.types.of_binding(binding)
    return (
        kind is not None
        and kind.name == "list"
        and (kind.element is None or module.types.may_hash(kind.element))
        and binding.scope.kind in ("module", "function")
        and all(
            write.kind is Kind.ASSIGN
            and write.annotation is None
            and write.scope is binding.scope
            and write.value is not None
            and module.effects.is_fresh(write.value)
            and not write.is_shared
            for write in binding.writes
        )
    )


def _stays_short(module: Module, binding: Binding) -> bool:
    """Written as a few items, and added to one by one outside of loops, and of functions that may be called often."""
    grown = 0
    for use in module.uses.of(binding):
        if use.role is Role.SEARCHED or use.role in _READING or use.name in _READING_METHODS | _READING_CALLS:
            continue
        added = module.arguments(use.outer) if use.role is Role.METHOD and use.name in ("append", "extend") else []
        if not added or module.loops.around(use.outer):
            return False
        if module.scopes.home(module.scopes.scope(use.outer)) is not binding.scope:
            return False
        if use.name == "extend" and not _is_display(module, added[0], _FEW):
            return False
        grown += len(module.statements(added[0])) if use.name == "extend" else 1
    written = [write.value for write in binding.writes]
    return all(value is not None and _is_display(module, value, _FEW - grown) for value in written)


def _is_display(module: Module, value: Node, most: int) -> bool:
    """At most so many items, written one by one, or as the words of a text."""
    if value.type == "call":
        function = value.child_by_field_name("function")
        text = function.child_by_field_name("object") if function is not None else None
        if text is None or text.type != "string" or not module.code(value).endswith(".split()"):
            return False
        return len(module.code(text).split()) <= most
    items = module.statements(value)
    return value.type == "list" and len(items) <= most and not any("splat" in item.type for item in items)


def _may_hash(module: Module, use: Use) -> bool:
    if len(use.outer.children) != 3 or follows_failed_hashing(
        module, use.outer
    ):  # `a == b in items`, `a in items == b`
        return False
    left = module.types.of(use.outer.named_children[0])
    return left is None or module.types.may_hash(left)


def _is_repeated(module: Module, use: Use, binding: Binding) -> bool:
    """In a loop that does not make the list anew each time."""
    return any(
        not any(module.contains(loop, write.node) for write in binding.writes)
        for loop in module.loops.around(use.outer)
        if not module.loops.is_small(loop)
    )


def _safety(module: Module, binding: Binding, tests: list[Use]) -> Safety:
    kinds = [module.types.of(use.outer.named_children[0]) for use in tests]
    kind = module.types.of_binding(binding)
    sure = kind is not None and all(module.types.is_hashable(each) for each in [kind.element, *kinds])
    if not all(_is_guarded(module, use) for use in module.uses.of(binding) if _removes(use)):
        return Safety.CHECKED  # both fail if it is not there, but not in the same way
    return Safety.SAFE if sure else Safety.CHECKED


# -------------------------------------------------------------------------------------- the list becomes a set


def _as_set(module: Module, binding: Binding, tests: list[Use]) -> list[Edit] | None:
    """Where nothing but membership is asked."""
    edits = [module.edit.replace(write.value, _set_of(module, write.value)) for write in binding.writes if write.value]
    same = {(Role.TRUTH, None), (Role.METHOD, "clear")}
    if _is_distinct(module, binding):
        same |= {(Role.ARGUMENT, "len"), (Role.METHOD, "remove")}
    for use in module.uses.of(binding):
        if _removes(use) and not _is_guarded(module, use) and _waits_for_errors(module):
            return None
        if use in tests or (use.role, use.name) in same:
            continue
        name = {"append": "add", "extend": "update"}.get(use.name or "") if use.role is Role.METHOD else None
        if name is None or not module.uses.is_statement(use.outer):
            return None
        edits.append(module.edit.replace(use.outer.named_children[0].named_children[1], name))
    return edits


def _is_distinct(module: Module, binding: Binding) -> bool:
    """No item is in the list twice: it begins with none or with a range, and adds only what it has not."""
    return all(
        write.value is not None and (_is_empty(module, write.value) or _is_range(module, write.value))
        for write in binding.writes
    ) and all(
        use.name in ("clear", "remove") or (use.name == "append" and _is_guarded(module, use))
        for use in module.uses.of(binding)
        if use.role is Role.METHOD
    )


def _is_empty(module: Module, value: Node) -> bool:
    return value.type == "list" and not module.statements(value)


def _is_range(module: Module, value: Node) -> bool:
    inner = module.arguments(value) if module.scopes.calls(value, "list") else []
    return len(inner) == 1 and module.scopes.calls(inner[0], "range")


def _is_guarded(module: Module, change: Use) -> bool:
    """`if item not in items: items.append(item)`, or `if item in items: items.remove(item)`, with nothing between."""
    statement = module.statement(change.outer)
    block = module.parent(statement)
    choice = module.parent(block) if block is not None else None
    condition = (
        choice.child_by_field_name("condition") if choice is not None and choice.type == "if_statement" else None
    )
    if block is None or condition is None or module.statements(block)[0].id != statement.id:
        return False
    if choice is None or choice.child_by_field_name("consequence") != block:
        return False
    arguments, test = module.arguments(change.outer), "in" if _removes(change) else "not in"
    wanted = [f"{module.code(item)} {test} {module.code(change.node)}" for item in arguments]
    known = " ".join(module.code(module.unwrap(condition)).split()) in wanted
    return known and all(module.effects.is_pure(item) for item in arguments)


def _removes(use: Use) -> bool:
    return use.role is Role.METHOD and use.name == "remove"


def _waits_for_errors(module: Module) -> bool:
    """Somewhere a `ValueError` may be caught, where the set raises a `KeyError`."""
    return any(True for _ in module.walk(module.root, "try_statement")) or "suppress" in module.text


def _set_of(module: Module, value: Node) -> str:
    if module.scopes.calls(value, "list"):
        return f"set{module.code(value.named_children[1])}"
    if value.type != "list":
        return f"set({module.code(value)})"
    inner = module.code(value)[1:-1]
    return f"{{{inner}}}" if module.statements(value) else "set()"


# ---------------------------------------------------------------------------------------- a set beside the list


def _with_set(module: Module, binding: Binding, tests: list[Use]) -> list[Edit] | None:
    """Where the list is needed as well, but only ever grows by `append`."""
    name = module.scopes.fresh_name(f"{binding.name}_set", binding.writes[0].node)
    edits: list[Edit] = []
    for use in module.uses.of(binding):
        if use in tests:
            edits.append(module.edit.replace(use.node, name))
        elif use.role is Role.METHOD and use.name == "append":
            edit = _also_add(module, use, name)
            if edit is None:
                return None
            edits.append(edit)
        elif not _leaves_items(module, use, binding):
            return None
    return [*_make_sets(module, binding, name), *edits]


def _also_add(module: Module, use: Use, name: str) -> Edit | None:
    arguments = module.arguments(use.outer)
    if len(arguments) != 1 or not module.uses.is_statement(use.outer):
        return None
    item = arguments[0]
    if not module.effects.is_pure(item) or item.end_byte - item.start_byte > _SHORT:
        return None
    if any(module.code(word) == module.code(use.node) for word in module.walk(item, "identifier")):
        return None  # `len(items)` is another number afterwards
    statement = module.statement(use.outer)
    return module.edit.insert_after(statement, f"{name}.add({module.code(item)})")


def _leaves_items(module: Module, use: Use, binding: Binding) -> bool:
    match use.role:
        case Role.METHOD:
            return use.name in _READING_METHODS
        case Role.ARGUMENT:
            return use.name in _READING_CALLS
        case Role.RETURNED:
            return binding.scope.kind == "function" and not module.scopes.captured(binding)
    return use.role in _READING


def _make_sets(module: Module, binding: Binding, name: str) -> Iterator[Edit]:
    for write in binding.writes:
        made = "set()" if write.value is not None and _is_empty(module, write.value) else f"set({binding.name})"
        yield module.edit.insert_after(module.statement(write.node), f"{name} = {made}")
