"""Loops over plain numbers, compiled by numba.

Slow:
    def count(n):
        found = 0
        for a in range(1, n):
            for b in range(a, n):
                if (a * a + b * b) % 7 == 3:
                    found += 1
        return found

Fast:
    @njit
    def count(n):
        ...

Why:
    numba compiles the function to machine code when it is first called. Arithmetic that takes the interpreter tens of
    nanoseconds then takes less than one.

When not:
    Unless numba may be imported: `--allow-imports numba`. Functions that do anything but arithmetic on numbers of one
    type, and integers that may not fit into 64 bits. Importing and compiling take about a second, so there is a gain
    only in programs that run for longer.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Safety
from perfhint.rules.numeric._compilable import is_compilable

ID = "PH830"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
NEEDS = ("numba",)
PATTERN = """
(module (function_definition !return_type
  name: (identifier) @name parameters: (parameters (identifier))) @function)
"""

SLOW = """\
def count(n):
    found = 0
    for a in range(1, n):
        for b in range(a, n):
            if (a * a + b * b) % 7 == 3:
                found += 1
    return found


print(count(7000))
"""

FAST = """\
from numba import njit


@njit
def count(n):
    found = 0
    for a in range(1, n):
        for b in range(a, n):
            if (a * a + b * b) % 7 == 3:
                found += 1
    return found


print(count(7000))
"""

_WORTH_IT = 0.3
"""Of the time: less is not worth a second."""


def rewrite(match: Match, module: Module) -> Finding | None:
    function, name = match["function"], match["name"]
    if "numba" not in match.context.allow_imports or any(child.type == "async" for child in function.children):
        return None
    if not match.context.is_script and not module.code(name).startswith("_"):
        return None  # a compiled function is no function for those who import it
    binding = module.scopes.binding(name)
    if binding is None or len(binding.writes) != 1 or not is_compilable(module, function):
        return None
    share = module.facts.share(function)
    if share is not None and share < _WORTH_IT:
        return None
    decorator, edits = module.edit.imported("numba", "njit", function)
    edits.append(module.edit.insert_before(function, f"@{decorator}"))
    message = f"`{module.code(name)}` only calculates with numbers, which numba compiles to machine code"
    loop = next(module.walk(function, "for_statement", "while_statement"))  # where the time goes
    return Finding(loop, message, tuple(edits))
