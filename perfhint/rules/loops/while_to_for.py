"""`while` that counts.

Slow:
    i = 0
    while i < n:
        total += xs[i]
        i += 1

Fast:
    for i in range(n):
        total += xs[i]

Why:
    `while` compares and adds by bytecode in each iteration; `range` counts in C. Where the loop ends at a square root
    (`while i * i <= n`), the root is taken once.

When not:
    The counter or its limit changes in another way in the loop, `continue` skips the addition, or the counter is used
    after the loop, where it would be one step behind. Loops of one or two iterations: making the `range` takes longer.
"""

from __future__ import annotations

from typing import NamedTuple

from perfhint.rules._ranges import is_natural, is_positive
from perfhint.rules.api import Binding, Edit, Finding, Kind, Match, Module, Node, Safety

ID = "PH305"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(while_statement condition: [
  (comparison_operator . (_) . (_) .)
  (parenthesized_expression (comparison_operator . (_) . (_) .))]) @loop
"""

SLOW = """\
def primes():
    limit = 1000000
    is_prime = [True] * (limit + 1)
    for number in range(2, 1001):
        if is_prime[number]:
            multiple = number * number
            while multiple <= limit:
                is_prime[multiple] = False
                multiple += number
    return sum(is_prime) - 2


print(primes())
"""

FAST = """\
def primes():
    limit = 1000000
    is_prime = [True] * (limit + 1)
    for number in range(2, 1001):
        if is_prime[number]:
            for multiple in range(number * number, limit + 1, number):
                is_prime[multiple] = False
    return sum(is_prime) - 2


print(primes())
"""

_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}


class _Count(NamedTuple):
    """`while name sign limit: …; name += step` (or `-=`)."""

    binding: Binding
    sign: str
    limit: Node
    step: Node
    addition: Node
    is_squared: bool
    """`while name * name sign limit`"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop = match["loop"]
    count = _count(module, loop)
    if count is None or loop.child_by_field_name("alternative") is not None or module.loops.is_small(loop):
        return None
    binding, scope = count.binding, count.binding.scope
    if scope.kind != "function" and not (scope.kind == "module" and match.context.is_script):
        return None
    if (
        not _counts_evenly(module, loop, count)
        or not _is_settled(module, loop, count)
        or _is_used_after(module, loop, binding)
    ):
        return None
    start = _start_just_before(module, loop, binding)
    edits: list[Edit] = []
    if not count.is_squared:
        numbers = _range(module, count, start)
    elif start is None or not is_positive(module, start) or not module.scopes.means_builtin("max", scope):
        return None
    else:
        numbers, edits = _range_to_root(module, count, start)
    edits += [
        module.edit.replace_between(loop.children[0], loop.children[1], f"for {binding.name} in {numbers}"),
        module.edit.delete(count.addition),
    ]
    if start is not None:
        edits.append(module.edit.delete(module.statement(start)))
    message = f"`while` compares and adds to `{binding.name}` step by step; `range` counts in C"
    return Finding(loop, message, tuple(edits), _safety(module, count))


def _count(module: Module, loop: Node) -> _Count | None:
    """The loop read as a count, if its condition and last statement look like one."""
    condition = module.unwrap(loop.children[1])
    left, right = condition.named_children
    sign = module.code(condition.children[1])
    body = module.loops.body(loop)
    if sign not in _FLIPPED or body is None or module.comments(loop.children[1]):
        return None
    addition = module.statements(body)[-1]
    step = _step(module, addition)
    if step is None:
        return None
    name, sign_of_step, value = step
    binding = module.scopes.binding(name)
    if module.scopes.binding(_root(module, left)) is not binding:
        left, right, sign = right, left, _FLIPPED[sign]
    counter, way = _root(module, left), "+" if "<" in sign else "-"
    if binding is None or module.scopes.binding(counter) is not binding or sign_of_step != way:
        return None
    is_squared = counter.id != left.id
    return None if is_squared and sign_of_step == "-" else _Count(binding, sign, right, value, addition, is_squared)


def _root(module: Module, node: Node) -> Node:
    """`i` of `i * i` and `i ** 2`, else the node itself."""
    node = module.unwrap(node)
    if node.type != "binary_operator" or node.children[0].type != "identifier":
        return node
    left, sign, right = (module.code(part) for part in node.children)
    return node.children[0] if (sign, right) in (("*", left), ("**", "2")) else node


def _step(module: Module, statement: Node) -> tuple[Node, str, Node] | None:
    """`i`, "+" and `1` of `i += 1`, `i -= 1` or `i = i + 1`."""
    inner = statement.children[0]
    left, right = inner.child_by_field_name("left"), inner.child_by_field_name("right")
    if statement.type != "expression_statement" or left is None or right is None or left.type != "identifier":
        return None
    if inner.type == "augmented_assignment":
        sign = module.code(inner.children[1])[:-1]
    elif right.type == "binary_operator" and module.code(right.named_children[0]) == module.code(left):
        sign, right = module.code(right.children[1]), right.named_children[1]
    else:
        return None
    return (left, sign, right) if sign in ("+", "-") else None


# ---------------------------------------------------------------------------------------------------------- guards


def _counts_evenly(module: Module, loop: Node, count: _Count) -> bool:
    """Nothing else writes the counter in the loop, and every iteration ends with the addition."""
    binding = count.binding
    writes = [write for write in binding.writes if module.contains(loop, write.node)]
    return (
        len(writes) == 1
        and not binding.scope.dynamic
        and not module.scopes.captured(binding)
        and not module.loops.exits(loop, "continue_statement", "yield", "await")
        and not any(module.within(read, "generator_expression") for read in binding.reads)
    )


def _is_settled(module: Module, loop: Node, count: _Count) -> bool:
    """Limit and step are integers that stay the same, and the step is surely positive: so `range` ends where we do."""
    kind = module.annotated_types.of_binding(count.binding)
    return (
        kind is not None
        and kind.name == "int"
        and all(
            module.annotated_types.is_a(value, "int") and module.effects.is_invariant(value, loop)
            for value in (count.limit, count.step)
        )
        and _is_positive(module, count.step)
    )


def _is_positive(module: Module, step: Node) -> bool:
    """A positive literal, or the counter of a `range` that starts at one."""
    if step.type == "integer":
        return module.code(step).isdecimal() and int(module.code(step)) > 0
    write = module.flow.definition(step) if step.type == "identifier" else None
    if write is None or write.kind is not Kind.FOR:
        return False
    numbers = write.origin.child_by_field_name("right")
    if (
        numbers is None
        or write.origin.child_by_field_name("left") != write.node
        or not module.scopes.calls(numbers, "range")
    ):
        return False
    arguments = module.arguments(numbers)
    return len(arguments) == 2 and arguments[0].type == "integer" and module.code(arguments[0]) not in ("0", "00")


def _is_used_after(module: Module, loop: Node, binding: Binding) -> bool:
    """Something may see the value the counter has when the loop ends; in an outer loop, the loop itself."""
    uses = [use.node for use in module.uses.of(binding)] + [w.node for w in binding.writes if w.kind is Kind.DELETE]
    outside = [loop, *(use for use in uses if not module.contains(loop, use))]
    return any(_may_see_end(module, loop, binding, use) for use in outside)


def _may_see_end(module: Module, loop: Node, binding: Binding, use: Node) -> bool:
    """No path from the end of the loop to `use` without another assignment: one that stands before it in its block."""
    shared = [around for around in module.loops.around(use) if module.contains(around, loop)]
    if use.start_byte <= loop.start_byte and not shared:
        return False
    since = loop.end_byte if use.start_byte > loop.end_byte else shared[0].start_byte
    return not any(
        write.kind is Kind.ASSIGN
        and since <= write.node.start_byte
        and write.at <= use.start_byte
        and (block := module.parent(module.statement(write.node))) is not None
        and module.contains(block, use)
        for write in binding.writes
    )


def _safety(module: Module, count: _Count) -> Safety:
    """Sure where the limit is a number or a local variable that no inner function writes."""
    if module.types.of_binding(count.binding) is None:
        return Safety.CHECKED
    limit = module.scopes.binding(count.limit)
    is_local = limit is not None and limit.scope.kind == "function" and not module.scopes.captured(limit)
    sure = count.limit.type == "integer" or (is_local and module.types.is_a(count.limit, "int"))
    return Safety.SAFE if sure else Safety.CHECKED


# ------------------------------------------------------------------------------------------------------- the range


def _start_just_before(module: Module, loop: Node, binding: Binding) -> Node | None:
    """The value of `i = 0` right before the loop, or of a number with nothing about `i` in between."""
    before = module.previous_statement(loop)
    while before is not None and before.type == "expression_statement":
        for write in binding.writes:
            if write.kind is Kind.ASSIGN and module.statement(write.node) == before:
                plain = write.value is not None and not write.is_shared and write.annotation is None
                near = module.next_statement(before) == loop or (write.value and write.value.type == "integer")
                return write.value if plain and near and not module.comments(before) else None
        if any(module.scopes.binding(name) is binding for name in module.walk(before, "identifier")):
            return None
        before = module.previous_statement(before)
    return None


def _range(module: Module, count: _Count, start: Node | None) -> str:
    first = count.binding.name if start is None else module.code(start)
    last = module.code(count.limit)
    up = "<" in count.sign
    if "=" in count.sign:
        last = _moved(module, count.limit, 1 if up else -1)
    step = module.code(count.step)
    if not up:
        return f"range({first}, {last}, -{step})"
    if step != "1":
        return f"range({first}, {last}, {step})"
    return f"range({last})" if first == "0" else f"range({first}, {last})"


def _range_to_root(module: Module, count: _Count, start: Node) -> tuple[str, list[Edit]]:
    """Up to the square root of the limit; nowhere, as `start` is positive, if the limit is not."""
    isqrt, edits = module.edit.imported("math", "isqrt", count.limit)
    limit = module.code(count.limit) if count.sign == "<=" else _moved(module, count.limit, -1)
    if count.sign == "<" or not (is_natural(module, count.limit) or _is_tested(module, count)):
        limit = f"max({limit}, 0)"
    step = "" if module.code(count.step) == "1" else f", {module.code(count.step)}"
    return f"range({module.code(start)}, {isqrt}({limit}) + 1{step})", edits


def _is_tested(module: Module, count: _Count) -> bool:
    """Not negative, as `if n < 2: return` stands before the loop, and the name has got no other value since."""
    limit, loop = module.scopes.binding(count.limit), module.within(count.addition, "while_statement")
    before = module.previous_statement(loop) if loop is not None and count.limit.type == "identifier" else None
    while before is not None and limit is not None and not module.effects.rebinds(before, limit):
        test, block = before.child_by_field_name("condition"), before.child_by_field_name("consequence")
        if before.type == "if_statement" and test is not None and block is not None:
            parts = [module.code(part) for part in module.unwrap(test).children]
            leaves = module.statements(block)[-1].type in ("return_statement", "raise_statement", "continue_statement")
            if leaves and parts[:-1] in ([limit.name, "<"], [limit.name, "<="]) and parts[-1].isdecimal():
                return True
        before = module.previous_statement(before)
    return False


def _moved(module: Module, limit: Node, by: int) -> str:
    code = module.code(limit)
    if limit.type == "integer" and code.isdecimal():
        return str(int(code) + by)
    return f"{module.edit.operand(limit)} {'+' if by > 0 else '-'} 1"
