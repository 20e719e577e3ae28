"""Bits counted in the text of a number.

Slow:
    ones = bin(mask).count("1")

Fast:
    ones = mask.bit_count()

Why:
    `bin` writes the number as a string, which `count` then searches. `int.bit_count` counts the bits where they are.

When not:
    Before CPython 3.10, which has no `bit_count`. Numbers that may not be of type int.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Safety

ID = "PH804"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call
  function: (attribute
    object: (call function: (identifier) @function arguments: (argument_list . (_) @number)) @text
    attribute: (identifier) @_count)
  arguments: (argument_list . (string . (string_start) . (string_content) @_one . (string_end) .) .)
  (#any-of? @function "bin" "format")
  (#eq? @_count "count")
  (#eq? @_one "1")) @call
"""

SLOW = """\
def lengths(n):
    total = [0] * 20
    for mask in range(1 << n):
        total[bin(mask).count("1")] += 1
    return total


print(lengths(18))
"""

FAST = """\
def lengths(n):
    total = [0] * 20
    for mask in range(1 << n):
        total[mask.bit_count()] += 1
    return total


print(lengths(18))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, number, function = match["call"], match["number"], match["function"]
    if match.context.python < (3, 10) or not module.scopes.is_builtin(function, "bin", "format"):
        return None
    options = [module.code(option)[1:-1] for option in module.arguments(match["text"])[1:]]
    if options != ([] if module.code(function) == "bin" else ["b"]):
        return None
    if not module.annotated_types.is_a(number, "int") or module.comments(call):
        return None
    operand = f"({module.code(number)})" if number.type == "integer" else module.edit.operand(number)
    edit = module.edit.replace(call, f"{operand}.bit_count()")
    message = f"`{module.code(call)}` writes a number as text to count its bits; `bit_count` counts them directly"
    return Finding(call, message, (edit,), Safety.SAFE if module.types.is_a(number, "int") else None)
