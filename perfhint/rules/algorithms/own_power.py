"""Powers multiplied together by hand.

Slow:
    def power(x, n, mod):
        result = 1
        while n > 0:
            if n % 2 == 1:
                result = result * x % mod
            x = x * x % mod
            n //= 2
        return result

Fast:
    def power(x, n, mod):
        return pow(x, n, mod) if n > 0 else 1

Why:
    The builtin `pow` with three arguments squares and multiplies in C, several bits of the exponent at once.

When not:
    Numbers other than ints, such as matrices; exponents below zero, of which there is no power in ints.
"""

from __future__ import annotations

from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

from perfhint.rules.algorithms._own_function import FUNCTION, Own, own_function
from perfhint.rules.api import Finding, Match, Module, Safety

if TYPE_CHECKING:
    from perfhint.rules.api import Edit

ID = "PH113"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = FUNCTION

SLOW = """\
MOD = 10**9 + 7


def power(x, n, mod):
    result = 1
    while n > 0:
        if n % 2 == 1:
            result = result * x % mod
        x = x * x % mod
        n //= 2
    return result


def inverse(a, n):
    if n == 0:
        return 1
    if n % 2 == 0:
        return inverse(a, n // 2) ** 2 % MOD
    return a * inverse(a, n - 1) % MOD


total = 0
for i in range(1, 40000):
    total += power(i, 10**9, MOD) * inverse(i, MOD - 2)
print(total % MOD)
"""

FAST = """\
MOD = 10**9 + 7


def power(x, n, mod):
    return pow(x, n, mod) if n > 0 else 1


def inverse(a, n):
    return pow(a, n, MOD)


total = 0
for i in range(1, 40000):
    total += power(i, 10**9, MOD) * inverse(i, MOD - 2)
print(total % MOD)
"""

_LOOPS = (
    """
if n == 0: return 1  # maybe
x = x % M  # maybe
r = ANY(1, 1 % M)
while ANY(n, n > 0):
    if n % 2:
        r = r * x % M
        n -= 1  # maybe
    x = x * x % M
    n //= 2
return ANY(r, r % M)
""",
    """
if n == 0: return 1  # maybe
x = x % M  # maybe
r = ANY(1, 1 % M)
while ANY(n, n > 0):
    if n % 2:
        r = r * x % M
        n -= 1
    else:
        x = x * x % M
        n //= 2
return ANY(r, r % M)
""",
    """
if n == 0: return 1
r = 1
while n > 1:
    if n % 2:
        r = r * x % M
        n -= 1  # maybe
    x = x * x % M
    n //= 2
return r * x % M
""",
    """
x = x % M  # maybe
r = 1
for i in range(n): r = r * x % M
return ANY(r, r % M)
""",
)
"""Loops that multiply up a power. For exponents below zero they give 1, or never end."""

_BASE = """
if n == 0: return ANY(1, 1 % M)
if n == 1: return x % M  # maybe
"""
_RECURSIONS = (
    f"""{_BASE}
if n % 2 == 0: return ANY({{half}} ** 2 % M, {{half}} * {{half}} % M, {{square}}, {{square}} % M)
return ANY(x * {{less}} % M, x * {{half}} ** 2 % M, x * {{half}} * {{half}} % M, x * {{square}} % M)
""",
    f"""{_BASE}
t = {{half}}
if n % 2 == 0: return t * t % M
return x * t * t % M
""",
    f"""{_BASE}
t = {{half}}
t = t * t % M
if n % 2: t = t * x % M
return t
""",
    f"""{_BASE}
t = ANY({{half}} ** 2 % M, {{square}})
if n % 2: t = t * x % M
return t
""",
    f"""{_BASE}
return x * {{less}} % M
""",
)
"""Functions that call themselves for a smaller exponent, and never end for one below zero."""


def rewrite(match: Match, module: Module) -> Finding | None:
    code = module.code(match["body"])
    is_recursive = module.code(match["name"]) in code
    if "*" not in code or not (is_recursive or "while" in code or "for" in code):
        return None
    own = own_function(match, module)
    if own is None or len(own.parameters) not in (2, 3) or sum(map(own.are_ints, own.parameters)) < 2:
        return None
    names = _recursive(own) if is_recursive else _looping(own)
    if names is None or not own.are_ints(names["x"], names["n"]):
        return None
    base, exponent, modulus = names["x"], names["n"], names.get("M")
    called, edits = _builtin_pow(module, match) if modulus is not None else ("", [])
    power = f"{called}({base}, {exponent}, {modulus})" if called else f"{base} ** {exponent}"
    if not is_recursive:
        power = f"{power} if {exponent} > 0 else 1"
    edits.append(own.with_body(f"return {power}"))
    message = f"`{own.name}` multiplies up a power; {'`**`' if modulus is None else 'the builtin `pow`'} does it in C"
    return Finding(match["name"], message, tuple(edits))


def _builtin_pow(module: Module, match: Match) -> tuple[str, list[Edit]]:
    if module.scopes.means_builtin("pow", module.scopes.scope(match["body"])):
        return "pow", []
    return module.edit.imported("builtins", "pow", match["function"])


def _looping(own: Own) -> dict[str, str] | None:
    return own.names(_LOOPS) or own.names(_with_modulus(_LOOPS, modular=False))


def _recursive(own: Own) -> dict[str, str] | None:
    """What x, n and M are in a function that calls itself with its parameters in the same places."""
    for order in permutations("xnM"[: len(own.parameters)]):
        for modular in (True, False) if len(order) == 2 else (True,):
            found = own.names(_recursions(order, modular=modular))
            if found is not None and tuple(found[role] for role in order) == own.parameters:
                return found
    return None


@cache
def _recursions(order: tuple[str, ...], *, modular: bool) -> tuple[str, ...]:
    arguments = {"half": {"n": "n // 2"}, "less": {"n": "n - 1"}, "square": {"n": "n // 2", "x": "x * x % M"}}
    calls = {key: f"f({', '.join(given.get(role, role) for role in order)})" for key, given in arguments.items()}
    return _with_modulus(tuple(text.format(**calls) for text in _RECURSIONS), modular=modular)


def _with_modulus(templates: tuple[str, ...], *, modular: bool) -> tuple[str, ...]:
    """The templates as they are, or without taking remainders."""
    return templates if modular else tuple(text.replace(" % M", "") for text in templates)
