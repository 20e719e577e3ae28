"""Inverse modulo a prime by Fermat's theorem.

Slow:
    pow(x, MOD - 2, MOD)

Fast:
    pow(x, -1, MOD)

Why:
    The power takes some 45 multiplications and divisions of numbers of the size of the modulus. For the exponent -1
    `pow` uses Euclid's algorithm instead, whose numbers get smaller with each step.

When not:
    Moduli that are not known to be primes. Multiples of the prime have no inverse: `pow` raises an exception, where the
    power is 0. Before Python 3.8 there are no negative exponents.
"""

from __future__ import annotations

from perfhint.rules.algorithms._primes import constant, known_prime
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH115"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call
  function: (identifier) @pow
  arguments: (argument_list . (_) @base . (_) @exponent . (_) @modulus .)
  (#eq? @pow "pow")) @call
"""

SLOW = """\
MOD = 10**9 + 7


def total(n):
    result = 0
    for i in range(1, n):
        result += pow(i, MOD - 2, MOD)
    return result % MOD


print(total(60000))
"""

FAST = """\
MOD = 10**9 + 7


def total(n):
    result = 0
    for i in range(1, n):
        result += pow(i, -1, MOD)
    return result % MOD


print(total(60000))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    exponent, modulus = match["exponent"], match["modulus"]
    if match.context.python < (3, 8) or not module.scopes.is_builtin(match["pow"], "pow"):
        return None
    if not _is_two_less(module, exponent, modulus) or not module.annotated_types.is_a(match["base"], "int"):
        return None
    if known_prime(module, modulus) is None:
        return None
    code = module.code(match["call"])
    message = f"`{code}` is the inverse by a power; for the exponent -1 `pow` finds it by Euclid's algorithm"
    return Finding(match["call"], message, (module.edit.replace(exponent, "-1"),))


def _is_two_less(module: Module, exponent: Node, modulus: Node) -> bool:
    """`MOD - 2`, or a number or name that is as much."""
    if exponent.type == "binary_operator" and exponent.children[1].type == "-":
        left, right = exponent.children[0], exponent.children[-1]
        if module.code(right) == "2" and module.code(left) == module.code(modulus):
            return True
    less, whole = constant(module, exponent), constant(module, modulus)
    return less is not None and whole is not None and less == whole - 2
