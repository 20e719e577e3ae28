"""Generator that does nothing but call a builtin.

Slow:
    total = sum(int(digit) for digit in digits)

Fast:
    total = sum(map(int, digits))

Why:
    The generator is entered for each item to make one call, and left with its result. `map` makes the call from C.

When not:
    `str`: calling it from Python is faster than from `map` since CPython 3.11. Lists of lengths and the like, where a
    comprehension is as fast. Functions written in Python.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Safety

ID = "PH312"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call
  function: (identifier) @consumer
  arguments: (generator_expression
    body: (call function: (identifier) @function arguments: (argument_list . (identifier) @argument .))
    . (for_in_clause left: (identifier) @item right: (_) @items) .) @generator
  (#any-of? @consumer "sum" "max" "min" "any" "all")
  (#any-of? @function "int" "float" "len" "ord" "abs" "bool")) @call
(call
  function: (identifier) @consumer
  arguments: (argument_list . (list_comprehension
    body: (call function: (identifier) @function arguments: (argument_list . (identifier) @argument .))
    . (for_in_clause left: (identifier) @item right: (_) @items) .) @generator .)
  (#any-of? @consumer "sum" "max" "min")
  (#any-of? @function "int" "float")) @call
"""

SLOW = """\
def digit_sums(stop):
    found = 0
    for number in range(stop):
        if sum(int(digit) for digit in str(number)) % 9 == 4:
            found += 1
    return found, max(len(word) for word in ["a", "bb"] * stop)


print(digit_sums(60000))
"""

FAST = """\
def digit_sums(stop):
    found = 0
    for number in range(stop):
        if sum(map(int, str(number))) % 9 == 4:
            found += 1
    return found, max(map(len, ["a", "bb"] * stop))


print(digit_sums(60000))
"""


def rewrite(match: Match, module: Module) -> Finding | None:
    consumer, function, generator, items = (match[name] for name in ("consumer", "function", "generator", "items"))
    if module.code(match["argument"]) != module.code(match["item"]) or module.comments(match["call"]):
        return None
    scopes = module.scopes
    if not scopes.is_builtin(consumer, module.code(consumer)) or not scopes.is_builtin(function, module.code(function)):
        return None
    scope = scopes.own(generator)
    if scope is None or scope.dynamic or not scopes.means_builtin("map", scope):
        return None
    if module.code(items).startswith("*") or module.code(module.statements(generator)[1]).startswith("async"):
        return None
    mapped = f"map({module.code(function)}, {module.code(items)})"
    text = f"({mapped})" if generator.type == "generator_expression" else mapped
    message = f"`{module.code(generator)}` only calls `{module.code(function)}`; `map` does so without a step in Python"
    return Finding(generator, message, (module.edit.replace(generator, text),))
