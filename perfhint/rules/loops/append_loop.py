"""List or set filled by a loop that does nothing else.

Slow:
    squares = []
    for x in xs:
        if x > 0:
            squares.append(x * x)

Fast:
    squares = [x * x for x in xs if x > 0]

Why:
    The loop looks up and calls a method for every item. A comprehension adds items by an instruction of its own; where
    the items are taken as they are, `extend` copies them in C.

When not:
    Items or conditions with effects, or that look at what has been added so far.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Safety
from perfhint.rules.loops._clauses import Clauses, are_own, clauses_of, is_harmless
from perfhint.rules.loops._item_outcomes import mentions

ID = "PH322"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(for_statement !alternative body: (block
  [(expression_statement (call function: (attribute))) (if_statement) (for_statement)] .)) @loop
"""

SLOW = """\
def summary(xs):
    squares = []
    for x in xs:
        if x > 5:
            squares.append(x * x)
    different = set()
    for x in xs:
        different.add(x & 7)
    both = []
    for x in xs:
        both.append(x)
    for x in squares:
        if x == 49:
            continue
        both.append(x + 1)
    return len(both) + len(different)


print(sum([summary([i % 100 for i in range(2000)]) for _ in range(300)]))
"""

FAST = """\
def summary(xs):
    squares = [x * x for x in xs if x > 5]
    different = {x & 7 for x in xs}
    both = list(xs)
    both += [x + 1 for x in squares if x != 49]
    return len(both) + len(different)


print(sum([summary([i % 100 for i in range(2000)]) for _ in range(300)]))
"""

_WIDE = 100
"""Bytes of a line, longer ones are broken."""
_LONG = 240
"""Bytes of what fits into one comprehension."""


class _Filling(NamedTuple):
    """`for …: if …: name.append(item)`."""

    name: Node
    method: str
    item: Node
    clauses: Clauses


def rewrite(match: Match, module: Module) -> Finding | None:
    loop = match["loop"]
    filling = _filling(module, loop)
    binding = module.scopes.binding(filling.name) if filling is not None else None
    if filling is None or binding is None or module.comments(loop) or not is_hot(module, filling.name):
        return None
    scope = module.scopes.home(module.scopes.scope(loop))
    if scope.dynamic or scope.kind == "class" or (scope.kind == "module" and not match.context.is_script):
        return None
    if not module.edit.owns_lines(loop) or module.within(loop, "try_statement") is not None:
        return None
    if not _is_plain(module, loop, filling, binding):
        return None
    edits = _edits(module, loop, filling, binding)
    if edits is None:
        return None
    kind = "list" if filling.method == "append" else "set"
    message = f"the loop only fills the {kind} `{binding.name}`; a comprehension does it without a call for each item"
    return Finding(loop, message, tuple(edits))


# ----------------------------------------------------------------------------------------------------------- the loop


def _filling(module: Module, loop: Node) -> _Filling | None:
    """The loop as that."""
    clauses = clauses_of(module, loop)
    if clauses is None:
        return None
    statement = clauses.statement
    call = statement.children[0] if statement.type == "expression_statement" else statement
    function = call.child_by_field_name("function") if call.type == "call" else None
    if function is None or function.type != "attribute" or len(module.arguments(call)) != 1:
        return None
    name, method = function.named_children[0], module.code(function.named_children[-1])
    item = module.arguments(call)[0]
    if name.type != "identifier" or method not in ("append", "add") or "splat" in item.type:
        return None
    return _Filling(name, method, item, clauses)


# ------------------------------------------------------------------------------------------------------------- guards


def _is_plain(module: Module, loop: Node, filling: _Filling, binding: Binding) -> bool:
    """Surely a list or set, which nothing in the loop looks at; all that is evaluated is harmless."""
    if not module.types.is_a(filling.name, "list" if filling.method == "append" else "set"):
        return False
    targets = filling.clauses.targets
    if binding.name in map(module.code, targets) or not are_own(module, loop, targets):
        return False
    if _empty_before(module, loop, filling, binding) is None and not module.effects.is_private(binding):
        return False
    parts = [*filling.clauses.parts, filling.item]
    return all(is_harmless(module, part) and not mentions(module, part, binding) for part in parts)


# -------------------------------------------------------------------------------------------------------------- edits


def _edits(module: Module, loop: Node, filling: _Filling, binding: Binding) -> list[Edit] | None:
    start = _empty_before(module, loop, filling, binding)
    is_list = filling.method == "append"
    name = binding.name
    target = filling.clauses.targets[0] if filling.clauses.targets else None
    copied = (
        len(filling.clauses.codes) == 1
        and target is not None
        and module.code(loop.child_by_field_name("left") or loop) == module.code(filling.item)
        and filling.item.type == "identifier"
    )
    scope = module.scopes.scope(loop)
    items = filling.clauses.codes[0].partition(" in ")[2]
    if copied and start is not None and module.scopes.means_builtin("list" if is_list else "set", scope):
        lines = [f"{name} = {'list' if is_list else 'set'}({items})"]
    elif copied and start is None:
        lines = [f"{name}.{'extend' if is_list else 'update'}({items})"]
    else:
        lines = _comprehension(module, loop, filling, start is not None)
    if any("\n" in line for line in lines) or sum(map(len, lines)) > _LONG:
        return None
    edits = [module.edit.replace_statement(loop, *lines)]
    return edits if start is None else [module.edit.delete(start), *edits]


def _empty_before(module: Module, loop: Node, filling: _Filling, binding: Binding) -> Node | None:
    """`name = []` or `name = set()` right before the loop."""
    before = module.previous_statement(loop)
    for write in binding.writes:
        if before is None or write.kind is not Kind.ASSIGN or module.statement(write.node) != before:
            continue
        value = write.value
        if value is None or write.is_shared or write.annotation is not None or not module.edit.owns_lines(before):
            return None
        return before if module.code(value) == ("[]" if filling.method == "append" else "set()") else None
    return None


def _comprehension(module: Module, loop: Node, filling: _Filling, made: bool) -> list[str]:
    opening, closing = "[]" if filling.method == "append" else "{}"
    item = module.code(filling.item)
    if filling.item.type == "generator_expression":
        item = f"({item})"
    sign = "=" if made else "+=" if filling.method == "append" else "|="
    head, name = f"{sign} {opening}", module.code(filling.name)
    line = f"{name} {head}{item} {' '.join(filling.clauses.codes)}{closing}"
    if len(line) + len(module.indentation(loop)) <= _WIDE:
        return [line]
    indent = module.indent_unit
    return [f"{name} {head}", f"{indent}{item}", *(f"{indent}{clause}" for clause in filling.clauses.codes), closing]
