"""A huge power computed for its remainder.

Slow:
    2 ** n % mod

Fast:
    pow(2, n, mod)

Why:
    `2 ** n` has about n bits, and each of its last multiplications takes time that grows with them. `pow` with three
    arguments takes the remainder after every step, so its numbers stay as small as `mod`.

When not:
    Small exponents: `x ** 2 % mod` is as quick as it gets. An exponent below zero gives a float, of which `%` takes the
    remainder, where `pow` gives the inverse modulo `mod`.
"""

from __future__ import annotations

from perfhint.rules._ranges import is_natural, is_positive
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH107"
SAFETY = Safety.CHECKED
GROWTH = "O(n^1.58) → O(log n)"
PATTERN = """
(binary_operator left: [
    (binary_operator left: (_) @base operator: "**" right: (_) @exponent)
    (parenthesized_expression (binary_operator left: (_) @base operator: "**" right: (_) @exponent))
    (call function: (identifier) @pow arguments: (argument_list . (_) @base . (_) @exponent .))
  ] operator: "%" right: (_) @modulus) @whole
"""

SLOW = """\
MOD = 10**9 + 7


def total(n):
    result = 0
    for i in range(n):
        result += 3 ** i % MOD
    return result % MOD


print(total(6000))
"""

FAST = """\
MOD = 10**9 + 7


def total(n):
    result = 0
    for i in range(n):
        result += pow(3, i, MOD)
    return result % MOD


print(total(6000))
"""

_LARGE = 32
"""Literal exponents below this are left alone."""


def rewrite(match: Match, module: Module) -> Finding | None:
    base, exponent, modulus = match["base"], match["exponent"], match["modulus"]
    called = match.get("pow")
    if called is not None and not module.scopes.is_builtin(called, "pow"):
        return None
    if not module.scopes.means_builtin("pow", module.scopes.scope(match["whole"])) or module.comments(match["whole"]):
        return None
    parts = (base, exponent, modulus)
    if not all(module.annotated_types.is_a(part, "int") for part in parts) or _is_small(module, base, exponent):
        return None
    text = f"pow({_argument(module, base)}, {_argument(module, exponent)}, {_argument(module, modulus)})"
    sure = all(module.types.is_a(part, "int") for part in parts) and is_natural(module, exponent)
    sure = sure and is_positive(module, modulus)
    message = (
        f"`{module.code(match['whole'])}` makes a huge number for its remainder; `pow` with three arguments does not"
    )
    edit = module.edit.replace(match["whole"], text)
    return Finding(match["whole"], message, (edit,), Safety.SAFE if sure else None)


def _is_small(module: Module, base: Node, exponent: Node) -> bool:
    """The power is small, or computed by the compiler."""
    code = module.code(module.unwrap(exponent))
    literal = code.isdecimal()
    return literal and (int(code) < _LARGE or module.unwrap(base).type == "integer")


def _argument(module: Module, node: Node) -> str:
    return module.code(module.unwrap(node))
