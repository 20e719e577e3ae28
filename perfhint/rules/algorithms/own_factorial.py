"""Factorials and binomial coefficients multiplied up by hand.

Slow:
    def factorial(n):
        if n == 0:
            return 1
        return n * factorial(n - 1)

    ways = factorial(n) // (factorial(k) * factorial(n - k))

Fast:
    from math import comb

    ways = comb(n, k)

Why:
    `math.factorial` multiplies numbers of about the same size, in C, where one factor at a time makes ever larger
    products. `math.comb` and `math.perm` never make numbers larger than the result.

When not:
    Products of which the remainder is taken at each step: they are small. Before Python 3.8 there is no `math.comb`.
"""

from __future__ import annotations

from perfhint.rules.algorithms._own_function import FUNCTION, Own, own_definition, own_function
from perfhint.rules.algorithms._shape import negative, operation
from perfhint.rules.algorithms._shapes import shape_of
from perfhint.rules.api import Finding, Kind, Match, Module, Node, Safety

ID = "PH116"
SAFETY = Safety.CHECKED
GROWTH = "O(n^2) → O(n log^2 n)"
PATTERN = f"""{FUNCTION}
(binary_operator left: (call arguments: (argument_list . (_) @n .)) @whole operator: "//" right: (_) @rest) @division
"""

SLOW = """\
from math import factorial


def product(n):
    result = 1
    for i in range(1, n + 1):
        result *= i
    return result


def ways(n, k):
    return factorial(n) // (factorial(k) * factorial(n - k))


print(len(bin(product(12000))), sum(ways(900, k) for k in range(900)) % 1000007)
"""

FAST = """\
from math import comb
from math import factorial


def product(n):
    return factorial(n) if n > 0 else 1


def ways(n, k):
    return comb(n, k)


print(len(bin(product(12000))), sum(ways(900, k) for k in range(900)) % 1000007)
"""

_FACTORIAL_LOOPS = (
    """
r = 1
for i in ANY(range(1, n + 1), range(2, n + 1), range(n, 0, -1), range(n, 1, -1)): r = r * i
return r
""",
    """
r = 1
for i in range(n): r = r * ANY(i + 1, n - i)
return r
""",
    """
r = 1
while ANY(n > 0, n > 1, n): r = r * n; n -= 1
return r
""",
    "import math\nreturn math.factorial(n) if n > 0 else 1",
    "if n <= 1: return ANY(1, n)\nreturn n * f(n - 1)",
    "if n <= 0: return 1\nreturn n * f(n - 1)",
)
"""1 for numbers below zero."""
_FACTORIALS = (
    "if n == 0: return 1\nif n == 1: return ANY(1, n)  # maybe\nreturn n * f(n - 1)",
    "if n == 1: return ANY(1, n)\nif n == 0: return 1  # maybe\nreturn n * f(n - 1)",
    "if n == 0 or n == 1: return 1\nreturn n * f(n - 1)",
    "import math\nreturn math.factorial(n)",
)
"""Never called with a number below zero: they would not end."""

_SMALLER = "r = min(r, n - r)\nif r == 0: return 1  # maybe\nif r == 1: return n  # maybe\n"
_REDUCTION = """
a = ANY(functools.reduce(operator.mul, range(n, n - r, -1)), functools.reduce(operator.mul, range(n, n - r, -1), 1))
b = ANY(functools.reduce(operator.mul, range(1, r + 1)), functools.reduce(operator.mul, range(1, r + 1), 1))
return a // b
"""
_PRODUCTS = (
    "p = 1\nfor i in range(r): p = p * (n - i) // (i + 1)\nreturn p",
    "p = 1\nfor i in range(1, r + 1): p = p * ANY(n - i + 1, n - r + i) // i\nreturn p",
    "a = 1\nb = 1\nfor i in range(r): a = a * (n - i); b = b * (i + 1)\nreturn a // b",
    "a = 1\nb = 1\nfor i in range(1, r + 1): a = a * ANY(n - i + 1, n - r + i); b = b * i\nreturn a // b",
    f"import functools, operator\nif r == 0: return 1  # maybe\n{_REDUCTION}",
)
_PASCAL = (
    "if r == 0 or r == n: return 1\nreturn f(n - 1, r - 1) + f(n - 1, r)",
    "if r == 0 or r == n: return 1\nif r == 1: return n\nreturn f(n - 1, r - 1) + f(n - 1, r)",
    "if r == 0: return 1\nif r == n: return 1\nreturn f(n - 1, r - 1) + f(n - 1, r)",
    "if r == n: return 1\nif r == 0: return 1\nreturn f(n - 1, r - 1) + f(n - 1, r)",
)
_WAYS = {
    "comb({n}, {r}) if 0 < {r} < {n} else 1": tuple(_SMALLER + product for product in _PRODUCTS),
    "comb({n}, {r}) if {r} > 0 else 1": _PRODUCTS,
    "comb({n}, {r})": _PASCAL,
    "perm({n}, {r}) if {r} > 0 else 1": ("p = 1\nfor i in range(r): p = p * (n - i)\nreturn p",),
}
"""What functions of two numbers compute, also where r is out of range."""


def rewrite(match: Match, module: Module) -> Finding | None:
    if match.context.python < (3, 8):
        return None
    return _expression(match, module) if match.get("division") is not None else _function(match, module)


# -------------------------------------------------------------------------------------------------- own functions


def _function(match: Match, module: Module) -> Finding | None:
    code = module.code(match["body"])
    if not any(sign in code for sign in ("*", "+", "reduce", "factorial")):
        return None
    if not any(word in code for word in ("for", "while", "reduce", module.code(match["name"]))):
        return None
    own = own_function(match, module)
    if own is None or len(own.parameters) not in (1, 2) or not own.are_ints(*own.parameters):
        return None
    call = _factorial(own) if len(own.parameters) == 1 else _ways(own)
    if call is None:
        return None
    name = call.partition("(")[0]
    called, edits = module.edit.imported("math", name, match["body"])
    edits.append(own.with_body(f"return {called}{call.removeprefix(name)}"))
    message = f"`{own.name}` multiplies up what `math.{name}` computes in C"
    return Finding(match["name"], message, tuple(edits))


def _factorial(own: Own) -> str | None:
    (n,) = own.parameters
    if "factorial(" in own.module.code(own.statements[-1]) and len(own.statements) == 1:
        return None  # it is the builtin one already
    for text, templates in ((f"factorial({n}) if {n} > 0 else 1", _FACTORIAL_LOOPS), (f"factorial({n})", _FACTORIALS)):
        names = own.names(templates)
        if names is not None and names["n"] == n:
            return text
    return None


def _ways(own: Own) -> str | None:
    for text, templates in _WAYS.items():
        names = own.names(templates)
        if names is not None and (names["n"], names["r"]) == own.parameters:
            return text.format(n=names["n"], r=names["r"])
    return None


# ------------------------------------------------------------------------------------------ divisions of factorials


def _expression(match: Match, module: Module) -> Finding | None:
    """`n! // (r! * (n - r)!)`, `n! // r! // (n - r)!` and `n! // (n - r)!`."""
    division, rest = match["division"], module.unwrap(match["rest"])
    divisors, outer = [rest], module.parent(division)
    if rest.type == "binary_operator" and module.code(rest.children[1]) == "*":
        divisors = [rest.children[0], rest.children[-1]]
    elif outer is not None and _divides_again(module, outer, division):
        divisors, division = [rest, outer.children[-1]], outer
    n, *below = (_argument(module, part) for part in (match["whole"], *divisors))
    if n is None or None in below or module.comments(division):
        return None
    parts = [part for part in below if part is not None]
    chosen = _chosen(module, n, parts)
    if chosen is None or not all(module.effects.is_pure(part, assume_plain=True) for part in (n, *parts)):
        return None
    name = "comb" if len(parts) == 2 else "perm"
    called, edits = module.edit.imported("math", name, division)
    edits.append(module.edit.replace(division, f"{called}({module.code(n)}, {module.code(chosen)})"))
    message = f"`{module.code(division)}` multiplies and divides huge numbers; `math.{name}` makes none"
    return Finding(division, message, tuple(edits))


def _divides_again(module: Module, outer: Node, division: Node) -> bool:
    """`outer` is the quotient of `division` and another factorial."""
    if outer.type != "binary_operator" or outer.children[0].id != division.id:
        return False
    return module.code(outer.children[1]) == "//" and _argument(module, outer.children[-1]) is not None


def _argument(module: Module, call: Node) -> Node | None:
    """n where `call` is the factorial of n."""
    call = module.unwrap(call)
    arguments = module.arguments(call) if call.type == "call" else []
    if len(arguments) != 1 or "splat" in arguments[0].type or arguments[0].type == "keyword_argument":
        return None
    known = module.scopes.calls(call, "math.factorial") or _is_own_factorial(module, call.children[0])
    return module.unwrap(arguments[0]) if known else None


def _is_own_factorial(module: Module, function: Node) -> bool:
    binding = module.scopes.binding(function) if function.type == "identifier" else None
    write = module.scopes.only_write(binding) if binding is not None else None
    own = own_definition(module, write.origin) if write is not None and write.kind is Kind.DEF else None
    if own is None or len(own.parameters) != 1:
        return False
    names = own.names(_FACTORIAL_LOOPS + _FACTORIALS)
    return names is not None and names["n"] == own.parameters[0]


def _chosen(module: Module, n: Node, divisors: list[Node]) -> Node | None:
    """r, where the divisors are r and n - r, or n - r alone."""
    whole, shapes = shape_of(module, n), [shape_of(module, part) for part in divisors]
    if len(divisors) == 1:
        rest = divisors[0]
        is_difference = rest.type == "binary_operator" and module.code(rest.children[1]) == "-"
        return rest.children[-1] if is_difference and shape_of(module, rest.children[0]) == whole else None
    for place, (one, other) in enumerate((shapes, shapes[::-1])):
        if other == operation("+", whole, negative(one)) or whole == operation("+", one, other):
            return divisors[place]
    return None
