"""Conversion of what already is what it shall become.

Slow:
    middle = int((low + high) // 2)
    names = list(sorted(names))

Fast:
    middle = (low + high) // 2
    names = sorted(names)

Why:
    `int(…)` finds a builtin by its name and calls it, only to get back the number that it is given. `list(…)` copies
    all items of a list that nobody else has.

When not:
    Code that runs once. Values that are not surely of the type, or lists that have a name already.
"""

from __future__ import annotations

from perfhint.rules._hot import is_hot
from perfhint.rules._parentheses import in_parentheses
from perfhint.rules.api import Finding, Match, Module, Safety

ID = "PH807"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call
  function: (identifier) @convert
  arguments: (argument_list . (_) @value .)
  (#any-of? @convert "int" "float" "str" "list")) @call
"""

SLOW = """\
def search(numbers, wanted):
    low, high = 0, len(numbers)
    while low < high:
        middle = int((low + high) // 2)
        if numbers[middle] < wanted:
            low = int(middle) + 1
        else:
            high = middle
    return low


squares = [n * n for n in range(10000)]
print(sum([search(squares, wanted) for wanted in range(50000)]))
"""

FAST = """\
def search(numbers, wanted):
    low, high = 0, len(numbers)
    while low < high:
        middle = (low + high) // 2
        if numbers[middle] < wanted:
            low = middle + 1
        else:
            high = middle
    return low


squares = [n * n for n in range(10000)]
print(sum([search(squares, wanted) for wanted in range(50000)]))
"""

_OTHERWISE = frozenset({"named_expression", "generator_expression", "list_splat", "keyword_argument", "lambda"})


def rewrite(match: Match, module: Module) -> Finding | None:
    call, value, convert = match["call"], match["value"], module.code(match["convert"])
    if not module.scopes.is_builtin(match["convert"], convert) or value.type in _OTHERWISE or module.comments(call):
        return None
    sure = module.types.is_a(value, convert)
    if not (sure or (convert == "int" and module.annotated_types.is_a(value, "int"))) or not is_hot(module, call):
        return None  # what is annotated as a float is often an int
    if convert == "list" and not module.effects.is_fresh(value):
        return None
    code = module.code(value)
    text = code if module.edit.operand(value) == code else in_parentheses(module, code, call)
    message = f"`{code}` is of type {convert} already"
    return Finding(call, message, (module.edit.replace(call, text),), None if sure else Safety.CHECKED)
