"""Primality of every number in a range tested on its own.

Slow:
    for i in range(2, n + 1):
        if is_prime(i):
            primes.append(i)

Fast:
    prime = bytearray([1]) * max(n + 1, 2)
    for divisor in range(2, isqrt(len(prime)) + 1):
        if prime[divisor]:
            prime[divisor * divisor :: divisor] = bytes(len(range(divisor * divisor, len(prime), divisor)))
    for i in range(2, n + 1):
        if prime[i]:
            primes.append(i)

Why:
    The sieve of Eratosthenes crosses out the multiples of each prime, for all numbers at once, where each test divides
    by everything up to a square root.

When not:
    A range that begins at large numbers, or in which the loop stops at the first prime.
"""

from __future__ import annotations

from perfhint.rules.algorithms._own_function import own_definition
from perfhint.rules.api import Finding, Kind, Match, Module, Node, Role, Safety, names

ID = "PH128"
SAFETY = Safety.CHECKED
GROWTH = "O(n √n) → O(n log log n)"
PATTERN = """
(call function: (identifier) @test arguments: (argument_list . (identifier) @number .)) @call
"""

SLOW = """\
def is_prime(n):
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True


primes = []
for i in range(60000):
    if is_prime(i):
        primes.append(i)
print(sum(primes))
"""

FAST = """\
from math import isqrt


def is_prime(n):
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True


primes = []
prime = bytearray([1]) * max(60000, 2)
prime[0] = prime[1] = 0
for divisor in range(2, isqrt(len(prime)) + 1):
    if prime[divisor]:
        prime[divisor * divisor :: divisor] = bytes(len(range(divisor * divisor, len(prime), divisor)))
for i in range(60000):
    if prime[i]:
        primes.append(i)
print(sum(primes))
"""

_NO, _YES = "return ANY(False, 0)", "return ANY(True, 1)"
_END = (
    "ANY(n, n // 2 + 1, int(n / 2) + 1, math.isqrt(n) + 1, math.isqrt(max(n, 0)) + 1, int(n ** 0.5) + 1, "
    "int(math.sqrt(n)) + 1, math.floor(math.sqrt(n)) + 1, int(n ** (1 / 2)) + 1)"
)
_GOES_ON = "ANY(i * i <= n, i ** 2 <= n, i < n, i <= n ** 0.5, i <= math.sqrt(n))"
_ALL = (
    f"import math\nfor i in range(2, {_END}):\n    if n % i == 0: {_NO}\n{_YES}",
    f"import math\ni = 2\nwhile {_GOES_ON}:\n    if n % i == 0: {_NO}\n    i += 1\n{_YES}",
)
_ODD = (
    f"import math\nfor i in range(3, {_END}, 2):\n    if n % i == 0: {_NO}\n{_YES}",
    f"import math\ni = 3\nwhile {_GOES_ON}:\n    if n % i == 0: {_NO}\n    i += 2\n{_YES}",
)
_TESTS = {
    0: (
        *(f"if n < 2: {_NO}\n{loop}" for loop in _ALL),
        *(f"if n < 2: {_NO}\nif n == 2: {_YES}\n{loop}" for loop in _ALL),
        *(f"if n < 2: {_NO}\nif n == 2: {_YES}\nif n % 2 == 0: {_NO}\n{loop}" for loop in _ODD),
        *(f"if n == 2: {_YES}\nif n < 2 or n % 2 == 0: {_NO}\n{loop}" for loop in _ODD),
    ),
    1: tuple(f"if n == 1: {_NO}\nif n == 2: {_YES}  # maybe\n{loop}" for loop in _ALL),
    2: (*_ALL, *(f"if n == 2: {_YES}\nif n % 2 == 0: {_NO}\n{loop}" for loop in _ODD)),
}
"""Tests for primality, by the smallest number for which their answer is right."""
_SIMPLE = names("identifier integer binary_operator parenthesized_expression")
_PLACES = names("for_statement expression_statement return_statement")
_SMALL = 1000
"""A range that begins at a larger number may be far from where a sieve begins."""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, number = match["call"], match["number"]
    write = module.flow.definition(number)
    if write is None or write.kind not in (Kind.FOR, Kind.COMPREHENSION) or match.context.python < (3, 8):
        return None
    span = write.origin.child_by_field_name("right")
    if span is None or not module.scopes.calls(span, "range") or module.uses.classify(call).role is not Role.TRUTH:
        return None
    statement, least, stop = module.statement(write.origin), _least(module, match["test"]), _stop(module, span)
    if least is None or stop is None or statement.type not in _PLACES or not module.edit.owns_lines(statement):
        return None
    start = module.code(module.arguments(span)[0]) if len(module.arguments(span)) > 1 else "0"
    if not start.isdecimal() or not least <= int(start) <= _SMALL or _may_stop(module, write.origin):
        return None
    scope = module.scopes.scope(statement)
    if scope.kind == "class" or (scope.kind == "module" and not match.context.is_script):
        return None
    if not all(module.scopes.means_builtin(name, scope) for name in ("bytearray", "bytes", "len", "max", "range")):
        return None
    isqrt, edits = module.edit.imported("math", "isqrt", statement)
    prime, divisor = (module.scopes.fresh_name(name, statement) for name in ("prime", "divisor"))
    edits.append(module.edit.insert_before(statement, *_sieve(module, prime, divisor, stop, isqrt, int(start))))
    edits.append(module.edit.replace(call, f"{prime}[{module.code(number)}]"))
    message = f"`{module.code(call)}` is asked for every number of a range; a sieve answers for all at once"
    return Finding(call, message, tuple(edits))


def _sieve(module: Module, prime: str, divisor: str, stop: str, isqrt: str, start: int) -> list[str]:
    unit = module.indent_unit
    multiples = f"{divisor} * {divisor}"
    return [
        f"{prime} = bytearray([1]) * max({stop}, 2)",
        *([f"{prime}[0] = {prime}[1] = 0"] if start < 2 else []),
        f"for {divisor} in range(2, {isqrt}(len({prime})) + 1):",
        f"{unit}if {prime}[{divisor}]:",
        f"{unit}{unit}{prime}[{multiples} :: {divisor}] = bytes(len(range({multiples}, len({prime}), {divisor})))",
    ]


def _least(module: Module, test: Node) -> int | None:
    """The smallest number of which `test` tells whether it is a prime."""
    binding = module.scopes.binding(test)
    write = module.scopes.only_write(binding) if binding is not None else None
    own = own_definition(module, write.origin) if write is not None and write.kind is Kind.DEF else None
    if own is None or len(own.parameters) != 1:
        return None
    for least, templates in _TESTS.items():
        found = own.names(templates)
        if found is not None and found["n"] == own.parameters[0]:
            return least
    return None


def _stop(module: Module, span: Node) -> str | None:
    """The end of the range, which is evaluated twice."""
    arguments = module.arguments(span)
    stop = arguments[min(len(arguments) - 1, 1)] if arguments else None
    if stop is None or (len(arguments) == 3 and not module.code(arguments[2]).isdecimal()):
        return None
    simple = all(part.type in _SIMPLE for part in module.walk(stop))
    return module.code(stop) if simple and module.annotated_types.is_a(stop, "int") else None


def _may_stop(module: Module, loop: Node) -> bool:
    """The loop may end before it has asked for all numbers."""
    if loop.type == "for_statement":
        return bool(module.loops.exits(loop, "break_statement", "return_statement", "raise_statement"))
    holder = module.parent(loop)
    return holder is not None and holder.type == "generator_expression" and not _is_summed(module, holder)


def _is_summed(module: Module, generator: Node) -> bool:
    call = module.parent(generator)
    return call is not None and module.scopes.calls(call, "sum", "list", "sorted", "max", "tuple", "set")
