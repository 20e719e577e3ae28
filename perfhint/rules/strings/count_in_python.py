"""Counting equal items in a loop of one's own.

Slow:
    for c in text:
        if c == "a":
            count += 1

Fast:
    count += text.count("a")

Why:
    The loop makes a string for every character, compares it and adds to the counter, all in the interpreter. `count`
    does the same in C, at many times the speed.

    A chain of `elif` gets a `count` for each branch, an `else` what is left of the length.

When not:
    The loop does anything else, or its variable is used after it.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import NamedTuple

from perfhint.rules._before_loop import is_bound_before
from perfhint.rules.api import Finding, Match, Module, Node, Safety
from perfhint.rules.strings._counting import Items, is_comparable, items, literal

ID = "PH404"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(for_statement
  left: (identifier) @item right: (_) @source
  body: (block . (if_statement
    condition: [(comparison_operator) (parenthesized_expression (comparison_operator))]
    consequence: (block . (expression_statement . [(augmented_assignment) (assignment)] .) .))) @body
  !alternative) @loop
"""

SLOW = """\
text = "the quick brown fox jumps over the lazy dog" * 20000
count = 0
for c in text:
    if c == "o":
        count += 1
print(count)
"""

FAST = """\
text = "the quick brown fox jumps over the lazy dog" * 20000
count = 0
count += text.count("o")
print(count)
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, item, source = match["loop"], match["item"], match["source"]
    if module.comments(loop) or not module.edit.owns_lines(loop) or module.loops.target_used_after(loop):
        return None
    if module.scopes.scope(loop).kind == "module" and not match.context.is_script:
        return None  # others may read the loop's variable
    if loop.children[0].type == "async":
        return None
    chains = [_branches(module, statement, module.code(item)) for statement in module.statements(match["body"])]
    tests = [branch for chain in chains for branch in chain]
    if not all(chains) or len({module.code(test.asked) for test in tests}) > 1:
        return None
    found, wanted = items(module, source, tests[0].asked, item), [test.wanted for test in tests if test.wanted]
    if found is None or not all(_is_steady(module, loop, found, each) for each in wanted):
        return None
    lines: list[str] = []
    for chain in chains:
        added = _lines(module, loop, found, chain)
        if added is None:
            return None
        lines += added
    if not lines or (" ".join(lines).count(found.code) > 1 and found.holder.type != "identifier"):
        return None
    is_sure = found.is_sure and not any(module.effects.may_raise(each) for each in wanted)
    message = f"the items of `{found.code}` that are equal to something are counted one by one"
    edit = module.edit.replace_statement(loop, *lines)
    return Finding(loop, message, (edit,), None if is_sure else Safety.CHECKED)


class _Branch(NamedTuple):
    """`if asked == wanted:` or `else:`, and the statement under it; None where it does nothing."""

    asked: Node
    wanted: Node | None
    step: Node | None


def _branches(module: Module, statement: Node, item: str) -> list[_Branch]:
    """The parts of a chain of tests for equality, `!=` turned round; none where it is anything else."""
    found: list[_Branch] = []
    if statement.type != "if_statement":
        return []
    for part in (statement, *statement.children_by_field_name("alternative")):
        block = part.child_by_field_name("body" if part.type == "else_clause" else "consequence")
        steps = module.statements(block) if block is not None else []
        if len(steps) != 1:
            return []
        step = None if steps[0].type in ("pass_statement", "continue_statement") else steps[0]
        condition = part.child_by_field_name("condition")
        if condition is None:
            found.append(_Branch(found[0].asked, None, step))
            continue
        condition = module.unwrap(condition)
        if condition.type != "comparison_operator" or len(condition.children) != 3:
            return []
        left, sign, right = condition.children
        asked, wanted = (left, right) if item in module.code(left).rstrip("]").split("[") else (right, left)
        if asked.type not in ("identifier", "subscript") or sign.type not in ("==", "!="):
            return []
        found.append(_Branch(asked, wanted, step))
        if sign.type == "!=":
            return _turned(module, statement, found)
    return found


def _turned(module: Module, statement: Node, found: list[_Branch]) -> list[_Branch]:
    """`if asked != wanted: …`, alone or with an `else`, as `if asked == wanted: … else: …`."""
    first, alternatives = found[0], statement.children_by_field_name("alternative")
    if len(found) > 1 or [part.type for part in alternatives] not in ([], ["else_clause"]):
        return []
    body = alternatives[0].child_by_field_name("body") if alternatives else None
    steps = module.statements(body) if body is not None else [None]
    return [first._replace(step=steps[0]), _Branch(first.asked, None, first.step)] if len(steps) == 1 else []


def _is_steady(module: Module, loop: Node, found: Items, wanted: Node) -> bool:
    """It is the same all through the loop, and `count` finds it."""
    binding = module.scopes.binding(wanted) if wanted.type == "identifier" else None
    return is_comparable(module, found, wanted) and (binding is None or not module.effects.rebinds(loop, binding))


def _lines(module: Module, loop: Node, found: Items, chain: list[_Branch]) -> list[str] | None:
    """A statement for each branch that counts; None where one does anything else."""
    wanted = [branch.wanted for branch in chain if branch.wanted is not None]
    values = [literal(module, each) for each in wanted]
    if len(wanted) > 1 and (None in values or len(set(values)) < len(values)):
        return None  # the same thing might be counted twice
    counts = [found.counting(module.code(each)) for each in wanted]
    lines: list[str] = []
    for branch, count in zip_longest(chain, counts):
        if branch.step is None:
            continue
        step = _step(module, branch.step)
        if step is None or not _is_counter(module, step.counter, loop):
            return None
        if count is None:
            if found.length is None or not module.scopes.means_builtin("len", module.scopes.scope(loop)):
                return None
            count = " - ".join([found.length, *counts])
        if step.amount != "1":
            count = f"{step.amount} * {f'({count})' if ' - ' in count else count}"
        lines.append(f"{module.code(step.counter)} {step.sign} {count}")
    return lines


class _Step(NamedTuple):
    """`counter += amount`, or `-=`."""

    counter: Node
    sign: str
    amount: str


def _step(module: Module, statement: Node) -> _Step | None:
    change = statement.named_children[0] if statement.type == "expression_statement" else statement
    counter, value = change.child_by_field_name("left"), change.child_by_field_name("right")
    if counter is None or value is None or counter.type != "identifier":
        return None
    if change.type == "augmented_assignment":
        sign = module.code(change.children[1])
    elif value.type == "binary_operator" and module.code(value.children[0]) == module.code(counter):
        sign, value = f"{module.code(value.children[1])}=", value.children[2]
    else:
        return None
    return _Step(counter, sign, module.code(value)) if sign in ("+=", "-=") and value.type == "integer" else None


def _is_counter(module: Module, name: Node, loop: Node) -> bool:
    """An int that is there before the loop."""
    binding = module.scopes.binding(name)
    kind = module.types.of_binding(binding) if binding is not None else None
    return (
        binding is not None
        and kind is not None
        and kind.name == "int"
        and binding.scope is module.scopes.scope(name)
        and any(write.value is not None and is_bound_before(module, write, loop) for write in binding.writes)
    )
