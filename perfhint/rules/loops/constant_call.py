"""Constant worked out by a call each time.

Slow:
    if distance < float("inf") and count < int(1e9):
        place = ord(letter) - ord("a")

Fast:
    if distance < inf and count < 10**9:
        place = ord(letter) - 97

Why:
    Each `float("inf")` finds a name among the builtins, calls it and reads the text. `10**9` is worked out once, when
    the program is compiled, and `math.inf` is there already.

When not:
    Outside of loops. `float("nan")`: each call makes one that is found only by itself.
"""

from __future__ import annotations

import ast
import re

from perfhint.rules._hot import is_hot
from perfhint.rules.api import Edit, Finding, Match, Module, Node, Safety

ID = "PH308"
SAFETY = Safety.SAFE
GROWTH = "constant factor"
PATTERN = """
(call function: (identifier) @function
  arguments: (argument_list . [(string) (float) (binary_operator left: (float) right: (integer))] @value .)
  (#any-of? @function "float" "int" "ord")) @call
"""

SLOW = """\
def cheapest(prices):
    best = [float("inf")] * 10
    reached = 0
    for item, price in enumerate(prices):
        if price < int(1e9) and best[item % 10] > price:
            best[item % 10] = price
        if best[item % 7] != float("inf"):
            reached += 1
    return reached


print(cheapest([price * 7919 % 10007 for price in range(300000)]))
"""

FAST = """\
from math import inf


def cheapest(prices):
    best = [float("inf")] * 10
    reached = 0
    for item, price in enumerate(prices):
        if price < 10**9 and best[item % 10] > price:
            best[item % 10] = price
        if best[item % 7] != inf:
            reached += 1
    return reached


print(cheapest([price * 7919 % 10007 for price in range(300000)]))
"""

_INFINITY = re.compile(r"""(["'])\s*([+-]?)inf(inity)?\s*\1""", re.IGNORECASE)
_POWER_OF_TEN = re.compile(r"(\d)(?:\.0*)?[eE]\+?(\d+)(?:\s*([+-])\s*(\d+))?")
_EXACT = 2**53
"""Above, not every integer is a float."""
_LOOSER = frozenset(
    {"argument_list", "keyword_argument", "assignment", "augmented_assignment", "comparison_operator", "subscript"}
    | {"boolean_operator", "return_statement", "parenthesized_expression", "list", "tuple", "if_statement", "slice"}
)
"""Where a sum needs no parentheses."""


def rewrite(match: Match, module: Module) -> Finding | None:
    call, value = match["call"], match["value"]
    function = module.code(match["function"])
    if not module.scopes.is_builtin(match["function"], function) or not is_hot(module, call):
        return None
    edits: list[Edit] = []
    if function == "int":
        text = _integer(module, call, module.code(value))
    elif function == "ord":
        text = _code_point(module, call, value)
    else:
        infinity = _INFINITY.fullmatch(module.code(value))
        if infinity is None:
            return None
        name, edits = module.edit.imported("math", "inf", call)
        text = f"-{name}" if infinity[2] == "-" else name
        if text != name and not _is_loose(module, call):
            text = f"({text})"
    if text is None:
        return None
    message = f"`{module.code(call)}` is a call for what is always the same; `{text}` is not"
    safety = Safety.CHECKED if edits and not match.context.is_script else None
    return Finding(call, message, (*edits, module.edit.replace(call, text)), safety)


def _integer(module: Module, call: Node, code: str) -> str | None:
    """`10**9 + 7` for `1e9 + 7`; None where a float would not be exactly that."""
    found = _POWER_OF_TEN.fullmatch(code)
    if found is None:
        return None
    factor, power, sign, added = found.groups()
    exact = int(factor) * 10 ** int(power) if int(power) < 16 else _EXACT
    if exact >= _EXACT or int(added or 0) >= _EXACT - exact:
        return None
    text = f"10**{power}" if factor == "1" else f"{factor} * 10**{power}"
    if sign:
        text = f"{text} {sign} {added}"
    return text if _is_loose(module, call) else f"({text})"


def _code_point(module: Module, call: Node, letter: Node) -> str | None:
    """`97` for `ord("a")`"""
    code = module.code(letter)
    text = ast.literal_eval(code) if letter.type == "string" and code[0] in "'\"" else ""
    if len(text) != 1:
        return None
    parent = module.parent(call)
    return f"({ord(text)})" if parent is not None and parent.type == "attribute" else str(ord(text))


def _is_loose(module: Module, call: Node) -> bool:
    parent = module.parent(call)
    return parent is not None and parent.type in _LOOSER
