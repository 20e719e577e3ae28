"""Divisors looked for beyond the square root.

Slow:
    for i in range(2, n):
        if n % i == 0:
            return False
    return True

Fast:
    for i in range(2, isqrt(n) + 1):
        if n % i == 0:
            return False
    return True

Why:
    If n has a divisor besides 1 and itself, the smallest one is at most the square root of n: where none is found up to
    there, none will be. For a prime of seven digits that makes a thousand steps out of a million.

When not:
    Loops that collect or count all divisors, or that use the last number tried after the loop.
"""

from __future__ import annotations

from perfhint.rules.algorithms._guards import is_not_negative, is_odd, leaves
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH105"
SAFETY = Safety.CHECKED
GROWTH = "O(n) → O(√n)"
PATTERN = """
(for_statement
  left: (identifier) @divisor
  right: (call function: (identifier) @_range arguments: (argument_list . (integer) @_two . (_) @stop .)) @range
  (#eq? @_range "range") (#eq? @_two "2")) @loop
(for_statement
  left: (identifier) @divisor
  right: (call
    function: (identifier) @_range
    arguments: (argument_list . (integer) @_three . (_) @stop . (integer) @odd .)) @range
  (#eq? @_range "range") (#eq? @_three "3") (#eq? @odd "2")) @loop
(call
  function: (identifier) @quantifier
  arguments: [
    (generator_expression body: (_) @test . (for_in_clause
      left: (identifier) @divisor
      right: (call function: (identifier) @_range arguments: (argument_list . (integer) @_two . (_) @stop .)) @range
    ) .)
    (argument_list . (list_comprehension body: (_) @test . (for_in_clause
      left: (identifier) @divisor
      right: (call function: (identifier) @_range arguments: (argument_list . (integer) @_two . (_) @stop .)) @range
    ) .) .)
  ]
  (#any-of? @quantifier "any" "all") (#eq? @_range "range") (#eq? @_two "2")) @call
(while_statement
  condition: (comparison_operator . (identifier) @divisor . ["<" "<="] @sign . (_) @stop .) @condition) @loop
"""

SLOW = """\
def is_prime(n):
    if n < 2:
        return False
    for i in range(2, n):
        if n % i == 0:
            return False
    return True


print(sum(1 for n in range(6000) if is_prime(n)))
"""

FAST = """\
from math import isqrt


def is_prime(n):
    if n < 2:
        return False
    for i in range(2, isqrt(n) + 1):
        if n % i == 0:
            return False
    return True


print(sum(1 for n in range(6000) if is_prime(n)))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    loop, divisor = match.get("loop"), match["divisor"]
    test = match.get("test")
    if loop is not None:
        test = _test_of_loop(module, loop, divisor)
    elif not module.scopes.is_builtin(match["quantifier"], "any", "all"):
        return None
    number = (
        _divided(module, test, divisor, module.code(match.get("quantifier") or divisor)) if test is not None else None
    )
    if number is None:
        return None
    if loop is not None and not match.context.is_script and module.scopes.scope(loop).kind == "module":
        return None  # others may read the loop's variable
    if match.get("odd") is not None and not is_odd(module, number, match["loop"]):
        return None  # an even number has odd divisors beyond its root, of which none is below
    message = f"`{module.code(number)}` is tried up to {module.code(match['stop'])}; its square root is far enough"
    if match.get("condition") is not None:
        return _shorter_while(match, module, number, message)
    if not module.scopes.calls(match["range"], "range") or match.context.python < (3, 8):
        return None
    if _without_spaces(module, match["stop"]) not in _stops(module.code(number), past=True):
        return None
    isqrt, edits = module.edit.imported("math", "isqrt", match["range"])
    name = module.code(number)
    if not is_not_negative(module, number, module.statement(match["range"])):
        if not module.scopes.means_builtin("max", module.scopes.scope(number)):
            return None
        name = f"max({name}, 0)"
    edits.append(module.edit.replace(match["stop"], f"{isqrt}({name}) + 1"))
    return Finding(match["range"], message, tuple(edits), _safety(module, number))


def _shorter_while(match: Match, module: Module, number: Node, message: str) -> Finding | None:
    """`i = 2`, `while i < n`, and as the last statement `i += 1`; or from 3 in steps of 2."""
    loop, divisor = match["loop"], module.code(match["divisor"])
    before = module.previous_statement(loop)
    past = module.code(match["sign"]) == "<"
    step = module.statements(loop.named_children[-1])[-1]
    start = "2" if _without_spaces(module, step) in _steps(divisor, 1) else "3"
    if before is None or _without_spaces(module, before) != f"{divisor}={start}":
        return None
    if start == "3" and not is_odd(module, number, loop):
        return None
    if _without_spaces(module, match["stop"]) not in _stops(module.code(number), past=past):
        return None
    edit = module.edit.replace(match["condition"], f"{divisor} * {divisor} <= {module.code(number)}")
    return Finding(match["condition"], message, (edit,), _safety(module, number))


def _test_of_loop(module: Module, loop: Node, divisor: Node) -> Node | None:
    """The condition in a body that does nothing but look for a first divisor, or note that there is one."""
    body = loop.child_by_field_name("body")
    statements = module.statements(body) if body is not None else []
    if loop.type == "while_statement":
        name = module.code(divisor)
        steps = (*_steps(name, 1), *_steps(name, 2))
        if len(statements) != 2 or _without_spaces(module, statements.pop()) not in steps:
            return None
    if len(statements) != 1 or statements[0].type != "if_statement":
        return None
    branch = statements[0]
    block = branch.child_by_field_name("consequence")
    if block is None or branch.child_by_field_name("alternative") is not None:
        return None
    inner = module.statements(block)
    if not inner or not (leaves(module, inner[-1]) or all(_notes(statement) for statement in inner)):
        return None
    if inner[-1].type == "continue_statement" or not _is_only_tried(module, loop, divisor, block):
        return None
    return branch.child_by_field_name("condition")


def _is_only_tried(module: Module, loop: Node, divisor: Node, block: Node) -> bool:
    """What the divisor is after the loop, and in `block` after a hit, does not matter."""
    binding = module.scopes.binding(divisor)
    if binding is None or any(module.contains(block, write.node) for write in binding.writes):
        return False
    if loop.type == "while_statement":
        return not module.loops.reads_after(binding, loop) and not module.scopes.captured(binding)
    return not module.loops.target_used_after(loop)


def _notes(statement: Node) -> bool:
    """`is_prime = False`: doing it again changes nothing."""
    assignment = statement.named_children[0] if statement.type == "expression_statement" else statement
    if assignment.type != "assignment" or assignment.child_by_field_name("type") is not None:
        return False
    left, right = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
    constants = ("true", "false", "integer", "string", "none")
    return left is not None and left.type == "identifier" and right is not None and right.type in constants


def _divided(module: Module, test: Node, divisor: Node, quantifier: str) -> Node | None:
    """The name `n` in a test for `n % i == 0`, or for the contrary under `all`."""
    test = module.unwrap(test)
    zero = quantifier != "all"
    if test.type == "comparison_operator" and len(test.children) == 3:
        sign, right = test.children[1].type, module.code(test.children[2])
        if right != "0" or sign != ("==" if zero else "!="):
            return None
        test = test.children[0]
    elif zero:
        if test.type != "not_operator":
            return None
        test = test.named_children[0]
    remainder = module.unwrap(test)
    if remainder.type != "binary_operator" or module.code(remainder.children[1]) != "%":
        return None
    number, by = remainder.children[0], remainder.children[-1]
    same = number.type == by.type == "identifier" and module.code(by) == module.code(divisor) != module.code(number)
    return number if same and module.scopes.is_name(number) else None


def _stops(name: str, *, past: bool) -> tuple[str, ...]:
    """Where loops over all smaller divisors of `name` end: before this, if `past`, else with this."""
    halves = (f"{name}//2", f"({name}//2)", f"int({name}/2)")
    if past:
        return (name, f"{name}-1", *(f"{half}+1" for half in halves))
    return (f"{name}-1", *halves, f"{name}/2")


def _steps(name: str, by: int) -> tuple[str, str]:
    return f"{name}+={by}", f"{name}={name}+{by}"


def _without_spaces(module: Module, node: Node) -> str:
    return module.code(node).replace(" ", "")


def _safety(module: Module, number: Node) -> Safety | None:
    return Safety.SAFE if module.types.is_a(number, "int") else None
