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
from perfhint.rules.loops._item_outcomes import mentions
from perfhint.rules.loops._substitution import negated

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

_UNFIT = ("lambda", "generator_expression", "named_expression", "yield", "await")
_WIDE = 100
"""Bytes of a line, longer ones are broken."""
_LONG = 240
"""Bytes of what fits into one comprehension."""


class _Filling(NamedTuple):
    """`for …: if …: name.append(item)`."""

    name: Node
    method: str
    item: Node
    clauses: list[str]
    parts: list[Node]
    """Everything that is evaluated."""
    targets: list[Node]


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
    """The loop as that; inner loops and conditions become clauses."""
    left, right, body = (loop.child_by_field_name(field) for field in ("left", "right", "body"))
    if left is None or right is None or body is None or any(child.type == "async" for child in loop.children):
        return None
    statements = module.statements(body)
    clauses, parts = [f"for {module.code(left)} in {_iterable(module, right)}"], [right]
    while len(statements) == 2 and (skipped := _skips(module, statements[0])) is not None:
        clauses.append(f"if {negated(module, skipped, module.code(module.unwrap(skipped)))}")
        parts.append(skipped)
        statements = statements[1:]
    while len(statements) == 1 and statements[0].type == "if_statement":
        test, then = (statements[0].child_by_field_name(field) for field in ("condition", "consequence"))
        if test is None or then is None or statements[0].child_by_field_name("alternative") is not None:
            return None
        clauses.append(f"if {_condition(module, test)}")
        parts.append(test)
        statements = module.statements(then)
    if len(statements) != 1:
        return None
    if statements[0].type == "for_statement":
        inner = _filling(module, statements[0])
        if inner is None or statements[0].child_by_field_name("alternative") is not None:
            return None
        return inner._replace(
            clauses=clauses + inner.clauses,
            parts=parts + inner.parts,
            targets=module.loops.targets(loop) + inner.targets,
        )
    return _leaf(module, statements[0], clauses, parts, module.loops.targets(loop))


def _leaf(
    module: Module, statement: Node, clauses: list[str], parts: list[Node], targets: list[Node]
) -> _Filling | None:
    """`name.append(item)` or `name.add(item)`."""
    call = statement.children[0] if statement.type == "expression_statement" else statement
    function = call.child_by_field_name("function") if call.type == "call" else None
    if function is None or function.type != "attribute" or len(module.arguments(call)) != 1:
        return None
    name, method = function.named_children[0], module.code(function.named_children[-1])
    item = module.arguments(call)[0]
    if name.type != "identifier" or method not in ("append", "add") or "splat" in item.type:
        return None
    return _Filling(name, method, item, clauses, [*parts, item], targets)


def _skips(module: Module, statement: Node) -> Node | None:
    """The test of `if test: continue`."""
    then = statement.child_by_field_name("consequence")
    if statement.type != "if_statement" or then is None or statement.child_by_field_name("alternative") is not None:
        return None
    alone = [one.type for one in module.statements(then)] == ["continue_statement"]
    return statement.child_by_field_name("condition") if alone else None


def _iterable(module: Module, right: Node) -> str:
    code = module.code(right)
    return f"({code})" if right.type in ("conditional_expression", "expression_list") else code


def _condition(module: Module, test: Node) -> str:
    inner = module.unwrap(test)
    return module.code(test if inner.type in ("conditional_expression", "lambda") else inner)


# ------------------------------------------------------------------------------------------------------------- guards


def _is_plain(module: Module, loop: Node, filling: _Filling, binding: Binding) -> bool:
    """Surely a list or set, which nothing in the loop looks at; all that is evaluated is harmless."""
    if not module.types.is_a(filling.name, "list" if filling.method == "append" else "set"):
        return False
    names = [module.code(target) for target in filling.targets]
    if len(set(names)) != len(names) or binding.name in names or module.loops.target_used_after(loop):
        return False
    inner = [one for one in module.walk(loop, "for_statement") if one.id != loop.id]
    if any(map(module.loops.target_used_after, inner)) or any(_is_captured(module, one) for one in filling.targets):
        return False
    if _empty_before(module, loop, filling, binding) is None and not module.effects.is_private(binding):
        return False
    return not any(mentions(module, part, binding) or not _is_harmless(module, part) for part in filling.parts)


def _is_captured(module: Module, target: Node) -> bool:
    binding = module.scopes.binding(target)
    return binding is None or module.scopes.captured(binding)


def _is_harmless(module: Module, part: Node) -> bool:
    """It is of no account that the list is there only when all is done."""
    return not any(True for _ in module.walk(part, *_UNFIT)) and module.effects.is_pure(part, assume_plain=True)


# -------------------------------------------------------------------------------------------------------------- edits


def _edits(module: Module, loop: Node, filling: _Filling, binding: Binding) -> list[Edit] | None:
    start = _empty_before(module, loop, filling, binding)
    is_list = filling.method == "append"
    name = binding.name
    target = filling.targets[0] if filling.targets else None
    copied = (
        len(filling.clauses) == 1
        and target is not None
        and module.code(loop.child_by_field_name("left") or loop) == module.code(filling.item)
        and filling.item.type == "identifier"
    )
    scope = module.scopes.scope(loop)
    items = filling.clauses[0].partition(" in ")[2]
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
    line = f"{name} {head}{item} {' '.join(filling.clauses)}{closing}"
    if len(line) + len(module.indentation(loop)) <= _WIDE:
        return [line]
    indent = module.indent_unit
    return [f"{name} {head}", f"{indent}{item}", *(f"{indent}{clause}" for clause in filling.clauses), closing]
