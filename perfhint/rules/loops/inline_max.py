"""Larger or smaller of two values by a call, in a loop.

Slow:
    for price in prices:
        best = max(best, price)

Fast:
    for price in prices:
        if price > best:
            best = price

Why:
    `max` and `min` take any number of arguments, look for `key` and `default`, and are found among the builtins each
    time. For two values that costs five to ten times the one comparison they make (two times in CPython 3.13).

When not:
    More than two values, `key=`, or an iterable. Outside of loops the call is easier to read.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety, names

ID = "PH301"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call
  function: (identifier) @function
  arguments: (argument_list . (_) @first . (_) @second .)
  (#any-of? @function "max" "min")) @call
"""

SLOW = """\
def best_value(weights, values, capacity):
    best = [0] * (capacity + 1)
    answer = 0
    for weight, value in zip(weights, values):
        for left in range(capacity, weight - 1, -1):
            best[left] = max(best[left], best[left - weight] + value)
            answer = max(answer, best[left])
    return answer


print(best_value(range(3, 90, 2), range(7, 200, 3), 5000))
"""

FAST = """\
def best_value(weights, values, capacity):
    best = [0] * (capacity + 1)
    answer = 0
    for weight, value in zip(weights, values):
        for left in range(capacity, weight - 1, -1):
            if (candidate := best[left - weight] + value) > best[left]:
                best[left] = candidate
            if (candidate_2 := best[left]) > answer:
                answer = candidate_2
    return answer


print(best_value(range(3, 90, 2), range(7, 200, 3), 5000))
"""

_NOT_VALUES = names("keyword_argument list_splat dictionary_splat generator_expression named_expression comment")

_BARE = names("assignment augmented_assignment return_statement parenthesized_expression argument_list")


class _Choice(NamedTuple):
    """`max(first, second)`: `second` if it is the greater (or lesser, for `min`) of the two, else `first`."""

    call: Node
    first: Node
    second: Node
    sign: str


def rewrite(match: Match, module: Module) -> Finding | None:
    call, first, second = match["call"], match["first"], match["second"]
    if first.type in _NOT_VALUES or second.type in _NOT_VALUES or not is_hot(module, call):
        return None
    if not module.scopes.is_builtin(match["function"], "max", "min") or module.comments(module.statement(call)):
        return None
    choice = _Choice(call, first, second, ">" if module.code(match["function"]) == "max" else "<")
    scope = module.scopes.home(module.scopes.scope(call)).kind
    may_name = scope == "function" or (scope == "module" and match.context.is_script)
    edits = _as_if(module, choice, may_name) or _in_place(module, choice) or _named(module, choice, may_name)
    if not edits:
        return None
    message = f"`{' '.join(module.code(call).split())}` is a call that costs several times the one comparison it makes"
    return Finding(call, message, edits, _safety(module, first, second))


def _safety(module: Module, first: Node, second: Node) -> Safety:
    """The order in which two values are evaluated is not noticed if they are pure and just one of them may raise."""
    pure = module.effects.is_pure(first) and module.effects.is_pure(second)
    both = module.effects.may_raise(first) and module.effects.may_raise(second)
    return Safety.SAFE if pure and not both else Safety.CHECKED


def _as_if(module: Module, choice: _Choice, may_name: bool) -> tuple[Edit, ...]:
    """`x = max(x, value)`: only assign when the value is the greater."""
    assignment = module.parent(choice.call)
    target = _target(module, choice.call)
    if assignment is None or target is None or not module.edit.owns_lines(module.statement(assignment)):
        return ()
    if module.code(choice.first) == module.code(target):
        value = choice.second
    elif module.code(choice.second) == module.code(target) and _are_integers(module, choice):
        value = choice.first  # which of two equal values is kept cannot be told
    else:
        return ()
    if not _may_come_first(module, value, target) or not module.effects.is_pure(target, assume_plain=True):
        return ()
    tested = kept = module.code(value)
    if not _is_simple(value):
        if not may_name:
            return ()
        kept = module.scopes.fresh_name("candidate", choice.call)
        tested = f"({kept} := {tested})"
    old, unit = module.code(target), module.indent_unit
    lines = f"if {tested} {choice.sign} {old}:", f"{unit}{old} = {kept}"
    return (module.edit.replace_statement(module.statement(assignment), *lines),)


def _in_place(module: Module, choice: _Choice) -> tuple[Edit, ...]:
    """Both values are names or numbers: the choice fits where the call stands."""
    if not _is_simple(choice.first) or not _is_simple(choice.second):
        return ()
    chosen = _chosen(choice, module.code(choice.first), module.code(choice.second))
    parent = module.parent(choice.call)
    bare = parent is not None and parent.type in _BARE
    return (module.edit.replace(choice.call, chosen if bare else f"({chosen})"),)


def _named(module: Module, choice: _Choice, may_name: bool) -> tuple[Edit, ...]:
    """`x = max(…)` or `return max(…)`, nothing else in the statement: give the values names, in the same order."""
    statement, parent = module.statement(choice.call), module.parent(choice.call)
    whole = parent is not None and (parent.type == "return_statement" or _target(module, choice.call) is not None)
    if not whole or not may_name or not module.edit.owns_lines(statement):
        return ()
    if _is_simple(choice.first) and not _may_come_first(module, choice.second, choice.first):
        return ()
    values = [value for value in (choice.first, choice.second) if not _is_simple(value)]
    if any("\n" in module.code(value) for value in values):
        return ()
    bases = ("candidate",) if len(values) == 1 else ("first", "second")
    names = {value.id: module.scopes.fresh_name(base, choice.call) for base, value in zip(bases, values, strict=True)}
    first, second = (names.get(value.id, module.code(value)) for value in (choice.first, choice.second))
    lines = [f"{names[value.id]} = {module.code(value)}" for value in values]
    head = module.data[statement.start_byte : choice.call.start_byte].decode()
    return (module.edit.replace_statement(statement, *lines, head + _chosen(choice, first, second)),)


def _chosen(choice: _Choice, first: str, second: str) -> str:
    return f"{second} if {second} {choice.sign} {first} else {first}"


def _target(module: Module, call: Node) -> Node | None:
    """`x` where the statement is just `x = call`."""
    assignment = module.parent(call)
    if assignment is None or assignment.type != "assignment" or assignment.child_by_field_name("type") is not None:
        return None
    holder, target = module.parent(assignment), assignment.child_by_field_name("left")
    if holder is None or holder.type != "expression_statement" or target is None:
        return None
    return target if target.type in ("identifier", "subscript", "attribute") else None


def _is_simple(value: Node) -> bool:
    """Costs next to nothing, and gives the same, each time it is evaluated."""
    if value.type == "unary_operator":
        value = value.named_children[0]
        return value.type in ("integer", "float")
    return value.type in ("identifier", "integer", "float")


def _are_integers(module: Module, choice: _Choice) -> bool:
    return all(module.types.is_a(value, "int") for value in (choice.first, choice.second))


def _may_come_first(module: Module, value: Node, other: Node) -> bool:
    """Evaluating `value` before `other` and not after it gives the same for both."""
    if module.effects.is_pure(value, assume_plain=True):
        return True
    binding = module.scopes.binding(other)
    return binding is not None and not module.effects.rebinds(value, binding)
