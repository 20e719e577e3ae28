"""Greatest common divisors worked out by hand.

Slow:
    def gcd(a, b):
        while b:
            a, b = b, a % b
        return a

Fast:
    from math import gcd as math_gcd

    def gcd(a, b):
        return math_gcd(a, b)

Why:
    `math.gcd` divides in C, several steps at once. Functions that subtract instead of dividing, or try one number after
    the other, take as many steps as the numbers are large.

When not:
    Numbers below zero: `math.gcd` is never negative, while remainders have the sign of the divisor.
"""

from __future__ import annotations

from perfhint.rules.algorithms._own_function import FUNCTION, Own, own_function
from perfhint.rules.api import Finding, Match, Module, Node, Safety

ID = "PH114"
SAFETY = Safety.CHECKED
GROWTH = "O(n) → O(log n)"
PATTERN = FUNCTION

SLOW = """\
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def lcm(a, b):
    multiple = max(a, b)
    while multiple % a != 0 or multiple % b != 0:
        multiple += 1
    return multiple


print(sum(gcd(i, j) for i in range(1, 600) for j in range(1, 600)))
print(sum(lcm(12, i) for i in range(1, 2000)))
"""

FAST = """\
from math import gcd as math_gcd


def gcd(a, b):
    return math_gcd(a, b)


def lcm(a, b):
    return a * b // math_gcd(a, b)


print(sum(gcd(i, j) for i in range(1, 600) for j in range(1, 600)))
print(sum(lcm(12, i) for i in range(1, 2000)))
"""

_ORDERED = """
if a < b: a, b = b, a  # maybe
"""
_STEP = "a, b = b, a % b"
_LOOPS = (
    f"{_ORDERED}\nwhile ANY(b, b > 0): {_STEP}\nreturn a",
    f"{_ORDERED}\nwhile ANY(a % b, a % b > 0): {_STEP}\nreturn b",
    f"{_ORDERED}\nwhile 1:\n    if a % b == 0: return b\n    {_STEP}",
    f"{_ORDERED}\nr = a % b\nwhile ANY(r, r > 0): a = b; b = r; r = a % b\nreturn b",
    f"{_ORDERED}\nr = 1\nwhile ANY(r, r > 0): r = a % b; a = b; b = r\nreturn a",
    """
x = max(a, b)
y = min(a, b)
while ANY(x % y, x % y > 0): x, y = y, x % y
return y
""",
    """
x = max(a, b)
y = min(a, b)
while ANY(y, y > 0): x, y = y, x % y
return x
""",
    """
while a != b:
    if a > b: a -= b
    else: b -= a
return ANY(a, b)
""",
    """
while ANY(a and b, a > 0 and b > 0, a * b):
    if a > b: a %= b
    else: b %= a
return ANY(a + b, max(a, b), a or b)
""",
)
_RECURSIONS = (
    f"{_ORDERED}\nif b == 0: return a\nreturn ANY(f(b, a % b), f(a % b, b))",
    "if a < b: return f(b, a)  # maybe\nif b == 0: return a\nreturn ANY(f(b, a % b), f(a % b, b))",
    f"{_ORDERED}\nif a % b == 0: return b\nreturn ANY(f(b, a % b), f(a % b, b))",
    f"{_ORDERED}\nr = a % b\nif r == 0: return b\nreturn ANY(f(b, r), f(r, b))",
    f"{_ORDERED}\nif b == 0: return a\nr = a % b\nreturn ANY(f(b, r), f(r, b))",
    f"{_ORDERED}\na = a % b\nif a == 0: return b\nreturn ANY(f(b, a), f(a, b))",
    "if a == b: return ANY(a, b)\nif a > b: return f(a - b, b)\nreturn ANY(f(a, b - a), f(b - a, a))",
)
_TRIALS = (
    """
for i in range(min(a, b), 0, -1):
    if a % i == 0 and b % i == 0: return i
""",
    """
if a > b: i = b
else: i = a
for j in range(i, 0, -1):
    if a % j == 0 and b % j == 0: return j
""",
    """
g = 1  # maybe
for i in range(1, min(a, b) + 1):
    if a % i == 0 and b % i == 0: g = i
return g
""",
    """
i = min(a, b)
while ANY(a % i or b % i, not (a % i == 0 and b % i == 0)): i -= 1
return i
""",
)
_MULTIPLES = (
    """
m = max(a, b)
while m % a or m % b: m += 1
return m
""",
    """
m = max(a, b)
while 1:
    if m % a == 0 and m % b == 0: return m
    m += 1
""",
    """
m = max(a, b)
while 1:
    if m % a == 0 and m % b == 0:
        r = m
        break
    m += 1
return r
""",
    """
if a > b: m = a
else: m = b
while 1:
    if m % a == 0 and m % b == 0:
        r = m
        break
    m += 1
return r
""",
    """
m = a
while m % b: m += a
return m
""",
    """
for i in range(1, b + 1):
    if a * i % b == 0: return a * i
""",
    """
i = 1
while a * i % b: i += 1
return a * i
""",
)


def rewrite(match: Match, module: Module) -> Finding | None:
    code = module.code(match["body"])
    is_recursive = module.code(match["name"]) in code
    if not ("%" in code or "-" in code) or not (is_recursive or "while" in code or "for" in code):
        return None
    own = own_function(match, module)
    if own is None or len(own.parameters) != 2 or not own.are_ints(*own.parameters):
        return None
    is_multiple = not is_recursive and _finds(own, _MULTIPLES)
    if not is_multiple and not _finds(own, _RECURSIONS if is_recursive else _LOOPS + _TRIALS):
        return None
    if not _may_be_natural(match, module):
        return None
    gcd, edits = module.edit.imported("math", "gcd", match["body"])
    a, b = own.parameters
    edits.append(own.with_body(f"return {f'{a} * {b} // ' if is_multiple else ''}{gcd}({a}, {b})"))
    what = "the least common multiple" if is_multiple else "the greatest common divisor"
    message = f"`{own.name}` looks for {what} step by step; `math.gcd` does it in C"
    return Finding(match["name"], message, tuple(edits))


def _finds(own: Own, templates: tuple[str, ...]) -> bool:
    names = own.names(templates)
    return names is not None and {names["a"], names["b"]} == set(own.parameters)


def _may_be_natural(match: Match, module: Module) -> bool:
    """No number that is given to the function looks, or was seen to be, negative."""
    for parameter in module.statements(match["parameters"]):
        seen = module.facts.value_range(parameter)
        if seen is not None and seen[0] < 0:
            return False
    function = module.scopes.binding(match["name"])
    for read in function.reads if function is not None else []:
        call = module.parent(read)
        if call is None or module.contains(match["function"], call):
            continue
        if any(_is_difference(module, argument) for argument in module.arguments(call)):
            return False
    return True


def _is_difference(module: Module, node: Node) -> bool:
    node = module.unwrap(node)
    if node.type == "identifier":
        value = module.flow.value(node)
        return value is not None and value.type != "identifier" and _is_difference(module, value)
    return node.type in ("binary_operator", "unary_operator") and any(child.type == "-" for child in node.children)
