"""Power of two by `**`.

Slow:
    size = 2 ** i

Fast:
    size = 1 << i

Why:
    `2 ** i` multiplies its way up. `1 << i` writes the one bit where it belongs.

When not:
    The exponent is negative, which makes `2 ** i` a float, or is no integer.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules._parentheses import in_parentheses
from perfhint.rules._ranges import is_natural
from perfhint.rules.api import Finding, Match, Module, Safety

ID = "PH802"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(binary_operator left: (integer) @_two operator: "**" right: [(identifier) (call) (binary_operator)
  (parenthesized_expression)] @exponent
  (#eq? @_two "2")) @power
"""

SLOW = """\
def weights(bits):
    total = 0
    for _ in range(4000):
        for i in range(len(bits)):
            if bits[i]:
                total += 2 ** i
    return total


print(weights([1, 0, 1, 1] * 16))
"""

FAST = """\
def weights(bits):
    total = 0
    for _ in range(4000):
        for i in range(len(bits)):
            if bits[i]:
                total += 1 << i
    return total


print(weights([1, 0, 1, 1] * 16))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    exponent, power = match["exponent"], match["power"]
    if not is_hot(module, power) or module.comments(power):
        return None
    if not module.types.is_a(exponent, "int") or not is_natural(module, exponent):
        return None
    shift = f"1 << {module.code(exponent)}"
    message = f"`{module.code(power)}` multiplies; `{shift}` sets one bit"
    return Finding(power, message, (module.edit.replace(power, in_parentheses(module, shift, power)),))
