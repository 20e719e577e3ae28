"""`divmod` of small numbers.

Slow:
    n, digit = divmod(n, 10)

Fast:
    n, digit = n // 10, n % 10

Why:
    A call finds the builtin by its name and makes a tuple to be taken apart. Operators are instructions of their own.

When not:
    Numbers of hundreds of digits, which are divided once by `divmod` and twice by the operators. Operands that are
    worked out.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Finding, Match, Module, Safety

ID = "PH806"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(assignment
  left: [(pattern_list . (_) . (_) .) (tuple_pattern . (_) . (_) .)] @targets !type
  right: (call function: (identifier) @function arguments: (argument_list . (_) @number . (_) @by .)) @call
  (#eq? @function "divmod"))
"""

SLOW = """\
def digits(stop):
    total = 0
    for n in range(stop):
        while n:
            n, digit = divmod(n, 10)
            total += digit
    return total


print(digits(100000))
"""

FAST = """\
def digits(stop):
    total = 0
    for n in range(stop):
        while n:
            n, digit = n // 10, n % 10
            total += digit
    return total


print(digits(100000))
"""

_READY = frozenset({"identifier", "integer"})


def rewrite(match: Match, module: Module) -> Finding | None:
    call, number, by = match["call"], match["number"], match["by"]
    if not module.scopes.is_builtin(match["function"], "divmod") or module.comments(call) or not is_hot(module, call):
        return None
    if not all(part.type in _READY and module.annotated_types.is_a(part, "int") for part in (number, by)):
        return None
    if any("splat" in target.type for target in match["targets"].named_children):
        return None
    x, y = module.code(number), module.code(by)
    message = f"`{module.code(call)}` calls a function and makes a tuple; `//` and `%` are faster"
    return Finding(call, message, (module.edit.replace(call, f"{x} // {y}, {x} % {y}"),))
