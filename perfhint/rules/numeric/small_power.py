"""Square or cube by `**`.

Slow:
    total += x ** 2

Fast:
    total += x * x

Why:
    `**` calls the general power of integers, which looks for three arguments, negative exponents and remainders before
    it multiplies. Multiplying is one step of the interpreter, and one that CPython 3.11 and later specialise for ints.

When not:
    Floats: their `x ** 2` is rounded by the C library and can differ from `x * x` in the last bit. Anything but a
    simple name would be evaluated twice.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH801"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(binary_operator left: (identifier) @base operator: "**" right: (integer) @exponent
  (#any-of? @exponent "2" "3")) @power
(call function: (identifier) @pow arguments: (argument_list . (identifier) @base . (integer) @exponent .)
  (#eq? @pow "pow") (#any-of? @exponent "2" "3")) @power
"""

SLOW = """\
def sums(n):
    squares = cubes = 0
    for x in range(n):
        squares += x ** 2
        cubes += x ** 3
    return squares, cubes


print(sums(400000))
"""

FAST = """\
def sums(n):
    squares = cubes = 0
    for x in range(n):
        squares += x * x
        cubes += x * x * x
    return squares, cubes


print(sums(400000))
"""

_TIGHT = frozenset({"*", "/", "//", "%", "@", "**"})
"""Operators that would tear `x * x` apart."""
_HOLDING = frozenset({"binary_operator", "unary_operator", "await", "attribute"})


def rewrite(match: Match, module: Module) -> Finding | None:
    base, power = match["base"], match["power"]
    called = match.get("pow")
    if called is not None and not module.scopes.is_builtin(called, "pow"):
        return None
    if not is_hot(module, power) or not module.annotated_types.is_a(base, "int") or module.comments(power):
        return None
    product = " * ".join([module.code(base)] * int(module.code(match["exponent"])))
    text = f"({product})" if _needs_parentheses(module, power) else product
    safety = None if module.types.is_a(base, "int") else Safety.CHECKED
    message = f"`{module.code(power)}` takes the general way to a power; multiplying is quicker"
    return Finding(power, message, (module.edit.replace(power, text),), safety)


def _needs_parentheses(module: Module, power: Node) -> bool:
    parent = module.parent(power)
    if parent is None or parent.type not in _HOLDING:
        return False
    if parent.type != "binary_operator":
        return True
    operator = module.code(parent.children[1])
    return operator == "**" or (operator in _TIGHT and parent.children[0].id != power.id)
