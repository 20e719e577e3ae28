"""Builtin that goes through an array item by item.

Slow:
    total = sum(costs)
    count = sum(costs > limit)
    for cost in sorted(costs):

Fast:
    total = costs.sum()
    count = (costs > limit).sum()
    for cost in sorted(costs.tolist()):

Why:
    `sum`, `max`, `min`, `any`, `all` and `sorted` ask an array for its items, and numpy makes an object of each. The
    methods of arrays work on the bits, ten to fifty times as fast; a list has the objects that `sorted` needs.

When not:
    Sums of floats, which numpy adds up in another order. Arrays of several dimensions, whose items are rows. Arrays of
    a few items.
"""

from __future__ import annotations

from perfhint.rules.api import Finding, Match, Module, Node, Safety
from perfhint.rules.numeric._arrays import result_of

ID = "PH823"
SAFETY = Safety.CHECKED
GROWTH = "constant factor"
PATTERN = """
(call function: (identifier) @function arguments: (argument_list . [
    (identifier) (subscript) (comparison_operator) (binary_operator) (parenthesized_expression)
  ] @array) (#any-of? @function "sum" "max" "min" "any" "all" "sorted")) @call
"""

SLOW = """\
import numpy as np


def main():
    costs = np.array([number * 7919 % 10007 for number in range(10000)])
    total = 0
    for limit in range(100):
        total += sum(costs > limit) + max(costs)
        if any(costs < -limit):
            break
    print(total, sum(costs), sorted(costs)[50] + 0)


main()
"""

FAST = """\
import numpy as np


def main():
    costs = np.array([number * 7919 % 10007 for number in range(10000)])
    total = 0
    for limit in range(100):
        total += (costs > limit).sum() + costs.max()
        if (costs < -limit).any():
            break
    print(total, costs.sum(), sorted(costs.tolist())[50] + 0)


main()
"""

_DTYPES = {
    "sum": ("int64", "bool"),
    "any": ("int64", "bool"),
    "all": ("int64", "bool"),
    "max": ("int64", "float64"),
    "min": ("int64", "float64"),
    "sorted": ("int64", "float64"),
}
_FEW = 16


def rewrite(match: Match, module: Module) -> Finding | None:
    call, function, array = match["call"], match["function"], module.unwrap(match["array"])
    name = module.code(function)
    if not module.scopes.is_builtin(function, name) or module.comments(call):
        return None
    if name != "sorted" and len(module.arguments(call)) != 1:
        return None
    kind = result_of(module, array)
    if kind is None or kind.dimensions != 1 or kind.dtype not in _DTYPES[name] or _is_short(module, array):
        return None
    code = module.code(array)
    held = code if array.type in ("identifier", "subscript") else f"({code})"
    message = f"`{name}` asks the array for its items one by one, and numpy makes an object of each"
    if name == "sorted":
        return Finding(call, message, (module.edit.replace(match["array"], f"{held}.tolist()"),))
    return Finding(call, message, (module.edit.replace(call, f"{held}.{name}()"),))


def _is_short(module: Module, array: Node) -> bool:
    return any(module.facts.is_short(name, _FEW) for name in module.walk(array, "identifier"))
